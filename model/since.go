package model

import (
	"time"

	"handover/model/guide"
)

// openSince finds since when an item has been open: since it came to be asked, or since it was
// last settled and then changed.
func openSince(c *Closure, g *guide.Guide, a Ask) time.Time {
	since := c.Opened
	later := func(t time.Time) {
		if t.After(since) {
			since = t
		}
	}
	if t := c.thing(a.Subject); t != nil {
		later(t.Added)
	}
	for _, id := range a.Item.When {
		later(flagSince(c, g, g.Flag(id), a.Subject))
	}
	later(couldBe(c, a.Item.ID))
	later(reopened(c, a))
	for _, s := range c.Apart(a.Field()) {
		later(s.At)
	}
	return since
}

// couldBe finds since when a question about the decision, or about what follows it, can be settled at all: since the
// record was sent, or was authorised; the zero time while neither is so, and for every other question.
func couldBe(c *Closure, item string) time.Time {
	s, d := c.Sent(), c.Standing()
	switch item {
	case ItemDecision:
		if s != nil {
			return s.At
		}
	case ItemClosed, ItemCopy, ItemMarked, ItemSharedWith, ItemSignature:
		if d != nil && d.Decision == DecisionAuthorised {
			return d.At
		}
	}
	return time.Time{}
}

// flagSince finds since when a flag has been up, seen from a subject; the zero time where no
// answer raises it.
func flagSince(c *Closure, g *guide.Guide, f *guide.Flag, seen Subject) time.Time {
	var first time.Time
	if f == nil || f.Question == "" {
		return first
	}
	for _, s := range flagSubjects(c, g.Item(f.Question), seen) {
		answers, _ := c.Said(Field{Item: f.Question, Subject: s})
		var up time.Time
		for _, said := range answers {
			switch {
			case !raises(f, said.Answer):
				up = time.Time{}
			case up.IsZero():
				up = said.At
			}
		}
		if !up.IsZero() && (first.IsZero() || up.Before(first)) {
			first = up
		}
	}
	return first
}

// reopened finds when a field was last changed from what needed nothing more to what does; the
// zero time where it never was.
func reopened(c *Closure, a Ask) time.Time {
	answers, texts := c.Said(a.Field())
	var at time.Time
	var answer Answer
	var text string
	done := false
	for len(answers)+len(texts) > 0 {
		var said Saying
		if len(texts) == 0 || len(answers) > 0 && answers[0].index < texts[0].index {
			said, answers = answers[0], answers[1:]
			answer = said.Answer
		} else {
			said, texts = texts[0], texts[1:]
			text = said.Text
		}
		was := done
		if done = settles(a.Item, answer, text) || overrides(a.Item, answer); was && !done {
			at = said.At
		}
	}
	return at
}
