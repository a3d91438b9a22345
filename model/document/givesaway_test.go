package document

import (
	"strings"
	"testing"

	"handover/model"
)

// untoldSchool authorises a record whose concerns hold some words, and then keeps the school from the family.
func untoldSchool(t *testing.T, text string) *book {
	t.Helper()
	b, _ := shareable(t, nil)
	b.goesOn()
	b.write(model.Renamed{Subject: school, Name: "St Mary's Advice Centre"})
	b.answer(itemContact, school, "Ms Patel, adviser")
	b.text("record.concerns", model.TheClosure, text)
	b.authorise()
	b.answer(itemBasis, school, "not-told")
	return b
}

func TestABriefingGivesAwayAServiceThatTheFamilyWereNotToldOfByNoNameThatItHadNorByWhoIsTherePR12(t *testing.T) {
	later := map[string][]model.Event{
		"as it was": nil, "renamed": {model.Renamed{Subject: school, Name: "Hill View"}}, "set aside": {model.SetAside{Subject: school}},
		"renamed and set aside": {model.Renamed{Subject: school, Name: "Hill View"}, model.SetAside{Subject: school}},
	}
	for name, change := range later {
		for _, text := range []string{"St Mary's Advice Centre sees her on Mondays.", "She went to St Mary's.", "She told Ms Patel."} {
			b := untoldSchool(t, text)
			b.write(change...)
			if _, err := Briefing(b.source(), camhs); err == nil || !strings.Contains(err.Error(), "the family have not been told") {
				t.Errorf("%s, %q: %v", name, text, err)
			}
			if notes := strings.Join(LeftOut(b.source(), camhs), "\n"); !strings.Contains(notes, "Look again") {
				t.Errorf("%s, %q: the worker is told only:\n%s", name, text, notes)
			}
			if _, err := Briefing(b.source(), school); err != nil && name == "as it was" {
				t.Errorf("the service itself gets none: %v", err)
			}
		}
	}
	if _, err := Briefing(untoldSchool(t, "She told her teacher.").source(), camhs); err != nil {
		t.Errorf("nothing in it gives the service away: %v", err)
	}
}

func TestABriefingDoesNotSayWhatTheChildsWishKeepsFromOthersPR12(t *testing.T) {
	b := keptFrom(t, "The tutor sees her.")
	b.text(itemIfThen, model.TheClosure, "If she is low, then St Mary's sees her the same day.")
	if _, err := Briefing(b.source(), camhs); err == nil || !strings.Contains(err.Error(), "a wish of K.M.'s") {
		t.Errorf("%v", err)
	}
}

func TestAProfessionalsCopyDoesNotNameWhoIsAtAServiceThatIsKeptFromThem(t *testing.T) {
	b := untoldSchool(t, "She told Ms Patel.")
	b.readers()
	if _, err := Copy(b.source(), model.ReaderOf(camhs)); err == nil || !strings.Contains(err.Error(), "may not hear") {
		t.Errorf("%v", err)
	}
}

func TestABriefingSaysTheDayInTheLogOnlyWhileItIsTheSheetThatTheyHold(t *testing.T) {
	for name, change := range map[string]func(b *book){
		"nothing":            func(*book) {},
		"what is agreed":     func(b *book) { b.answer(itemPurpose, camhs, "Something else") },
		"if and then":        func(b *book) { b.text(itemIfThen, model.TheClosure, "If he comes back, ring the police.") },
		"a service's name":   func(b *book) { b.write(model.Renamed{Subject: school, Name: "Hill View"}) },
		"a section left out": func(b *book) { b.leaveOut("record.other-harm") },
		"a new version":      func(b *book) { b.authorise() },
	} {
		b, _ := shareable(t, nil)
		b.goesOn()
		b.authorise()
		src := b.source()
		day := src.Today.Add(-1)
		events, err := model.GiveCopy(src.Closure, src.Guide, model.Copied{To: camhs, How: model.CopyEmail, On: day, Language: "English", Marked: true, Safe: true, Left: CopyLeft(src, model.ReaderOf(camhs))}, src.Today, nil)
		if err != nil {
			t.Fatal(err)
		}
		b.write(events...)
		change(b)
		want := src.Today
		if name == "nothing" {
			want = day
		}
		if d, _ := b.briefing(camhs); !strings.HasSuffix(d.Copy, "given "+want.String()) {
			t.Errorf("after %s changed it says %q", name, d.Copy)
		}
	}
}

// leaveOut leaves a section of the record out of what camhs gets.
func (b *book) leaveOut(section string) {
	b.write(model.SectionInCopy{To: camhs, Section: model.Field{Item: section, Subject: model.TheClosure}, How: model.SectionOut, Because: "no part of theirs", Agreed: "Ms Rees"})
}

func TestATelephoneNumberThatIsLeftOutInOnePlaceReachesNobodyFromAnother(t *testing.T) {
	for words, want := range map[string]bool{
		"07700 900123": true, "NT4 7QX": true, "nt47qx": true, "aunt@example.org": true, "Uncle Dave": false, "May 2026": false, "3 May 2026": true, "12 May": false,
	} {
		if enough(words) != want {
			t.Errorf("%q is looked for elsewhere: %v", words, !want)
		}
	}
	const number = "07700 900123"
	b, _ := shareable(t, nil)
	b.goesOn()
	next := model.Field{Item: "record.next", Subject: model.TheClosure}
	b.text("record.next", model.TheClosure, "Her aunt is on "+number+".")
	b.text("record.reason", model.TheClosure, "It began when her aunt rang from "+number+".")
	b.authorise()
	b.write(model.PassageWithheld{To: mother, Section: next, Words: number, Because: "the aunt asked", Agreed: "Ms Rees"})
	if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "withhold them there as well") {
		t.Errorf("the mother's copy: %v", err)
	}
	b.leave(b.lineOf("Her aunt is on"), number)
	if _, err := Disclosure(b.source()); err == nil || !strings.Contains(err.Error(), "leave them out there as well") {
		t.Errorf("what is disclosed: %v", err)
	}
}
