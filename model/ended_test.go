package model

import (
	"testing"
	"time"
)

func TestNothingDoneApartReopensAClosureThatHasEnded(t *testing.T) {
	g := smallGuide(t)
	for name, apart := range map[string]func(n *notebook){
		"sent again":           func(n *notebook) { n.write(Written{reason, "Another text."}); n.send(g) },
		"taken back":           func(n *notebook) { n.write(Recalled{n.closure().Sent().Entry, "One more visit."}) },
		"returned":             func(n *notebook) { n.decide("vale", DecisionReturned, Point{reason, "Mend."}) },
		"not ended yet":        func(n *notebook) { n.answer(ItemClosed, TheClosure, Answer{Status: NotYet}) },
		"the ending taken out": func(n *notebook) { n.answer(ItemClosed, TheClosure, Answer{}) },
	} {
		for _, wrong := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
			n := sentOnce(g)
			other := n.copy("kim", 5000, n.clock.Add(wrong))
			apart(other)
			n.decide(boss.ID, DecisionAuthorised)
			n.say(ItemClosed, "2026-11-03")
			for _, c := range []*Closure{Fold(Merge(n.entries, other.entries)), Fold(Merge(other.entries, n.entries))} {
				if !c.Frozen() || c.Text(reason) != "What brought AB to us." || c.About(ItemDecision).Value.First() != DecisionAuthorised {
					t.Errorf("%s, %s by its clock: it is %s, and reads %q", name, wrong, State(c, g, today), c.Text(reason))
				}
				if len(c.Odd) == 0 {
					t.Errorf("%s, %s by its clock: what was done apart is not shown", name, wrong)
				}
			}
		}
	}
}

func TestUndoAfterAnEndingNeverReachesWhatItRestsOn(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionAuthorised)
	n.say(ItemClosed, "2026-11-03")
	if _, what, err := Undo(n.closure(), g, "sam"); err != nil || what != "the answer to “Title of decide.closed”" {
		t.Errorf("a day that was just mistyped stays: %q, %v", what, err)
	}
	n.write(Tried{Service: clinic, Who: "The clinic", Outcome: "spoke"})
	for range 9 {
		events, what, err := Undo(n.closure(), g, "sam")
		if err != nil {
			break
		}
		n.write(events...)
		if what != "the attempt to reach The clinic" {
			t.Errorf("undo took back %s", what)
		}
	}
	if c := n.closure(); !c.Frozen() {
		t.Errorf("it is %s", State(c, g, today))
	}
}

func TestNobodyBecomesLessTheAuthorByTakingTheirOwnCorrectionOrTheirTextBack(t *testing.T) {
	g := smallGuide(t)
	own := opened()
	text := own.write(Written{reason, "What brought AB to us."})
	own.write(CorrectionTaken{text.ID})
	own.send(g)
	own.decide("sam", DecisionAuthorised)

	undone := opened()
	undone.by = boss.ID
	text = undone.write(Written{reason, "What brought AB to us."})
	undone.send(g)
	undone.write(Undone{text.ID})
	undone.decide(boss.ID, DecisionAuthorised)

	for name, n := range map[string]*notebook{"their own correction": own, "a text taken back": undone} {
		if c := n.closure(); c.Standing() != nil {
			t.Errorf("%s: the author authorised it", name)
		}
	}
}

func TestAPassageIsFoundHoweverItsQuotesDashesAndCapitalsAreTyped(t *testing.T) {
	text := "Amy’s father shouted – twice. Later: amy's  father\nshouted - twice."
	if got := FindPassage(text, "Amy's father shouted — twice."); len(got) != 2 {
		t.Errorf("found %v", got)
	}
}

func TestARecordIsSentWithNoWordsThatNobodyHadWritten(t *testing.T) {
	n := opened()
	n.write(Written{reason, "What brought AB to us."})
	b, err := marshal(SentRecord{Sections: []SentSection{{Field: reason, Text: "Words from elsewhere."}}, Document: []byte(`{}`)})
	if err != nil {
		t.Fatal(err)
	}
	n.write(Submitted{Record: b})
	if c := n.closure(); c.Sent() != nil || len(c.Odd) != 1 || c.Odd[0].Why != oddSent {
		t.Errorf("it was sent: %v", c.Odd)
	}
}

func TestTheAuthorsAcceptanceOfTheirOwnAnswerHasNoEffectWhereverItCameFrom(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionReturned, Point{reason, "Mend."})
	decision, _ := n.closure().OpenPoints()
	n.write(PointAnswered{decision, 0, "Done."}, PointAccepted{decision, 0})
	if _, points := n.closure().OpenPoints(); points[0].Accepted {
		t.Error("the worker accepted it")
	}
}
