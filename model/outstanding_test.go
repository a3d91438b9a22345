package model

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model/guide"
)

func blockerOf(t *testing.T, c *Closure, g *guide.Guide, step guide.Step, f Field) Blocker {
	t.Helper()
	all := Outstanding(c, g, step, today)
	i := slices.IndexFunc(all, func(b Blocker) bool { return b.Field == f })
	if i < 0 {
		t.Fatalf("%+v does not stand in the way of %s", f, step)
	}
	return all[i]
}

func TestGatesStandBeforeQueriesEachInTheOrderOfTheChecklist(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	n.write(Unknown{Kind: "sealed"})
	var got []string
	for _, b := range Outstanding(n.closure(), g, guide.Submit, today) {
		line := string(b.Kind) + " " + b.Field.Item
		if b.Item == nil {
			line = string(b.Kind) + ", unread"
		}
		got = append(got, line)
	}
	want := []string{
		"gate, unread",
		"gate start.nation", "gate adult.views", "gate risk.safe", "gate risk.plan", "gate risk.kinds", "gate risk.lead",
		"gate decision.discussed", "gate record.reason",
		"query start.born", "query risk.spoke", "query risk.visits", "query risk.story", "query record.views",
	}
	if !slices.Equal(got, want) {
		t.Errorf("in the way of submitting stand\n%q, not\n%q", got, want)
	}
	for step, want := range map[guide.Step][]string{
		guide.Close:  {"child.told", "decide.decision", "decide.closed", "service.referral", "service.spoken", "decide.sent"},
		guide.Shared: {"decide.copies"},
	} {
		var got []string
		for _, b := range Outstanding(n.closure(), g, step, today) {
			got = append(got, b.Field.Item)
		}
		if !slices.Equal(got, want) {
			t.Errorf("in the way of %s stand %q", step, got)
		}
	}
}

func TestWhatStandsInTheWaySaysWhatIsWrongAndHowToMendIt(t *testing.T) {
	g := smallGuide(t)
	const enough = "Answer it; “in the case record: where, date” is enough."
	const reason = " Or say why it can stay as it is; your manager sees the reason."
	for _, c := range []struct {
		item, what, mend string
		answer           Answer
	}{
		{"risk.safe", "Not answered yet.", "Answer it; for what shows it, “in the case record: where, date” is enough.", Answer{}},
		{"risk.spoke", "Not answered yet.", enough + reason, Answer{}},
		{"risk.safe", "Not yet: planned for 1 December 2026.", "Answer it when it has been done.", Answer{Status: NotYet, On: "2026-12-01"}},
		{"risk.safe", "Not yet, and no date is planned.", "Plan a date, or answer it when it has been done.", Answer{Status: NotYet}},
		{"risk.safe", "Marked to discuss.", "Talk it through in supervision, then answer it.", Answer{Status: ToDiscuss}},
		{"risk.safe", "Answered “does not apply”, but this is always asked.", "Answer the question.", Answer{Status: DoesNotApply, Because: "x"}},
		{"risk.plan", "Answered “does not apply”, without saying why.", "Say why it does not apply.", Answer{Status: DoesNotApply}},
		{"record.reason", "This section of the record is not written yet.", "Write it.", Answer{}},
		{"risk.safe", "The answer “No” leaves this open.", "It settles when the answer can be “Yes”.", value("no")},
		{"risk.kinds", "The answer “Words of seen; Words of unsure” leaves this open.",
			"It settles when the answer can be “Words of seen” or “Words of known”.", value("seen", "unsure")},
		{"risk.spoke", "Answered, without a date.", "Add the date, or where the case record holds it." + reason, ok(Answer{Value: Value{"x"}, By: "manager"})},
		{"risk.spoke", "Answered, without who.", "Add who, or where the case record holds it." + reason, ok(Answer{Value: Value{"x"}, On: today})},
		{"risk.safe", "Answered, without what shows it.", "Say what shows it, or where the case record holds it.", value("yes")},
		{"risk.safe", "What shows it is there, but not the answer itself.", "Give the answer as well: what is asked next follows from it.", ok(Answer{Evidence: "file"})},
		{"risk.lead", "The answer is not complete.", enough, ok(Answer{On: today})},
	} {
		n := opened()
		n.answer(c.item, TheClosure, c.answer)
		b := blockerOf(t, n.closure(), g, guide.Submit, about(c.item))
		if b.What != c.what || b.Mend != c.mend {
			t.Errorf("%s, %+v: it says\n%s %s, not\n%s %s", c.item, c.answer, b.What, b.Mend, c.what, c.mend)
		}
		if b.Title != "Title of "+c.item || b.Why != "For AB" || b.Owner != "worker" || b.Item != g.Item(c.item) {
			t.Errorf("%s: it says %+v", c.item, b)
		}
	}
	if b := blockerOf(t, opened().closure(), g, guide.Close, about(ItemDecision)); b.Owner != "manager" || b.Stage != guide.Summary {
		t.Errorf("the decision is that of the %s, under %s", b.Owner, b.Stage)
	}
}

func TestSinceWhenSomethingHasBeenOpen(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	c := n.closure()
	day := func(d int) { n.clock = time.Date(2026, 11, d, 9, 0, 0, 0, time.UTC) }
	since := func(f Field, want time.Time) {
		t.Helper()
		if got := blockerOf(t, n.closure(), g, guide.Submit, f).Since; !got.Equal(want) {
			t.Errorf("%s: since %s, not %s", f.Item, got, want)
		}
	}
	since(about("risk.safe"), c.Opened)

	day(3)
	n.answer("risk.safe", TheClosure, value("yes")) // touched, and never settled
	since(about("risk.safe"), c.Opened)
	n.answer("risk.safe", TheClosure, ok(Answer{Value: Value{"yes"}, Evidence: "file"}))
	day(5)
	n.say("risk.safe", "no")
	fell := n.clock
	day(6)
	n.answer("risk.safe", TheClosure, Answer{Status: ToDiscuss})
	since(about("risk.safe"), fell)

	day(7) // a reason why it does not apply settles too, and so does one that overrides
	n.answer("risk.plan", TheClosure, Answer{Status: DoesNotApply, Because: "none"})
	n.answer("risk.visits", TheClosure, Answer{Because: "away"})
	day(8)
	n.answer("risk.plan", TheClosure, Answer{Status: NotYet})
	since(about("risk.plan"), n.clock)
	n.answer("risk.visits", TheClosure, Answer{})
	since(about("risk.visits"), n.clock)

	day(9)
	n.write(Written{about("record.reason"), "Because"})
	day(10)
	n.write(Written{about("record.reason"), ""})
	since(about("record.reason"), n.clock)

	day(11)
	aunt := Subject{Kind: KindAdult, ID: "aunt"}
	n.write(Added{aunt, "Aunt"})
	added := n.clock
	n.answer("adult.interpreter", aunt, value("no"))
	day(12)
	n.answer("adult.interpreter", aunt, value("yes"))
	since(Field{"adult.booked", aunt}, n.clock)
	n.answer(ItemConcern, aunt, value("yes"))
	since(Field{"adult.return", aunt}, added)

	day(13)
	n.say("start.police", "yes")
	n.say("risk.charged", "no")
	asked := n.clock
	day(14)
	n.say("risk.charged", "yes") // the court was asked about before, and is so still
	since(about("risk.court"), asked)

	day(15)
	other := n.copy("kim", 1000, n.clock.Add(time.Hour))
	n.say("risk.kinds", "seen")
	other.say("risk.kinds", "known")
	n.entries = Merge(n.entries, other.entries)
	since(about("risk.kinds"), other.clock)
}

func TestHowManyDaysSomethingHasBeenOpen(t *testing.T) {
	for since, want := range map[Date]int{"2026-11-22": 0, "2026-11-20": 2, "2026-12-01": 0} {
		if got := (Blocker{Since: since.Time().Add(15 * time.Hour)}).Days(today); got != want {
			t.Errorf("since %s: %d days", since, got)
		}
	}
}

func TestAnEntryThatIsNotReadStandsInTheWayOfSubmittingAlone(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.answer("risk.moon", TheClosure, value("full"))
	n.write(Undone{id(999)})
	n.say("risk.safe", "yes")
	n.entries[len(n.entries)-1].After = []EntryID{id(998)}
	var got []string
	for _, b := range Outstanding(n.closure(), g, guide.Submit, today) {
		if b.Item == nil {
			got = append(got, b.Title+": "+b.What)
		}
	}
	want := []string{
		"An entry that is not read: The entry “answered” of 2 Nov 2026 is kept, but may not stand in its place: an entry that it follows is not here.",
		"An entry that is not read: The entry “undone” of 2 Nov 2026 is kept, but has no effect here: what it takes back is not here.",
		"An answer to another checklist: The answer to “risk.moon” is kept, but this checklist does not ask it.",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("unread are\n%s", strings.Join(got, "\n"))
	}
	for _, step := range []guide.Step{guide.Close, guide.Shared} {
		for _, b := range Outstanding(n.closure(), g, step, today) {
			if b.Item == nil {
				t.Errorf("in the way of %s stands %s", step, b.What)
			}
		}
	}
}

func TestAnswersAreSaidInWords(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say(ItemNation, "wales")
	c := n.closure()
	g.Item("risk.kinds").Options[0].Wales = "Gwelwyd"
	for _, x := range []struct {
		item  string
		value Value
		want  string
	}{
		{"risk.safe", Value{"yes"}, "Yes"}, {"risk.safe", Value{""}, ""}, {"risk.safe", nil, ""},
		{"risk.kinds", Value{"seen", "known"}, "Gwelwyd; Words of known"}, {"risk.kinds", Value{"moon"}, "moon"},
		{ItemBorn, Value{"2012-03-09"}, "9 March 2012"}, {"risk.lead", Value{"mother"}, "Mother"},
		{"risk.lead", Value{"child"}, "AB"}, {"risk.lead", Value{"nobody"}, "nobody"}, {"risk.visits", Value{"3"}, "3"},
		{"risk.spoke", Value{"Phoned"}, "Phoned"},
	} {
		if got := ValueWords(c, g.Item(x.item), x.value); got != x.want {
			t.Errorf("%s: %v is said as %q", x.item, x.value, got)
		}
	}
	if got := Fill("{child}, {name} and {child}", c, mother); got != "AB, Mother and AB" {
		t.Errorf("filled in: %q", got)
	}
}
