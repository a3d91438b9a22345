package model

import (
	"strings"
	"testing"

	"handover/model/guide"
)

const ourWords = "Children's services became involved after Mo told a teacher that an older relative had hurt him. " +
	"A plan was made with his mother, and he has been seen every week since the spring. He is safe at home with her now."

func TestAReadBackThatIsOurOwnTextIsNoticedAndQueried(t *testing.T) {
	g := realGuide(t)
	for name, c := range map[string]struct {
		readback string
		noticed  bool
	}{
		"pasted":                               {ourWords, true},
		"pasted, without capitals":             {strings.ToLower(strings.ReplaceAll(ourWords, ",", "")), true},
		"pasted, with a word before and after": {"So: " + ourWords + " Thank you.", true},
		"half of it ours, half theirs": {"So if I have this right, he told his teacher in spring and you made a plan with mum. " +
			"A plan was made with his mother, and he has been seen every week since the spring. I will see him on Tuesdays and ring you if he misses two, and school has my number.", false},
		"their own": {"He told at school that somebody in the family hurt him, mum has been great, you are stopping because he is doing well, and I ring you if the relative turns up again.", false},
		"short":     {"He is safe at home with her now.", false},
		"nothing":   {"", false},
	} {
		n := opened()
		n.write(Written{about("record.reason"), ourWords})
		n.write(Written{Field{"service.readback", clinic}, c.readback})
		what := ""
		for _, b := range Outstanding(n.closure(), g, guide.Submit, today) {
			if b.Field == (Field{"service.readback", clinic}) && c.readback != "" {
				what = b.What
			}
		}
		if (what != "") != c.noticed || c.noticed && !strings.Contains(what, "our own") {
			t.Errorf("%s: %q", name, what)
		}
	}
}

func TestAReadBackInOurWordsMayStayWithAReason(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := Field{"service.readback", clinic}
	n.write(Written{about("record.reason"), ourWords}, Written{f, ourWords})
	n.answer(f.Item, clinic, Answer{Because: "she read it from the letter, word for word"})
	if Open(n.closure(), g, g.Item(f.Item), clinic, today) {
		t.Error("the reason does not let it be")
	}
}
