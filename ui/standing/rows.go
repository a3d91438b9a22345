package standing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/paper"
)

// A row is something that is open, and the pile that it lies in.
type row struct {
	model.Blocker
	pile   model.Pile
	reason string // why a query stays open; empty for any other
}

// pileUnder says of the first pile of each firmness what it asks of the worker.
var pileUnder = [...]string{
	model.FirmGate:  "Gates: each is settled before this step",
	model.FirmQuery: "Queries: settle them, or say why they can stay",
	model.FirmOpen:  "To think about; none of these holds anything up",
}

// tall is how many lines a screen needs for its rows to have two.
const tall = 28

// count counts what stands in the way of each step.
func (s *Screen) count() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	for i, step := range guide.Steps {
		s.open[i] = len(model.Outstanding(c, s.r.Desk.Guide, step, s.r.Desk.Today()))
	}
}

// fill lists what is open now. Where the selected row is settled, the one that came after it is selected.
func (s *Screen) fill() {
	c, today := s.r.Desk.Closure(), s.r.Desk.Today()
	if c == nil {
		return
	}
	s.count()
	was, ids := s.page.ID(), s.ids
	if was == "" {
		was, s.was = s.was, ""
	}
	s.by, s.ids = map[string]row{}, nil
	s.page.Empty = clearWords[guide.Steps[s.step]]
	var rows []kit.Row
	last := model.Firmness(-1)
	for _, p := range model.Piles(c, s.r.Desk.Guide, guide.Steps[s.step], today) {
		head := kit.Row{Heading: true, Words: paper.PileTitle(p), Right: strconv.Itoa(len(p.Blockers))}
		if p.Firmness != last && int(p.Firmness) < len(pileUnder) {
			head.Under = pileUnder[p.Firmness]
		}
		last = p.Firmness
		rows = append(rows, head)
		for i, b := range p.Blockers {
			rows = append(rows, s.row(c, row{Blocker: b, pile: p}, i, today))
		}
	}
	s.page.SetRows(rows)
	s.page.Select(next(ids, was, s.by))
	s.page.Again()
}

// next is the id that is selected: the one that was, or else the first after it that is still there.
func next(ids []string, was string, by map[string]row) string {
	if _, there := by[was]; there {
		return was
	}
	for _, id := range ids[slices.Index(ids, was)+1:] {
		if _, there := by[id]; there {
			return id
		}
	}
	return ""
}

func (s *Screen) row(c *model.Closure, b row, i int, today model.Date) kit.Row {
	t, ans := s.r.Theme(), c.Answer(b.Field)
	id := strings.Join([]string{strconv.Itoa(int(b.pile.Firmness)), b.Field.Item, string(b.Subject.Kind), b.Subject.ID, string(b.Subject.ForPerson)}, "\x00")
	if b.Item == nil {
		id += fmt.Sprint("\x00", i)
	}
	state := kit.Open
	switch {
	case b.pile.Firmness == model.FirmStays:
		state, b.reason = kit.Settled, ans.Because
	case ans.Status == model.NotYet && ans.On != "" && ans.On < today:
		state = kit.Overdue
	case ans.Status == model.NotYet:
		state = kit.Waits
	case ans.Status == model.ToDiscuss:
		state = kit.Discuss
	}
	s.by[id] = b
	s.ids = append(s.ids, id)
	out := kit.Row{ID: id, Mark: t.Mark(state), Words: Title(c, b.Blocker), Right: paper.Age(b.pile, b.Blocker, today)}
	switch {
	case b.reason != "":
		out.Under = b.reason
	case s.h < tall: // what is wrong is told beneath the list
	case b.Item == nil || !ans.Empty() || len(c.Apart(b.Field)) > 0:
		out.Under = b.What // that nothing was answered yet need not be said on every line
	}
	return out
}

// Title says what a blocker is about.
func Title(c *model.Closure, b model.Blocker) string {
	if b.Subject == model.TheClosure || b.Subject == model.TheChild || b.Subject == (model.Subject{}) {
		return b.Title
	}
	return b.Title + ": " + c.Name(b.Subject)
}
