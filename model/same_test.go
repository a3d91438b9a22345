package model

import "testing"

func TestSomebodyUnderTwoIdsIsOnePersonByTheirName(t *testing.T) {
	helen := Worker{ID: "one", Name: "Helen Marr", Role: "Team manager"}
	for _, c := range []struct {
		name string
		b    Worker
		same bool
	}{
		{"by the id", Worker{ID: "one", Name: "H. Marr"}, true},
		{"from another laptop", Worker{ID: "two", Name: "Helen Marr", Role: "team manager"}, true},
		{"in another role", Worker{ID: "two", Name: "Helen Marr", Role: "senior practitioner"}, true},
		{"with other capitals and spaces", Worker{ID: "two", Name: " helen  MARR "}, true},
		{"somebody else", Worker{ID: "two", Name: "Helen Marsh"}, false},
		{"only a first name", Worker{ID: "two", Name: "Helen"}, false},
		{"without a name", Worker{ID: "two"}, false},
	} {
		if got := SamePerson(helen, c.b); got != c.same || SamePerson(c.b, helen) != c.same {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if SamePerson(Worker{}, Worker{}) {
		t.Error("two of whom nothing is known are one person")
	}
}
