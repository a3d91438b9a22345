package pack_test

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
	"handover/store/bolt"
	"handover/store/desk"
	"handover/ui"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A world is the day on which stories take place: on each laptop in turn, an hour after each other.
type world struct {
	t      *testing.T
	guide  *guide.Guide
	shared string    // the council's shared drive
	at     time.Time // while no story is played
	from   time.Time // when the story that is played began, by the robot's clock
	simple bool      // without glyphs
}

func newWorld(t *testing.T) *world {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &world{t: t, guide: g, shared: t.TempDir(), at: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
}

func (w *world) now() time.Time {
	if w.from.IsZero() {
		return w.at
	}
	return w.at.Add(time.Since(w.from))
}

func (w *world) file(name string) string { return filepath.Join(w.shared, name) }

// A laptop has a vault in a folder of its own, whose passphrase is empty: that costs the least.
type laptop struct {
	w          *world
	home       string
	name, role string
	place      *store.Place
	desk       *desk.Desk
	room       *room.Room
}

// files are the engine on disk.
var files = store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) {
	db, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	return db, nil
}}

// laptop makes a laptop of somebody's.
func (w *world) laptop(name, role string) *laptop {
	w.t.Helper()
	l := &laptop{w: w, home: w.t.TempDir(), name: name, role: role}
	if err := os.Mkdir(filepath.Join(l.home, "Documents"), 0o700); err != nil {
		w.t.Fatal(err)
	}
	l.begin(func(p *store.Place) (*store.Vault, error) { return p.Create(context.Background(), nil) })
	w.t.Cleanup(func() { _ = l.place.Close() })
	return l
}

// begin opens the vault, and sits its owner down.
func (l *laptop) begin(open func(p *store.Place) (*store.Vault, error)) {
	l.w.t.Helper()
	l.place = store.At(filepath.Join(l.home, "vault"), files, store.Options{Now: l.w.now})
	v, err := open(l.place)
	if err == nil {
		l.desk, err = desk.New(v, l.w.guide, l.w.now)
	}
	if err == nil {
		err = l.desk.SitDown(l.name, l.role)
	}
	if err != nil {
		l.w.t.Fatal(err)
	}
}

// england brings the demo's closure in England into a laptop.
func (l *laptop) england() model.ClosureID {
	l.w.t.Helper()
	all, err := demo.Closures(l.w.now())
	if err != nil {
		l.w.t.Fatal(err)
	}
	for _, b := range all {
		if !bytes.Contains(b, []byte("DEMO-ENG-1")) {
			continue
		}
		f, err := l.desk.Import(bytes.NewReader(b), false)
		if err != nil {
			l.w.t.Fatal(err)
		}
		return f.ID
	}
	l.w.t.Fatal("the demo has no closure in England")
	return ""
}

// meet pins everybody's key on everybody's laptop.
func meet(all ...*laptop) {
	for _, a := range all {
		a.key()
		for _, b := range all {
			if a == b {
				continue
			}
			if _, err := a.desk.Pin(b.key(), false); err != nil {
				a.w.t.Fatal(err)
			}
		}
	}
}

func (l *laptop) key() store.Identity {
	l.w.t.Helper()
	k, err := l.desk.MakeIdentity()
	if err != nil {
		l.w.t.Fatal(err)
	}
	return k
}

// gives writes a pack of a closure for a colleague onto the shared drive.
func (l *laptop) gives(id model.ClosureID, to *laptop, name string) string {
	l.w.t.Helper()
	var b bytes.Buffer
	_, err := l.desk.WritePack(&b, id, to.key().Print())
	if err == nil {
		err = os.WriteFile(l.w.file(name), b.Bytes(), 0o600)
	}
	if err != nil {
		l.w.t.Fatal(err)
	}
	return l.w.file(name)
}

// takes takes a pack in, and opens its closure.
func (l *laptop) takes(path string) {
	l.w.t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		l.w.t.Fatal(err)
	}
	p, err := l.desk.ReadPack(bytes.NewReader(b))
	if err == nil {
		_, err = l.desk.Merge(p)
	}
	if err == nil {
		_, err = l.desk.Open(p.Closure)
	}
	if err != nil {
		l.w.t.Fatal(err)
	}
}

func section(item string) model.Field { return model.Field{Item: item, Subject: model.TheClosure} }

func (l *laptop) changes(change func(c *model.Closure) ([]model.Event, error)) {
	l.w.t.Helper()
	if err := l.desk.Change(change); err != nil {
		l.w.t.Fatal(err)
	}
	l.w.at = l.w.at.Add(time.Minute)
}

func (l *laptop) writes(item, text string) {
	l.w.t.Helper()
	l.changes(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.w.guide, section(item), text) })
}

// opens opens the demo's closure.
func (l *laptop) opens() {
	l.w.t.Helper()
	h, err := l.desk.Find("DEMO-ENG-1")
	if err == nil {
		_, err = l.desk.Open(h.ID)
	}
	if err != nil {
		l.w.t.Fatal(err)
	}
}

// decides decides on the record, with points about one of its sections.
func (l *laptop) decides(decision, because string, points ...string) {
	l.w.t.Helper()
	l.opens()
	var all []model.Point
	for _, words := range points {
		all = append(all, model.Point{Section: section("record.other-harm"), Text: words})
	}
	by, today := l.desk.Worker(), l.desk.Today()
	l.changes(func(c *model.Closure) ([]model.Event, error) {
		return model.Decide(c, l.w.guide, by, decision, because, all, today)
	})
}

// sends sends the record to the manager.
func (l *laptop) sends() {
	l.w.t.Helper()
	sent, err := document.Send(l.desk.SourceOf(l.desk.Closure()))
	if err != nil {
		l.w.t.Fatal(err)
	}
	today := l.desk.Today()
	l.changes(func(c *model.Closure) ([]model.Event, error) { return model.Submit(c, l.w.guide, sent, today) })
}

// play runs the program on a laptop and plays a story with it, beginning in the caseload.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.w.t.Helper()
	if err := l.place.Close(); err != nil {
		l.w.t.Fatal(err)
	}
	l.w.t.Setenv("HOME", l.home)
	l.w.t.Setenv("USERPROFILE", l.home)
	uitest.Run(l.w.t, w, h, l.program, func(r *uitest.Robot) {
		defer func() {
			l.w.at = l.w.now().Add(time.Hour)
			l.w.from = time.Time{}
			if err := l.place.Close(); err != nil {
				l.w.t.Error(err)
			}
		}()
		story(r)
	})
	l.begin(func(p *store.Place) (*store.Vault, error) { return p.Unlock(context.Background(), store.With{}) })
}

func (l *laptop) program() tea.Model {
	l.w.from = time.Now()
	l.begin(func(p *store.Place) (*store.Vault, error) { return p.Unlock(context.Background(), store.With{}) })
	keep := saver.New(l.desk, l.w.now)
	keep.EnterWith(l.desk.Enter)
	return ui.New(ui.Config{
		Saver: keep, Now: l.w.now, Who: func() string { return l.desk.Worker().Name }, OnLock: l.desk.Lock, Look: kit.Look{Simple: l.w.simple},
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			if err := l.desk.LeaveAt(desk.Place{}); err != nil {
				l.w.t.Error(err)
			}
			l.room = &room.Room{House: h, Desk: l.desk, Saver: keep, File: l.place.File()}
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
	v, err := d.l.place.Unlock(context.Background(), store.With{})
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

// types puts words on the line of a dialog, in place of what is there.
func types(r *uitest.Robot, words string) {
	r.Press("end")
	for range 300 {
		r.Press("backspace")
	}
	r.Type(words)
}

// to selects the row with these words.
func to(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 60 {
		for _, line := range r.Lines() {
			if line = strings.TrimSpace(line); (strings.HasPrefix(line, "›") || strings.HasPrefix(line, "> ")) && strings.Contains(line, words) {
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}

// choose moves to the option with these words and chooses it.
func choose(r *uitest.Robot, words string) {
	r.T.Helper()
	for range 30 {
		for _, line := range r.Lines() {
			if strings.Contains(line, "› (") && strings.Contains(line, words) {
				r.Press("enter")
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot choose %q on\n%s", words, r.Screen())
}

// sizes are the windows in which each story is played: in a short run the smaller alone.
func sizes() [][2]int {
	if testing.Short() {
		return [][2]int{{80, 24}}
	}
	return [][2]int{{80, 24}, {120, 40}}
}
