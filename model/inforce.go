package model

import (
	"slices"

	"handover/model/guide"
)

// InForce reports whether a record that was sent is the one that holds: it was authorised, nothing was sent since,
// and it reads as it did. One that was edited and sent again is not in force while the manager reads the newer one.
func InForce(c *Closure, g *guide.Guide, s *Submission, today Date) bool {
	newest := c.Sent()
	return s != nil && newest != nil && s.Entry == newest.Entry && !s.Apart &&
		s.Decision != nil && s.Decision.Decision == DecisionAuthorised && len(Edited(c, g, s, today)) == 0
}

// AsOf is the closure as it stood when a day ended: what was recorded by then, with all that it follows, whatever a
// clock said of that.
func (c *Closure) AsOf(day Date) *Closure {
	o := c.order
	known := make([]bool, len(o.entries))
	index := make(map[EntryID]int, len(o.entries))
	for i, e := range o.entries {
		index[e.ID], known[i] = i, DateOf(e.At) <= day
	}
	for i := len(known) - 1; i >= 0; i-- { // causes stand before what they are causes of
		if !known[i] {
			continue
		}
		for _, id := range o.entries[i].After {
			if at, here := index[id]; here {
				known[at] = true
			}
		}
	}
	var then []Entry
	for i, e := range o.entries {
		if known[i] {
			then = append(then, e)
		}
	}
	return Fold(slices.Clip(then))
}

// ChoseOn reports whether what somebody's copy holds, or leaves out, was chosen otherwise in the course of a day:
// then the day alone does not tell what a copy that was given on it left out.
func (c *Closure) ChoseOn(to Subject, day Date) bool {
	return slices.ContainsFunc(c.order.entries, func(e Entry) bool {
		if DateOf(e.At) != day {
			return false
		}
		switch ev := e.Event.(type) {
		case SectionInCopy:
			return ev.To == to
		case CopyForm:
			return ev.To == to
		case PassageWithheld:
			return ev.To == to
		case PassageShown:
			return slices.ContainsFunc(c.copies.marks, func(m *WithheldPassage) bool { return m.Entry == ev.Mark && m.To == to })
		}
		return false
	})
}
