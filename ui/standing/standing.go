// Package standing is the page What stands in the way: for each step, what is still open, why it
// is asked and since when, and one key to go there.
package standing

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// Screen is the page.
type Screen struct {
	r    *room.Room
	goTo func(model.Blocker) tea.Cmd
	step int
	open [len(guide.Steps)][]model.Blocker
	list *kit.List
	by   map[string]model.Blocker
	w, h int
}

// New makes the page, at the first step that something stands in the way of. goTo goes to where a
// blocker is settled.
func New(r *room.Room, goTo func(model.Blocker) tea.Cmd) *Screen {
	s := &Screen{r: r, goTo: goTo, list: kit.NewList(r.Theme())}
	s.fill()
	for i := range guide.Steps {
		if len(s.open[i]) > 0 {
			s.step = i
			break
		}
	}
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
		many(gates, "gate", "gates"), many(len(submit)-gates, "query", "queries"), n(guide.Close), n(guide.Shared))
}

func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

var clearWords = map[guide.Step]string{
	guide.Submit: "Nothing stands in the way of sending the record to your manager.",
	guide.Close:  "Nothing stands in the way of ending involvement.",
	guide.Shared: "Nothing is left to share.",
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Screen) fill() {
	t, c := s.r.Theme(), s.r.Desk.Closure()
	if c == nil {
		return
	}
	for i, step := range guide.Steps {
		s.open[i] = model.Outstanding(c, s.r.Desk.Guide, step, s.r.Desk.Today())
	}
	s.by = map[string]model.Blocker{}
	s.list.Empty = clearWords[guide.Steps[s.step]]
	var rows []kit.Row
	kind := guide.Kind("")
	for i, b := range s.open[s.step] {
		if b.Kind != kind {
			kind = b.Kind
			heading := "Gates: each is settled before this step"
			if kind == guide.Query {
				heading = "Queries: settle them, or say why they can stay"
			}
			rows = append(rows, kit.Row{Heading: true, Words: heading})
		}
		id := fmt.Sprintf("%s\x00%s\x00%s\x00%s", b.Field.Item, b.Subject.Kind, b.Subject.ID, b.Title)
		if b.Item == nil {
			id += fmt.Sprint(i)
		}
		s.by[id] = b
		state := kit.Open
		if c.Answer(b.Field).Status == model.NotYet {
			state = kit.Waits
		}
		row := kit.Row{ID: id, Mark: t.Mark(state), Words: Title(c, b), Right: age(b, s.r.Desk.Today())}
		if b.Item == nil || !c.Answer(b.Field).Empty() || len(c.Apart(b.Field)) > 0 {
			row.Under = b.What // that nothing was answered yet need not be said on every line
		}
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
}

// Title says what a blocker is about.
func Title(c *model.Closure, b model.Blocker) string {
	if b.Subject == model.TheClosure || b.Subject == model.TheChild || b.Subject == (model.Subject{}) {
		return b.Title
	}
	return b.Title + ": " + c.Name(b.Subject)
}

func age(b model.Blocker, today model.Date) string {
	switch days := b.Days(today); days {
	case 0:
		return "since today"
	case 1:
		return "since yesterday"
	default:
		return fmt.Sprintf("open %d days", days)
	}
}

// Update moves through the list and between the steps.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

func (s *Screen) turn(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.step = (s.step + n + len(guide.Steps)) % len(guide.Steps)
		s.fill()
		return nil
	}
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	list, foot := s.rooms()
	s.list.Resize(list, max(h-2-foot, 1))
}

// rooms is how wide the list is, and how many lines under it tell of the selected row: on a wide
// screen none, for it is told beside the list.
func (s *Screen) rooms() (width, under int) {
	switch {
	case kit.SideBySide(s.w):
		return s.w * 11 / 20, 0
	case s.h >= 16:
		return s.w, 7
	}
	return s.w, 0
}

// Draw draws the steps, the list, and why the selected row is asked.
func (s *Screen) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	var tabs []string
	for i, step := range guide.Steps {
		words := fmt.Sprintf("%s (%d)", stepTitles[step], len(s.open[i]))
		if s.w < 60 && i != s.step {
			words = fmt.Sprintf("(%d)", len(s.open[i]))
		}
		if i == s.step {
			tabs = append(tabs, t.Selected.Render(words))
		} else {
			tabs = append(tabs, t.Quiet.Render(words))
		}
	}
	head := t.Clip(strings.Join(tabs, t.Quiet.Render(" "+t.Glyphs.Between+" ")), s.w)
	body, cursor := s.list.Draw()
	width, under := s.rooms()
	switch rest := s.w - width - 4; {
	case rest > 0:
		body = kit.Beside(body, kit.FitLines(s.detail(rest), rest, s.h-2), width, 4)
	case under > 0:
		body += "\n" + kit.FitLines(append([]string{""}, s.detail(min(s.w, kit.Readable))...), s.w, under)
	}
	if cursor != nil {
		cursor.Y += 2
	}
	return kit.Fit(head+"\n\n"+body, s.w, s.h), cursor
}

func (s *Screen) detail(width int) []string {
	b, ok := s.by[s.list.ID()]
	if !ok {
		return nil
	}
	t := s.r.Theme()
	var out []string
	for _, l := range kit.Wrap(b.What, width) {
		out = append(out, t.Plain.Render(l))
	}
	for _, l := range kit.Wrap(b.Why, width) {
		out = append(out, t.Quiet.Render(l))
	}
	out = append(out, "")
	for _, l := range kit.Wrap(b.Mend, width) {
		out = append(out, t.Plain.Render(l))
	}
	owner := "Yours to settle."
	if b.Owner == "manager" {
		owner = "Your manager's to settle."
	}
	return append(out, t.Quiet.Render(owner))
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to where it is settled; Esc comes back here", Do: func() tea.Cmd {
		return s.goTo(s.by[s.list.ID()])
	}}
	if _, ok := s.by[s.list.ID()]; !ok {
		enter.Off = "Nothing is left here."
	}
	return []kit.Key{
		enter,
		{Press: []string{"right", "tab"}, Show: s.r.Theme().Glyphs.Right, Words: "next step", Do: s.turn(1)},
		{Press: []string{"left", "shift+tab"}, Show: s.r.Theme().Glyphs.Left, Words: "step before", Do: s.turn(-1), Quiet: true},
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.open, s.by = [len(guide.Steps)][]model.Blocker{}, nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("What stands in the way") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help explains gates and queries.
func (s *Screen) Help() string {
	return "For each step, what is still open. A gate has to be settled before its step: " +
		"“no” to “is the child safe?” is an answer, and settles nothing. A query can stay open with a reason, which your manager sees.\n\n" +
		"An answer such as “in the case record: where, date” is always enough evidence."
}
