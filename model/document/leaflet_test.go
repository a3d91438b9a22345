package document

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

func helplines(t *testing.T) []guide.Helpline {
	t.Helper()
	lines, err := guide.Helplines()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func (b *book) leaflet(to model.Subject) (words, notes string) {
	b.t.Helper()
	d, err := Leaflet(b.source(), helplines(b.t), to)
	if err != nil {
		b.t.Fatal(err)
	}
	return all(d), strings.Join(LeafletNotes(b.source(), helplines(b.t), to), "\n")
}

func TestALeafletHoldsWhatWasChosenAndHowWeAreReachedAndNoMore(t *testing.T) {
	b := aFamily(t, "10")
	b.write(model.Added{Subject: school, Name: "Hill School"})
	b.answer(itemPhone, camhs, "01632 960 142, not Fridays")
	b.answer(itemChosen, model.TheChild, "childline", "service/camhs")
	b.answer(itemChosen, mother, "nspcc")
	words, notes := b.leaflet(model.TheChild)
	says(t, "the child's", words, "Useful numbers", "ring 999", "To ring us\n01632 960 100", "Childline\n0800 1111", "childline.org.uk",
		"Lantern House\n01632 960 142, not Fridays", "Naomi Fell, therapist", "Time to talk, each week", "You can ask to see what we wrote about you.")
	silent(t, "the child's", words, "NSPCC", "Hill School", "REF-1", "OFFICIAL", "2026-11-22", "last checked")
	says(t, "the notes", notes, "It is not asked yet whether it is safe for K.M. to hold a leaflet.", "Childline was last checked on 22 November 2026: confirm before giving.")
	words, _ = b.leaflet(mother)
	says(t, "the mother's", words, "NSPCC helpline\n0808 800 5000", "Children's social care\n01632 960 100", "you can complain")
	silent(t, "the mother's", words, "Childline", "Lantern House")
	d, _ := Leaflet(b.source(), helplines(t), mother)
	if d.Title != "Useful numbers" || d.Marking+d.Reference+d.Reader != "" || d.Draft == "" {
		t.Errorf("it is %+v", d)
	}
}

func TestWhatWasChosenForALeafletAndDoesNotFitAnyMoreIsLeftOutAndNamedToTheWorker(t *testing.T) {
	b := aFamily(t, "17")
	b.answer(model.ItemNation, model.TheClosure, "wales")
	b.write(model.Added{Subject: school, Name: "Rowan House"})
	b.answer(itemChosen, model.TheChild, "childline", "meic", "rape-crisis", "service/school")
	b.answer(itemChosen, mother, "nspcc", "service/camhs", "service/school")
	words, notes := b.leaflet(model.TheChild)
	says(t, "at 17 in Wales", words, "Childline", "Meic", "Rape Crisis", "Rowan House")
	silent(t, "at 17 in Wales", notes, "left out")
	b.answer(model.ItemNation, model.TheClosure, "england")
	b.answer(model.ItemAge, model.TheClosure, "15")
	words, notes = b.leaflet(model.TheChild)
	says(t, "at 15 in England", words, "Childline")
	silent(t, "at 15 in England", words, "Meic", "Rape Crisis")
	says(t, "at 15 in England", notes, "Meic was chosen and is left out", "Rape Crisis England & Wales support line was chosen and is left out")
	b.answer(itemWish, school, "Mum is not to know")
	words, notes = b.leaflet(mother)
	silent(t, "with a wish", words, "Rowan")
	says(t, "with a wish", notes, "Rowan House was chosen and is left out: there is a wish of K.M.'s about it.", "How to reach Lantern House is not written yet.")
	b.write(model.SetAside{Subject: camhs})
	_, notes = b.leaflet(mother)
	says(t, "set aside", notes, "Lantern House was chosen and is left out: it is no service of this closure now.")
	b.answer(model.ItemContactAllowed, mother, "no")
	words, _ = b.leaflet(mother)
	silent(t, "without contact", words, "Rowan", "Lantern")
}

func TestWhyThereIsNoLeafletIsSaidInWords(t *testing.T) {
	b := aFamily(t, "10")
	fails := func(to model.Subject, why string) {
		t.Helper()
		if _, err := Leaflet(b.source(), helplines(t), to); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", to.ID, err)
		}
		if notes := LeafletNotes(b.source(), helplines(t), to); notes != nil {
			t.Errorf("%s: there are notes: %v", to.ID, notes)
		}
	}
	fails(mother, "nothing is chosen for the leaflet for Rachel Tarn yet")
	fails(camhs, "a leaflet is for the child, or for an adult who cares for them")
	from := b.entries[len(b.entries)-1].ID
	for _, id := range []string{"nspcc", "stop-it-now"} {
		b.answer(itemChosen, mother, id)
		b.entries[len(b.entries)-1].After = []model.EntryID{from}
	}
	fails(mother, "two people chose apart what stands in the leaflet for Rachel Tarn")
	b.answer(itemChosen, father, "nspcc")
	b.answer(model.ItemConcern, father, "yes")
	fails(father, "decided with your manager; none is composed here")
	b.answer(itemChosen, model.TheChild, "childline")
	b.answer(model.ItemApplies, model.TheClosure, "died")
	fails(model.TheChild, "after a death there is no leaflet to the child")
	fails(mother, "after a death the leaflet that was planned is set aside")
}

func TestTheWorkerIsToldWhatOfALeafletIsSafeToHold(t *testing.T) {
	b := aFamily(t, "10")
	b.answer(itemChosen, mother, "nspcc")
	for value, want := range map[string]string{
		"some": "Only some things are safe for Rachel Tarn to hold. A card in her purse.", "not-known": "Hand nothing over until you have asked. A card in her purse.",
		"another-way": "another way is chosen for Rachel Tarn. A card in her purse.",
	} {
		b.write(model.AnswerGiven{Field: model.Field{Item: "left.safe-to-hold", Subject: mother}, Answer: model.Answer{Status: model.Answered, Value: model.Value{value}, Evidence: "a card in her purse"}})
		_, notes := b.leaflet(mother)
		says(t, value, notes, want)
	}
}

func TestALeafletCallsTheChildAsTheFamilyDo(t *testing.T) {
	b := aFamily(t, "9")
	b.refer("carries-on")
	b.answer(itemPurpose, camhs, "Therapy for K.M., weekly")
	b.answer(itemCalled, model.TheChild, "Kez")
	for to, want := range map[model.Subject]string{mother: "Therapy for Kez, weekly", model.TheChild: "Therapy for you, weekly"} {
		b.answer(itemChosen, to, "service/camhs")
		d, err := Leaflet(b.source(), helplines(t), to)
		if err != nil {
			t.Fatal(err)
		}
		says(t, "the leaflet", all(d), want)
		silent(t, "the leaflet", all(d), "K.M.")
	}
}
