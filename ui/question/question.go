// Package question is where a question of the guide is answered: what is asked, why it matters and
// where that comes from; then the answer, what shows it, when, and who. Questions that ask for
// words of some length, and the sections of the record, are written in the editor instead.
package question

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// A Lister lists the asks that a question stands among, as they are asked now: answers change them.
type Lister func() []model.Ask

// Alone lists one ask.
func Alone(a model.Ask) Lister { return func() []model.Ask { return []model.Ask{a} } }

// Open gives the screen on which an ask is answered; list gives its neighbours.
func Open(r *room.Room, list Lister, a model.Ask) kit.Screen {
	if r.Instead != nil {
		if page := r.Instead(a); page != nil {
			return page
		}
	}
	c := r.Desk.Closure()
	if why := model.MayChange(c, a.Item); why != nil {
		return newEnded(r, a, why)
	}
	switch {
	case !model.Applies(c, r.Desk.Guide, a.Item, a.Subject, r.Desk.Today()):
		return newKept(r, a)
	case r.Desk.Guide.Sheet(a.Item.Sheet) != nil:
		return newSheet(r, list, a)
	case len(c.Apart(a.Field())) > 0:
		apart := NewApart(r, a)
		apart.then = func() tea.Cmd { return r.Replace(Open(r, list, a)) }
		return apart
	case a.Item.Type == guide.LongText:
		return newText(r, list, a)
	}
	return newForm(r, list, a)
}

// A spot is where a screen stands among its neighbours.
type spot struct {
	r    *room.Room
	list Lister
	ask  model.Ask
	w, h int
}

func (s *spot) closure() *model.Closure { return s.r.Desk.Closure() }

// keepPlace remembers where the worker is.
func (s *spot) keepPlace() { s.r.KeepPlace(s.ask.Item.Stage, s.ask.Field()) }

// draft is what is being typed in one part of the field.
func (s *spot) draft(part, text string) model.Draft {
	return model.Draft{
		Closure: s.r.Desk.OpenID(), Field: s.ask.Field(), Part: part, Text: text,
		By: s.r.Desk.Worker().ID, At: s.r.Now(),
	}
}

// typed returns the words that are being typed in a part of the field, now or when the program
// last ended, and that are no entry yet.
func (s *spot) typed(part string) (string, bool) {
	d, ok := s.waiting(part)
	return d.Text, ok
}

// gone reports whether what the question is about is no longer in the closure.
func (s *spot) gone() bool { return s.closure() == nil || !s.closure().Has(s.ask.Subject) }

// at finds the ask among its neighbours; -1 where it is asked no more.
func at(asks []model.Ask, a model.Ask) int {
	return slices.IndexFunc(asks, func(b model.Ask) bool { return b.Field() == a.Field() })
}

// beside reports whether a question stands on the same page as another.
func (s *spot) beside(a, b model.Ask) bool {
	if a.Field() == b.Field() {
		return true
	}
	return s.r.Desk.Guide.Sheet(a.Item.Sheet) != nil && a.Item.Sheet == b.Item.Sheet && a.Subject == b.Subject
}

// neighbour finds the next ask (1) or the one before (-1) that stands on another page: of a sheet the first that
// stands there. Where this one is asked no more, its neighbours have moved up to was.
func (s *spot) neighbour(asks []model.Ask, was, by int) (model.Ask, bool) {
	here := func(a model.Ask) bool { return s.beside(a, s.ask) }
	i := at(asks, s.ask)
	if i < 0 {
		i = slices.IndexFunc(asks, here)
	}
	if i < 0 {
		i = was + min(by, 0)
	}
	for i >= 0 && i < len(asks) && here(asks[i]) {
		i += by
	}
	if i < 0 || i >= len(asks) {
		return model.Ask{}, false
	}
	for i > 0 && s.beside(asks[i-1], asks[i]) {
		i--
	}
	return asks[i], true
}

// step goes to a neighbour in this one's place. What is typed becomes an entry first, for it may change
// which neighbours there are.
func (s *spot) step(by int, leave func() error) func() tea.Cmd {
	return func() tea.Cmd {
		was := max(at(s.list(), s.ask), 0)
		if err := leave(); err != nil {
			s.r.Wrong(err)
			return nil
		}
		to, ok := s.neighbour(s.list(), was, by)
		if !ok {
			return nil
		}
		return s.r.Replace(Open(s.r, s.list, to))
	}
}

func (s *spot) stepKeys(leave func() error) []kit.Key {
	next := kit.Key{Press: []string{"ctrl+n"}, Show: "Ctrl+N", Words: "next", More: "keeps this and goes to the next question", Do: s.step(1, leave)}
	prev := kit.Key{Press: []string{"ctrl+p"}, Show: "Ctrl+P", Words: "before", More: "keeps this and goes to the question before", Do: s.step(-1, leave)}
	asks := s.list()
	if _, more := s.neighbour(asks, 0, 1); !more {
		next.Off = "This is the last one."
	}
	if _, more := s.neighbour(asks, 0, -1); !more {
		prev.Off = "This is the first one."
	}
	return []kit.Key{next, prev}
}

// head draws what is asked, why, and where that comes from.
func (s *spot) head(w, most int) []string {
	t, c, a := s.r.Theme(), s.closure(), s.ask
	if c == nil {
		return nil
	}
	ask, why := a.Item.Words(c.Nation())
	width := min(w, kit.Readable)
	var lines []string
	for _, l := range kit.Wrap(model.Fill(ask, c, a.Subject), width) {
		lines = append(lines, t.Heading.Render(l))
	}
	if words := kindWords(model.KindNow(c, a), a.Item.Step); words != "" {
		lines = append(lines, t.Waits.Render(t.Clip(words, width)))
	} else {
		lines = append(lines, "")
	}
	reason := model.Fill(why, c, a.Subject) + " (" + Source(a.Item) + ")"
	for _, l := range kit.Wrap(reason, width) {
		lines = append(lines, t.Quiet.Render(l))
	}
	if len(lines) > most {
		lines = append(lines[:max(most-1, 0)], t.Quiet.Render("More on F1."))
	}
	wrong := ""
	if what := model.Wrong(c, s.r.Desk.Guide, a, s.r.Desk.Today()); what != "" {
		wrong = t.Waits.Render(t.Clip(what, width))
	}
	return s.quietly(append(lines, wrong), s.authorised(), w)
}

// authorised says of a section that was authorised, and holds, what a change does to that. It is there before the
// first key: afterwards is late.
func (s *spot) authorised() string {
	c := s.closure()
	sent := c.Sent()
	if s.ask.Item.Form != guide.Section || !model.InForce(c, s.r.Desk.Guide, sent, s.r.Desk.Today()) {
		return ""
	}
	return "Authorised " + model.DateOf(sent.Decision.At).Short() + ". A change makes that void; the manager reads it again."
}

// quietly puts a quiet line at the end of a heading: in the place of its last line where nothing stands there.
func (s *spot) quietly(heading []string, words string, w int) []string {
	if words == "" {
		return heading
	}
	var lines []string
	for _, l := range kit.Wrap(words, min(w, kit.Readable)) {
		lines = append(lines, s.r.Theme().Quiet.Render(l))
	}
	if n := len(heading); n > 0 && heading[n-1] == "" {
		heading = heading[:n-1]
	}
	return append(heading, lines...)
}

// kindWords says how firmly a question stands in the way; nothing of one that never does.
func kindWords(kind guide.Kind, step guide.Step) string {
	switch kind {
	case guide.Gate:
		return "Gate: settled before " + step.Words()
	case guide.Query:
		return "Query: settled, or given a reason, before " + step.Words()
	}
	return ""
}

// Source says where a duty comes from, as it is cited on screen.
func Source(it *guide.Item) string { return SourceWords(it.Source) }

// SourceWords says a source of the guide's as it is cited on screen.
func SourceWords(source string) string {
	sections := map[string]string{"guide": "practice guide, section ", "policy": "closure policy, section "}
	var out []string
	for _, part := range strings.Split(source, ",") {
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
	c, a := s.closure(), s.ask
	ask, why := a.Item.Words(c.Nation())
	out := []string{
		model.Fill(ask, c, a.Subject),
		"Why it is asked: " + model.Fill(why, c, a.Subject) + " (" + Source(a.Item) + ")",
	}
	switch model.KindNow(c, a) {
	case guide.Gate:
		out = append(out, "This is a gate: until it is settled it stands in the way of "+a.Item.Step.Words()+".")
	case guide.Query:
		out = append(out, "This is a query: it can stay open when you say why. Your manager sees the reason.")
	case guide.Prompt:
		out = append(out, "This is here to help you think. It never stands in the way.")
	}
	return strings.Join(append(out, "Evidence: “in the case record: where, date” is always enough. Nothing needs to be typed twice."), "\n\n")
}

// Title is a place's name for the title line. It names no person.
func (s *spot) Title() string { return s.r.In(s.ask.Item.Title) }
