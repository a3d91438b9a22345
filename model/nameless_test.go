package model

import (
	"slices"
	"testing"
)

// Whoever is set aside comes after the others, as the page People and services does not list them.
func TestPeopleWithoutNamesAreNumberedAsThePageListsThem(t *testing.T) {
	g, n := smallGuide(t), opened()
	n.answer("adult.caring", mother, Answer{Status: Answered, Value: Value{"yes"}})
	c := n.closure()
	n.write(SetAside{mother})
	aside := Nameless(n.closure(), g)
	for s, want := range map[Subject][2]string{
		mother: {"parent 1", "parent 2"}, uncle: {"adult 2", "adult 1"}, manager: {"somebody in the team", "somebody in the team"},
		clinic: {"a service", "a service"}, TheChild: {"the child", "the child"},
	} {
		if got := Nameless(c, g).Name(s); got != want[0] {
			t.Errorf("%v is called %q, want %q", s, got, want[0])
		}
		if got := aside.Name(s); got != want[1] {
			t.Errorf("%v is called %q once the mother is set aside, want %q", s, got, want[1])
		}
	}
}

// Two who answered apart and differently still did, though what they said is left out.
func TestWhatWasSaidApartStaysApartWithoutItsWords(t *testing.T) {
	g, n := smallGuide(t), opened()
	f := about("risk.wishes")
	a := n.copy("kim", 100, n.clock)
	n.answer(f.Item, f.Subject, Answer{Status: Answered, Value: Value{"one thing"}})
	a.answer(f.Item, f.Subject, Answer{Status: Answered, Value: Value{"another"}})
	c := Fold(slices.Concat(n.entries, a.entries))
	if len(c.Apart(f)) != 2 || len(Nameless(c, g).Apart(f)) != 2 {
		t.Errorf("apart: %d, and %d without words", len(c.Apart(f)), len(Nameless(c, g).Apart(f)))
	}
	if got := Nameless(c, g).Answer(f).Value.First(); got == "one thing" || got == "another" || got == "" {
		t.Errorf("the words are %q", got)
	}
}
