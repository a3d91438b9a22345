package model

import (
	"testing"

	"handover/model/guide"
)

func TestWhatSettlesAQuestionAndWhatDoesNot(t *testing.T) {
	g := smallGuide(t)
	const file = "in the case record: visit, 3 November 2026"
	settled, open, overridden := "settled", "open", "overridden"
	for _, c := range []struct {
		name, item string
		answer     Answer
		is         string
	}{
		{"nothing", "risk.safe", Answer{}, open},
		{"yes, with what shows it", "risk.safe", ok(Answer{Value: Value{"yes"}, Evidence: file}), settled},
		{"yes, without what shows it", "risk.safe", value("yes"), open},
		{"no is an answer and settles nothing", "risk.safe", ok(Answer{Value: Value{"no"}, Evidence: file}), open},
		{"not yet", "risk.safe", Answer{Status: NotYet, Value: Value{"yes"}, Evidence: file, On: today}, open},
		{"to discuss", "risk.safe", Answer{Status: ToDiscuss, Value: Value{"yes"}, Evidence: file}, open},
		{"the case record does not choose", "risk.safe", ok(Answer{Evidence: file}), open},
		{"does not apply, where it is always asked", "risk.safe", Answer{Status: DoesNotApply, Because: "no"}, open},
		{"a gate cannot be overridden", "risk.safe", ok(Answer{Value: Value{"no"}, Evidence: file, Because: "it can wait"}), open},

		{"does not apply, and why", "risk.plan", Answer{Status: DoesNotApply, Because: "there is none"}, settled},
		{"does not apply, without why", "risk.plan", Answer{Status: DoesNotApply}, open},
		{"yes where nothing more is needed", "risk.plan", value("yes"), settled},
		{"no where nothing more is needed", "risk.plan", value("no"), open},

		{"several, all of them settling", "risk.kinds", value("seen", "known"), settled},
		{"several, one of them not", "risk.kinds", value("seen", "unsure"), open},
		{"one of several", "risk.kinds", value("known"), settled},
		{"several, in the case record", "risk.kinds", ok(Answer{Evidence: file}), open},

		{"words, when and who", "risk.spoke", ok(Answer{Value: Value{"phoned"}, On: today, By: "manager"}), settled},
		{"words and when", "risk.spoke", ok(Answer{Value: Value{"phoned"}, On: today}), open},
		{"words and who", "risk.spoke", ok(Answer{Value: Value{"phoned"}, By: "manager"}), open},
		{"words, and the case record for when and who", "risk.spoke", ok(Answer{Value: Value{"phoned"}, Evidence: file}), settled},
		{"the case record for all of it", "risk.spoke", ok(Answer{Evidence: file}), settled},
		{"when and who, without words", "risk.spoke", ok(Answer{On: today, By: "manager"}), open},
		{"a query with a reason", "risk.spoke", Answer{Because: "they are away"}, overridden},
		{"a query not yet done, with a reason", "risk.spoke", Answer{Status: NotYet, Because: "they are away"}, open},
		{"a query answered, with a reason as well", "risk.spoke", ok(Answer{Value: Value{"x"}, Evidence: file, Because: "old"}), settled},

		{"a date", ItemBorn, value("2012-01-01"), settled},
		{"a date in the case record", ItemBorn, ok(Answer{Evidence: file}), settled},
		{"a person", "risk.lead", value("mother"), settled},
		{"a person in the case record", "risk.lead", ok(Answer{Evidence: file}), open},
		{"a number", "risk.visits", value("0"), settled},
		{"a number in the case record", "risk.visits", ok(Answer{Evidence: file}), open},
		{"a long answer in the case record", "risk.story", Answer{Evidence: file}, settled},
		{"a long answer, empty", "risk.story", Answer{Status: Answered}, open},
		{"a section, said to be in the case record", "record.reason", ok(Answer{Evidence: file}), open},
	} {
		n := opened()
		n.answer(c.item, TheClosure, c.answer)
		it, cl := g.Item(c.item), n.closure()
		is := open
		switch {
		case Settled(cl, g, it, TheClosure, today):
			is = settled
		case Overridden(cl, g, it, TheClosure, today):
			is = overridden
		}
		if is != c.is {
			t.Errorf("%s: %s is %s, not %s", c.name, c.item, is, c.is)
		}
		if Open(cl, g, it, TheClosure, today) != (c.is == open) {
			t.Errorf("%s: open is %v", c.name, !(c.is == open))
		}
	}
}

func TestASectionIsSettledByWords(t *testing.T) {
	g := smallGuide(t)
	for text, want := range map[string]bool{"Because": true, "": false, " \n ": false} {
		for _, item := range []string{"record.reason", "risk.story"} {
			n := opened()
			n.write(Written{about(item), text})
			if got := Settled(n.closure(), g, g.Item(item), TheClosure, today); got != want {
				t.Errorf("%s with %q is settled: %v", item, text, got)
			}
		}
	}
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	f := Field{"record.views", mother}
	n.answer(f.Item, mother, Answer{Status: DoesNotApply, Because: "she died"})
	if !Settled(n.closure(), g, g.Item(f.Item), mother, today) {
		t.Error("it does not apply, with a reason, and is not settled")
	}
	n.answer(f.Item, mother, Answer{Status: NotYet})
	n.write(Written{f, "A first draft"})
	if Settled(n.closure(), g, g.Item(f.Item), mother, today) {
		t.Error("said to be not done yet, and settled")
	}
}

func TestProgressCountsWhatTheRulesNeedAndNeverPrompts(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	c := n.closure()
	before := ProgressOf(c, g, guide.Readiness, today)
	if want := (Progress{0, 10}); before != want {
		t.Errorf("at the beginning: %+v", before)
	}
	for _, item := range []string{"start.police", ItemAge} {
		n.say(item, "no")
	}
	n.answer(ItemCaring, uncle, value("no"))
	if got := ProgressOf(n.closure(), g, guide.Readiness, today); got != before {
		t.Errorf("prompts count: %+v", got)
	}
	n.say(ItemNation, "wales")                                             // a gate settled
	n.answer("risk.spoke", TheClosure, Answer{Because: "they are away"})   // a query overridden
	n.answer("risk.safe", TheClosure, Answer{Status: NotYet, On: today})   // a gate touched
	n.answer("risk.visits", TheClosure, ok(Answer{Evidence: "case file"})) // a query touched
	if got, want := ProgressOf(n.closure(), g, guide.Readiness, today), (Progress{2, 10}); got != want {
		t.Errorf("later: %+v, not %+v", got, want)
	}
	n.answer(ItemCaring, mother, value("yes")) // a parent: one more gate
	if got, want := ProgressOf(n.closure(), g, guide.Readiness, today), (Progress{2, 11}); got != want {
		t.Errorf("with a parent: %+v, not %+v", got, want)
	}
}

func TestWordsThatArePlannedAreNoAnswerYet(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := Field{"say.believed", TheChild}
	n.answer(f.Item, f.Subject, Answer{Status: NotYet, On: "2026-12-01"})
	events, err := Write(n.closure(), g, f, "You told, and I believe you.")
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c := n.closure()
	if a := c.Answer(f); a.Status != NotYet || a.On != "2026-12-01" {
		t.Errorf("planning the words took the day away: %+v", a)
	}
	n.answer(f.Item, f.Subject, Answer{})
	ask := Ask{g.Item(f.Item), f.Subject}
	if what := Wrong(n.closure(), g, ask, today); what != "" {
		t.Errorf("of what nobody has answered it says %q", what)
	}
	if b := blockerOf(t, n.closure(), g, guide.Close, f); b.What != "Not answered yet." {
		t.Errorf("what stands in the way is %q", b.What)
	}
}
