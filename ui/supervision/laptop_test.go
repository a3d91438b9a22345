package supervision_test

import (
	"strings"
	"testing"

	"handover/cmd/handover/demo"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/unlock"
)

// A laptop has the demo's closure in Wales on it, which is half done.
type laptop struct{ *uitest.Laptop }

func newLaptop(t testing.TB) *laptop {
	t.Helper()
	return laptopWith(t, "DEMO-WAL-1")
}

func laptopWith(t testing.TB, reference string) *laptop {
	t.Helper()
	l := &laptop{uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		return caseload.Start(r, func() kit.Screen { return unlock.Who(r, r.Desk, r.Back) })
	})}
	l.Sits("Owain Rees", "team manager")
	l.Sits("Ines Bell", "senior practitioner")
	l.Brings(reference, demo.Closures)
	l.Sits("Carys Probert", "social worker")
	return l
}

// play plays a story, beginning on the page of the closure.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.Play(w, h, func(r *uitest.Robot) {
		if strings.Contains(r.Screen(), "Your closures") {
			r.Press("enter")
		}
		story(r)
	})
}
