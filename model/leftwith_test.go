package model

import (
	"slices"
	"testing"

	"handover/model/guide"
)

func TestNobodyHearsOfAServiceThatIsKeptFromThemPR12(t *testing.T) {
	for _, c := range []struct {
		name   string
		write  func(n *notebook)
		child  bool // whether the child may hear of it
		mother bool
	}{
		{"nothing speaks against it", func(*notebook) {}, true, true},
		{"the family were not told", func(n *notebook) { n.answer(ItemBasis, clinic, value(basisNotTold)) }, false, false},
		{"the child has a wish about it", func(n *notebook) { n.answer(ItemWish, clinic, value("that Mum does not know")) }, true, false},
		{"the wish was looked at, and there is none", func(n *notebook) {
			n.answer(ItemWish, clinic, Answer{Status: DoesNotApply, Because: "asked: none"})
		}, true, true},
		{"she may not be in contact with the child", func(n *notebook) { n.answer(ItemContactAllowed, mother, value("no")) }, true, false},
		{"there are concerns about her", func(n *notebook) { n.answer(ItemConcern, mother, value("yes")) }, true, false},
	} {
		n := opened()
		n.answer(ItemCaring, mother, value("yes"))
		c.write(n)
		now := n.closure()
		if got := MayHearOf(now, clinic, TheChild) == ""; got != c.child {
			t.Errorf("%s: the child may hear of it: %v", c.name, got)
		}
		if got := MayHearOf(now, clinic, mother) == ""; got != c.mother {
			t.Errorf("%s: the mother may hear of it: %v", c.name, got)
		}
	}
}

func TestWhatTwoPeopleAnsweredApartIsKeptAsEitherHasIt(t *testing.T) {
	n := opened()
	other := n.copy("kim", 900, morning)
	n.answer(ItemContactAllowed, mother, value("no"))
	other.answer(ItemContactAllowed, mother, value("yes"))
	c := Fold(append(append([]Entry{}, n.entries...), other.entries...))
	if MayHearOf(c, clinic, mother) == "" {
		t.Error("one laptop says that she may not be in contact, and she hears of the clinic")
	}
}

func TestALeafletOffersWhatFitsAndNothingThatIsKept(t *testing.T) {
	g := realGuide(t)
	lines, err := guide.Helplines()
	if err != nil {
		t.Fatal(err)
	}
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	n.say(ItemNation, "england")
	n.say(ItemAge, "9")
	n.answer(ItemWish, clinic, value("that Mum does not know"))
	it := g.Item("left.chosen")
	offered := func(s Subject) (ids []string) {
		for _, o := range OptionsOf(n.closure(), g, it, s, lines, today) {
			ids = append(ids, o.ID)
		}
		return ids
	}
	child, adult := offered(TheChild), offered(mother)
	if !slices.Contains(child, "childline") || slices.Contains(child, "meic") || slices.Contains(child, "rape-crisis") || !slices.Contains(child, "service/clinic") {
		t.Errorf("the child of nine is offered %q", child)
	}
	if slices.Contains(adult, "childline") || !slices.Contains(adult, "nspcc") || slices.Contains(adult, "service/clinic") {
		t.Errorf("the mother is offered %q", adult)
	}
	events, err := Give(n.closure(), g, Field{it.ID, TheChild}, Answer{Value: Value{"service/clinic", "childline"}}, today)
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c := n.closure()
	if words := ValueWords(c, it, c.Answer(Field{it.ID, TheChild}).Value); words != "Childline; The clinic" {
		t.Errorf("it reads %q", words)
	}
	for _, bad := range []string{"service/", "service/A B", "samaritans", "adult/mother"} {
		if err := Check(g, AnswerGiven{Field{it.ID, TheChild}, value(bad)}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
