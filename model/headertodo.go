package model

import (
	"slices"
	"strings"
)

// Days are days in order, as one text, so that what holds them can be compared.
type Days string

// All lists the days.
func (d Days) All() []Date {
	var out []Date
	for _, on := range strings.Fields(string(d)) {
		out = append(out, Date(on))
	}
	return out
}

// ToDo counts what was set to be done in supervision and is not done: all of it, what is late, and what is due on the
// day itself. A header keeps the days and no count, because a count of what is late is true on one day alone.
func (d Days) ToDo(today Date) (open, late, due int) {
	for _, by := range d.All() {
		open++
		switch {
		case by < today:
			late++
		case by == today:
			due++
		}
	}
	return open, late, due
}

// Words says in a few words what of it is late or due today; "" where nothing is.
func (d Days) Words(today Date) string {
	var out []string
	_, late, due := d.ToDo(today)
	if late > 0 {
		out = append(out, Many(late, "late", "late"))
	}
	if due > 0 {
		out = append(out, Many(due, "today", "today"))
	}
	if len(out) == 0 {
		return ""
	}
	return "to do: " + strings.Join(out, ", ")
}

// ToDo are the days by which what was set in supervision is to be done, and is not done.
func (c *Closure) ToDo() Days {
	var out []string
	for _, a := range c.Actions() {
		if a.Done == nil {
			out = append(out, string(a.TopicEnded.By))
		}
	}
	slices.Sort(out)
	return Days(strings.Join(out, " "))
}

// PointsLeft counts the points with which the record came back that the manager has not accepted.
func (c *Closure) PointsLeft() int {
	n := 0
	for _, p := range c.OpenPoints() {
		if !p.Accepted {
			n++
		}
	}
	return n
}
