package model

import "testing"

func TestWorkingDaysPassOverWeekendsAndBankHolidays(t *testing.T) {
	for _, c := range []struct {
		name     string
		from     Date
		n        int
		want     Date
		backward bool // counting back from want leads to from
	}{
		{"no days at all", "2026-11-22", 0, "2026-11-22", true},
		{"a day in the week", "2026-11-24", 1, "2026-11-25", true},
		{"over a weekend", "2026-11-20", 1, "2026-11-23", true},
		{"from a Saturday", "2026-11-21", 1, "2026-11-23", false},
		{"two weeks", "2026-11-02", 10, "2026-11-16", true},
		{"over Easter 2026", "2026-04-02", 1, "2026-04-07", true},
		{"over Easter 2027", "2027-03-25", 2, "2027-03-31", true},
		{"over the early May holiday", "2026-05-01", 1, "2026-05-05", true},
		{"over the spring holiday", "2026-05-22", 1, "2026-05-26", true},
		{"over the summer holiday", "2026-08-28", 1, "2026-09-01", true},
		{"Boxing Day on a Saturday", "2026-12-24", 1, "2026-12-29", true},
		{"Christmas on a Saturday", "2027-12-24", 1, "2027-12-29", true},
		{"Christmas on a Sunday", "2022-12-23", 1, "2022-12-28", true},
		{"New Year on a Saturday", "2027-12-31", 1, "2028-01-04", true},
		{"over the end of a year", "2026-12-30", 3, "2027-01-05", true},
		{"a second of January, which is a holiday in Scotland alone", "2028-12-29", 2, "2029-01-03", true},
		{"no date", "", 5, "", true},
	} {
		if got := AddWorkingDays(c.from, c.n); got != c.want {
			t.Errorf("%s: %d after %s is %s, not %s", c.name, c.n, c.from, got, c.want)
		}
		if got := AddWorkingDays(c.want, -c.n); c.backward && got != c.from {
			t.Errorf("%s: %d before %s is %s, not %s", c.name, c.n, c.want, got, c.from)
		}
	}
}
