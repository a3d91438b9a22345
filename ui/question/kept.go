package question

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// newKept shows what was said to a question that is not asked now. It can be read, and not changed:
// once the question applies again, the answer is there.
func newKept(r *room.Room, a model.Ask) kit.Screen {
	return toRead(r, a, "What was said here is kept. It is not asked now.", kit.Aside, "This is not asked now. What was said is kept, and is here again once it is asked.")
}

// newEnded shows what stands in a closure of which involvement has ended: to be read, and not changed.
func newEnded(r *room.Room, a model.Ask, why error) kit.Screen {
	return toRead(r, a, "What was decided on stays as it was.", kit.Settled, kit.Sentence(why))
}

// toRead is a page of what was said to a question, and why it is not to be changed here.
func toRead(r *room.Room, a model.Ask, help string, state kit.State, why string) kit.Screen {
	return room.NewPage(r, a.Item.Title, help, func(c *model.Closure, width int) []string {
		t := r.Theme()
		ask, _ := a.Item.Words(c.Nation())
		var lines []string
		add := func(style kit.Style, words string) {
			for _, l := range kit.Wrap(words, width) {
				lines = append(lines, style.Render(l))
			}
			lines = append(lines, "")
		}
		add(t.Heading, model.Fill(ask, c, a.Subject))
		lines = append(lines, t.Say(state), "")
		add(t.Quiet, why)
		if text := strings.TrimSpace(c.Text(a.Field())); text != "" && a.Item.Type == guide.LongText {
			add(t.Plain, text)
		} else if said := document.Said(c, a); said != "" {
			add(t.Plain, said)
		}
		for _, part := range []string{model.PartValue, model.PartText, model.PartEvidence, model.PartOn, model.PartBecause} {
			if d, ok := r.Desk.Left(a.Field(), part); ok {
				add(t.Plain, "Typed, and no answer yet: "+d.Text)
			}
		}
		return lines
	})
}

// Apart lets a person choose between what two people said in one field while apart.
type Apart struct {
	spot
	rows *kit.List
	of   map[string]model.Saying
	then func() tea.Cmd // where to go once it is chosen
}

func newApart(r *room.Room, list Lister, a model.Ask) *Apart {
	return &Apart{spot: spot{r: r, list: list, ask: a}, rows: kit.NewList(r.Theme()),
		then: func() tea.Cmd { return r.Replace(Open(r, list, a)) }}
}

// Init lists what was said.
func (s *Apart) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Apart) fill() {
	c := s.closure()
	if c == nil {
		return
	}
	s.of = map[string]model.Saying{}
	rows := []kit.Row{{Heading: true, Words: "Two people said this apart, and differently"}}
	for _, said := range c.Apart(s.ask.Field()) {
		s.of[string(said.Entry)] = said
		rows = append(rows, kit.Row{
			ID: string(said.Entry), Mark: s.r.Theme().Glyphs.Bullet, Words: s.words(said),
			Under: s.r.Desk.WorkerNamed(said.By) + ", " + model.DateOf(said.At).String(),
		})
	}
	s.rows.SetRows(rows)
}

// words says in a line what was said.
func (s *Apart) words(said model.Saying) string {
	if said.Text != "" {
		return strings.Join(strings.Fields(said.Text), " ")
	}
	a := said.Answer
	var out []string
	for _, w := range []string{string(a.Status), model.ValueWords(s.closure(), s.ask.Item, a.Value), a.Evidence, a.On.String(), a.Because} {
		if w != "" {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, "; ")
}

// Update moves through the list.
func (s *Apart) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.rows.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Apart) Forget() {
	s.of = nil
	s.rows.SetRows(nil)
}

// Resize lays the list out.
func (s *Apart) Resize(w, h int) { s.rows.Resize(w, h) }

// Draw draws the list.
func (s *Apart) Draw() (string, *tea.Cursor) { return s.rows.Draw() }

// choose shows one of them whole, and asks whether it is to hold.
func (s *Apart) choose() tea.Cmd {
	said, ok := s.of[s.rows.ID()]
	if !ok {
		return nil
	}
	words := said.Text
	if words == "" {
		words = s.words(said)
	}
	return s.r.Ask(&kit.Dialog{Title: "Is this the one to keep?", Words: words + "\n\nThe other stays in the journal.", Buttons: []kit.Button{
		{Words: "Back"},
		{Words: "Keep this one", Do: func() tea.Cmd {
			if !s.r.Change(func(c *model.Closure) ([]model.Event, error) {
				return model.Choose(c, s.r.Desk.Guide, s.ask.Field(), said.Entry)
			}) {
				return nil
			}
			return s.then()
		}},
	}})
}

// Keys are the list's keys.
func (s *Apart) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "read and choose", Do: s.choose}, s.r.BackKey()}
}

// Typing is never so here.
func (s *Apart) Typing() bool { return false }

// Help explains the choice.
func (s *Apart) Help() string { return s.help() }
