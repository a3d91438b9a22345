package share_test

import (
	"slices"
	"testing"
	"time"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/share"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

func TestWhatACopyLeftOutOnADayThatDoesNotTellItIsTheWorkersToSay(t *testing.T) {
	var id model.ClosureID
	l := uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		if _, err := r.Desk.Open(id); err != nil {
			t.Error(err)
		}
		return share.New(r)
	})
	l.Sits("Ana Lopez", "social worker")
	id = l.Begins("CP-7", "AB")
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Add(c, l.Guide, page.Mother.Kind, page.Mother.ID, "Mother")
	})
	l.Gives(model.ItemCaring, page.Mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
	ready(t)(l.Desk)
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { // in the course of the first day
		return model.Withhold(c, l.Guide, model.PassageWithheld{To: page.Mother, Section: next, Words: "Her aunt told us of it.", Because: "her wish", Agreed: "Ms Rees"})
	})
	l.Now = uitest.Today().AddDate(0, 0, 3)
	l.Time = func() time.Time { return uitest.Clock().AddDate(0, 0, 3) }
	passage := "A passage of “What happens next”"
	l.Play(80, 40, func(r *uitest.Robot) {
		r.To("Mother")
		r.Press("g", "1", "tab", "y", "tab", "tab")
		r.Type("23 11 2026")
		r.Press("tab")
		r.NotSee("What did it leave out?") // the day after: the record of that day tells
		r.Press("shift+tab")
		for range len("23 11 2026") {
			r.Press("backspace")
		}
		r.Type("22 11 2026")
		r.Press("tab")
		r.See("What did it leave out?", "is not certain here")
		r.Type("Views of the child; her uncle's views.")
		r.Press("tab", "tab")
		r.Type("Polish")
		r.Press("tab", "tab", "y", "tab", "enter")
		r.See("given 22 Nov 2026")
		want := []string{"Views of the child", "her uncle's views"}
		if g := l.Desk.Closure().LastCopy(page.Mother); g == nil || !slices.Equal(g.Left, want) {
			t.Errorf("the log has %+v", g)
		}
		r.Press("g", "1", "tab", "y", "tab", "tab")
		r.Type("23 11 2026")
		r.Press("tab", "tab")
		r.Type("Polish")
		r.Press("tab", "tab", "y", "tab", "enter")
		r.See("given 23 Nov 2026")
		if g := l.Desk.Closure().LastCopy(page.Mother); g == nil || !slices.Contains(g.Left, passage) {
			t.Errorf("the log has %+v", g)
		}
	})
}
