package model

import "slices"

// keepEnded lets an ending of involvement stand that was entered with the manager's authorisation in hand. What
// was sent, decided or answered apart, on a laptop that did not know of it, is kept and shown, and reopens nothing.
func (c *Closure) keepEnded() {
	closed := Field{ItemClosed, TheClosure}
	ended, s, d := c.ending(closed)
	if ended == nil {
		return
	}
	apart := map[int]bool{} // places of what was done without knowing of it
	c.sent = slices.DeleteFunc(c.sent, func(other *Submission) bool {
		late := other != s && !c.order.before(other.index, ended.index)
		if late {
			apart[other.index] = true
			for _, on := range []*Decision{other.Decision, other.Other} {
				if on != nil {
					apart[on.index] = true
				}
			}
		}
		return late
	})
	for _, other := range []*Decision{s.Decision, s.Other} {
		if other != nil && other != d {
			apart[other.index] = true
		}
	}
	if s.Recalled { // apart: the decision stands after all
		apart[s.Back.index] = true
		s.Recalled, s.Back = false, nil
		c.Odd = slices.DeleteFunc(c.Odd, func(odd Oddity) bool { return odd.Entry.ID == d.Entry })
	}
	s.Decision, s.Other, s.Apart = d, nil, false
	for _, said := range c.answers[closed].sayings {
		if !said.Answer.dated() && !c.order.before(said.index, ended.index) {
			apart[said.index] = true
		}
	}
	for _, f := range []Field{closed, {ItemSent, TheClosure}, {ItemDecision, TheClosure}} {
		c.without(f, apart)
	}
	if c.Answer(Field{ItemDecision, TheClosure}).Empty() {
		tell(c.answers, c.order, d.index, Field{ItemDecision, TheClosure}, Saying{Answer: Answer{Status: Answered, Value: Value{DecisionAuthorised}, On: DateOf(d.At)}})
	}
	for i, e := range c.order.entries {
		if apart[i] {
			c.Odd = append(c.Odd, Oddity{Entry: e, Why: oddClosed})
		}
	}
}

// ending finds the answer by which involvement ended, the record that had been authorised by then, and the
// decision; nil for none. Whoever gave it knew of the decision, and of no later record and no other decision.
func (c *Closure) ending(closed Field) (*Saying, *Submission, *Decision) {
	t := c.answers[closed]
	if t == nil {
		return nil, nil, nil
	}
	for _, h := range t.heads {
		said := &t.sayings[h]
		if !said.Answer.dated() {
			continue
		}
		knew := func(i int) bool { return c.order.before(i, said.index) }
		for i := len(c.sent) - 1; i >= 0; i-- {
			s := c.sent[i]
			if !knew(s.index) || s.Recalled && knew(s.Back.index) {
				continue
			}
			var made []*Decision
			for _, d := range append([]*Decision{s.Decision, s.Other}, s.late...) {
				if d != nil && knew(d.index) {
					made = append(made, d)
				}
			}
			if len(made) == 1 && made[0].Decided.Decision == DecisionAuthorised {
				return said, s, made[0]
			}
			break // the record that was sent last
		}
	}
	return nil, nil, nil
}

// without takes out of a field what stands at some places of the journal.
func (c *Closure) without(f Field, places map[int]bool) {
	t := c.answers[f]
	if t == nil || !slices.ContainsFunc(t.sayings, func(s Saying) bool { return places[s.index] }) {
		return
	}
	kept := new(told)
	for _, s := range t.sayings {
		if !places[s.index] {
			kept.add(c.order, s)
		}
	}
	c.answers[f] = kept
}

// dated reports whether a question of type date was answered with one, or with where the council's record holds it.
func (a Answer) dated() bool {
	return a.Status == Answered && (len(a.Value) > 0 || a.Evidence != "")
}
