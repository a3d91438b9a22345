package model

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestAPolicyIsReadAsItIsWritten(t *testing.T) {
	for typed, want := range map[string]Keep{
		"30 days": {Days: 30}, "1 day": {Days: 1}, "0 days": {}, "3650 days": {Days: 3650},
		"1 working day": {1, true}, "10 working days": {10, true}, "0 working days": {0, true},
	} {
		k, err := ParseKeep(typed)
		if err != nil || k != want || k.String() != typed {
			t.Errorf("%q is read as %+v and written %q (%v)", typed, k, k, err)
		}
	}
	for typed, want := range map[string]string{" 5  Days ": "5 days", "1 days": "1 day", "2 Working Day": "2 working days", "007 days": "7 days"} {
		if k, err := ParseKeep(typed); err != nil || k.String() != want {
			t.Errorf("%q is read as %q (%v)", typed, k, err)
		}
	}
	if got := DefaultKeep().String(); got != "30 days" {
		t.Errorf("where nobody set anything a copy stays for %s", got)
	}
}

func TestWhatIsNoPolicyIsRefusedWithAWayToWriteIt(t *testing.T) {
	for _, typed := range []string{"", "30", "days", "-1 days", "+1 days", "1.5 days", "a month", "10 banking days", "working days", "10 working", "10 working days more", "٣ days"} {
		if _, err := ParseKeep(typed); !errors.Is(err, ErrKeep) || !strings.Contains(err.Error(), "10 working days") {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"3651 days", "4000 working days", "99999999999999999999 days"} {
		if _, err := ParseKeep(typed); err == nil || !strings.Contains(err.Error(), "3650 days at most") {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestTheLocalCopyGoesWhenThePolicySaysSo(t *testing.T) {
	for _, c := range []struct {
		keep        string
		transferred Date
		held        bool
		want        Date
	}{
		{"30 days", "2026-11-22", false, "2026-12-22"},
		{"0 days", "2026-11-22", false, "2026-11-22"},
		{"0 working days", "2026-11-22", false, "2026-11-22"},
		{"1 working day", "2026-12-24", false, "2026-12-29"},
		{"10 working days", "2026-12-18", false, "2027-01-06"},
		{"30 days", "", false, ""},
		{"30 days", "2026-11-22", true, ""},
	} {
		k, err := ParseKeep(c.keep)
		if err != nil {
			t.Fatal(err)
		}
		on, ok := Goes(Header{Transferred: c.transferred, Held: c.held}, k)
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
