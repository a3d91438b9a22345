package decision

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
)

const pointRow = "point\x00"

// pointState says how a point stands.
func pointState(p model.PointState) string {
	switch {
	case p.Accepted:
		return "accepted"
	case p.Answer != "":
		return "answered"
	}
	return "open"
}

// points lists the points that came back, each with its section.
func (s *Screen) points(c *model.Closure) part {
	p := part{title: "The points that came back"}
	t := s.r.Theme()
	all := c.OpenPoints()
	for i, point := range all {
		state := kit.Open
		switch {
		case point.Accepted:
			state = kit.Settled
		case point.Answer != "":
			state = kit.Waits
		}
		tell := []string{point.Text}
		if point.Answer != "" {
			tell = append(tell, "Answered: "+point.Answer)
		}
		p.rows = append(p.rows, row{
			Row: kit.Row{ID: pointRow + strconv.Itoa(i), Mark: t.Mark(state), Words: fmt.Sprintf("%d. %s", i+1, s.title(c, point.Section)), Right: t.Words(state, pointState(point))},
			do:  s.mend(point), enter: "the section", tell: tell,
		})
	}
	return p
}

// mend goes to the section of a point, with what the manager asks said once.
func (s *Screen) mend(p model.PointState) func() tea.Cmd {
	open := s.open(p.Section)
	return func() tea.Cmd {
		cmd := open()
		s.r.Say("The manager asks: " + flat(p.Text))
		return cmd
	}
}

// at is the point that is selected; -1 where none is.
func (s *Screen) at() int {
	after, is := strings.CutPrefix(s.page.ID(), pointRow)
	if !is {
		return -1
	}
	n, err := strconv.Atoi(after)
	if err != nil {
		return -1
	}
	return n
}

// pointKeys are the keys of the selected point.
func (s *Screen) pointKeys(c *model.Closure) []kit.Key {
	all := c.OpenPoints()
	n := s.at()
	if n < 0 || n >= len(all) {
		return nil
	}
	return []kit.Key{
		{Press: []string{"a"}, Show: "a", Words: "answer", More: "the worker says what they did about the point, or why it stays as it is", Do: func() tea.Cmd { return s.answer(n, all[n]) }},
		{Press: []string{"y"}, Show: "y", Words: "accept", More: "the manager is content with how the point was answered", Do: func() tea.Cmd { return s.accept(n) }},
	}
}

// answer opens the form in which a point is answered.
func (s *Screen) answer(n int, p model.PointState) tea.Cmd {
	c := s.r.Desk.Closure()
	if p.Accepted {
		s.r.Fail("The manager has accepted this point.")
		return nil
	}
	words := &kit.Field{ID: "answer", Kind: kit.LongField, Over: fmt.Sprintf("%d. %s", n+1, s.title(c, p.Section)), Label: "What did you do about it, or why does it stay as it is?",
		Hint: "The manager asks: " + flat(p.Text), Need: "Say what you did about the point.", Writing: newWriting(s.r)}
	words.SetText(p.Answer)
	return s.r.Push(room.NewForm(s.r, s.r.In("Answer a point"),
		"Answer in a line or more. The manager reads it beside the record, and accepts it or asks again. What you type is kept as you go.",
		model.Field{Item: "point " + strconv.Itoa(p.Number) + " of " + string(p.Decision), Subject: model.TheClosure}, []*kit.Field{words}, "Answer the point",
		func(f *kit.Form) error {
			_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
				return model.AnswerPoint(c, s.r.Desk.Guide, n, f.Field("answer").Value())
			})
			return err
		}, func() tea.Cmd {
			cmd := s.r.Back()
			s.r.Say("The point is answered.")
			return cmd
		}))
}

// accept says that the manager is content with an answer.
func (s *Screen) accept(n int) tea.Cmd {
	by := s.r.Desk.Worker()
	also := s.r.Desk.AlsoKnownAs(by)
	_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
		return model.AcceptPoint(c, s.r.Desk.Guide, by, n, also...)
	})
	if err != nil {
		return s.notYet("The point is not accepted", err)
	}
	s.fill()
	s.r.Say("Recorded as accepted by " + s.who(by.ID) + ".")
	return nil
}

// A writing is an editor in a form, which tells whoever types what the editor has to tell.
type writing struct {
	*editor
	r *room.Room
}

type editor = edit.Text

func newWriting(r *room.Room) writing {
	t := edit.New(model.MaxText)
	t.Share(r.Saver.Clip())
	return writing{t, r}
}

// Update takes a key or a paste.
func (w writing) Update(msg tea.Msg) (used, changed bool) {
	did := w.editor.Update(msg)
	if did.Say != "" {
		w.r.Fail(did.Say)
	}
	if did.Note != "" {
		w.r.Say(did.Note)
	}
	return did.Used, did.Changed
}
