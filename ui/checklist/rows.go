package checklist

import (
	"slices"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/people"
	"handover/ui/question"
)

func rowID(f model.Field) string {
	return f.Item + "\x00" + string(f.Subject.Kind) + "\x00" + f.Subject.ID
}
func aboutID(s model.Subject) string { return "about\x00" + string(s.Kind) + "\x00" + s.ID }
func besideID(it *guide.Item) string { return "beside\x00" + it.ID }
func sheetID(sheet string, s model.Subject) string {
	return "sheet\x00" + sheet + "\x00" + string(s.Kind) + "\x00" + s.ID
}
func addID(k model.Kind) string { return "add\x00" + string(k) }

// fill lists what is asked now.
func (s *Screen) fill() {
	c, g, today := s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Desk.Today()
	if c == nil {
		return
	}
	s.asks, s.row, s.adds, s.abouts = nil, map[string]int{}, map[string]model.Kind{}, map[string]model.Subject{}
	s.beside, s.sheets = map[string]*guide.Item{}, map[string][]model.Ask{}
	rows, elsewhere := s.first(c, g)
	for _, group := range g.Groups {
		if s.stage != "" && group.Stage != s.stage {
			continue
		}
		asks := slices.DeleteFunc(model.AskedIn(c, g, group.ID, today), elsewhere)
		s.order(asks)
		inGroup := s.rowsOf(c, g, group, asks)
		if len(inGroup) == 0 {
			continue
		}
		rows = append(rows, kit.Row{Heading: true, Words: group.Title})
		rows = append(rows, inGroup...)
	}
	s.asked = len(s.asks)
	if s.stage != "" {
		if aside := slices.DeleteFunc(model.SetAsideAsks(c, g, s.stage, today), elsewhere); len(aside) > 0 {
			rows = append(rows, kit.Row{Heading: true, Words: "Set aside: kept, but not asked now"})
			for _, a := range aside {
				s.row[rowID(a.Field())] = len(s.asks)
				s.asks = append(s.asks, a)
				rows = append(rows, kit.Row{ID: rowID(a.Field()), Mark: s.r.Theme().Mark(kit.Aside), Words: title(c, a, true), Right: kit.Aside.Words()})
			}
		}
	}
	s.list.SetRows(rows)
}

// first lists those whose pages stand first, and says of what is asked whether it stands on another page.
func (s *Screen) first(c *model.Closure, g *guide.Guide) (rows []kit.Row, elsewhere func(model.Ask) bool) {
	if s.subject != (model.Subject{}) {
		return nil, func(a model.Ask) bool { return a.Subject != s.subject }
	}
	var first []model.Subject
	if s.First != nil {
		first = s.First()
	}
	if len(first) > 0 {
		rows = append(rows, kit.Row{Heading: true, Words: "Person by person"})
	}
	for _, subject := range first {
		s.abouts[aboutID(subject)] = subject
		rows = append(rows, s.aboutRow(c, g, subject))
	}
	return rows, func(a model.Ask) bool { return slices.Contains(first, a.Subject) }
}

// order puts what is asked about those that Order names into its order, where a group asks about nothing
// else.
func (s *Screen) order(asks []model.Ask) {
	if s.Order == nil {
		return
	}
	order := s.Order()
	if slices.ContainsFunc(asks, func(a model.Ask) bool { return !slices.Contains(order, a.Subject) }) {
		return
	}
	slices.SortStableFunc(asks, func(a, b model.Ask) int { return slices.Index(order, a.Subject) - slices.Index(order, b.Subject) })
}

// paged reports whether what is asked about a subject stands on a page of its own, with one row
// on the stage's page: a service always, anybody else where more than a few things are asked in
// one group.
func (s *Screen) paged(subject model.Subject, asks int) bool {
	const few = 2
	if s.subject != (model.Subject{}) || subject == model.TheClosure || subject == model.TheChild {
		return false
	}
	return subject.Kind == model.KindService || asks > few
}

func (s *Screen) rowsOf(c *model.Closure, g *guide.Guide, group guide.Group, asks []model.Ask) []kit.Row {
	var rows []kit.Row
	for len(asks) > 0 {
		subject := asks[0].Subject
		n := slices.IndexFunc(asks, func(a model.Ask) bool { return a.Subject != subject })
		if n < 0 {
			n = len(asks)
		}
		own := s.subject == (model.Subject{})
		_, shown := s.abouts[aboutID(subject)]
		switch paged := s.paged(subject, pages(g, asks[:n])); {
		case paged && shown: // one row stands for the whole stage
		case paged:
			s.abouts[aboutID(subject)] = subject
			rows = append(rows, s.aboutRow(c, g, subject))
		default:
			rows = append(rows, s.askRows(c, g, asks[:n], own)...)
		}
		asks = asks[n:]
	}
	if s.stage != "" {
		for _, it := range g.Items {
			if it.Form == guide.Line && it.Group == group.ID && it.Document == "feelings" {
				s.beside[besideID(it)] = it
				rows = append(rows, kit.Row{ID: besideID(it), Mark: s.r.Theme().Glyphs.Bullet, Words: it.Title, Right: s.r.Theme().Quiet.Render("to read")})
			}
		}
	}
	if s.subject == (model.Subject{}) {
		for _, kind := range addable(g, group.ID) {
			if _, offered := s.adds[addID(kind)]; offered {
				continue
			}
			s.adds[addID(kind)] = kind
			rows = append(rows, kit.Row{ID: addID(kind), Mark: "+", Words: "Add " + people.KindWords(kind)})
		}
	}
	return rows
}

// addable lists the kinds that can be added to a group: those that its questions are asked of.
func addable(g *guide.Guide, group string) []model.Kind {
	kinds := map[guide.Each]model.Kind{
		guide.EachAdult: model.KindAdult, guide.EachOtherChild: model.KindOtherChild,
		guide.EachProfessional: model.KindProfessional, guide.EachService: model.KindService,
		guide.EachAction: model.KindAction, guide.EachAgreement: model.KindAgreement,
	}
	var out []model.Kind
	for _, it := range g.Items {
		if it.Group != group || len(it.Each) != 1 {
			continue
		}
		if kind, ok := kinds[it.Each[0]]; ok && !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}

// pages counts the pages on which some asks about one subject are answered.
func pages(g *guide.Guide, asks []model.Ask) int {
	n, sheets := 0, map[string]bool{}
	for _, a := range asks {
		if g.Sheet(a.Item.Sheet) == nil {
			n++
		} else if !sheets[a.Item.Sheet] {
			sheets[a.Item.Sheet] = true
			n++
		}
	}
	return n
}

// askRows lists what is asked about one subject: a row for each question, or for each sheet of them.
func (s *Screen) askRows(c *model.Closure, g *guide.Guide, asks []model.Ask, named bool) []kit.Row {
	var rows []kit.Row
	for _, a := range asks {
		sheet, id := g.Sheet(a.Item.Sheet), sheetID(a.Item.Sheet, a.Subject)
		switch {
		case sheet == nil:
			s.row[rowID(a.Field())] = len(s.asks)
			rows = append(rows, s.askRow(c, a, named))
		case s.sheets[id] == nil:
			s.sheets[id] = model.OnSheet(c, g, sheet.ID, a.Subject, s.r.Desk.Today())
			rows = append(rows, s.sheetRow(c, sheet, id, s.sheets[id], named))
		}
		s.asks = append(s.asks, a)
	}
	return rows
}

func (s *Screen) askRow(c *model.Closure, a model.Ask, named bool) kit.Row {
	t := s.r.Theme()
	state, words := Standing(c, s.r.Desk.Guide, a, s.r.Desk.Today())
	row := kit.Row{ID: rowID(a.Field()), Mark: t.Mark(state), Words: title(c, a, named), Right: t.Words(state, words)}
	return row
}

func (s *Screen) aboutRow(c *model.Closure, g *guide.Guide, subject model.Subject) kit.Row {
	t := s.r.Theme()
	asks := model.Asked(c, g, s.stage, s.r.Desk.Today())
	p := model.ProgressFor(c, g, slices.DeleteFunc(asks, func(a model.Ask) bool { return a.Subject != subject }), s.r.Desk.Today())
	state := kit.Settled
	if p.Settled < p.Needed {
		state = kit.Open
	}
	row := kit.Row{ID: aboutID(subject), Mark: t.Mark(state), Words: c.Name(subject), Right: t.Bar(p.Settled, p.Needed, 22)}
	if s.Dress != nil {
		row = s.Dress(row, subject, s.listWidth(), s.listWidth() < s.w)
	}
	return row
}

func title(c *model.Closure, a model.Ask, named bool) string {
	if named {
		return question.Named(c, a.Subject, a.Item.Title)
	}
	return a.Item.Title
}
