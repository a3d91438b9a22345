package model

import (
	"slices"
	"time"

	"handover/model/guide"
)

// InForce reports whether a record that was sent is the one that holds: it was authorised, nothing was sent since,
// and it reads as it did. One that was edited and sent again is not in force while the manager reads the newer one.
func InForce(c *Closure, g *guide.Guide, s *Submission, today Date) bool {
	newest := c.Sent()
	return s != nil && newest != nil && s.Entry == newest.Entry && !s.Apart &&
		s.Decision != nil && s.Decision.Decision == DecisionAuthorised && len(Edited(c, g, s, today)) == 0
}

// AsOf is the closure as it stood when a day ended here: what was recorded by then, with all that it follows, whatever a
// clock said of that.
func (c *Closure) AsOf(day Date, here *time.Location) *Closure {
	o := c.order
	known := make([]bool, len(o.entries))
	index := make(map[EntryID]int, len(o.entries))
	for i, e := range o.entries {
		index[e.ID], known[i] = i, dayHere(e.At, here) <= day
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

// ChoseOn reports whether what somebody's copy holds, or leaves out, was chosen otherwise in the course of a day here:
// then the day alone does not tell what a copy that was given on it left out.
func (c *Closure) ChoseOn(to Subject, day Date, here *time.Location) bool {
	return slices.ContainsFunc(c.order.entries, func(e Entry) bool {
		if dayHere(e.At, here) != day {
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

// dayHere is the day on which a time falls where somebody is. Times are kept in UTC, which in summer is still in the
// day before during the first hour of ours. Without a place it is the day as the time is kept.
func dayHere(at time.Time, here *time.Location) Date {
	if here != nil {
		at = at.In(here)
	}
	return DateOf(at)
}
