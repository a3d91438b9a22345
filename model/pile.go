package model

import "handover/model/guide"

// A Firmness says how firmly something of a pile stands in the way of its step.
type Firmness int

// The firmnesses, in the order in which the piles are shown.
const (
	FirmGate  Firmness = iota // settled before the step
	FirmQuery                 // settled before it, or given a reason
	FirmOpen                  // a prompt that nobody has thought about yet: it stands in nobody's way
	FirmStays                 // a query that stays open with a reason, which the manager sees
)

// Words names what lies in such a pile, many of it.
func (f Firmness) Words() string {
	switch f {
	case FirmGate:
		return "Gates"
	case FirmQuery:
		return "Queries"
	case FirmOpen:
		return "Merely open"
	}
	return "Stays, with a reason"
}

// A Pile is what stands alike firmly before a step in one stage. What stays with a reason is one pile,
// whatever its stages.
type Pile struct {
	Firmness Firmness
	Stage    guide.Stage // empty for what stays with a reason
	Blockers []Blocker
}

// Piles sorts all that is open before a step: gates, then queries without a reason, then what is merely
// open, each by stage; at the end the queries that stay with a reason.
func Piles(c *Closure, g *guide.Guide, step guide.Step, today Date) []Pile {
	var out []Pile
	add := func(f Firmness, stage guide.Stage, b Blocker) {
		if n := len(out); n == 0 || out[n-1].Firmness != f || out[n-1].Stage != stage {
			out = append(out, Pile{Firmness: f, Stage: stage})
		}
		last := &out[len(out)-1]
		last.Blockers = append(last.Blockers, b)
	}
	for _, b := range Outstanding(c, g, step, today) { // gates, then queries, each in the order of the stages
		if b.Kind == guide.Gate {
			add(FirmGate, b.Stage, b)
		} else {
			add(FirmQuery, b.Stage, b)
		}
	}
	for _, b := range MerelyOpen(c, g, step, today) {
		add(FirmOpen, b.Stage, b)
	}
	for _, b := range Staying(c, g, step, today) {
		add(FirmStays, "", b)
	}
	return out
}

// Staying lists the queries before a step that stay open with a reason, in the order of the checklist.
// Since is when the reason was given, and What is what it stands for; the reason itself is the answer's.
func Staying(c *Closure, g *guide.Guide, step guide.Step, today Date) []Blocker {
	var out []Blocker
	for _, stage := range guide.Stages {
		for _, a := range Asked(c, g, stage, today) {
			if a.Item.Step != step || !Overridden(c, g, a.Item, a.Subject, today) {
				continue
			}
			b := blocker(c, g, a, today)
			b.Since = c.saidAt(a.Field())
			b.Mend = "Nothing has to be done. It can still be settled, or the reason changed."
			out = append(out, b)
		}
	}
	return out
}
