package export_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/export"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A laptop has one of the demo's closures open on it, and a home of its own for files.
type laptop struct {
	t      *testing.T
	engine *enginetest.Mem
	desk   *desk.Desk
	docs   string
}

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// today is when the stories are set up.
func today() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

func newLaptop(t *testing.T, reference string) *laptop {
	t.Helper()
	home, err := os.MkdirTemp("", "h") // short: it is read on the screen
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	l := &laptop{t: t, engine: enginetest.Memory(), docs: filepath.Join(home, "Documents")}
	if err := os.Mkdir(l.docs, 0o700); err != nil {
		t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	v, err := store.Create(context.Background(), l.engine, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	if l.desk, err = desk.New(v, g, today); err != nil {
		t.Fatal(err)
	}
	if err := l.desk.SitDown("Robin Ashe", "social worker"); err != nil {
		t.Fatal(err)
	}
	all, err := demo.Closures(today())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		if bytes.Contains(b, []byte(reference)) {
			if _, err := l.desk.Import(bytes.NewReader(b), false); err != nil {
				t.Fatal(err)
			}
		}
	}
	return l
}

// sends sends the record, so that there are copies, where nothing stands in the way of that.
func (l *laptop) sends() error {
	sent, err := document.Send(l.desk.SourceOf(l.desk.Closure()))
	if err != nil {
		return err
	}
	return l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Submit(c, l.desk.Guide, sent, l.desk.Today())
	})
}

// play plays a story on the page Documents.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	keep := saver.New(l.desk, clock)
	keep.EnterWith(l.desk.Enter)
	uitest.Run(l.t, w, h, func() tea.Model {
		return ui.New(ui.Config{
			Saver: keep, Now: clock, Who: func() string { return l.desk.Worker().Name }, OnLock: l.desk.Lock,
			LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
			Start:      func(h kit.House) kit.Screen { return export.New(&room.Room{House: h, Desk: l.desk, Saver: keep}) },
		})
	}, story)
}

// A door is a lock screen that opens to Enter, with the true passphrase.
type door struct {
	l        *laptop
	h        kit.House
	unlocked func()
}

func (d *door) Init() tea.Cmd               { return nil }
func (d *door) Resize(int, int)             {}
func (d *door) Title() string               { return "Locked" }
func (d *door) Typing() bool                { return false }
func (d *door) Keys() []kit.Key             { return nil }
func (d *door) Draw() (string, *tea.Cursor) { return "The door is locked.", kit.At(0, 0) }
func (d *door) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); !ok || k.String() != "enter" {
		return nil
	}
	v, err := store.Unlock(context.Background(), d.l.engine, []byte(passphrase))
	if err == nil {
		err = d.l.desk.Resume(v)
	}
	if err != nil {
		d.h.Fail(err.Error())
		return nil
	}
	d.unlocked()
	return nil
}

// audit is who did what in the closure.
func (l *laptop) audit() string {
	l.t.Helper()
	h, err := l.desk.History(l.desk.OpenID())
	if err != nil {
		l.t.Fatal(err)
	}
	var lines []string
	for _, line := range h.Lines {
		lines = append(lines, line.Words)
	}
	return strings.Join(lines, "\n")
}

// files are the names in the folder for documents.
func (l *laptop) files() []string {
	l.t.Helper()
	entries, err := os.ReadDir(l.docs)
	if err != nil {
		l.t.Fatal(err)
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
