package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Keep is a policy: how long the local copy stays after its transfer to the council's record.
type Keep struct {
	Days    int
	Working bool // working days of England and Wales; otherwise days of the calendar
}

// maxKeep is the longest that a copy may stay, in days: about ten years.
const maxKeep = 3650

// DefaultKeep is how long the local copy stays where nobody set anything else.
func DefaultKeep() Keep { return Keep{Days: 30} }

// ErrKeep says how a policy may be written.
var ErrKeep = errors.New("write how many days, such as “30 days” or “10 working days”")

// ParseKeep reads a policy: "30 days", "1 working day", "0 days". The error says how to write it.
func ParseKeep(s string) (Keep, error) {
	words := strings.Fields(strings.ToLower(s))
	var k Keep
	if len(words) == 3 && words[1] == "working" {
		k.Working = true
		words = append(words[:1], words[2])
	}
	if len(words) != 2 || words[1] != "day" && words[1] != "days" || strings.Trim(words[0], "0123456789") != "" {
		return Keep{}, fmt.Errorf("%q: %w", s, ErrKeep)
	}
	n, err := strconv.Atoi(words[0])
	if err != nil || n > maxKeep { // all figures: what does not fit an int is too long as well
		return Keep{}, fmt.Errorf("%q is too long: a copy may stay for %d days at most", s, maxKeep)
	}
	k.Days = n
	return k, nil
}

// String writes the policy as ParseKeep reads it.
func (k Keep) String() string {
	days := "days"
	if k.Days == 1 {
		days = "day"
	}
	if k.Working {
		days = "working " + days
	}
	return strconv.Itoa(k.Days) + " " + days
}

// Until returns the day on which what was transferred on a date goes; no date for no date.
func (k Keep) Until(from Date) Date {
	if k.Working {
		return AddWorkingDays(from, k.Days)
	}
	return from.Add(k.Days)
}

// Goes says on which day a closure's local copy is to go: none while it is not transferred, or is
// on hold. The day purges nothing by itself; a worker does, once MayPurge lists nothing.
func Goes(h Header, k Keep) (on Date, ok bool) {
	if h.Transferred == "" || h.Held {
		return "", false
	}
	return k.Until(h.Transferred), true
}

// GoesWords says for the caseload when a closure's local copy goes; "" while it is not transferred.
func GoesWords(h Header, k Keep, today Date) string {
	if h.Transferred == "" {
		return ""
	}
	on, ok := Goes(h, k)
	if !ok {
		return "on hold"
	}
	form := "2 January"
	if on.Time().Year() != today.Time().Year() {
		form = "2 January 2006"
	}
	switch {
	case on == today:
		return "local copy goes today"
	case on < today:
		return "local copy was due to go on " + on.in(form)
	}
	return "local copy goes on " + on.in(form)
}
