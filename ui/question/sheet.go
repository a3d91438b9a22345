package question

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// newSheet makes the page of all that a sheet asks about a subject, with the focus on one ask.
func newSheet(r *room.Room, list Lister, a model.Ask) *Form {
	s := &Form{spot: spot{r: r, list: list, ask: a}, sheet: r.Desk.Guide.Sheet(a.Item.Sheet)}
	s.build()
	if p := s.here(); p != nil {
		s.form.Focus(p.fields[0].ID)
	}
	return s
}

// Named puts the name of whom something is about before its title, where it is about somebody or something
// beside the child.
func Named(c *model.Closure, s model.Subject, title string) string {
	if s == model.TheClosure || s == model.TheChild {
		return title
	}
	return c.Name(s) + ": " + strings.ToLower(title[:1]) + title[1:]
}

// above draws what stands above the form: what is asked and why; for a sheet, what it is about and why.
func (s *Form) above(w, h int) []string {
	switch {
	case s.sheet == nil && s.ask.Item.Planned: // the words that are suggested want room too
		return s.head(w, h/3)
	case s.sheet == nil:
		return s.head(w, h/2)
	}
	t, c := s.r.Theme(), s.closure()
	if c == nil {
		return nil
	}
	width, most := min(w, kit.Readable), max(h/4, 3)
	var lines []string
	for _, l := range kit.Wrap(Named(c, s.ask.Subject, s.sheet.Title), width) {
		lines = append(lines, t.Heading.Render(l))
	}
	for _, l := range kit.Wrap(model.Fill(s.sheet.Why, c, s.ask.Subject)+" ("+SourceWords(s.sheet.Source)+")", width) {
		lines = append(lines, t.Quiet.Render(l))
	}
	if len(lines) > most {
		lines = append(lines[:max(most-1, 0)], t.Quiet.Render("More on F1."))
	}
	return append(lines, "")
}

// dress puts beneath the question's label what else there is to say of it: how it stands, what is wrong with
// the answer, the words that are suggested; and, where the worker is, why it is asked, unless that takes too many
// of the page's h lines.
func (p *part) dress(here bool, width, h int) {
	var hint []string
	add := func(words string) {
		if words != "" {
			hint = append(hint, words)
		}
	}
	first := p.fields[0]
	add(p.lent[p.name(first)])
	if !p.whole {
		c := p.closure()
		if here {
			add(kindWords(model.KindNow(c, p.ask), p.ask.Item.Step))
			_, why := p.ask.Item.Words(c.Nation())
			why = model.Fill(why, c, p.ask.Subject) + " (" + Source(p.ask.Item) + ")"
			if len(kit.Wrap(why, width)) <= max(h/7, 2) {
				add(why)
			}
		}
		add(p.marked())
		add(model.Wrong(c, p.r.Desk.Guide, p.ask, p.r.Desk.Today()))
	}
	switch {
	case p.apart:
	case p.ask.Item.Planned:
		words := p.suggested()
		switch high := len(kit.Wrap(words, width)); {
		case p.text != nil && !p.text.Empty() && high > h/3: // they have served
			words = "The words that are suggested stand on F1."
		case high > h/3 && len(p.wordings()) > 1:
			words = p.inShort()
		}
		add(words)
	case first.Kind == kit.SeveralField:
		add("Choose all that are so.")
	}
	if !p.whole || p.ask.Item.Planned {
		first.Hint = strings.Join(hint, "\n")
	}
}

// marked says on a sheet how a question stands that has no answer.
func (p *part) marked() string {
	a := p.closure().Answer(p.ask.Field())
	if p.apart || a.Status != model.NotYet && a.Status != model.ToDiscuss && a.Status != model.DoesNotApply {
		return ""
	}
	out := "Marked: " + string(a.Status)
	if a.Status == model.NotYet && a.On != "" {
		out += ", planned for " + a.On.String()
	}
	if a.Because != "" {
		out += ", because " + strings.TrimSuffix(a.Because, ".")
	}
	return out + "."
}

// stands goes to the page of the question itself, with how it stands; or to where one of two answers is chosen.
func (s *Form) stands() tea.Cmd {
	p := s.here()
	if p == nil {
		return nil
	}
	if p.apart {
		return p.openApart()
	}
	if err := s.Leave(); err != nil {
		s.r.Wrong(err)
		return nil
	}
	return s.r.Push(newForm(s.r, Alone(s.ask), s.ask))
}

// Title is the place's name for the title line.
func (s *Form) Title() string {
	if s.sheet == nil {
		return s.spot.Title()
	}
	return s.r.In(s.sheet.Title)
}

// Help explains the question where the worker is, and what it stands among.
func (s *Form) Help() string {
	out := s.help()
	if p := s.here(); p != nil && p.ask.Item.Planned {
		if words := p.suggested(); words != "" {
			out += "\n\n" + words
		}
	}
	if s.sheet == nil {
		return out
	}
	c := s.closure()
	return Named(c, s.ask.Subject, s.sheet.Title) + ". " + model.Fill(s.sheet.Why, c, s.ask.Subject) + " (" + SourceWords(s.sheet.Source) + ")\n\n" +
		"All that is asked here stands on one page. Each answer is kept at once, and words once you leave them.\n\n" + out
}
