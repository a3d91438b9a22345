// Package supervision is the room in which a worker sits down with a manager or a senior practitioner, at one laptop or
// one shared screen: who is here, what is to be talked through, then one thing at a time, large, until each has ended;
// and afterwards what is to be done.
package supervision

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Screen is the first page of the room: the supervision that is open, or the way to begin one; what is to be done; and
// those that were held.
type Screen struct {
	r    *room.Room
	list *kit.List
	was  string // the row that was selected at the lock
	head string
	w, h int
}

// Rows of the page. What was held stands under the entry that began it.
const (
	rowBegin   = "begin"
	rowGoOn    = "go on"
	rowAgenda  = "agenda"
	rowEnd     = "end"
	rowActions = "actions"
)

// New makes the room for the closure that is open on the desk.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Key goes to the room.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"s"}, Show: "s", Words: "supervision", More: "for two people at one screen: talk through what stands in the way, one thing at a time; and what is to be done since", Do: func() tea.Cmd { return r.Push(New(r)) }}
}

// Brief says in a few words how supervision stands, for a row that leads here.
func Brief(r *room.Room, c *model.Closure) string {
	if s := c.OpenSession(); s != nil {
		ended, of := s.Gone()
		return fmt.Sprintf("open: %d of %d", ended, of)
	}
	if open, late := toDo(c, r.Desk.Today()); open > 0 {
		return toDoWords(open, late)
	}
	if n := len(c.Sessions()); n > 0 {
		return fmt.Sprintf("held %s", times(n))
	}
	return ""
}

// toDo counts what is still to be done, and what of it is late.
func toDo(c *model.Closure, today model.Date) (open, late int) {
	for _, a := range c.Actions() {
		if a.Done != nil {
			continue
		}
		open++
		if a.Late(today) {
			late++
		}
	}
	return open, late
}

func toDoWords(open, late int) string {
	if late > 0 {
		return fmt.Sprintf("%d to do, %d late", open, late)
	}
	return fmt.Sprintf("%d to do", open)
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	s.r.KeepPlace("", model.Field{})
	return nil
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		return s.Init()
	}
	s.list.Update(msg)
	return nil
}

func (s *Screen) fill() {
	c, today := s.r.Desk.Closure(), s.r.Desk.Today()
	if c == nil {
		return
	}
	t := s.r.Theme()
	var rows []kit.Row
	row := func(id, words, right, under string) {
		rows = append(rows, kit.Row{ID: id, Mark: t.Glyphs.Bullet, Words: words, Right: right, Under: under})
	}
	s.head = "For two people at one screen: the worker, and a manager or senior practitioner. One thing at a time."
	if open := c.OpenSession(); open != nil {
		ended, of := open.Gone()
		day := s.day(open)
		s.head = fmt.Sprintf("A supervision of %s is open: %d of %d.", day, ended, of)
		row(rowGoOn, "Go on", s.names(open), "From where you stopped; what was typed is still there")
		row(rowAgenda, "The agenda", "", "Put it in another order, add a subject, take one out")
		row(rowEnd, "End it", "", "What has not ended comes back next time")
	} else {
		row(rowBegin, "Begin a supervision", fmt.Sprintf("%d on the agenda", len(model.Agenda(c, s.r.Desk.Guide, today, false))), "Who is here, then the agenda, then one thing at a time")
	}
	if open, late := toDo(c, today); len(c.Actions()) > 0 {
		right := "all done"
		if late > 0 {
			right = t.Tell(kit.Overdue, toDoWords(open, late))
		} else if open > 0 {
			right = toDoWords(open, late)
		}
		row(rowActions, "What is to be done", right, "From every supervision of this closure")
	}
	held := 0
	for _, x := range backwards(c.Sessions()) {
		if x.End == nil {
			continue
		}
		if held++; held == 1 {
			rows = append(rows, kit.Row{Heading: true, Words: "Held before"})
		}
		ended, of := x.Gone()
		row(string(x.Entry), s.day(&x), fmt.Sprintf("%d of %d", ended, of), s.names(&x))
	}
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

func backwards(all []model.Session) []model.Session {
	out := make([]model.Session, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		out = append(out, all[i])
	}
	return out
}

// day is when a supervision began, where the worker is.
func (s *Screen) day(x *model.Session) string { return dayOf(s.r, x) }

func dayOf(r *room.Room, x *model.Session) string {
	return model.DateOf(x.At.In(r.Now().Location())).String()
}

// names is who sat down, in that order.
func (s *Screen) names(x *model.Session) string {
	var out []string
	for _, p := range x.Here {
		out = append(out, nameOf(s.r, p.Worker))
	}
	return strings.Join(out, " and ")
}

// nameOf is what somebody who uses the program is called.
func nameOf(r *room.Room, id model.WorkerID) string {
	for _, w := range r.Desk.Workers() {
		if w.ID == id {
			return w.Name
		}
	}
	return string(id)
}

// open does what the selected row says.
func (s *Screen) open() tea.Cmd {
	switch id := s.list.ID(); id {
	case rowBegin:
		return s.r.Push(newBegin(s.r))
	case rowGoOn:
		return s.r.Push(newTalk(s.r, ""))
	case rowAgenda:
		return s.r.Push(newAgenda(s.r, func(at model.Topic) tea.Cmd { return s.r.Replace(newTalk(s.r, key(at))) }))
	case rowEnd:
		return finish(s.r)
	case rowActions:
		return s.r.Push(newActions(s.r))
	case "":
		return nil
	default:
		return s.r.Push(newHeld(s.r, model.EntryID(id)))
	}
}

// Resize lays the page out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), max(h-len(s.top()), 1))
}

func (s *Screen) top() []string {
	if s.h < 8 {
		return nil
	}
	return append(kit.Wrap(s.head, min(s.w, kit.Readable)), "")
}

// Draw draws the page.
func (s *Screen) Draw() (string, *tea.Cursor) {
	top := s.top()
	s.list.Resize(min(s.w, 100), max(s.h-len(top), 1))
	body, cursor := s.list.Draw()
	return kit.Under(top, body, cursor, s.w, s.h)
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "go on", Do: s.open},
		decisionKey(s.r, nil),
		s.r.BackKey(),
		s.r.UndoKey(s.Init),
	}
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.was, s.head = s.list.ID(), ""
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Supervision") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says what supervision is for.
func (s *Screen) Help() string {
	return "You sit together, and talk through what stands in the way of ending well: what was to be done since last time, the points that came back, what you marked to discuss, what is open, where nobody holds a need. " +
		"Each ends as settled, change needed, not agreed with both voices kept, or deferred. The record keeps why and how.\n\n" +
		"You can stop at any time. Leaving keeps the supervision open, and the next opening goes on from there.\n\n" +
		"F12 masks the names on the screen, in every room, until you press it again or leave the closure. While you sit here the laptop waits a quarter of an hour before it locks, unless your council's policy says how long."
}
