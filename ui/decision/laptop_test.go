package decision_test

import (
	"strings"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A laptop has the demo's closure in England on it, ready for the manager, and Robin at the keyboard.
type laptop struct{ *uitest.Laptop }

func newLaptop(t testing.TB) *laptop {
	t.Helper()
	return laptopWith(t, demo.Closures)
}

func laptopWith(t testing.TB, closures func(now time.Time) ([][]byte, error)) *laptop {
	t.Helper()
	l := &laptop{uitest.NewLaptop(t, first.Caseload)}
	l.Afresh = true
	l.Sits("Helen Marr", "team manager")
	l.Sits("Ines Bell", "senior practitioner")
	l.Sits("Robin Ashe", "social worker")
	l.Brings("DEMO-ENG-1", closures)
	return l
}

// sends sends the record as Robin.
func (l *laptop) sends() {
	l.T.Helper()
	l.Sits("Robin Ashe", "social worker")
	l.Sends()
}

// decides decides as Helen, and leaves Robin at the keyboard.
func (l *laptop) decides(decision, because string, points ...model.Point) {
	l.T.Helper()
	l.Sits("Helen Marr", "team manager")
	l.Decides(decision, because, points...)
	l.Sits("Robin Ashe", "social worker")
}

// play plays a story, beginning on the page The decision.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.Play(w, h, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Closing summary")
		r.Press("d")
		story(r)
	})
}

// changeTo says that somebody else is at the keyboard.
func changeTo(r *uitest.Robot, name string) {
	r.T.Helper()
	r.Press("k")
	r.See("Who is at the keyboard?")
	r.Choose(name)
	r.See("The decision")
}

// asks fails unless the dialog over the screen says all of these words.
func asks(r *uitest.Robot, words ...string) {
	r.T.Helper()
	var said []string
	for _, line := range r.Lines() {
		if part := strings.Split(line, "│"); len(part) >= 3 {
			said = append(said, strings.TrimSpace(part[len(part)-2]))
		}
	}
	all := strings.Join(strings.Fields(strings.Join(said, " ")), " ")
	for _, w := range words {
		if !strings.Contains(all, w) {
			r.T.Fatalf("nothing asks %q on\n%s", w, r.Screen())
		}
	}
}
