package keeping

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// toPurge makes the screen that the way to a purge begins with: what stands in the way, or, where
// nothing does, what a purge is.
func toPurge(r *room.Room) kit.Screen {
	if len(model.MayPurge(r.Desk.Closure(), r.Desk.Guide, r.Desk.Today())) > 0 {
		return newWay(r)
	}
	return newTold(r)
}

// A way is the page of what stands in the way of a purge, each with one key to where it is mended.
type way struct {
	r    *room.Room
	page *kit.Headed
	w    int
	by   map[string]model.PurgeBlocker
}

func newWay(r *room.Room) *way {
	s := &way{r: r}
	s.page = kit.NewHeaded(r.Theme(), s.head, s.detail)
	s.page.Empty = "Nothing stands in the way any more. Enter goes on to the purge, which says what it does first."
	return s
}

// Init fills the list.
func (s *way) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *way) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.by = map[string]model.PurgeBlocker{}
	var rows []kit.Row
	for i, b := range model.MayPurge(c, s.r.Desk.Guide, s.r.Desk.Today()) {
		id := b.Lack
		if id == "" {
			id = fmt.Sprint("\x00", i, b.Title)
		}
		s.by[id] = b
		row := kit.Row{ID: id, Mark: s.r.Theme().Mark(kit.Open), Words: b.Title}
		if !b.Since.IsZero() && !narrow(s.w) {
			row.Right = "since " + model.DateOf(b.Since.In(s.r.Now().Location())).Short()
		}
		rows = append(rows, row)
	}
	s.page.SetRows(rows)
	s.page.Again()
}

func (s *way) head(w, h int) []string {
	words := "Before this copy may be purged, this is settled:"
	switch n := len(s.by); n {
	case 0:
		return nil
	case 1:
	default:
		words = fmt.Sprintf("Before this copy may be purged, these %d things are settled:", n)
	}
	return above(s.r.Theme(), []string{words}, w, h)
}

func (s *way) detail(width int) []string {
	b, ok := s.by[s.page.ID()]
	if !ok {
		return nil
	}
	t := s.r.Theme()
	out := say(nil, t.Plain, b.What, width)
	out = say(out, t.Quiet, b.Why, width)
	return say(out, t.Plain, b.Mend, width)
}

// Update moves through the list.
func (s *way) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.r.Desk.OpenID() == "" {
			return s.r.Back()
		}
		s.fill()
		return nil
	}
	s.page.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *way) Resize(w, h int) {
	s.w = w
	s.page.Resize(w, h)
	if s.by != nil {
		s.fill()
	}
}

// Draw draws the list.
func (s *way) Draw() (string, *tea.Cursor) { return s.page.Draw() }

// open goes to where the selected thing is mended.
func (s *way) open() tea.Cmd {
	c := s.r.Desk.Closure()
	b, ok := s.by[s.page.ID()]
	if !ok {
		return s.r.Replace(toPurge(s.r))
	}
	if b.Lack == "" {
		if _, _, held := c.Hold(); held && b.What == model.HoldWords(c) {
			return s.r.Push(newRelease(s.r))
		}
		return s.r.Push(newTransfer(s.r))
	}
	for _, l := range model.Lacking(c, s.r.Desk.Guide) {
		if l.What == b.Lack {
			return mendLack(s.r, l)
		}
	}
	s.fill() // it was mended meanwhile
	return nil
}

// Keys are the page's keys.
func (s *way) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to where it is mended; Esc comes back here", Do: s.open}
	if len(s.by) == 0 {
		enter.Words, enter.More = "go on to the purge", "says what a purge does; nothing goes yet"
	}
	return []kit.Key{enter, s.r.BackKey(), s.r.UndoKey(s.undone)}
}

func (s *way) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock.
func (s *way) Forget() {
	s.by = nil
	s.page.Forget()
}

// Title names the place.
func (s *way) Title() string { return s.r.In("Before the purge") }

// Typing is never so here.
func (s *way) Typing() bool { return false }

// Help says what the selected thing is, and what the page is for.
func (s *way) Help() string {
	out := "A copy is purged only once nothing would be lost with it: it is in the council's record, nobody has put it on hold, " +
		"and each thing that the council's record still lacks is answered."
	if b, ok := s.by[s.page.ID()]; ok {
		out = strings.Join([]string{b.Title + ". " + b.What, b.Why, b.Mend}, " ") + "\n\n" + out
	}
	return out
}
