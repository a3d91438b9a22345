package manager_test

import (
	"strings"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A laptop has closures of several workers on it.
type laptop struct{ *uitest.Laptop }

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{uitest.NewLaptop(t, first.Caseload)}
	l.Afresh = true
	l.Now = day("2026-11-01")
	l.Sits("Helen Marr", "team manager")
	return l
}

func day(on model.Date) time.Time { return on.Time().Add(9 * time.Hour) }

// brings brings in the demo's closure in England, which is ready for the manager on that day, as somebody's.
func (l *laptop) brings(reference, worker string, on model.Date) {
	l.T.Helper()
	l.Now = day(on)
	l.Brings("DEMO-ENG-1", demo.Closures, "DEMO-ENG-1", reference, "de300000000000000000000000000001", string(idOf(reference)),
		`"robin"`, `"`+strings.ToLower(strings.Fields(worker)[0])+`"`, "Robin Ashe", worker)
}

// idOf is the id of the closure with a reference, "HR-1".
func idOf(reference string) model.ClosureID {
	return model.ClosureID("de30000000000000000000000000000" + reference[len(reference)-1:])
}

// sends sends the record of the open closure as its worker.
func (l *laptop) sends(worker string, on model.Date) {
	l.Now = day(on)
	l.Sits(worker, "social worker")
	l.Sends()
}

// decides decides on the open closure as Helen.
func (l *laptop) decides(decision string, on model.Date, points ...model.Point) {
	l.Now = day(on)
	l.Sits("Helen Marr", "team manager")
	l.Decides(decision, "Read whole.", points...)
}

// edits adds a sentence to a section of the open closure.
func (l *laptop) edits(worker string) {
	l.Sits(worker, "social worker")
	l.Writes("record.next", l.Text("record.next")+" One more thing.")
}

// team is a laptop with the closures of three workers, one in each state, and Helen at the keyboard.
func team(t *testing.T) *laptop {
	l := newLaptop(t)
	const ana, ben, cai = "Ana Lopez", "Ben Shaw", "Cai Hughes"
	l.brings("HR-1", ana, "2026-11-19")
	l.sends(ana, "2026-11-20")
	l.brings("HR-2", ben, "2026-11-09")
	l.sends(ben, "2026-11-10")
	l.brings("HR-3", cai, "2026-11-11")
	l.sends(cai, "2026-11-12")
	l.decides(model.DecisionReturned, "2026-11-13", model.Point{Section: uitest.Section("record.next"), Text: "Say who rings."})
	l.brings("HR-4", ben, "2026-11-09")
	l.sends(ben, "2026-11-10")
	l.decides(model.DecisionAuthorised, "2026-11-11")
	l.edits(ben)
	l.brings("HR-5", ana, "2026-11-09")
	l.sends(ana, "2026-11-10")
	l.decides(model.DecisionAuthorised, "2026-11-17")
	l.brings("HR-6", cai, "2026-11-09")
	l.sends(cai, "2026-11-10")
	l.decides(model.DecisionNotToClose, "2026-11-16")
	l.brings("HR-7", cai, "2026-11-18")
	l.Desk.Shut()
	l.Sits("Helen Marr", "team manager")
	return l
}

// play plays a story, beginning on the page For the manager.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.Play(w, h, func(r *uitest.Robot) {
		r.Press("m")
		r.See("For the manager")
		story(r)
	})
}
