package pack

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// Standing counts what stands apart in the open closure: fields in which two people wrote on two laptops, and two
// decisions on one record.
func Standing(r *room.Room) int {
	n := len(question.ApartIn(r))
	if c := r.Desk.Closure(); c != nil && decisionsApart(c) {
		n++
	}
	return n
}

func decisionsApart(c *model.Closure) bool { return c.Sent() != nil && c.Sent().Apart }

// StandingWords says how much stands apart.
func StandingWords(n int) string {
	if n == 1 {
		return "1 thing stands apart"
	}
	return model.Many(n, "", "things stand apart")
}

// StandingUnder says what that means, for a row that leads to it.
const StandingUnder = "Written on two laptops, and both kept. Choose one, or write a third"

// StandingKey goes to what stands apart in the open closure.
func StandingKey(r *room.Room) kit.Key {
	k := kit.Key{Press: []string{"b"}, Show: "b", Words: "both versions", More: "goes to what was written on two laptops and stands apart, until a person chooses",
		Do: func() tea.Cmd { return r.Push(NewStanding(r)) }}
	if Standing(r) == 0 {
		k.Off, k.Quiet = "Nothing stands apart here.", true
	}
	return k
}

// A StandingPage lists what stands apart in the open closure.
type StandingPage struct {
	r    *room.Room
	list *kit.List
	asks map[string]model.Ask
	was  string
	w, h int
}

const rowDecisions = "decisions"

// NewStanding makes the page.
func NewStanding(r *room.Room) *StandingPage {
	list := kit.NewList(r.Theme())
	list.Empty = "Nothing stands apart any more."
	return &StandingPage{r: r, list: list}
}

// Init fills the list.
func (s *StandingPage) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *StandingPage) fill() {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	if c == nil {
		return
	}
	s.asks = map[string]model.Ask{}
	rows := []kit.Row{{Heading: true, Words: "Written on two laptops: all of it is kept", Under: "None of them holds until a person chooses"}}
	if decisionsApart(c) {
		rows = append(rows, kit.Row{ID: rowDecisions, Mark: t.Mark(kit.Overdue), Words: "The decision on the record", Right: "two decisions", Under: "Neither stands. The record is taken back and sent again"})
	}
	for i, a := range question.ApartIn(s.r) {
		id := strconv.Itoa(i) + a.Item.ID + a.Subject.ID
		s.asks[id] = a
		row := kit.Row{ID: id, Mark: t.Mark(kit.Waits), Words: a.Item.Title}
		if a.Subject != model.TheClosure && a.Subject != model.TheChild {
			row.Words += ": " + c.Name(a.Subject)
		}
		var who []string
		for _, said := range c.Apart(a.Field()) {
			name, _, _ := strings.Cut(s.r.Desk.WorkerNamed(said.By), ", ")
			who = append(who, name+", "+model.DateOf(said.At.In(s.r.Now().Location())).Short())
		}
		row.Right, row.Under = strconv.Itoa(len(who))+" versions", strings.Join(who, "; ")
		rows = append(rows, row)
	}
	if len(rows) == 1 {
		rows = nil
	}
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

// Update moves through the list; once nothing is left in it, it goes back.
func (s *StandingPage) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.r.Desk.OpenID() == "" || Standing(s.r) == 0 {
			return s.r.Back()
		}
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *StandingPage) Forget() {
	s.was, s.asks = s.list.ID(), nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *StandingPage) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), h)
}

// Draw draws the list.
func (s *StandingPage) Draw() (string, *tea.Cursor) { return s.list.Draw() }

func (s *StandingPage) open() tea.Cmd {
	if s.list.ID() == rowDecisions {
		return s.r.Push(decision.New(s.r))
	}
	if a, ok := s.asks[s.list.ID()]; ok {
		return s.r.Push(question.NewApart(s.r, a))
	}
	return nil
}

// Keys are the list's keys.
func (s *StandingPage) Keys() []kit.Key {
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "read and choose", Do: s.open}
	if s.list.ID() == "" {
		open.Off = "Nothing stands apart any more."
	}
	return []kit.Key{open, s.r.BackKey(), s.r.UndoKey(func() tea.Cmd {
		s.fill()
		return nil
	})}
}

// Title names the place.
func (s *StandingPage) Title() string { return s.r.In("What stands apart") }

// Typing is never so here.
func (s *StandingPage) Typing() bool { return false }

// Help says why things stand apart.
func (s *StandingPage) Help() string {
	return "Two people worked on this closure on two laptops, and wrote in the same field before either had the other's words. Nothing was lost and nothing was chosen for you: all versions are kept side by side.\n\nUntil a person chooses, the field counts as open. The choice travels with the next pack. What was not chosen stays in the journal."
}
