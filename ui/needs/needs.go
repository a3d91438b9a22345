// Package needs is the grid of needs: for the child, each parent, each other child and the home, how each
// area of life stands, who helps and from when, and whether it is covered once we have gone.
package needs

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// Screen is the grid.
type Screen struct {
	r     *room.Room
	list  *kit.List
	needs []model.Need
	was   model.Field // the row that was selected when the program was locked
	lines int         // how many lines the rows take
	w, h  int
}

// New makes the grid of the closure that is open on the desk.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Key goes to the grid from another page.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"n"}, Show: "n", Words: "needs", More: "the grid of needs: how each stands, who helps, what is covered",
		Do: func() tea.Cmd { return r.Push(New(r)) }}
}

// Init fills the grid and remembers the place.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	s.keepPlace()
	return nil
}

func (s *Screen) keepPlace() { s.r.KeepPlace(guide.Handover, model.Field{}) }

// fill reads the grid anew.
func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.needs = model.Needs(c, s.r.Desk.Guide, s.r.Desk.Today())
	s.list.Empty = "There are no needs to ask about in this closure."
	rows := make([]kit.Row, 0, len(s.needs))
	for _, n := range s.needs {
		rows = append(rows, s.row(c, n))
	}
	s.list.SetRows(rows)
	s.lines = 0
	for _, r := range rows {
		if s.lines++; r.Under != "" {
			s.lines++
		}
	}
	if s.was != (model.Field{}) {
		s.list.Select(id(s.was))
		s.was = model.Field{}
	}
	s.lay()
}

func id(f model.Field) string {
	return strings.Join([]string{f.Item, string(f.Subject.Kind), f.Subject.ID}, "\x00")
}

// here is the need of the selected row.
func (s *Screen) here() (model.Need, bool) {
	for _, n := range s.needs {
		if id(n.Field()) == s.list.ID() {
			return n, true
		}
	}
	return model.Need{}, false
}

// Update moves through the grid.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		if p, ok := s.r.Desk.Place(); ok && p.Field.Item != "" {
			s.list.Select(id(p.Field)) // Ctrl+N may have gone on from the row that was opened
		}
		s.keepPlace()
		return nil
	}
	s.list.Update(msg)
	return nil
}

func (s *Screen) open() tea.Cmd {
	n, ok := s.here()
	if !ok {
		return nil
	}
	return s.r.Push(question.Open(s.r, s.asks, n.Ask))
}

// asks lists the cells, so that Ctrl+N goes from one to the next.
func (s *Screen) asks() []model.Ask {
	var out []model.Ask
	if c := s.r.Desk.Closure(); c != nil {
		for _, n := range model.Needs(c, s.r.Desk.Guide, s.r.Desk.Today()) {
			out = append(out, n.Ask)
		}
	}
	return out
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	anew := w != s.w || h != s.h
	s.w, s.h = w, h
	if anew {
		s.fill()
	}
}

func (s *Screen) lay() {
	s.list.Resize(s.w, max(s.h-len(s.headLines())-s.under(), 1))
}

// table reports whether there is room for all columns on one line.
func (s *Screen) table() bool { return s.w >= 110 }

// spacious reports whether every row of the table can say beneath it how it is covered.
func (s *Screen) spacious() bool {
	lines := len(s.needs) + 12
	for _, n := range s.needs {
		if n.Words != "" {
			lines++
		}
	}
	return lines <= s.h
}

// under is how many lines beneath the grid tell of the selected row.
func (s *Screen) under() int {
	switch {
	case s.table() && s.h >= 16:
		return 6
	case s.h >= 30:
		return 7
	}
	return 0
}

// Draw draws the head, the grid, and beneath it what is said of the selected row.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	head := s.headLines()
	lines := append(append([]string{}, head...), strings.Split(body, "\n")...)
	if under := s.under(); under > 0 {
		at := min(len(lines), len(head)+s.rowLines()) // right beneath the rows, where they leave room
		lines = append(lines[:at:at], append([]string{""}, s.detail(min(s.w, kit.Readable))...)...)
	}
	if cursor != nil {
		cursor.Y = min(cursor.Y+len(head), max(s.h-1, 0))
	}
	return kit.FitLines(lines, s.w, s.h), cursor
}

// rowLines is how many lines the rows take, as far as they are shown.
func (s *Screen) rowLines() int { return max(min(s.lines, s.h-len(s.headLines())-s.under()), 1) }

// Keys are the grid's keys.
func (s *Screen) Keys() []kit.Key {
	n, any := s.here()
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "open", More: "says who helps, from when, and what shows it; Esc comes back to this row", Do: s.open}
	if !any {
		enter.Off = "There is nothing to open."
	}
	keys := []kit.Key{enter}
	for i, q := range quick {
		k := kit.Key{Press: []string{q.press}, Show: q.press, Words: q.words, Do: func() tea.Cmd { return s.set(q.option) },
			More: "says so of this row at once; Ctrl+Z takes it back"}
		if i > 0 {
			k.More = ""
		}
		if k.Off = "There is no row."; any {
			k.Off = s.notQuick(n)
		}
		keys = append(keys, k)
	}
	return append(keys, s.r.BackKey(), s.r.UndoKey(s.undone))
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock. The row that was selected is kept by its field.
func (s *Screen) Forget() {
	if n, ok := s.here(); ok {
		s.was = n.Field()
	}
	s.needs = nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Needs") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help explains the grid.
func (s *Screen) Help() string {
	return "Each row is an area of life of the child, of a parent or of another child. Say how it stands: settled, to watch, or active. " +
		"“To watch” needs somebody who will notice a change. “Active” needs somebody who holds it once we have gone.\n\n" +
		"An active need is covered in one of four ways: a service has taken it over; a service has accepted it, with a date; the family chose not to, after it was explained; " +
		"or a manager accepts the gap, with a reason and a day to look again. A referral that was only sent covers nothing.\n\n" +
		"The keys 1, 2 and 3 say how a row stands without opening it. Who helps, and the last two ways, are said on the page that Enter opens. " +
		"Nothing is filled in for you: a row that nobody looked at says so.\n\n" +
		"The timeline shows for how long a need would be without anybody."
}

var _ interface {
	kit.Screen
	kit.Forgetter
	kit.Helped
} = (*Screen)(nil)
