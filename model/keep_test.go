package model

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAPolicyIsWrittenInWords(t *testing.T) {
	for want, k := range map[string]Keep{
		"30 days": DefaultKeep(), "1 day": {Days: 1}, "0 days": {}, "1 working day": {1, true}, "10 working days": {10, true},
	} {
		if k.String() != want {
			t.Errorf("%+v is written %q, not %q", k, k, want)
		}
	}
}

func TestTheLocalCopyGoesWhenThePolicySaysSo(t *testing.T) {
	for _, c := range []struct {
		keep        Keep
		transferred Date
		held        bool
		want        Date
	}{
		{Keep{Days: 30}, "2026-11-22", false, "2026-12-22"},
		{Keep{}, "2026-11-22", false, "2026-11-22"},
		{Keep{Working: true}, "2026-11-22", false, "2026-11-22"},
		{Keep{1, true}, "2026-12-24", false, "2026-12-29"},
		{Keep{10, true}, "2026-12-18", false, "2027-01-06"},
		{Keep{Days: 30}, "", false, ""},
		{Keep{Days: 30}, "2026-11-22", true, ""},
	} {
		on, ok := Goes(Header{Transferred: c.transferred, Held: c.held}, c.keep)
		if on != c.want || ok != (c.want != "") {
			t.Errorf("%s after %s (held %v): it goes on %q, %v", c.keep, c.transferred, c.held, on, ok)
		}
	}
}

func TestTheCaseloadSaysPlainlyWhenACopyGoes(t *testing.T) {
	for _, c := range []struct {
		transferred Date
		held        bool
		want        string
	}{
		{"", false, ""},
		{"", true, ""},
		{"2026-11-22", false, "local copy goes on 22 December"},
		{"2026-10-23", false, "local copy goes today"},
		{"2026-10-04", false, "local copy was due to go on 3 November"},
		{"2026-12-10", false, "local copy goes on 9 January 2027"},
		{"2025-10-04", false, "local copy was due to go on 3 November 2025"},
		{"2026-10-04", true, "on hold"},
	} {
		if got := GoesWords(Header{Transferred: c.transferred, Held: c.held}, DefaultKeep(), today); got != c.want {
			t.Errorf("transferred %q, held %v: %q, not %q", c.transferred, c.held, got, c.want)
		}
	}
}

func TestARowThatIsNeitherTransferredNorHeldIsStoredAsBefore(t *testing.T) {
	b, err := json.Marshal(Header{})
	if err != nil {
		t.Fatal(err)
	}
	if s := string(b); strings.Contains(s, "transferred") || strings.Contains(s, "held") {
		t.Errorf("stored is %s", s)
	}
}
