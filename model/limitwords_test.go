package model

import (
	"testing"

	"handover/model/guide"
)

func TestADeadlineIsSaidInWordsAndNeverHidden(t *testing.T) {
	record := &guide.Limit{Title: "The record goes", Days: 15, Working: true, Source: "another council's; set your own"}
	review := &guide.Limit{Title: "The review", Days: 1}
	const whose = " 15 working days: another council's; set your own."
	for _, c := range []struct {
		d    Deadline
		want string
	}{
		{Deadline{Limit: record}, "The record goes: no date yet." + whose},
		{Deadline{Limit: record, From: "2026-11-22", Due: "2026-12-11"}, "The record goes: due in 15 working days, on 11 Dec 2026; day 0 was today." + whose},
		{Deadline{Limit: record, From: "2026-11-21", Due: "2026-11-23"}, "The record goes: due in 1 working day, on 23 Nov 2026; day 0 was yesterday, 21 Nov 2026." + whose},
		{Deadline{Limit: record, From: "2026-11-02", Due: "2026-11-22"}, "The record goes: due today, 22 Nov 2026; day 0 was 20 days ago, 2 Nov 2026." + whose},
		{Deadline{Limit: record, From: "2026-11-01", Due: "2026-11-21"}, "The record goes: 1 day late, due on 21 Nov 2026; day 0 was 21 days ago, 1 Nov 2026." + whose},
		{Deadline{Limit: record, From: "2026-10-26", Due: "2026-11-16"}, "The record goes: 6 days late, due on 16 Nov 2026; day 0 was 27 days ago, 26 Oct 2026." + whose},
		{Deadline{Limit: record, From: "2026-11-24", Due: "2026-12-15"}, "The record goes: due in 17 working days, on 15 Dec 2026; day 0 was 24 Nov 2026, which is still to come." + whose},
		{Deadline{Limit: review, From: "2026-11-22", Due: "2026-11-23"}, "The review: due in 1 day, on 23 Nov 2026; day 0 was today. 1 day."},
		{Deadline{Limit: review, From: "2026-11-22", Due: "2026-11-24", Unsure: true}, "The review: due in 2 days, on 24 Nov 2026; day 0 was today. 1 day. Bank holidays after 2028 may yet change that day."},
		{Deadline{Limit: record, From: "2026-11-22", Due: "2026-12-11", Done: true}, "The record goes: done."},
	} {
		if got := DeadlineWords(c.d, today); got != c.want {
			t.Errorf("%+v: %q, want %q", c.d, got, c.want)
		}
	}
}

// Christmas Day of 2026 is a Friday, so Boxing Day is kept on the Monday after.
func TestWorkingDaysAreCountedWithoutBankHolidays(t *testing.T) {
	for _, c := range []struct {
		from, to Date
		want     int
	}{
		{"2026-12-24", "2026-12-29", 1}, {"2026-12-24", "2026-12-24", 0}, {"2026-12-25", "2026-12-24", 0}, {"2026-11-20", "2026-11-23", 1}, {"2026-11-23", "2026-11-30", 5},
	} {
		if got := workingDays(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s there are %d, want %d", c.from, c.to, got, c.want)
		}
	}
}
