package document

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
)

// twice is a closure whose record says “Fern Cottage” in two sections that the mother reads, and “Josie” in two.
func twice(t *testing.T) *book {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.text("record.next", model.TheClosure, "The tutor meets her at Fern Cottage. Josie’s mum drives her.")
	b.text("record.reason", model.TheClosure, "It began when she ran to Fern Cottage (her gran's), with Josie. He told us, that he drinks too much.")
	b.authorise()
	return b
}

func (b *book) withhold(item, words string) model.EntryID {
	b.write(model.PassageWithheld{To: mother, Section: model.Field{Item: item, Subject: model.TheClosure}, Words: words, Because: "her gran lives there", Agreed: "Ms Rees"})
	return b.entries[len(b.entries)-1].ID
}

func TestAWordOrTwoThatAreWithheldAreAskedAboutWhereTheyStandToo(t *testing.T) {
	for _, words := range []string{"Fern Cottage", "Josie"} {
		b := twice(t)
		mark := b.withhold("record.next", words)
		r := model.ReaderOf(mother)
		if _, err := Copy(b.source(), r); err == nil || !strings.Contains(err.Error(), "“"+words+"” is withheld") || !strings.Contains(err.Error(), "stands under “") {
			t.Fatalf("%s: a copy is made that still shows it: %v", words, err)
		}
		if notes := strings.Join(CopyNotes(b.source(), r), "\n"); !strings.Contains(notes, "Look again: “"+words+"” stands under “") {
			t.Errorf("the notes say nothing of it:\n%s", notes)
		}
		found := FoundElsewhere(b.source(), r)
		if len(found) != 1 || found[0].Section.Item != "record.reason" || found[0].Mark.Entry != mark || found[0].Stays != nil {
			t.Fatalf("found %+v", found)
		}
		if _, err := Copy(b.source(), model.ReaderOf(model.TheChild)); err != nil {
			t.Errorf("it stops the child's copy too: %v", err)
		}
	}
}

func TestAShortWordOrANumberIsAskedAboutToo(t *testing.T) {
	for _, words := range []string{"gay", "12"} {
		b := twice(t)
		b.text("record.next", model.TheClosure, "Her cousin is gay. They live at number 12.")
		b.text("record.reason", model.TheClosure, "He rang from number 12, and said that he is gay.")
		b.authorise()
		b.withhold("record.next", words)
		if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "“"+words+"” is withheld") {
			t.Errorf("%s: a copy is made that still shows it: %v", words, err)
		}
	}
}

func TestTheWorkerIsToldOfWithheldWordsInAHeading(t *testing.T) {
	b := twice(t)
	r := model.ReaderOf(mother)
	b.withhold("record.next", "Josie’s mum drives")
	b.withhold("record.next", "Fern")
	src := b.source()
	d := &Document{Parts: []Part{{Title: "Fern Cottage"}, {Title: "Who drives: Josie's mum drives"}, {Title: "Ferns"}, {Title: "Fern Cottage"}}}
	notes := elsewhereNotes(src, r, d)
	heading := func(title string) (n int) {
		for _, note := range notes {
			if strings.Contains(note, "stands in the heading “"+title+"”. Words are not left out of a heading") {
				n++
			}
		}
		return n
	}
	if heading("Fern Cottage") != 1 || heading("Who drives: Josie's mum drives") != 1 || heading("Ferns") != 0 {
		t.Errorf("the notes:\n%s", strings.Join(notes, "\n"))
	}
	if repeated(d, "Josie’s mum drives") != "" {
		t.Error("it is refused for words that nobody can withhold")
	}
}

func TestTheSameWordsElsewhereAreWithheldThereTooOrLeftOnPurpose(t *testing.T) {
	b := twice(t)
	r := model.ReaderOf(mother)
	settle := func(mark model.EntryID, stays bool) {
		t.Helper()
		src := b.source()
		e := FoundElsewhere(src, r)[0]
		var too []model.PassageWithheld
		var left []model.StayingWords
		if stays {
			left = append(left, model.StayingWords{Section: e.Section, Because: "she knows of Josie", Agreed: "Ms Rees"})
		} else {
			too = append(too, model.PassageWithheld{Section: e.Section, Words: e.Words[0]})
		}
		events, err := model.SettleElsewhere(src.Closure, src.Guide, mark, too, left)
		if err != nil {
			t.Fatal(err)
		}
		b.write(events...)
	}
	settle(b.withhold("record.next", "Fern Cottage"), false)
	settle(b.withhold("record.next", "Josie"), true)
	words := b.copyFor(r)
	if strings.Contains(words, "Fern") || strings.Count(words, "Josie") != 1 {
		t.Errorf("the copy:\n%s", words)
	}
	notes := strings.Join(CopyNotes(b.source(), r), "\n")
	if !strings.Contains(notes, "“Josie” stays under “") || !strings.Contains(notes, "on purpose, because: she knows of Josie (agreed by Ms Rees)") || strings.Contains(notes, "Look again: “Josie”") {
		t.Errorf("the notes:\n%s", notes)
	}
	if n := len(b.source().Closure.WithheldFrom(mother)); n != 3 {
		t.Errorf("%d passages are withheld", n)
	}
	b.text("record.work", model.TheClosure, "Josie came along to each visit.")
	b.authorise()
	if _, err := Copy(b.source(), r); err == nil || !strings.Contains(err.Error(), "“Josie” is withheld") {
		t.Errorf("a later section says it again, and nobody is asked: %v", err)
	}
}

func TestACommaHidesNoRepeatedPassage(t *testing.T) {
	b := twice(t)
	b.text("record.next", model.TheClosure, "He told us that he drinks too much. The tutor meets her.")
	b.authorise()
	b.withhold("record.next", "told us that he drinks")
	if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "withhold them there as well") {
		t.Errorf("%v", err)
	}
}

func TestWordsAreFoundWhateverStandsBetweenThem(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        []string
	}{
		{"at Fern Cottage’s gate, at “fern\ncottage”", "Fern Cottage", []string{"Fern Cottage", "fern\ncottage"}},
		{"Josie, Jos\u00adie's, Josies", "josie", []string{"Josie", "Jos\u00adie"}},
		{"He told us, that he drinks. That", "told us that he drinks", []string{"told us, that he drinks"}},
		{"Jonah", "Jo", nil},
		{"anything", "…", nil},
	} {
		var got []string
		for _, at := range find(c.text, c.words) {
			got = append(got, c.text[at[0]:at[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %q", c.words, c.text, got)
		}
	}
	for words, want := range map[string]bool{"he": true, "her": true, "for it": true, "it's": true, "not she": true, "I": true,
		"GP": false, "Jo": false, "rehab": false, "gay": false, "ill": false, "dad": false, "my dad": false, "12": false, "117": false, "to 3": false} {
		if slight(words) != want {
			t.Errorf("%q: slight is %t", words, !want)
		}
	}
}

func TestAServicesBriefingAsksOfAWordOrTwoToo(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.text("record.concerns", model.TheClosure, "She told Josie of the sexual abuse first.")
	b.text("record.action", model.TheClosure, "School rang us, and Josie's mum did.")
	b.authorise()
	who := model.Subject{Kind: model.KindService, ID: "camhs"}
	if _, err := Briefing(b.source(), who); err != nil {
		t.Skip(err)
	}
	b.write(model.PassageWithheld{To: who, Section: model.Field{Item: "record.action", Subject: model.TheClosure}, Words: "Josie", Because: "a child", Agreed: "Ms Rees"})
	if _, err := Briefing(b.source(), who); err == nil || !strings.Contains(err.Error(), "“Josie” is withheld") {
		t.Errorf("the sheet is made: %v", err)
	}
	if notes := strings.Join(LeftOut(b.source(), who), "\n"); !strings.Contains(notes, "Look again: “Josie” stands under") {
		t.Errorf("the notes say nothing of it:\n%s", notes)
	}
}
