package supervision_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/cmd/handover/demo"
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
	"handover/ui/unlock"
)

// A laptop has a vault in memory, with the demo's closure in Wales in it, which is half done.
type laptop struct {
	t      testing.TB
	engine *enginetest.Mem
	guide  *guide.Guide
	desk   *desk.Desk
	room   *room.Room
}

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// today is when the stories are set up.
func today() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// demoOf is a closure of the demo's, as a file.
func demoOf(t testing.TB, reference string) []byte {
	t.Helper()
	all, err := demo.Closures(today())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		if bytes.Contains(b, []byte(reference)) {
			return b
		}
	}
	t.Fatalf("the demo has no closure %s", reference)
	return nil
}

func newLaptop(t testing.TB) *laptop { return laptopWith(t, demoOf(t, "DEMO-WAL-1")) }

func laptopWith(t testing.TB, closure []byte) *laptop {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := &laptop{t: t, engine: enginetest.Memory(), guide: g}
	v, err := store.Create(context.Background(), l.engine, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	if l.desk, err = desk.New(v, g, today); err != nil {
		t.Fatal(err)
	}
	for _, who := range [][2]string{{"Owain Rees", "team manager"}, {"Ines Bell", "senior practitioner"}} {
		l.sits(who[0], who[1])
	}
	if _, err := l.desk.Import(bytes.NewReader(closure), false); err != nil {
		t.Fatal(err)
	}
	l.sits("Carys Probert", "social worker")
	return l
}

func (l *laptop) sits(name, role string) {
	l.t.Helper()
	if err := l.desk.SitDown(name, role); err != nil {
		l.t.Fatal(err)
	}
}

// keeps makes a change as whoever is at the keyboard.
func (l *laptop) keeps(change func(c *model.Closure) ([]model.Event, error)) {
	l.t.Helper()
	if err := l.desk.Change(change); err != nil {
		l.t.Fatal(err)
	}
}

// play runs the program and plays a story, beginning on the page of the closure.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	uitest.Run(l.t.(*testing.T), w, h, l.program, func(r *uitest.Robot) {
		if strings.Contains(r.Screen(), "Your closures") {
			r.Press("enter")
		}
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
			return caseload.Start(l.room, func() kit.Screen { return unlock.Who(h, l.desk, h.Back) })
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

// to selects the row with these words.
func to(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 60 {
		if strings.Contains(selected(r), words) {
			return
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}
