package standing_test

import (
	"context"
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

// A laptop has a vault in memory, with one closure in it.
type laptop struct {
	t      *testing.T
	engine *enginetest.Mem
	guide  *guide.Guide
	desk   *desk.Desk
	room   *room.Room
}

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// newLaptop holds the closure HR-204, opened twelve days before the story's today.
func newLaptop(t *testing.T) *laptop {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return laptopWith(t, g)
}

func laptopWith(t *testing.T, g *guide.Guide) *laptop {
	t.Helper()
	l := &laptop{t: t, engine: enginetest.Memory(), guide: g}
	v, err := store.Create(context.Background(), l.engine, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 10, 9, 0, 0, 0, time.UTC) }
	if l.desk, err = desk.New(v, g, now); err != nil {
		t.Fatal(err)
	}
	if err := l.desk.SitDown("Robin Ashe", "social worker"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.desk.Begin("HR-204", "K.M."); err != nil {
		t.Fatal(err)
	}
	return l
}

// add puts somebody or something into the closure.
func (l *laptop) add(kind model.Kind, name string) model.Subject {
	l.t.Helper()
	s, err := l.desk.Add(kind, name)
	if err != nil {
		l.t.Fatal(err)
	}
	return s
}

// says answers a question.
func (l *laptop) says(item string, s model.Subject, a model.Answer) {
	l.t.Helper()
	if err := l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, l.guide, model.Field{Item: item, Subject: s}, a, l.desk.Today())
	}); err != nil {
		l.t.Fatal(err)
	}
}

// play runs the program on the story's today and plays a story, beginning on the closure's page.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	uitest.Run(l.t, w, h, l.program, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("The four stages")
		story(r)
	})
}

func (l *laptop) program() tea.Model {
	v, err := store.Unlock(context.Background(), l.engine, []byte(passphrase))
	if err != nil {
		l.t.Fatal(err)
	}
	if l.desk, err = desk.New(v, l.guide, clock); err != nil {
		l.t.Fatal(err)
	}
	keep := saver.New(l.desk, clock)
	keep.EnterWith(l.desk.Enter)
	return ui.New(ui.Config{
		Saver: keep, Now: clock, Who: func() string { return l.desk.Worker().Name }, OnLock: l.desk.Lock,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			l.room = &room.Room{House: h, Desk: l.desk, Saver: keep}
			return caseload.Start(l.room, func() kit.Screen { return nil })
		},
	})
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
	d.unlocked()
	return nil
}

// selected is the line of the selected row.
func selected(r *uitest.Robot) string {
	for _, line := range r.Lines() {
		if strings.HasPrefix(strings.TrimSpace(line), "›") {
			return line
		}
	}
	return ""
}

// on fails unless the row with these words is selected.
func on(r *uitest.Robot, words string) {
	r.T.Helper()
	if !strings.Contains(selected(r), words) {
		r.T.Fatalf("%q is selected, not %q, on\n%s", selected(r), words, r.Screen())
	}
}

// to selects the row with these words.
func to(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 300 {
		if strings.Contains(selected(r), words) {
			return
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}
