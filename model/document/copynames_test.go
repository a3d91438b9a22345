package document

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"handover/model"
)

// keptFrom authorises a record of which one section holds some words, and then keeps the school from the mother.
func keptFrom(t *testing.T, text string) *book {
	t.Helper()
	b, _ := shareable(t, nil)
	b.goesOn()
	b.readers()
	b.write(model.Renamed{Subject: school, Name: "St Mary's Advice Centre"})
	b.text("record.next", model.TheClosure, text)
	b.authorise()
	b.answer(itemWish, school, "Nobody at home may know.")
	return b
}

func TestAServiceThatIsKeptFromAReaderIsKnownByEveryNameItHadPR12(t *testing.T) {
	for name, change := range map[string][]model.Event{
		"renamed":                      {model.Renamed{Subject: school, Name: "Hill View"}},
		"set aside":                    {model.SetAside{Subject: school}},
		"set aside and added as other": {model.SetAside{Subject: school}, model.Added{Subject: school, Name: "Hill View"}},
	} {
		b := keptFrom(t, "St Mary's Advice Centre sees her on Mondays.")
		b.write(change...)
		for _, who := range []model.Subject{mother, camhs} {
			if d, err := Copy(b.source(), model.ReaderOf(who)); err == nil && strings.Contains(all(d), "St Mary's") {
				t.Errorf("%s: it is named to %s", name, who.ID)
			}
		}
	}
}

func TestAServiceThatIsKeptFromAReaderIsFoundHoweverItsNameIsTypedPR12(t *testing.T) {
	for _, text := range []string{
		"St Mary’s Advice Centre sees her.", "St Mary's\u00a0Advice  Centre sees her.", "She sees St Mary's\nAdvice Centre.",
		"St. Mary's Advice Centre sees her.", "St Mary's Ad\u00advice Centre sees her.", "ST MARY'S ADVICE CENTRE sees her.",
	} {
		if _, err := Copy(keptFrom(t, text).source(), model.ReaderOf(mother)); err == nil {
			t.Errorf("%q reaches her", text)
		}
	}
}

func TestARecordWhoseDocumentSaysSomethingElseThanItsSectionsIsNeitherShownNorCopied(t *testing.T) {
	for _, block := range []string{
		`{"para":"Other words."}`,
		`{"list":["Other words."]}`,
		`{"para":"\u001b[31mOther words."}`,
		`{"table":{"Caption":"Services that carry on","Head":["X","Service"],"Rows":[["a"]]}}`,
		`{"table":{"Caption":"Services that carry on","Head":[],"Rows":[[]]}}`,
	} {
		b, _ := shareable(t, nil)
		b.goesOn()
		sent, err := Send(b.source())
		if err != nil {
			t.Fatal(err)
		}
		var w wireDocument
		if err := json.Unmarshal(sent.Document, &w); err != nil {
			t.Fatal(err)
		}
		var odd wireBlock
		if err := json.Unmarshal([]byte(block), &odd); err != nil {
			t.Fatal(err)
		}
		for i := range w.Parts {
			if w.Parts[i].ID == "record.next" {
				w.Parts[i].Blocks = append(w.Parts[i].Blocks, odd)
			}
		}
		if sent.Document, err = json.Marshal(w); err != nil {
			t.Fatal(err)
		}
		record, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		b.write(model.Submitted{Record: record})
		s := b.source().Closure.Sent()
		b.write(model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."})
		b.entries[len(b.entries)-1].By = "rees"
		if _, err := Sent(b.source(), b.source().Closure.Sent()); err == nil {
			t.Errorf("%s is shown", block)
		}
		if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil {
			t.Errorf("%s is copied", block)
		}
		if d := Record(b.source()); d.Draft == "" || strings.Contains(all(d), "Other words") {
			t.Errorf("%s: the record says that it is in force", block)
		}
	}
}

func TestABriefingSheetLeavesOutWhatIsLeftOutOfTheServicesCopy(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	concerns := model.Field{Item: "record.concerns", Subject: model.TheClosure}
	harm := model.Field{Item: "record.other-harm", Subject: model.TheClosure}
	b.text(concerns.Item, concerns.Subject, "She told her teacher. Her mother told us of her own childhood.")
	b.text(harm.Item, harm.Subject, "Hunger, for years.")
	b.authorise()
	b.write(model.PassageWithheld{To: camhs, Section: concerns, Words: "Her mother told us of her own childhood.", Because: "it is hers", Agreed: "Ms Rees"},
		model.SectionInCopy{To: camhs, Section: harm, How: model.SectionOut, Because: "no part of theirs", Agreed: "Ms Rees"})
	_, words := b.briefing(camhs)
	silent(t, "the sheet", words, "her own childhood", "Hunger")
	says(t, "the sheet", words, "She told her teacher. "+LeftOutHere)
	notes := strings.Join(LeftOut(b.source(), camhs), "\n")
	says(t, "the notes", notes, "Withheld wherever it stands", "Left out: “Other harm”")
	if left := strings.Join(CopyLeft(b.source(), model.ReaderOf(camhs)), "; "); !strings.Contains(left, "A passage of “") || !strings.Contains(left, "Other harm") {
		t.Errorf("the log has %q", left)
	}
	b.text(concerns.Item, concerns.Subject, "She told her teacher. Her mother spoke of her own childhood.")
	if _, err := Briefing(b.source(), camhs); err == nil {
		t.Error("words that were reworded since go out")
	}
}

func TestTheLogOfCopiesHasRoomForEveryLineThatItIsGiven(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.write(model.Renamed{Subject: school, Name: strings.Repeat("Hill ", model.MaxLine/5)})
	b.authorise()
	b.answer(itemWish, school, "Nobody at home may know.")
	for _, line := range CopyLeft(b.source(), model.ReaderOf(mother)) {
		if n := len([]rune(line)); n > model.MaxLine {
			t.Errorf("a line of %d characters", n)
		}
	}
}

func TestAServiceThatIsKeptFromAReaderIsKnownByNoShortFormOfItsNamePR12(t *testing.T) {
	for name, want := range map[string][]string{
		"St Mary's Primary School": {"St Mary's"}, "Northtown CAMHS": {"CAMHS"}, "Riverside Family Centre": {"Riverside"},
		"Children's Centre": nil, "GP": nil, "Young people's mental health team (CYPMHS)": {"CYPMHS"}, "School nurse": nil, "Elm House": {"Elm"},
		"The Willow Project": {"The Willow"}, "NHS talking therapies": nil, "": nil,
	} {
		if got := shortNames(name); !slices.Equal(got, want) {
			t.Errorf("%q is also called %q, not %q", name, got, want)
		}
	}
	if _, err := Copy(keptFrom(t, "At St Mary's they listen to her.").source(), model.ReaderOf(mother)); err == nil {
		t.Error("the short name reaches her")
	}
	if _, err := Copy(keptFrom(t, "They listen to her in advice sessions at the centre.").source(), model.ReaderOf(mother)); err != nil {
		t.Errorf("plain words are taken for the name: %v", err)
	}
}

func TestANameIsKnownWithItsAccentsAndWithoutThem(t *testing.T) {
	for name, words := range map[string]string{"Tŷ Hafan": "At Ty Hafan they listen.", "Canolfan Môn": "canolfan mon rang", "Zoe House": "Zoë House wrote"} {
		if !names(words, name) || !names(name+" rang", name) {
			t.Errorf("%q is not found in %q", name, words)
		}
	}
}

func TestAShortFormThatMeansAnOpenServiceToo(t *testing.T) {
	if got := withShort([]string{"Northtown CAMHS"}, []string{"Southtown CAMHS"}); !slices.Equal(got, []string{"Northtown CAMHS"}) {
		t.Errorf("%q", got)
	}
}

func TestALetterThatNamesAServiceWhichItsReaderMayNotHearOfIsNotWrittenOut(t *testing.T) {
	b := keptFrom(t, "The tutor sees her.")
	b.text(itemLetter, mother, "Dear Mum,\nat St Mary’s they will listen to Amy.")
	if _, err := Letter(b.source(), mother); err == nil || !strings.Contains(err.Error(), "St Mary's") || !strings.Contains(err.Error(), "write that place otherwise") {
		t.Errorf("%v", err)
	}
	if notes := strings.Join(LetterNotes(b.source(), mother), "\n"); !strings.Contains(notes, "Look again") {
		t.Errorf("the worker is told only:\n%s", notes)
	}
	b.text(itemLetter, mother, "Dear Mum,\nsomebody will listen to Amy.")
	if _, err := Letter(b.source(), mother); err != nil {
		t.Error(err)
	}
}

func TestWordsThatAreWithheldInOneSectionDoNotReachTheReaderInAnother(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.text("record.next", model.TheClosure, "Her aunt told us of it. The tutor meets her.")
	b.text("record.reason", model.TheClosure, "It began when her aunt told us of it.")
	b.authorise()
	next := model.Field{Item: "record.next", Subject: model.TheClosure}
	b.write(model.PassageWithheld{To: mother, Section: next, Words: "her aunt told us of it", Because: "in confidence", Agreed: "Ms Rees"})
	if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "withhold them there as well") {
		t.Fatalf("%v", err)
	}
	b.write(model.PassageWithheld{To: mother, Section: model.Field{Item: "record.reason", Subject: model.TheClosure}, Words: "her aunt told us of it", Because: "in confidence", Agreed: "Ms Rees"})
	if words := b.copyFor(model.ReaderOf(mother)); strings.Contains(words, "aunt") {
		t.Errorf("the copy:\n%s", words)
	}
}

func TestACopySaysTheDayForWhichItIsMadeAndANewOneSaysToday(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	b.authorise()
	r := model.ReaderOf(mother)
	mark := func(src Source) string {
		d, err := Copy(src, r)
		if err != nil {
			t.Fatal(err)
		}
		return d.Copy
	}
	src := b.source()
	today := src.Today
	src.Given = "2026-12-24"
	if got := mark(src); !strings.HasSuffix(got, "given 24 December 2026") {
		t.Errorf("made for another day it says %q", got)
	}
	events, err := model.GiveCopy(src.Closure, src.Guide, model.Copied{To: mother, How: model.CopyByHand, On: today.Add(-1), Language: "English", Marked: true, Safe: true, Left: CopyLeft(b.source(), r)}, today, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.write(events...)
	if got := mark(b.source()); !strings.HasSuffix(got, "given "+today.Add(-1).String()) {
		t.Errorf("the copy that she holds says %q", got)
	}
	b.write(model.SectionInCopy{To: mother, Section: model.Field{Item: "record.next", Subject: model.TheClosure}, How: model.SectionOut, Because: "she asked", Agreed: "Ms Rees"})
	if got := mark(b.source()); !strings.HasSuffix(got, "given "+today.String()) {
		t.Errorf("one that leaves out more says %q", got)
	}
}
