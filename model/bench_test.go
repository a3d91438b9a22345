package model

import (
	"fmt"
	"io"
	"testing"
	"time"

	"handover/model/guide"
)

// bigJournal gives a journal of n entries, written on two laptops that meet now and then, about
// some forty services and people, with answers to the whole of a guide.
func bigJournal(g *guide.Guide, n int) []Entry {
	next := ids(0)
	var entries []Entry
	heads := []EntryID{}
	add := func(after []EntryID, by WorkerID, ev Event) EntryID {
		e := Entry{ID: EntryID(next()), After: after, At: morning.Add(time.Duration(len(entries)) * time.Minute), By: by, Event: ev}
		entries = append(entries, e)
		return e.ID
	}
	heads = []EntryID{add(heads, "sam", Opened{"CP-1042", "AB"})}
	var cast []Subject
	for i, kind := range []Kind{KindAdult, KindOtherChild, KindProfessional, KindService, KindAction, KindAgreement} {
		for j := range 7 {
			s := Subject{Kind: kind, ID: fmt.Sprintf("s%d-%d", i, j)}
			cast = append(cast, s)
			heads = []EntryID{add(heads, "sam", Added{s, fmt.Sprintf("Name %d %d", i, j)})}
		}
	}
	var fields []Field
	for _, it := range g.Items {
		if it.Form != guide.Question && it.Form != guide.Section || ByHand(it.ID) != "" {
			continue
		}
		for _, s := range append([]Subject{TheClosure, TheChild}, cast...) {
			if _, err := checkField(g, Field{it.ID, s}); err == nil {
				fields = append(fields, Field{it.ID, s})
			}
		}
	}
	two := [2][]EntryID{heads, heads}
	for i := 0; len(entries) < n; i++ {
		side := i / 50 % 2
		if i%500 == 0 { // they meet
			two[0] = []EntryID{two[0][0], two[1][0]}
			two[1] = two[0]
		}
		f := fields[i%len(fields)]
		var ev Event = AnswerGiven{f, Answer{Status: Answered, Value: Value{"yes"}, Evidence: "in the case record", On: today}}
		if g.Item(f.Item).Type == guide.LongText {
			ev = Written{f, "Some words of a section"}
		}
		two[side] = []EntryID{add(two[side], WorkerID([]string{"sam", "kim"}[side]), ev)}
	}
	return entries
}

func BenchmarkFold(b *testing.B) {
	g := realGuide(b)
	for _, n := range []int{2_000, 20_000} {
		journal := bigJournal(g, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(journal)
			}
		})
	}
}

func BenchmarkMergeWithItself(b *testing.B) {
	journal := bigJournal(realGuide(b), 2_000)
	for b.Loop() {
		Merge(journal, journal)
	}
}

func BenchmarkRules(b *testing.B) {
	g := realGuide(b)
	for name, n := range map[string]int{"answered": 3_000, "open": 200} {
		c := Fold(bigJournal(g, n))
		b.Run("Outstanding/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Outstanding(c, g, guide.Submit, today)
			}
		})
		b.Run("Summarise/"+name, func(b *testing.B) {
			for b.Loop() {
				Summarise("aa", c, g, today)
			}
		})
	}
}

func BenchmarkWriteFile(b *testing.B) {
	journal := bigJournal(realGuide(b), 2_000)
	for b.Loop() {
		if err := WriteFile(io.Discard, "aa", journal, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheBigJournalIsAnHonestOne(t *testing.T) {
	g := realGuide(t)
	c := Fold(bigJournal(g, 2_000))
	if len(c.Odd) > 0 || len(c.Things) != 42 || len(c.Heads) != 2 {
		t.Errorf("odd %v, heads %v", c.Odd, c.Heads)
	}
}
