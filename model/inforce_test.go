package model

import (
	"strings"
	"testing"
	"time"

	"handover/model/guide"
)

func TestARecordThatWasSentAgainIsNotInForceWhileTheManagerReadsTheNewerOne(t *testing.T) {
	g, n := shareable(t)
	first := n.closure().Sent()
	if !InForce(n.closure(), g, first, today) {
		t.Error("authorised, and not in force")
	}
	n.at("2026-11-18").write(Written{next, "Something else."})
	if InForce(n.closure(), g, first, today) {
		t.Error("edited, and in force")
	}
	n.at("2026-11-19").send(g)
	c := n.closure()
	if InForce(c, g, c.submission(first.Entry), today) || InForce(c, g, c.Sent(), today) {
		t.Error("sent again, and one of them is in force")
	}
	for day, want := range map[Date]Copied{
		"2026-11-16": {Draft: true}, "2026-11-17": {}, "2026-11-18": {Draft: true}, "2026-11-19": {Draft: true}, today: {Draft: true},
	} {
		events, err := GiveCopy(c, g, gives(mother, day), today, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := events[0].(Copied); got.Draft != want.Draft || got.Submission != first.Entry {
			t.Errorf("a copy of %s is logged as %+v", day, got)
		}
	}
}

func TestADayInThePastKnowsNothingOfWhatCameAfterIt(t *testing.T) {
	g, n := shareable(t)
	before := len(n.entries)
	n.at("2026-11-19").write(Written{next, "Something else."}, SetAside{clinic})
	then := n.closure().AsOf("2026-11-18", nil)
	if then.Text(next) != "Her aunt told us. The clinic sees her." || !then.Has(clinic) || len(then.order.entries) != before || Void(then, g, "2026-11-18") {
		t.Errorf("on the day before it read %q", then.Text(next))
	}
	ahead := n.entries[0] // whatever a clock said of what it follows
	ahead.At = ahead.At.AddDate(9, 0, 0)
	if c := Fold(append([]Entry{ahead}, n.entries[1:]...)).AsOf("2026-11-18", nil); c.Reference == "" {
		t.Error("the closure was not opened by the day on which it was authorised")
	}
}

func TestADayBeginsAndEndsWhereTheWorkerIs(t *testing.T) {
	g, n := shareable(t)
	summer := time.FixedZone("BST", 3600)
	n.clock = time.Date(2026, 11, 18, 23, 30, 0, 0, time.UTC) // half past midnight on the 19th
	n.write(Written{next, "Something else."}, SectionInCopy{To: mother, Section: next, Because: "x", Agreed: "Ms Rees"})
	c := n.closure()
	if c.AsOf("2026-11-18", summer).Text(next) == "Something else." || c.AsOf("2026-11-19", summer).Text(next) != "Something else." {
		t.Error("what was written after midnight counts to the day before")
	}
	if c.ChoseOn(mother, "2026-11-18", summer) || !c.ChoseOn(mother, "2026-11-19", summer) {
		t.Error("what was chosen after midnight counts to the day before")
	}
	for here, want := range map[*time.Location]bool{summer: false, nil: true} {
		events, err := GiveCopy(c, g, gives(mother, "2026-11-18"), today, here)
		if err != nil || events[0].(Copied).Draft != want {
			t.Errorf("the copy of the 18th is logged as %+v: %v", events, err)
		}
	}
}

func TestWhatFollowsADecisionIsOpenSinceTheDecision(t *testing.T) {
	g, n := shareable(t)
	since := map[string]Date{}
	for _, step := range []guide.Step{guide.Close, guide.Shared} {
		for _, b := range Outstanding(n.closure(), g, step, today) {
			since[b.Item.ID+" "+b.Subject.ID] = DateOf(b.Since)
		}
	}
	for _, id := range []string{ItemClosed + " ", ItemCopy + " mother", ItemSignature + " mother"} {
		for key, on := range since {
			if strings.HasPrefix(key, id) && on != "2026-11-17" {
				t.Errorf("%s is open since %s, and could not be done before the decision", key, on)
			}
		}
	}
	if since[ItemClosed+" "+TheClosure.ID] == "" {
		t.Errorf("nobody is asked when it ended: %v", since)
	}
}
