package model

import (
	"fmt"
	"slices"
	"strings"

	"handover/model/guide"
)

// A Line is a closure laid out by its days: what was, what is to come, what has no day yet, and where
// nobody holds a need once we have gone.
type Line struct {
	Today    Date
	From, To Date // the first and the last day that it speaks of

	// Gaps are counted from Ending: the day on which involvement ended, or is planned to, or the day by
	// which the record is due, or today. Counted says which. There is none where the manager decided not
	// to end it.
	Ending  Date
	Counted string

	Gaps     []Gap // nobody holds a need; what a manager accepts is there too, marked so
	Held     []Gap // somebody looks out for the child until the one who helps begins
	Unlooked int   // how many needs nobody has looked at: whether anybody holds those is not known
	Services []Thing
	Marks    []Mark // what has a day, in order
	Undated  []Mark // what should have one and has none
	Unsure   bool   // a day counts working days of a year whose bank holidays may yet change
}

// A MarkKind says whose lane of the timeline a mark stands on.
type MarkKind string

// The kinds of mark.
const (
	OurMark     MarkKind = "ours"    // about the child, the family and our own work
	ServiceMark MarkKind = "service" // about one service
)

// A Mark is something that has, or should have, a day.
type Mark struct {
	On      Date // none among what has no day yet
	What    string
	Kind    MarkKind
	Subject Subject
	Field   Field // the question that gives the day; the zero Field where none does, as with an attempt
	Done    bool  // it has been; what has not, and whose day is past, is late
	Unsure  bool  // the bank holidays of its year may yet change it
}

// Late reports whether the day of a mark has passed, and nobody has said that it came about.
func (m Mark) Late(today Date) bool { return !m.Done && m.On != "" && m.On < today }

// Timeline lays a closure out by its days.
func Timeline(c *Closure, g *guide.Guide, today Date) Line {
	l := Line{Today: today, Services: c.Of(KindService)}
	m := marking{c: c, g: g, today: today}
	m.questions()
	for _, s := range l.Services {
		m.service(s.Subject)
	}
	m.limits()
	l.Marks, l.Undated = m.dated, m.undated
	slices.SortStableFunc(l.Marks, func(a, b Mark) int { return strings.Compare(string(a.On), string(b.On)) })
	l.ending(c, g)
	l.cover(c, g)
	slices.SortStableFunc(l.Gaps, func(a, b Gap) int { // what nobody accepted comes first
		switch {
		case a.Accepted == b.Accepted:
			return 0
		case b.Accepted:
			return -1
		}
		return 1
	})
	l.From, l.To = today, today
	reach := func(d Date) {
		if d != "" {
			l.From, l.To = min(l.From, d), max(l.To, d)
		}
	}
	for _, m := range l.Marks {
		reach(m.On)
		l.Unsure = l.Unsure || m.Unsure
	}
	for _, gap := range slices.Concat(l.Gaps, l.Held) {
		reach(gap.From)
		reach(gap.To)
	}
	return l
}

// ending finds the day from which gaps are counted.
func (l *Line) ending(c *Closure, g *guide.Guide) {
	it := g.Item(ItemClosed)
	if it == nil || State(c, g, l.Today) == Withdrawn {
		l.Counted = "The manager decided not to end it, so there are no gaps to count."
		return
	}
	closed := c.About(ItemClosed)
	if day := c.dateOf(it); day != "" {
		l.Ending, l.Counted = day, "Involvement ended on "+day.String()+"."
		return
	}
	if closed.Status == NotYet && closed.On != "" {
		l.Ending, l.Counted = closed.On, "The end is planned for "+closed.On.String()+": gaps count from then."
		if closed.On < l.Today {
			l.Ending, l.Counted = l.Today, "The day planned for the end has passed: gaps count from today."
		}
		return
	}
	l.Ending, l.Counted = l.Today, "No end is planned yet: gaps count from today."
	for _, d := range Deadlines(c, g, l.Today) {
		if d.Done || d.Due <= l.Today {
			continue
		}
		switch d.Limit.Until {
		case ItemSent:
			l.Ending = d.Due
			l.Counted = "No end is planned yet: gaps count from " + d.Due.Short() + ", when the record is due."
		case ItemDecision: // nothing ends before the manager has read it
			l.Ending = d.Due
			l.Counted = "No end is planned yet: gaps count from " + d.Due.Short() + ", when the manager is to have read the record."
		}
	}
}

// NeedTitle names a need, and whose it is where it is not the child's.
func NeedTitle(c *Closure, n Need) string {
	switch n.Subject.Kind {
	case KindAdult:
		return c.Name(n.Subject) + ": own support"
	case KindOtherChild:
		return c.Name(n.Subject) + ": own needs"
	}
	return n.Item.Title
}

// near is how close to today a day is named without its year.
const near = 270

// dayNear names a day in few letters, with its year where that might be mistaken.
func dayNear(d, today Date) string {
	if n := today.Days(d); n > near || n < -near {
		return d.Short()
	}
	return d.in("2 Jan")
}

// spanWords says how long it is from one day to another.
func spanWords(from, to Date) string {
	days := from.Days(to)
	switch {
	case days < 14:
		return Many(days, "day", "days")
	case days < 7*18:
		return Many(days/7, "week", "weeks")
	case days < 365*2:
		return fmt.Sprintf("about %d months", (days+15)/30)
	}
	return fmt.Sprintf("about %d years", (days+182)/365)
}
