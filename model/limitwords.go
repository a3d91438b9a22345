package model

import (
	"fmt"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// DeadlineWords says when something is due and how long ago its time began, whose limit that is, and that
// bank holidays may yet move it. What has no date is said to have none.
func DeadlineWords(d Deadline, today Date) string {
	limit := " " + DaysWords(d.Limit)
	if d.Limit.Source != "" {
		limit += ": " + d.Limit.Source
	}
	switch {
	case d.Done:
		return d.Limit.Title + ": done."
	case d.From == "":
		return d.Limit.Title + ": no date yet." + limit + "."
	}
	words := fmt.Sprintf("%s: %s; day 0 was %s.%s.", d.Limit.Title, DueWords(d, today), agoWords(d.From, today), limit)
	if d.Unsure {
		words += fmt.Sprintf(" Bank holidays after %d may yet change that day.", knownHolidays)
	}
	return words
}

// DueWords says when a deadline with a date is due, seen from today. What is due today is not late.
func DueWords(d Deadline, today Date) string {
	days := today.Days(d.Due)
	switch {
	case days == 0:
		return "due today, " + d.Due.Short()
	case days == -1:
		return "1 day late, due on " + d.Due.Short()
	case days < 0:
		return fmt.Sprintf("%d days late, due on %s", -days, d.Due.Short())
	case !d.Limit.Working:
		return fmt.Sprintf("due in %s, on %s", Many(days, "day", "days"), d.Due.Short())
	}
	return fmt.Sprintf("due in %s, on %s", Many(workingDays(today, d.Due), "working day", "working days"), d.Due.Short())
}

// agoWords says how far back a day lies; day 0 is the day itself.
func agoWords(d, today Date) string {
	switch days := d.Days(today); {
	case days == 0:
		return "today"
	case days == 1:
		return "yesterday, " + d.Short()
	case days < 0:
		return d.Short() + ", which is still to come"
	default:
		return fmt.Sprintf("%d days ago, %s", days, d.Short())
	}
}

// Many counts things in words: “1 day”, “2 days”.
func Many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// workingDays counts the working days of England and Wales after from, up to and with to.
func workingDays(from, to Date) int {
	calendar := cal.NewBusinessCalendar()
	calendar.AddHoliday(gb.Holidays...)
	n, end := 0, to.Time()
	for day := from.Time().AddDate(0, 0, 1); !day.After(end); day = day.AddDate(0, 0, 1) {
		if calendar.IsWorkday(day) {
			n++
		}
	}
	return n
}
