package supervision

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// at is where the selected topic stands on the agenda; -1 without one.
func (s *agenda) at() int {
	x := s.session()
	if x == nil {
		return -1
	}
	return slices.IndexFunc(x.Topics, func(t model.Topic) bool { return key(t) == s.list.ID() })
}

// set keeps the agenda in another order, or with other topics, and selects one of them.
func (s *agenda) set(topics []model.Topic, at string) tea.Cmd {
	if s.r.Change(func(c *model.Closure) ([]model.Event, error) { return model.SetAgenda(c, s.r.Desk.Guide, topics) }) {
		s.fill()
		s.list.Select(at)
	}
	return nil
}

// move moves the selected topic on the agenda.
func (s *agenda) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		i := s.at()
		x := s.session()
		if i < 0 || i+by < 0 || i+by >= len(x.Topics) {
			return nil
		}
		topics := slices.Clone(x.Topics)
		topics[i], topics[i+by] = topics[i+by], topics[i]
		return s.set(topics, key(topics[i+by]))
	}
}

// takeOut takes the selected topic off the agenda.
func (s *agenda) takeOut() tea.Cmd {
	i, x := s.at(), s.session()
	if i < 0 {
		return nil
	}
	gone := x.Topics[i]
	topics := slices.Delete(slices.Clone(x.Topics), i, i+1)
	at := ""
	if len(topics) > 0 {
		at = key(topics[min(i, len(topics)-1)])
	}
	cmd := s.set(topics, at)
	if y := s.session(); y != nil && len(y.Topics) < len(x.Topics) {
		s.r.Say("Taken out: " + model.TopicTitle(s.r.Desk.Closure(), s.r.Desk.Guide, gone) + ". u puts it back.")
	}
	return cmd
}

// keep takes everything off the agenda that comes after the selected topic and has not ended.
func (s *agenda) keep() tea.Cmd {
	i, x := s.at(), s.session()
	if i < 0 {
		return nil
	}
	topics := slices.Clone(x.Topics[:i+1])
	for _, t := range x.Topics[i+1:] {
		if x.TopicEnd(t) != nil {
			topics = append(topics, t)
		}
	}
	cmd := s.set(topics, key(x.Topics[i]))
	s.r.Say(fmt.Sprintf("%d for today. The others come back next time; u puts them back now.", len(topics)))
	return cmd
}

// add asks for a subject in words, and puts it after the selected topic.
func (s *agenda) add() tea.Cmd {
	return s.r.Ask(addDialog(s.r, func() model.Topic {
		if i := s.at(); i >= 0 {
			return s.session().Topics[i]
		}
		return model.Topic{}
	}, func(words string) tea.Cmd {
		s.fill()
		s.list.Select(key(model.Topic{Words: words}))
		return nil
	}))
}

// addDialog asks for a subject in words. What is typed is a draft until it is on the agenda.
func addDialog(r *room.Room, after func() model.Topic, then func(words string) tea.Cmd) *kit.Dialog {
	d := &kit.Dialog{Title: "Add a subject", Words: "It comes after the one where you are.", Ask: "In your own words", Need: "Type it, or go back with Esc.", Enter: 1}
	drop := r.KeepLine(d, model.Field{Item: "supervision subject"})
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Add it", Try: func() error {
		at := after() // before the desk is at work: it asks the desk too
		_, err := r.Keep(func(c *model.Closure) ([]model.Event, error) {
			return model.AddTopic(c, r.Desk.Guide, d.Text(), at)
		})
		return errors.Join(err, dropped(err, drop))
	}, Do: func() tea.Cmd { return then(model.CleanLine(d.Text())) }}}
	return d
}

// dropped drops a draft once it has become something.
func dropped(err error, drop func() error) error {
	if err != nil {
		return nil
	}
	return drop()
}

// isWhole reports whether the whole checklist is on the agenda.
func (s *agenda) isWhole() bool {
	x := s.session()
	if x == nil {
		return false
	}
	return slices.ContainsFunc(x.Topics, func(t model.Topic) bool { return s.by[key(t)].Group == rest && x.TopicEnd(t) == nil })
}

// whole puts the rest of the checklist on the agenda, or takes it off again.
func (s *agenda) whole() tea.Cmd {
	x, c := s.session(), s.r.Desk.Closure()
	if x == nil {
		return nil
	}
	topics := slices.Clone(x.Topics)
	if s.isWhole() {
		topics = slices.DeleteFunc(topics, func(t model.Topic) bool { return s.by[key(t)].Group == rest && x.TopicEnd(t) == nil })
	} else {
		for _, item := range model.Agenda(c, s.r.Desk.Guide, s.r.Desk.Today(), true) {
			if !slices.Contains(topics, item.Topic) {
				topics = append(topics, item.Topic)
			}
		}
	}
	cmd := s.set(topics, s.list.ID())
	s.r.Say(fmt.Sprintf("%d on the agenda now.", len(topics)))
	return cmd
}
