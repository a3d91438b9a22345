package document

import (
	"slices"
	"testing"

	"handover/model"
)

func TestEveryoneSignsOnTheirOwnCopyAndTheCouncilSeesWhoHasCP4l(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.authorise()
	lines := func(d *Document) (toSign []string, signed []Fact) {
		for _, block := range d.Part(partSign).Blocks {
			switch block := block.(type) {
			case Signatures:
				toSign = append(toSign, block.Who...)
			case Facts:
				signed = append(signed, block.Rows...)
			}
		}
		return toSign, signed
	}
	copyOf := func(who model.Subject) *Document {
		d, err := Copy(b.source(), model.ReaderOf(who))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	c := b.source().Closure
	mum, child := c.Name(mother), c.Name(model.TheChild)
	if toSign, signed := lines(copyOf(mother)); !slices.Equal(toSign, []string{mum}) || len(signed) != 0 {
		t.Errorf("on her copy: %v, %v", toSign, signed)
	}
	if toSign, _ := lines(Record(b.source())); !slices.Contains(toSign, mum) || !slices.Contains(toSign, child) {
		t.Errorf("on the council's record: %v", toSign)
	}
	first := c.Sent().Entry
	b.write(model.Signed{Who: mother, Submission: first, How: model.SignDeclined, On: "2026-11-20", Because: "a word of hers"})
	toSign, signed := lines(Record(b.source()))
	if slices.Contains(toSign, mum) || len(signed) != 1 || signed[0] != (Fact{mum, "Offered, and chose not to, 20 November 2026"}) {
		t.Errorf("once she chose not to: %v, %v", toSign, signed)
	}
	if toSign, signed := lines(copyOf(model.TheChild)); !slices.Equal(toSign, []string{child}) || len(signed) != 0 {
		t.Errorf("on the child's copy: %v, %v", toSign, signed)
	}
	b.text("record.next", model.TheClosure, "The tutor meets her on Mondays.")
	b.authorise()
	if toSign, signed := lines(Record(b.source())); !slices.Contains(toSign, mum) || len(signed) != 0 {
		t.Errorf("a signature on an earlier version stands on the new one: %v, %v", toSign, signed)
	}
}
