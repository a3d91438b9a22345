package model

import (
	"errors"
	"strings"

	"handover/model/guide"
)

// AgainOn is the day on which a service is to be tried again: that of its newest attempt, unless they were
// spoken with since; no date for none.
func (c *Closure) AgainOn(service Subject) Date {
	tries := c.TriesOf(service)
	if len(tries) == 0 {
		return ""
	}
	newest := tries[len(tries)-1]
	f := Field{Item: ItemSpoken, Subject: service}
	if s := last(c.answers[f]); s != nil && s.index > newest.index && s.Answer.Status == Answered && s.Answer.Value.Has("yes") {
		return ""
	}
	return newest.Again
}

// nextTry is the earliest day on which somebody is to be tried again, of the services that still are to be
// spoken with.
func nextTry(c *Closure, g *guide.Guide, today Date) (Coming, bool) {
	var next Coming
	it := g.Item(ItemSpoken)
	if it == nil {
		return next, false
	}
	for _, s := range Subjects(c, it) {
		on := c.AgainOn(s)
		if on != "" && (next.Due == "" || on < next.Due) && Applies(c, g, it, s, today) {
			next = Coming{Field{Item: it.ID, Subject: s}, on}
		}
	}
	return next, next.Due != ""
}

// ParseAhead reads a day to come as it is typed with the telephone at one's ear: "tomorrow", "+3" for three days from
// today, a day of the week for the next one, or a date. Nothing typed is no date.
func ParseAhead(typed string, today Date) (Date, error) {
	s := strings.ToLower(strings.TrimSpace(typed))
	if s == "" {
		return "", nil
	}
	if n, ok := strings.CutPrefix(s, "+"); ok {
		days, known := number(strings.TrimSpace(n))
		if !known || days < 0 || days > 366 {
			return "", errors.New("type how many days from today, such as +3")
		}
		return today.Add(days), nil
	}
	for d := 1; d <= 7 && len(s) >= 3; d++ {
		if day := today.Add(d); strings.HasPrefix(strings.ToLower(day.Time().Weekday().String()), s) {
			return day, nil
		}
	}
	d, err := ParseDate(typed, today)
	if errors.Is(err, ErrDate) {
		err = errors.New("not a date that exists: type tomorrow, +3, friday, or a date such as 3 Nov 2026")
	}
	return d, err
}
