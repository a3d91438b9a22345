package model

import (
	"reflect"
	"strings"
	"testing"

	"handover/model/guide"
)

func TestWhereAClosureStandsFollowsFromItsAnswers(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	is := func(want Life) {
		t.Helper()
		if got := State(n.closure(), g, today); got != want {
			t.Errorf("it is %q, not %q", got, want)
		}
	}
	is(Considering)
	n.say(ItemDiscussed, "no")
	is(Considering)
	n.answer(ItemDiscussed, TheClosure, Answer{Status: NotYet, Value: Value{"yes"}, On: today})
	is(Considering)
	n.say(ItemDiscussed, "yes")
	is(Preparing)
	n.answer(ItemSent, TheClosure, Answer{Status: NotYet, On: "2026-12-01"})
	is(Preparing)
	n.write(Written{about("record.reason"), "What brought AB to us."})
	n.send(g)
	is(WithManager)
	n.write(Recalled{n.closure().Sent().Entry, "A page was missing."})
	is(Preparing)
	n.send(g)
	n.decide("rees", DecisionReturned, Point{about("record.reason"), "Say who told us."})
	is(Returned)
	n.send(g)
	is(WithManager)
	n.decide("rees", DecisionNotToClose)
	is(Withdrawn)
	n.send(g)
	n.decide("rees", DecisionAuthorised)
	is(Authorised)
	n.write(Written{about("record.reason"), "What brought AB to us, and who told us."})
	is(Preparing) // the text is another than the one that was authorised
	n.write(Written{about("record.reason"), "What brought AB to us."})
	is(Authorised)
	n.answer(ItemClosed, TheClosure, Answer{Status: NotYet, On: "2026-12-01"})
	is(Authorised)
	n.say(ItemClosed, "2026-11-22")
	is(ClosedLife)
	n.say("decide.copies", "yes")
	is(ClosedAllShared)
	closed := n.closure().answers[about(ItemClosed)]
	n.write(Undone{closed.sayings[len(closed.sayings)-1].Entry})
	is(Authorised)
	n.answer(ItemClosed, TheClosure, ok(Answer{Evidence: "in the case record, 22 November 2026"}))
	is(ClosedAllShared)
}

func TestADateOfClosingWithoutADecisionClosesNothing(t *testing.T) {
	n := opened()
	n.say(ItemClosed, "2026-11-22")
	if got := State(n.closure(), smallGuide(t), today); got != Considering {
		t.Errorf("it is %q", got)
	}
}

func TestTwoDecisionsMadeApartDecideNothing(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.send(g)
	a, b := n.copy("sam", 100, n.clock), n.copy("sam", 200, n.clock)
	a.decide("rees", DecisionReturned, Point{about("record.reason"), "Say who told us."})
	b.decide("hale", DecisionAuthorised)
	c := Fold(Merge(a.entries, b.entries))
	if got := State(c, g, today); got != WithManager || len(c.Odd) != 0 {
		t.Errorf("it is %q, odd %v", got, c.Odd)
	}
	if err := MayDecide(c, g, boss, today); err == nil || !strings.Contains(err.Error(), "take it back and send it again") {
		t.Errorf("a third decision: %v", err)
	}
	if _, err := Recall(c, g, "Two decisions."); err != nil {
		t.Errorf("it cannot be taken back: %v", err)
	}
}

func TestNextIsTheEarliestPlannedDateAndElseTheFirstOpenGate(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	is := func(f Field, due Date) {
		t.Helper()
		if got, found := Next(n.closure(), g, today); !found || got != (Coming{f, due}) {
			t.Errorf("next is %+v", got)
		}
	}
	is(about(ItemNation), "")
	n.say(ItemNation, "england")
	is(about("risk.safe"), "")
	plan := func(item string, s Subject, on Date) { n.answer(item, s, Answer{Status: NotYet, On: on}) }
	plan("decide.copies", TheClosure, "2027-01-10")
	is(about("decide.copies"), "2027-01-10")
	plan("service.spoken", clinic, "2026-12-02")
	is(Field{"service.spoken", clinic}, "2026-12-02")
	plan("risk.visits", TheClosure, "2026-12-02") // as early, and earlier in the checklist
	is(about("risk.visits"), "2026-12-02")
	plan("risk.safe", TheClosure, "") // without a date
	is(about("risk.visits"), "2026-12-02")
	plan("child.told", TheChild, "2026-11-01") // overdue
	is(Field{"child.told", TheChild}, "2026-11-01")
	n.answer("child.told", TheChild, value("yes"))
	n.answer("risk.visits", TheClosure, Answer{Because: "away"}) // overridden
	is(Field{"service.spoken", clinic}, "2026-12-02")
	n.write(SetAside{clinic})
	is(about("decide.copies"), "2027-01-10")
}

func TestWhenEverythingIsSettledNothingComesNext(t *testing.T) {
	g := smallGuide(t)
	for _, it := range g.Items {
		it.Kind = guide.Prompt
	}
	if got, found := Next(opened().closure(), g, today); found {
		t.Errorf("next is %+v", got)
	}
}

func TestTheCaseloadsRowIsComputedFromTheClosure(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say(ItemDiscussed, "yes")
	n.say(ItemNation, "wales")
	n.answer("child.told", TheChild, Answer{Status: NotYet, On: "2026-12-01"})
	want := Header{
		ID: "aa", Reference: "CP-1042", Child: "AB", State: Preparing, Worker: "sam",
		Stages:      [4]Progress{{1, 10}, {0, 2}, {0, 1}, {0, 5}},
		Outstanding: 17, Next: Field{"child.told", TheChild}, Due: "2026-12-01",
		Changed: n.clock, Guide: g.Fingerprint,
	}
	if got := Summarise("aa", n.closure(), g, today); !reflect.DeepEqual(got, want) {
		t.Errorf("it is %+v, not %+v", got, want)
	}
	all := 0
	for _, step := range guide.Steps {
		all += len(Outstanding(n.closure(), g, step, today))
	}
	if all != want.Outstanding {
		t.Errorf("%d stand in the way, and the caseload says %d", all, want.Outstanding)
	}
}

func TestTheCaseloadsRowSaysWhetherACopyIsTransferredOrOnHold(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	row := func() (Date, bool) {
		h := Summarise("aa", n.closure(), g, today)
		return h.Transferred, h.Held
	}
	if on, held := row(); on != "" || held {
		t.Errorf("at first: %q, %v", on, held)
	}
	n.write(Transferred{On: "2026-11-20", As: "CR-1"}, Held{Because: "a complaint"})
	if on, held := row(); on != "2026-11-20" || !held {
		t.Errorf("then: %q, %v", on, held)
	}
	n.write(Released{Because: "it is answered"})
	if _, held := row(); held {
		t.Error("it is still on hold")
	}
}
