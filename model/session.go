package model

import (
	"slices"
	"time"
)

// Reasons why an entry about supervision has no effect.
const (
	oddSession = "it belongs to a supervision that is not here"
	oddAction  = "it is about something to be done that nobody had set"
)

// ItemAction stands for what was set to be done in supervision, where what comes next is told.
const ItemAction = "supervision.action"

// A Session is one supervision.
type Session struct {
	Entry  EntryID
	At     time.Time
	By     WorkerID // who was at the keyboard
	Here   []Present
	Topics []Topic    // the agenda, in order
	Ended  []TopicEnd // how topics ended, in the order in which they did: of one that ended twice the later holds
	End    *SessionEnded
	EndAt  time.Time

	index int
}

// A TopicEnd is how one topic ended.
type TopicEnd struct {
	TopicEnded
	Entry    EntryID
	At       time.Time
	Recorded WorkerID // who was at the keyboard

	index int
}

// An Action is something that is to be done after supervision.
type Action struct {
	TopicEnd
	Done *ActionDone // nil while it is open
}

// Late reports whether an action's day has passed, and it is not done.
func (a Action) Late(today Date) bool { return a.Done == nil && a.TopicEnded.By < today }

// TopicEnd is how a topic ended in a session; nil while it is open.
func (s *Session) TopicEnd(t Topic) *TopicEnd {
	for i := len(s.Ended) - 1; i >= 0; i-- {
		if s.Ended[i].Topic == t {
			return &s.Ended[i]
		}
	}
	return nil
}

// Gone is how many topics of the agenda have ended, and of how many.
func (s *Session) Gone() (ended, of int) {
	for _, t := range s.Topics {
		if s.TopicEnd(t) != nil {
			ended++
		}
	}
	return ended, len(s.Topics)
}

// A sessionBook is everything of supervision.
type sessionBook struct {
	sessions []*Session
	done     map[EntryID]*ActionDone
}

// sessionEvent takes in an entry about supervision; is reports whether it is one.
func (c *Closure) sessionEvent(o *ordering, i int) (why string, is bool) {
	e := o.entries[i]
	session := func(id EntryID) *Session {
		at := slices.IndexFunc(c.book.sessions, func(s *Session) bool { return s.Entry == id && o.before(s.index, i) })
		if at < 0 {
			return nil
		}
		return c.book.sessions[at]
	}
	switch ev := e.Event.(type) {
	case SessionBegan:
		c.book.sessions = append(c.book.sessions, &Session{Entry: e.ID, At: e.At, By: e.By, Here: ev.Here, Topics: ev.Topics, index: i})
		return "", true
	case AgendaSet:
		s := session(ev.Session)
		if s == nil {
			return oddSession, true
		}
		s.Topics = ev.Topics
		return "", true
	case TopicEnded:
		s := session(ev.Session)
		if s == nil {
			return oddSession, true
		}
		s.Ended = append(s.Ended, TopicEnd{TopicEnded: ev, Entry: e.ID, At: e.At, Recorded: e.By, index: i})
		return "", true
	case ActionDone:
		if !slices.ContainsFunc(c.Actions(), func(a Action) bool { return a.Entry == ev.Action && o.before(a.index, i) }) {
			return oddAction, true
		}
		if c.book.done == nil {
			c.book.done = map[EntryID]*ActionDone{}
		}
		c.book.done[ev.Action] = &ev
		return "", true
	case SessionEnded:
		s := session(ev.Session)
		if s == nil {
			return oddSession, true
		}
		s.End, s.EndAt = &ev, e.At
		return "", true
	}
	return "", false
}

// Sessions lists every supervision, in order.
func (c *Closure) Sessions() []Session {
	out := make([]Session, len(c.book.sessions))
	for i, s := range c.book.sessions {
		out[i] = *s
	}
	return out
}

// OpenSession is the supervision that goes on; nil for none.
func (c *Closure) OpenSession() *Session {
	for i := len(c.book.sessions) - 1; i >= 0; i-- {
		if s := *c.book.sessions[i]; s.End == nil {
			return &s
		}
	}
	return nil
}

// Session finds a supervision by the entry that began it; nil for none.
func (c *Closure) Session(id EntryID) *Session {
	for _, s := range c.book.sessions {
		if s.Entry == id {
			found := *s
			return &found
		}
	}
	return nil
}

// Actions lists what was set to be done in supervision, in the order in which it was set, done or not. Where a topic
// ended once more in its session, what was set before is set aside with it.
func (c *Closure) Actions() []Action {
	var out []Action
	for _, s := range c.book.sessions {
		for i := range s.Ended {
			if e := &s.Ended[i]; e.End == EndChange && s.TopicEnd(e.Topic) == e {
				out = append(out, Action{TopicEnd: *e, Done: c.book.done[e.Entry]})
			}
		}
	}
	return out
}

// action finds something that is to be done by the entry that set it; nil for none.
func (c *Closure) action(id EntryID) *Action {
	all := c.Actions()
	if i := slices.IndexFunc(all, func(a Action) bool { return a.Entry == id }); i >= 0 {
		return &all[i]
	}
	return nil
}

// lastEnd is how a topic ended last, in whatever session; nil where it never did.
func (c *Closure) lastEnd(t Topic) *TopicEnd {
	for i := len(c.book.sessions) - 1; i >= 0; i-- {
		if e := c.book.sessions[i].TopicEnd(t); e != nil {
			return e
		}
	}
	return nil
}
