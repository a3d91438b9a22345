package stories

import (
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

func TestAWaitingListAsksForHowLongWhoHoldsTheChildMeanwhileAndADayToCheck(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"answered","fields":{"item":"start.decided","subject":{"kind":"closure"},"answer":{"status":"answered","value":["2026-11-20"]}}}`)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		toService(r, "Harbour therapy")
		move(r, "Sent", "2 11 2026", "")
		move(r, "Acknowledged", "4 11 2026", "")
		for _, row := range []string{"How long the wait", "Who holds it meanwhile", "A date to check"} {
			r.NotSee(row)
		}
		move(r, "Accepted, on a waiting list", "16 11 2026", "their letter")
		for _, item := range []string{"service.wait", "service.meanwhile", "service.check-back"} {
			l.stands(guide.Close, item, harbour, "")
		}
		home(r)
		r.Open("Needs")
		r.Press("3", "enter")
		choose(r, "Harbour therapy")
		r.Press("esc")
		r.See("from when is not said")
		l.stands(guide.Submit, "needs.emotional", model.TheChild, "Harbour therapy has accepted this, and from when is not said.")

		toService(r, "Harbour therapy")
		r.Open("How long the wait")
		r.See("How long is the wait for Harbour therapy, and who told you so?")
		fillIn(r, "Answer", "About 14 weeks, as Jo Hale said on 16 November")
		r.Press("esc")
		l.clear(guide.Close, "service.wait", harbour)
		r.Open("A date to check")
		fillIn(r, "Answer", "4 1 2027")
		choose(r, worker)
		r.Press("esc")
		l.clear(guide.Close, "service.check-back", harbour)
		l.clear(guide.Submit, "needs.emotional", model.TheChild) // accepted, with the day on which somebody checks

		home(r)
		r.Open("Timeline")
		r.See("Without anybody once we have gone: Feelings and wellbeing", "nobody: from 11 Dec, no end known", "from when is not known. Somebody checks")
		toService(r, "Harbour therapy")
		onRow(r, "Who holds it meanwhile", "Hill School, Ms Okafor on Mondays")
		l.clear(guide.Close, "service.meanwhile", harbour)
		home(r)
		r.Open("Timeline")
		r.NotSee("Without anybody once")
		reads(r, "Held meanwhile", "Meanwhile: Hill School, Ms Okafor on Mondays.")
	})
	c := l.reread()
	for item, want := range map[string]string{
		"service.wait": "About 14 weeks, as Jo Hale said on 16 November", "service.check-back": "2027-01-04",
		"service.meanwhile": "Hill School, Ms Okafor on Mondays",
	} {
		if a := c.Answer(model.Field{Item: item, Subject: harbour}); a.Value.First() != want {
			t.Errorf("%s is %+v", item, a)
		}
	}
}

func TestAChildWhoWasNotBroughtIsAskedAboutByWhatGotInTheWay(t *testing.T) {
	l := friday(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		toService(r, "Harbour therapy")
		move(r, "Sent", "2 11 2026", "")
		move(r, "First appointment booked", "9 11 2026", "")
		r.NotSee("After a missed appointment")
		move(r, "Was not brought to the first appointment", "19 11 2026", "Jo Hale rang")
		l.stands(guide.Shared, "service.missed", harbour, "")
		home(r)
		r.Press("w", "tab", "tab")
		r.See("All shared (")
		r.Open("After a missed appointment: Harbour therapy")
		r.See("What got in the way of the first appointment with Harbour therapy, and what has been arranged since?")
		r.NotSee("attend") // it is never put as though the child had missed it
		fillIn(r, "Answer", "No bus after four; Rosa Marsh's sister drives from now on")
		r.Press("esc")
		l.clear(guide.Shared, "service.missed", harbour)

		// Booked again, and cancelled: what got in the way this time is asked anew.
		toService(r, "Harbour therapy")
		move(r, "First appointment booked", "20 11 2026", "")
		move(r, "First appointment cancelled", "21 11 2026", "their email")
		l.stands(guide.Shared, "service.missed", harbour, "This was said before “First appointment cancelled”.")
		r.Press("r")
		reads(r, "19 November 2026: Was not brought", "After a missed appointment: No bus after four", "21 November 2026: First appointment cancelled")
	})
	if a := l.reread().Answer(model.Field{Item: "service.missed", Subject: harbour}); a.Value.First() == "" {
		t.Errorf("the journal says %+v", a)
	}
}
