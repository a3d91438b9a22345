package model

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// numbered finds the line of an entry.
func numbered(t *testing.T, lines []AccessLine, e Entry) AccessLine {
	t.Helper()
	i := slices.IndexFunc(lines, func(l AccessLine) bool { return l.Entry == e.ID })
	if i < 0 {
		t.Fatalf("%s has no line", e.ID)
	}
	return lines[i]
}

func pieces(l AccessLine) string {
	all := []string{l.Title, l.Did}
	for _, w := range l.Words {
		all = append(all, w.Label+": "+w.Text)
	}
	return strings.Join(all, "\n")
}

func TestEverythingIsListedInDateOrderWithWhatWasReplacedAndTakenBack(t *testing.T) {
	g, n := smallGuide(t), opened()
	no := n.say("risk.safe", "no")
	yes := n.answer("risk.safe", TheClosure, Answer{Status: Answered, Value: Value{"yes"}, Evidence: "seen at school", On: today, By: "manager"})
	first := n.write(Written{about("record.reason"), "A first draft."})
	second := n.write(Written{about("record.reason"), "One.\nTwo."})
	slip := n.write(Tried{Service: clinic, On: today, Who: "reception", Outcome: "spoke", Note: "a slip", Took: 61})
	undo := n.write(Undone{slip.ID})
	alien := n.write(Unknown{Kind: "sealed", Fields: json.RawMessage(`{"by":"somebody"}`)})
	lines := Everything(n.closure(), g)
	if len(lines) != len(n.entries) {
		t.Fatalf("of %d entries there are %d lines", len(n.entries), len(lines))
	}
	for i, l := range lines {
		if l.Number != i+1 || i > 0 && l.At.Before(lines[i-1].At) || l.Title == "" || l.Did == "" || l.On == "" {
			t.Errorf("line %d is %+v", i+1, l)
		}
	}
	at := func(e Entry) AccessLine { return numbered(t, lines, e) }
	if l := at(no); l.Replaced != at(yes).Number || !strings.Contains(pieces(l), "Answer: No") {
		t.Errorf("the first answer: %+v", l)
	}
	if l := at(yes); l.Replaced != 0 || l.Stage == "" || !strings.Contains(pieces(l), "What shows it: seen at school") || !strings.Contains(pieces(l), "Who: Ms Rees") {
		t.Errorf("the answer: %+v", l)
	}
	if l := at(first); l.Replaced != at(second).Number || !l.Holds("first draft") {
		t.Errorf("the first text: %+v", l)
	}
	if l := at(slip); l.Undone != at(undo).Number || !strings.Contains(pieces(l), "Minutes: 2") || !strings.Contains(pieces(l), "The clinic") {
		t.Errorf("what was taken back: %+v", l)
	}
	if l := at(undo); strings.Contains(pieces(l), "clinic") || strings.Contains(pieces(l), "slip") {
		t.Errorf("taking back says what was taken back: %+v", l)
	}
	if l := at(alien); l.Odd == "" || !strings.Contains(pieces(l), "somebody") {
		t.Errorf("what cannot be read: %+v", l)
	}
}

func TestEveryKindOfEntryHasWordsOfItsOwnAndNothingTypedIsMissing(t *testing.T) {
	g := smallGuide(t)
	for _, ev := range everyEvent() {
		n := opened()
		e := n.write(ev)
		c := n.closure()
		if c.ofAccess(ev) {
			continue
		}
		l := numbered(t, Everything(c, g), e)
		if _, unknown := ev.(Unknown); !unknown && strings.Contains(pieces(l), "no words here") {
			t.Errorf("nobody has put %q into words", ev.kind())
		}
		b, err := marshal(ev)
		if err != nil {
			t.Fatal(err)
		}
		var fields any
		if err := json.Unmarshal(b, &fields); err != nil {
			t.Fatal(err)
		}
		for _, words := range sentencesIn(fields) {
			if !strings.Contains(strings.ToLower(pieces(l)), strings.ToLower(words)) {
				t.Errorf("%q of %q is missing from\n%s", words, ev.kind(), pieces(l))
			}
		}
	}
}

// sentencesIn finds the words in a value that only somebody can have typed.
func sentencesIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		if strings.Contains(v, " ") {
			out = append(out, v)
		}
	case []any:
		for _, e := range v {
			out = append(out, sentencesIn(e)...)
		}
	case map[string]any:
		for _, e := range v {
			out = append(out, sentencesIn(e)...)
		}
	}
	return out
}

func TestWhatIsSaidOfAccessIsNoLineAndChangesNoNumber(t *testing.T) {
	g, n := smallGuide(t), opened()
	told := n.write(Written{about("record.reason"), "Her aunt told us of it. She is well."})
	want := Everything(n.closure(), g)
	marked := n.write(AccessWithheld{told.ID, "Her aunt told us of it.", "zqwhyqz", "Ms Rees"})
	n.write(AccessShown{marked.ID, "zqshownqz", "Ms Rees"})
	n.write(Undone{n.write(Undone{n.write(AccessWithheld{Entry: told.ID, Because: "zqwhyqz", Agreed: "Ms Rees"}).ID}).ID})
	n.write(Unknown{"access-withheld", json.RawMessage(`{"entry":"zqwhyqz","colour":"red"}`)})
	if got := Everything(n.closure(), g); !reflect.DeepEqual(got, want) {
		t.Errorf("the lines are %+v", got)
	}
	if !n.closure().UnreadAccess() {
		t.Error("what another version left out is passed over")
	}
	after := n.write(Disclosed{To: "AB", On: today, How: CopyByHand, Agreed: "Ms Rees"})
	if l := numbered(t, Everything(n.closure(), g), after); l.Number != len(want)+1 {
		t.Errorf("the next line is number %d", l.Number)
	}
}

func TestAPassageIsLeftOutOnlyWhereItStands(t *testing.T) {
	g, n := smallGuide(t), opened()
	told := n.write(Written{about("record.reason"), "Her aunt told us of it. Jonah is well."})
	mark := AccessWithheld{told.ID, "her aunt\ntold us", "in confidence", "Ms Rees"}
	for words, want := range map[string]string{"Her uncle told us": "do not stand in that line", "Jon": "do not stand in that line"} {
		bad := mark
		bad.Words = words
		if _, err := WithholdAccess(n.closure(), g, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", words, err)
		}
	}
	for _, bad := range []AccessWithheld{{told.ID, "", "", "Ms Rees"}, {told.ID, "", "so", ""}, {id(99), "", "so", "Ms Rees"}} {
		if _, err := WithholdAccess(n.closure(), g, bad); err == nil {
			t.Errorf("%+v is kept", bad)
		}
	}
	events, err := WithholdAccess(n.closure(), g, mark)
	if err != nil || len(events) != 1 {
		t.Fatal(events, err)
	}
	n.write(events...)
	if events, err := WithholdAccess(n.closure(), g, mark); err != nil || len(events) != 0 {
		t.Errorf("once more: %v, %v", events, err)
	}
	if left, passages := n.closure().LeftOut(Everything(n.closure(), g)); left != 0 || passages != 1 {
		t.Errorf("left out are %d and %d", left, passages)
	}
	n.write(AccessWithheld{Entry: told.ID, Because: "so", Agreed: "Ms Rees"})
	if left, passages := n.closure().LeftOut(Everything(n.closure(), g)); left != 1 || passages != 0 {
		t.Errorf("left out are %d and %d", left, passages)
	}
}

func TestWhatEitherOfTwoLeftOutStaysLeftOut(t *testing.T) {
	g, n := smallGuide(t), opened()
	told := n.write(Written{about("record.reason"), "Her aunt told us of it."})
	mark := AccessWithheld{Entry: told.ID, Because: "in confidence", Agreed: "Ms Rees"}
	first := n.write(mark)
	a, b := n.copy("sam", 600, n.clock), n.copy("kim", 700, n.clock.Add(-time.Hour))
	events, err := ShowAccess(a.closure(), g, AccessShown{first.ID, "the aunt agreed", "Ms Rees"})
	if err != nil {
		t.Fatal(err)
	}
	a.write(events...)
	if len(a.closure().WithheldNow()) != 0 {
		t.Error("it is left out still")
	}
	b.write(mark)
	for _, c := range []*Closure{Fold(Merge(a.entries, b.entries)), Fold(Merge(b.entries, a.entries))} {
		if got := c.WithheldNow(); len(got) != 1 || len(c.AccessMarks()) != 2 {
			t.Errorf("left out are %v", got)
		}
	}
	if events, err := ShowAccess(a.closure(), g, AccessShown{first.ID, "once more", "Ms Rees"}); err != nil || len(events) != 0 {
		t.Errorf("shown once more: %v, %v", events, err)
	}
	if _, err := ShowAccess(a.closure(), g, AccessShown{id(99), "so", "Ms Rees"}); err == nil {
		t.Error("nothing is shown again")
	}
	stray := n.write(AccessShown{id(99), "so", "Ms Rees"})
	if c := n.closure(); len(c.Odd) != 1 || c.Odd[0].Entry.ID != stray.ID || c.Odd[0].Why != oddAccessMark {
		t.Errorf("it is followed: %+v", c.Odd)
	}
}

func TestLeavingOutIsTakenBackWhileNothingRestsOnIt(t *testing.T) {
	g, n := smallGuide(t), opened()
	told := n.write(Written{about("record.reason"), "Her aunt told us of it."})
	mark := n.write(AccessWithheld{told.ID, "Her aunt", "in confidence", "Ms Rees"})
	shown := n.write(AccessShown{mark.ID, "she agreed", "Ms Rees"})
	for _, want := range []struct {
		words string
		entry Entry
	}{{"showing something that was left out", shown}, {"leaving a passage out of what is disclosed", mark}} {
		events, words, err := Undo(n.closure(), g, "sam")
		if err != nil || words != want.words || !reflect.DeepEqual(events, []Event{Undone{want.entry.ID}}) {
			t.Fatalf("taken back: %q, %v (%v)", words, events, err)
		}
		n.write(events...)
	}
	if c := n.closure(); len(c.AccessMarks()) != 0 || len(c.Odd) != 0 {
		t.Errorf("left out are %v, odd %v", c.AccessMarks(), c.Odd)
	}
}

func TestADisclosureIsLoggedWithHowMuchWasLeftOut(t *testing.T) {
	g, n := smallGuide(t), opened()
	told := n.write(Written{about("record.reason"), "Her aunt told us of it."})
	n.write(AccessWithheld{Entry: told.ID, Because: "in confidence", Agreed: "Ms Rees"})
	d := Disclosed{To: " AB,  now 19 ", On: today, How: CopyByHand, Left: 40, Agreed: "Ms Rees"}
	events, err := Disclose(n.closure(), g, d, today)
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	log := n.closure().Disclosures()
	if len(log) != 1 || log[0].To != "AB, now 19" || log[0].Lines != 6 || log[0].Left != 1 || log[0].Whole {
		t.Errorf("the log has %+v", log)
	}
	if i := slices.IndexFunc(Lacking(n.closure(), g), func(l Lack) bool { return l.What == lackCopies }); i < 0 {
		t.Error("the council's record lacks no disclosure")
	}
	whole := d
	whole.Whole = true
	if _, err := Disclose(n.closure(), g, whole, today); err == nil {
		t.Error("all of it is given without why")
	}
	whole.Because = "the court ordered it"
	if events, err := Disclose(n.closure(), g, whole, today); err != nil || events[0].(Disclosed).Left != 0 {
		t.Errorf("all of it: %v, %v", events, err)
	}
	for what, spoil := range map[string]func(*Disclosed){
		"nobody": func(d *Disclosed) { d.To = "" }, "tomorrow": func(d *Disclosed) { d.On = today.Add(1) },
		"not given": func(d *Disclosed) { d.How = CopyWithheld }, "nobody's decision": func(d *Disclosed) { d.Agreed = "" },
	} {
		bad := d
		spoil(&bad)
		if _, err := Disclose(n.closure(), g, bad, today); err == nil {
			t.Errorf("%s is logged", what)
		}
	}
}

func TestEverythingReadsTheSameWhoeverMerges(t *testing.T) {
	g := smallGuide(t)
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		journal := jumbled(r)
		c := Fold(journal)
		want := Everything(c, g)
		if got := Everything(Fold(shuffled(r, journal)), g); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: other lines", seed)
		}
		of := 0
		for _, e := range Merge(journal, nil) {
			if !c.ofAccess(e.Event) {
				of++
			}
		}
		if len(want) != of {
			t.Fatalf("seed %d: of %d entries there are %d lines", seed, of, len(want))
		}
	}
}

func TestWhatWasLookedThroughCountsForWhatThereWasThen(t *testing.T) {
	g, n := smallGuide(t), opened()
	n.write(Written{about("record.reason"), "She is well."})
	unseen := func(n *notebook) int {
		c := n.closure()
		return len(c.AccessUnseen(Everything(c, g)))
	}
	lines := len(Everything(n.closure(), g))
	if got := unseen(n); got != lines {
		t.Errorf("before anybody looked, %d of %d lines are not looked through", got, lines)
	}
	apart := n.copy("kim", 700, n.clock.Add(-24*time.Hour))
	for _, bad := range []AccessRead{{"", today, 0}, {"Ms Rees", "", 0}, {"Ms Rees", "2099-01-01", 0}} {
		if _, err := ReadAccess(n.closure(), g, bad, today); err == nil {
			t.Errorf("%+v is kept", bad)
		}
	}
	events, err := ReadAccess(n.closure(), g, AccessRead{Who: " Ms  Rees", On: today, Lines: 7}, today)
	if err != nil || len(events) != 1 || events[0] != (AccessRead{"Ms Rees", today, lines}) {
		t.Fatal(events, err)
	}
	read := n.write(events...)
	if got := unseen(n); got != 0 || len(Everything(n.closure(), g)) != lines {
		t.Errorf("%d lines are not looked through", got)
	}
	apart.write(Written{about("record.reason"), "Her aunt told us of it."})
	n.entries = Merge(n.entries, apart.entries)
	if got := n.closure().AccessUnseen(Everything(n.closure(), g)); len(got) != 1 || !got[0].Holds("aunt") {
		t.Errorf("of what was written apart, and on an earlier day, %v are not looked through", got)
	}
	n.write(AccessRead{"Ms Rees", today, lines + 1})
	if got := unseen(n); got != 0 {
		t.Errorf("%d lines are not looked through after it was done again", got)
	}
	n.write(Undone{read.ID})
	if got := n.closure().AccessReadings(); len(got) != 1 || unseen(n) != 0 {
		t.Errorf("it was looked through %+v", got)
	}
	events, words, err := Undo(n.closure(), g, read.By)
	if err != nil || words != "the note that everything was looked through" {
		t.Fatal(events, words, err)
	}
	n.write(Disclosed{To: "AB", On: today, How: CopyByHand, Agreed: "Ms Rees"})
	n.write(Undone{n.write(Unknown{"access-read", json.RawMessage(`{"who":"zqwhoqz","colour":"red"}`)}).ID})
	if c := n.closure(); c.UnreadAccess() || len(Everything(c, g)) != lines+2 {
		t.Error("what another version says was looked through stops a disclosure, or is a line of it")
	}
}

func TestAnEntryThatCameTwiceIsLookedThroughLikeAnyOther(t *testing.T) {
	g, n := smallGuide(t), opened()
	e := n.write(Written{about("record.reason"), "She is well."})
	twin := e
	twin.Event = Written{about("record.reason"), "She is not well."}
	n.entries = Merge(n.entries, []Entry{twin})
	c := n.closure()
	events, err := ReadAccess(c, g, AccessRead{Who: "Ms Rees", On: today}, today)
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c = n.closure()
	if got := c.AccessUnseen(Everything(c, g)); len(got) != 0 {
		t.Errorf("%v are not looked through", got)
	}
}
