package export_test

import (
	"os"
	"path/filepath"
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
	home, err := os.MkdirTemp("", "h") // short: it is read on the screen
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	l := &laptop{docs: filepath.Join(home, "Documents")}
	if err := os.Mkdir(l.docs, 0o700); err != nil {
		t.Fatal(err)
	}
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

// audit is who did what in the closure.
func (l *laptop) audit() string {
	l.T.Helper()
	h, err := l.Desk.History(l.Desk.OpenID())
	if err != nil {
		l.T.Fatal(err)
	}
	var lines []string
	for _, line := range h.Lines {
		lines = append(lines, line.Words)
	}
	return strings.Join(lines, "\n")
}

// files are the names in the folder for documents.
func (l *laptop) files() []string {
	l.T.Helper()
	entries, err := os.ReadDir(l.docs)
	if err != nil {
		l.T.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

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
