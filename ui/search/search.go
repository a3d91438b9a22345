// Package search is the page on which the worker looks for words in all that is held in a closure, and goes to where
// they stand. Nothing of a search is kept anywhere: it is gone with the page, and forgotten at the lock.
package search

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Screen is the page.
type Screen struct {
	r     *room.Room
	about func(model.Subject) kit.Screen
	line  kit.Line
	list  *kit.List
	found []model.Found
	by    map[string]passage // from a row's id to what it shows
	ids   []string           // of the rows, in order
	count string             // how much is found

	told   []string // about the selected row
	toldOf string   // which row that was, and for which size
	w, h   int
}

// New makes the page for the closure that is open on the desk. about makes the page of somebody or something in it.
func New(r *room.Room, about func(model.Subject) kit.Screen) *Screen {
	return &Screen{r: r, about: about, list: kit.NewList(r.Theme())}
}

// Key tells of the way here. The house itself takes the key, wherever the worker is in a closure.
func Key() kit.Key {
	return kit.Key{Show: "/", Words: "search", More: "finds words wherever they stand in this closure"}
}

// Init lists nothing yet.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

// Update types on the line, and moves through what is found.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		s.fill() // what was found may read otherwise now
		return nil
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "down", "pgup", "pgdown":
			s.list.Update(msg)
			return nil
		}
	}
	before := s.line.Text()
	s.line.Update(msg)
	if s.line.Text() != before {
		s.list.SetRows(nil) // what is found now begins at the top
		s.fill()
	}
	return nil
}

// fill looks for what stands on the line.
func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	typed := s.line.Text()
	s.found = model.Search(c, s.r.Desk.Guide, typed, s.r.Desk.Today())
	s.list.Empty, s.count = whatIsSearched+"\n\n"+howItSearches, ""
	if model.Searchable(typed) {
		s.list.Empty, s.count = s.nothing(c, typed), counted(s.found)
	}
	s.show(c)
}

// show lists what was found, cut for the width.
func (s *Screen) show(c *model.Closure) {
	s.list.SetRows(s.rows(c, s.found))
	s.toldOf = ""
	s.lay()
}

// counted says how much is found.
func counted(found []model.Found) string {
	places := 0
	for _, f := range found {
		places += len(f.Places)
	}
	switch {
	case places == 0:
		return "nothing found"
	case places == 1:
		return "1 place"
	case len(found) == 1:
		return fmt.Sprintf("%d places, in one answer or text", places)
	}
	return fmt.Sprintf("%d places, in %d answers and texts", places, len(found))
}

// Resize lays the page out.
func (s *Screen) Resize(w, h int) {
	anew := w != s.w
	s.w, s.h = w, h
	if c := s.r.Desk.Closure(); anew && c != nil {
		s.show(c)
	}
	s.lay()
}

// above is how many lines the line and the count take.
func (s *Screen) above() int {
	switch {
	case s.h >= 12:
		return 3
	case s.h >= 5:
		return 2
	}
	return 1
}

func (s *Screen) lay() { s.list.Resize(s.listWide(), max(s.h-s.above(), 1)) }

// column is how wide the rows are: on a wide screen the words stand whole beside them.
func (s *Screen) column() int {
	if kit.SideBySide(s.w) {
		return s.w * 11 / 20
	}
	return s.w
}

// listWide is how wide the list is, which has all the room while there are no rows.
func (s *Screen) listWide() int {
	if len(s.ids) == 0 {
		return s.w
	}
	return s.column()
}

// Draw draws the line, how much is found, and where.
func (s *Screen) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	const label = "Search: "
	wide := max(min(s.w-len(label), 60), 2)
	entry, x := s.line.Draw(t, wide, true)
	count := t.Quiet.Render(t.Clip(s.count, s.w))
	if s.above() == 1 {
		count = ""
	}
	lines := []string{t.Heading.Render(label) + entry, count, ""}[:s.above()]
	body, _ := s.list.Draw()
	if rest := s.w - s.listWide() - 4; rest > 0 && s.list.ID() != "" {
		h := s.h - s.above()
		body = kit.Beside(body, kit.FitLines(s.tell(rest, h), rest, h), s.listWide(), 4)
	}
	return kit.FitLines(append(lines, strings.Split(body, "\n")...), s.w, s.h), kit.Type(min(len(label)+x, max(s.w-1, 0)), 0)
}

// Keys are the page's keys. Every letter belongs to the line.
func (s *Screen) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to where the words stand; Esc from there comes back to this search", Do: s.goThere}
	p, any := s.by[s.list.ID()]
	switch {
	case any:
		enter.Off = s.noWay(p.Found)
	case model.Searchable(s.line.Text()):
		enter.Off = "Nothing is found to go to."
	default:
		enter.Off = "Type the words to look for."
	}
	keys := append([]kit.Key{enter, s.r.BackKey()}, kit.Key{Show: kit.Arrows(s.r.Theme()), Words: "move", More: "also Page Up and Page Down"})
	return append(keys,
		kit.Key{Press: []string{"ctrl+down"}, Show: "Ctrl+Down", Words: "next stage", Do: s.jump(1), Quiet: true},
		kit.Key{Press: []string{"ctrl+up"}, Show: "Ctrl+Up", Words: "stage before", Do: s.jump(-1), Quiet: true},
		kit.Key{Show: "Ctrl+U", Words: "clear", More: "empties the line up to the cursor", Quiet: true})
}

func (s *Screen) jump(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.list.Jump(n)
		return nil
	}
}

// Forget drops the words and what was found, at the lock: nobody who comes back finds them.
func (s *Screen) Forget() {
	s.line, s.found, s.by, s.ids, s.count, s.told, s.toldOf = kit.Line{}, nil, nil, nil, "", nil, ""
	s.list.SetRows(nil)
	s.list.Empty = ""
}

// Title names the place, and none of the words.
func (s *Screen) Title() string { return s.r.In("Search") }

// Typing is always so.
func (s *Screen) Typing() bool { return true }

// Help says how to look for words.
func (s *Screen) Help() string {
	return whatIsSearched + "\n\n" + howItSearches + "\n\nWhat is set aside is found too, and says so. What an answer, a text or a name was before it was changed is not: that stands in the history alone.\n\n" +
		"Nothing of a search is kept. It stays as it is while you look at what it found, and is gone once you leave this page, or handover locks."
}
