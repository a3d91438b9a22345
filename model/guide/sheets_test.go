package guide

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// withMessages is the small guide with a stage of messages, and with suggested words.
func withMessages(messages, wordings string) fstest.MapFS {
	fsys := fstest.MapFS{
		"obligations.txt": {Data: []byte(twoDuties)},
		"readiness.toml":  {Data: []byte(small)},
		"messages.toml":   {Data: []byte(messages)},
	}
	if wordings != "" {
		fsys["wordings.toml"] = &fstest.MapFile{Data: []byte(wordings)}
	}
	return fsys
}

const talks = `[[flag]]
id = "talk.tell.held"
question = "said"
options = ["yes"]

[[group]]
id = "talks"
title = "The talks"

[[sheet]]
id = "talk.ask"
like = "talk"
group = "talks"
title = "Asking"
words = "asking {name}"
why = "The first talk with {name}."
source = "guide 3"
each = ["child"]
obligations = ["PG-2"]

[[sheet]]
id = "talk.tell"
like = "talk"
group = "talks"
title = "Telling"
words = "telling {name}"
why = "The second."
source = "practice"
each = ["parent"]
when = ["england"]

[[question]]
id = "who"
like = "talk"
title = "Who speaks"
ask = "Who is {sheet}?"
why = "Best is whom they know."
type = "person"
kind = "prompt"
obligations = ["PG-1"]

[[question]]
id = "said"
sheet = "talk.tell"
group = "talks"
title = "Said"
ask = "Has it been said to {name}?"
why = "So that it is."
source = "practice"
type = "yesno"
planned = true
kind = "prompt"
each = ["parent"]
`

func TestAQuestionThatIsWrittenOnceStandsOnEachSheetOfItsKind(t *testing.T) {
	g, err := Read(withMessages(talks, ""))
	if err != nil {
		t.Fatal(err)
	}
	ask, tell := g.Item("talk.ask.who"), g.Item("talk.tell.who")
	if ask == nil || tell == nil {
		t.Fatal("a sheet has no copy of it")
	}
	if ask.Ask != "Who is asking {name}?" || tell.Ask != "Who is telling {name}?" {
		t.Errorf("they ask %q and %q", ask.Ask, tell.Ask)
	}
	if ask.Title != "Asking: who speaks" || ask.Sheet != "talk.ask" || ask.Group != "talks" || ask.Source != "guide 3" {
		t.Errorf("the copy is %+v", ask)
	}
	if strings.Join(ask.Obligations, " ") != "PG-2 PG-1" || strings.Join(tell.Obligations, " ") != "PG-1" {
		t.Errorf("they serve %q and %q", ask.Obligations, tell.Obligations)
	}
	if len(ask.Each) != 1 || ask.Each[0] != EachChild || tell.Each[0] != EachParent || len(tell.When) != 1 || len(ask.When) != 0 {
		t.Errorf("they are asked of %q %q and %q %q", ask.Each, ask.When, tell.Each, tell.When)
	}
	if g.Item("who") != nil {
		t.Error("what is written once is asked by itself too")
	}
}

func TestASheetThatIsWrongIsRefusedWithItsLine(t *testing.T) {
	for _, c := range []struct{ name, was, now, at, want string }{
		{"a sheet twice", `id = "talk.tell"`, `id = "talk.ask"`, "id = \"talk.ask\"\nlike = \"talk\"\ngroup = \"talks\"\ntitle = \"Telling\"", `the sheet "talk.ask" stands at`},
		{"a sheet without a title", `title = "Asking"`, `title = ""`, `title = ""`, "has no title"},
		{"a sheet of no group", "group = \"talks\"\ntitle = \"Asking\"", "group = \"tlaks\"\ntitle = \"Asking\"", `group = "tlaks"`, `no group is called "tlaks"`},
		{"a placeholder in its why", `first talk with {name}`, `first talk with {who}`, `first talk with {who}`, "{who} is not filled in"},
		{"no sheet of its kind", "id = \"who\"\nlike = \"talk\"", "id = \"who\"\nlike = \"tlak\"", `like = "tlak"`, "it would never be asked"},
		{"a question on no sheet", `sheet = "talk.tell"`, `sheet = "talk.said"`, `sheet = "talk.said"`, `no sheet is called "talk.said"`},
		{"words planned beside a text", `type = "yesno"` + "\nplanned = true", `type = "long"` + "\nplanned = true", `planned = true`, "words are planned beside an answer"},
		{"nobody who reads so", `planned = true`, `reader = "judge"`, `reader = "judge"`, `nobody reads as "judge"`},
		{"nothing offered so", `planned = true`, `options_of = "left"`, `options_of = "left"`, "with type several"},
		{"a key that a sheet does not use", `words = "asking {name}"`, `ask = "asking {name}"`, `ask = "asking`, `the key "ask"`},
	} {
		spoilt := strings.Replace(talks, c.was, c.now, 1)
		if spoilt == talks {
			t.Fatalf("%s: nothing was spoilt", c.name)
		}
		_, err := Read(withMessages(spoilt, ""))
		line := lineOf(t, spoilt, c.at)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		found := false
		for l := range strings.Lines(err.Error()) {
			found = found || strings.HasPrefix(l, "messages.toml:"+strconv.Itoa(line)+": ") && strings.Contains(l, c.want)
		}
		if !found {
			t.Errorf("%s: not at line %d: %v", c.name, line, err)
		}
	}
}

func TestSuggestedWordsThatFitNothingAreRefused(t *testing.T) {
	const fine = "[[wording]]\nitem = \"said\"\nfor = [\"adult\"]\ntext = \"We are stopping, {name}.\"\n"
	g, err := Read(withMessages(talks, fine))
	if err != nil || len(g.Wordings) != 1 {
		t.Fatalf("what is right is refused: %v", err)
	}
	plain, err := Read(withMessages(talks, ""))
	if err != nil || plain.Fingerprint != g.Fingerprint {
		t.Error("suggested words ask nothing, and change the guide's fingerprint")
	}
	for _, c := range []struct{ name, was, now, want string }{
		{"of no question", `"said"`, `"siad"`, "no question is called that"},
		{"of a question whose words are not planned", `"said"`, `"talk.ask.who"`, "its words are not planned"},
		{"for nobody", `["adult"]`, `["8-12"]`, `nobody is of the band "8-12"`},
		{"without for", "for = [\"adult\"]\n", "", "for is missing"},
		{"empty", "We are stopping, {name}.", "  ", "text is empty"},
		{"with another placeholder", "{name}", "{worker}", "{worker} is not filled in"},
		{"of an option that is not there", "for =", "option = \"told\"\nfor =", `no option "told"`},
		{"of a part that is not there", "for =", "part = \"opening\"\nfor =", `no part "opening"`},
		{"under a flag that is not there", "for =", "when = [\"harmed\"]\nfor =", `no flag is called "harmed"`},
		{"with a mistyped key", "text =", "txet =", "not TOML of the shape of suggested words"},
	} {
		_, err := Read(withMessages(talks, strings.Replace(fine, c.was, c.now, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "wordings.toml:") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
