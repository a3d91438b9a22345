package pack_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// A world is the day on which stories take place: on each laptop in turn, an hour after each other.
type world struct {
	t       *testing.T
	shared  string    // the council's shared drive
	at      time.Time // when the story that is played began; now, while none is
	playing bool
	look    kit.Look
}

func newWorld(t *testing.T) *world {
	t.Helper()
	return &world{t: t, shared: t.TempDir(), at: uitest.Today()}
}

func (w *world) now() time.Time {
	if !w.playing {
		return w.at
	}
	return w.at.Add(uitest.Clock().Sub(uitest.Today()))
}

func (w *world) file(name string) string { return filepath.Join(w.shared, name) }

// A laptop has a vault in a home of its own, and an owner. Each run begins in the caseload.
type laptop struct {
	*uitest.Laptop
	w          *world
	name, role string
}

// laptop makes a laptop of somebody's.
func (w *world) laptop(name, role string) *laptop {
	w.t.Helper()
	home, _ := uitest.Home(w.t)
	l := &laptop{w: w, name: name, role: role}
	l.Laptop = (&uitest.Laptop{T: w.t, Home: home, Time: w.now, Look: w.look, Afresh: true, Start: first.Caseload}).SetUp()
	l.Sits(name, role)
	return l
}

// england brings the demo's closure in England into a laptop.
func (l *laptop) england() model.ClosureID {
	l.T.Helper()
	l.Brings("DEMO-ENG-1", demo.Closures)
	return l.Desk.OpenID()
}

// meet pins everybody's key on everybody's laptop.
func meet(all ...*laptop) {
	for _, a := range all {
		a.key()
		for _, b := range all {
			if a == b {
				continue
			}
			if _, err := a.Desk.Pin(b.key(), false); err != nil {
				a.T.Fatal(err)
			}
		}
	}
}

func (l *laptop) key() store.Identity {
	l.T.Helper()
	k, err := l.Desk.MakeIdentity()
	if err != nil {
		l.T.Fatal(err)
	}
	return k
}

// gives writes a pack of a closure for a colleague onto the shared drive.
func (l *laptop) gives(id model.ClosureID, to *laptop, name string) string {
	l.T.Helper()
	var b bytes.Buffer
	_, err := l.Desk.WritePack(&b, id, to.key().Print())
	if err == nil {
		err = os.WriteFile(l.w.file(name), b.Bytes(), 0o600)
	}
	if err != nil {
		l.T.Fatal(err)
	}
	return l.w.file(name)
}

// takes takes a pack in, and opens its closure.
func (l *laptop) takes(path string) {
	l.T.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		l.T.Fatal(err)
	}
	p, err := l.Desk.ReadPack(bytes.NewReader(b))
	if err == nil {
		_, err = l.Desk.Merge(p)
	}
	if err == nil {
		_, err = l.Desk.Open(p.Closure)
	}
	if err != nil {
		l.T.Fatal(err)
	}
}

// changes makes a change, which takes a minute.
func (l *laptop) changes(change func(c *model.Closure) ([]model.Event, error)) {
	l.T.Helper()
	l.Keeps(change)
	l.passes()
}

func (l *laptop) passes() { l.w.at = l.w.at.Add(time.Minute) }

func (l *laptop) writes(item, text string) {
	l.T.Helper()
	l.Writes(item, text)
	l.passes()
}

// opens opens the demo's closure.
func (l *laptop) opens() {
	l.T.Helper()
	h, err := l.Desk.Find("DEMO-ENG-1")
	if err == nil {
		_, err = l.Desk.Open(h.ID)
	}
	if err != nil {
		l.T.Fatal(err)
	}
}

// decides decides on the record, with points about one of its sections.
func (l *laptop) decides(decision, because string, points ...string) {
	l.T.Helper()
	l.opens()
	var all []model.Point
	for _, words := range points {
		all = append(all, model.Point{Section: uitest.Section("record.other-harm"), Text: words})
	}
	l.Decides(decision, because, all...)
	l.passes()
}

// sends sends the record to the manager.
func (l *laptop) sends() {
	l.T.Helper()
	l.Sends()
	l.passes()
}

// play plays a story on a laptop.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.T.Helper()
	l.w.playing = true
	l.Play(w, h, func(r *uitest.Robot) {
		defer func() { l.w.at, l.w.playing = l.w.now().Add(time.Hour), false }()
		story(r)
	})
}

// types puts words on the line of a dialog, in place of what is there.
func types(r *uitest.Robot, words string) {
	r.Press("end")
	for range 300 {
		r.Press("backspace")
	}
	r.Type(words)
}
