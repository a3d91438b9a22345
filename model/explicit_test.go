package model

import (
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// explicitly are the duties to say something in the record in so many words.
func explicitly() []string { return []string{"PG-4j", "PG-4k", "PG-4l", "PG-4m", "PG-4n"} }

func TestEachSectionThatMustBeExplicitIsMarkedSoInTheGuidePG4jToPG4n(t *testing.T) {
	g := realGuide(t)
	served := map[string]bool{}
	for _, it := range g.Items {
		must := it.Form == guide.Section && slices.ContainsFunc(it.Obligations, func(o string) bool { return slices.Contains(explicitly(), o) })
		if must != it.Explicit {
			t.Errorf("%s: explicit is %t", it.ID, it.Explicit)
		}
		if must && (it.Kind != guide.Gate || it.Step != guide.Submit || it.NotApply) {
			t.Errorf("%s does not have to stand in the record before it goes to the manager", it.ID)
		}
		for _, o := range it.Obligations {
			served[o] = served[o] || must
		}
	}
	for _, o := range explicitly() {
		if !served[o] {
			t.Errorf("no section serves %s", o)
		}
	}
}

func TestAWordOrTwoInASectionThatMustBeExplicitStandsInTheWayAsNotWrittenYet(t *testing.T) {
	g := realGuide(t)
	for _, it := range g.Items {
		if !it.Explicit {
			continue
		}
		for text, stands := range map[string]bool{
			"":                      true,
			"x":                     true,
			"None.":                 true,
			"x x x x x x x x x":     true,
			"– – – – – – – –":       true,
			"As above, see record.": true,
			"No other harm is known: school, the GP and her mother were asked.": false,
		} {
			n := opened()
			n.write(Written{about(it.ID), text})
			var found []string
			for _, b := range Outstanding(n.closure(), g, guide.Submit, today) {
				if b.Field == about(it.ID) {
					found = append(found, b.What)
				}
			}
			if len(found) > 0 != stands || stands && !strings.Contains(found[0], "not written yet") {
				t.Errorf("%s, %q: in the way: %q", it.ID, text, found)
			}
		}
	}
}

func TestASectionThatNeedNotBeExplicitMayBeShort(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.write(Written{about("record.who-carries-on"), "School does."})
	if !Settled(n.closure(), g, g.Item("record.who-carries-on"), TheClosure, today) {
		t.Error("it is asked for more words")
	}
}
