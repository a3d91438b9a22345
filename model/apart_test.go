package model

import (
	"slices"
	"testing"
)

// apartBooks gives two laptops on which the same question was answered apart.
func apartBooks(one, two string) (a, b *notebook) {
	n := opened()
	n.say("risk.plan", "no")
	a, b = n.copy("sam", 100, n.clock), n.copy("kim", 200, n.clock)
	a.say("risk.plan", one)
	b.say("risk.plan", two)
	return a, b
}

func TestTwoAnswersWrittenApartAreBothKeptAndUnsettledUntilALaterOneFollowsBoth(t *testing.T) {
	g := smallGuide(t)
	a, b := apartBooks("yes", "no")
	f := about("risk.plan")
	a.entries = Merge(a.entries, b.entries)
	c := a.closure()
	var said []string
	for _, s := range c.Apart(f) {
		said = append(said, string(s.By)+" "+s.Answer.Value.First())
	}
	slices.Sort(said)
	if !slices.Equal(said, []string{"kim no", "sam yes"}) {
		t.Fatalf("apart: %v", said)
	}
	if Settled(c, g, g.Item("risk.plan"), TheClosure, today) {
		t.Error("it is settled, and nobody chose")
	}
	answers, _ := c.Said(f)
	if len(answers) != 3 {
		t.Errorf("%d answers are kept", len(answers))
	}
	b.say("risk.plan", "no") // follows one of the two alone, and says the same as before
	if c := Fold(Merge(a.entries, b.entries)); len(c.Apart(f)) != 2 {
		t.Errorf("a later answer that does not know the other chose: %v", c.Apart(f))
	}
	// The choice may be what the newest answer says already.
	events, err := Give(c, g, f, c.Answer(f), today)
	if err != nil || len(events) != 1 {
		t.Fatalf("choosing gives %v, %v", events, err)
	}
	choice := a.write(events...)
	c = a.closure()
	if len(c.Apart(f)) > 0 {
		t.Errorf("still apart: %v", c.Apart(f))
	}
	a.write(Undone{choice.ID})
	if c := a.closure(); len(c.Apart(f)) != 2 {
		t.Errorf("the choice is taken back, and they are not apart: %v", c.Apart(f))
	}
}

func TestTwoAnswersWrittenApartThatSayTheSameNeedNoChoice(t *testing.T) {
	g := smallGuide(t)
	a, b := apartBooks("yes", "yes")
	c := Fold(Merge(a.entries, b.entries))
	if len(c.Apart(about("risk.plan"))) > 0 || !Settled(c, g, g.Item("risk.plan"), TheClosure, today) {
		t.Errorf("a choice is asked for between %v", c.Apart(about("risk.plan")))
	}
}

func TestTwoTextsWrittenApartAreBothKept(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	a, b := n.copy("sam", 100, n.clock), n.copy("kim", 200, n.clock)
	f := about("record.reason")
	a.write(Written{f, "One"})
	b.write(Written{f, "Two"})
	a.entries = Merge(a.entries, b.entries)
	c := a.closure()
	if len(c.Apart(f)) != 2 || Settled(c, g, g.Item(f.Item), TheClosure, today) {
		t.Fatalf("apart: %v", c.Apart(f))
	}
	if blockers := Outstanding(c, g, "submit", today); !slices.ContainsFunc(blockers, func(b Blocker) bool {
		return b.Field == f && b.What == "Two people answered this apart, and differently." && b.Mend == "Read both, and choose."
	}) {
		t.Errorf("it does not stand in the way: %+v", blockers)
	}
	events, err := Write(c, g, f, c.Text(f))
	if err != nil || len(events) != 1 {
		t.Fatalf("choosing gives %v, %v", events, err)
	}
	a.write(events...)
	if c := a.closure(); len(c.Apart(f)) > 0 || !Settled(c, g, g.Item(f.Item), TheClosure, today) {
		t.Error("chosen, and still apart")
	}
}

func TestThreePeopleApartAreThreeToChooseFrom(t *testing.T) {
	n := opened()
	var all []Entry
	for i, what := range []string{"One", "Two", "Three"} {
		book := n.copy(WorkerID(what), 100*(i+1), n.clock)
		book.write(Written{about("risk.story"), what})
		all = Merge(all, book.entries)
	}
	if c := Fold(all); len(c.Apart(about("risk.story"))) != 3 {
		t.Errorf("apart: %v", c.Apart(about("risk.story")))
	}
}

func TestATwoWayChoiceOverATakenBackAnswerIsNone(t *testing.T) {
	a, b := apartBooks("yes", "no")
	b.write(Undone{b.entries[len(b.entries)-1].ID})
	c := Fold(Merge(a.entries, b.entries))
	if len(c.Apart(about("risk.plan"))) > 0 || !c.About("risk.plan").Value.Has("yes") {
		t.Errorf("apart: %v", c.Apart(about("risk.plan")))
	}
}
