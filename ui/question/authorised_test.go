package question_test

import (
	"encoding/json"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/uitest"
)

// onto gives a laptop with a closure about K.M. under the guide that ships, whose stories begin on a question.
func onto(t *testing.T, item string) *uitest.Laptop {
	t.Helper()
	var l *uitest.Laptop
	var id model.ClosureID
	l = uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		if _, err := l.Desk.Open(id); err != nil {
			t.Fatal(err)
		}
		a := model.Ask{Item: l.Guide.Item(item), Subject: model.TheClosure}
		return question.Open(r, question.Alone(a), a)
	})
	l.Sits("Robin Ashe", "social worker")
	id = l.Begins("HR-204", "K.M.")
	l.Writes("record.next", "The tutor meets her on Mondays.")
	return l
}

// authorises sends the record as it stands and has Helen authorise it; Robin is at the keyboard again after that.
func authorises(t *testing.T, l *uitest.Laptop) {
	t.Helper()
	src, err := l.Desk.Source()
	if err != nil {
		t.Fatal(err)
	}
	sent, err := document.Send(src)
	if err != nil {
		t.Fatal(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		t.Fatal(err)
	}
	keep := func(ev func(c *model.Closure) model.Event) {
		l.Keeps(func(c *model.Closure) ([]model.Event, error) { return []model.Event{ev(c)}, nil })
	}
	keep(func(*model.Closure) model.Event { return model.Submitted{Record: record} })
	l.Sits("Helen Marr", "team manager")
	keep(func(c *model.Closure) model.Event {
		s := c.Sent()
		return model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."}
	})
	l.Sits("Robin Ashe", "social worker")
}

const voids = "A change makes that void"

func TestASectionThatWasAuthorisedSaysWhatAChangeDoesBeforeTheFirstKey(t *testing.T) {
	l := onto(t, "record.next")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.NotSee(voids)
		authorises(t, l)
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Authorised 22 Nov 2026. " + voids)
		r.Press("f3")
		r.See("Or, as it stands", voids)
	})
	l.Writes("record.next", "The tutor meets her on Fridays.")
	if !model.Void(l.Desk.Closure(), l.Guide, l.Desk.Today()) {
		t.Error("the edited record is not void")
	}
	l.Play(80, 24, func(r *uitest.Robot) { r.NotSee(voids) })
}

func TestWhatSomebodyElseTypedStandsThereAsTheirsAndIsNobodysAnswerUntilItIsTaken(t *testing.T) {
	l := onto(t, model.ItemClosed)
	const whose = "Typed by Robin Ashe, social worker, on 22 November 2026, and not entered."
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("20 11 2026") // which is refused: nobody has authorised anything
		r.Wait(5 * time.Second)
		r.NotSee("Typed by")
	})
	l.Sits("Helen Marr", "team manager")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("20 11 2026", whose)
		authorises(t, l)
		l.Sits("Helen Marr", "team manager")
		r.Press("tab", "shift+tab", "shift+tab")
		r.See(whose)
		if said, _ := l.Desk.Closure().Said(model.Field{Item: model.ItemClosed, Subject: model.TheClosure}); len(said) > 0 {
			t.Errorf("looking at what Robin typed made it an answer: %+v", said)
		}
		r.NotSee("cannot be recorded yet")
		r.Press("enter") // which takes it, as far as that may be
		r.See("20 11 2026", "The closing date cannot be recorded yet")
		r.NotSee(whose)
	})
}
