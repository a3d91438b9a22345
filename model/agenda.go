package model

import (
	"slices"
	"strings"

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
	groupLeft       = "Left open last time"
	groupDiscuss    = "Marked to discuss"
	groupWay        = "What stands in the way"
	groupGaps       = "Where nobody holds a need"
	groupOverridden = "Stays, with a reason"
	groupRest       = "The rest of the checklist"
)

// Agenda draws the agenda of a supervision: what was to be done since last time, the points that came back, what was
// left open last time, what was marked to discuss, what stands in the way of the step ahead, where nobody holds a
// need, and queries that stay with a reason. Talking something through does not settle it: what still stands in the way
// comes back, and so does what was not agreed. What was deferred comes back once its day has come, and everything else
// that ended before only when something was said of it since. With whole the rest of the checklist follows.
func Agenda(c *Closure, g *guide.Guide, today Date, whole bool) []AgendaItem {
	a := agenda{c: c, g: g, today: today, now: c.OpenSession()}
	step := stepAhead(c, g, today)
	for _, act := range c.Actions() {
		if act.Done == nil {
			why := act.Owner + ", by " + act.TopicEnded.By.String()
			if act.Late(today) {
				why += ": its day has passed"
			}
			a.add(AgendaItem{Topic: Topic{Action: act.Entry}, Title: act.Do, Why: why, Group: groupActions}, true)
		}
	}
	a.points()
	a.left()
	for _, stage := range guide.Stages {
		for _, ask := range Asked(c, g, stage, today) {
			if c.Answer(ask.Field()).Status == ToDiscuss {
				a.field(ask.Field(), "Marked to discuss", groupDiscuss, ask.Item.Kind != guide.Prompt && ask.Item.Step == step)
			}
		}
	}
	for _, b := range Outstanding(c, g, step, today) {
		if b.Item != nil && !takenHere(g, b.Item) {
			a.field(Field{Item: b.Item.ID, Subject: b.Subject}, b.What, groupWay, true)
		}
	}
	for _, gap := range Timeline(c, g, today).Gaps {
		a.field(gap.Need.Field(), gap.Words, groupGaps, false)
	}
	for _, b := range Staying(c, g, step, today) {
		if b.Item != nil {
			f := Field{Item: b.Item.ID, Subject: b.Subject}
			a.field(f, "Stays: "+c.Answer(f).Because, groupOverridden, false)
		}
	}
	if whole {
		a.whole = true
		for _, stage := range guide.Stages {
			for _, ask := range Asked(c, g, stage, today) {
				a.field(ask.Field(), "", groupRest, false)
			}
		}
	}
	return a.out
}

// stepAhead is the step that comes next: what can only happen after it is nothing to talk through yet. While the record
// lies with the manager that is their decision, and only what guards the sending can still be wrong.
func stepAhead(c *Closure, g *guide.Guide, today Date) guide.Step {
	switch State(c, g, today) {
	case Authorised:
		return guide.Close
	case ClosedLife, ClosedAllShared:
		return guide.Shared
	}
	return guide.Submit
}

// takenHere reports whether an item is the step itself: the sending, the decision, the closing date, where the record
// is stored. It is done, and is no topic.
func takenHere(g *guide.Guide, it *guide.Item) bool {
	closed := g.Item(ItemClosed)
	return closed != nil && it.Group == closed.Group
}

// An agenda is being drawn.
type agenda struct {
	c     *Closure
	g     *guide.Guide
	today Date
	whole bool
	now   *Session // the supervision that goes on; nil for none
	out   []AgendaItem
}

// points puts the points that came back and are not accepted on the agenda: those about one section are one topic.
func (a *agenda) points() {
	var sections []Field
	texts := map[Field][]string{}
	for _, p := range a.c.OpenPoints() {
		if p.Accepted {
			continue
		}
		if len(texts[p.Section]) == 0 {
			sections = append(sections, p.Section)
		}
		texts[p.Section] = append(texts[p.Section], strings.Join(strings.Fields(p.Text), " "))
	}
	for _, f := range sections {
		why := strings.Join(texts[f], " / ")
		if n := len(texts[f]); n > 1 {
			why = Many(n, "point", "points") + ": " + why
		}
		a.field(f, why, groupPoints, true)
	}
}

// left puts on the agenda what an earlier supervision left open: where they did not agree, what was deferred until now,
// and subjects in their own words that the newest one did not reach.
func (a *agenda) left() {
	var held []*Session
	for _, s := range a.c.book.sessions {
		if a.now == nil || s.Entry != a.now.Entry {
			held = append(held, s)
		}
	}
	seen := map[Topic]bool{}
	for i, s := range slices.Backward(held) {
		for _, t := range s.Topics {
			end := s.TopicEnd(t)
			if seen[t] || end == nil && (t.Words == "" || i < len(held)-1) || t.Action != "" {
				continue
			}
			seen[t] = true
			why := "Not reached on " + DateOf(s.At).String()
			switch {
			case end == nil:
			case end.End == EndNotAgreed:
				why = "Not agreed on " + DateOf(end.At).String()
			case end.End == EndDeferred && end.Until <= a.today:
				why = "Deferred until " + end.Until.String()
			default:
				continue
			}
			a.add(AgendaItem{Topic: t, Title: TopicTitle(a.c, a.g, t), Why: why, Group: groupLeft}, true)
		}
	}
}

// add puts a topic on the agenda that is not on it yet, where it is talked through now. open says that it is not settled
// by having been talked through.
func (a *agenda) add(item AgendaItem, open bool) {
	if slices.ContainsFunc(a.out, func(o AgendaItem) bool { return o.Topic == item.Topic }) || !a.again(item.Topic, open) {
		return
	}
	a.out = append(a.out, item)
}

// again reports whether a topic is talked through now: it never ended, or is still open, or was not agreed, or is
// deferred until today at the latest, or something was said of it since. What ended in the supervision that goes on is
// not talked through twice in it.
func (a *agenda) again(t Topic, open bool) bool {
	if a.whole {
		return true
	}
	if a.now != nil && a.now.TopicEnd(t) != nil {
		return false
	}
	end := a.c.lastEnd(t)
	switch {
	case end == nil || t.Action != "":
		return true
	case end.End == EndDeferred:
		return end.Until <= a.today
	case open || end.End == EndNotAgreed:
		return true
	}
	for _, fields := range []map[Field]*told{a.c.answers, a.c.texts} {
		if said := fields[t.Field]; said != nil && slices.ContainsFunc(said.sayings, func(s Saying) bool { return s.index > end.index }) {
			return true
		}
	}
	return false
}

func (a *agenda) field(f Field, why, group string, open bool) {
	a.add(AgendaItem{Topic: Topic{Field: f}, Title: TopicTitle(a.c, a.g, Topic{Field: f}), Why: why, Group: group}, open)
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
