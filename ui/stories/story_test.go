// Package stories plays the program as a worker would: real rooms over a real vault, in memory, on
// a clock of its own.
package stories

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model/guide"
	"handover/model/plain"
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

// A laptop is a vault and who works on it, over as many runs of the program as a story needs.
type laptop struct {
	t      *testing.T
	engine *enginetest.Mem
	vault  *store.Vault
	guide  *guide.Guide
	desk   *desk.Desk
	app    *ui.App
	room   *room.Room   // what the screens of the present run work with
	words  *plain.Lists // what the reading aid reads by; nil is no aid
}

const (
	passphrase = "lantern meadow copper thistle"
	worker     = "Ana Lopez"
)

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time {
	return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour)
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{t: t, engine: enginetest.Memory()}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	l.guide = g
	if l.vault, err = store.Create(context.Background(), l.engine, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	l.sit()
	if err := l.desk.SitDown(worker, "social worker"); err != nil {
		t.Fatal(err)
	}
	return l
}

// sit lays the vault on a new desk, as each run of the program does.
func (l *laptop) sit() {
	l.t.Helper()
	var err error
	if l.desk, err = desk.New(l.vault, l.guide, clock); err != nil {
		l.t.Fatal(err)
	}
}

// program makes the program as cmd does, but for the passphrase: the vault is open.
func (l *laptop) program() tea.Model {
	keep := saver.New(l.desk, clock)
	keep.EnterWith(l.desk.Enter)
	l.app = ui.New(ui.Config{
		Saver: keep, Now: clock, Who: func() string { return l.desk.Worker().Name },
		OnLock:     l.desk.Lock,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			r := &room.Room{House: h, Desk: l.desk, Saver: keep, Words: l.words}
			l.room = r
			return caseload.Start(r, func() kit.Screen { return &door{l, h, func() { h.Back() }} })
		},
	})
	return l.app
}

// play runs the program and plays a story with it.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	l.sit()
	uitest.Run(l.t, w, h, l.program, story)
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
	d.l.vault = v
	d.unlocked()
	return nil
}

// begin opens a closure through the screens, and leaves the robot at its first question.
func begin(r *uitest.Robot, reference, child string) {
	r.T.Helper()
	r.Press("n")
	r.Type(reference)
	r.Press("tab")
	r.Type(child)
	r.Press("tab", "enter")
	r.See("England or Wales")
}

// choose moves to the option with these words and chooses it.
func choose(r *uitest.Robot, words string) {
	r.T.Helper()
	for range 12 {
		r.Press("up")
	}
	for range 60 {
		for _, line := range r.Lines() {
			if strings.Contains(line, "› (") || strings.Contains(line, "› [") {
				if strings.Contains(line, words) {
					r.Press("space")
					return
				}
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot choose %q on\n%s", words, r.Screen())
}

// selectRow moves a list to the row with these words.
func selectRow(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 200 {
		for _, line := range r.Lines() {
			if strings.HasPrefix(line, " › ") && strings.Contains(line, words) {
				return
			}
		}
		was := r.Screen()
		r.Press("down")
		if r.Screen() == was {
			break
		}
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}

// goTo opens the row with these words.
func goTo(r *uitest.Robot, words string) {
	r.T.Helper()
	selectRow(r, words)
	r.Press("enter")
}
