package model

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handover/model/guide"
)

// keptGuide is a guide that says of its answers what they belong to.
func keptGuide(t testing.TB) *guide.Guide {
	t.Helper()
	group := "[[group]]\nid = \"all\"\ntitle = \"All\"\n\n"
	g, err := guide.Read(fstest.MapFS{
		"obligations.txt": {Data: nil},
		"messages.toml": {Data: []byte(group +
			item("question", ItemCaring, "all", yesno, prompt, `each = ["adult"]`) +
			item("question", "child.said", "all", `type = "long"`, prompt, `each = ["child", "parent"]`, `lodge = "child-words"`) +
			item("question", "child.wish", "all", `type = "text"`, prompt, `lodge = "child-words"`) +
			item("question", "other.view", "all", `type = "several"`, prompt, option("agrees", "no-view", "disagrees")+`lodge = "disagreements"`) +
			item("question", "other.why", "all", `type = "long"`, prompt, `lodge = "disagreements"`) +
			item("question", "service.back", "all", `type = "long"`, prompt, `each = ["service"]`, `lodge = "calls"`) +
			item("question", "plain", "all", `type = "text"`, prompt) +
			item("question", "story", "all", `type = "long"`, prompt))},
		"summary.toml": {Data: []byte(strings.ReplaceAll(group, "all", "record") +
			item("section", "record.reason", "record", gate) +
			item("section", "record.views", "record", query, `lodge = "child-words"`))},
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func whats(lacks []Lack) []string {
	var out []string
	for _, l := range lacks {
		out = append(out, l.What)
	}
	return out
}

func TestEachKindIsLackingOnceThereIsAnythingOfIt(t *testing.T) {
	g := keptGuide(t)
	for name, c := range map[string]struct {
		write func(n *notebook)
		want  map[string]int
	}{
		"nothing but names":              {func(n *notebook) {}, nil},
		"an answer of no such kind":      {func(n *notebook) { n.say("plain", "words") }, nil},
		"words of the child":             {func(n *notebook) { n.write(Written{Field{"child.said", TheChild}, "It is better now"}) }, map[string]int{"child-words": 1}},
		"words of a parent":              {func(n *notebook) { n.write(Written{Field{"child.said", mother}, "It is better now"}) }, nil},
		"words that were emptied":        {func(n *notebook) { n.write(Written{Field{"child.said", TheChild}, " \n"}) }, nil},
		"a line of the child's":          {func(n *notebook) { n.say("child.wish", "to see Gran") }, map[string]int{"child-words": 1}},
		"not yet asked":                  {func(n *notebook) { n.answer("child.wish", TheClosure, Answer{Status: NotYet}) }, nil},
		"not asked, and why":             {func(n *notebook) { n.answer("child.wish", TheClosure, Answer{Because: "a baby"}) }, map[string]int{"child-words": 1}},
		"a section of the child's words": {func(n *notebook) { n.write(Written{about("record.views"), "Amy said …"}) }, map[string]int{"child-words": 1, "record": 1}},
		"a section":                      {func(n *notebook) { n.write(Written{about("record.reason"), "Because"}) }, map[string]int{"record": 1}},
		"an attempt":                     {func(n *notebook) { n.write(Tried{Service: clinic, On: today, Outcome: "spoke"}) }, map[string]int{"calls": 1}},
		"an attempt, and what came back": {func(n *notebook) {
			n.write(Tried{Service: clinic, On: today, Outcome: "spoke"}, Written{Field{"service.back", clinic}, "We begin"})
		}, map[string]int{"calls": 2}},
		"somebody agrees":            {func(n *notebook) { n.say("other.view", "agrees") }, nil},
		"somebody disagrees":         {func(n *notebook) { n.say("other.view", "disagrees") }, map[string]int{"disagreements": 1}},
		"the same said twice":        {func(n *notebook) { n.say("other.view", "disagrees"); n.say("other.view", "no-view", "disagrees") }, map[string]int{"disagreements": 1}},
		"somebody came round":        {func(n *notebook) { n.say("other.view", "disagrees"); n.say("other.view", "agrees") }, map[string]int{"disagreements": 1}},
		"an answer to who disagrees": {func(n *notebook) { n.write(Written{about("other.why"), "Too soon"}) }, map[string]int{"disagreements": 1}},
		"a text that goes on":        {func(n *notebook) { n.write(Written{about("story"), "One. "}, Written{about("story"), "One. Two"}) }, nil},
		"a text that only looks so":  {func(n *notebook) { n.write(Written{about("story"), "No"}, Written{about("story"), "Nobody"}) }, map[string]int{"first-texts": 1}},
		"a text rewritten": {func(n *notebook) {
			n.write(Written{about("story"), "One"}, Written{about("story"), "Two"}, Written{about("story"), "Three"})
		}, map[string]int{"first-texts": 2}},
		"a text emptied":   {func(n *notebook) { n.write(Written{about("story"), "One"}, Written{about("story"), ""}) }, map[string]int{"first-texts": 1}},
		"a line rewritten": {func(n *notebook) { n.say("plain", "words"); n.say("plain", "others") }, map[string]int{"first-texts": 1}},
		"a choice changed": {func(n *notebook) { n.say("other.view", "agrees"); n.say("other.view", "no-view") }, nil},
		"what shows it rewritten": {func(n *notebook) {
			n.answer("other.view", TheClosure, Answer{Evidence: "visit"})
			n.say("other.view", "agrees")
		}, map[string]int{"first-texts": 1}},
		"a text taken back":               {func(n *notebook) { n.write(Undone{n.write(Written{about("record.reason"), "Because"}).ID}) }, nil},
		"an entry of another version":     {func(n *notebook) { n.write(Unknown{"sealed", json.RawMessage(`{}`)}) }, map[string]int{"apart": 1}},
		"an answer to another checklist":  {func(n *notebook) { n.say("local.question", "yes") }, map[string]int{"apart": 1}},
		"an undo of nothing":              {func(n *notebook) { n.write(Undone{id(999)}) }, nil},
		"the same person added again":     {func(n *notebook) { n.write(Added{mother, "Mum"}) }, map[string]int{"apart": 1}},
		"before a transfer, nothing late": {func(n *notebook) { n.say("plain", "words"); n.write(Transferred{On: today, As: "CR-1"}) }, nil},
		"after a transfer":                {func(n *notebook) { n.write(Transferred{On: today, As: "CR-1"}); n.say("plain", "words") }, map[string]int{"later": 1}},
		"on a day after the transfer's":   {func(n *notebook) { n.say("plain", "words"); n.write(Transferred{On: "2026-11-01", As: "CR-1"}) }, map[string]int{"later": 6}},
	} {
		n := opened()
		c.write(n)
		got := map[string]int{}
		for _, l := range Lacking(n.closure(), g) {
			got[l.What] = l.Count
			if l.Again || l.Since.IsZero() || l.Title == "" || l.Why == "" || strings.ContainsAny(l.Why, "{}") {
				t.Errorf("%s: %+v", name, l)
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: lacking are %v, not %v", name, got, c.want)
		}
	}
}

// full is a closure of which there is something of every kind.
func full() *notebook {
	n := opened()
	n.say("child.wish", "to see Gran")
	n.write(Tried{Service: clinic, On: today, Outcome: "spoke"})
	n.say("other.view", "disagrees")
	n.write(Written{about("record.reason"), "One"}, Written{about("record.reason"), "Two"}, Transferred{On: today, As: "CR-1"})
	n.say("plain", "words")
	n.write(Unknown{"sealed", json.RawMessage(`{}`)})
	return n
}

func TestWhatIsLackingComesInOneOrderAndIsSettledByLodging(t *testing.T) {
	g := keptGuide(t)
	n := full()
	want := []string{"child-words", "calls", "disagreements", "record", "first-texts", "later", "apart"}
	for i, what := range want {
		if got := whats(Lacking(n.closure(), g)); !slices.Equal(got, want[i:]) {
			t.Fatalf("lacking are %v, not %v", got, want[i:])
		}
		where, because := "the case record", ""
		if i%2 == 1 {
			where, because = "", "it is there already"
		}
		events, err := Lodge(n.closure(), g, what, where, because)
		if err != nil || len(events) != 1 {
			t.Fatalf("%s: %v, %v", what, events, err)
		}
		n.write(events...)
		if _, err := Lodge(n.closure(), g, what, where, because); err == nil {
			t.Errorf("%s is lodged twice", what)
		}
	}
	if got := Lacking(n.closure(), g); len(got) > 0 {
		t.Errorf("lacking are %v", whats(got))
	}
}

func TestWhatComesAfterTheLodgingIsLackingAgain(t *testing.T) {
	g := keptGuide(t)
	for what, add := range map[string]func(n *notebook) Entry{
		"child-words":   func(n *notebook) Entry { return n.write(Written{Field{"child.said", TheChild}, "It is better now"}) },
		"calls":         func(n *notebook) Entry { return n.write(Tried{Service: clinic, On: today, Outcome: "no-answer"}) },
		"disagreements": func(n *notebook) Entry { return n.write(Written{about("other.why"), "Too soon"}) },
		"record":        func(n *notebook) Entry { return n.write(Written{about("record.reason"), "Two, and more"}) },
		"first-texts": func(n *notebook) Entry {
			return n.write(Written{about("story"), "One"}, Written{about("story"), "Two"})
		},
		"later": func(n *notebook) Entry { return n.say("plain", "words and more") },
		"apart": func(n *notebook) Entry { return n.write(Unknown{"sealed", json.RawMessage(`{"n":2}`)}) },
	} {
		n := full()
		for _, l := range Lodgeable {
			n.write(Lodged{What: l.What, Where: "the case record"})
		}
		n.clock = n.clock.AddDate(0, 0, 1)
		e := add(n)
		i := slices.IndexFunc(Lacking(n.closure(), g), func(l Lack) bool { return l.What == what })
		if i < 0 {
			t.Errorf("%s is not lacking again", what)
			continue
		}
		l := Lacking(n.closure(), g)[i]
		if !l.Again || l.Count < 1 || l.Count > 2 || DateOf(l.Since) != DateOf(e.At) || !strings.HasPrefix(l.Why, "Something came since") {
			t.Errorf("%s: %+v", what, l)
		}
	}
}

func TestATextThatWasRewrittenAfterTheLodgingLeavesAnEarlierVersion(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	n.write(Written{about("story"), "One"}, Written{about("story"), "Two"}, Written{about("record.reason"), "First words"},
		Lodged{What: "first-texts", Where: "the case record"})
	n.write(Written{about("record.reason"), "Better words"})
	if got := whats(Lacking(n.closure(), g)); !slices.Equal(got, []string{"record", "first-texts"}) {
		t.Errorf("lacking are %v", got)
	}
}

func TestATransferOfWhatCameLaterSettlesIt(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	n.write(Transferred{On: today, As: "CR-1"}, Held{Because: "a complaint"}, Released{Because: "it is over"},
		Undone{n.write(Held{Because: "a court"}).ID}, Lodged{What: "record", Where: "there"})
	if got := Lacking(n.closure(), g); len(got) > 0 {
		t.Errorf("lacking are %v", whats(got))
	}
	answer := n.say("plain", "words")
	if got := Lacking(n.closure(), g); len(got) != 1 || got[0].What != "later" || got[0].Again {
		t.Errorf("lacking are %+v", got)
	}
	undo := n.write(Undone{answer.ID})
	if got := Lacking(n.closure(), g); len(got) > 0 {
		t.Errorf("what came later is taken back, and lacking are %v", whats(got))
	}
	n.write(Undone{undo.ID}, Transferred{On: today, As: "CR-2"})
	if got := Lacking(n.closure(), g); len(got) > 0 {
		t.Errorf("after another transfer lacking are %v", whats(got))
	}
	n.write(Undone{answer.ID}) // what was transferred holds no more
	if got := Lacking(n.closure(), g); len(got) != 1 || got[0].What != "later" || got[0].Count != 1 {
		t.Errorf("lacking are %+v", got)
	}
}

func TestWhatAnotherLaptopHadIsNeitherTransferredNorLodgedWithoutIt(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	kim := n.copy("kim", 100, n.clock.AddDate(0, 0, -1))
	kim.write(Tried{Service: clinic, On: "2026-11-01", Outcome: "spoke"}) // before, by the clock, and unknown to sam
	n.write(Tried{Service: clinic, On: "2026-11-01", Outcome: "no-answer"}, Transferred{On: today, As: "CR-1"}, Lodged{What: "calls", Where: "there"})
	c := Fold(Merge(n.entries, kim.entries))
	got := Lacking(c, g)
	if !slices.Equal(whats(got), []string{"calls", "later"}) || got[0].Count != 1 || !got[0].Again || got[1].Count != 1 {
		t.Errorf("lacking are %+v", got)
	}
}

func TestAnswersThatStandApartAreLackingUntilSomebodyChooses(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	kim := n.copy("kim", 100, n.clock)
	n.say("plain", "one")
	kim.say("plain", "two")
	both := &notebook{entries: Merge(n.entries, kim.entries), by: "sam", clock: kim.clock, next: ids(200)}
	if got := Lacking(both.closure(), g); len(got) != 1 || got[0].What != "apart" || got[0].Count != 2 {
		t.Errorf("lacking are %+v", got)
	}
	c := both.closure()
	events, err := Choose(c, g, about("plain"), c.Apart(about("plain"))[0].Entry)
	if err != nil {
		t.Fatal(err)
	}
	both.write(events...)
	if got := whats(Lacking(both.closure(), g)); !slices.Equal(got, []string{"first-texts"}) { // what was not chosen
		t.Errorf("lacking are %v", got)
	}
}

func TestWhatTheCarriedGuideSaysOfItsAnswersIsKnownHere(t *testing.T) {
	for _, it := range realGuide(t).Items {
		for _, l := range append([]guide.Lodge{it.Lodge}, lodgesOf(it)...) {
			if l != "" && lodgeable(string(l)) < 0 {
				t.Errorf("%s belongs to %q, which nobody can lodge", it.ID, l)
			}
		}
	}
}

func lodgesOf(it *guide.Item) []guide.Lodge {
	var out []guide.Lodge
	for _, o := range it.Options {
		out = append(out, o.Lodge)
	}
	return out
}

func TestTheLogOfCopiesAndOfSignaturesIsLodgedBeforeTheLocalCopyGoes(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.write(Copied{To: mother, How: CopyUnsafe, On: today, Because: "he reads her post", Agreed: "Ms Rees"}, Signed{Who: mother, How: SignNotOffered, On: today, Because: "as above"})
	lacks := Lacking(n.closure(), g)
	if i := slices.IndexFunc(lacks, func(l Lack) bool { return l.What == lackCopies }); i < 0 || lacks[i].Count != 2 {
		t.Fatalf("lacking are %+v", lacks)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return Lodge(c, g, lackCopies, "in the council's record, under Copies", "")
	})
	if slices.ContainsFunc(Lacking(n.closure(), g), func(l Lack) bool { return l.What == lackCopies }) {
		t.Error("once they are lodged they are lacking still")
	}
}
