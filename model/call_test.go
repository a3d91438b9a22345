package model

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model/guide"
)

// wholeGuide is the guide as it is.
func wholeGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// do makes a change in a notebook, and fails where it is refused.
func (n *notebook) do(t testing.TB, events []Event, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
}

// note notes a line of a call with the clinic.
func (n *notebook) note(t testing.TB, g *guide.Guide, how, line, text string) {
	t.Helper()
	events, err := Note(n.closure(), g, Noted{Service: clinic, How: how, Line: line, Text: text}, today)
	n.do(t, events, err)
}

func TestTheGuideHasEveryQuestionThatACallReads(t *testing.T) {
	g := wholeGuide(t)
	for _, id := range []string{ItemTold, ItemSpoken, ItemBasis, ItemContact, ItemReach, ItemPurpose, ItemNotPassedOn, ItemChildWish,
		ItemReadbackWho, ItemReadback, ItemCorrected, ItemFirstStep, ItemFirstStepBy, ItemFirst, ItemCheckBack} {
		if it := g.Item(id); it == nil || !slices.Contains(it.Each, guide.EachService) {
			t.Errorf("there is no question about each service called %s", id)
		}
	}
	if g.Item(ItemPolice) == nil {
		t.Errorf("there is no question called %s", ItemPolice)
	}
}

// PG-4c, PG-4e, PG-4o, PG-4p, PG-4q: what a call has to cover stands in the guide, and so do the words of
// what is said in so many words.
func TestACallHasALineForEachThingThatAServiceIsTold(t *testing.T) {
	g, n := wholeGuide(t), opened()
	has := func(c *Closure) []string {
		var out []string
		for _, l := range CallLines(c, g, clinic, today) {
			out = append(out, l.ID)
		}
		return out
	}
	lines := has(n.closure())
	for _, id := range []string{"concerns", "needs", "if-then", "not-passed-on", "whom-to-ring", "service.no-finding", "service.more-to-do", "service.reasons"} {
		if !slices.Contains(lines, id) {
			t.Errorf("no line %s among %v", id, lines)
		}
	}
	if slices.Contains(lines, "police") {
		t.Error("the police have a line where they were not involved")
	}
	n.say(ItemApplies, "police")
	if lines = has(n.closure()); !slices.Contains(lines, "police") {
		t.Errorf("the police have no line where they were involved: %v", lines)
	}
	for _, l := range CallLines(n.closure(), g, clinic, today) {
		if g.Item(l.ID) != nil && l.Say == "" || strings.Contains(l.Say, "{") {
			t.Errorf("the words of %s cannot be read out: %q", l.ID, l.Say)
		}
	}
	n.answer(ItemReferral, clinic, Answer{Status: Answered, Value: Value{"declined"}, On: today, Evidence: "by letter"})
	if lines = has(n.closure()); len(lines) > 0 {
		t.Errorf("there is something to tell a service that declined: %v", lines)
	}
}

// PG-4c: what was told is answered so, in the same change.
func TestALineThatWasToldIsAnsweredSoAndTakenBackWithIt(t *testing.T) {
	g, n := wholeGuide(t), opened()
	told := Field{ItemTold, clinic}
	n.note(t, g, HowTold, "needs", "")
	n.note(t, g, HowTold, "concerns", "")
	if got := n.closure().Answer(told).Value; !slices.Equal(got, Value{"concerns", "needs"}) {
		t.Errorf("told is %v", got)
	}
	before := len(n.entries)
	n.note(t, g, HowTold, "concerns", "") // in another call
	if len(n.entries) != before+1 {
		t.Error("what is answered already was answered again")
	}
	if got := n.closure().LinesOf(clinic); len(got) != 2 || got["concerns"].Entry != n.entries[before].ID {
		t.Errorf("lines told: %+v", got)
	}
	for range 2 { // the mark alone, then the mark with its answer
		events, words, err := Undo(n.closure(), g, "sam")
		if err != nil || !strings.Contains(words, "the mark told at “The concerns") {
			t.Fatalf("took back %q (%v)", words, err)
		}
		n.do(t, events, nil)
	}
	c := n.closure()
	if got := c.Answer(told).Value; !slices.Equal(got, Value{"needs"}) || len(c.NotesOf(clinic)) != 1 {
		t.Errorf("after undo told is %v, with %d notes", got, len(c.NotesOf(clinic)))
	}
}

// PG-4o, PG-4p, PG-4q: said in so many words, on this day.
func TestASentenceThatWasSaidIsAnsweredYesToday(t *testing.T) {
	g, n := wholeGuide(t), opened()
	f := Field{"service.no-finding", clinic}
	n.answer(f.Item, clinic, Answer{Status: NotYet, On: today.Add(3)})
	n.note(t, g, HowTold, f.Item, "")
	if a := n.closure().Answer(f); a.Status != Answered || a.Value.First() != "yes" || a.On != today {
		t.Errorf("it is %+v", a)
	}
	n.note(t, g, HowTold, f.Item, "")
	events, _, err := Undo(n.closure(), g, "sam")
	n.do(t, events, err)
	if a := n.closure().Answer(f); a.Value.First() != "yes" {
		t.Errorf("taking back the second mark took the answer back: %+v", a)
	}
	events, _, err = Undo(n.closure(), g, "sam")
	n.do(t, events, err)
	if a := n.closure().Answer(f); a.Status != NotYet {
		t.Errorf("taken back it is %+v", a)
	}
}

func TestALineOfACallSaysWhatItMust(t *testing.T) {
	g, c := wholeGuide(t), opened().closure()
	for name, n := range map[string]Noted{
		"not with a service":        {Service: mother, How: HowNote, Text: "x"},
		"not in the closure":        {Service: school, How: HowNote, Text: "x"},
		"no such way":               {Service: clinic, How: "shouted", Text: "x"},
		"an empty note":             {Service: clinic, How: HowNote},
		"what they asked, empty":    {Service: clinic, How: HowAsked, Line: "concerns", Text: "  "},
		"told, and not what":        {Service: clinic, How: HowTold},
		"told, and no such line":    {Service: clinic, How: HowTold, Line: "weather"},
		"a question that is no one": {Service: clinic, How: HowTold, Line: ItemSpoken},
		"begun, with words":         {Service: clinic, How: HowBegun, Text: "x"},
		"no id of a line":           {Service: clinic, How: HowNote, Line: "A b", Text: "x"},
		"too long":                  {Service: clinic, How: HowNote, Text: strings.Repeat("x", MaxNote+1)},
	} {
		if _, err := Note(c, g, n, today); err == nil {
			t.Errorf("%s: it is taken", name)
		}
	}
}

func TestACallLastsUntilSomebodySaysHowItEnded(t *testing.T) {
	g, n := wholeGuide(t), opened()
	if n.closure().CallWith(clinic).Open() {
		t.Error("there is a call before anything was noted")
	}
	n.note(t, g, HowTold, "concerns", "") // two entries, a minute each
	n.note(t, g, HowNote, "", "On the other line.")
	n.clock = n.clock.Add(2 * time.Hour) // broken off, and taken up again
	n.note(t, g, HowBegun, "", "")
	n.note(t, g, HowSaid, "concerns", "They knew.")
	call := n.closure().CallWith(clinic)
	if len(call.Notes) != 4 || call.Length() != 3*time.Minute {
		t.Errorf("the call has %d notes and took %s", len(call.Notes), call.Length())
	}
	events, err := Try(n.closure(), g, Tried{Service: clinic, On: today, Outcome: "broken-off", Took: int(call.Length().Seconds()), Again: today.Add(1)}, today)
	n.do(t, events, err)
	if n.closure().CallWith(clinic).Open() {
		t.Error("the call goes on after it was broken off")
	}
	n.note(t, g, HowNote, "", "Again.")
	if call := n.closure().CallWith(clinic); len(call.Notes) != 1 || len(n.closure().NotesOf(clinic)) != 5 {
		t.Errorf("the next call has %d notes", len(call.Notes))
	}
}

func TestADayToTryAgainComesUpUntilTheyWereSpokenWith(t *testing.T) {
	g := wholeGuide(t)
	try := func(n *notebook, outcome string, again Date) {
		events, err := Try(n.closure(), g, Tried{Service: clinic, On: today, Outcome: outcome, Again: again}, today)
		n.do(t, events, err)
	}
	for _, c := range []struct {
		name string
		do   func(n *notebook)
		want Date
	}{
		{"never tried", func(n *notebook) {}, ""},
		{"no answer", func(n *notebook) { try(n, "no-answer", today.Add(2)) }, today.Add(2)},
		{"today", func(n *notebook) { try(n, "message", today) }, today},
		{"none planned", func(n *notebook) { try(n, "no-answer", "") }, ""},
		{"the newest counts", func(n *notebook) { try(n, "no-answer", today.Add(2)); try(n, "call-back", today.Add(5)) }, today.Add(5)},
		{"spoken with since", func(n *notebook) {
			try(n, "no-answer", today.Add(2))
			n.answer(ItemSpoken, clinic, Answer{Status: Answered, Value: Value{"yes"}, On: today})
		}, ""},
		{"spoke, and will again", func(n *notebook) {
			n.answer(ItemSpoken, clinic, Answer{Status: Answered, Value: Value{"yes"}, On: today})
			try(n, "spoke", today.Add(9))
		}, today.Add(9)},
		{"taken back", func(n *notebook) {
			try(n, "no-answer", today.Add(2))
			events, _, err := Undo(n.closure(), g, "sam")
			n.do(t, events, err)
		}, ""},
	} {
		n := opened()
		c.do(n)
		closure := n.closure()
		if got := closure.AgainOn(clinic); got != c.want {
			t.Errorf("%s: to be tried again on %q, not %q", c.name, got, c.want)
		}
		if h := Summarise("x", closure, g, today); h.Due != c.want || c.want != "" && h.Next != (Field{ItemSpoken, clinic}) {
			t.Errorf("%s: the caseload says %+v due %q", c.name, h.Next, h.Due)
		}
	}
	if _, err := Try(opened().closure(), g, Tried{Service: clinic, On: today, Outcome: "no-answer", Again: today.Add(-1)}, today); err == nil {
		t.Error("a past day to try again is taken")
	}
}

func TestAnAttemptTakesAsLongAsACallCan(t *testing.T) {
	g := wholeGuide(t)
	for took, ok := range map[int]bool{0: true, 425: true, longestCall: true, longestCall + 1: false, -1: false} {
		err := Check(g, Tried{Service: clinic, On: today, Outcome: "spoke", Took: took})
		if (err == nil) != ok {
			t.Errorf("%d seconds: %v", took, err)
		}
	}
	if err := Check(g, Tried{Service: clinic, On: today, Outcome: "spoke", Again: "soon"}); err == nil {
		t.Error("a day that is none is taken")
	}
}

func TestADayToTryAgainIsTypedInAFewKeys(t *testing.T) {
	for typed, want := range map[string]Date{
		"": "", "  ": "", "tomorrow": "2026-11-23", "+3": "2026-11-25", "+ 0": "2026-11-22", "mon": "2026-11-23", "Sunday": "2026-11-29",
		"today": "2026-11-22", "3 12 2026": "2026-12-03",
	} { // the 22nd is a Sunday
		if got, err := ParseAhead(typed, today); err != nil || got != want {
			t.Errorf("%q is %q (%v), not %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"+", "+x", "+-3", "+900", "soon", "su", "31 2 2026"} {
		if got, err := ParseAhead(typed, today); err == nil {
			t.Errorf("%q is %q", typed, got)
		}
	}
}

// A working copy goes only once the council's record has its calls.
func TestWhatWasNotedInACallIsForTheCouncilsRecord(t *testing.T) {
	g, n := wholeGuide(t), opened()
	n.note(t, g, HowSaid, "concerns", "They knew her brother.")
	i := slices.IndexFunc(Lacking(n.closure(), g), func(l Lack) bool { return l.What == lackCalls })
	if i < 0 || Lacking(n.closure(), g)[i].Count != 1 {
		t.Errorf("the council's record lacks %+v", Lacking(n.closure(), g))
	}
}

func TestACallIsExportedAndImportedToEqualBytes(t *testing.T) {
	g, n := wholeGuide(t), opened()
	n.note(t, g, HowTold, "concerns", "")
	n.note(t, g, HowAsked, "", "Who <else> knows?")
	n.write(Tried{Service: clinic, On: today, Outcome: "spoke", Took: 60})
	var first strings.Builder
	if err := WriteFile(&first, ClosureID(id(99)), n.entries, []Worker{{ID: "sam", Name: "Sam"}}); err != nil {
		t.Fatal(err)
	}
	f, err := ReadFile(strings.NewReader(first.String()), Reading{Guide: g, By: "sam", Now: morning, NewID: ids(500)})
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	if err := WriteFile(&again, f.ID, f.Entries, f.Workers); err != nil || again.String() != first.String() {
		t.Errorf("written again it is\n%s\nnot\n%s (%v)", again.String(), first.String(), err)
	}
	// A line of another version's checklist is refused, and kept where that is asked for.
	odd := strings.NewReplacer(`"line":"concerns"`, `"line":"weather"`, `"line": "concerns"`, `"line": "weather"`).Replace(first.String())
	if _, err := ReadFile(strings.NewReader(odd), Reading{Guide: g, By: "sam", Now: morning, NewID: ids(500)}); err == nil {
		t.Error("a line that the checklist does not have is read")
	}
	if _, err := ReadFile(strings.NewReader(odd), Reading{Guide: g, By: "sam", Now: morning, NewID: ids(500), KeepUnknown: true}); err != nil {
		t.Errorf("it is not kept: %v", err)
	}
	var e Entry
	if err := json.Unmarshal([]byte(`{"kind":"noted","fields":{"service":{"kind":"service","id":"clinic"},"how":"note","mood":"low"}}`), &e); err != nil {
		t.Fatal(err)
	}
	if _, ok := e.Event.(Unknown); !ok {
		t.Errorf("a later version's note is read as %+v", e.Event)
	}
}

// Two laptops that told different lines while apart: all of them were told.
func TestWhatTwoPeopleToldApartIsJoinedByTheNextMark(t *testing.T) {
	g, n := wholeGuide(t), opened()
	m := n.copy("kim", 500, n.clock)
	n.note(t, g, HowTold, "concerns", "")
	m.note(t, g, HowTold, "needs", "")
	n.entries = append(n.entries, m.entries[len(m.entries)-2:]...)
	n.note(t, g, HowTold, "done", "")
	if got := n.closure().Answer(Field{ItemTold, clinic}).Value; !slices.Equal(got, Value{"concerns", "done", "needs"}) {
		t.Errorf("told is %v", got)
	}
}

func TestAClockThatJumpedInACallDoesNotKeepItsEndFromBeingSaid(t *testing.T) {
	g, n := wholeGuide(t), opened()
	n.note(t, g, HowNote, "", "Before.")
	n.clock = n.clock.AddDate(1, 0, 0)
	n.note(t, g, HowNote, "", "After.")
	n.note(t, g, HowNote, "", "And on.")
	took := n.closure().CallWith(clinic).Length()
	if took != time.Minute {
		t.Errorf("the call took %s", took)
	}
	events, err := Try(n.closure(), g, Tried{Service: clinic, On: today, Outcome: "spoke", Took: int(took.Seconds())}, today)
	n.do(t, events, err)
}

func TestAfterADeathNoLineOfACallSpeaksOfTheChildAsLiving(t *testing.T) {
	g, n := wholeGuide(t), opened()
	has := func(line string) bool {
		return slices.ContainsFunc(CallLines(n.closure(), g, clinic, today), func(l CallLine) bool { return l.ID == line })
	}
	lines := []string{"childs-words", "communication", "service.more-to-do"}
	for _, line := range lines {
		if !has(line) {
			t.Errorf("before it there is no line %s", line)
		}
	}
	n.note(t, g, HowTold, "communication", "")
	n.say("start.applies", "died")
	for _, line := range lines {
		if want := line == "communication"; has(line) != want { // what was told stays in sight
			t.Errorf("the line %s is there: %v", line, !want)
		}
	}
	for _, id := range Knows(n.closure(), g, today)[0].Missing {
		if slices.Contains(lines, id) {
			t.Errorf("%s is still to be told", id)
		}
	}
}
