// Package question is where a question of the guide is answered: what is asked, why it matters and
// where that comes from; then the answer, what shows it, when, and who. Questions that ask for
// words of some length, and the sections of the record, are written in the editor instead.
package question

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// Open gives the screen on which the i-th of some asks is answered; the others are its neighbours.
func Open(r *room.Room, asks []model.Ask, i int) kit.Screen {
	if asks[i].Item.Type == guide.LongText {
		return newText(r, asks, i)
	}
	return newForm(r, asks, i)
}

// A spot is where a screen stands among its neighbours.
type spot struct {
	r    *room.Room
	asks []model.Ask
	at   int
	w, h int
}

func (s *spot) ask() model.Ask { return s.asks[s.at] }

func (s *spot) closure() *model.Closure { return s.r.Desk.Closure() }

// keepPlace remembers where the worker is.
func (s *spot) keepPlace() { s.r.KeepPlace(s.ask().Item.Stage, s.ask().Field()) }

// draft is what is being typed in one part of the field.
func (s *spot) draft(part, text string) model.Draft {
	return model.Draft{
		Closure: s.r.Desk.OpenID(), Field: s.ask().Field(), Part: part, Text: text,
		By: s.r.Desk.Worker().ID, At: s.r.Now(),
	}
}

// step goes to the neighbour n away, in this one's place.
func (s *spot) step(n int) func() tea.Cmd {
	return func() tea.Cmd {
		to := s.at + n
		if to < 0 || to >= len(s.asks) {
			return nil
		}
		return s.r.Replace(Open(s.r, s.asks, to))
	}
}

func (s *spot) stepKeys() []kit.Key {
	next := kit.Key{Press: []string{"ctrl+n"}, Show: "Ctrl+N", Words: "next", More: "keeps this and goes to the next question", Do: s.step(1)}
	prev := kit.Key{Press: []string{"ctrl+p"}, Show: "Ctrl+P", Words: "before", More: "keeps this and goes to the question before", Do: s.step(-1)}
	if s.at+1 >= len(s.asks) {
		next.Off = "This is the last one."
	}
	if s.at == 0 {
		prev.Off = "This is the first one."
	}
	return []kit.Key{next, prev}
}

// head draws what is asked, why, and where that comes from.
func (s *spot) head(w, most int) []string {
	t, c, a := s.r.Theme(), s.closure(), s.ask()
	ask, why := a.Item.Words(c.Nation())
	width := min(w, kit.Readable)
	var lines []string
	for _, l := range kit.Wrap(model.Fill(ask, c, a.Subject), width) {
		lines = append(lines, t.Heading.Render(l))
	}
	lines = append(lines, "")
	reason := model.Fill(why, c, a.Subject) + " (" + Source(a.Item) + ")"
	for _, l := range kit.Wrap(reason, width) {
		lines = append(lines, t.Quiet.Render(l))
	}
	if len(lines) > most {
		lines = append(lines[:max(most-1, 0)], t.Quiet.Render("More on F1."))
	}
	return append(lines, "")
}

// Source says where a duty comes from, as it is cited on screen.
func Source(it *guide.Item) string {
	sections := map[string]string{"guide": "practice guide, section ", "policy": "closure policy, section "}
	var out []string
	for _, part := range strings.Split(it.Source, ",") {
		part = strings.TrimSpace(part)
		name, section, _ := strings.Cut(part, " ")
		switch {
		case part == "practice":
			out = append(out, "known from practice")
		case sections[name] != "" && section != "":
			out = append(out, sections[name]+section)
		default:
			out = append(out, part)
		}
	}
	return strings.Join(out, "; ")
}

// help is what F1 says of a question.
func (s *spot) help() string {
	c, a := s.closure(), s.ask()
	ask, why := a.Item.Words(c.Nation())
	out := []string{
		model.Fill(ask, c, a.Subject),
		"Why it is asked: " + model.Fill(why, c, a.Subject) + " (" + Source(a.Item) + ")",
	}
	switch a.Item.Kind {
	case guide.Gate:
		out = append(out, "This is a gate: "+StepWords(a.Item.Step)+" once it is settled.")
	case guide.Query:
		out = append(out, "This is a query: it can stay open when you say why. Your manager sees the reason.")
	case guide.Prompt:
		out = append(out, "This is here to help you think. It never stands in the way.")
	}
	return strings.Join(append(out, "Evidence: “in the case record: where, date” is always enough. Nothing needs to be typed twice."), "\n\n")
}

// StepWords says what a step lets happen.
func StepWords(step guide.Step) string {
	switch step {
	case guide.Submit:
		return "the record can go to the manager"
	case guide.Close:
		return "involvement can end"
	}
	return "everything counts as shared"
}

// Title is a place's name for the title line. It names no person.
func (s *spot) Title() string { return s.ask().Item.Title }
