package decision

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// sendIt shows the record as it will be sent; from there it is sent. What stands in the way is said before.
func (s *Screen) sendIt() tea.Cmd {
	c := s.r.Desk.Closure()
	if len(model.Corrections(c, s.r.Desk.Guide, s.r.Desk.Today())) > 0 {
		return s.see()
	}
	r, err := document.Send(s.r.Desk.SourceOf(c))
	if err == nil {
		_, err = model.Submit(c, s.r.Desk.Guide, r, s.r.Desk.Today())
	}
	if err != nil {
		return s.refused(err)
	}
	lay := func(c *model.Closure, width int) []string {
		r, err := document.Send(s.r.Desk.SourceOf(c))
		if err != nil {
			return kit.Wrap(kit.Sentence(err), width)
		}
		d, err := document.Sending(r)
		if err != nil {
			return kit.Wrap(kit.Sentence(err), width)
		}
		return room.Document(s.r.Theme(), d, width)
	}
	return s.r.Push(room.NewPage(s.r, "As it will be sent", "The record as the manager will read it. Nothing is sent until you press s and say so.", lay,
		kit.Key{Press: []string{"s"}, Show: "s", Words: "send it", More: "asks once, and then sends it to the manager", Do: func() tea.Cmd { return s.confirmSend(nil) }}))
}

// refused says why the record cannot be sent, and leads to what stands in the way.
func (s *Screen) refused(err error) tea.Cmd {
	return s.r.Ask(&kit.Dialog{Title: "It cannot be sent yet", Words: kit.Sentence(err), Buttons: []kit.Button{
		{Words: "Back"},
		{Words: "What stands in the way", Letter: "w", Do: s.inTheWay},
	}})
}

// confirmSend asks whether the record is to be sent. What first gives is written before it, in the same change.
func (s *Screen) confirmSend(first func(c *model.Closure) ([]model.Event, error)) tea.Cmd {
	c := s.r.Desk.Closure()
	words := "It goes as it reads now, and stays kept word for word: a later edit is seen. Recorded as sent by " + s.who(s.r.Desk.Worker().ID) + "."
	if first != nil {
		words = "You have seen what the manager wrote, and take it as it is. " + words
	}
	if n := reasons(c, s.r.Desk.Guide, s.r.Desk.Today()); n > 0 {
		words += fmt.Sprintf(" The manager sees %s why a query stays open.", model.Many(n, "reason", "reasons"))
	}
	if points := c.OpenPoints(); len(points) > 0 {
		if answered, _ := pointCounts(points); answered < len(points) {
			words += fmt.Sprintf(" %s that came back %s no answer yet.", model.Many(len(points)-answered, "point", "points"), verb(len(points)-answered, "has", "have"))
		}
	}
	send := func() error {
		c := s.r.Desk.Closure()
		if c == nil {
			return errors.New("the closure is not open")
		}
		r, err := document.Send(s.r.Desk.SourceOf(c))
		if err != nil {
			return err
		}
		_, err = s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
			var events []model.Event
			if first != nil {
				if events, err = first(c); err != nil {
					return nil, err
				}
			}
			sent, err := model.Submit(c, s.r.Desk.Guide, r, s.r.Desk.Today())
			return append(events, sent...), err
		})
		return err
	}
	return s.r.Ask(&kit.Dialog{Title: "Send the record to the manager?", Words: words, Buttons: []kit.Button{
		{Words: "Not yet"},
		{Words: "Send it", Letter: "s", Try: send, Do: func() tea.Cmd {
			cmd := s.r.Back()
			s.r.Say("Sent. Now tell your manager: this program tells nobody.")
			return cmd
		}},
	}})
}

// recall takes the record back, with a reason.
func (s *Screen) recall() tea.Cmd {
	d := &kit.Dialog{Title: "Take the record back?", Words: "The manager can no longer decide on it. It is yours to change, and to send again.",
		Ask: "Why", Need: "Say why it is taken back: the manager sees the reason.", Enter: 1}
	drop := s.r.KeepLine(d, model.Field{Item: "take the record back", Subject: model.TheClosure})
	d.Buttons = []kit.Button{{Words: "Leave it there", Anyway: true}, {Words: "Take it back", Try: func() error {
		_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) { return model.Recall(c, s.r.Desk.Guide, d.Text()) })
		return err
	}, Do: func() tea.Cmd {
		if err := drop(); err != nil {
			s.r.Wrong(err)
		}
		s.fill()
		s.r.Say("Taken back. It is yours to change.")
		return nil
	}}}
	return s.r.Ask(d)
}

// see shows the worker what the manager wrote into the record, as a difference; from there it is taken as it is, or
// changed.
func (s *Screen) see() tea.Cmd {
	corrected := func(c *model.Closure) []model.Field {
		var out []model.Field
		for _, wrote := range s.corrections(c) {
			out = append(out, wrote.Field)
		}
		return out
	}
	take := kit.Key{Press: []string{"y"}, Show: "y", Words: "take it, and send", More: "takes what the manager wrote as it is, and sends the record again, in one step", Do: func() tea.Cmd {
		take := s.takeAll(s.r.Desk.Worker())
		if _, err := take(s.r.Desk.Closure()); err != nil {
			return s.notYet("It cannot be taken yet", err)
		}
		return s.confirmSend(take)
	}}
	if standOf(s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Desk.Today()) != withManager { // there may be more to mend first
		take.Words, take.More = "take it", "takes what the manager wrote as it is; the record is sent once you are ready"
		take.Do = s.take
	}
	change := kit.Key{Press: []string{"e"}, Show: "e", Words: "change it", More: "goes to the section; what you write there is sent again", Do: func() tea.Cmd {
		fields := corrected(s.r.Desk.Closure())
		if len(fields) == 0 {
			return s.r.Back()
		}
		if len(fields) == 1 {
			return s.open(fields[0])()
		}
		d := &kit.Dialog{Title: "Which section?", Buttons: []kit.Button{{Words: "Back"}}}
		for _, f := range fields {
			d.Buttons = append(d.Buttons, kit.Button{Words: s.title(s.r.Desk.Closure(), f), Do: s.open(f)})
		}
		return s.r.Ask(d)
	}}
	only := func(sections []model.SentSection, fields []model.Field) []model.SentSection {
		var out []model.SentSection
		for _, sec := range sections {
			for _, f := range fields {
				if sec.Field == f {
					out = append(out, sec)
				}
			}
		}
		return out
	}
	was := func(c *model.Closure) version {
		v := s.sentVersion(lastSent(c))
		return version{only(v.sections, corrected(c)), v.words}
	}
	now := func(c *model.Closure) version {
		v := s.nowVersion(c)
		return version{only(v.sections, corrected(c)), v.words}
	}
	return s.r.Push(s.difference("Written by the manager", was, now, take, change))
}

// take takes every correction as it is, and sends nothing.
func (s *Screen) take() tea.Cmd {
	take := s.takeAll(s.r.Desk.Worker())
	if _, err := take(s.r.Desk.Closure()); err != nil {
		return s.notYet("It cannot be taken yet", err)
	}
	if !s.r.Change(take) {
		return nil
	}
	cmd := s.r.Back()
	s.r.Say("Taken as the manager wrote it. Nothing is sent yet.")
	return cmd
}

// takeAll takes every correction that waits to be seen, as somebody at the keyboard.
func (s *Screen) takeAll(by model.Worker) func(c *model.Closure) ([]model.Event, error) {
	return func(c *model.Closure) ([]model.Event, error) {
		var out []model.Event
		for _, said := range model.Corrections(c, s.r.Desk.Guide, s.r.Desk.Today()) {
			events, err := model.TakeCorrection(c, s.r.Desk.Guide, by, said.Entry, s.r.Desk.Today())
			if err != nil {
				return nil, err
			}
			out = append(out, events...)
		}
		if len(out) == 0 {
			return nil, errors.New("nothing that the manager wrote waits to be seen")
		}
		return out, nil
	}
}

// lowerFirst begins words with a small letter, within a sentence.
func lowerFirst(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// A correction is what a manager wrote into a section of a record that lay with them, or that they sent back.
type correction struct {
	model.Field
	model.Saying
}

// corrections lists what the manager wrote into the record and the worker has not seen yet, with where.
func (s *Screen) corrections(c *model.Closure) []correction {
	g, today := s.r.Desk.Guide, s.r.Desk.Today()
	wrote := model.Corrections(c, g, today)
	if len(wrote) == 0 {
		return nil
	}
	var out []correction
	for _, sec := range model.RecordSections(c, g, today) {
		_, texts := c.Said(sec.Field)
		for _, said := range wrote {
			if slices.ContainsFunc(texts, func(t model.Saying) bool { return t.Entry == said.Entry }) {
				out = append(out, correction{sec.Field, said})
			}
		}
	}
	return out
}

// lastSent is the record that was sent last, also where it was taken back; nil where none was.
func lastSent(c *model.Closure) *model.Submission {
	all := c.Submissions()
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}
