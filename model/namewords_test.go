package model

import (
	"slices"
	"testing"
)

func TestEveryWordOfEveryNameIsListedOnceAndNoRoleNorCommonWord(t *testing.T) {
	g := realGuide(t)
	n := opened()
	add := func(kind Kind, id, name string) {
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return Add(c, g, kind, id, name) })
	}
	add(KindAdult, "mrs-h", "Marguerite O'Brien-Ward")
	add(KindAdult, "mums", "Mum's partner")
	add(KindProfessional, "mr-p", "Graham Pell, conference chair")
	add(KindTeam, "r-a", "Robin Ashe")
	add(KindService, "st-b", "St Brannock's Primary School")
	add(KindAction, "six", "Six sessions for Rachel, at home")
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return Rename(c, g, Subject{Kind: KindAdult, ID: "mrs-h"}, "Marguerite Hale")
	})
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return Give(c, g, Field{Item: ItemContact, Subject: Subject{Kind: KindService, ID: "st-b"}}, Answer{Status: Answered, Value: Value{"Claire Odell, the safeguarding lead"}}, today)
	})
	got := NameWords(n.closure())
	for _, want := range []string{"marguerite", "brien", "ward", "hale", "graham", "pell", "st", "brannock", "rachel", "claire", "odell"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %v", want, got)
		}
	}
	for _, not := range []string{"robin", "ashe", "school", "primary", "mum", "partner", "chair", "sessions", "safeguarding", "six", "home", "s"} {
		if slices.Contains(got, not) {
			t.Errorf("%q is among %v", not, got)
		}
	}
}

func TestANameInTheReferenceIsListedAndItsLettersAndFiguresAreNot(t *testing.T) {
	c := Fold([]Entry{{ID: "00000000000000000000000000000001", By: "sam", Event: Opened{Reference: "CP/Thistlewood-2026", Child: "A.B."}}})
	if got := NameWords(c); !slices.Equal(got, []string{"a.b.", "thistlewood"}) {
		t.Errorf("they are %v", got)
	}
}

func TestInitialsAreOneWordAndAChildsNumberStandsWithItsLetters(t *testing.T) {
	for name, want := range map[string][]string{
		"L.K.":               {"l.k."},
		"L. K.":              {"l.k."},
		"LK":                 {"lk"},
		"A":                  nil,
		"Child YP17":         {"yp", "yp17"},
		"J.K. Hale, teacher": {"hale", "j.k."},
		"J. Hale":            {"hale"},
		"Marguerite O'Brien": {"brien", "marguerite"},
	} {
		c := Fold([]Entry{{ID: "00000000000000000000000000000001", By: "sam", Event: Opened{Reference: "CS-1", Child: name}}})
		if got := NameWords(c); !slices.Equal(got, want) {
			t.Errorf("of %q they are %q, not %q", name, got, want)
		}
	}
}
