package model

import (
	"errors"
	"math/rand"
	"reflect"
	"testing"
)

func TestUndoTakesBackTheNewestThingAndSaysWhat(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.write(Added{sister, "Ella"}, Renamed{mother, "Ms Shah"}, SetAside{clinic})
	n.say("risk.safe", "no")
	n.answer("adult.caring", mother, Answer{Status: Answered, Value: Value{"yes"}})
	n.write(Written{about("record.reason"), "Because"}, Tried{Service: clinic, On: today, Outcome: "spoke"})
	for _, want := range []string{
		"the attempt to reach The clinic", "the text of “Title of record.reason”",
		"the answer to “Title of adult.caring, Ms Shah”", "the answer to “Title of risk.safe”",
		"setting The clinic aside", "the name Ms Shah", "adding Ella", "adding The clinic", "adding Ms Rees", "adding Uncle", "adding Mother",
	} {
		events, words, err := Undo(n.closure(), g, "sam")
		if err != nil || words != want {
			t.Fatalf("taken back: %q, not %q (%v)", words, want, err)
		}
		n.write(events...)
	}
	if _, _, err := Undo(n.closure(), g, "sam"); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("the opening of the closure is taken back: %v", err)
	}
	c := n.closure()
	if len(c.Things) > 0 || len(c.Tries) > 0 || len(c.Fields()) > 0 || len(c.Odd) > 0 {
		t.Errorf("something is left: %+v", c)
	}
}

func TestWhatTakingSomethingBackWouldTurnIsSaidOnceTheRecordWasSent(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say(ItemDiscussed, "yes")
	turns := func(by WorkerID) string {
		t.Helper()
		events, _, err := Undo(n.closure(), g, by)
		if err != nil {
			t.Fatal(err)
		}
		after := n.copy(by, 5000, n.clock)
		after.write(events...)
		return TurnWords(n.closure(), after.closure(), g, today)
	}
	if words := turns("sam"); words != "" {
		t.Errorf("before anything was sent: %q", words)
	}
	n.write(Written{reason, "What AB."}, Written{reason, "What brought AB to us."})
	n.send(g)
	if words := turns("sam"); words != "This closure is “with the manager” now. Taking this back makes it “preparing”." {
		t.Errorf("the sending: %q", words)
	}
	n.decide(boss.ID, DecisionAuthorised)
	n.say("risk.safe", "yes")
	if words := turns("sam"); words != "" {
		t.Errorf("an answer: %q", words)
	}
	n.write(Written{reason, "Another word."}, Written{reason, "What brought AB to us."})
	if words := turns("sam"); words != "This closure is “authorised here” now. Taking this back makes it “preparing”. The authorisation is void then: the record goes to the manager again." {
		t.Errorf("words that were put back: %q", words)
	}
	n.say(ItemClosed, "2026-11-20")
	if words := turns("sam"); words != "This closure is “closed” now. Taking this back makes it “authorised here”." {
		t.Errorf("the ending: %q", words)
	}
}

func TestUndoOfAnUndoBringsTheEntryBack(t *testing.T) {
	n := opened()
	a := n.say("risk.safe", "yes")
	u := n.write(Undone{a.ID})
	if !n.closure().About("risk.safe").Empty() {
		t.Fatal("it is not taken back")
	}
	v := n.write(Undone{u.ID})
	if !n.closure().About("risk.safe").Value.Has("yes") {
		t.Fatal("it is not brought back")
	}
	n.write(Undone{v.ID})
	if c := n.closure(); !c.About("risk.safe").Empty() || len(c.Odd) > 0 {
		t.Fatalf("it is not taken back a second time: %+v", c.Odd)
	}
}

func TestTakingBackAnAnswerLeavesTheOneBefore(t *testing.T) {
	n := opened()
	n.say("risk.safe", "no")
	n.write(Undone{n.say("risk.safe", "yes").ID})
	if got := n.closure().About("risk.safe").Value.First(); got != "no" {
		t.Errorf("the answer is %q", got)
	}
}

func TestUndoByOneWorkerNeverTakesBackWhatAnotherDid(t *testing.T) {
	g := smallGuide(t)
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		books := laptops(r, 3, 30)
		journal := Merge(Merge(books[0], books[1]), books[2])
		by := map[EntryID]WorkerID{}
		for _, e := range journal {
			by[e.ID] = e.By
		}
		for round := range 40 {
			c := Fold(journal)
			events, _, err := Undo(c, g, "w1")
			if err != nil {
				if !errors.Is(err, ErrNothingToUndo) || round == 0 && len(books[1]) > 30 {
					t.Fatal(err)
				}
				break
			}
			u := events[0].(Undone)
			if by[u.Entry] != "w1" {
				t.Fatalf("seed %d: %s of %s is taken back", seed, u.Entry, by[u.Entry])
			}
			e := Entry{ID: id(1<<20 + round), After: c.Heads, At: morning, By: "w1", Event: u}
			by[e.ID], journal = "w1", append(journal, e)
			stands := map[EntryID]bool{}
			for _, e := range Fold(journal).done {
				stands[e.ID] = true
			}
			for _, e := range c.done {
				if stands[e.ID] == (e.ID == u.Entry) {
					t.Fatalf("seed %d: after taking back %s, %s of %s stands: %v", seed, u.Entry, e.ID, e.By, stands[e.ID])
				}
			}
		}
	}
}

func TestAnUndoOfWhatIsNotHereOrCameLaterIsMarkedAndDoesNothing(t *testing.T) {
	n := opened()
	gone := n.write(Undone{id(999)})
	kim := n.copy("kim", 100, n.clock)
	x := kim.say("risk.safe", "yes")
	unseen := n.write(Undone{x.ID}) // sam's laptop has never had it
	c := Fold(Merge(n.entries, kim.entries))
	want := map[EntryID]string{gone.ID: oddUndo, unseen.ID: oddUndo}
	if got := oddities(c); !reflect.DeepEqual(got, want) {
		t.Errorf("marked: %v, not %v", got, want)
	}
	if !c.About("risk.safe").Value.Has("yes") {
		t.Error("the answer is gone")
	}
}

func TestTakingBackAPersonKeepsWhatWasSaidAboutThem(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	added := n.write(Added{sister, "Ella"})
	n.write(Added{Subject{Kind: KindAdult, ID: "aunt"}, "Aunt"})
	aunt := n.entries[len(n.entries)-1]
	n.answer("adult.caring", Subject{Kind: KindAdult, ID: "aunt"}, Answer{Status: Answered, Value: Value{"yes"}})
	n.write(Undone{added.ID}, Undone{aunt.ID})
	c := n.closure()
	if len(c.Odd) > 0 {
		t.Errorf("marked: %+v", c.Odd)
	}
	asks := SetAsideAsks(c, g, "readiness", today)
	if len(asks) != 1 || asks[0].Subject.ID != "aunt" {
		t.Errorf("set aside: %+v", asks)
	}
}
