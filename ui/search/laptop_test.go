package search_test

import (
	"testing"

	"handover/cmd/handover/demo"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A laptop has the demo's closure in England on it: ready for the manager.
type laptop struct{ *uitest.Laptop }

func newLaptop(t testing.TB) *laptop {
	t.Helper()
	l := &laptop{uitest.NewLaptop(t, first.Caseload)}
	l.Afresh = true
	l.Sits("Helen Marr", "team manager")
	l.Sits("Robin Ashe", "social worker")
	l.Brings("DEMO-ENG-1", demo.Closures)
	return l
}

// play plays a story, beginning on the page of the closure.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.Play(w, h, func(r *uitest.Robot) {
		r.Press("enter")
		story(r)
	})
}
