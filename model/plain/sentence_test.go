package plain

import (
	"slices"
	"strings"
	"testing"
)

func TestATextIsCutIntoItsSentences(t *testing.T) {
	l := lists(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"She came. She left! Why? Good…\nNobody knows.", []string{"She came", "She left", "Why", "Good", "Nobody knows"}},
		{"Dr. Jones met Mrs. Dale at St. Anne's on 3.10.2020 at 10.30 a.m. on Monday.", []string{"Dr. Jones met Mrs. Dale at St. Anne's on 3.10.2020 at 10.30 a.m. on Monday"}},
		{"We met at 3 p.m. Then we left.", []string{"We met at 3 p.m", "Then we left"}},
		{"J. K. Okoro rang. It was I. Nobody else rang.", []string{"J. K. Okoro rang", "It was I", "Nobody else rang"}},
		{"He scored 3.5 of 5. Good, e.g. in maths, i.e. sums.", []string{"He scored 3.5 of 5", "Good, e.g. in maths, i.e. sums"}},
		{"Dear Amy,\nThank you for the picture.\nBye\nAdaeze", []string{"Dear Amy", "Thank you for the picture", "Bye", "Adaeze"}},
		{"Dear Amy,\nthank you.", []string{"Dear Amy", "thank you"}},
		{"We will:\n- ring Mum\n- write to school\n1. First thing\n2. Second thing", []string{"We will", "ring Mum", "write to school", "1. First thing", "2. Second thing"}},
		{"“Why?” she asked. “No!” he said.", []string{"Why?” she asked", "No!” he said"}},
		{"This line was wrapped by a program at seventy characters or thereabouts and\nTuesday follows. Then more.", []string{"This line was wrapped by a program at seventy characters or thereabouts and\nTuesday follows", "Then more"}},
		{"Look at childline.org.uk for more. No. 5 is next. The answer was no. 5 came.", []string{"Look at childline.org.uk for more", "No. 5 is next", "The answer was no", "5 came"}},
		{"One\n\ntwo", []string{"One", "two"}},
	} {
		toks := tokens(c.text)
		var got []string
		for _, s := range l.sentences(c.text, toks) {
			got = append(got, c.text[toks[s.first].from:toks[s.end-1].to])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is cut into\n%q; it should be\n%q", c.text, got, c.want)
		}
	}
}

func TestASentenceOfMoreThan25WordsIsLong(t *testing.T) {
	l := lists(t)
	words := strings.Repeat("word ", 24) + "half-way"
	if got := l.Read(Text{Body: words + ".", Reader: Family}); len(got.Findings) > 0 || got.Words != 25 {
		t.Errorf("25 words are not long, and a word with a hyphen is one: %+v", got)
	}
	got := l.Read(Text{Body: "Short one. W" + words[1:] + " claims that more.", Reader: Family})
	if r := rules(got, Long, Disbelief); !slices.Equal(r, []string{"long", "claims"}) {
		t.Errorf("a long sentence may enclose another finding, and comes first; found %v", r)
	}
	if f := got.Findings[0]; !strings.Contains(f.Why, "28 words") || f.From != len("Short one. ") {
		t.Errorf("a long sentence says how long it is, and where: %+v", f)
	}
	if got := rules(l.Read(Text{Body: "Amy said, “" + words + " and so on.”", Reader: Professional}), Long); len(got) > 0 {
		t.Errorf("what a child said is not ours to shorten")
	}
}
