package model

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// shared is a closure with a clinic, to which the events happen.
func shared(t *testing.T, events ...Event) Known {
	t.Helper()
	n := opened()
	n.write(events...)
	known := Knows(n.closure(), realGuide(t), today)
	if len(known) != 1 || known[0].Service != clinic {
		t.Fatalf("who knows what: %+v", known)
	}
	return known[0]
}

func says(item string, a Answer) Event { return AnswerGiven{Field{item, clinic}, a} }

func TestWhatAServiceWasToldAndWasNotPG4e(t *testing.T) {
	k := shared(t, says(ItemTold, value("needs", "concerns")))
	if !slices.Equal(k.Told, []string{"concerns", "needs"}) {
		t.Errorf("told, in the guide's order: %v", k.Told)
	}
	if !slices.Contains(k.Missing, "if-then") || slices.Contains(k.Missing, "concerns") {
		t.Errorf("not told yet: %v", k.Missing)
	}
	if slices.Contains(k.Missing, "police") || slices.Contains(k.Missing, "concern-returns") {
		t.Errorf("what does not apply here is missing: %v", k.Missing)
	}
}

func TestWhatAServiceWasToldBeforeItSaidNoItStillKnowsPR12(t *testing.T) {
	k := shared(t, says(ItemTold, value("concerns")), says(ItemBasis, value("not-told")),
		says(ItemReferral, Answer{Status: Answered, Value: Value{"declined"}, On: today}))
	if !slices.Equal(k.Told, []string{"concerns"}) || len(k.Missing) > 0 || !k.FamilyNotTold {
		t.Errorf("it is %+v", k)
	}
	n := opened()
	n.write(Added{school, "The school"}, SetAside{school}, says(ItemTold, value("concerns")), SetAside{clinic})
	known := Knows(n.closure(), realGuide(t), today)
	if len(known) != 1 || known[0].Service != clinic || !known[0].Aside || len(known[0].Missing) > 0 {
		t.Errorf("of the two that were set aside, the one that was told something is not there alone: %+v", known)
	}
}

func TestOnWhatBasisItWasSharedIsSaidInWordsPR12(t *testing.T) {
	for basis, words := range map[string]string{"": "", "agreed": "The family know, and they agreed", "told": "did not agree", "not-told": "not be safe"} {
		k := shared(t, says(ItemBasis, value(basis)))
		if basis == "" {
			k = shared(t)
		}
		if !strings.Contains(k.Basis, words) || basis == "" && k.Basis != "" || k.FamilyNotTold != (basis == "not-told") {
			t.Errorf("%q: %+v", basis, k)
		}
	}
}

func TestWhetherTheFamilyKnowWhatWasSharedPG4e(t *testing.T) {
	for _, c := range []struct {
		answer Answer
		basis  string
		want   string
		knows  bool
	}{
		{Answer{}, "agreed", "not asked yet", false},
		{Answer{Status: Answered, Value: Value{"yes"}, On: "2026-11-03"}, "agreed", "yes, told on 3 November 2026", true},
		{Answer{Status: Answered, Value: Value{"no"}}, "agreed", "no", false},
		{Answer{Status: NotYet, On: "2026-11-30"}, "told", "not yet, planned for 30 November 2026", false},
		{Answer{Status: ToDiscuss}, "told", "to discuss with the manager", false},
		{Answer{Status: Answered, Evidence: "letter of 2 November"}, "agreed", "not said here, but: letter of 2 November", false},
		{Answer{Status: Answered, Value: Value{"yes"}}, "not-told", "no: they were not told, as that would not be safe", false},
	} {
		k := shared(t, says(ItemBasis, value(c.basis)), says(ItemFamilyKnows, c.answer))
		if k.FamilyKnow != c.want || k.FamilyKnows != c.knows {
			t.Errorf("%+v on %s: %q, %v", c.answer, c.basis, k.FamilyKnow, k.FamilyKnows)
		}
	}
}

func TestWhatWasAskedToBeKeptFromSomebodyStandsWithWhoseWishItIsPR12(t *testing.T) {
	k := shared(t, says(ItemNotPassedOn, value("the address, to anybody")), says(ItemChildWish, value("my nan is not to know")))
	want := []string{"Not to be passed on: the address, to anybody", "The wish of AB: my nan is not to know"}
	if !slices.Equal(k.Withheld, want) {
		t.Errorf("withheld: %q", k.Withheld)
	}
	k = shared(t, says(ItemNotPassedOn, Answer{Status: DoesNotApply, Because: "nothing is secret"}))
	if len(k.Withheld) > 0 {
		t.Errorf("withheld: %q", k.Withheld)
	}
}

func TestWhatTwoLaptopsToldApartWasAllTold(t *testing.T) {
	a := opened()
	b := a.copy("jo", 500, morning)
	a.answer(ItemTold, clinic, value("concerns"))
	b.answer(ItemTold, clinic, value("needs"))
	k := Knows(Fold(Merge(a.entries, b.entries)), realGuide(t), today)[0]
	if !slices.Equal(k.Told, []string{"concerns", "needs"}) {
		t.Errorf("told: %v", k.Told)
	}
}

func TestWhatTwoLaptopsKeepApartIsAllKeptPR12(t *testing.T) {
	for name, swap := range map[string]bool{"one way": false, "the other": true} {
		a := opened()
		b := a.copy("jo", 500, morning.Add(time.Hour))
		x, y := a, b
		if swap {
			x, y = b, a
		}
		x.answer(ItemBasis, clinic, value("not-told"))
		y.answer(ItemBasis, clinic, value("agreed"))
		x.answer(ItemNotPassedOn, clinic, value("the address, to her father"))
		y.answer(ItemNotPassedOn, clinic, value("the school"))
		k := Knows(Fold(Merge(a.entries, b.entries)), realGuide(t), today)[0]
		all := strings.Join(k.Withheld, "\n")
		if !strings.Contains(all, "the address") || !strings.Contains(all, "the school") || !k.FamilyNotTold {
			t.Errorf("%s: %+v", name, k)
		}
	}
}
