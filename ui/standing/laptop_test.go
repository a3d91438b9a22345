package standing_test

import (
	"testing"

	"handover/model/guide"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A laptop has the closure HR-204 on it, opened twelve days before the story's today.
type laptop struct{ *uitest.Laptop }

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	return laptopWith(t, nil)
}

// laptopWith is one under a guide of the test's own; nil is the one that ships.
func laptopWith(t *testing.T, g *guide.Guide) *laptop {
	t.Helper()
	l := (&uitest.Laptop{T: t, Guide: g, Start: first.Caseload}).SetUp()
	l.Now = uitest.Today().AddDate(0, 0, -12)
	l.Sits("Robin Ashe", "social worker")
	l.Begins("HR-204", "K.M.")
	return &laptop{l}
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
