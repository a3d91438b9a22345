package share

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// holds lists the sections of the record, and what somebody's copy holds of each.
type holds struct {
	r        *room.Room
	who      model.Subject
	list     *kit.List
	sections map[string]document.CopySection
	passages map[string]model.WithheldPassage
	places   map[string]model.EntryID // of passages that stand elsewhere too
}

func newHolds(r *room.Room, who model.Subject) *holds {
	return &holds{r: r, who: who, list: kit.NewList(r.Theme())}
}

// rowForm is the row that says what a service gets.
const rowForm = "form"

// Init lists the sections and the passages.
func (s *holds) Init() tea.Cmd {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	if c == nil {
		return nil
	}
	src := s.r.Desk.SourceOf(c)
	s.sections, s.passages, s.places = map[string]document.CopySection{}, map[string]model.WithheldPassage{}, map[string]model.EntryID{}
	s.list.Empty = "The record was not sent to the manager yet. What a copy leaves out is chosen from the words that were sent."
	var rows []kit.Row
	if s.who.Kind == model.KindService {
		row := kit.Row{ID: rowForm, Mark: t.Glyphs.Bullet, Words: "What it gets", Right: "the briefing sheet"}
		if ch := c.FormOfCopy(s.who); ch.How == model.FormRecord {
			row.Right, row.Under = "the whole record", ch.Because+" ("+ch.Agreed+")"
		}
		rows = append(rows, row)
	}
	for i, e := range openElsewhere(s.r, s.who) {
		if i == 0 {
			rows = append(rows, kit.Row{Heading: true, Words: "Withheld in one place, and stands in another"})
		}
		id := fmt.Sprint("place ", i)
		s.places[id] = e.Mark.Entry
		rows = append(rows, kit.Row{ID: id, Mark: t.Mark(kit.Overdue), Words: "“" + strings.Join(strings.Fields(e.Mark.Words), " ") + "”", Right: t.Words(kit.Overdue, "withheld there too?"), Under: "under “" + e.Under + "”"})
	}
	withheld := map[model.Field]bool{}
	for _, m := range c.WithheldFrom(s.who) {
		withheld[m.Section] = true
	}
	all := document.CopySections(src, model.ReaderOf(s.who))
	for i, sec := range all {
		if i == 0 {
			rows = append(rows, kit.Row{Heading: true, Words: "In the copy for " + c.Name(s.who)})
		}
		id := fmt.Sprint("section ", i)
		s.sections[id] = sec
		row := kit.Row{ID: id, Words: sec.Title}
		switch {
		case sec.Choice.How == model.SectionOut:
			row.Mark, row.Right = t.Mark(kit.Aside), "left out"
		case sec.Choice.How == model.SectionIn:
			row.Mark, row.Right = t.Mark(kit.Settled), "put in"
		case sec.Rule:
			row.Mark, row.Right = t.Mark(kit.Settled), "in it"
			if withheld[sec.Field] {
				row.Right = "in it, but for what is withheld"
			}
		default:
			row.Mark, row.Right = t.Mark(kit.Aside), "left out, by rule"
		}
		if sec.Choice.Because != "" {
			row.Under = sec.Choice.Because + " (" + sec.Choice.Agreed + ")"
		}
		rows = append(rows, row)
	}
	for i, m := range c.WithheldFrom(s.who) {
		if i == 0 {
			rows = append(rows, kit.Row{Heading: true, Words: "Passages that are withheld from " + c.Name(s.who)})
		}
		s.passages[string(m.Entry)] = m
		row := kit.Row{ID: string(m.Entry), Mark: t.Mark(kit.Settled), Words: "“" + strings.Join(strings.Fields(m.Words), " ") + "”", Under: m.Because + " (" + m.Agreed + ")"}
		if of, _ := c.CopyOf(); of == nil || len(model.FindPassage(of.TextOf(m.Section), m.Words)) == 0 {
			row.Mark, row.Right = t.Mark(kit.Overdue), t.Words(kit.Overdue, "mark it again")
		}
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	return nil
}

// Update moves through the list.
func (s *holds) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		return s.Init()
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *holds) Forget() {
	s.sections, s.passages, s.places = nil, nil, nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *holds) Resize(w, h int) { s.list.Resize(min(w, 100), h) }

// Draw draws the list.
func (s *holds) Draw() (string, *tea.Cursor) { return s.list.Draw() }

func (s *holds) open() tea.Cmd {
	id := s.list.ID()
	if sec, ok := s.sections[id]; ok {
		return s.r.Push(newSection(s.r, s.who, sec))
	}
	if m, ok := s.passages[id]; ok {
		return s.r.Push(newShown(s.r, m))
	}
	if mark, ok := s.places[id]; ok {
		return s.r.Push(newElsewhere(s.r, s.who, mark))
	}
	if id == rowForm {
		return s.r.Push(newWhole(s.r, s.who))
	}
	return nil
}

// Keys are the list's keys.
func (s *holds) Keys() []kit.Key {
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "change it", Do: s.open},
		s.r.BackKey(),
		s.r.UndoKey(s.Init),
	}
}

// Title names the place.
func (s *holds) Title() string { return s.r.In("What a copy holds") }

// Typing is never so here.
func (s *holds) Typing() bool { return false }

// Help says how the list works.
func (s *holds) Help() string {
	return "Each section of the record says who may read it. Here you leave one out for this reader, put one in beyond the rule, or withhold a passage of it: each with why, and who agreed. " +
		"Where two people chose apart, what shows less holds.\n\nA passage is kept as its words. Once they are reworded no copy goes to this reader until you have marked them again."
}
