package document

import (
	"regexp"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

var (
	mother  = model.Subject{Kind: model.KindAdult, ID: "mother"}
	father  = model.Subject{Kind: model.KindAdult, ID: "father"}
	referAt = []string{"", "considered", "offered", "agreed", "sent", "acknowledged", "more-asked", "accepted", "waiting", "booked",
		"attended", "not-brought", "cancelled", "declined", "chose-not", "handed-over", "carries-on"}
)

// aFamily is a closure with a child of some age, a mother who cares for them, a father, and one service.
func aFamily(t *testing.T, age string) *book {
	t.Helper()
	b := newBook(t)
	b.write(model.Added{Subject: mother, Name: "Rachel Tarn"}, model.Added{Subject: father, Name: "Daniel Moss"},
		model.Added{Subject: camhs, Name: "Lantern House"})
	for _, adult := range []model.Subject{mother, father} {
		b.answer(model.ItemCaring, adult, "yes")
	}
	b.answer(model.ItemAge, model.TheClosure, age)
	b.answer(itemPurpose, camhs, "Time to talk, each week")
	b.answer(itemContact, camhs, "Naomi Fell, therapist")
	b.answer(itemNumber, model.TheClosure, "01632 960 100")
	return b
}

func (b *book) next(to model.Subject) string { return joined(NextSteps(b.source(), to)) }

func (b *book) refer(to string) {
	if to != "" {
		b.answer(model.ItemReferral, camhs, to)
	}
}

func says(t *testing.T, where, words string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("%s: it does not say %q:\n%s", where, w, words)
		}
	}
}

func silent(t *testing.T, where, words string, not ...string) {
	t.Helper()
	for _, w := range not {
		if strings.Contains(words, w) {
			t.Errorf("%s: it says %q:\n%s", where, w, words)
		}
	}
}

func TestWhatHappensNextIsToldAsTheReferralStandsInWordsForEachReader(t *testing.T) {
	for referral, want := range map[string][3]string{ // a child of 6, one of 14, a mother
		"":             {"We do not know yet if Lantern House will help you.", "Nothing is settled with Lantern House yet.", "Nothing is settled with Lantern House yet."},
		"considered":   {"We do not know yet if Lantern House will help you.", "We have thought about Lantern House. Nothing is settled yet.", "Nothing is settled yet."},
		"offered":      {"Lantern House might help you. Nothing is settled yet.", "Nothing is settled yet.", "Help from Lantern House has been offered. Nothing is settled yet."},
		"agreed":       {"Lantern House has not said yes yet.", "Lantern House has not answered yet.", "Lantern House has not answered yet."},
		"sent":         {"We have asked Lantern House to help.", "They have not answered yet.", "We have asked Lantern House to help. They have not answered yet."},
		"acknowledged": {"They have not said yes or no yet.", "They know that we asked, and have not said yes or no yet.", "They know that we asked"},
		"more-asked":   {"We have asked Lantern House to help.", "They want to know more before they answer.", "They want to know more before they answer."},
		"accepted":     {"Lantern House has said yes. Their help means time to talk, each week. The person there is Naomi Fell, therapist. We do not know yet when it starts.", "Lantern House has said yes. Their help means time to talk, each week. The person to know there is Naomi Fell, therapist. It is not settled yet when it starts.", "It is not settled yet when it starts."},
		"waiting":      {"There is a wait first.", "There is a waiting list.", "We do not know yet how long the wait is."},
		"booked":       {"We do not know the day yet.", "There is to be a first appointment. We do not know the day yet.", "The day is still to be confirmed."},
		"attended":     {"The first time with Lantern House has happened.", "You can ask them what comes next.", "The first appointment with Lantern House has happened."},
		"not-brought":  {"The first time with Lantern House has not come yet. That is not your fault.", "That is not your fault.", "The first appointment with Lantern House did not take place."},
		"cancelled":    {"was called off. That is not your fault.", "was cancelled. That is not your fault.", "A new day is not settled yet."},
		"declined":     {"Lantern House cannot help. It is still right to want help.", "It is still right to want help.", "Lantern House has told us that it cannot help."},
		"chose-not":    {"That is all right. If you want help later, tell a grown-up you trust.", "If you want it later, ring us on 01632 960 100.", "If you change your mind, ring us on 01632 960 100."},
		"handed-over":  {"Lantern House is helping now.", "Lantern House is helping now, in our place.", "Lantern House has taken over from us, and is helping now."},
		"carries-on":   {"Lantern House is still there for you.", "Lantern House goes on. It does not stop when we stop.", "Lantern House goes on, and does not stop when we do."},
	} {
		for i, reader := range []struct {
			age string
			to  model.Subject
		}{{"6", model.TheChild}, {"14", model.TheChild}, {"14", mother}} {
			b := aFamily(t, reader.age)
			b.refer(referral)
			says(t, referral+", "+reader.age+", "+reader.to.ID, b.next(reader.to), want[i])
		}
	}
}

// fixed finds the words that are ours in what happens next: what was recorded is taken out.
func fixed(words string) string {
	return strings.NewReplacer("time to talk, each week", "this", "Naomi Fell, therapist", "this", "01632 960 100", "this", "Lantern House", "It").Replace(words)
}

func TestOurOwnWordsForWhatHappensNextAreShortAndPlain(t *testing.T) {
	jargon := regexp.MustCompile(`(?i)\b(referral|service|camhs|safeguarding|assess\w*|ensure|threshold|agenc\w*|closure|case|professional|engage\w*|intervention)\b`)
	for _, age := range []string{"4", "6", "9", "14", "17"} {
		for _, referral := range referAt {
			b := aFamily(t, age)
			b.refer(referral)
			for _, to := range []model.Subject{model.TheChild, mother} {
				words := fixed(b.next(to))
				if found := jargon.FindString(words); found != "" {
					t.Errorf("%s, %s: it says %q:\n%s", referral, to.ID, found, words)
				}
				most := 20
				if to == model.TheChild && (age == "4" || age == "6") {
					most = 12
				}
				for _, s := range sentences(words) {
					if n := len(strings.Fields(s)); n > most {
						t.Errorf("%s, at %s, %s: a sentence of %d words: %s", referral, age, to.ID, n, s)
					}
				}
			}
		}
	}
}

func TestTheWaitTheDaysAndWhoLooksAreToldAsTheyWereRecorded(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("waiting")
	b.answer(itemWait, camhs, "About eight weeks, as Naomi Fell told us")
	b.answer(itemMeanwhile, camhs, "Mrs Field, at school")
	b.answer(itemStep, camhs, "To write to Rachel")
	b.answer(itemStepBy, camhs, "2026-12-01")
	b.write(model.Added{Subject: model.Subject{Kind: model.KindTeam, ID: "manager"}, Name: "Helen Marr"},
		model.AnswerGiven{Field: model.Field{Item: model.ItemCheckBack, Subject: camhs}, Answer: model.Answer{
			Status: model.Answered, Value: model.Value{"2026-12-12"}, By: "manager", Evidence: "a note of ours"}})
	says(t, "waiting", b.next(mother), "The wait is about eight weeks, as Naomi Fell told us. That can change.",
		"Until they begin, K.M. has Mrs Field, at school.", "They have agreed first to write to Rachel. They mean to do it by 1 December 2026.",
		"On 12 December 2026, Helen Marr will check that they have begun.", "If you have heard nothing by 12 December 2026, ring us on 01632 960 100.")
	silent(t, "waiting", b.next(mother), "a note of ours")
	says(t, "waiting, the child", b.next(model.TheChild), "Until they begin, you have Mrs Field, at school.")
	b.refer("booked")
	b.answer(model.ItemFirst, camhs, "2026-12-05")
	says(t, "booked", b.next(mother), "The first appointment is on 5 December 2026.", "If it does not happen, ring us on 01632 960 100.")
	b.refer("cancelled")
	silent(t, "the day of an appointment that was cancelled", b.next(mother), "5 December")
}

func TestWhatComesInPlaceOfAServiceThatDeclinedIsToldWithoutItsReason(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("declined")
	b.answer(itemInstead, camhs, "They doubt the family would come")
	for _, to := range []model.Subject{model.TheChild, mother} {
		says(t, "declined", b.next(to), "[Say what comes instead.]")
		silent(t, "declined", b.next(to), "doubt")
	}
	b.answer(itemInstead, camhs, "They doubt the family would come. Instead: the school counsellor, on Mondays")
	for _, to := range []model.Subject{model.TheChild, mother} {
		says(t, "declined", b.next(to), "Instead, there is the school counsellor, on Mondays.")
		silent(t, "declined", b.next(to), "doubt", "[")
	}
}

func TestWhatHasADayComesFirstAndTheRestAsAdded(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("carries-on")
	b.write(model.Added{Subject: school, Name: "Hill School"}, model.Added{Subject: model.Subject{Kind: model.KindService, ID: "club"}, Name: "Friday Club"},
		model.Added{Subject: model.Subject{Kind: model.KindService, ID: "nurse"}, Name: "The nurse"})
	for id, day := range map[string]string{"club": "2026-12-09", "nurse": "2026-12-02"} {
		s := model.Subject{Kind: model.KindService, ID: id}
		b.answer(model.ItemReferral, s, "booked")
		b.answer(model.ItemFirst, s, day)
	}
	var got []string
	for _, s := range NextSteps(b.source(), mother) {
		got = append(got, s.Service.ID)
	}
	if strings.Join(got, " ") != "nurse club camhs school" {
		t.Errorf("they stand in the order %v", got)
	}
}

func TestWhatTwoPeopleAnsweredApartIsLeftOutAndSaidNotToBeSettled(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("waiting")
	apart := func(item string, values ...string) {
		last := b.entries[len(b.entries)-1].ID
		for _, v := range values {
			b.answer(item, camhs, v)
			b.entries[len(b.entries)-1].After = []model.EntryID{last}
		}
		heads := b.entries[len(b.entries)-2:] // the next entry has seen both
		b.write(model.Renamed{Subject: model.TheClosure, Name: "REF-1"})
		b.entries[len(b.entries)-1].After = []model.EntryID{heads[0].ID, heads[1].ID}
	}
	apart(itemWait, "About eight weeks", "About a year")
	apart(itemContact, "Naomi Fell", "Joel Marsh")
	for _, to := range []model.Subject{model.TheChild, mother} {
		says(t, "apart", b.next(to), "We do not know yet how long the wait is.", "It is not settled yet who it will be.")
		silent(t, "apart", b.next(to), "eight", "a year", "Naomi", "Joel")
	}
	apart(model.ItemReferral, "booked", "declined")
	says(t, "apart", b.next(mother), "Nothing is settled with Lantern House yet.")
	silent(t, "apart", b.next(mother), "said yes", "cannot help")
}

func TestNobodyIsToldWhatHappensNextAfterADeathNorIfThereAreConcernsOrNoContact(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("carries-on")
	says(t, "before", b.next(model.TheChild)+b.next(mother)+b.next(father), "Lantern House")
	b.answer(model.ItemConcern, father, "yes")
	b.answer(model.ItemContactAllowed, mother, "no")
	for _, to := range []model.Subject{mother, father, {Kind: model.KindAdult, ID: "nobody"}, camhs, model.TheClosure} {
		if words := b.next(to); words != "" {
			t.Errorf("%v is told %q", to, words)
		}
	}
	b.answer(model.ItemApplies, model.TheClosure, "died")
	if words := b.next(model.TheChild); words != "" {
		t.Errorf("after a death there is %q", words)
	}
}

func TestAServiceOfWhichAReaderMayNotHearLeavesNoTraceInWhatHappensNext(t *testing.T) {
	b := aFamily(t, "14")
	b.refer("accepted")
	b.write(model.Added{Subject: school, Name: "Rowan House"})
	b.answer(model.ItemReferral, school, "booked")
	b.answer(itemContact, school, "Paula Stern, counsellor")
	b.answer(itemMeanwhile, camhs, "Rowan House, on Mondays")
	b.answer(itemStep, camhs, "To ring Paula Stern")
	b.answer(itemPurpose, camhs, "Time to talk, beside ROWAN HOUSE")
	says(t, "before", b.next(mother), "Rowan House has said yes", "Rowan House, on Mondays", "Paula Stern")
	b.answer(itemWish, school, "Mum is not to know that I go there")
	silent(t, "the child's wish", strings.ToLower(b.next(mother)+b.next(father)), "rowan", "paula", "mum is not", "settled yet who")
	says(t, "the child", b.next(model.TheChild), "Rowan House has said yes", "Paula Stern")
	b.write(model.SetAside{Subject: school})
	silent(t, "a service set aside", b.next(mother), "Rowan", "Paula")
	b.write(model.Added{Subject: school, Name: "Rowan House"})
	b.answer(itemBasis, school, "not-told")
	for _, to := range []model.Subject{model.TheChild, mother, father} {
		silent(t, "family not told", strings.ToLower(b.next(to)), "rowan", "paula")
	}
}

func TestWhatHappensNextIsItsOwnSuggestionAndAllElseIsTheGuides(t *testing.T) {
	b := aFamily(t, "14")
	a := model.Ask{Item: b.g.Item(itemNext), Subject: mother}
	b.refer("carries-on")
	got := Suggested(b.source(), a)
	if len(got) != 1 || got[0].Text != b.next(mother) {
		t.Errorf("suggested is %v", got)
	}
	b.write(model.SetAside{Subject: camhs})
	if got := Suggested(b.source(), a); got != nil {
		t.Errorf("with no service it is %v", got)
	}
	b.g.Wordings = []guide.Wording{{Item: "say.ask-again", For: []string{guide.BandAdult}, Text: "Ask again, {name}."}}
	a.Item = b.g.Item("say.ask-again")
	if got := Suggested(b.source(), a); len(got) != 1 || got[0].Text != "Ask again, Rachel Tarn." {
		t.Errorf("suggested is %v", got)
	}
}
