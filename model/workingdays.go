package model

import (
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// AddWorkingDays returns the n-th working day after d, or before it where n is negative; d itself
// for 0, and no date for no date. Saturdays, Sundays and the bank holidays of England and Wales,
// which share theirs, are no working days. Bank holidays beyond those announced follow the rules
// in force today, and may yet change.
func AddWorkingDays(d Date, n int) Date {
	if d == "" || n == 0 {
		return d
	}
	calendar := cal.NewBusinessCalendar()
	calendar.AddHoliday(gb.Holidays...)
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	day := d.Time()
	for n > 0 {
		day = day.AddDate(0, 0, step)
		if calendar.IsWorkday(day) {
			n--
		}
	}
	return DateOf(day)
}
