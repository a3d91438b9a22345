package ui_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A drawer keeps drafts.
type drawer struct {
	mu    sync.Mutex
	text  string            // the newest
	texts map[string]string // by item
	fail  error
	kept  error // why it keeps things in the rescue log alone
}

func (d *drawer) KeepDraft(_ context.Context, draft model.Draft) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail == nil {
		d.text = draft.Text
		d.texts[draft.Item] = draft.Text
	}
	return d.fail
}

func (d *drawer) DropDraft(context.Context, model.Draft) error { return nil }

func (d *drawer) Kept() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.kept != nil
}

func (d *drawer) Settle(context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.kept
}

// keeping makes it keep what it is given in a rescue log alone, for that reason.
func (d *drawer) keeping(why error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept = why
}

func (d *drawer) has() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text
}

func (d *drawer) failing(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fail = err
}

// A caseload is a room with a list; Enter opens a closure.
type caseload struct {
	h    kit.House
	s    *saver.Saver
	list *kit.List
}

func newCaseload(h kit.House, s *saver.Saver) *caseload {
	c := &caseload{h: h, s: s, list: kit.NewList(h.Theme())}
	var rows []kit.Row
	for i := range 40 {
		rows = append(rows, kit.Row{ID: fmt.Sprint("R-", i), Mark: h.Theme().Mark(kit.Open),
			Words: fmt.Sprintf("R-%d  AB, preparing", i), Right: h.Theme().Bar(i%9, 9, 16)})
	}
	c.list.SetRows(rows)
	return c
}

func (c *caseload) Init() tea.Cmd              { return nil }
func (c *caseload) Update(msg tea.Msg) tea.Cmd { c.list.Update(msg); return nil }
func (c *caseload) Resize(w, h int)            { c.list.Resize(w, h) }
func (c *caseload) Draw() (string, *tea.Cursor) {
	return c.list.Draw()
}
func (c *caseload) Title() string { return "Caseload" }
func (c *caseload) Typing() bool  { return false }
func (c *caseload) Help() string  { return "Every closure that is yours." }
func (c *caseload) Keys() []kit.Key {
	return append([]kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: func() tea.Cmd {
			return c.h.Push(&writing{h: c.h, s: c.s, ref: c.list.ID(), text: edit.New(0)})
		}},
		{Press: []string{"g"}, Show: "g", Words: "good news", Do: func() tea.Cmd { c.h.Say("R-1 is shared with everybody."); return nil }},
		{Press: []string{"b"}, Show: "b", Words: "bad news", Do: func() tea.Cmd {
			c.h.Fail("The letter could not be written: the folder is not there any more.")
			return nil
		}},
		{Press: []string{"x"}, Show: "x", Words: "close", Off: "R-1 has not been authorised yet.", Do: func() tea.Cmd { panic("closed") }},
		{Press: []string{"p"}, Show: "p", Words: "panic", Quiet: true, Do: func() tea.Cmd { panic("what Amy said") }},
		{Press: []string{"d"}, Show: "d", Words: "set aside", Do: func() tea.Cmd {
			return c.h.Ask(&kit.Dialog{Title: "Set R-1 aside?", Words: "It is kept.", Buttons: []kit.Button{
				{Words: "Keep it"}, {Words: "Set aside", Letter: "s", Do: func() tea.Cmd { c.h.Say("R-1 is set aside."); return nil }}}})
		}},
	}, c.list.Keys()...)
}

// A writing room has one long text.
type writing struct {
	h    kit.House
	s    *saver.Saver
	ref  string
	text *edit.Text
	left int
}

func (w *writing) Init() tea.Cmd { return nil }
func (w *writing) Update(msg tea.Msg) tea.Cmd {
	r := w.text.Update(msg)
	if r.Say != "" {
		w.h.Fail(r.Say)
	}
	if r.Changed && w.s != nil {
		return w.s.Type(model.Draft{Field: model.Field{Item: w.ref}, Part: "text", Text: w.text.Text()})
	}
	return nil
}
func (w *writing) Resize(width, high int) { w.text.Resize(width, high) }
func (w *writing) Draw() (string, *tea.Cursor) {
	return w.text.Draw()
}
func (w *writing) Title() string { return "Reason " + w.ref }
func (w *writing) Typing() bool  { return true }
func (w *writing) Leave() error  { w.left++; return nil }
func (w *writing) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: w.h.Back}}
}

// A gate is the lock screen: it opens on the word "open".
type gate struct {
	line     kit.Line
	h        kit.House
	unlocked func()
}

func (g *gate) Init() tea.Cmd { return nil }
func (g *gate) Update(msg tea.Msg) tea.Cmd {
	g.line.Update(msg)
	return nil
}
func (g *gate) Resize(int, int) {}
func (g *gate) Draw() (string, *tea.Cursor) {
	line, x := g.line.Draw(g.h.Theme(), 20, true)
	return "Locked. Passphrase:\n" + line, tea.NewCursor(x, 1)
}
func (g *gate) Title() string { return "Locked" }
func (g *gate) Typing() bool  { return true }
func (g *gate) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "unlock", Do: func() tea.Cmd {
		if g.line.Text() == "open" {
			g.unlocked()
		}
		return nil
	}}}
}

// A house is the program of these tests and what it stands on.
type house struct {
	app    *ui.App
	drawer *drawer
	wiped  int
	slept  time.Duration // what the wall clock is ahead of the monotonic one
}

func (h *house) config() ui.Config {
	h.drawer = &drawer{texts: map[string]string{}}
	now := func() time.Time { return time.Now().Add(h.slept) }
	s := saver.New(h.drawer, now)
	return ui.Config{
		Start:  func(k kit.House) kit.Screen { return newCaseload(k, s) },
		Saver:  s,
		Now:    now,
		Who:    func() string { return "Sam Okoro" },
		OnLock: func() { h.wiped++ },
		LockScreen: func(k kit.House, unlocked func()) kit.Screen {
			g := &gate{h: k, unlocked: unlocked}
			g.line.Secret = true
			return g
		},
	}
}

func play(t *testing.T, w, high int, story func(r *uitest.Robot, h *house)) {
	t.Helper()
	h := &house{}
	uitest.Run(t, w, high, func() tea.Model {
		h.app = ui.New(h.config())
		return h.app
	}, func(r *uitest.Robot) { story(r, h) })
}

func TestKeysTypedAheadReachTheScreenTheyAreMeantFor(t *testing.T) {
	for range 100 {
		play(t, 80, 24, func(r *uitest.Robot, h *house) {
			r.Press("down", "down", "enter", "g", "b", "d", "esc", "down", "enter", "x")
			r.See("Reason R-3", "x")
			r.Wait(time.Second)
			r.Press("esc", "up", "enter")
			r.See("Reason R-2")
			if a, b := h.drawer.texts["R-2"], h.drawer.texts["R-3"]; a != "gbd" || b != "x" {
				t.Errorf("the texts are %q and %q", a, b)
			}
		})
		if t.Failed() {
			return
		}
	}
}

func TestTheFrameSaysWhereAndWhoAndHowSavingStands(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		if got := r.Line(0); !strings.HasPrefix(got, " handover › Caseload") || !strings.HasSuffix(got, "Sam Okoro") {
			t.Errorf("the title line: %q", got)
		}
		r.See("Enter open", "F1 help")
		r.Press("enter")
		r.Type("Amy is safe.")
		r.See("saving")
		r.Wait(time.Second)
		r.See("✓ saved 00:00")
		if h.drawer.has() != "Amy is safe." {
			t.Errorf("kept %q", h.drawer.has())
		}
		r.See("Esc back")
		if x, y := r.Cursor(); x != 13 || y != 2 {
			t.Errorf("the cursor is at %d, %d", x, y)
		}
	})
}

func TestGoodNewsFadesAndErrorsStay(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, _ *house) {
		r.Press("g")
		r.See("✓ R-1 is shared with everybody.")
		r.Wait(5 * time.Second)
		r.NotSee("is shared")
		r.Press("b")
		r.Wait(time.Minute)
		r.See("! The letter could not be written", "Esc")
		r.Press("esc")
		r.NotSee("could not be written")
		r.Press("x")
		r.See("R-1 has not been authorised yet.")
		r.Press("f1")
		r.See("Help: Caseload", "Every closure that is yours.", "not now: R-1 has not been authorised yet.", "Ctrl+L")
		r.Press("m")
		r.See("Notices", "00:00  R-1 is shared with everybody", "00:00  ! The letter could not be written")
		r.Press("esc", "f1")
		r.See("› ○ R-0")
	})
}

func TestADialogTakesTheKeysAndGoes(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, _ *house) {
		r.Press("d")
		r.See("Set R-1 aside?", "[ Keep it ]")
		r.Press("down", "g", "enter")
		r.NotSee("Set R-1 aside?", "is set aside", "is shared")
		r.Press("d", "s")
		r.See("R-1 is set aside.")
		r.NotSee("Set R-1 aside?")
	})
}

func TestAnIdleProgramWarnsAndLocks(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("enter")
		r.Type("Amy said")
		r.Wait(3*time.Minute + 50*time.Second)
		r.NotSee("Locks in a minute")
		r.Wait(20 * time.Second)
		r.See("Locks in a minute. Press any key to stay.")
		r.Type("!") // a letter that is being typed is not lost to the warning
		r.NotSee("Locks in a minute")
		r.See("Amy said!")
		r.Wait(4*time.Minute + 50*time.Second)
		r.See("Locks in a minute")
		r.Press("esc") // but nothing else is done
		r.See("Amy said!")
		r.NotSee("Locks in a minute")
		r.Wait(5*time.Minute + time.Second)
		r.See("Locked. Passphrase:")
		r.NotSee("Amy", "R-0", "Sam Okoro", "Reason")
		if h.wiped != 1 || h.drawer.has() != "Amy said!" {
			t.Errorf("wiped %d times, kept %q", h.wiped, h.drawer.has())
		}
		r.Press("f1", "esc", "ctrl+l")
		r.Type("open")
		r.See("••••")
		r.Press("enter")
		r.See("Amy said!", "Reason R-0", "Sam Okoro")
		r.Type(" more")
		r.See("Amy said! more")
	})
}

func TestAMachineThatSleptLocksBeforeTheFirstKey(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		h.slept = 8 * time.Hour
		r.Press("enter")
		r.See("Locked.")
		r.NotSee("R-0")
		r.Type("open\n")
		r.See("Caseload", "R-0")
	})
}

func TestTwelveHoursLockWhoeverTypes(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		for range 12*60/4 + 1 {
			r.Wait(4 * time.Minute)
			if h.wiped > 0 {
				break
			}
			r.Press("down")
		}
		r.See("Locked.")
	})
}

func TestLockNow(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("d", "ctrl+l")
		r.See("Locked.")
		r.NotSee("Set R-1 aside?")
		r.Type("open\n")
		r.See("Set R-1 aside?")
	})
}

func TestLockNowIsOfferedOnlyWhileThereIsSomethingToLock(t *testing.T) {
	open := false
	h := &house{}
	uitest.Run(t, 120, 24, func() tea.Model {
		c := h.config()
		c.Open = func() bool { return open }
		h.app = ui.New(c)
		return h.app
	}, func(r *uitest.Robot) {
		r.NotSee("lock now")
		r.Press("ctrl+l")
		r.See("Caseload")
		open = true
		r.Press("down")
		r.See("Ctrl+L lock now", "F1 help")
		r.Press("ctrl+l")
		r.See("Locked.", "Ctrl+Q quit")
		r.NotSee("lock now", "F1 help") // neither does anything here
	})
}

func TestKeysAreNotWipedBeforeTheWordsAreSaved(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("enter")
		r.Type("Amy said")
		h.drawer.failing(errors.New("the disk is full"))
		r.Press("ctrl+l")
		r.See("Locked.", "NOT SAVED")
		r.NotSee("Amy")
		if h.wiped != 0 {
			t.Error("the keys are gone, and the words with them")
		}
		h.drawer.failing(nil)
		r.Wait(time.Minute)
		if h.wiped != 1 || h.drawer.has() != "Amy said" {
			t.Errorf("wiped %d times, kept %q", h.wiped, h.drawer.has())
		}
	})
}

func TestQuittingSavesFirstAndStaysWhenItCannot(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("enter")
		r.Type("Amy said")
		h.drawer.failing(errors.New("the disk is full"))
		r.Press("ctrl+q", "enter", "enter")
		r.See("Not saved", "the disk is full", "[ Stay ]", "NOT SAVED")
		r.Wait(time.Second)
		r.Press("enter")
		r.NotSee("[ Stay ]")
		if r.Ended() {
			t.Fatal("it ended")
		}
		h.drawer.failing(nil)
		r.Press("ctrl+c")
		if !r.Ended() || r.Err() != nil {
			t.Fatal("it did not end")
		}
		if h.drawer.has() != "Amy said" {
			t.Errorf("kept %q", h.drawer.has())
		}
	})
}

func TestAClosedWindowIsNeverHeldUp(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("enter")
		r.Type("Amy said")
		r.Quit()
		if err := h.app.Flush(); err != nil || h.drawer.has() != "Amy said" {
			t.Errorf("%v, kept %q", err, h.drawer.has())
		}
	})
}

func TestLosingTheFocusSaves(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, h *house) {
		r.Press("enter")
		r.Type("Amy said")
		r.Send(tea.BlurMsg{})
		if h.drawer.has() != "Amy said" {
			t.Errorf("kept %q", h.drawer.has())
		}
	})
}

func TestAPanicSavesAndTellsNothingOfACase(t *testing.T) {
	h := &house{}
	app := ui.New(h.config())
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	enter, _ := uitest.Key("enter")
	app.Update(enter)
	app.Update(tea.PasteMsg{Content: "Amy said"})
	esc, _ := uitest.Key("esc")
	app.Update(esc)
	defer func() {
		r := recover()
		if r == nil || strings.Contains(fmt.Sprint(r), "Amy") {
			t.Errorf("the panic says %v", r)
		}
		if h.drawer.has() != "Amy said" {
			t.Errorf("kept %q", h.drawer.has())
		}
	}()
	p, _ := uitest.Key("p")
	app.Update(p)
}

func TestATooSmallWindowSaysSo(t *testing.T) {
	play(t, 80, 24, func(r *uitest.Robot, _ *house) {
		r.Resize(39, 10)
		r.See("Window too small. Needs 40×10, is 39×10.")
		r.NotSee("R-0")
		r.Press("enter")
		r.Resize(40, 10)
		r.See("Caseload", "R-0", "F1 help")
		for _, s := range [][2]int{{-1, 20}, {5000, 20}, {80, 9999}, {0, 20}} {
			r.Send(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
			r.See("Caseload")
		}
	})
}

func TestNoSizeAtAllIsEightyByTwentyFour(t *testing.T) {
	app := ui.New((&house{}).config())
	app.Update(tea.WindowSizeMsg{})
	if got := len(strings.Split(app.View().Content, "\n")); got != 24 {
		t.Errorf("%d lines", got)
	}
}

func TestEveryWindowIsFilledExactly(t *testing.T) {
	for _, keys := range []string{"", "d", "enter", "f1", "b", "g", "ctrl+l"} {
		app := ui.New((&house{}).config())
		app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		if keys != "" {
			k, err := uitest.Key(keys)
			if err != nil {
				t.Fatal(err)
			}
			app.Update(k)
		}
		uitest.Sizes(t, app)
	}
}

func TestTheWindowTitleNeverHoldsAName(t *testing.T) {
	app := ui.New((&house{}).config())
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	v := app.View()
	if v.WindowTitle != "handover" || !v.AltScreen || !v.ReportFocus || v.MouseMode != tea.MouseModeNone || v.Cursor == nil {
		t.Errorf("%+v", v)
	}
}

func TestEveryKeyExists(t *testing.T) {
	app := ui.New((&house{}).config())
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	uitest.Keys(t, newCaseload(app, nil).Keys())
	uitest.Keys(t, ui.Everywhere(app))
	for _, name := range []string{" ", "escape", "return", "pgdn", "del", "ctrl+", "f0"} {
		if _, err := uitest.Key(name); err == nil {
			t.Errorf("%q is taken for a key", name)
		}
	}
}
