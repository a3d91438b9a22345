package document

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

func (b *book) ask(to model.Subject) model.Ask {
	return model.Ask{Item: b.g.Item(itemLetter), Subject: to}
}

func (b *book) draft(to model.Subject) string { return LetterDraft(b.source(), b.ask(to)) }

// told gives the guide few words to suggest, so that a test knows them all.
func (b *book) told(wordings ...guide.Wording) { b.g.Wordings = wordings }

// after reports whether words stand in a text in that order.
func after(text string, words ...string) bool {
	for _, w := range words {
		_, rest, found := strings.Cut(text, w)
		if !found {
			return false
		}
		text = rest
	}
	return true
}

func TestALettersDraftHasEachPartInItsOrder(t *testing.T) {
	b := aFamily(t, "14")
	everybody := []string{"12-15", guide.BandAdult}
	b.told(guide.Wording{Item: itemLetter, Part: guide.PartOpening, For: everybody, Text: "This is a letter."},
		guide.Wording{Item: itemLetter, Part: guide.PartClosing, For: everybody, Text: "Goodbye."},
		guide.Wording{Item: "say.believed", For: everybody, Text: "{child} is believed."},
		guide.Wording{Item: "rights.complaint", For: everybody, Text: "You can complain."},
		guide.Wording{Item: itemInDanger, For: everybody, Text: "Ring us. Our number is …"})
	b.refer("carries-on")
	b.answer("start.part", model.TheClosure, "harmed")
	b.text(itemStrengths, model.TheChild, "You kept going to school.")
	b.text(itemSayStrengths, model.TheChild, "I saw these things.")
	b.text(itemOwnStrengths, model.TheChild, "“I can draw horses.”")
	b.text("say.why-ending", model.TheChild, "You are safe at home now.")
	b.text("say.not-your-fault", model.TheChild, "It was not your fault.")
	b.text("say.ask-again", model.TheChild, "Ask again, any time.")
	b.text(itemWantKnown, model.TheChild, "I liked your jokes.")
	words := b.draft(model.TheChild)
	if !after(words, "Dear [first name],", "This is a letter.", "I saw these things.", "You kept going to school.", "You told me: “I can draw horses.”",
		"You are safe at home now.", "K.M. is believed.", "It was not your fault.", "Lantern House goes on", "Ask again, any time.",
		"Our number is 01632 960 100.", "You can complain.", "I liked your jokes.", "Goodbye.", "Ana Lopez") {
		t.Errorf("the draft reads:\n%s", words)
	}
	if Start(b.source(), b.ask(model.TheChild)) != words {
		t.Error("the letter is not started from its draft")
	}
	b.answer(itemCalled, model.TheChild, "Kez")
	says(t, "once it is said what the child is called,", b.draft(model.TheChild), "Dear Kez,")
	says(t, "the mother's then", b.draft(mother), "Kez is believed.")
	silent(t, "the mother's then", b.draft(mother), "K.M.")
	silent(t, "the mother's", b.draft(mother), "kept going", "horses", "safe at home", "It was not your fault", "jokes")
	says(t, "the mother's", b.draft(mother), "Dear Rachel,", "This is a letter.", "Kez is believed.", "Lantern House goes on")
	b.answer("start.part", model.TheClosure, "own-behaviour")
	silent(t, "where the child was not harmed", b.draft(model.TheChild), "It was not your fault")
	b.write(model.AnswerGiven{Field: model.Field{Item: "say.believed", Subject: model.TheChild}, Answer: model.Answer{Status: model.DoesNotApply, Because: "said to her already"}})
	silent(t, "what does not apply", b.draft(model.TheChild), "is believed", "said to her")
}

func TestWordsAreNeverChosenForTheWriterOfALetter(t *testing.T) {
	b := aFamily(t, "14")
	young := []string{"12-15"}
	b.told(guide.Wording{Item: itemRightToSeek, Option: "told", For: young, Text: "You told, and that was right."},
		guide.Wording{Item: itemRightToSeek, Option: "noticed", For: young, Text: "Somebody noticed."},
		guide.Wording{Item: "say.believed", For: young, Text: "Believed."},
		guide.Wording{Item: "say.believed", For: young, About: "where nobody told", Text: "Nobody decided."})
	says(t, "nothing chosen", b.draft(model.TheChild), "[Choose: it was right to tell, or it was right that someone noticed.]",
		"[Choose the words for “Stopping is not disbelief”: the usual words; or where nobody told.]")
	silent(t, "nothing chosen", b.draft(model.TheChild), "You told", "Somebody noticed", "Nobody decided")
	b.told(b.g.Wordings[1:]...)
	says(t, "one way alone, not chosen", b.draft(model.TheChild), "[Choose: it was right that someone noticed.]")
	b.answer(itemRightToSeek, model.TheChild, "noticed")
	says(t, "chosen", b.draft(model.TheChild), "\n\nSomebody noticed.\n\n")
	b.text(itemRightToSeek, model.TheChild, "Mrs Field saw how sad you were.")
	says(t, "planned", b.draft(model.TheChild), "Mrs Field saw how sad you were.")
	silent(t, "planned", b.draft(model.TheChild), "Somebody noticed")
}

func TestALetterHasTheNumberThatWasWrittenDownAndAskForItWhereNoneIs(t *testing.T) {
	b := aFamily(t, "14")
	b.told(guide.Wording{Item: itemInDanger, For: []string{"12-15"}, Text: "Tell somebody you trust: …"})
	b.answer(itemChosen, model.TheChild, "childline", "meic")
	says(t, "a number", b.draft(model.TheChild), "Tell somebody you trust: […]\n\nThis is how to reach us: 01632 960 100.", "You can ring Childline too, on 0800 1111.")
	silent(t, "one helpline is enough", b.draft(model.TheChild), "Meic")
	b.text(itemInDanger, model.TheChild, "Ring us on 01632 960 100, or Childline on 0800 1111.")
	silent(t, "a number that stands there already", b.draft(model.TheChild), "reach us", "too, on")
	b.write(model.AnswerGiven{Field: model.Field{Item: itemNumber, Subject: model.TheClosure}})
	says(t, "no number", b.draft(model.TheChild), "This is how to reach us: [our number].")
}

func TestWhoSignsInTheWorkersPlaceStandsUnderTheLetter(t *testing.T) {
	b := aFamily(t, "14")
	b.write(model.Added{Subject: model.Subject{Kind: model.KindTeam, ID: "new"}, Name: "Sam Reed"})
	b.answer(itemSigns, model.TheClosure, "new")
	if words := b.draft(model.TheChild); !strings.HasSuffix(words, "\n\nAna Lopez") {
		t.Errorf("it is signed by somebody else though no worker changes:\n%s", words)
	}
	b.answer(model.ItemApplies, model.TheClosure, "worker-changes")
	if words := b.draft(model.TheChild); !strings.HasSuffix(words, "[Say who you are, and why it is not Ana Lopez who writes.]\n\nSam Reed") {
		t.Errorf("it is signed:\n%s", words)
	}
}

func TestADraftLeavesOutWhatWasPlannedIfItNamesAServiceThatIsKeptFromTheReader(t *testing.T) {
	b := aFamily(t, "14")
	b.write(model.Added{Subject: school, Name: "Rowan House"})
	b.answer(itemWish, school, "Not to be told to anybody")
	b.text("say.ask-again", mother, "You can ask us, or ring Rowan House.")
	b.text("say.ask-again", model.TheChild, "You can ask Rowan House.")
	silent(t, "the mother's", b.draft(mother), "Rowan")
	says(t, "the mother's", b.draft(mother), "[Look at what you planned under “They can ask again”: it names what this reader may not hear of.]")
	says(t, "the child's", b.draft(model.TheChild), "You can ask Rowan House.")
}

func TestALetterIsTheWritersOwnWordsWithoutMarkingOrReference(t *testing.T) {
	b := aFamily(t, "14")
	b.text(itemLetter, model.TheChild, "Dear Amy,\n\nWell done.\n\nAna")
	d, err := Letter(b.source(), model.TheChild)
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "A letter" || d.Marking+d.Reference+d.Reader != "" || d.Draft == "" || len(d.Parts) != 1 || d.Parts[0].Title != "" || len(d.Parts[0].Blocks) != 3 {
		t.Errorf("it is %+v", d)
	}
	if d.Draft != Record(b.source()).Draft {
		t.Errorf("it says %q, and the record something else", d.Draft)
	}
}

func TestWhyThereIsNoLetterIsSaidInWords(t *testing.T) {
	b := aFamily(t, "14")
	b.write(model.Added{Subject: sister, Name: "Ella"}, model.Added{Subject: model.Subject{Kind: model.KindAdult, ID: "aunt"}, Name: "Aunt Jo"})
	fails := func(to model.Subject, why string) {
		t.Helper()
		if _, err := Letter(b.source(), to); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", to.ID, err)
		}
	}
	fails(mother, "no letter to Rachel Tarn is written yet")
	fails(sister, "a letter is for the child, or for an adult who cares for them")
	fails(camhs, "a letter is for the child, or for an adult who cares for them")
	fails(model.Subject{Kind: model.KindAdult, ID: "aunt"}, "no letter is composed for Aunt Jo")
	fails(model.Subject{Kind: model.KindAdult, ID: "nobody"}, "is not in this closure now")
	from := b.entries[len(b.entries)-1].ID
	for _, words := range []string{"Dear Rachel", "Dear Mrs Tarn"} {
		b.text(itemLetter, mother, words)
		b.entries[len(b.entries)-1].After = []model.EntryID{from}
	}
	fails(mother, "two versions of the letter to Rachel Tarn were written apart")
	b.text(itemLetter, father, "Dear Daniel")
	b.answer(model.ItemConcern, father, "yes")
	fails(father, "decided with your manager; none is composed here")
	if words := b.draft(father) + strings.Join(LetterNotes(b.source(), father), ""); words != "" {
		t.Errorf("for somebody about whom there are concerns there is %q", words)
	}
	b.answer(model.ItemApplies, model.TheClosure, "died")
	b.text(itemLetter, model.TheChild, "Dear Amy")
	fails(model.TheChild, "after a death there is no letter to the child")
	fails(mother, "after a death the letter that was planned is set aside")
	if words := b.draft(model.TheChild); words != "" {
		t.Errorf("after a death a draft reads %q", words)
	}
}

func TestNobodyIsWrittenToIfOneOfTwoPeopleSaysThatThereAreConcerns(t *testing.T) {
	b := aFamily(t, "14")
	b.text(itemLetter, father, "Dear Daniel")
	from := b.entries[len(b.entries)-1].ID
	for _, v := range []string{"yes", "no"} {
		b.answer(model.ItemConcern, father, v)
		b.entries[len(b.entries)-1].After = []model.EntryID{from}
	}
	if _, err := Letter(b.source(), father); err == nil || b.draft(father) != "" {
		t.Error("a letter goes to somebody about whom it is not settled whether there are concerns")
	}
}

func TestTheWorkerIsToldWhatToThinkOfBeforeALetterGoes(t *testing.T) {
	b := aFamily(t, "14")
	notes := func(to model.Subject) string { return strings.Join(LetterNotes(b.source(), to), "\n") }
	says(t, "at first", notes(mother), "It is not asked yet whether it is safe for Rachel Tarn to hold a letter.", "The basis for sharing with Lantern House is not settled.")
	safe := model.Field{Item: "letter.safe-to-hold", Subject: mother}
	b.write(model.AnswerGiven{Field: safe, Answer: model.Answer{Status: model.Answered, Value: model.Value{"another-way"}, Evidence: "read together at the office"}})
	says(t, "another way", notes(mother), "Do not hand this over: another way is chosen for Rachel Tarn. Read together at the office.")
	b.write(model.AnswerGiven{Field: safe, Answer: model.Answer{Status: model.Answered, Value: model.Value{"safe"}}})
	silent(t, "safe", notes(mother), "hand")
	b.answer(itemBasis, camhs, "agreed")
	b.answer(itemPurpose, camhs, "Time to talk, beside Rowan House")
	b.write(model.Added{Subject: school, Name: "Rowan House"})
	b.answer(itemContact, school, "Paula Stern, counsellor")
	b.answer(itemWish, school, "Not to be told to anybody")
	b.text(itemLetter, mother, "Dear Rachel,\n[Choose: this, or that.] I am glad that … Rowan House is there, and Paula Stern.")
	says(t, "a wish", notes(mother), "Rowan House is left out: there is a wish of K.M.'s about it.",
		"What was answered about Lantern House under “What it is for” is left out: it names a service of which Rachel Tarn may not hear.",
		"Still to be written: [Choose: this, or that.]", "Still to be written: I am glad that …", "Look again: the letter names Rowan House, and there is a wish of K.M.'s about it.",
		"Look again: the letter names Paula Stern, who is at a service of which Rachel Tarn may not hear.")
	b.write(model.AnswerGiven{Field: model.Field{Item: "needs.parent", Subject: father}, Answer: model.Answer{Status: model.Answered, Value: model.Value{guide.NeedWatch}, By: "camhs"}})
	says(t, "another's help", notes(mother), "Lantern House is named as help for Daniel Moss. Ask whether Rachel Tarn is to read of it.")
}

func TestTheInitialsGiveWayToTheNameAndTheSentenceKeepsItsFullStop(t *testing.T) {
	b := newBook(t)
	b.answer(itemCalled, model.TheChild, "Kez")
	h := newHome(b.source(), mother)
	for was, want := range map[string]string{
		"I believe K.M.":                      "I believe Kez.",
		"I believe K.M. You do too.":          "I believe Kez. You do too.",
		"K.M. is believed, and K.M.'s father": "Kez is believed, and Kez's father",
		"for K.M.\n\nNext":                    "for Kez.\n\nNext",
		"“This is for K.M.”":                  "“This is for Kez.”",
		"K.M. sleeps":                         "Kez sleeps",
	} {
		if got := h.byName(was); got != want {
			t.Errorf("%q reads %q", was, got)
		}
	}
}
