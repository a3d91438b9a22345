package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// A ServiceDue is what comes next for one service.
type ServiceDue struct {
	Service Subject
	Due     Date   // when; no date where nothing is dated
	Next    string // what, in a few words
	Done    bool   // nothing is waiting
}

// ServicesDue lists the services in the order in which they are to be seen to: what is late first, then
// what has a date, then what is open without one, then what is done.
func ServicesDue(c *Closure, g *guide.Guide, today Date) []ServiceDue {
	var out []ServiceDue
	for _, s := range c.Of(KindService) {
		out = append(out, serviceDue(c, g, s.Subject, today))
	}
	rank := func(d ServiceDue) int {
		switch {
		case d.Done:
			return 2
		case d.Due == "":
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b ServiceDue) int {
		if n := rank(a) - rank(b); n != 0 {
			return n
		}
		return strings.Compare(string(a.Due), string(b.Due))
	})
	return out
}

// DueOf is what comes next for one service.
func DueOf(c *Closure, g *guide.Guide, service Subject, today Date) ServiceDue {
	return serviceDue(c, g, service, today)
}

// serviceDue finds the earliest of what is dated, or else the first mark that is open, or the referral.
func serviceDue(c *Closure, g *guide.Guide, s Subject, today Date) ServiceDue {
	next := ServiceDue{Service: s}
	dated := func(on Date, words string) {
		if on != "" && (next.Due == "" || on < next.Due) {
			next.Due, next.Next = on, words
		}
	}
	if call := c.CallWith(s); call.Open() {
		dated(DateOf(call.Last()), "say how the call ended")
	}
	if it := g.Item(ItemSpoken); it != nil && Applies(c, g, it, s, today) {
		dated(c.AgainOn(s), "try again")
	}
	for _, it := range g.Items {
		if !slices.Contains(it.Each, guide.EachService) || it.Form != guide.Question || !Applies(c, g, it, s, today) {
			continue
		}
		if a := c.Answer(Field{Item: it.ID, Subject: s}); a.Status == NotYet {
			dated(a.On, lower(it.Title))
		}
	}
	first, check, step := c.awaited(g, s, today)
	dated(first, "the first appointment")
	dated(check, "check that they have begun")
	dated(step, "look for their first step")
	if next.Due != "" {
		return next
	}
	if next.Next = openMark(c, g, s, today); next.Next == "" {
		next.Next, next.Done = "nothing is waiting", true
	}
	return next
}

// awaited gives the days that something was promised for and of which nobody has said that it came about:
// the first appointment, the day to check that they have begun, their first step.
func (c *Closure) awaited(g *guide.Guide, s Subject, today Date) (first, check, step Date) {
	day := func(item string) Date {
		it := g.Item(item)
		if it == nil || !Applies(c, g, it, s, today) {
			return ""
		}
		a := c.Answer(Field{Item: item, Subject: s})
		if a.Status != Answered {
			return ""
		}
		return Date(a.Value.First())
	}
	stands := c.Answer(Field{Item: ItemReferral, Subject: s}).Value.First()
	if slices.Contains(took, stands) {
		return "", "", ""
	}
	if slices.Contains(accepted, stands) || stands == "" {
		first = day(ItemFirst)
	}
	check, step = day(ItemCheckBack), day(ItemFirstStepBy)
	for _, t := range c.TriesOf(s) { // whoever rang on the day or after it has looked
		if t.On >= step && t.Outcome == "spoke" {
			step = ""
		}
		if t.On >= check && t.Outcome == "spoke" {
			check = ""
		}
	}
	return first, check, step
}

// openMark names what of a handover is open and has no date: the first of the eight marks, or the referral.
func openMark(c *Closure, g *guide.Guide, s Subject, today Date) string {
	for _, m := range guide.Marks {
		for _, it := range g.Items {
			if it.Mark == m.ID && Applies(c, g, it, s, today) && Open(c, g, it, s, today) {
				return m.Words
			}
		}
	}
	if it := g.Item(ItemReferral); it != nil && Open(c, g, it, s, today) {
		if v := c.Answer(Field{Item: it.ID, Subject: s}).Value; len(v) > 0 {
			return "the referral: " + lower(ValueWords(c, it, v))
		}
		return "how the referral stands"
	}
	return ""
}
