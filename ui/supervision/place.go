package supervision

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/room"
)

// Place is the item under which the program remembers that it was left in a supervision, and under which what is typed
// there waits until its topic ends. The id of the subject says at which topic.
const Place = model.FormPrefix + "supervision"

// GoOn goes to where a supervision was left.
func GoOn(r *room.Room, at model.Field) tea.Cmd {
	cmd := r.Push(New(r))
	if c := r.Desk.Closure(); c == nil || c.OpenSession() == nil {
		return cmd
	}
	return tea.Batch(cmd, r.Push(newTalk(r, at.Subject.ID)))
}

// key tells one topic from another.
func key(t model.Topic) string { return model.TopicKey(t) }

// placeOf is where a topic is remembered.
func placeOf(t model.Topic) model.Field {
	return model.Field{Item: Place, Subject: model.Subject{ID: key(t)}}
}

// next is the topic at which a supervision goes on: the one of that key, else the first open one after the topic that
// ended last, else the last of all. It is none where there is no topic.
func next(s *model.Session, at string) (t model.Topic, ok bool) {
	for _, t := range s.Topics {
		if key(t) == at {
			return t, true
		}
	}
	if len(s.Topics) == 0 {
		return model.Topic{}, false
	}
	from := 0
	if n := len(s.Ended); n > 0 {
		for i, t := range s.Topics {
			if t == s.Ended[n-1].Topic {
				from = i + 1
			}
		}
	}
	if t, ok := openFrom(s, from); ok {
		return t, true
	}
	return s.Topics[len(s.Topics)-1], true
}

// openFrom is the first topic that has not ended from a place on the agenda, round to that place again.
func openFrom(s *model.Session, from int) (model.Topic, bool) {
	for i := range s.Topics {
		if t := s.Topics[(from+i)%len(s.Topics)]; s.TopicEnd(t) == nil {
			return t, true
		}
	}
	return model.Topic{}, false
}

// decisionKey goes to the manager's decision, which sees to it who may decide. leave is called before; nil for nothing.
func decisionKey(r *room.Room, leave func()) kit.Key {
	return kit.Key{Press: []string{"m"}, Show: "m", Words: "the decision", More: "goes to the manager's decision, with all of its rules; Esc comes back here", Do: func() tea.Cmd {
		if leave != nil {
			leave()
		}
		return r.Push(decision.New(r))
	}, Quiet: true}
}
