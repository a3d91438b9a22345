package model

import (
	"fmt"

	"handover/model/guide"
)

// knownHolidays is the last year for which the bank holidays of England and Wales have been announced.
const knownHolidays = 2028

// A Deadline is a limit of the guide that runs in a closure.
type Deadline struct {
	Limit  *guide.Limit
	From   Date // the day that it runs from; none where that is not recorded yet
	Due    Date // none without From
	Done   bool // what was due is done
	Unsure bool // it counts working days of a year whose bank holidays may yet change
}

// Deadlines lists the limits that run from one answer to another, in the guide's order. One whose first
// day is not recorded is there too, without a date.
func Deadlines(c *Closure, g *guide.Guide, today Date) []Deadline {
	var out []Deadline
	for i := range g.Limits {
		l := &g.Limits[i]
		if l.Item == "" || !Applies(c, g, g.Item(l.Until), TheClosure, today) {
			continue
		}
		d := Deadline{Limit: l, From: c.dateOf(g.Item(l.Item))}
		d.Done = c.About(l.Until).Status == Answered && !(l.Until == ItemDecision && c.waits())
		if d.From != "" {
			d.Due = DueBy(l, d.From)
			d.Unsure = l.Working && d.Due.Time().Year() > knownHolidays
		}
		out = append(out, d)
	}
	return out
}

// DueBy is the last day within a limit that runs from a day.
func DueBy(l *guide.Limit, from Date) Date {
	if l.Working {
		return AddWorkingDays(from, l.Days)
	}
	return from.Add(l.Days)
}

// DaysWords says how long a limit is: "15 working days".
func DaysWords(l *guide.Limit) string {
	unit := "day"
	if l.Working {
		unit = "working day"
	}
	if l.Days != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", l.Days, unit)
}

// dateOf is the date that the answer to a question about the closure gives.
func (c *Closure) dateOf(it *guide.Item) Date {
	a := c.About(it.ID)
	switch {
	case a.Status != Answered:
		return ""
	case it.Type == guide.DateType:
		return Date(a.Value.First())
	}
	return a.On
}

// tooOld says that the date beside an answer lies further back than its limit: from the day on which the
// record went to the manager, and until then from today.
func tooOld(c *Closure, g *guide.Guide, a Ask, today Date) shortfall {
	l, on := g.Limit(a.Item.Limit), c.Answer(a.Field()).On
	if sent := c.About(ItemSent); sent.Status == Answered && sent.Value.Has("yes") && sent.On != "" {
		today = sent.On
	}
	if l == nil || on == "" || today <= DueBy(l, on) {
		return shortfall{}
	}
	return shortfall{
		fmt.Sprintf("%s is more than %s ago, the limit set here (%s).", on, DaysWords(l), l.Source),
		"Once it has been done again, give the new date.",
	}
}
