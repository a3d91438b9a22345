package model

import (
	"strings"
	"testing"

	"handover/model/guide"
)

func TestALimitRunsFromOneAnswerToAnotherInWorkingDays(t *testing.T) {
	g := realGuide(t)
	deadline := func(n *notebook, id string) Deadline {
		t.Helper()
		for _, d := range Deadlines(n.closure(), g, today) {
			if d.Limit.ID == id {
				return d
			}
		}
		t.Fatalf("the limit %q does not run", id)
		return Deadline{}
	}
	n := opened()
	if d := deadline(n, "record"); d.From != "" || d.Due != "" || d.Done {
		t.Errorf("before any decision: %+v", d)
	}
	n.say("start.decided", "2026-12-14")
	if d := deadline(n, "record"); d.Due != "2027-01-07" { // over Christmas, Boxing Day's substitute and New Year
		t.Errorf("15 working days from 14 December 2026 end on %s", d.Due)
	}
	n.at("2026-12-18").send(g)
	if !deadline(n, "record").Done {
		t.Error("it was sent, and is still due")
	}
	if d := deadline(n, "manager"); d.From != "2026-12-18" || d.Due != "2026-12-29" || d.Done {
		t.Errorf("the manager's five working days: %+v", d)
	}
	n.decide("rees", DecisionReturned, Point{about("record.reason"), "Say who told us."})
	if !deadline(n, "manager").Done {
		t.Error("it was returned, and the manager is still late")
	}
	n.at("2026-12-22").send(g)
	if d := deadline(n, "manager"); d.Done || d.From != "2026-12-22" {
		t.Errorf("sent again: %+v", d)
	}
}

func TestADateAfterTheAnnouncedBankHolidaysSaysThatItMayChange(t *testing.T) {
	g := realGuide(t)
	for decided, unsure := range map[string]bool{"2028-11-20": false, "2028-12-20": true, "2029-06-01": true} {
		n := opened()
		n.say("start.decided", decided)
		if d := Deadlines(n.closure(), g, today); d[0].Unsure != unsure {
			t.Errorf("decided on %s: unsure is %v", decided, d[0].Unsure)
		}
	}
}

func TestDueTodayIsNotTooLate(t *testing.T) {
	g := realGuide(t)
	for on, open := range map[Date]bool{today: false, today.Add(-6): false, today.Add(-7): false, today.Add(-8): true} {
		n := opened()
		n.answer("safety.seen-alone", TheClosure, ok(Answer{Value: Value{"yes"}, On: on, By: "manager"}))
		if Open(n.closure(), g, g.Item("safety.seen-alone"), TheClosure, today) != open {
			t.Errorf("seen %d days ago: open is %v", on.Days(today), !open)
		}
	}
}

func TestAChildSeenTooLongAgoIsAQueryThatSaysWhoseLimitItIs(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer("safety.seen-alone", TheClosure, ok(Answer{Value: Value{"yes"}, On: "2026-10-01", By: "manager"}))
	var found *Blocker
	for _, b := range Outstanding(n.closure(), g, guide.Submit, today) {
		if b.Field.Item == "safety.seen-alone" {
			found = &b
		}
	}
	if found == nil || found.Kind != guide.Query || !strings.Contains(found.What, "1 October 2026") || !strings.Contains(found.What, "another council's") {
		t.Fatalf("it stands in the way as %+v", found)
	}
	n.answer("safety.seen-alone", TheClosure, ok(Answer{Value: Value{"yes"}, On: "2026-10-01", By: "manager", Because: "Mo is abroad until January"}))
	if Open(n.closure(), g, g.Item("safety.seen-alone"), TheClosure, today) {
		t.Error("a reason does not let it be")
	}
}

func TestWhatWasRecentWhenTheRecordWasSentStaysSo(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer("safety.seen-alone", TheClosure, ok(Answer{Value: Value{"yes"}, On: "2026-10-01", By: "manager"}))
	n.at("2026-10-06").send(g)
	if Open(n.closure(), g, g.Item("safety.seen-alone"), TheClosure, today) {
		t.Error("five days before the record was sent is too long ago")
	}
}

func TestWhatIsDueNextIsTheNearestOfPlansAndLimits(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.say("start.decided", "2026-11-20")
	next, found := Next(n.closure(), g, today)
	if !found || next.Item != ItemSent || next.Due != "2026-12-11" {
		t.Errorf("next is %+v", next)
	}
	n.answer("safety.seen-alone", TheClosure, Answer{Status: NotYet, On: "2026-11-25"})
	if next, _ := Next(n.closure(), g, today); next.Item != "safety.seen-alone" {
		t.Errorf("next is %+v", next)
	}
}

func TestWhatAServicePromisedIsWhatComesNext(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.say("start.decided", "2026-11-20")
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"booked"}, On: "2026-11-20"}))
	n.answer(ItemFirst, clinic, value("2026-12-02"))
	if next, _ := Next(n.closure(), g, today); next.Item != ItemFirst || next.Subject != clinic || next.Due != "2026-12-02" {
		t.Errorf("next is %+v", next)
	}
	n.answer("service.first-step-by", clinic, value("2026-11-27"))
	if next, _ := Next(n.closure(), g, today); next.Item != "service.first-step-by" || next.Due != "2026-11-27" {
		t.Errorf("next is %+v", next)
	}
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"attended"}, On: "2026-11-22"}))
	if next, _ := Next(n.closure(), g, today); next.Item != ItemSent {
		t.Errorf("it began, and next is still %+v", next)
	}
}
