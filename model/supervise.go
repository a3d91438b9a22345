package model

import (
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// BeginSession begins a supervision with those who are there, on an agenda.
func BeginSession(c *Closure, g *guide.Guide, here []Present, topics []Topic) ([]Event, error) {
	if c.OpenSession() != nil {
		return nil, errors.New("a supervision is open already: go on with it, or end it first")
	}
	return checked(g, SessionBegan{Here: here, Topics: topics})
}

// SetAgenda puts the agenda of the open supervision in another order, with what was added. What ended in it stays.
func SetAgenda(c *Closure, g *guide.Guide, topics []Topic) ([]Event, error) {
	s := c.OpenSession()
	if s == nil {
		return nil, errNoSession
	}
	for _, t := range s.Topics {
		if s.TopicEnd(t) != nil && !slices.Contains(topics, t) {
			return nil, errors.New("a topic that has ended stays on the agenda")
		}
	}
	if slices.Equal(topics, s.Topics) {
		return nil, nil
	}
	return checked(g, AgendaSet{Session: s.Entry, Topics: topics})
}

var errNoSession = errors.New("no supervision is open: begin one first")

// AddTopic adds a subject in words to the agenda, after another topic, or at its end.
func AddTopic(c *Closure, g *guide.Guide, words string, after Topic) ([]Event, error) {
	s := c.OpenSession()
	if s == nil {
		return nil, errNoSession
	}
	t := Topic{Words: CleanLine(words)}
	if slices.Contains(s.Topics, t) {
		return nil, errors.New("that is on the agenda already")
	}
	at := slices.Index(s.Topics, after) + 1
	if at == 0 {
		at = len(s.Topics)
	}
	return SetAgenda(c, g, slices.Insert(slices.Clone(s.Topics), at, t))
}

// EndTopic ends a topic of the open supervision, with what was said of it. It may end once more: then the later holds.
func EndTopic(c *Closure, g *guide.Guide, ev TopicEnded, today Date) ([]Event, error) {
	s := c.OpenSession()
	if s == nil {
		return nil, errNoSession
	}
	ev.Session = s.Entry
	for _, text := range []*string{&ev.Child, &ev.Parents, &ev.Wrong, &ev.Why, &ev.How} {
		if *text = Clean(*text); emptyText(*text) {
			*text = ""
		}
	}
	ev.Do, ev.Owner = CleanLine(ev.Do), CleanLine(ev.Owner)
	voices := make([]Voice, 0, len(ev.Voices))
	for _, v := range ev.Voices {
		if !slices.ContainsFunc(s.Here, func(p Present) bool { return p.Worker == v.Worker }) {
			return nil, errors.New("each voice has to be that of somebody who is there")
		}
		voices = append(voices, Voice{v.Worker, Clean(v.Says)})
	}
	if ev.Voices = voices; len(voices) == 0 {
		ev.Voices = nil
	}
	switch {
	case !slices.Contains(s.Topics, ev.Topic):
		return nil, errors.New("that topic is not on the agenda")
	case ev.End == EndChange && ev.By.Valid() && ev.By < today:
		return nil, fmt.Errorf("%s has passed: say by which day it is done from now on", ev.By)
	case ev.End == EndDeferred && ev.Until.Valid() && ev.Until <= today:
		return nil, fmt.Errorf("%s is not still to come: say until which later day it is deferred", ev.Until)
	}
	if was := s.TopicEnd(ev.Topic); was != nil && was.End == EndChange && c.action(was.Entry) != nil && c.action(was.Entry).Done != nil {
		return nil, errors.New("what was to be done after this topic is done already, so it stays as it ended")
	}
	return checked(g, ev)
}

// FinishAction notes that something is done that was set in supervision.
func FinishAction(c *Closure, g *guide.Guide, ev ActionDone, today Date) ([]Event, error) {
	ev.How = CleanLine(ev.How)
	a := c.action(ev.Action)
	switch {
	case a == nil:
		return nil, errors.New("that was never set to be done")
	case a.Done != nil:
		return nil, nil
	case ev.On > today:
		return nil, fmt.Errorf("%s is still to come: note it once it is done", ev.On)
	}
	return checked(g, ev)
}

// EndSession ends the open supervision: whether the worker was asked how they are, and when they sit together again.
func EndSession(c *Closure, g *guide.Guide, asked bool, next, today Date) ([]Event, error) {
	s := c.OpenSession()
	if s == nil {
		return nil, errNoSession
	}
	if next != "" && next.Valid() && next < today {
		return nil, fmt.Errorf("%s has passed: say when you sit together again, or leave it empty", next)
	}
	return checked(g, SessionEnded{Session: s.Entry, Asked: asked, Next: next})
}
