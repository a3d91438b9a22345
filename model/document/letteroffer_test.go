package document

import (
	"strings"
	"testing"

	"handover/model"
)

func (b *book) offers(to model.Subject) []Offer { return Offers(b.source(), b.ask(to)) }

func TestWhatChangedAfterALetterWasWrittenIsOfferedAndNeverWrittenOverIt(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("booked")
	b.answer(model.ItemFirst, camhs, "2026-12-05")
	if got := b.offers(mother); len(got) != 0 {
		t.Errorf("before there is a letter %v is offered", got)
	}
	letter := b.draft(mother)
	b.text(itemLetter, mother, strings.ReplaceAll(letter, "Lantern House has said yes. ", "Lantern House has said yes.\n"))
	if got := b.offers(mother); len(got) != 0 {
		t.Errorf("as it stands in the letter %v is offered", got)
	}
	b.text(itemLetter, mother, "Dear Rachel,\n\nDr. Fell at Lantern House sees you on 5 December! I wish you well.")
	if got := b.offers(mother); len(got) != 0 {
		t.Errorf("reworded, %v is offered", got)
	}
	b.answer(model.ItemFirst, camhs, "2026-12-12")
	got := b.offers(mother)
	if len(got) != 1 || !strings.Contains(got[0].Text, "12 December 2026") || got[0].Service != camhs ||
		got[0].Instead != "Dr. Fell at Lantern House sees you on 5 December!" || !strings.HasPrefix(got[0].Key, "next/camhs/") {
		t.Fatalf("offered is %+v", got)
	}
	if text := b.source().Closure.Text(b.ask(mother).Field()); strings.Contains(text, "12 December") {
		t.Errorf("it is written over the writer's words:\n%s", text)
	}
	b.write(model.LeftAsIs{Field: b.ask(mother).Field(), What: got[0].Key})
	if again := b.offers(mother); len(again) != 0 {
		t.Errorf("left as it is, %v is offered again", again)
	}
	b.answer(model.ItemFirst, camhs, "2026-12-19")
	if next := b.offers(mother); len(next) != 1 || next[0].Key == got[0].Key {
		t.Errorf("changed once more, %v is offered", next)
	}
}

func TestWhatReadsOtherwiseOnlyBecauseDaysPassedIsNotOffered(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("booked")
	b.answer(model.ItemFirst, camhs, "2026-11-10")
	src := b.source()
	src.Today = "2026-11-02" // on which the book is written
	b.text(itemLetter, mother, LetterDraft(src, b.ask(mother)))
	says(t, "the letter", b.entries[len(b.entries)-1].Event.(model.Written).Text, "The first appointment is on 10 November 2026.")
	says(t, "now", b.next(mother), "The first appointment was planned for 10 November 2026.")
	if got := b.offers(mother); len(got) != 0 {
		t.Errorf("offered is %v", got)
	}
	b.answer(model.ItemFirst, camhs, "2026-11-24")
	left := b.offers(mother)
	if len(left) != 1 {
		t.Fatalf("offered is %v", left)
	}
	b.write(model.LeftAsIs{Field: b.ask(mother).Field(), What: left[0].Key})
	src = b.source()
	src.Today = "2026-12-24"
	if got := Offers(src, b.ask(mother)); len(got) != 0 {
		t.Errorf("left as it is, and a month later %v is offered", got)
	}
}

func TestWordsForWhatHappensNextThatWereRewordedBeforeTheLetterAreNotOffered(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("carries-on")
	b.text(itemNext, mother, b.next(mother))
	b.text(itemNext, mother, "Naomi Fell stays.")
	b.text(itemLetter, mother, b.draft(mother))
	says(t, "the letter", b.source().Closure.Text(b.ask(mother).Field()), "Naomi Fell stays.")
	if got := b.offers(mother); len(got) != 0 {
		t.Errorf("offered is %v", got)
	}
}

func TestAServiceThatIsKeptFromAReaderIsNotOffered(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("carries-on")
	b.text(itemLetter, mother, "Dear Rachel,")
	b.text(itemLetter, father, "Dear Daniel,")
	if len(b.offers(mother)) != 1 {
		t.Fatal("it is not offered before")
	}
	b.answer(itemWish, camhs, "Mum is not to know")
	b.answer(model.ItemConcern, father, "yes")
	if got := append(b.offers(mother), b.offers(father)...); len(got) != 0 {
		t.Errorf("offered is %v", got)
	}
}
