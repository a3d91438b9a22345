package handover

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/checklist"
	"handover/ui/kit"
	"handover/ui/room"
)

// Calls lists the services that there is a call to make to, in the order of what is due.
func Calls(r *room.Room) []model.ServiceDue {
	c := r.Desk.Closure()
	if c == nil {
		return nil
	}
	return slices.DeleteFunc(model.ServicesDue(c, r.Desk.Guide, r.Desk.Today()), func(d model.ServiceDue) bool {
		return MayRing(r, d.Service) != ""
	})
}

// Order lists all services in the order of what is due.
func Order(r *room.Room) []model.Subject {
	var out []model.Subject
	for _, d := range model.ServicesDue(r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()) {
		out = append(out, d.Service)
	}
	return out
}

// Ring goes to the call of the service that is due; where several wait it asks which, in the order of what
// is due.
func Ring(r *room.Room) tea.Cmd {
	all := Calls(r)
	waiting := slices.DeleteFunc(slices.Clone(all), func(d model.ServiceDue) bool { return d.Done })
	switch {
	case len(all) == 0:
		r.Say("There is no service to ring here. Add one on the page Handover.")
		return nil
	case len(waiting) == 1:
		return r.Push(NewCall(r, waiting[0].Service))
	case len(all) == 1:
		return r.Push(NewCall(r, all[0].Service))
	}
	return r.Push(&Whom{r: r, list: kit.NewList(r.Theme())})
}

// RingKey is the key that leads to a call from wherever a closure is open.
func RingKey(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"c"}, Show: "c", Words: "call", More: "opens the call with the service that is due next, or asks which", Do: func() tea.Cmd { return Ring(r) }}
}

// DueWords say what comes next for a service, and when.
func DueWords(t *kit.Theme, d model.ServiceDue, today model.Date) string {
	words := "next: " + d.Next
	switch {
	case d.Done:
		return d.Next
	case d.Due == "":
		return words
	}
	return words + ", " + checklist.Late(d.Due, today)
}

// next goes to the call of the service that is due next. This one is kept as it is.
func (s *Call) next() tea.Cmd {
	if !s.put() {
		return nil
	}
	for _, d := range Calls(s.r) {
		if d.Service != s.service && !d.Done {
			return s.r.Replace(NewCall(s.r, d.Service))
		}
	}
	if s.after == goOn {
		cmd := s.leave()
		s.r.Say("No other service is waiting for a call.")
		return cmd
	}
	s.r.Say("No other service is waiting for a call.")
	return nil
}

// Whom is the list of services that there is a call to make to, in the order of what is due.
type Whom struct {
	r    *room.Room
	list *kit.List
	of   map[string]model.Subject
}

// Init lists them.
func (s *Whom) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Whom) fill() {
	c, t, today := s.r.Desk.Closure(), s.r.Theme(), s.r.Desk.Today()
	if c == nil {
		return
	}
	s.of = map[string]model.Subject{}
	rows := []kit.Row{{Heading: true, Words: "Whom to ring, what is due first at the top"}}
	for _, d := range Calls(s.r) {
		mark := kit.Open
		switch {
		case d.Done:
			mark = kit.Settled
		case d.Due != "" && d.Due < today:
			mark = kit.Overdue
		case d.Due != "":
			mark = kit.Waits
		}
		s.of[d.Service.ID] = d.Service
		rows = append(rows, kit.Row{ID: d.Service.ID, Mark: t.Mark(mark), Words: c.Name(d.Service), Right: t.Words(mark, DueWords(t, d, today)),
			Under: said(s.r, c, model.ItemContact, d.Service)})
	}
	s.list.SetRows(rows)
}

// Update moves through the list.
func (s *Whom) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Whom) Forget() {
	s.of = nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *Whom) Resize(w, h int) { s.list.Resize(min(w, 100), h) }

// Draw draws the list.
func (s *Whom) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// Keys lead to a call, and back.
func (s *Whom) Keys() []kit.Key {
	ring := func() tea.Cmd {
		service, ok := s.of[s.list.ID()]
		if !ok {
			return nil
		}
		return s.r.Replace(NewCall(s.r, service)) // from the call Back leads to where this list was asked for
	}
	return []kit.Key{{Press: []string{"enter", "c"}, Show: "Enter", Words: "call", Do: ring}, s.r.BackKey()}
}

// Title names the place.
func (s *Whom) Title() string { return s.r.In("Whom to ring") }

// Typing is never so here.
func (s *Whom) Typing() bool { return false }

// Help says how the list is ordered.
func (s *Whom) Help() string {
	return "Every service that there is a handover to make to. What is late stands first, then what has a date, then what is open without one, then what is done."
}
