package document

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

// spaced stands marks apart from what is written beside them.
var spaced = strings.NewReplacer(".", " ", ",", " ", "“", " ", "”", " ", ":", " ", ";", " ", "[", " ", "]", " ")

// shareable is a planted closure of which a record was authorised, in which there are two parents about whom
// there are no concerns, and services of which the family may hear.
func shareable(t *testing.T, choose map[string]string) (b *book, marks map[string]string) {
	t.Helper()
	with := map[string]string{model.ItemReferral: "accepted", model.ItemConcern: "no", model.ItemContactAllowed: "yes"}
	for k, v := range choose {
		with[k] = v
	}
	b, marks = planted(t, with)
	b.answer(model.ItemConcern, father, "no")
	for _, s := range []model.Subject{camhs, school} {
		b.write(model.AnswerGiven{Field: model.Field{Item: itemWish, Subject: s}})
	}
	b.authorise()
	return b, marks
}

// goesOn takes it back that involvement has ended.
func (b *book) goesOn() {
	b.write(model.AnswerGiven{Field: model.Field{Item: model.ItemClosed, Subject: model.TheClosure}})
}

// readers are everybody for whom a copy is made in a planted closure.
func (b *book) readers() map[string]model.Reader {
	b.write(model.CopyForm{To: camhs, Form: model.FormRecord, Because: "they lead from here", Agreed: "Ms Rees"})
	return map[string]model.Reader{
		"child": model.ReaderOf(model.TheChild), "mother": model.ReaderOf(mother), "camhs": model.ReaderOf(camhs),
	}
}

func (b *book) copyFor(r model.Reader) string {
	b.t.Helper()
	d, err := Copy(b.source(), r)
	if err != nil {
		b.t.Fatalf("no copy for %s: %v", r.Who.ID, err)
	}
	return all(d)
}

// mayBeCopied are, for each reader, what of a whole planted closure reaches their copy of the record. Something
// new belongs here only once somebody has thought about who reads it.
func mayBeCopied(reader string) []string {
	out := []string{"name of camhs", "name of school", "name of step", "decide.closed"}
	sections := []string{"reason", "concerns", "work", "planned", "action", "why-now", "needs-child", "who-carries-on", "looked-after", "next"}
	switch reader {
	case "child":
		sections = append(sections, "views-child")
	case "mother":
		out = append(out, "name of mother", "record.views-parent/mother text")
	case "camhs":
		sections = append(sections, "other-harm")
		out = append(out, "start.born", "start.age")
	}
	for _, s := range sections {
		out = append(out, "record."+s+" text")
	}
	return out
}

func TestOnlyWhatIsListedReachesAnybodysCopyOfTheRecord(t *testing.T) {
	for _, choose := range []map[string]string{
		{}, {model.ItemNation: "wales"}, {model.ItemReferral: "waiting"}, {model.ItemReferral: "carries-on"}, {"start.part": "both"}, {model.ItemBand: "16-17"},
	} {
		b, marks := shareable(t, choose)
		reached := map[string][]string{}
		for name, r := range b.readers() {
			got := reach(spaced.Replace(b.copyFor(r)), marks)
			reached[name] = got
			for _, where := range got {
				if !slices.Contains(mayBeCopied(name), where) {
					t.Errorf("with %v, %s reaches the copy for %s, and is not listed", choose, where, name)
				}
			}
		}
		for name, wants := range map[string][]string{
			"child": {"record.views-child text", "record.concerns text", "name of camhs", "name of step"}, "mother": {"record.views-parent/mother text", "record.next text"},
			"camhs": {"record.other-harm text"},
		} {
			for _, want := range wants {
				if !slices.Contains(reached[name], want) {
					t.Errorf("with %v, %s does not reach the copy for %s", choose, want, name)
				}
			}
		}
	}
}

func TestNothingOfAServiceThatIsKeptFromAReaderReachesTheirCopyPR12(t *testing.T) {
	b, marks := shareable(t, nil)
	b.goesOn()
	b.readers()
	name := b.source().Closure.Name(school)
	b.text("record.next", model.TheClosure, "The tutor meets her. "+name+" sees her on Mondays.")
	b.authorise()
	b.answer(itemWish, school, "Nobody at home may know.")
	r := model.ReaderOf(mother)
	if _, err := Copy(b.source(), r); err == nil || !strings.Contains(err.Error(), "“What happens next” names a service") {
		t.Fatalf("the copy names a service that is kept from her: %v", err)
	}
	b.write(model.PassageWithheld{To: mother, Section: model.Field{Item: "record.next", Subject: model.TheClosure}, Words: name + " sees her\non Mondays.", Because: "her wish", Agreed: "Ms Rees"})
	words := b.copyFor(r)
	for _, where := range reach(spaced.Replace(words), marks) {
		if strings.Contains(where, "school") {
			t.Errorf("%s reaches the mother", where)
		}
	}
	if !strings.Contains(words, "The tutor meets her. "+LeftOutHere) {
		t.Errorf("no mark stands where the words stood:\n%s", words)
	}
	if child := b.copyFor(model.ReaderOf(model.TheChild)); !strings.Contains(child, name) {
		t.Error("it is kept from the child too")
	}
}

func TestARenamedServiceIsKnownByNoNameThatItNeverHadInTheCopy(t *testing.T) {
	b, _ := shareable(t, nil)
	was := b.source().Closure.Name(school)
	b.write(model.Renamed{Subject: school, Name: "Hill View School"})
	if words := b.copyFor(model.ReaderOf(mother)); strings.Contains(words, was) {
		t.Error("a row is copied of which nobody knows any more whose it is")
	}
}

func TestWhatNobodyMayReadIsReadByTheCouncilAlone(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := shareable(t, nil)
	d, err := Copy(b.source(), model.ReaderOf(model.TheClosure))
	if err != nil {
		t.Fatal(err)
	}
	parts := []Part{{ID: "a part that is new"}, {ID: factPart + "a fact that is new"}, {ID: columnPart + "a column that is new"}, {}}
	for _, r := range []model.Reader{model.ReaderOf(model.TheChild), model.ReaderOf(mother), model.ReaderOf(camhs), {}} {
		for _, p := range parts {
			if MayRead(g, r, p) {
				t.Errorf("%s reads %q", r.Kind, p.ID)
			}
		}
	}
	for _, want := range []string{"record.abuse-work", "record.needs-family", "record.comes-back", "record.views-parent/uncle"} {
		if d.Part(want) == nil {
			t.Errorf("the record has no part %q to leave out", want)
		}
	}
	for _, p := range d.Parts {
		read := 0
		for _, r := range []model.Reader{model.ReaderOf(model.TheChild), model.ReaderOf(mother), model.ReaderOf(camhs)} {
			if MayRead(g, r, p) {
				read++
			}
		}
		item, about, _ := strings.Cut(p.ID, "/")
		it := g.Item(item)
		switch {
		case it == nil && partRules[p.ID] == nil:
			t.Errorf("the part %q has no rule", p.ID)
		case it != nil && len(it.Readers) == 0 && read > 0:
			t.Errorf("%q is read by somebody", p.ID)
		case about == "uncle" && MayRead(g, model.ReaderOf(mother), p):
			t.Errorf("the mother reads %q", p.ID)
		}
		if !MayRead(g, model.ReaderOf(model.TheClosure), p) {
			t.Errorf("the council does not read %q", p.ID)
		}
	}
}

func TestNoCopyGoesToAPersonOfConcernWhateverElseTheyAre(t *testing.T) {
	b, _ := shareable(t, nil)
	b.answer(model.ItemConcern, mother, "yes")
	b.write(model.SectionInCopy{To: mother, Section: model.Field{Item: "record.concerns", Subject: model.TheClosure}, How: model.SectionIn, Because: "she asked", Agreed: "Ms Rees"})
	if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "there are concerns about") {
		t.Errorf("a copy is made: %v", err)
	}
}

func TestADoNotSendStopsCopiesLettersLeafletsAndBriefingsWithItsReasonPR13(t *testing.T) {
	b, _ := shareable(t, nil)
	b.readers()
	for _, s := range []model.Subject{mother, model.TheChild, camhs} {
		f := model.Field{Item: model.ItemDoNotSend, Subject: s}
		b.write(model.AnswerGiven{Field: f, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}, Evidence: "he opens the post"}})
	}
	src := b.source()
	stopped := func(what string, err error) {
		if err == nil || !strings.Contains(err.Error(), "he opens the post") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, s := range []model.Subject{mother, model.TheChild, camhs} {
		_, err := Copy(src, model.ReaderOf(s))
		stopped("the copy for "+s.ID, err)
	}
	for _, s := range []model.Subject{mother, model.TheChild} {
		_, err := Letter(src, s)
		stopped("the letter to "+s.ID, err)
		_, err = Leaflet(src, helplines(t), s)
		stopped("the leaflet for "+s.ID, err)
	}
	_, err := Briefing(src, camhs)
	stopped("the briefing", err)
}

func TestAWithheldPassageThatWasRewordedStopsTheCopyUntilItIsMarkedAgain(t *testing.T) {
	b, _ := shareable(t, nil)
	b.goesOn()
	next := model.Field{Item: "record.next", Subject: model.TheClosure}
	b.text("record.next", model.TheClosure, "Her aunt told us of it. The tutor meets her.")
	b.authorise()
	b.write(model.PassageWithheld{To: mother, Section: next, Words: "Her aunt told us of it.", Because: "in confidence", Agreed: "Ms Rees"})
	mark := b.entries[len(b.entries)-1].ID
	if words := b.copyFor(model.ReaderOf(mother)); strings.Contains(words, "aunt") || !strings.Contains(words, LeftOutHere+" The tutor") {
		t.Errorf("the copy:\n%s", words)
	}
	b.text("record.next", model.TheClosure, "We heard of it from her aunt. The tutor meets her.")
	b.authorise()
	if _, err := Copy(b.source(), model.ReaderOf(mother)); err == nil || !strings.Contains(err.Error(), "mark them again") {
		t.Fatalf("a copy is made: %v", err)
	}
	if d, err := Copy(b.source(), model.ReaderOf(model.TheChild)); err != nil || !strings.Contains(all(d), "aunt") {
		t.Errorf("it stops the child's copy too: %v", err)
	}
	b.write(model.PassageWithheld{To: mother, Section: next, Words: "We heard of it from her aunt.", Because: "in confidence", Agreed: "Ms Rees"},
		model.PassageShown{Mark: mark, Because: "marked again", Agreed: "Ms Rees"})
	if words := b.copyFor(model.ReaderOf(mother)); strings.Contains(words, "aunt") {
		t.Errorf("the copy:\n%s", words)
	}
}

func TestWhatIsLeftOutIsToldToTheWorkerWithWhyAndToTheReaderWithout(t *testing.T) {
	b, _ := shareable(t, map[string]string{"family.abuse": "yes"})
	concerns := model.Field{Item: "record.concerns", Subject: model.TheClosure}
	b.write(model.SectionInCopy{To: mother, Section: concerns, How: model.SectionOut, Because: "the trial is to come", Agreed: "Ms Rees"},
		model.SectionInCopy{To: mother, Section: model.Field{Item: "record.comes-back", Subject: model.TheClosure}, How: model.SectionIn, Because: "she asked for it", Agreed: "Ms Rees"})
	src, r := b.source(), model.ReaderOf(mother)
	words, notes := b.copyFor(r), strings.Join(CopyNotes(src, r), "\n")
	if !strings.Contains(words, "The worries about sexual abuse") || strings.Contains(words, "trial") || strings.Contains(words, "Domestic abuse") {
		t.Errorf("the copy:\n%s", words)
	}
	for _, want := range []string{"Left out: “Concerns about sexual abuse”, because: the trial is to come (agreed by Ms Rees)", "Put in beyond the rule: “If this family comes back”", "Left out by rule", "“Views of the child”"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes lack %q:\n%s", want, notes)
		}
	}
	if left := CopyLeft(src, r); !slices.Contains(left, "Concerns about sexual abuse") || !slices.Contains(left, "Views of the child") {
		t.Errorf("the log would have %v", left)
	}
}

func TestACopyIsOfWhatWasAuthorisedAndElseADraft(t *testing.T) {
	b, _ := planted(t, map[string]string{model.ItemReferral: "accepted", model.ItemConcern: "no"})
	b.goesOn()
	r := model.ReaderOf(model.TheChild)
	if _, err := Copy(b.source(), r); err == nil || !strings.Contains(err.Error(), "none was sent yet") {
		t.Errorf("a copy of nothing: %v", err)
	}
	b.text("record.next", model.TheClosure, "The first words.")
	b.send()
	if d, err := Copy(b.source(), r); err != nil || d.Draft == "" || !strings.Contains(d.Copy, "Child's copy") || !strings.HasSuffix(d.Copy, ", to be given 22 November 2026") {
		t.Errorf("before it is authorised: %v, %v", d, err)
	}
	b.text("record.next", model.TheClosure, "The second words.")
	if !strings.Contains(b.copyFor(r), "The first words.") {
		t.Error("the copy is of words that nobody sent")
	}
	b.authorise()
	b.text("record.next", model.TheClosure, "The third words.")
	if d, err := Copy(b.source(), r); err != nil || !strings.Contains(d.Draft, "It was changed afterwards") || !strings.Contains(all(d), "The second words.") {
		t.Errorf("edited since: %v, %v", d, err)
	}
	b.send()
	switch d, err := Copy(b.source(), r); {
	case err != nil || !strings.Contains(all(d), "The second words."):
		t.Errorf("the copy is of words on which nobody has decided: %v", err)
	case !strings.Contains(d.Draft, "It was changed afterwards"), !strings.Contains(all(d), "Changed since"):
		t.Errorf("sent again, and the copy of the earlier version says that it holds: %q", d.Draft)
	}
}

// send sends the record to the manager as it stands.
func (b *book) send() {
	b.t.Helper()
	sent, err := Send(b.source())
	if err != nil {
		b.t.Fatal(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		b.t.Fatal(err)
	}
	b.write(model.Submitted{Record: record})
}

// TestNoOrderOfEventsCopiesATextThatNobodySubmitted plays random journals and holds: every paragraph of every
// copy stands in one record that was sent and not taken back, all in the same one.
func TestNoOrderOfEventsCopiesATextThatNobodySubmitted(t *testing.T) {
	made := 0
	for seed := range int64(40) {
		r := rand.New(rand.NewSource(seed))
		b := newBook(t)
		b.write(model.Added{Subject: mother, Name: "Mother"})
		b.answer(model.ItemCaring, mother, "yes")
		for step := range 25 {
			c := b.source().Closure
			switch s := c.Sent(); r.Intn(7) {
			case 0, 1:
				b.text([]string{"record.next", "record.concerns"}[r.Intn(2)], model.TheClosure, fmt.Sprintf("Text %d of %d.", step, seed))
			case 2:
				b.send()
			case 3:
				if s != nil {
					b.write(model.Recalled{Submission: s.Entry, Because: "Taken back."})
				}
			case 4:
				if s != nil {
					b.write(model.Decided{Submission: s.Entry, Record: s.Print, Decision: []string{model.DecisionAuthorised, model.DecisionNotToClose}[r.Intn(2)], Because: "Read."})
					b.entries[len(b.entries)-1].By = "rees"
				}
			case 5:
				b.write(model.Undone{Entry: b.entries[r.Intn(len(b.entries))].ID})
			case 6:
				b.write(model.PassageWithheld{To: mother, Section: model.Field{Item: "record.next", Subject: model.TheClosure}, Words: "Text", Because: "so", Agreed: "Ms Rees"})
			}
			src := b.source()
			d, err := Copy(src, model.ReaderOf(mother))
			if err != nil {
				continue
			}
			made++
			of, _ := src.Closure.CopyOf()
			for _, p := range d.Parts {
				if it := b.g.Item(p.ID); it == nil || it.Form != guide.Section {
					continue
				}
				i := slices.IndexFunc(of.Sections, func(s model.SentSection) bool { return s.Item == p.ID })
				for _, block := range p.Blocks {
					para, is := block.(Para)
					if is && (i < 0 || strings.ReplaceAll(para.Text, LeftOutHere, "Text") != of.Sections[i].Text) {
						t.Fatalf("seed %d: “%s” was not sent: %v", seed, para.Text, of.Sections)
					}
				}
			}
			if !slices.ContainsFunc(src.Closure.Submissions(), func(s model.Submission) bool { return s.Entry == of.Entry && !s.Recalled }) {
				t.Fatalf("seed %d: a copy of a record that was taken back", seed)
			}
		}
	}
	if made < 50 {
		t.Errorf("only %d copies were made", made)
	}
}
