package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// The fourth of the four ways: nobody has it yet, and the manager knows, says why, and looks again.
func TestAGapIsNothingUntilTheManagerTheReasonAndTheDayAreThere(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"answered","fields":{"item":"start.decided","subject":{"kind":"closure"},"answer":{"status":"answered","value":["2026-11-20"]}}}`)
	const need, reason = "needs.emotional", "No therapist in the area before the spring"
	l.Play(80, 24, func(r *uitest.Robot) {
		cell := func(fill func()) {
			t.Helper()
			r.Press("enter")
			r.See("feelings and emotional wellbeing stand")
			fill()
			r.Press("esc")
		}
		lacks := func(grid, way string) {
			t.Helper()
			r.See("gap, NOT ACCEPTED", grid, "1 active: 0 covered, 1 not covered")
			l.stands(guide.Submit, need, model.TheChild, way)
		}
		r.Press("enter")
		r.Open("Needs")
		cell(func() { choose(r, "Active, and nobody gives") })
		lacks("no manager is named", "A gap is left, and no manager is named who accepts it.")
		cell(func() { choose(r, "Dev Amos") })
		lacks("without a day to look", "A gap is left, without a day to look at it again.")
		cell(func() { fillIn(r, "When it is looked at again", "22 2 2027") })
		lacks("without the manager's reason", "A gap is left, without the manager's reason.")

		// The way to it says the same, and leads there.
		r.Press("esc", "w")
		r.To("Feelings and wellbeing")
		r.See("A gap is left, without the manager's reason.", "Say why the manager accepts it for now.")
		r.Press("esc")
		r.Open("Timeline")
		r.See("! Without anybody once we have gone: Feelings and wellbeing")
		r.Press("esc")

		r.Open("Needs")
		cell(func() { fillIn(r, "Why the manager accepts it for now", reason) })
		r.See("gap, accepted", "Dev Amos accepts it", "look again 22 Feb 2027", "1 active: 1 accepted as a gap")
		l.clear(guide.Submit, need, model.TheChild)
		r.Press("esc")
		r.Open("Timeline")
		r.See("No gap in cover but one that a manager accepts", "accepted")
		r.NotSee("Without anybody once")
		reads(r, "Without anybody", "Feelings and wellbeing", "nobody, accepted: 11 Dec to 22 Feb", "A gap that Dev Amos accepts; looked at again on 22 February 2027.",
			"22 Feb 2027")
		r.Press("enter", "esc", "esc")
		r.See("1 active: 1 accepted as a gap")

		// Past its day it is a gap like any other.
		if gaps := model.Timeline(l.Desk.Closure(), l.Guide, "2027-02-23").Gaps; len(gaps) != 1 || gaps[0].Accepted || !strings.Contains(gaps[0].Why, "22 February 2027") {
			t.Errorf("a day after it was to be looked at again: %+v", gaps)
		}
	})
	want := model.Answer{Status: model.Answered, Value: model.Value{guide.NeedGap}, By: "manager", On: "2027-02-22", Evidence: reason}
	if a := l.reread().Answer(model.Field{Item: need, Subject: model.TheChild}); !a.Equal(want) {
		t.Errorf("the journal says %+v", a)
	}
}

// Who helps, from when and what shows it are not the manager's yes: a need that becomes a gap begins anew.
func TestWhatWasSaidOfAServiceIsNoManagersReasonForAGap(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"answered","fields":{"item":"needs.emotional","subject":{"kind":"child","id":"child"},"answer":{"status":"answered","value":["active"],"who":"harbour","on":"2026-12-01","evidence":"they spoke with her on Monday"}}}`)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "n", "enter")
		choose(r, "Active, and nobody gives")
		r.Press("esc")
		r.See("gap, NOT ACCEPTED", "no manager is named")
	})
	want := model.Answer{Status: model.Answered, Value: model.Value{guide.NeedGap}}
	if a := l.reread().Answer(model.Field{Item: "needs.emotional", Subject: model.TheChild}); !a.Equal(want) {
		t.Errorf("the journal says %+v", a)
	}
}

// An active need that nobody holds is a gate: its page says so, and offers no reason that would hold nothing.
func TestAnActiveNeedSaysOnItsPageThatItIsAGate(t *testing.T) {
	l := friday(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("enter", "n", "enter")
		r.See("Query: settled, or given a reason, before sending", "Why it can stay as it is")
		choose(r, "Active: support is needed")
		r.See("Gate: settled before sending the record to the manager")
		r.NotSee("Why it can stay as it is")
	})
}
