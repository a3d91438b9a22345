package document

import (
	"strings"
	"testing"

	"handover/model"
)

// trusting is a closure in which the father was trusted and helped, before there were concerns about him.
func trusting(t *testing.T) *book {
	b := newBook(t)
	b.write(model.Added{Subject: camhs, Name: "Northtown CAMHS"}, model.Added{Subject: mother, Name: "Rachel Tarn"}, model.Added{Subject: father, Name: "Daniel Moss"})
	for s, relation := range map[model.Subject]string{mother: "Mother", father: "Father"} {
		b.answer(itemRelation, s, relation)
		b.answer(model.ItemCaring, s, "yes")
	}
	b.answer(model.ItemReferral, camhs, "accepted")
	b.answer("trusted.person", model.TheClosure, "Claire Odell at school, and her father.")
	b.write(model.AnswerGiven{Field: model.Field{Item: "needs.relationships", Subject: model.TheChild}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"watch"}, By: "father"}})
	b.text(itemLetter, model.TheChild, "Dear Jessa,\nif a secret makes you sad, tell Mum, Dad or Mrs Odell. Dad made a good lasagne.")
	b.text("plan.if-then", model.TheClosure, "If she is low, then ring Daniel the same day.")
	return b
}

func TestAPersonOfConcernIsNobodyToTurnToInALetterOrABriefing(t *testing.T) {
	b := trusting(t)
	letterNotes := func() string { return strings.Join(LetterNotes(b.source(), model.TheChild), "\n") }
	left := func() string { return strings.Join(LeftOut(b.source(), camhs), "\n") }
	if words := letterNotes() + left(); strings.Contains(words, "Settle first") || strings.Contains(words, "Look first") {
		t.Errorf("while there are no concerns the worker is told\n%s", words)
	}
	if _, words := b.briefing(camhs); !strings.Contains(words, "and her father") || !strings.Contains(words, "Daniel Moss") {
		t.Fatalf("the briefing says\n%s", words)
	}
	b.answer(model.ItemConcern, father, "yes")
	if words := letterNotes(); strings.Count(words, "Look first: there are concerns about Daniel Moss") != 1 || !strings.Contains(words, "tell Mum, Dad or Mrs Odell") {
		t.Errorf("of the letter the worker is told\n%s", words)
	}
	d, words := b.briefing(camhs)
	for _, gone := range []string{"and her father", "Daniel Moss"} {
		if strings.Contains(words, gone) {
			t.Errorf("the briefing says %q", gone)
		}
	}
	for _, want := range []string{"Not settled yet: whom K.M. trusts", "Not settled yet: who helps with"} {
		if !strings.Contains(words, want) {
			t.Errorf("the briefing does not say %q", want)
		}
	}
	if strings.Contains(words, "concerns about") || Unwritten(d) == 0 {
		t.Error("the sheet says of whom there are concerns, or has nothing to settle")
	}
	for _, want := range []string{"names Daniel Moss, about whom there are concerns. It is left out of the sheet until then.", "“If things change” may name them as somebody to turn to: “If she is low, then ring Daniel the same day.” If it does, change that sentence."} {
		if !strings.Contains(left(), want) {
			t.Errorf("the worker is not told %q:\n%s", want, left())
		}
	}
}

func TestADraftOfALetterDoesNotSendAChildToAPersonOfConcern(t *testing.T) {
	b := trusting(t)
	f := model.Ask{Item: b.g.Item(itemLetter), Subject: model.TheChild}
	b.text(itemRightToSeek, model.TheChild, "You can tell Mum or Dad.")
	if words := LetterDraft(b.source(), f); !strings.Contains(words, "tell Mum or Dad") {
		t.Fatalf("the draft says\n%s", words)
	}
	b.answer(model.ItemConcern, father, "yes")
	draft := LetterDraft(b.source(), f)
	if strings.Contains(draft, "tell Mum or Dad") || strings.Contains(draft, "concern") || !strings.Contains(draft, "[To be written: whom you can turn to.]") {
		t.Errorf("the draft says\n%s", draft)
	}
	left := "“" + b.g.Item(itemRightToSeek).Title + "” may name Daniel Moss, about whom there are concerns, as somebody to turn to. It was left out of the letter: settle that first."
	notes := func() string { return strings.Join(LetterNotes(b.source(), model.TheChild), "\n") }
	if strings.Contains(notes(), left) {
		t.Errorf("the letter leaves nothing open, and the worker is told\n%s", notes())
	}
	b.text(itemLetter, model.TheChild, draft)
	if strings.Count(notes(), left) != 1 {
		t.Errorf("the worker is told\n%s", notes())
	}
}

func TestToNameSomebodyIsNotYetToTurnToThem(t *testing.T) {
	b := trusting(t)
	b.answer(model.ItemConcern, father, "yes")
	b.answer("start.nation", model.TheClosure, "england")
	c := b.source().Closure
	for words, is := range map[string]bool{
		"You can tell your dad.": true, "Talk to Mum, Mrs Odell or Dad.": true, "Daniel helps her at bedtime.": true, "Her father looks after her on Fridays.": true,
		"Dad is there for you.": true, "J trusts her father.": true, "Ring Daniel Moss.": true,
		"You were right to tell what Dad did.": false, "You told us about Dad.": false, "Dad moved out.": false, "Ask Mum.": false, "She has no contact with Dad.": false,
		"Do not tell Dad.": false, "You don’t have to tell Dad.": false, "Never go to Dad.": false, "You need not ask Daniel.": false, "Her father never helps her.": false, "Dad does not look after her.": false,
		"If you cannot tell Mum, Dad or Josie will listen.": true, "Do not forget to tell Dad.": true, "Why not ask Dad?": true, "Do not tell Josie: tell Dad.": true, "Dad never helps, but listens.": true, "Do not only tell Dad.": true,
		"Tell us if Dad comes back.": false, "The dads' group is open.": false, "Her stepfather is somebody to talk to.": false,
	} {
		if got := len(helpersOfConcern(c, words)) > 0; got != is {
			t.Errorf("%q: %t", words, got)
		}
	}
}

func TestTheWorkerIsToldWhereACopySendsItsReaderToAPersonOfConcern(t *testing.T) {
	b := trusting(t)
	b.text("record.next", model.TheClosure, "Daniel helps her at bedtime.")
	b.authorise()
	r := model.ReaderOf(model.TheChild)
	notes := func() string { return strings.Join(CopyNotes(b.source(), r), "\n") }
	if strings.Contains(notes(), "Look first") {
		t.Errorf("while there are no concerns the worker is told\n%s", notes())
	}
	b.answer(model.ItemConcern, father, "yes")
	if !strings.Contains(notes(), "“What happens next” may name them as somebody to turn to: “Daniel helps her at bedtime.”") {
		t.Errorf("the worker is told\n%s", notes())
	}
}
