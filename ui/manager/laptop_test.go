package manager_test

import (
	"bytes"
	"context"
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
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A laptop has a vault in memory, with closures of several workers in it.
type laptop struct {
	t      *testing.T
	engine *enginetest.Mem
	guide  *guide.Guide
	desk   *desk.Desk
	now    time.Time // while it is set up
}

const passphrase = "lantern meadow copper thistle"

// clock is the story's clock, which the robot's own runs behind: 22 November 2026.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := &laptop{t: t, engine: enginetest.Memory(), guide: g, now: day("2026-11-01")}
	v, err := store.Create(context.Background(), l.engine, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	if l.desk, err = desk.New(v, g, func() time.Time { return l.now }); err != nil {
		t.Fatal(err)
	}
	l.sits("Helen Marr", "team manager")
	return l
}

func day(on model.Date) time.Time { return on.Time().Add(9 * time.Hour) }

func (l *laptop) sits(name, role string) {
	l.t.Helper()
	if err := l.desk.SitDown(name, role); err != nil {
		l.t.Fatal(err)
	}
}

// brings brings in the demo's closure in England, which is ready for the manager on that day, as somebody's.
func (l *laptop) brings(reference, worker string, on model.Date) {
	l.t.Helper()
	l.now = day(on)
	all, err := demo.Closures(l.now)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, b := range all {
		if !bytes.Contains(b, []byte("DEMO-ENG-1")) {
			continue
		}
		for was, is := range map[string]string{
			"DEMO-ENG-1": reference, "de300000000000000000000000000001": string(idOf(reference)),
			`"robin"`: `"` + strings.ToLower(strings.Fields(worker)[0]) + `"`, "Robin Ashe": worker,
		} {
			b = bytes.ReplaceAll(b, []byte(was), []byte(is))
		}
		if _, err := l.desk.Import(bytes.NewReader(b), false); err != nil {
			l.t.Fatal(err)
		}
		return
	}
	l.t.Fatal("the demo has no closure in England")
}

// idOf is the id of the closure with a reference, "HR-1".
func idOf(reference string) model.ClosureID {
	return model.ClosureID("de30000000000000000000000000000" + reference[len(reference)-1:])
}

// sends sends the record of the open closure as its worker.
func (l *laptop) sends(worker string, on model.Date) {
	l.t.Helper()
	l.now = day(on)
	l.sits(worker, "social worker")
	sent, err := document.Send(l.desk.SourceOf(l.desk.Closure()))
	if err != nil {
		l.t.Fatal(err)
	}
	l.keeps(func(c *model.Closure) ([]model.Event, error) { return model.Submit(c, l.guide, sent, l.desk.Today()) })
}

// decides decides on the open closure as Helen.
func (l *laptop) decides(decision string, on model.Date, points ...model.Point) {
	l.t.Helper()
	l.now = day(on)
	l.sits("Helen Marr", "team manager")
	by := l.desk.Worker()
	l.keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Decide(c, l.guide, by, decision, "Read whole.", points, l.desk.Today())
	})
}

// edits adds a sentence to a section of the open closure.
func (l *laptop) edits(worker string) {
	l.t.Helper()
	l.sits(worker, "social worker")
	f := section("record.next")
	l.keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Write(c, l.guide, f, c.Text(f)+" One more thing.")
	})
}

func (l *laptop) keeps(change func(c *model.Closure) ([]model.Event, error)) {
	l.t.Helper()
	if err := l.desk.Change(change); err != nil {
		l.t.Fatal(err)
	}
}

func section(item string) model.Field { return model.Field{Item: item, Subject: model.TheClosure} }

// team is a laptop with the closures of three workers, one in each state, and Helen at the keyboard.
func team(t *testing.T) *laptop {
	l := newLaptop(t)
	const ana, ben, cai = "Ana Lopez", "Ben Shaw", "Cai Hughes"
	l.brings("HR-1", ana, "2026-11-19")
	l.sends(ana, "2026-11-20")
	l.brings("HR-2", ben, "2026-11-09")
	l.sends(ben, "2026-11-10")
	l.brings("HR-3", cai, "2026-11-11")
	l.sends(cai, "2026-11-12")
	l.decides(model.DecisionReturned, "2026-11-13", model.Point{Section: section("record.next"), Text: "Say who rings."})
	l.brings("HR-4", ben, "2026-11-09")
	l.sends(ben, "2026-11-10")
	l.decides(model.DecisionAuthorised, "2026-11-11")
	l.edits(ben)
	l.brings("HR-5", ana, "2026-11-09")
	l.sends(ana, "2026-11-10")
	l.decides(model.DecisionAuthorised, "2026-11-17")
	l.brings("HR-6", cai, "2026-11-09")
	l.sends(cai, "2026-11-10")
	l.decides(model.DecisionNotToClose, "2026-11-16")
	l.brings("HR-7", cai, "2026-11-18")
	l.desk.Shut()
	l.sits("Helen Marr", "team manager")
	return l
}

// play runs the program and plays a story, beginning on the page For the manager.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	uitest.Run(l.t, w, h, l.program, func(r *uitest.Robot) {
		r.Press("m")
		r.See("For the manager")
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
			if err := l.desk.LeaveAt(desk.Place{}); err != nil {
				l.t.Error(err)
			}
			return caseload.Start(&room.Room{House: h, Desk: l.desk, Saver: keep}, func() kit.Screen { return nil })
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
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "›") || strings.HasPrefix(line, ">") {
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
	for range 40 {
		if strings.Contains(selected(r), words) {
			return
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}
