package uitest

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
)

// Today is when a laptop is set up, and when each story begins.
func Today() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// Clock is the story's clock, which the robot's own runs behind.
func Clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// A Laptop is a vault in memory and who works on it, over as many runs of the program as a story needs. Its
// passphrase is empty: that costs the least.
type Laptop struct {
	T      testing.TB
	Engine *enginetest.Mem
	Vault  *store.Vault
	Guide  *guide.Guide
	Desk   *desk.Desk
	Now    time.Time                     // while no story is played
	Start  func(r *room.Room) kit.Screen // the first screen
	App    *ui.App                       // of the present run, as is Room
	Room   *room.Room

	playing bool
}

// NewLaptop makes a laptop at which nobody sat down yet, under the guide that ships.
func NewLaptop(t testing.TB, start func(r *room.Room) kit.Screen) *Laptop {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return NewLaptopWith(t, g, start)
}

// NewLaptopWith makes a laptop under a guide of the test's own.
func NewLaptopWith(t testing.TB, g *guide.Guide, start func(r *room.Room) kit.Screen) *Laptop {
	t.Helper()
	l := &Laptop{T: t, Engine: enginetest.Memory(), Guide: g, Now: Today(), Start: start}
	var err error
	if l.Vault, err = store.Create(context.Background(), l.Engine, nil); err != nil {
		t.Fatal(err)
	}
	l.Lay()
	return l
}

func (l *Laptop) clock() time.Time {
	if l.playing {
		return Clock()
	}
	return l.Now
}

// Lay lays the vault on a new desk, as each run of the program does.
func (l *Laptop) Lay() {
	l.T.Helper()
	var err error
	if l.Desk, err = desk.New(l.Vault, l.Guide, l.clock); err != nil {
		l.T.Fatal(err)
	}
}

// unlock opens the vault.
func (l *Laptop) unlock() (err error) {
	l.Vault, err = store.Unlock(context.Background(), l.Engine, nil)
	return err
}

// Sits puts somebody at the keyboard.
func (l *Laptop) Sits(name, role string) {
	l.T.Helper()
	if err := l.Desk.SitDown(name, role); err != nil {
		l.T.Fatal(err)
	}
}

// Brings brings one of the demo's closures in, as of Now, and opens it. What is to be replaced in its file comes in
// pairs, as in strings.NewReplacer.
func (l *Laptop) Brings(reference string, demo func(now time.Time) ([][]byte, error), instead ...string) {
	l.T.Helper()
	all, err := demo(l.Now)
	i := slices.IndexFunc(all, func(b []byte) bool { return bytes.Contains(b, []byte(reference)) })
	if err != nil || i < 0 {
		l.T.Fatalf("there is no closure %s in the demo (%v)", reference, err)
	}
	file := strings.NewReplacer(instead...).Replace(string(all[i]))
	if _, err := l.Desk.Import(strings.NewReader(file), false); err != nil {
		l.T.Fatal(err)
	}
}

// Keeps makes a change as whoever is at the keyboard.
func (l *Laptop) Keeps(change func(c *model.Closure) ([]model.Event, error)) {
	l.T.Helper()
	if err := l.Desk.Change(change); err != nil {
		l.T.Fatal(err)
	}
}

// Section is the field of a section of the record.
func Section(item string) model.Field { return model.Field{Item: item, Subject: model.TheClosure} }

// Writes writes a section anew.
func (l *Laptop) Writes(item, text string) {
	l.T.Helper()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.Guide, Section(item), text) })
}

// Text is what a section says.
func (l *Laptop) Text(item string) string { return l.Desk.Closure().Text(Section(item)) }

// Sends sends the record to the manager.
func (l *Laptop) Sends() {
	l.T.Helper()
	sent, err := document.Send(l.Desk.SourceOf(l.Desk.Closure()))
	if err != nil {
		l.T.Fatal(err)
	}
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Submit(c, l.Guide, sent, l.Desk.Today()) })
}

// Decides decides on the record that was sent.
func (l *Laptop) Decides(decision, because string, points ...model.Point) {
	l.T.Helper()
	by := l.Desk.Worker()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Decide(c, l.Guide, by, decision, because, points, l.Desk.Today())
	})
}

// Play runs the program and plays a story with it, from the first screen.
func (l *Laptop) Play(w, h int, story func(r *Robot)) {
	l.T.Helper()
	l.playing = true
	defer func() { l.playing = false }()
	Run(l.T.(*testing.T), w, h, l.Program, story)
}

// Program makes the program as cmd does, but that the vault is open.
func (l *Laptop) Program() tea.Model {
	if err := l.unlock(); err != nil {
		l.T.Fatal(err)
	}
	l.Lay()
	keep := saver.New(l.Desk, l.clock)
	keep.EnterWith(l.Desk.Enter)
	l.App = ui.New(ui.Config{
		Saver: keep, Now: l.clock, Who: func() string { return l.Desk.Worker().Name }, OnLock: l.Desk.Lock,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			l.Room = &room.Room{House: h, Desk: l.Desk, Saver: keep}
			return l.Start(l.Room)
		},
	})
	return l.App
}

// A door is a lock screen that opens to Enter.
type door struct {
	l        *Laptop
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
	err := d.l.unlock()
	if err == nil {
		err = d.l.Desk.Resume(d.l.Vault)
	}
	if err != nil {
		d.h.Fail(err.Error())
		return nil
	}
	d.unlocked()
	return nil
}
