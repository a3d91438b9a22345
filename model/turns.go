package model

import (
	"math"
	"slices"

	"handover/model/guide"
)

// A Turn is a move in the life of a referral, with what was answered about it before it moved on: the
// reason of a service that said no, what was left with a family that chose not to.
type Turn struct {
	Move
	Said []TurnSaid
}

// A TurnSaid is what was answered, as it stood then, to a question that a move brings with it.
type TurnSaid struct {
	Item   *guide.Item
	Answer Answer // the zero Answer where nobody answered before the referral moved on
}

// Turns lists the life of the referral to a service, oldest first, each move with what was said of it.
func Turns(c *Closure, g *guide.Guide, service Subject) []Turn {
	var out []Turn
	for _, m := range ReferralOf(c, service) {
		out = append(out, Turn{Move: m})
	}
	from := turnsFrom(c, service)
	for i := range out {
		to := math.MaxInt
		if i+1 < len(from) {
			to = from[i+1]
		}
		for _, it := range broughtBy(g, out[i].To) {
			f := Field{Item: it.ID, Subject: service}
			out[i].Said = append(out[i].Said, TurnSaid{it, c.saidBetween(f, from[i], to)})
		}
	}
	return out
}

// turnsFrom gives for each move the place in the journal at which it was first recorded. A later answer
// may have put its day right.
func turnsFrom(c *Closure, service Subject) []int {
	answers, _ := c.Said(Field{Item: ItemReferral, Subject: service})
	var from []int
	was := ""
	for _, s := range answers {
		to := s.Answer.Value.First()
		if s.Answer.Status == Answered && to != "" && to != was {
			from, was = append(from, s.index), to
		}
	}
	return from
}

// saidBetween is the newest answer in a field that was given between two places in the journal.
func (c *Closure) saidBetween(f Field, from, to int) Answer {
	var newest Answer
	answers, _ := c.Said(f)
	for _, s := range answers {
		if s.index > from && s.index < to {
			newest = s.Answer
		}
	}
	return newest
}

// broughtBy lists the questions about a service that are asked because its referral stands at an option.
func broughtBy(g *guide.Guide, option string) []*guide.Item {
	var out []*guide.Item
	for _, it := range g.Items {
		if slices.ContainsFunc(it.When, func(id string) bool {
			f := g.Flag(id)
			return f != nil && f.Question == ItemReferral && slices.Contains(f.Options, option)
		}) {
			out = append(out, it)
		}
	}
	return out
}
