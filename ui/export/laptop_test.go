package export_test

import (
	"strings"
	"testing"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/ui/export"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
)

// A laptop has one of the demo's closures open on it, and a home of its own for files. Its program begins on the
// page Documents.
type laptop struct {
	*uitest.Laptop
	docs string
}

func newLaptop(t *testing.T, reference string) *laptop {
	t.Helper()
	_, docs := uitest.Home(t)
	l := &laptop{docs: docs}
	var id model.ClosureID
	l.Laptop = uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		if _, err := r.Desk.Open(id); err != nil {
			t.Error(err)
		}
		return export.New(r)
	})
	l.Sits("Robin Ashe", "social worker")
	l.Brings(reference, demo.Closures)
	id = l.Desk.OpenID()
	return l
}

// sends sends the record, so that there are copies, where nothing stands in the way of that.
func (l *laptop) sends() error {
	sent, err := document.Send(l.Desk.SourceOf(l.Desk.Closure()))
	if err != nil {
		return err
	}
	return l.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Submit(c, l.Desk.Guide, sent, l.Desk.Today())
	})
}

// audit is who did what in the closure, and files are the names in the folder for documents.
func (l *laptop) audit() string   { return uitest.Audit(l.T, l.Desk) }
func (l *laptop) files() []string { return uitest.Names(l.T, l.docs) }

// selected is the words of the selected row, and of the line under it.
func selected(r *uitest.Robot) string {
	r.T.Helper()
	lines := r.Lines()
	for i, line := range lines {
		if strings.HasPrefix(line, " › ") {
			return line + "\n" + lines[min(i+1, len(lines)-1)]
		}
	}
	r.T.Fatalf("nothing is selected on\n%s", r.Screen())
	return ""
}
