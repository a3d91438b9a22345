// Package standing is the page What stands in the way: for each step, what is still open, why it
// is asked and since when, and one key to go there.
package standing

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// Screen is the page.
type Screen struct {
	r    *room.Room
	goTo func(model.Blocker, []model.Ask) tea.Cmd
	step int
	open [len(guide.Steps)]int // how much stands in the way of each step
	page *kit.Headed
	by   map[string]row
	ids  []string // of the rows, in order
	was  string   // the row that was selected when the program was locked
	w, h int
}

// New makes the page, at the first step that something stands in the way of. goTo goes to where a
// blocker is settled, among the others that stand here.
func New(r *room.Room, goTo func(model.Blocker, []model.Ask) tea.Cmd) *Screen {
	s := &Screen{r: r, goTo: goTo}
	s.page = kit.NewHeaded(r.Theme(), s.head, s.detail)
	s.page.Told = 6 // what is wrong, how to mend it, whose it is and why it is asked
	s.count()
	for i := range guide.Steps {
		if s.open[i] > 0 {
			s.step = i
			break
		}
	}
	s.fill()
	return s
}

// stepTitles name what is being done, as the worker reads it.
var stepTitles = map[guide.Step]string{
	guide.Submit: "Going to the manager", guide.Close: "Ending", guide.Shared: "All shared",
}

// Count says how much is open before each step, in one line.
func Count(c *model.Closure, g *guide.Guide, today model.Date) string {
	submit, gates := model.Outstanding(c, g, guide.Submit, today), 0
	for _, b := range submit {
		if b.Kind == guide.Gate {
			gates++
		}
	}
	n := func(s guide.Step) int { return len(model.Outstanding(c, g, s, today)) }
	return fmt.Sprintf("Before the manager %s, %s; before the end %d; to share %d",
		model.Many(gates, "gate", "gates"), model.Many(len(submit)-gates, "query", "queries"), n(guide.Close), n(guide.Shared))
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.page.Update(msg)
	return nil
}

func (s *Screen) turn(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.step = (s.step + n + len(guide.Steps)) % len(guide.Steps)
		s.page.SetRows(nil) // it begins at the top
		s.fill()
		return nil
	}
}

func (s *Screen) jump(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.page.Jump(n)
		return nil
	}
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	anew := (h < tall) != (s.h < tall)
	s.w, s.h = w, h
	if anew {
		s.fill()
	}
	s.page.Resize(w, h)
}

// Draw draws the steps, the list, and why the selected row is asked.
func (s *Screen) Draw() (string, *tea.Cursor) { return s.page.Draw() }

// asks lists what stands here now, in the order of the page.
func (s *Screen) asks() []model.Ask {
	var out []model.Ask
	for _, id := range s.ids {
		if b := s.by[id].Blocker; b.Item != nil {
			out = append(out, model.Ask{Item: b.Item, Subject: b.Subject})
		}
	}
	return out
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	t := s.r.Theme()
	here, any := s.by[s.page.ID()]
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to where it is settled; Esc comes back to this row", Do: func() tea.Cmd {
		return s.goTo(here.Blocker, s.asks())
	}}
	if !any {
		enter.Off = "Nothing is left here."
	}
	return []kit.Key{
		enter,
		{Press: []string{"right", "tab"}, Show: t.Glyphs.Right, Words: "next step", Do: s.turn(1)},
		{Press: []string{"left", "shift+tab"}, Show: t.Glyphs.Left, Words: "step before", Do: s.turn(-1), Quiet: true},
		{Press: []string{"]", "ctrl+down"}, Show: "]", Words: "next group", More: "goes to the next heading; Ctrl+Down does too", Do: s.jump(1)},
		{Press: []string{"[", "ctrl+up"}, Show: "[", Words: "group before", More: "goes to the heading before; Ctrl+Up does too", Do: s.jump(-1), Quiet: true},
		{Press: []string{"e"}, Show: "e", Words: "as text", More: "writes the list out without names, for an email to yourself", Do: s.writeOut},
		s.superviseKey(),
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

// superviseKey goes to supervision, of which the agenda is drawn from what stands here.
func (s *Screen) superviseKey() kit.Key {
	k := kit.Key{Press: []string{"s"}, Show: "s", Words: "supervision", More: "talks what stands here through with your manager, one thing at a time", Quiet: true}
	if s.r.Supervise == nil {
		k.Off = "Supervision begins on a closure's page."
		return k
	}
	k.Do = func() tea.Cmd { return s.r.Push(s.r.Supervise()) }
	return k
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock. The row that was selected is kept by its id.
func (s *Screen) Forget() {
	s.was = s.page.ID()
	s.by, s.ids = nil, nil
	s.page.Forget()
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("What stands in the way") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help explains gates and queries, and what the text leaves out.
func (s *Screen) Help() string {
	words := s.about() + "For each step, what is still open: gates, then queries, then what is merely open, each by stage. A gate has to be settled before its step: " +
		"“no” to “is the child safe?” is an answer, and settles nothing. A query can stay open with a reason, which your manager sees; " +
		"those stand at the end, as your manager will read them. What is merely open helps you think, and holds nothing up.\n\n" +
		"An answer such as “in the case record: where, date” is always enough evidence.\n\n" +
		"“As text” writes all three steps out, for an email to yourself. It carries the reference, so that you find the case, and no names: " +
		"people and services are called “a parent” or “service 2”, numbered as the page People and services lists them. Whatever was typed, as evidence, a reason or an answer, is left out."
	for _, d := range s.due() {
		words += "\n\n" + model.DeadlineWords(d, s.r.Desk.Today())
		if d.Limit.Why != "" {
			words += " " + d.Limit.Why
		}
	}
	return words
}
