package proof

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/plain"
)

func TestWhoIsNotToBeNamed(t *testing.T) {
	all := []string{"Dean Carter", "Mrs Hughes", "Mum", "B.T.", "Amy Jones", "Dr. Lena Roy"}
	if got, want := named(all, "Amy", "Ana Lopez"), []string{"Dean Carter", "Hughes", "Lena Roy"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := name("Helen Marr, team manager"); got != "Helen Marr" {
		t.Errorf("%q", got)
	}
}

func TestLettersThatAnEarlierSectionSpellsOutStandAndThoseThatALaterOneDoesAreAskedAbout(t *testing.T) {
	lists, err := plain.Load()
	if err != nil {
		t.Fatal(err)
	}
	m := usual(t).
		write("record.reason", model.TheClosure, "The Independent Sexual Violence Adviser (ISVA) came with her.").
		write("record.next", model.TheClosure, "The Multi-Agency Risk Assessment Conference (MARAC) has ended.")
	c := m.closure()
	reading := func(item, body string) string {
		var out []string
		for _, f := range Whole(lists, Text{Body: body, Item: item, Subject: model.TheClosure, Closure: c, Guide: m.g, Today: today}).Findings {
			if f.Kind == plain.Acronym {
				out = append(out, f.Words)
			}
		}
		return strings.Join(out, " ")
	}
	if got := reading("record.action", "The ISVA and the MARAC knew of it."); got != "MARAC" {
		t.Errorf("between the two, %q are asked about", got)
	}
	if got := reading("record.next", "The ISVA knows."); got != "" {
		t.Errorf("after the first, %q are asked about", got)
	}
}
