package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/paper"
	"handover/ui/uitest"
)

// A family that comes back after a year finds a closure that begins anew: nothing in it is a year old, the child
// is a year older, and of the earlier one nothing has run on.
func TestAFamilyThatComesBackAfterAYearBeginsAnewAndNothingHasRunOnMeanwhile(t *testing.T) {
	l := newLaptop(t)
	born := model.Field{Item: model.ItemBorn, Subject: model.TheClosure}
	var ends, returns model.Date
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		l.Gives(born.Item, born.Subject, model.Answer{Status: model.Answered, Value: model.Value{"2010-01-10"}})
		l.Writes("record.reason", "The school told us.")
		ended(t, l)
		ends = l.Desk.Today()
	})
	l.Afresh, l.Now = true, uitest.Today().AddDate(0, 0, 365) // it lay in a drawer, and did not run
	l.Time = func() time.Time { return uitest.Clock().AddDate(0, 0, 365) }
	l.Play(100, 30, func(r *uitest.Robot) {
		returns = l.Desk.Today()
		r.See("Your closures")
		r.See("HR-204", "closed, ", " to share")
		r.Press("enter", "o")
		r.Type("HR-310\nA call from school yesterday\nK.M. told her teacher of a new worry\nHelen Marr, team manager\n")
		r.Press("enter")
		r.See("Reopened as HR-310", "follows HR-204", "considering")
		r.NotSee("open 36", "days late")
		l.Gives(born.Item, born.Subject, model.Answer{Status: model.Answered, Value: model.Value{"2010-01-10"}})
	})
	l.Time = nil
	if returns != ends.Add(365) {
		t.Fatalf("it ended on %s, and they came back on %s", ends, returns)
	}
	c, g := l.Desk.Closure(), l.Desk.Guide
	if years, known := c.Age(returns); !known || years != 17 {
		t.Errorf("K.M. is %d now", years)
	}
	if c.Follows == nil || c.Follows.Ended != ends || model.DateOf(c.Opened) != returns {
		t.Errorf("it was opened on %s and follows %+v", model.DateOf(c.Opened), c.Follows)
	}
	for _, step := range guide.Steps {
		for _, b := range model.Outstanding(c, g, step, returns) {
			if b.Days(returns) != 0 {
				t.Errorf("“%s” has been open for %d days in a closure that was opened today", b.Title, b.Days(returns))
			}
		}
	}
	for _, due := range model.Deadlines(c, g, returns) {
		if due.From != "" && due.From < returns || due.Due != "" && due.Due < returns {
			t.Errorf("“%s” runs from %s to %s", due.Limit.Title, due.From, due.Due)
		}
	}
	src, err := l.Desk.Source()
	if err != nil {
		t.Fatal(err)
	}
	if words := paper.Text(document.Record(src)); !strings.Contains(words, "which ended on "+ends.String()) {
		t.Errorf("the new record does not say when the earlier one ended:\n%s", words)
	}
	old, err := l.Desk.Find("HR-204")
	if err != nil {
		t.Fatal(err)
	}
	was, err := l.Desk.Look(old.ID)
	if err != nil {
		t.Fatal(err)
	}
	if years, _ := was.Age(was.EndedOn()); !was.Frozen() || was.EndedOn() != ends || years != 16 || model.Void(was, g, returns) {
		t.Errorf("the earlier one ended on %s, when K.M. was %d; edited since: %v", was.EndedOn(), years, model.Void(was, g, returns))
	}
	for _, step := range []guide.Step{guide.Submit, guide.Close} {
		if then, now := titles(was, g, step, ends), titles(was, g, step, returns); then != now {
			t.Errorf("before %s the earlier one asked for\n%s\nand a year on for\n%s", step.Words(), then, now)
		}
	}
}

// titles are those of what stands in the way of a step on a day.
func titles(c *model.Closure, g *guide.Guide, step guide.Step, day model.Date) string {
	var out []string
	for _, b := range model.Outstanding(c, g, step, day) {
		out = append(out, b.Title)
	}
	return strings.Join(out, "\n")
}
