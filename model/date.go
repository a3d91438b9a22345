package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a day without a time, as "2026-11-22". The zero Date is no date at all.
// Dates compare as strings do: an earlier day is less.
type Date string

const dateForm = "2006-01-02"

// The years that a date may lie in. A child's grandparent may have been born in the first; nothing
// that a closure plans lies beyond the last.
const (
	firstYear = 1900
	lastYear  = 2100
)

// DateOf returns the day on which t falls, where t is.
func DateOf(t time.Time) Date { return Date(t.Format(dateForm)) }

// Valid reports whether d is a day that exists, within the years that a closure can speak of.
// The zero Date is not.
func (d Date) Valid() bool {
	t, err := time.Parse(dateForm, string(d))
	return err == nil && t.Year() >= firstYear && t.Year() <= lastYear
}

// Time returns midnight of the day in UTC; the zero time for no date.
func (d Date) Time() time.Time {
	t, err := time.Parse(dateForm, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Days returns how many days lie from d to e: negative when e is the earlier.
func (d Date) Days(e Date) int {
	return int(e.Time().Sub(d.Time()).Hours() / 24)
}

// Add returns the day n days after d; no date for no date.
func (d Date) Add(n int) Date {
	if d == "" {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// String returns the day as people write it, "3 November 2026"; empty for no date.
func (d Date) String() string { return d.in("2 January 2006") }

// Short returns the day in few letters, "3 Nov 2026"; empty for no date.
func (d Date) Short() string { return d.in("2 Jan 2006") }

// in gives the day in a form of package time; what is no day at all as it stands.
func (d Date) in(form string) string {
	t, err := time.Parse(dateForm, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format(form)
}

// AgeOn returns the age in whole years, on the given day, of somebody born on d.
func (d Date) AgeOn(day Date) int {
	b, t := d.Time(), day.Time()
	age := t.Year() - b.Year()
	if t.Month() < b.Month() || t.Month() == b.Month() && t.Day() < b.Day() {
		age--
	}
	return age
}

// ErrDate says how a date may be typed.
var ErrDate = errors.New("not a date that exists: type day, month and year, such as 3 11 2026 or 3 Nov 2026")

// ParseDate reads a date as people type it: day, month and year, with the month as a number or a
// word, and anything but letters and digits between ("3 11 2026", "03/11/2026", "3 Nov 2026"),
// or year first ("2026-11-03"). "today", "yesterday" and "tomorrow" count from today. Two figures
// of a year mean this century. The error says how to type it.
func ParseDate(typed string, today Date) (Date, error) {
	s := strings.ToLower(strings.TrimSpace(typed))
	switch s {
	case "":
		return "", ErrDate
	case "today", "t":
		return today, nil
	case "yesterday":
		return today.Add(-1), nil
	case "tomorrow":
		return today.Add(1), nil
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z')
	})
	if len(parts) != 3 {
		return "", ErrDate
	}
	if _, err := strconv.Atoi(parts[0]); err == nil && len(parts[0]) == 4 { // year first
		parts[0], parts[2] = parts[2], parts[0]
	}
	day, err := strconv.Atoi(strings.TrimRight(parts[0], "stndrh"))
	if err != nil {
		return "", ErrDate
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil {
		month = monthNamed(parts[1])
	}
	year, err := strconv.Atoi(parts[2])
	if err != nil || len(parts[2]) != 4 && len(parts[2]) != 2 {
		return "", ErrDate
	}
	if len(parts[2]) == 2 {
		year += 2000
	}
	if year < firstYear || year > lastYear {
		return "", fmt.Errorf("the year %d cannot be right here: it must lie between %d and %d", year, firstYear, lastYear)
	}
	d := Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if !d.Valid() {
		return "", ErrDate
	}
	return d, nil
}

func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if len(s) >= 3 && strings.HasPrefix(name, s) {
			return int(m)
		}
	}
	return 0
}
