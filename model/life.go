package model

import (
	"fmt"

	"handover/model/guide"
)

// Life is where a closure stands. It is computed, never typed.
type Life string

// The states of a closure.
const (
	Considering     Life = "considering"
	Preparing       Life = "preparing"        // discussed with the manager
	WithManager     Life = "with the manager" // submitted
	Returned        Life = "returned"
	Withdrawn       Life = "withdrawn" // the manager decided not to close
	Authorised      Life = "authorised here"
	ClosedLife      Life = "closed"
	ClosedAllShared Life = "closed, all shared"
)

// State computes where a closure stands. Nobody types it.
func State(c *Closure, g *guide.Guide, today Date) Life {
	decision := ""
	if d := c.Standing(); d != nil {
		decision = d.Decision
	}
	switch {
	case c.Frozen():
		if len(Outstanding(c, g, guide.Shared, today)) == 0 {
			return ClosedAllShared
		}
		return ClosedLife
	case decision == DecisionAuthorised && Void(c, g, today):
		return Preparing
	case decision == DecisionAuthorised:
		return Authorised
	case decision == DecisionReturned:
		return Returned
	case decision == DecisionNotToClose:
		return Withdrawn
	case c.Sent() != nil:
		return WithManager
	case c.said(ItemDiscussed, "yes"):
		return Preparing
	}
	return Considering
}

// TurnWords says how far a change turns a closure back, or on, from where it stood with the manager: “” where it does
// not, and while nothing was sent yet.
func TurnWords(was, is *Closure, g *guide.Guide, today Date) string {
	if was.Sent() == nil {
		return ""
	}
	before, after := State(was, g, today), State(is, g, today)
	if before == after {
		return ""
	}
	words := fmt.Sprintf("This closure is “%s” now. Taking this back makes it “%s”.", before, after)
	if Void(is, g, today) {
		words += " The authorisation is void then: the record goes to the manager again."
	}
	return words
}

// said reports whether a question about the closure was answered with a value.
func (c *Closure) said(item, value string) bool {
	a := c.About(item)
	return a.Status == Answered && a.Value.Has(value)
}

// dated reports whether a question of type date was answered with one, or with where the
// council's record holds it.
func (c *Closure) dated(item string) bool {
	return c.About(item).dated()
}

// Coming is what a closure has next: the earliest date that somebody planned, or else the first
// open gate.
type Coming struct {
	Field
	Due Date // no date where nothing is planned
}

// Next finds what comes next: the earliest of the dates planned where the answer is "not yet", of the tries
// to be made again, of what a service promised and of the limits that run; and where nothing is dated the first gate that is open.
func Next(c *Closure, g *guide.Guide, today Date) (Coming, bool) {
	var next Coming
	found := false
	var gate *Ask
	for _, stage := range guide.Stages {
		for _, a := range Asked(c, g, stage, today) {
			if !Open(c, g, a.Item, a.Subject, today) {
				continue
			}
			ans := c.Answer(a.Field())
			if ans.Status == NotYet && ans.On != "" && (next.Due == "" || ans.On < next.Due) {
				next, found = Coming{a.Field(), ans.On}, true
			}
			if gate == nil && a.Item.Kind == guide.Gate {
				gate = &a
			}
		}
	}
	if again, ok := nextTry(c, g, today); ok && (next.Due == "" || again.Due < next.Due) {
		next, found = again, true
	}
	for _, s := range c.Of(KindService) {
		first, check, step := c.awaited(g, s.Subject, today)
		for item, on := range map[string]Date{ItemFirst: first, ItemCheckBack: check, ItemFirstStepBy: step} {
			if f := (Field{Item: item, Subject: s.Subject}); on != "" && (next.Due == "" || on < next.Due || on == next.Due && compareFields(f, next.Field) < 0) {
				next, found = Coming{f, on}, true
			}
		}
	}
	for _, a := range c.Actions() {
		if a.Done == nil && (next.Due == "" || a.By < next.Due) {
			next, found = Coming{Field{Item: ItemAction, Subject: TheClosure}, a.By}, true
		}
	}
	for _, d := range Deadlines(c, g, today) {
		if !d.Done && d.Due != "" && (next.Due == "" || d.Due < next.Due) {
			next, found = Coming{Field{Item: d.Limit.Until, Subject: TheClosure}, d.Due}, true
		}
	}
	if !found && gate != nil {
		return Coming{Field: gate.Field()}, true
	}
	return next, found
}
