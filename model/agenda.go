package model

import (
	"slices"

	"handover/model/guide"
)

// An AgendaItem is a topic with why it is on the agenda.
type AgendaItem struct {
	Topic Topic
	Title string // what it is called, about whom
	Why   string // why it is on the agenda
	Group string // what kind of topic it is
}

// The kinds of topic, in the order in which an agenda has them.
const (
	groupActions    = "From last time"
	groupPoints     = "Points that came back"
	groupDiscuss    = "Marked to discuss"
	groupWay        = "What stands in the way"
	groupGaps       = "Where nobody holds a need"
	groupOverridden = "Stays, with a reason"
	groupRest       = "The rest of the checklist"
)

// Agenda draws the agenda of a supervision: what was to be done since last time, the points that came back, what was
// marked to discuss, what stands in the way of the step ahead, where nobody holds a need, and queries that stay with a
// reason. A topic that ended before comes back only when something was said of it since, or its day has come. With
// whole the rest of the checklist follows.
func Agenda(c *Closure, g *guide.Guide, today Date, whole bool) []AgendaItem {
	a := agenda{c: c, g: g, today: today}
	for _, act := range c.Actions() {
		if act.Done == nil {
			why := act.Owner + ", by " + act.TopicEnded.By.String()
			if act.Late(today) {
				why += ": its day has passed"
			}
			a.add(AgendaItem{Topic: Topic{Action: act.Entry}, Title: act.Do, Why: why, Group: groupActions})
		}
	}
	if _, points := c.OpenPoints(); len(points) > 0 {
		for _, p := range points {
			if !p.Accepted {
				a.field(p.Section, p.Text, groupPoints)
			}
		}
	}
	for _, stage := range guide.Stages {
		for _, ask := range Asked(c, g, stage, today) {
			if c.Answer(ask.Field()).Status == ToDiscuss {
				a.field(ask.Field(), "Marked to discuss", groupDiscuss)
			}
		}
	}
	for _, b := range Outstanding(c, g, stepAhead(c, g, today), today) {
		if b.Item != nil {
			a.field(Field{Item: b.Item.ID, Subject: b.Subject}, b.What, groupWay)
		}
	}
	for _, gap := range Timeline(c, g, today).Gaps {
		a.field(gap.Need.Field(), gap.Words, groupGaps)
	}
	for _, b := range Staying(c, g, stepAhead(c, g, today), today) {
		if b.Item != nil {
			f := Field{Item: b.Item.ID, Subject: b.Subject}
			a.field(f, "Stays: "+c.Answer(f).Because, groupOverridden)
		}
	}
	if whole {
		a.whole = true
		for _, stage := range guide.Stages {
			for _, ask := range Asked(c, g, stage, today) {
				a.field(ask.Field(), "", groupRest)
			}
		}
	}
	return a.out
}

// stepAhead is the step that comes next: what can only happen after it is nothing to talk through yet.
func stepAhead(c *Closure, g *guide.Guide, today Date) guide.Step {
	switch State(c, g, today) {
	case WithManager, Authorised:
		return guide.Close
	case ClosedLife, ClosedAllShared:
		return guide.Shared
	}
	return guide.Submit
}

// An agenda is being drawn.
type agenda struct {
	c     *Closure
	g     *guide.Guide
	today Date
	whole bool
	out   []AgendaItem
}

func (a *agenda) add(item AgendaItem) {
	if slices.ContainsFunc(a.out, func(o AgendaItem) bool { return o.Topic == item.Topic }) || !a.again(item.Topic) {
		return
	}
	a.out = append(a.out, item)
}

// again reports whether a topic is talked through now: it never ended, or is deferred until today at the latest, or
// something was said of it since.
func (a *agenda) again(t Topic) bool {
	if a.whole || t.Action != "" {
		return true
	}
	end := a.c.lastEnd(t)
	switch {
	case end == nil:
		return true
	case end.End == EndDeferred:
		return end.Until <= a.today
	}
	for _, fields := range []map[Field]*told{a.c.answers, a.c.texts} {
		if said := fields[t.Field]; said != nil && slices.ContainsFunc(said.sayings, func(s Saying) bool { return s.index > end.index }) {
			return true
		}
	}
	return false
}

func (a *agenda) field(f Field, why, group string) {
	a.add(AgendaItem{Topic: Topic{Field: f}, Title: TopicTitle(a.c, a.g, Topic{Field: f}), Why: why, Group: group})
}

// TopicTitle is what a topic is called.
func TopicTitle(c *Closure, g *guide.Guide, t Topic) string {
	switch {
	case t.Words != "":
		return t.Words
	case t.Action != "":
		if act := c.action(t.Action); act != nil {
			return act.Do
		}
		return "Something that was to be done"
	}
	it := g.Item(t.Field.Item)
	if it == nil {
		return t.Field.Item
	}
	if s := t.Field.Subject; s != TheClosure && s != TheChild {
		return it.Title + ": " + c.Name(s)
	}
	return it.Title
}
