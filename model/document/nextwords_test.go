package document

import (
	"testing"

	"handover/model"
)

func TestWhatWasRecordedStandsInWholeSentences(t *testing.T) {
	for _, said := range []struct {
		referral, item, words, want string
	}{
		{"handed-over", itemPurpose, "Time to talk", "Their help means time to talk."},
		{"handed-over", itemPurpose, "Sees K every day; a quiet place; helps with sleep", "They see you every day. There is also a quiet place. They help with sleep."},
		{"accepted", itemPurpose, "Sees K.M. every day", "They will see you every day."},
		{"sent", itemPurpose, "To help with sleep", "They could help with sleep."},
		{"handed-over", itemPurpose, "To help with sleep", "They are there to help with sleep."},
		{"handed-over", itemPurpose, "Support at home", "They give support at home."},
		{"sent", itemPurpose, "Support at home", "They could give support at home."},
		{"handed-over", itemPurpose, "Naomi Fell rings each week", "Naomi Fell rings each week."},
		{"handed-over", itemPurpose, "Not decided", "They are there for this: Not decided."},
		{"handed-over", itemPurpose, "To be decided", "They are there for this: To be decided."},
		{"waiting", itemMeanwhile, "Mrs Field, at school", "Until they begin, you have Mrs Field, at school."},
		{"waiting", itemMeanwhile, "The school nurse, and K's grandfather", "Until they begin, you have the school nurse, and your grandfather."},
		{"waiting", itemMeanwhile, "Mrs Field sees K on Mondays", "Until they begin, Mrs Field sees you on Mondays."},
		{"waiting", itemMeanwhile, "Rings Rachel each week", "This is how it is until they begin: Rings Rachel each week."},
		{"waiting", itemMeanwhile, "Élodie, at weekends", "Until they begin, you have Élodie, at weekends."},
		{"waiting", itemMeanwhile, "Daniel, at weekends", "Until they begin, you have Daniel, at weekends."},
		{"waiting", itemWait, "About eight weeks", "The wait is about eight weeks. That can change."},
		{"accepted", itemStart, "In about three weeks", "It is likely to start in about three weeks. That can change."},
		{"accepted", itemStart, "About three weeks", "It is likely to start in about three weeks."},
		{"accepted", itemStart, "1 December 2026, as we were told", "It is likely to start on 1 December 2026, as we were told."},
		{"accepted", itemStart, "Once Naomi is back", "It is likely to start once Naomi is back."},
		{"accepted", itemStart, "Began 2 November 2026", "It began on 2 November 2026."},
		{"accepted", itemStart, "They hope for spring", "We were told this about when it starts: They hope for spring. That can change."},
		{"accepted", itemStep, "To write to K", "They have agreed first to write to you."},
		{"accepted", itemStep, "Rings Rachel", "They have agreed first to ring Rachel."},
		{"accepted", itemStep, "A visit at home", "The first thing that they agreed to is a visit at home."},
		{"accepted", itemPhone, "01632 960 142, not Fridays", "You can reach them on 01632 960 142, not Fridays."},
		{"accepted", itemPhone, "By email", "You can reach them: By email."},
		{"declined", itemInstead, "They are full. Instead: K's school will see K each week", "Instead, your school will see you each week."},
		{"chose-not", itemLeft, "Its leaflet", "Your family have its leaflet."},
	} {
		b := aFamily(t, "14")
		b.refer(said.referral)
		b.answer(said.item, camhs, said.words)
		says(t, said.referral+", "+said.words, b.next(model.TheChild), said.want)
	}
}

func TestAFirstStepThatIsPastIsNotTold(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("accepted")
	b.answer(itemStep, camhs, "To meet K at school, 2 January 2020")
	silent(t, "past", b.next(mother), "2020")
	b.answer(itemStep, camhs, "To meet K at school, 2 January 2050")
	says(t, "to come", b.next(mother), "They have agreed first to meet K at school, 2 January 2050.")
}

func TestALetterCallsTheChildByNameWhereTheScreenHasInitials(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("waiting")
	b.answer(itemPurpose, camhs, "Time for K, each week")
	b.answer(itemMeanwhile, camhs, "Mrs Field, at school")
	b.answer(itemCalled, model.TheChild, "Kez")
	says(t, "the screen", b.next(mother), "time for K, each week", "K.M. has Mrs Field")
	says(t, "the letter", b.draft(mother), "time for Kez, each week", "Kez has Mrs Field")
	says(t, "the child's", b.draft(model.TheChild), "time for you, each week", "you have Mrs Field")
	b.text(itemLetter, mother, b.draft(mother))
	if offers := Offers(b.source(), b.ask(mother)); len(offers) > 0 {
		t.Errorf("what the letter says already is offered: %v", offers)
	}
}

func TestOnlyTheChildIsSpokenOfAsYouAndNobodyWithTheSameInitial(t *testing.T) {
	h := newHome(newBook(t).source(), model.TheChild)
	for was, want := range map[string]string{
		"Time for K and B":           "Time for you and B",
		"K's plan, for K.":           "your plan, for you.",
		"To ring K.B.'s mother":      "To ring K.B.'s mother",
		"Vitamin K2, for the family": "Vitamin K2, for the family",
		"K goes with Mum":            "K goes with Mum",
	} {
		if got := h.spoken(was); got != want {
			t.Errorf("%q is spoken as %q", was, got)
		}
	}
}
