package model

import (
	"errors"
	"testing"
	"time"
)

func TestADateIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]Date{
		"3 11 2026": "2026-11-03", "03/11/2026": "2026-11-03", "3.11.26": "2026-11-03", "3-11-2026": "2026-11-03",
		"3 Nov 26": "2026-11-03", "3 nov 2026": "2026-11-03", "3rd November 2026": "2026-11-03", "1st sept 2026": "2026-09-01",
		"22nd  November,  2026": "2026-11-22", "11th Mar 2026": "2026-03-11", "2026-11-03": "2026-11-03", "2026/11/3": "2026-11-03",
		"2026 Nov 3": "2026-11-03", " 3 11 2026 ": "2026-11-03", "29 2 2024": "2024-02-29", "29 2 2000": "2000-02-29",
		"31 12 2100": "2100-12-31", "1 1 1900": "1900-01-01", "5 6 08": "2008-06-05",
		"today": today, "Today": today, "t": today, "yesterday": "2026-11-21", "tomorrow": "2026-11-23",
	} {
		if got, err := ParseDate(typed, today); got != want || err != nil {
			t.Errorf("%q is read as %q, not %q (%v)", typed, got, want, err)
		}
	}
}

func TestWhatIsNoDateSaysHowToTypeOne(t *testing.T) {
	for _, typed := range []string{
		"", " ", "31 2 2026", "29 2 2026", "29 2 2100", "0 11 2026", "3 0 2026", "3 13 2026", "32 1 2026", "3 11", "3 November",
		"3 11 2026 9", "soon", "3 Ja 2026", "3 novembre 2026", "November 3 2026", "3 11 126", "3 11 20266", "th 11 2026",
		"2026 11 2026", "3/11/-2026x", "99999999999999999999 1 2026", "1 99999999999999999999 2026", "3112026", "٣ ١١ ٢٠٢٦",
	} {
		if got, err := ParseDate(typed, today); got != "" || !errors.Is(err, ErrDate) {
			t.Errorf("%q is read as %q (%v)", typed, got, err)
		}
	}
	const how = "not a date that exists: type day, month and year, such as 3 11 2026 or 3 Nov 2026"
	if ErrDate.Error() != how {
		t.Errorf("it says %q", ErrDate)
	}
}

func TestAYearInWhichNobodyHereLivedIsRefused(t *testing.T) {
	for typed, want := range map[string]string{
		"3 11 3000":  "the year 3000 cannot be right here: it must lie between 1900 and 2100",
		"3000-11-03": "the year 3000 cannot be right here: it must lie between 1900 and 2100",
		"3 11 1899":  "the year 1899 cannot be right here: it must lie between 1900 and 2100",
		"3 11 0026":  "the year 26 cannot be right here: it must lie between 1900 and 2100",
	} {
		if got, err := ParseDate(typed, today); got != "" || err == nil || err.Error() != want {
			t.Errorf("%q is read as %q (%v)", typed, got, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"3 11 2026", "3rd Nov 26", "2026-11-03", "today", "31 2 2026", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d, err := ParseDate(typed, today)
		if (err == nil) != d.Valid() {
			t.Fatalf("%q is read as %q (%v)", typed, d, err)
		}
		if err != nil {
			return
		}
		for _, again := range []string{string(d), d.String(), d.Short()} {
			if same, err := ParseDate(again, today); same != d || err != nil {
				t.Fatalf("%q, written as %q, is read as %q (%v)", typed, again, same, err)
			}
		}
	})
}

func TestAgeIsCountedInWholeYears(t *testing.T) {
	for _, c := range []struct {
		born, day Date
		age       int
	}{
		{"2012-11-22", "2026-11-22", 14},
		{"2012-11-23", "2026-11-22", 13},
		{"2012-12-01", "2026-11-22", 13},
		{"2012-02-29", "2026-02-28", 13}, // born on a leap day: a year older on the first of March
		{"2012-02-29", "2026-03-01", 14},
		{"2012-02-29", "2028-02-28", 15},
		{"2012-02-29", "2028-02-29", 16},
		{"2010-03-01", "2028-02-29", 17},
		{"2026-11-22", "2026-11-22", 0},
		{"2026-11-23", "2026-11-22", -1},
	} {
		if got := c.born.AgeOn(c.day); got != c.age {
			t.Errorf("born on %s, on %s: %d, not %d", c.born, c.day, got, c.age)
		}
	}
}

func TestDatesCountDaysAcrossMonthsAndLeapYears(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		to   Date
	}{
		{"2026-11-22", 9, "2026-12-01"}, {"2028-02-28", 1, "2028-02-29"}, {"2028-02-29", 365, "2029-02-28"},
		{"2026-03-28", 2, "2026-03-30"}, {"2026-01-01", -1, "2025-12-31"}, {"2026-01-01", 0, "2026-01-01"},
	} {
		if got := c.from.Add(c.n); got != c.to {
			t.Errorf("%s and %d days is %s, not %s", c.from, c.n, got, c.to)
		}
		if got := c.from.Days(c.to); got != c.n {
			t.Errorf("from %s to %s are %d days, not %d", c.from, c.to, got, c.n)
		}
	}
	if got := Date("").Add(3); got != "" {
		t.Errorf("no date and three days is %q", got)
	}
}

func TestDatesAreWrittenAsPeopleWriteThem(t *testing.T) {
	for d, want := range map[Date][2]string{
		"2026-11-03": {"3 November 2026", "3 Nov 2026"}, "": {"", ""}, "soon": {"soon", "soon"},
	} {
		if d.String() != want[0] || d.Short() != want[1] {
			t.Errorf("%q is written %q and %q", string(d), d.String(), d.Short())
		}
	}
	if got := DateOf(time.Date(2026, 11, 3, 23, 59, 0, 0, time.FixedZone("", 3600))); got != "2026-11-03" {
		t.Errorf("a minute to midnight, where the worker is, falls on %s", got)
	}
}

func TestOnlyDaysThatExistAreDates(t *testing.T) {
	for d, want := range map[Date]bool{
		"2026-11-22": true, "1900-01-01": true, "2100-12-31": true, "": false, "2026-02-29": false, "1899-12-31": false,
		"2101-01-01": false, "3000-01-01": false, "2026-1-1": false, "2026-11-22T00:00": false, " 2026-11-22": false,
	} {
		if d.Valid() != want {
			t.Errorf("%q: %v", string(d), d.Valid())
		}
	}
}
