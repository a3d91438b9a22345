package guide

import (
	"fmt"
	"strings"
	"testing"
)

// lineOf returns the line of the first place where text stands in a file.
func lineOf(t *testing.T, file, text string) int {
	t.Helper()
	before, _, found := strings.Cut(file, text)
	if !found {
		t.Fatalf("%q does not stand in the file", text)
	}
	return strings.Count(before, "\n") + 1
}

// more is a second question, whose parts a test may spoil.
const more = `
[[question]]
id = "more"
group = "start"
title = "More"
ask = "Is there more?"
why = "There may be."
source = "practice"
type = "several"
kind = "prompt"

[[question.option]]
id = "a"
words = "A"

[[question.option]]
id = "b"
words = "B"
`

func TestEachFaultInAGuideIsRefusedWithItsLineAndHowToMendIt(t *testing.T) {
	for _, c := range []struct {
		name     string
		was, now string // what is spoilt, in the first place where it stands
		at       string // text of the line at fault, once spoilt
		want     string
	}{
		{"a mistyped key", `why = "The words`, `wy = "The words`, `wy =`, `the key "wy" is not one that a question uses`},
		{"a key in another case", `title = "Asked"`, `Title = "Asked"`, `Title =`, `the key "Title"`},
		{"a key of another form on a question", `title = "More"`, "title = \"More\"\nbox = \"reason\"", `box =`, `the key "box" is not one that a question uses`},
		{"a key of another form on a line", `document = "guide-page"`, "document = \"guide-page\"\nstep = \"submit\"", "step = \"submit\"\nobligations = [\"PG-2\"]", `the key "step" is not one that a line uses`},
		{"a key of another form on a rule", `id = "start.dates"`, "id = \"start.dates\"\ntype = \"yesno\"", "type = \"yesno\"\nask", `the key "type" is not one that a rule uses`},
		{"a mistyped key of an option", `words = "England"`, `word = "England"`, `word =`, `the key "option.word"`},
		{"a mistyped key of a nation", `ask = "Was {name} asked, in`, `ax = "Was {name} asked, in`, `ax =`, `the key "wales.ax"`},
		{"a mistyped table", `[[rule]]`, `[[rul]]`, `[[rul]]`, `the table "rul" is not known`},
		{"a table that is not one of a list", `[[rule]]`, `[rule]`, `[rule]`, `the table "rule" is not known`},
		{"a key before any table", "[[flag]]\nid = \"england\"", "id = \"x\"\n[[flag]]\nid = \"england\"", `id = "x"`, `"id" stands before any table`},
		{"what is not TOML", `title = "The nation"`, `title = The nation`, `title = The`, `not TOML of the guide's shape`},
		{"a number for words", `title = "The nation"`, `title = 3`, `title = 3`, `not TOML of the guide's shape`},
		{"an item's id twice", `id = "more"`, `id = "start.nation"`, "id = \"start.nation\"\ngroup = \"start\"\ntitle = \"More\"", `"start.nation" is taken at readiness.toml:`},
		{"a flag's id twice", `id = "wales"`, `id = "england"`, "id = \"england\"\nquestion = \"start.nation\"\noptions = [\"wales\"]", `the flag "england" stands at readiness.toml:2 already`},
		{"a group's id twice", "[[rule]]", "[[group]]\nid = \"start\"\ntitle = \"Again\"\n\n[[rule]]", "id = \"start\"\ntitle = \"Again\"", `the group "start" stands in readiness.toml already`},
		{"an option's id twice", `id = "b"`, `id = "a"`, "id = \"a\"\nwords = \"B\"", `the option "a" is there twice`},
		{"an id in capitals", `id = "more"`, `id = "More"`, `id = "More"`, `"More" cannot be an id of a question`},
		{"an id with an empty part", `id = "more"`, `id = "more..x"`, `id = "more..x"`, `cannot be an id`},
		{"no id", `id = "start.dates"`, ``, `[[rule]]`, `"" cannot be an id of a rule`},
		{"an option's id in capitals", `id = "b"`, `id = "B"`, `id = "B"`, `"B" cannot be an id of an option`},
		{"a flag that there is not, in when", `when = ["england"]`, `when = ["scotland"]`, `when = ["scotland"]`, `no flag is called "scotland"`},
		{"a flag that there is not, in unless", `when = ["england"]`, `unless = ["scotland"]`, `unless =`, `no flag is called "scotland"`},
		{"a flag that there is not, on an option", `words = "B"`, "words = \"B\"\nwhen = [\"scotland\"]", `when = ["scotland"]`, `no flag is called "scotland"`},
		{"a flag of a question that there is not", `question = "start.nation"`, `question = "start.country"`, `question = "start.country"`, `no question is called "start.country"`},
		{"a flag of a rule", `question = "start.nation"`, `question = "start.dates"`, `question = "start.dates"`, `no question is called "start.dates"`},
		{"a flag of an answer that there is not", `options = ["england"]`, `options = ["scotland"]`, `options = ["scotland"]`, `has no answer "scotland"; use one of: england, wales`},
		{"a flag of an answer that is written freely", `type = "one"`, `type = "text"`, `options = ["england"]`, `is not answered from a list`},
		{"a flag raised in two ways", `age_from = 17`, "age_from = 17\nhas = \"service\"", "[[flag]]\nid = \"from-17\"", `must be raised in one way`},
		{"a flag raised in no way", `has = "other-child"`, ``, "[[flag]]\nid = \"other-children\"", `must be raised in one way`},
		{"a flag of no age", `age_from = 17`, `age_from = 0`, `age_from = 0`, `give an age from 1 to 25`},
		{"a flag of nobody", `has = "other-child"`, `has = "uncle"`, `has = "uncle"`, `nothing is called "uncle"`},
		{"a group that there is not", "group = \"start\"\ntitle = \"More\"", "group = \"begin\"\ntitle = \"More\"", `group = "begin"`, `no group is called "begin"`},
		{"a group without a title", `title = "To begin with"`, ``, "[[group]]", `the group "start" has no title`},
		{"no group", "group = \"start\"\ntitle = \"More\"", "title = \"More\"", "[[question]]\nid = \"more\"", `no group is called ""`},
		{"a group of another stage", "group = \"start\"\ntitle = \"More\"", "group = \"record\"\ntitle = \"More\"", `group = "record"`, `belongs to summary.toml`},
		{"each of nobody", `each = ["parent"]`, `each = ["uncle"]`, `each = ["uncle"]`, `cannot be about each "uncle"`},
		{"a mark that there is not", `each = ["parent"]`, "each = [\"service\"]\nmark = \"waved\"", `mark = "waved"`, `no mark of a handover is called "waved"`},
		{"a mark of something that is no service", `each = ["parent"]`, "each = [\"parent\"]\nmark = \"sent\"", `mark = "sent"`, `only a question about each service has a mark`},
		{"a kind that there is not", `kind = "query"`, `kind = "wish"`, `kind = "wish"`, `no kind is called "wish"`},
		{"a step that there is not", `step = "close"`, `step = "leave"`, `step = "leave"`, `none is called "leave"`},
		{"a query that guards nothing", `step = "close"`, ``, "[[question]]\nid = \"adult.asked\"", `a query guards a step`},
		{"a gate that guards nothing", "kind = \"gate\"\nstep = \"submit\"", `kind = "gate"`, "[[question]]\nid = \"start.nation\"", `a gate guards a step`},
		{"a prompt that guards a step", `kind = "prompt"`, "kind = \"prompt\"\nstep = \"close\"", "step = \"close\"\n\n[[question.option]]\nid = \"a\"", `only a gate or a query guards a step`},
		{"a type that there is not", `type = "several"`, `type = "many"`, `type = "many"`, `no type of answer is called "many"`},
		{"a gate that any answer opens", `settles = ["england", "wales"]`, ``, "[[question]]\nid = \"start.nation\"", `any answer at all would open this gate`},
		{"an answer that settles and is not there", `settles = ["yes"]`, `settles = ["perhaps"]`, `settles = ["perhaps"]`, `"perhaps" is not one of the answers; use one of: yes, no`},
		{"settles of written words", "type = \"yesno\"", `type = "text"`, `settles = ["yes"]`, `is settled by being given`},
		{"a choice of one", "\n[[question.option]]\nid = \"b\"\nwords = \"B\"\n", ``, "[[question.option]]\nid = \"a\"", `a choice needs at least two options`},
		{"options of a date", `type = "several"`, `type = "date"`, "[[question.option]]\nid = \"a\"", `takes no options`},
		{"an option without words", `words = "B"`, ``, "[[question.option]]\nid = \"b\"", `the option "b" has no words`},
		{"an empty question", `ask = "Is there more?"`, `ask = " "`, `ask = " "`, `ask is empty`},
		{"no reason", `why = "There may be."`, ``, "[[question]]\nid = \"more\"", `why is empty`},
		{"no title", `title = "More"`, ``, "[[question]]\nid = \"more\"", `title is empty`},
		{"no source", "source = \"practice\"\ntype = \"several\"", `type = "several"`, "[[question]]\nid = \"more\"", `source is empty`},
		{"a line without words", `ask = "Nothing here replaces local procedures."`, ``, `[[line]]`, `ask is empty`},
		{"a line that stands nowhere", `document = "guide-page"`, ``, `[[line]]`, `a line stands in no document called ""`},
		{"a line in a document that there is not", `document = "guide-page"`, `document = "poster"`, `document = "poster"`, `a line stands in no document called "poster"`},
		{"a name that is not filled in", `In which nation does {child}`, `In which nation does {kid}`, `{kid}`, `{kid} is not filled in`},
		{"a name that is not closed", `The words differ.`, `The words differ for {child`, `for {child`, `{child is not filled in`},
		{"nobody to name", `In which nation does {child}`, `In which nation does {name}`, `does {name}`, `{name} has nobody to name`},
		{"a name in a nation's words", `{name} asked, in`, `{who} asked, in`, `{who}`, `{who} is not filled in`},
		{"a name in a title", `title = "More"`, `title = "More of {child}"`, `of {child}`, `{child} is not filled in here`},
		{"a name in an option", `words = "B"`, `words = "B for {child}"`, `B for`, `{child} is not filled in here`},
		{"a limit of no days", "[[rule]]", "[[limit]]\nid = \"x\"\ntitle = \"X\"\nsource = \"ours\"\nwhy = \"So\"\ndays = 0\n\n[[rule]]", `days = 0`, `the limit "x" is 0 days`},
		{"a limit of nobody's", "[[rule]]", "[[limit]]\nid = \"x\"\ntitle = \"X\"\nwhy = \"So\"\ndays = 3\n\n[[rule]]", `[[limit]]`, `the limit "x" has no source`},
		{"a limit that begins and does not end", "[[rule]]", "[[limit]]\nid = \"x\"\ntitle = \"X\"\nsource = \"ours\"\nwhy = \"So\"\ndays = 3\nitem = \"more\"\n\n[[rule]]", `item = "more"`, `a beginning or an end and not both`},
		{"a limit that runs from nowhere", "[[rule]]", "[[limit]]\nid = \"x\"\ntitle = \"X\"\nsource = \"ours\"\nwhy = \"So\"\ndays = 3\nitem = \"less\"\nuntil = \"more\"\n\n[[rule]]", `item = "less"`, `no question about the closure is called "less"`},
		{"a limit's id twice", "[[rule]]", "[[limit]]\nid = \"x\"\ntitle = \"X\"\nsource = \"ours\"\nwhy = \"So\"\ndays = 3\n\n[[limit]]\nid = \"x\"\ntitle = \"Y\"\nsource = \"ours\"\nwhy = \"So\"\ndays = 4\n\n[[rule]]", "id = \"x\"\ntitle = \"Y\"", `the limit "x" stands at`},
		{"a limit that there is not", `type = "several"`, "type = \"several\"\nlimit = \"soon\"", `limit = "soon"`, `no limit for the age of an answer is called "soon"`},
		{"an area of need that there is not", `type = "several"`, "type = \"several\"\narea = \"hobbies\"", `area = "hobbies"`, `a cell of the grid of needs`},
		{"an area of need with other answers", `type = "several"`, "type = \"several\"\narea = \"emotional\"", `area = "emotional"`, `has the options settled, watch, active, chose-not, gap`},
		{"own words of a choice", `type = "several"`, "type = \"several\"\nown_words = true", `own_words = true`, `only a text can be compared with ours`},
		{"a line of a call beside which nothing stands", `words = "B"`, "words = \"B\"\nfrom = [\"less\"]", `from = ["less"]`, `no question or section is called "less"`},
		{"words to be said that are no yes to a service", `settles = ["yes"]`, "settles = [\"yes\"]\nsay = \"So it is.\"", `say =`, `only a yes about each service is said in so many words`},
		{"what stands beside no line of a call", `type = "several"`, "type = \"several\"\nfrom = [\"start.nation\"]", `from = ["start.nation"]`, `cannot stand beside this in a call`},
		{"an option that needs what no answer has", `words = "B"`, "words = \"B\"\nneeds = [\"stamp\"]", `needs = ["stamp"]`, `an answer cannot carry "stamp"`},
		{"an option that follows what is not there", "words = \"England\"", "words = \"England\"\nafter = [\"scotland\"]", `after = ["scotland"]`, `"england" cannot follow "scotland"`},
		{"an option that follows, of several", `words = "B"`, "words = \"B\"\nafter = [\"a\"]", `after = ["a"]`, `"b" cannot follow "a"`},
		{"an owner that there is not", `kind = "prompt"`, "kind = \"prompt\"\nowner = \"child\"", `owner = "child"`, `"child" cannot own this`},
		{"a need that there is not", `kind = "prompt"`, "kind = \"prompt\"\nneeds = [\"when\"]", `needs =`, `an answer cannot carry "when"`},
		{"a past that is no date", `kind = "prompt"`, "kind = \"prompt\"\npast = true", `past =`, `only a date can be past`},
		{"a column of two tables", `each = ["parent"]`, "each = [\"parent\", \"child\"]\ncolumn = \"Asked\"", `column =`, `about one kind of thing`},
		{"something lodged that is not of a kind", `kind = "prompt"`, "kind = \"prompt\"\nlodge = \"letters\"", `lodge =`, `nothing is lodged in the council's record as "letters"; use one of: child-words, calls, disagreements`},
		{"an option lodged that is not of a kind", `words = "B"`, "words = \"B\"\nlodge = \"record\"", `lodge =`, `nothing is lodged in the council's record as "record"`},
		{"a rule that is lodged", `id = "start.dates"`, "id = \"start.dates\"\nlodge = \"calls\"", `lodge =`, `the key "lodge" is not one that a rule uses`},
		{"an obligation that there is not", `obligations = ["PG-1"]`, `obligations = ["PG-1", "PG-7"]`, `obligations = ["PG-1", "PG-7"]`, `no obligation is called "PG-7"`},
		{"one flag both up and down", `when = ["england"]`, "when = [\"england\"]\nunless = [\"england\"]", `when = ["england"]`, `"england" would have to be both up and down`},
		{"two answers of one question", `when = ["england"]`, `when = ["england", "wales"]`, `when = ["england", "wales"]`, `"england", "wales" exclude each other`},
		{"a table beneath a question that is none of its own", `[question.wales]`, `[question.scotland]`, `[question.scotland]`, `the table "question.scotland" is not known`},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole := small + more
			spoilt := strings.Replace(whole, c.was, c.now, 1)
			if spoilt == whole {
				t.Fatalf("%q does not stand in the guide", c.was)
			}
			_, err := Read(folder(spoilt, record, twoDuties))
			if err == nil {
				t.Fatal("it was read")
			}
			told(t, err, fmt.Sprintf("readiness.toml:%d: ", lineOf(t, spoilt, c.at)), c.want)
		})
	}
}

// told holds that one line of an error starts and goes on as it should.
func told(t *testing.T, err error, where, what string) {
	t.Helper()
	for line := range strings.Lines(err.Error()) {
		if strings.HasPrefix(line, where) && strings.Contains(line, what) {
			return
		}
	}
	t.Errorf("want %s… %s …, got:\n%v", where, what, err)
}

func TestQuestionsThatCanNeverApplyAreRefused(t *testing.T) {
	flags := `
[[flag]]
id = "older"
age_from = 18

[[flag]]
id = "nation-known"
question = "start.nation"
answered = true

[[flag]]
id = "more-a"
question = "more"
options = ["a"]

[[flag]]
id = "more-b"
question = "more"
options = ["b"]

[[flag]]
id = "asked"
question = "adult.asked"
options = ["yes"]

[[flag]]
id = "not-asked"
question = "adult.asked"
options = ["no"]
`
	for _, c := range []struct{ name, keys, want string }{
		{"a flag that brings another by age", "when = [\"older\"]\nunless = [\"from-17\"]", `"older" is never up without "from-17"`},
		{"an answer to a question that is not answered", "when = [\"england\"]\nunless = [\"nation-known\"]", `"england" is never up without "nation-known"`},
		{"every answer left out", "when = [\"nation-known\"]\nunless = [\"england\", \"wales\"]", `exclude each other`},
		{"a flag whose own question is for the other nation", "when = [\"asked\", \"wales\"]", `exclude each other`},
		{"several answers may be given together", "when = [\"more-a\", \"more-b\"]", ""},
		{"each adult may be answered for differently", "when = [\"asked\", \"not-asked\"]", ""},
		{"flags of different questions", "when = [\"england\", \"from-17\"]\nunless = [\"older\", \"other-children\"]", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := small + more + flags + "\n[[rule]]\nid = \"last\"\nask = \"Last.\"\n" + c.keys + "\n"
			_, err := Read(folder(text, record, twoDuties))
			if c.want == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			if err == nil {
				t.Fatal("it was read")
			}
			told(t, err, fmt.Sprintf("readiness.toml:%d: rule \"last\"", lineOf(t, text, c.keys)), c.want)
		})
	}
}

func TestAnOptionThatCanNeverBeOfferedIsRefused(t *testing.T) {
	text := small + strings.Replace(strings.Replace(more, "kind =", "when = [\"wales\"]\nkind =", 1), `words = "B"`, "words = \"B\"\nwhen = [\"england\"]", 1)
	_, err := Read(folder(text, record, twoDuties))
	if err == nil {
		t.Fatal("it was read")
	}
	told(t, err, fmt.Sprintf("readiness.toml:%d: ", strings.Count(text, "\n")), `the option "b" can never be offered`)
}

func TestFlagsThatWaitForThemselvesAreRefused(t *testing.T) {
	text := strings.Replace(small, "obligations = [\"PG-1\"]", "obligations = [\"PG-1\"]\nwhen = [\"asked\"]", 1) +
		"\n[[flag]]\nid = \"asked\"\nquestion = \"adult.asked\"\noptions = [\"yes\"]\n"
	_, err := Read(folder(text, record, twoDuties))
	if err == nil {
		t.Fatal("it was read")
	}
	told(t, err, "readiness.toml:3: ", `the flag "england" waits for itself (england → asked → england)`)
	told(t, err, fmt.Sprintf("readiness.toml:%d: ", lineOf(t, text, `question = "adult.asked"`)), `the flag "asked" waits for itself`)
}

func TestSectionsAreHeldToWhatTheRecordCanHold(t *testing.T) {
	for _, c := range []struct{ was, now, at, want string }{
		{`box = "reason"`, "box = \"reason\"\ntype = \"text\"", `type =`, `the key "type" is not one that a section uses`},
		{`box = "reason"`, "box = \"reason\"\nlodge = \"later\"", `lodge =`, `nothing is lodged in the council's record as "later"`},
		{`box = "reason"`, `box = "shoe"`, `box =`, `no box called "shoe"`},
		{`box = "reason"`, `each = ["adult"]`, `each =`, `a section cannot be about each "adult"`},
		{`why = "They will want to know."`, `why = ""`, `why =`, `why is empty`},
		{`step = "submit"`, ``, `[[section]]`, `a gate guards a step`},
		{`readers = ["parent", "child"]`, ``, `[[section]]`, `nothing says who may read it in a copy`},
		{`readers = ["parent", "child"]`, `readers = ["aunt"]`, `readers =`, `no reader of a copy is called "aunt"`},
		{`readers = ["parent", "child"]`, `readers = ["self"]`, `readers =`, `it is about no parent`},
		{`readers = ["parent", "child"]`, "readers = []\nunless_child = [\"wales\"]", `unless_child =`, `it is not asked of the child`},
	} {
		text := strings.Replace(record, c.was, c.now, 1)
		_, err := Read(folder(small, text, twoDuties))
		if err == nil {
			t.Errorf("%s was read", c.now)
			continue
		}
		told(t, err, fmt.Sprintf("summary.toml:%d: ", lineOf(t, text, c.at)), c.want)
	}
}

func TestObligationsAreListedOnceAndAllServed(t *testing.T) {
	_, err := Read(folder(small, record, "PG-1\nPG-2\nPG-2\nPG-3\n"))
	if err == nil {
		t.Fatal("it was read")
	}
	told(t, err, "obligations.txt:3: ", "PG-2 is listed on line 2 already")
	told(t, err, "obligations.txt:4: ", "nothing in the guide serves PG-3")
}
