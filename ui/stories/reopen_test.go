package stories

import (
	"encoding/json"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/ui/uitest"
)

// ended sends the open closure to the manager, authorises it and enters the council's date, whatever stands in the
// way: this is about what comes after.
func ended(t *testing.T, l *laptop) {
	t.Helper()
	change := func(events func(c *model.Closure) []model.Event) {
		t.Helper()
		l.Keeps(func(c *model.Closure) ([]model.Event, error) { return events(c), nil })
	}
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
	change(func(*model.Closure) []model.Event { return []model.Event{model.Submitted{Record: record}} })
	worker := l.Desk.Worker()
	if err := l.Desk.SitDown("Helen Marr", "team manager"); err != nil {
		t.Fatal(err)
	}
	change(func(c *model.Closure) []model.Event {
		s := c.Sent()
		return []model.Event{model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."}}
	})
	if err := l.Desk.SitDown(worker.Name, worker.Role); err != nil {
		t.Fatal(err)
	}
	change(func(*model.Closure) []model.Event {
		return []model.Event{model.AnswerGiven{Field: model.Field{Item: model.ItemClosed, Subject: model.TheClosure},
			Answer: model.Answer{Status: model.Answered, Value: model.Value{string(l.Desk.Today())}}}}
	})
}

func TestAFamilyThatComesBackBeginsANewClosureAndTheOldOneStaysAsItEnded(t *testing.T) {
	l := newLaptop(t)
	reason := model.Field{Item: "record.reason", Subject: model.TheClosure}
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Press("o")
		r.See("This closure is still open")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("The school told us.")
		r.Press("esc", "esc")
		ended(t, l)
		r.Press("esc", "enter")
		r.See("HR-204", "closed")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.See("The school told us.", "Involvement has ended, and nothing of what was decided on can be")
		r.Press("esc", "esc")
		r.Wait(10 * time.Minute) // the laptop locks itself meanwhile
		r.Press("enter")
		r.Press("o")
		r.See("Reference of the new closure", "What prompted it", "Who decided")
		r.Type("HR-310\nA call from school yesterday\nK.M. told her teacher of a new worry\nHelen Marr, team manager\n")
		r.Press("enter")
		r.See("Reopened as HR-310", "follows HR-204", "considering")
	})
	if c := l.Desk.Closure(); c.Follows == nil || c.Follows.Reference != "HR-204" || c.Text(reason) != "" {
		t.Errorf("it follows %+v", c.Follows)
	}
	old, err := l.Desk.Find("HR-204")
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Desk.Look(old.ID)
	if err != nil || !c.Frozen() || c.Text(reason) != "The school told us." {
		t.Errorf("the earlier one is %v, %v, and reads %q", c.Frozen(), err, c.Text(reason))
	}
}
