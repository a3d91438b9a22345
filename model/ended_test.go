package model

import (
	"strings"
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

func TestInvolvementEndsOnADayAndOnlyOnARecordThatIsAuthorisedAsItReads(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.answer("child.told", TheChild, Answer{Status: Answered, Value: Value{"yes"}, On: "2026-11-01", Evidence: "A told AB."})
	closed := Field{ItemClosed, TheClosure}
	ends := func(a Answer, want string) {
		t.Helper()
		if _, err := Give(n.closure(), g, closed, a, today); want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("closed with %v: %v", a, err)
		}
	}
	there := Answer{Status: Answered, Evidence: "In the case record, 20 November."}
	ends(value("2026-11-20"), "stands in the way")
	n.decide(boss.ID, DecisionAuthorised)
	ends(there, "the day itself")
	ends(value("2026-11-20"), "")
	n.write(Written{reason, "Other words."})
	ends(there, "the day itself")
	ends(value("2026-11-20"), "stands in the way") // the manager's decision is not in force
	for _, item := range []string{ItemSent, ItemDecision} {
		if Settled(n.closure(), g, g.Item(item), TheClosure, today) {
			t.Errorf("%s is settled while the record reads otherwise", item)
		}
	}
	n.send(g)
	if !Settled(n.closure(), g, g.Item(ItemSent), TheClosure, today) || Settled(n.closure(), g, g.Item(ItemDecision), TheClosure, today) {
		t.Error("sent again, it awaits a decision")
	}
}

func TestAClosureThatEndedOnADayThatNobodyNotedIsReopenedFromTheDayOfTheNote(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionAuthorised)
	e := n.answer(ItemClosed, TheClosure, Answer{Status: Answered, Evidence: "In the case record."}) // as an earlier version let it
	c := n.closure()
	if !c.Frozen() || c.EndedOn() != DateOf(e.At) {
		t.Errorf("it ended %v, on %q", c.Frozen(), c.EndedOn())
	}
}

func TestWhoIsInAClosureStaysAsItWasOnceInvolvementHasEnded(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionAuthorised)
	n.say(ItemClosed, "2026-11-20")
	c := n.closure()
	for name, change := range map[string]func() ([]Event, error){
		"somebody added":     func() ([]Event, error) { return Add(c, g, KindAdult, "aunt", "Aunt Vi") },
		"somebody renamed":   func() ([]Event, error) { return Rename(c, g, mother, "Ms Shah") },
		"the child renamed":  func() ([]Event, error) { return Rename(c, g, TheChild, "Z.Z.") },
		"somebody set aside": func() ([]Event, error) { return PutAside(c, g, mother) },
	} {
		if _, err := change(); err == nil || !strings.Contains(err.Error(), "reopen it") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Add(c, g, KindTeam, "kit", "Kit Lowe"); err != nil {
		t.Errorf("nobody new can give a copy: %v", err)
	}
}

func TestTheAuthorsAcceptanceOfTheirOwnAnswerHasNoEffectWhereverItCameFrom(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionReturned, Point{reason, "Mend."})
	decision := n.closure().OpenPoints()[0].Decision
	n.write(PointAnswered{decision, 0, "Done."}, PointAccepted{decision, 0})
	if n.closure().OpenPoints()[0].Accepted {
		t.Error("the worker accepted it")
	}
}
