// Package share is where copies of the record are made and given: who should get one, how that stands, what each
// copy leaves out and why, what became of it, and who signed.
package share

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Key leads to the copies, from the page of the closing summary.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"c"}, Show: "c", Words: "copies", More: "who should get a copy of the record, what each leaves out, and what became of it", Do: func() tea.Cmd {
		return r.Push(New(r))
	}}
}

// Screen lists who should get a copy.
type Screen struct {
	r    *room.Room
	list *kit.List
	who  map[string]model.Subject
	at   string // the row to begin at; "" for the first
	of   string // of which version copies are made
	w, h int
}

// New makes the page.
func New(r *room.Room) *Screen {
	return &Screen{r: r, list: kit.NewList(r.Theme())}
}

// Instead is this page, at whom an ask is about, where it is about copies or signatures, which are not answered by
// hand; nil for any other.
func Instead(r *room.Room, a model.Ask) kit.Screen {
	switch a.Item.ID {
	case model.ItemCopy, model.ItemMarked, model.ItemSharedWith, model.ItemSignature:
		s := New(r)
		s.at = rowID(a.Subject)
		return s
	}
	return nil
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	s.list.Select(s.at)
	return nil
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.who, s.of = nil, ""
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), max(h-len(s.head()), 1))
}

// Draw draws what the copies are of, and the list.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	lines := s.head()
	if cursor != nil {
		cursor.Y += len(lines)
	}
	return kit.FitLines(append(lines, strings.Split(body, "\n")...), s.w, s.h), cursor
}

// head says of which version copies are made.
func (s *Screen) head() []string {
	if s.of == "" || s.h < 6 {
		return nil
	}
	return []string{s.r.Theme().Clip(s.of, s.w), ""}
}

// ofWords say of which version copies are made.
func (s *Screen) ofWords(c *model.Closure) string {
	t := s.r.Theme()
	switch of, draft := c.CopyOf(); {
	case of == nil:
		return t.Tell(kit.Waits, "The record was not sent to the manager yet: there is nothing to copy")
	case draft:
		return t.Tell(kit.Waits, fmt.Sprintf("Copies are drafts of version %d, sent on %s", c.Version(of.Entry), model.DateOf(of.At).Short()))
	case !model.InForce(c, s.r.Desk.Guide, of, s.r.Desk.Today()):
		return t.Tell(kit.Waits, fmt.Sprintf("Copies are of version %d, authorised %s, then edited: not in force", c.Version(of.Entry), model.DateOf(of.Decision.At).Short()))
	default:
		return t.Tell(kit.Settled, fmt.Sprintf("Copies are of version %d, authorised on %s", c.Version(of.Entry), model.DateOf(of.Decision.At).Short()))
	}
}

// chosen is whom the selected row is about; none for a row about nobody.
func (s *Screen) chosen() (model.Subject, bool) {
	who, ok := s.who[s.list.ID()]
	return who, ok
}

func (s *Screen) open() tea.Cmd {
	if who, ok := s.chosen(); ok {
		return s.r.Push(newCopy(s.r, who))
	}
	return nil
}

// Keys are the list's keys, and what can be done for whom the row is about.
func (s *Screen) Keys() []kit.Key {
	keys := []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "see it", More: "the copy as this reader would see it, and beneath it for you what is left out and why", Do: s.open}}
	if who, ok := s.chosen(); ok {
		keys = append(keys, ways(s.r, who, s.shown)...)
	}
	return append(keys, s.r.BackKey(), s.r.UndoKey(s.shown))
}

func (s *Screen) shown() tea.Cmd {
	s.fill()
	return nil
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Copies and signatures") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how the page works.
func (s *Screen) Help() string {
	return "Everybody who should get a copy of the record is listed here, and each of them ends as given, or as not given with a reason.\n\n" +
		"Copies are made from the record as it was sent, word for word; each leaves out what its reader may not read. A service gets the briefing sheet, unless you say why it needs the whole record. Before a manager has authorised the record every copy is marked as a draft.\n\n" +
		"Nobody about whom there are concerns gets one, whoever else they are. Where “A reason to send nothing” is answered yes, nothing goes."
}
