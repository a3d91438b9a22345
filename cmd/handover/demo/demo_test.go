package demo

import (
	"bytes"
	"regexp"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/store"
)

func TestEveryFictionalClosureIsImportedWhateverTheDay(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, now := range []time.Time{
		time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), time.Date(2028, 2, 29, 23, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
	} {
		closures, err := Closures(now)
		if err != nil || len(closures) == 0 {
			t.Fatalf("%d closures: %v", len(closures), err)
		}
		for _, b := range closures {
			f, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, Now: now, NewID: store.NewID})
			if err != nil {
				t.Errorf("on %s: %v", now.Format(time.DateOnly), err)
				continue
			}
			for _, e := range f.Entries {
				if e.At.After(now.Add(24 * time.Hour)) {
					t.Errorf("%s: an entry of %s is still to come on %s", f.Reference, e.At, now)
				}
			}
			if left := regexp.MustCompile(`@[+-]\d`).Find(b); left != nil {
				t.Errorf("%s: %s is left as it was written", f.Reference, left)
			}
		}
	}
}

func TestDatesAreCountedFromToday(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	got := string(dated([]byte(`["@-1", "@+2", "@0T14:30", "seen {@-1} and {@0}", "a@b"]`), now))
	want := `["2026-02-28", "2026-03-03", "2026-03-01T14:30:00Z", "seen 28 February 2026 and 1 March 2026", "a@b"]`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
