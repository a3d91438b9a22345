package model

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestATransferReplacesTheOneBeforeAndBothStayInTheJournal(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	if _, _, ok := n.closure().Transfer(); ok || TransferWords(n.closure()) != "" {
		t.Error("it is transferred before anybody said so")
	}
	for _, as := range []string{"CR-12", " CR-12\tclosing summary "} {
		events, err := Transfer(n.closure(), g, "2026-11-02", as, today)
		if err != nil || len(events) != 1 {
			t.Fatalf("%q: %v, %v", as, events, err)
		}
		n.write(events...)
	}
	c := n.closure()
	if on, as, ok := c.Transfer(); on != "2026-11-02" || as != "CR-12 closing summary" || !ok {
		t.Errorf("it is transferred on %s as %q, %v", on, as, ok)
	}
	if got := TransferWords(c); got != "Transferred to the council's record on 2 November 2026 as “CR-12 closing summary”." {
		t.Error(got)
	}
	if events, err := Transfer(c, g, "2026-11-02", "CR-12 closing summary", today); err != nil || len(events) > 0 {
		t.Errorf("the same transfer again is %v (%v)", events, err)
	}
	n.say("risk.safe", "yes")
	if events, _ := Transfer(n.closure(), g, "2026-11-02", "CR-12 closing summary", today); len(events) != 1 {
		t.Error("the same transfer of something more is none")
	}
	transfers := 0
	for _, e := range n.entries {
		if _, ok := e.Event.(Transferred); ok {
			transfers++
		}
	}
	if transfers != 2 {
		t.Errorf("%d transfers are in the journal", transfers)
	}
}

func TestAHoldStandsUntilItIsReleased(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	for range 2 {
		events, err := Hold(n.closure(), g, " a complaint\nof 2 November. ")
		if err != nil {
			t.Fatal(err)
		}
		n.write(events...)
		because, since, ok := n.closure().Hold()
		if because != "a complaint of 2 November." || since != "2026-11-02" || !ok {
			t.Errorf("held: %q, %s, %v", because, since, ok)
		}
		if got := HoldWords(n.closure()); got != "On hold since 2 November 2026: a complaint of 2 November." {
			t.Error(got)
		}
		events, err = Release(n.closure(), g, "it is answered")
		if err != nil {
			t.Fatal(err)
		}
		n.write(events...)
		if because, since, ok := n.closure().Hold(); because != "" || since != "" || ok || HoldWords(n.closure()) != "" {
			t.Errorf("released: %q, %s, %v", because, since, ok)
		}
	}
}

func TestTheEndOfTheLocalCopyIsRefusedInPlainWords(t *testing.T) {
	g := keptGuide(t)
	free := opened().closure()
	n := opened()
	n.write(Held{Because: "a court"})
	held := n.closure()
	for _, c := range []struct {
		want string
		try  func() ([]Event, error)
	}{
		{"23 November 2026 is still to come: a transfer is recorded once it has been made", func() ([]Event, error) { return Transfer(free, g, "2026-11-23", "CR-1", today) }},
		{"the name or number in the council's record is empty", func() ([]Event, error) { return Transfer(free, g, today, " \n", today) }},
		{ErrDate.Error(), func() ([]Event, error) { return Transfer(free, g, "", "CR-1", today) }},
		{"there is room for 300", func() ([]Event, error) { return Transfer(free, g, today, strings.Repeat("x", 301), today) }},
		{"on hold already, since 2 November 2026", func() ([]Event, error) { return Hold(held, g, "a complaint") }},
		{"the reason for the hold is empty", func() ([]Event, error) { return Hold(free, g, " ") }},
		{"this copy is not on hold", func() ([]Event, error) { return Release(free, g, "it is over") }},
		{"the reason for ending the hold is empty", func() ([]Event, error) { return Release(held, g, "") }},
		{"“Calls, and what was said back” is not lacking", func() ([]Event, error) { return Lodge(free, g, "calls", "the case record", "") }},
		{`"letters" is not one of the things that the council's record may lack`, func() ([]Event, error) { return Lodge(free, g, "letters", "the case record", "") }},
		{"one of the two", func() ([]Event, error) { return Lodge(free, g, "calls", "", " ") }},
		{"one of the two", func() ([]Event, error) { return Lodge(free, g, "calls", "the case record", "no calls") }},
	} {
		if events, err := c.try(); err == nil || !strings.Contains(err.Error(), c.want) || events != nil {
			t.Errorf("%v, %v, where %q was to be said", events, err, c.want)
		}
	}
}

func TestEachStepToTheEndOfTheLocalCopyCanBeTakenBack(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	n.write(Tried{Service: clinic, On: today, Outcome: "spoke"}, Written{about("record.reason"), "Because"},
		Transferred{On: "2026-11-20", As: "CR-1"}, Transferred{On: "2026-11-22", As: "CR-2"},
		Lodged{What: "calls", Where: "the case record"}, Lodged{What: "record", Because: "it is the document itself"},
		Held{Because: "a complaint"}, Released{Because: "it is answered"})
	for _, want := range []string{
		"the end of the hold on this copy", "the hold on this copy",
		"why the council's record does not need “The Closure Record”", "where the council's record holds “Calls, and what was said back”",
		"the transfer on 22 November 2026 as “CR-2”", "the transfer on 20 November 2026 as “CR-1”",
	} {
		events, words, err := Undo(n.closure(), g, "sam")
		if err != nil || words != want {
			t.Fatalf("taken back: %q, not %q (%v)", words, want, err)
		}
		n.write(events...)
		c := n.closure()
		_, as, moved := c.Transfer()
		_, _, held := c.Hold()
		switch {
		case strings.Contains(words, "end of the hold") != held:
			t.Errorf("without %s it is on hold: %v", words, held)
		case strings.Contains(words, "CR-2") && as != "CR-1":
			t.Errorf("without %s it is transferred as %q", words, as)
		case strings.Contains(words, "CR-1") && moved:
			t.Errorf("without %s it is transferred as %q", words, as)
		case len(c.Odd) > 0:
			t.Errorf("without %s: %+v", words, c.Odd)
		}
	}
	if got := whats(Lacking(n.closure(), g)); !reflect.DeepEqual(got, []string{"calls", "record"}) {
		t.Errorf("lacking are %v", got)
	}
	if got := n.closure().Lodgings(); len(got) > 0 {
		t.Errorf("lodged is %+v", got)
	}
}

func TestOfTwoTransfersApartTheNewerHolds(t *testing.T) {
	n := opened()
	n.write(Transferred{On: "2026-11-01", As: "CR-0"})
	kim := n.copy("kim", 100, n.clock.Add(time.Hour))
	n.write(Transferred{On: "2026-11-20", As: "CR-sam"})
	kim.write(Transferred{On: "2026-11-02", As: "CR-kim"})
	for _, journal := range [][]Entry{Merge(n.entries, kim.entries), Merge(kim.entries, n.entries)} {
		if _, as, _ := Fold(journal).Transfer(); as != "CR-kim" {
			t.Errorf("it is transferred as %q", as)
		}
	}
	// What follows both holds, though its clock is years behind.
	both := &notebook{entries: Merge(n.entries, kim.entries), by: "sam", clock: morning.AddDate(-3, 0, 0), next: ids(200)}
	both.write(Transferred{On: "2026-11-21", As: "CR-both"})
	if _, as, _ := both.closure().Transfer(); as != "CR-both" {
		t.Errorf("after both it is transferred as %q", as)
	}
}

func TestAHoldOnEitherSideHolds(t *testing.T) {
	n := opened()
	n.write(Held{Because: "a complaint"})
	kim := n.copy("kim", 100, n.clock.AddDate(0, 0, -5)) // her clock is slow
	kim.write(Released{Because: "it is answered"}, Held{Because: "a court"})
	n.clock = n.clock.AddDate(0, 0, 5)
	n.write(Released{Because: "it is over"}) // long after, and without having seen the court's
	for _, journal := range [][]Entry{Merge(n.entries, kim.entries), Merge(kim.entries, n.entries)} {
		c := Fold(journal)
		if because, _, ok := c.Hold(); because != "a court" || !ok || len(c.Odd) > 0 {
			t.Errorf("held: %q, %v; marked: %+v", because, ok, c.Odd)
		}
	}

	sam, lee := opened(), opened()
	lee.by, lee.next = "lee", ids(300)
	lee.entries = append([]Entry(nil), sam.entries...)
	sam.write(Held{Because: "a complaint"})
	lee.clock = lee.clock.AddDate(0, 0, 1)
	lee.write(Held{Because: "a court"})
	both := &notebook{entries: Merge(sam.entries, lee.entries), by: "sam", clock: lee.clock, next: ids(400)}
	if because, since, ok := both.closure().Hold(); because != "a complaint; a court" || since != "2026-11-02" || !ok {
		t.Errorf("held on both sides: %q, %s, %v", because, since, ok)
	}
	both.write(Released{Because: "both are over"})
	if _, _, ok := both.closure().Hold(); ok {
		t.Error("it is still on hold")
	}
}

func TestAReleaseOfNothingIsMarkedAndOneOfAHoldTakenBackIsNot(t *testing.T) {
	n := opened()
	nothing := n.write(Released{Because: "it is over"})
	c := n.closure()
	if got := oddities(c); !reflect.DeepEqual(got, map[EntryID]string{nothing.ID: oddRelease}) {
		t.Errorf("marked: %v", got)
	}
	n = opened()
	held := n.write(Held{Because: "a court"})
	kim := n.copy("kim", 100, n.clock)
	kim.write(Released{Because: "it is over"})
	n.write(Undone{held.ID})
	c = Fold(Merge(n.entries, kim.entries))
	if _, _, ok := c.Hold(); ok || len(c.Odd) > 0 {
		t.Errorf("held %v; marked %+v", ok, c.Odd)
	}
}

func TestTheEndOfTheLocalCopyIsReadFromAFileAsItWasWritten(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.write(Transferred{On: "2026-11-20", As: "CR-1 <a> & “b”"}, Held{Because: "a complaint"}, Released{Because: "it is answered"},
		Lodged{What: "record", Where: "documents, 20 November"}, Lodged{What: "later", Because: "nothing new"})
	f := &File{ID: ClosureID(id(1)), Entries: n.entries}
	first := export(t, f, sam)
	read, err := ReadFile(strings.NewReader(first), reading(g))
	if err != nil {
		t.Fatal(err)
	}
	if again := export(t, read); again != first {
		t.Errorf("exported again it is\n%s\nnot\n%s", again, first)
	}
	if !reflect.DeepEqual(Fold(read.Entries), n.closure()) {
		t.Error("it is another closure")
	}
	if got := n.closure().Lodgings(); len(got) != 2 || got[0].Where != "documents, 20 November" || got[1].By != "sam" {
		t.Errorf("lodged is %+v", got)
	}

	f, err = ReadFile(strings.NewReader(file(`{"kind":"transferred","fields":{"on":"2026-11-20","as":" CR\t1 "}}`,
		`{"kind":"held","fields":{"because":" Zoe\u0308 "}}`, `{"kind":"released","fields":{"because":" so "}}`,
		`{"kind":"lodged","fields":{"what":"calls","where":" here "}}`)), reading(g))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Event{Transferred{"2026-11-20", "CR    1"}, Held{"Zoë"}, Released{"so"}, Lodged{What: "calls", Where: "here"}} {
		if got := f.Entries[i+1].Event; got != want {
			t.Errorf("by hand, %+v is read as %+v", want, got)
		}
	}
	for entry, want := range map[string]string{
		`{"kind":"transferred","fields":{"on":"2026-13-01","as":"CR-1"}}`:                  "entry 2 (transferred): the date",
		`{"kind":"transferred","fields":{"on":"2026-11-20"}}`:                              "entry 2 (transferred): the name or number",
		`{"kind":"held","fields":{}}`:                                                      "entry 2 (held): the reason for the hold is empty",
		`{"kind":"held","fields":{"because":"a\u202eb"}}`:                                  "direction character",
		`{"kind":"released","fields":{"because":"it is over"}}`:                            "entry 2 (released): " + oddRelease,
		`{"kind":"lodged","fields":{"what":"calls"}}`:                                      "one of the two",
		`{"kind":"lodged","fields":{"what":"letters","where":"here"}}`:                     `"letters" is not one of the things`,
		`{"kind":"lodged","fields":{"what":"calls","where":"here","because":"not there"}}`: "one of the two",
	} {
		if _, err := ReadFile(strings.NewReader(file(entry)), reading(g)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not %s", entry, err, want)
		}
	}
}

func TestTheStateAndTheProgressOfAClosureDoNotKnowOfItsLocalCopy(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say(ItemDiscussed, "yes")
	before := Summarise("aa", n.closure(), g, today)
	n.write(Transferred{On: today, As: "CR-1"}, Held{Because: "a complaint"}, Lodged{What: "record", Where: "there"})
	after := Summarise("aa", n.closure(), g, today)
	after.Transferred, after.Held, after.Changed = "", false, before.Changed
	if !reflect.DeepEqual(after, before) {
		t.Errorf("it is %+v, not %+v", after, before)
	}
}

func TestAnAddingStandsThoughTheSettingAsideBeforeItIsTakenBack(t *testing.T) {
	n := opened()
	aside := n.write(SetAside{clinic})
	n.write(Added{clinic, "The new clinic"}, Undone{aside.ID})
	if c := n.closure(); len(c.Odd) > 0 || c.Name(clinic) != "The new clinic" {
		t.Errorf("marked: %+v; it is called %s", c.Odd, c.Name(clinic))
	}
}

func TestWhatStandsInTheWayOfThePurgeIsTheSameInEveryOrder(t *testing.T) {
	g := smallGuide(t)
	for seed := range int64(40) {
		r := rand.New(rand.NewSource(seed))
		journal := jumbled(r)
		want := MayPurge(Fold(journal), g, today)
		if got := MayPurge(Fold(shuffled(r, journal)), g, today); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: in another order\n%+v\nnot\n%+v", seed, got, want)
		}
	}
}
