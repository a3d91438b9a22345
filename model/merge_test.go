package model

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestWhoeverMergesTwoJournalsAndHoweverOftenReadsTheSameClosure(t *testing.T) {
	for seed := range int64(150) {
		r := rand.New(rand.NewSource(seed))
		books := laptops(r, 3, 40)
		a, b, c := books[0], books[1], books[2]
		want := Fold(Merge(Merge(a, b), c))
		for name, journal := range map[string][]Entry{
			"the other way round":     Merge(Merge(b, a), c),
			"the third first":         Merge(c, Merge(a, b)),
			"again and again":         Merge(Merge(Merge(Merge(a, b), c), a), Merge(b, b)),
			"with nothing":            Merge(nil, Merge(Merge(a, b), Merge(c, nil))),
			"shuffled":                shuffled(r, slices.Concat(a, b, c)),
			"shuffled, several times": shuffled(r, slices.Concat(a, c, b, a, c)),
		} {
			if got := Fold(journal); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: merged %s the closure is another:\n%+v\n%+v", seed, name, got, want)
			}
		}
	}
}

func TestSpoiltJournalsAreReadAlikeInEveryOrder(t *testing.T) {
	for seed := range int64(300) {
		r := rand.New(rand.NewSource(seed))
		journal := jumbled(r)
		want := Fold(journal)
		for range 4 {
			if got := Fold(shuffled(r, journal)); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: another closure:\n%+v\n%+v", seed, got, want)
			}
		}
		half := r.Intn(len(journal))
		if got := Fold(Merge(journal[half:], journal[:half])); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: another closure after a merge:\n%+v\n%+v", seed, got, want)
		}
		if m := Merge(journal, nil); !reflect.DeepEqual(m, Merge(shuffled(r, m), journal)) {
			t.Fatalf("seed %d: another journal after a second merge", seed)
		}
	}
}

func TestCausesComeBeforeEffectsThoughClocksAreWrongByYears(t *testing.T) {
	for seed := range int64(150) {
		r := rand.New(rand.NewSource(seed))
		books := laptops(r, 4, 40)
		all := Merge(Merge(books[0], books[1]), Merge(books[2], books[3]))
		at := map[EntryID]int{}
		for i, e := range all {
			at[e.ID] = i
			for _, cause := range e.After {
				if j, here := at[cause]; !here || j >= i {
					t.Fatalf("seed %d: %s stands before its cause %s", seed, e.ID, cause)
				}
			}
		}
		o := order(all)
		reach := map[EntryID]map[EntryID]bool{}
		for i, e := range o.entries { // what each follows, near and far, found the slow way
			reach[e.ID] = map[EntryID]bool{e.ID: true}
			for _, cause := range e.After {
				for far := range reach[cause] {
					reach[e.ID][far] = true
				}
			}
			for j := range i + 1 {
				if o.before(j, i) != reach[e.ID][o.entries[j].ID] {
					t.Fatalf("seed %d: whether %s follows %s is wrong", seed, e.ID, o.entries[j].ID)
				}
			}
		}
	}
}

func TestAJournalReadBackFromPaperGivesTheSameClosure(t *testing.T) {
	for seed := range int64(60) {
		journal := jumbled(rand.New(rand.NewSource(seed)))
		b, err := json.Marshal(journal)
		if err != nil {
			t.Fatal(err)
		}
		var back []Entry
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(Fold(back), Fold(journal)) {
			t.Fatalf("seed %d: stored and read again the closure is another", seed)
		}
	}
}

func TestAnEntryStraightFromTheClockIsReadAsOneThatWasStored(t *testing.T) {
	now := time.Now() // with the reading of a second, hidden clock in it
	journal := []Entry{{ID: id(1), At: now, By: "sam", Event: Opened{"CP-1", "AB"}}}
	b, _ := json.Marshal(journal)
	var back []Entry
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(Fold(journal), Fold(back)) {
		t.Error("stored and read again the closure is another")
	}
}

func TestEventsOfALaterVersionSurviveMergingAndStoring(t *testing.T) {
	n := opened()
	fields := `{"version":7,"note":"<b> & é","nested":{"z":1.50,"a":[null]}}`
	e := n.write(Unknown{Kind: "sealed", Fields: json.RawMessage(fields)})
	other := n.copy("kim", 100, morning)
	other.say("risk.safe", "yes")
	for _, journal := range [][]Entry{Merge(n.entries, other.entries), Merge(other.entries, n.entries)} {
		b, err := json.Marshal(journal)
		if err != nil {
			t.Fatal(err)
		}
		var back []Entry
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(back, func(x Entry) bool { return x.ID == e.ID })
		if i < 0 {
			t.Fatal("the entry is gone")
		}
		got, ok := back[i].Event.(Unknown)
		if !ok || got.Kind != "sealed" || string(got.Fields) != fields {
			t.Errorf("it came back as %#v", back[i].Event)
		}
		c := Fold(back)
		if len(c.Odd) != 1 || c.Odd[0].Entry.ID != e.ID || c.Odd[0].Why != oddKind || c.Odd[0].Followed {
			t.Errorf("it is not marked: %+v", c.Odd)
		}
	}
}

func TestMergingDropsNothing(t *testing.T) {
	for seed := range int64(100) {
		r := rand.New(rand.NewSource(seed))
		journal := jumbled(r)
		var kept []string
		for _, e := range Merge(journal, nil) {
			b, _ := e.MarshalJSON()
			kept = append(kept, string(b))
		}
		for _, e := range journal {
			e.At = e.At.UTC().Round(0)
			if b, _ := e.MarshalJSON(); !slices.Contains(kept, string(b)) {
				t.Fatalf("seed %d: %s is gone", seed, b)
			}
		}
	}
}
