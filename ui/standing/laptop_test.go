package standing_test

import (
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
)

// A laptop has the closure HR-204 on it, opened twelve days before the story's today.
type laptop struct{ *uitest.Laptop }

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	return begun(t, uitest.NewLaptop(t, start))
}

func laptopWith(t *testing.T, g *guide.Guide) *laptop {
	t.Helper()
	return begun(t, uitest.NewLaptopWith(t, g, start))
}

func begun(t *testing.T, l *uitest.Laptop) *laptop {
	t.Helper()
	l.Now = uitest.Today().AddDate(0, 0, -12)
	l.Sits("Robin Ashe", "social worker")
	if _, err := l.Desk.Begin("HR-204", "K.M."); err != nil {
		t.Fatal(err)
	}
	return &laptop{l}
}

func start(r *room.Room) kit.Screen { return caseload.Start(r, func() kit.Screen { return nil }) }

// add puts somebody or something into the closure.
func (l *laptop) add(kind model.Kind, name string) model.Subject {
	l.T.Helper()
	s, err := l.Desk.Add(kind, name)
	if err != nil {
		l.T.Fatal(err)
	}
	return s
}

// says answers a question.
func (l *laptop) says(item string, s model.Subject, a model.Answer) {
	l.T.Helper()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, l.Guide, model.Field{Item: item, Subject: s}, a, l.Desk.Today())
	})
}

// play plays a story, beginning on the closure's page.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.Play(w, h, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("The four stages")
		story(r)
	})
}
