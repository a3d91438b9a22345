package model

import (
	"reflect"
	"slices"
	"testing"
	"time"
)

func oddities(c *Closure) map[EntryID]string {
	out := map[EntryID]string{}
	for _, o := range c.Odd {
		out[o.Entry.ID] = o.Why
	}
	return out
}

func TestOfTwoEntriesThatKnowNothingOfEachOtherTheEarlierClockComesFirst(t *testing.T) {
	first := Entry{ID: id(9), At: morning, Event: Opened{"CP-1", "AB"}}
	entry := func(n int, minutes int) Entry {
		return Entry{ID: id(n), After: []EntryID{id(9)}, At: morning.Add(time.Duration(minutes) * time.Minute), Event: Renamed{TheChild, "CD"}}
	}
	merged := Merge([]Entry{entry(1, 5), entry(2, 3)}, []Entry{first, entry(4, 4), entry(3, 4)})
	var got []EntryID
	for _, e := range merged {
		got = append(got, e.ID)
	}
	if want := []EntryID{id(9), id(2), id(3), id(4), id(1)}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, not %v", got, want)
	}
}

func TestALaptopThatIsYearsBehindCannotPutAnAnswerBeforeItsQuestion(t *testing.T) {
	n := opened()
	behind := n.copy("kim", 100, morning.AddDate(-20, 0, 0))
	behind.say("risk.safe", "no")
	ahead := &notebook{entries: behind.entries, by: "sam", clock: morning.AddDate(-30, 0, 0), next: ids(200)}
	ahead.say("risk.safe", "yes")
	c := ahead.closure()
	if a := c.About("risk.safe"); !a.Value.Has("yes") || len(c.Apart(about("risk.safe"))) > 0 {
		t.Errorf("the newest answer is %v, apart %v", a, c.Apart(about("risk.safe")))
	}
	if len(c.Odd) > 0 {
		t.Errorf("odd: %+v", c.Odd)
	}
}

func TestAnEntryWhoseCauseIsMissingIsFollowedAndMarked(t *testing.T) {
	n := opened()
	e := n.say("risk.safe", "yes")
	n.entries[len(n.entries)-1].After = []EntryID{id(777)}
	c := n.closure()
	if !c.About("risk.safe").Value.Has("yes") {
		t.Error("the answer is lost")
	}
	want := []Oddity{{Entry: c.Odd[0].Entry, Why: oddCause, Followed: true}}
	if !reflect.DeepEqual(c.Odd, want) || c.Odd[0].Entry.ID != e.ID {
		t.Errorf("marked so: %+v", c.Odd)
	}
}

func TestEntriesThatFollowFromThemselvesAreReadByTheClockAndMarked(t *testing.T) {
	n := opened()
	a, b := n.say("risk.safe", "no"), n.say("risk.safe", "yes")
	after := n.write(Renamed{TheChild, "CD"}) // follows the ring, and is in none
	entries := n.entries
	at := len(entries)
	entries[at-3].After = []EntryID{b.ID}
	entries[at-1].At = morning.AddDate(-9, 0, 0)
	alone := Entry{ID: id(60), After: []EntryID{id(60)}, At: n.clock, By: "sam", Event: Renamed{TheClosure, "CP-2"}}
	entries = append(entries, alone)

	c := Fold(entries)
	want := map[EntryID]string{a.ID: oddRound, b.ID: oddRound, alone.ID: oddRound}
	if got := oddities(c); !reflect.DeepEqual(got, want) {
		t.Errorf("marked: %v, not %v", got, want)
	}
	if got := c.About("risk.safe").Value.First(); got != "yes" {
		t.Errorf("of the ring the later clock stands: the answer is %q", got)
	}
	if c.Child != "CD" || c.Reference != "CP-2" {
		t.Errorf("what comes after is lost: %q, %q", c.Child, c.Reference)
	}
	merged := Merge(entries, nil)
	place := func(id EntryID) int { return slices.IndexFunc(merged, func(e Entry) bool { return e.ID == id }) }
	if place(after.ID) < place(b.ID) {
		t.Error("an effect of the ring stands before it")
	}
	if len(c.Heads) == 0 {
		t.Error("the next entry would follow nothing")
	}
}

func TestTwoRingsOneAfterTheOtherAndWhatLiesBetween(t *testing.T) {
	at := func(n int, minutes int, after ...int) Entry {
		e := Entry{ID: id(n), At: morning.Add(time.Duration(minutes) * time.Minute), Event: Renamed{TheChild, "CD"}}
		for _, a := range after {
			e.After = append(e.After, id(a))
		}
		return e
	}
	entries := []Entry{at(1, 9, 2), at(2, 8, 1), at(3, 1, 2), at(4, 7, 5, 3), at(5, 6, 4), at(6, 0, 5)}
	c := Fold(entries)
	want := map[EntryID]string{id(1): oddRound, id(2): oddRound, id(4): oddRound, id(5): oddRound}
	if got := oddities(c); !reflect.DeepEqual(got, want) {
		t.Errorf("marked: %v", got)
	}
	var got []EntryID
	for _, e := range Merge(entries, nil) {
		got = append(got, e.ID)
	}
	for _, pair := range [][2]int{{2, 3}, {3, 4}, {5, 6}} {
		if stands(got, pair[0]) > stands(got, pair[1]) {
			t.Errorf("%d stands after its effect %d: %v", pair[0], pair[1], got)
		}
	}
}

func stands(ids []EntryID, n int) int { return slices.Index(ids, id(n)) }

func TestOfTwoEntriesWithOneIDOneIsFollowedAndTheOtherKeptAndMarked(t *testing.T) {
	n := opened()
	e := n.say("risk.safe", "yes")
	twin := e
	twin.Event = AnswerGiven{about("risk.safe"), Answer{Status: Answered, Value: Value{"no"}}}
	one := Fold(append(n.entries[:len(n.entries):len(n.entries)], twin))
	other := Fold(Merge([]Entry{twin}, n.entries))
	if !reflect.DeepEqual(one, other) {
		t.Errorf("it depends on which comes first:\n%+v\n%+v", one, other)
	}
	if len(one.Odd) != 1 || one.Odd[0].Why != oddTwice || one.Odd[0].Followed {
		t.Errorf("marked so: %+v", one.Odd)
	}
	kept := one.Odd[0].Entry.Event.(AnswerGiven).Answer.Value.First()
	if got := one.About("risk.safe").Value.First(); got == kept || got == "" {
		t.Errorf("followed: %q, kept: %q", got, kept)
	}
}

func TestNextComesAfterEverythingThatNobodyFollowsYet(t *testing.T) {
	n := opened()
	a, b := n.copy("kim", 100, n.clock), n.copy("lee", 200, n.clock)
	x, y := a.say("risk.safe", "no"), b.say("risk.plan", "no")
	if got := Fold(Merge(a.entries, b.entries)).Heads; !slices.Equal(got, []EntryID{x.ID, y.ID}) {
		t.Errorf("the heads are %v", got)
	}
	if got := Fold(nil).Heads; len(got) > 0 {
		t.Errorf("an empty journal has the heads %v", got)
	}
}

func TestALongRingIsReadLikeAShortOne(t *testing.T) {
	const n = 20_000
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = Entry{ID: id(i), After: []EntryID{id((i + 1) % n)}, At: morning, Event: Renamed{TheChild, "CD"}}
	}
	if c := Fold(entries); len(c.Odd) != n || c.Child != "CD" {
		t.Errorf("%d of %d are marked", len(c.Odd), n)
	}
}
