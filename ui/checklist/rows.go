package checklist

import (
	"slices"
	"strings"

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
func addID(k model.Kind) string      { return "add\x00" + string(k) }

// fill lists what is asked now.
func (s *Screen) fill() {
	c, g, today := s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Desk.Today()
	if c == nil {
		return
	}
	s.asks, s.row, s.adds, s.abouts = nil, map[string]int{}, map[string]model.Kind{}, map[string]model.Subject{}
	s.beside = map[string]*guide.Item{}
	var rows []kit.Row
	for _, group := range g.Groups {
		if s.subject == (model.Subject{}) && group.Stage != s.stage {
			continue
		}
		asks := model.AskedIn(c, g, group.ID, today)
		if s.subject != (model.Subject{}) {
			asks = slices.DeleteFunc(asks, func(a model.Ask) bool { return a.Subject != s.subject })
		}
		s.order(asks)
		inGroup := s.rowsOf(c, g, group, asks)
		if len(inGroup) == 0 {
			continue
		}
		rows = append(rows, kit.Row{Heading: true, Words: group.Title})
		rows = append(rows, inGroup...)
	}
	s.asked = len(s.asks)
	if s.subject == (model.Subject{}) {
		if aside := model.SetAsideAsks(c, g, s.stage, today); len(aside) > 0 {
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
		switch {
		case s.paged(subject, n) && shown: // one row stands for the whole stage
		case s.paged(subject, n):
			s.abouts[aboutID(subject)] = subject
			rows = append(rows, s.aboutRow(c, g, subject))
		default:
			for _, a := range asks[:n] {
				s.row[rowID(a.Field())] = len(s.asks)
				s.asks = append(s.asks, a)
				rows = append(rows, s.askRow(c, a, own))
			}
		}
		asks = asks[n:]
	}
	if s.subject == (model.Subject{}) {
		for _, it := range g.Items {
			if it.Form == guide.Line && it.Group == group.ID && it.Document == "feelings" {
				s.beside[besideID(it)] = it
				rows = append(rows, kit.Row{ID: besideID(it), Mark: s.r.Theme().Glyphs.Bullet, Words: it.Title, Right: s.r.Theme().Quiet.Render("to read")})
			}
		}
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
	if named && a.Subject != model.TheClosure && a.Subject != model.TheChild {
		return c.Name(a.Subject) + ": " + strings.ToLower(a.Item.Title[:1]) + a.Item.Title[1:]
	}
	return a.Item.Title
}

// detail tells of the selected row.
func (s *Screen) detail(width int) []string {
	t, c := s.r.Theme(), s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []string
	add := func(style kit.Style, words string) {
		if words == "" {
			return
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
		out = append(out, "")
	}
	if it := s.beside[s.list.ID()]; it != nil {
		ask, why := it.Words(c.Nation())
		add(t.Plain, model.Fill(ask, c, model.TheChild))
		add(t.Quiet, model.Fill(why, c, model.TheChild)+" ("+question.Source(it)+")")
		return out
	}
	if subject, ok := s.abouts[s.list.ID()]; ok && s.Detail != nil {
		return s.Detail(subject, width)
	}
	i, ok := s.row[s.list.ID()]
	if !ok {
		return nil
	}
	a := s.asks[i]
	ask, why := a.Item.Words(c.Nation())
	add(t.Heading, model.Fill(ask, c, a.Subject))
	add(t.Quiet, model.Fill(why, c, a.Subject)+" ("+question.Source(a.Item)+")")
	ans := c.Answer(a.Field())
	if len(ans.Value) > 0 {
		add(t.Plain, model.ValueWords(c, a.Item, ans.Value))
	}
	add(t.Plain, c.Text(a.Field()))
	if ans.Evidence != "" {
		add(t.Plain, "Shown by: "+ans.Evidence)
	}
	if ans.On != "" {
		add(t.Plain, ans.On.String())
	}
	if ans.By != "" {
		add(t.Plain, c.PersonName(ans.By))
	}
	if ans.Because != "" {
		add(t.Plain, "Reason: "+ans.Because)
	}
	return out
}
