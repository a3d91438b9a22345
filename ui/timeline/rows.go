package timeline

import (
	"strings"

	"handover/model"
	"handover/ui/kit"
)

// rows lists in words what the picture shows.
func (s *Screen) rows() []kit.Row {
	t, today := s.r.Theme(), s.r.Desk.Today()
	s.goes, s.next = map[string]model.Field{}, ""
	var rows []kit.Row
	heading := func(words string) { rows = append(rows, kit.Row{Heading: true, Words: words}) }
	add := func(r kit.Row, f model.Field) {
		r.ID = strings.Join([]string{f.Item, string(f.Subject.Kind), f.Subject.ID, r.ID}, "\x00")
		for _, taken := s.goes[r.ID]; taken; _, taken = s.goes[r.ID] {
			r.ID += "\x00"
		}
		s.goes[r.ID] = f
		rows = append(rows, r)
	}
	gaps := func(title string, gaps []model.Gap) {
		if len(gaps) > 0 {
			heading(title)
		}
		for _, gap := range gaps {
			state, style := kit.Overdue, t.Late
			if gap.Accepted || gap.Meanwhile != "" {
				state, style = kit.Waits, t.Waits
			}
			row := kit.Row{ID: "gap", Mark: t.Mark(state), Words: gap.Title, Right: style.Render(gap.Words), Under: gap.Why}
			if s.w < 60 {
				row.Right, row.Under = "", gap.Words
			}
			add(row, gap.Need.Field())
		}
	}
	gaps("Without anybody", s.line.Gaps)
	gaps("Held meanwhile", s.line.Held)
	group := ""
	for _, m := range s.line.Marks {
		title := "Until today, " + today.Short()
		if m.On >= today {
			title = "From today, " + today.Short()
		}
		if title != group {
			heading(title)
			group = title
		}
		state, right := kit.Settled, m.Stands(today)
		switch {
		case m.Late(today):
			state, right = kit.Overdue, t.Late.Render(right)
		case !m.Done:
			state = kit.Open
		}
		row := kit.Row{ID: m.What, Mark: t.Mark(state), Words: kit.Pad(m.On.Short(), 13) + m.What, Right: right}
		if s.w < 60 {
			row.Words, row.Under, row.Right = m.What, strings.TrimSpace(m.On.Short()+"  "+right), ""
		}
		add(row, m.Field)
		if s.next == "" && m.On >= today {
			s.next = rows[len(rows)-1].ID
		}
	}
	if len(s.line.Undated) > 0 {
		heading("No date yet")
	}
	for _, m := range s.line.Undated {
		add(kit.Row{ID: m.What, Mark: t.Mark(kit.Open), Words: m.What, Right: t.Quiet.Render("no date yet")}, m.Field)
	}
	s.list.Empty = "Nothing here has a date."
	return rows
}
