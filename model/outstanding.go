package model

import (
	"fmt"
	"slices"
	"time"

	"handover/model/guide"
)

// A Blocker is one thing that stands in the way of a step.
type Blocker struct {
	Field
	Item  *guide.Item // nil where the journal itself stands in the way
	Stage guide.Stage // where to go to settle it
	Kind  guide.Kind
	Step  guide.Step
	Title string    // what it is about, in a few words
	What  string    // what is wrong
	Why   string    // why it is asked
	Mend  string    // how to mend it
	Owner string    // "worker" or "manager"
	Since time.Time // since when it has been open
}

// Days returns for how many days it has been open, today.
func (b Blocker) Days(today Date) int { return max(0, DateOf(b.Since).Days(today)) }

// Outstanding lists what stands in the way of a step: what of the journal cannot be read first,
// then gates, then queries, each in the order of the checklist. It is the one source for the page
// What stands in the way, for progress, and for every refusal.
func Outstanding(c *Closure, g *guide.Guide, step guide.Step, today Date) []Blocker {
	var gates, queries []Blocker
	for _, stage := range guide.Stages {
		for _, a := range Asked(c, g, stage, today) {
			if a.Item.Step != step || a.Item.Kind == guide.Prompt || !Open(c, g, a.Item, a.Subject, today) {
				continue
			}
			b := blocker(c, g, a, today)
			if b.Kind == guide.Gate {
				gates = append(gates, b)
			} else {
				queries = append(queries, b)
			}
		}
	}
	var unread []Blocker
	if step == guide.Submit {
		unread = unreadBlockers(c, g)
	}
	return slices.Concat(unread, gates, queries)
}

func blocker(c *Closure, g *guide.Guide, a Ask, today Date) Blocker {
	_, why := a.Item.Words(c.Nation())
	b := Blocker{
		Field: a.Field(), Item: a.Item, Stage: a.Item.Stage, Kind: KindNow(c, a), Step: a.Item.Step,
		Title: a.Item.Title, Why: Fill(why, c, a.Subject), Owner: a.Item.Owner, Since: openSince(c, g, a),
	}
	if b.Owner == "" {
		b.Owner = "worker"
	}
	b.What, b.Mend = whatIsWrong(c, a)
	if s := short(c, g, a, today); s.what != "" && settles(a.Item, c.Answer(a.Field()), c.Text(a.Field())) {
		b.What, b.Mend = s.what, s.mend
	}
	if b.Kind == guide.Query {
		b.Mend += " Or say why it can stay as it is; your manager sees the reason."
	}
	return b
}

// Wrong says what is wrong with an answer that was given and leaves its item open; "" where nothing is, or
// nothing was answered yet.
func Wrong(c *Closure, g *guide.Guide, a Ask, today Date) string {
	ans := c.Answer(a.Field())
	given := ans.Status == Answered || ans.Status == DoesNotApply || ans.Status == Unanswered && c.Text(a.Field()) != "" && !a.Item.Planned // words planned are no answer yet
	if !given || a.Item.Kind == guide.Prompt || !Open(c, g, a.Item, a.Subject, today) {
		return ""
	}
	return blocker(c, g, a, today).What
}

// unreadBlockers lists what of the journal has no effect here: while any of it is unread, nobody
// can say that the record is whole.
func unreadBlockers(c *Closure, g *guide.Guide) []Blocker {
	var out []Blocker
	for _, o := range c.Odd {
		effect := "has no effect here"
		if o.Followed {
			effect = "may not stand in its place"
		}
		out = append(out, Blocker{
			Stage: guide.Readiness, Kind: guide.Gate, Step: guide.Submit, Owner: "worker", Since: o.Entry.At,
			Title: "An entry that is not read",
			What:  fmt.Sprintf("The entry “%s” of %s is kept, but %s: %s.", o.Entry.Event.kind(), DateOf(o.Entry.At).Short(), effect, o.Why),
			Why:   "While part of the journal is unread, the record may not be whole.",
			Mend:  "Open the closure with the version or the checklist that wrote it.",
		})
	}
	for _, f := range c.Fields() {
		if g.Item(f.Item) != nil {
			continue
		}
		out = append(out, Blocker{
			Field: f, Stage: guide.Readiness, Kind: guide.Gate, Step: guide.Submit, Owner: "worker", Since: c.saidAt(f),
			Title: "An answer to another checklist",
			What:  "The answer to “" + f.Item + "” is kept, but this checklist does not ask it.",
			Why:   "While part of the journal is unread, the record may not be whole.",
			Mend:  "Open the closure with the version or the checklist that wrote it.",
		})
	}
	return out
}
