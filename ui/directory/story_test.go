package directory_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// A laptop is a vault, over as many runs of the program as a story needs.
type laptop struct {
	t      *testing.T
	engine *enginetest.Mem
	vault  *store.Vault
	guide  *guide.Guide
	desk   *desk.Desk
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{t: t, engine: enginetest.Memory()}
	var err error
	if l.guide, err = guide.Load(); err != nil {
		t.Fatal(err)
	}
	if l.vault, err = store.Create(context.Background(), l.engine, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	l.sit()
	if err := l.desk.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *laptop) sit() {
	l.t.Helper()
	var err error
	if l.desk, err = desk.New(l.vault, l.guide, clock); err != nil {
		l.t.Fatal(err)
	}
}

// list puts services into the directory.
func (l *laptop) list(all ...model.Listed) {
	l.t.Helper()
	for _, one := range all {
		err := l.desk.ChangeDirectory(func(dir []model.Listed) ([]model.Listed, error) { return model.List(dir, one) })
		if err != nil {
			l.t.Fatal(err)
		}
	}
}

// listed returns what the directory holds of a name.
func (l *laptop) listed(name string) (model.Listed, bool) {
	l.t.Helper()
	all, err := l.desk.Directory()
	if err != nil {
		l.t.Fatal(err)
	}
	for _, one := range all {
		if one.Named(name) {
			return one, true
		}
	}
	return model.Listed{}, false
}

// play runs the program and plays a story with it.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	l.sit()
	uitest.Run(l.t, w, h, func() tea.Model {
		keep := saver.New(l.desk, clock)
		keep.EnterWith(l.desk.Enter)
		return ui.New(ui.Config{
			Saver: keep, Now: clock, OnLock: l.desk.Lock,
			LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
			Start: func(h kit.House) kit.Screen {
				return caseload.Start(&room.Room{House: h, Desk: l.desk, Saver: keep}, func() kit.Screen { return nil })
			},
		})
	}, story)
}

// A door is a lock screen that opens to Enter.
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
	d.l.vault = v
	d.unlocked()
	return nil
}

var harbour = model.Listed{
	ID: "a1", Name: "Harbour Therapy", For: "Talking therapy for K.M.'s age", Telephone: "01632 960111",
	Email: "hello@harbour.example", Hours: "Monday to Thursday", Refer: "Form on their site",
}

// inHandover begins a closure and goes to its handover stage.
func inHandover(r *uitest.Robot) {
	r.T.Helper()
	r.Press("n")
	r.Type("HR-204")
	r.Press("tab")
	r.Type("K.M.")
	r.Press("tab", "enter", "esc", "esc")
	for range 30 {
		for _, line := range r.Lines() {
			if strings.HasPrefix(line, " › ") && strings.Contains(line, "Handover") {
				r.Press("enter")
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("there is no way to the handover on\n%s", r.Screen())
}

// file writes a file for a story.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "services.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
