package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// An answer that stops applying is kept, set aside, shown as such, and comes back.

func TestAnOrderThatWasUntickedAndTickedAgainBringsItsAnswersBack(t *testing.T) {
	l := friday(t)
	want := model.Answer{Status: model.Answered, Value: model.Value{"2026-12-01"}, Evidence: "the order, page 2"}
	ends := func() model.Answer { return l.said("status.order-ends", model.TheClosure) }
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		tick := func() {
			t.Helper()
			r.Open("What applies")
			choose(r, "A court order about the child")
			r.Press("esc")
		}
		tick()
		l.stands(guide.Submit, "status.court-order", model.TheClosure, "")
		r.Open("When the order ends")
		fillIn(r, "Answer", "1 12 2026")
		fillIn(r, "What shows it", "the order, page 2")
		r.Press("esc")

		tick() // it was the wrong box
		l.clear(guide.Submit, "status.court-order", model.TheClosure)
		if got := ends(); !got.Equal(want) {
			t.Errorf("set aside, the journal says %+v", got)
		}
		r.To("When the order ends")
		r.See("Set aside: kept, but not asked now", "– When the order ends", "set aside")
		r.NotSee("Court orders")
		r.Press("enter")
		r.See("This is not asked now. What was said is kept, and is here again once it is asked.", "1 December 2026", "the order, page 2")
		r.NotSee("Or, as it stands", "What shows it")
		r.Press("esc", "esc", "w")
		r.Press("end")
		r.NotSee("When the order ends", "Court orders")
		r.Press("esc")

		r.Open("Readiness")
		tick()
		l.stands(guide.Submit, "status.court-order", model.TheClosure, "")
		l.clear(guide.Submit, "status.order-ends", model.TheClosure)
		r.To("When the order ends")
		r.See("✓ When the order ends")
		r.Press("end")
		r.NotSee("Set aside: kept")
		if got := ends(); !got.Equal(want) {
			t.Errorf("come back, the journal says %+v", got)
		}
	})
	if got := l.reread().About("status.order-ends"); !got.Equal(want) {
		t.Errorf("on disk the journal says %+v", got)
	}
}

func TestAMarkAsAPersonOfConcernThatIsTakenAwayKeepsWhatWasSaidOfThemForItsReturn(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"added","fields":{"subject":{"kind":"adult","id":"uncle"},"name":"Piet Voss"}}`)
	uncle := model.Subject{Kind: model.KindAdult, ID: "uncle"}
	const lives = "With his brother in the next town"
	l.Play(80, 24, func(r *uitest.Robot) {
		mark := func(answer string) {
			t.Helper()
			home(r)
			r.Open("People and services")
			r.Open("Piet Voss")
			r.Open("Person of concern")
			choose(r, answer)
			r.Press("esc")
		}
		r.Press("enter")
		mark("Yes")
		l.stands(guide.Submit, "concern.lives", uncle, "")
		onRow(r, "Where they live", lives)
		l.clear(guide.Submit, "concern.lives", uncle)

		mark("No")
		r.NotSee("Where they live")
		home(r)
		r.Open("Readiness")
		r.To("where they live")
		r.See("Set aside: kept, but not asked now", "– Piet Voss: where they live", "set aside")
		r.Press("enter")
		r.See("This is not asked now.", lives)
		l.clear(guide.Submit, "concern.lives", uncle)
		for _, s := range []guide.Step{guide.Submit, guide.Close, guide.Shared} {
			for _, b := range model.Outstanding(l.Desk.Closure(), l.Guide, s, l.Desk.Today()) {
				if strings.HasPrefix(b.Field.Item, "concern.") && b.Subject == uncle {
					t.Errorf("%s is still asked of him", b.Field.Item)
				}
			}
		}

		mark("Yes")
		r.See("✓ Where they live")
		l.clear(guide.Submit, "concern.lives", uncle)
		l.stands(guide.Submit, "concern.sees", uncle, "") // what was never answered is asked again
	})
	if a := l.reread().Answer(model.Field{Item: "concern.lives", Subject: uncle}); a.Value.First() != lives {
		t.Errorf("the journal says %+v", a)
	}
}
