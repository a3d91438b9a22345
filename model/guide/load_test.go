package guide

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// small is a whole guide in little: every test of a refusal spoils one thing in it.
const small = `[[flag]]
id = "england"
question = "start.nation"
options = ["england"]

[[flag]]
id = "wales"
question = "start.nation"
options = ["wales"]

[[flag]]
id = "from-17"
age_from = 17

[[flag]]
id = "other-children"
has = "other-child"

[[group]]
id = "start"
title = "To begin with"

[[question]]
id = "start.nation"
group = "start"
title = "The nation"
ask = "In which nation does {child} live?"
why = "The words differ."
source = "guide 2"
type = "one"
settles = ["england", "wales"]
kind = "gate"
step = "submit"
obligations = ["PG-1"]

[[question.option]]
id = "england"
words = "England"

[[question.option]]
id = "wales"
words = "Wales"

[[question]]
id = "adult.asked"
group = "start"
title = "Asked"
ask = "Was {name} asked?"
why = "They may see more."
source = "practice"
type = "yesno"
settles = ["yes"]
kind = "query"
step = "close"
each = ["parent"]
when = ["england"]

[question.wales]
ask = "Was {name} asked, in Welsh or English?"

[[rule]]
id = "start.dates"
ask = "Dates count back from today."

[[line]]
id = "start.page"
ask = "Nothing here replaces local procedures."
document = "guide-page"
obligations = ["PG-2"]
`

// record is a stage with one section.
const record = `[[group]]
id = "record"
title = "The record"

[[section]]
id = "record.reason"
group = "record"
title = "Why it began"
ask = "What was {child} referred for?"
why = "They will want to know."
source = "policy 4"
kind = "gate"
step = "submit"
box = "reason"
from = ["start.nation"]
readers = ["parent", "child"]
`

func folder(readiness, summary, obligations string) fstest.MapFS {
	return fstest.MapFS{
		"readiness.toml":  {Data: []byte(readiness)},
		"summary.toml":    {Data: []byte(summary)},
		"obligations.txt": {Data: []byte(obligations)},
	}
}

const twoDuties = "PG-1\nPG-2\n"

func TestASmallGuideIsReadAsItIsWritten(t *testing.T) {
	g, err := Read(folder(small, record, twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, it := range g.Items {
		ids = append(ids, string(it.Form)+" "+it.ID+" "+string(it.Stage))
	}
	want := []string{"question start.nation readiness", "question adult.asked readiness", "rule start.dates readiness",
		"line start.page readiness", "section record.reason summary"}
	if !slices.Equal(ids, want) {
		t.Errorf("items %q, want %q", ids, want)
	}
	if it := g.Item("record.reason"); it.Type != LongText {
		t.Errorf("a section is of type %q, want long", it.Type)
	}
	if f := g.Flag("from-17"); f == nil || f.AgeFrom != 17 {
		t.Errorf("the flag from-17 is %v", f)
	}
	if g.Groups[1].Stage != Summary || !slices.Equal(g.Obligations, []string{"PG-1", "PG-2"}) {
		t.Errorf("groups %v, obligations %v", g.Groups, g.Obligations)
	}
	if ask, why := g.Item("adult.asked").Words("wales"); !strings.Contains(ask, "Welsh") || why != "They may see more." {
		t.Errorf("in Wales it reads %q, %q", ask, why)
	}
}

func TestItemsKeepTheOrderOfTheirFileWhateverTheirForm(t *testing.T) {
	line := "[[line]]\nid = \"a.line\"\nask = \"First.\"\ndocument = \"family\"\n\n"
	g, err := Read(folder(line+small, "", twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	if g.Items[0].ID != "a.line" || g.Items[1].ID != "start.nation" {
		t.Errorf("the order is %s, %s", g.Items[0].ID, g.Items[1].ID)
	}
}

func TestOptionsMayStandInOneLine(t *testing.T) {
	q := "[[question]]\nid = \"q\"\ngroup = \"start\"\ntitle = \"Q\"\nask = \"Q?\"\nwhy = \"Q.\"\nsource = \"practice\"\n" +
		"type = \"one\"\nkind = \"prompt\"\noption = [{id = \"a\", words = \"A\"}, {id = \"b\", words = \"B\"}]\nwales = {ask = \"Q yn Gymraeg?\"}\n"
	g, err := Read(folder(small+"\n"+q, "", twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	if it := g.Item("q"); len(it.Options) != 2 || it.Option("b").Words != "B" {
		t.Errorf("the options are %v", it.Options)
	}
}

func TestTwoGuidesWithOneFingerprintAskTheSame(t *testing.T) {
	first, err := Read(folder(small, record, twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(folder(small, record, twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	other, err := Read(folder(strings.Replace(small, "In which nation", "Where", 1), record, twoDuties))
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Fingerprint) != 64 || first.Fingerprint != again.Fingerprint || first.Fingerprint == other.Fingerprint {
		t.Errorf("fingerprints %s, %s, and of another guide %s", first.Fingerprint, again.Fingerprint, other.Fingerprint)
	}
}

func TestEveryFaultIsToldAtOnceInTheOrderOfTheFiles(t *testing.T) {
	spoilt := strings.NewReplacer(`source = "practice"`, `source = ""`, `type = "one"`, `type = "two"`).Replace(small)
	_, err := Read(folder(spoilt, strings.Replace(record, `box = "reason"`, `box = "shoe"`, 1), twoDuties+"PG-3\n"))
	if err == nil {
		t.Fatal("a spoilt guide was read")
	}
	at := -1
	for _, want := range []string{"readiness.toml:4: ", "readiness.toml:30: ", "readiness.toml:50: ", "summary.toml:14: ", "obligations.txt:3: "} {
		i := strings.Index(err.Error(), want)
		if i <= at {
			t.Errorf("%q is not told, or not in its place:\n%v", want, err)
		}
		at = i
	}
}

func TestAFolderWithoutTheListOfObligationsIsRefused(t *testing.T) {
	fsys := folder(small, record, twoDuties)
	delete(fsys, "obligations.txt")
	if _, err := Read(fsys); err == nil || !strings.Contains(err.Error(), "obligations.txt") {
		t.Errorf("got %v", err)
	}
}

func TestAFileOfNoStageIsRefused(t *testing.T) {
	fsys := folder(small, record, twoDuties)
	fsys["hanover.toml"] = &fstest.MapFile{}
	if _, err := Read(fsys); err == nil || !strings.Contains(err.Error(), `hanover.toml:1: no stage is called "hanover"`) {
		t.Errorf("got %v", err)
	}
}

// FuzzRead holds that no file, however spoilt, stops the program: it is read, or its faults told.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small), []byte(record), []byte(twoDuties))
	f.Add([]byte("[[question.option]]\nid = 1"), []byte("[question]\n"), []byte(""))
	f.Add([]byte("[[question]]\noption = [{}, {id = \"a\"}]\nwales.ask = \"{\""), []byte("question = [{}]\n[[rule]]\n"), []byte("PG-1\nPG-1"))
	f.Add([]byte("[[flag]]\nid = \"a\"\nquestion = \"q\"\nanswered = true\n[[question]]\nid = \"q\"\nwhen = [\"a\"]"), []byte("[[\"line\"]]\r\n"), []byte("\n"))
	f.Fuzz(func(t *testing.T, readiness, summary, obligations []byte) {
		g, err := Read(folder(string(readiness), string(summary), string(obligations)))
		if (g == nil) == (err == nil) {
			t.Errorf("a guide %v together with the error %v", g, err)
		}
	})
}
