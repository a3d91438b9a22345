package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
)

// lineOf finds the newest entry whose line holds some words.
func (b *book) lineOf(words string) model.AccessLine {
	b.t.Helper()
	lines := model.Everything(b.source().Closure, b.g)
	for _, l := range slices.Backward(lines) {
		if l.Holds(words) {
			return l
		}
	}
	b.t.Fatalf("no line holds %q", words)
	return model.AccessLine{}
}

// leave leaves a line, or words of it, out of what is disclosed.
func (b *book) leave(l model.AccessLine, words string) {
	b.t.Helper()
	events, err := model.WithholdAccess(b.source().Closure, b.g, model.AccessWithheld{Entry: l.Entry, Words: words, Because: "zqwhyqz", Agreed: "zqagreedqz"})
	if err != nil {
		b.t.Fatal(err)
	}
	b.write(events...)
}

// looks notes that everything there is was looked through.
func (b *book) looks() {
	b.t.Helper()
	events, err := model.ReadAccess(b.source().Closure, b.g, model.AccessRead{Who: "Ms Rees", On: today}, today)
	if err != nil {
		b.t.Fatal(err)
	}
	b.write(events...)
}

// disclosed gives every word of what is disclosed, as a document and as JSON.
func (b *book) disclosed() (tree, bytes string) {
	b.t.Helper()
	b.looks()
	src := b.source()
	src.Named = func(id model.WorkerID) string { return "Ana Lopez" }
	d, err := Disclosure(src)
	if err != nil {
		b.t.Fatal(err)
	}
	j, err := AccessJSON(src, true)
	if err != nil {
		b.t.Fatal(err)
	}
	again, _ := AccessJSON(src, true)
	if string(again) != string(j) {
		b.t.Error("written again it is other bytes")
	}
	return all(d), string(j)
}

func reason() model.Field { return model.Field{Item: "record.reason", Subject: model.TheClosure} }

func TestNothingThatIsLeftOutIsAnywhereInWhatIsDisclosed(t *testing.T) {
	b, _ := planted(t, map[string]string{model.ItemReferral: "waiting"})
	planted := regexp.MustCompile(`z[qh]\d{5}[qh]z`)
	lines := model.Everything(b.source().Closure, b.g)
	out := map[string]bool{}
	in := map[string]bool{}
	for i, l := range lines {
		words := l.Title
		for _, w := range l.Words {
			words += " " + w.Text
		}
		marks := planted.FindAllString(words, -1)
		switch typed := l.Typed(); {
		case i%7 == 3:
			b.leave(l, "")
			for _, m := range marks {
				out[m] = true
			}
			continue
		case i%5 == 2 && len(typed) > 0 && strings.TrimSpace(typed[0]) != "":
			b.leave(l, typed[0])
			for _, m := range planted.FindAllString(typed[0], -1) {
				out[m] = true
				marks = slices.DeleteFunc(marks, func(o string) bool { return o == m })
			}
		}
		for _, m := range marks {
			in[m] = true
		}
	}
	if len(out) < 50 || len(in) < 100 {
		t.Fatalf("%d words are left out, %d are not", len(out), len(in))
	}
	tree, bytes := b.disclosed()
	for name, words := range map[string]string{"document": tree, "JSON": bytes} {
		for m := range out {
			if !in[m] && strings.Contains(words, m) {
				t.Errorf("%s is left out, and stands in the %s", m, name)
			}
		}
		for m := range in {
			if !strings.Contains(words, m) {
				t.Errorf("%s is not left out, and does not stand in the %s", m, name)
			}
		}
		for _, why := range []string{"zqwhyqz", "zqagreedqz"} {
			if strings.Contains(words, why) {
				t.Errorf("why something is left out stands in the %s", name)
			}
		}
		for _, e := range b.entries {
			if strings.Contains(words, string(e.ID)) {
				t.Errorf("the id of an entry stands in the %s", name)
			}
		}
	}
	whole := all(Access(b.source()))
	for m := range out {
		if !strings.Contains(whole, m) {
			t.Errorf("%s is missing from the council's own", m)
		}
	}
	if !strings.Contains(whole, "zqwhyqz") || !strings.Contains(whole, "zqagreedqz") {
		t.Error("the council's own does not say why something is left out")
	}
}

func TestTheTwoDocumentsHaveTheSameNumbersAndTheSecondSaysHowMuchIsLeftOut(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: mother, Name: "Maria"}, model.Written{Field: reason(), Text: "Her aunt told us of it.\nShe is well."})
	told := b.lineOf("Her aunt told us")
	b.leave(told, "her aunt told us")
	b.leave(b.lineOf("Maria"), "")
	tree, _ := b.disclosed()
	for _, want := range []string{"1 line is left out, and 1 passage of the others", LeftOutOfAccess(Source{}) + " of it.", "She is well.", "ico.org.uk", "ask children's social care why", "K.M."} {
		if !strings.Contains(tree, want) {
			t.Errorf("%q does not stand in\n%s", want, tree)
		}
	}
	numbers := func(d *Document) (out []string) {
		for _, block := range d.Part(partEverything).Blocks {
			if f, is := block.(Facts); is && len(f.Rows) > 0 && regexp.MustCompile(`^\d+$`).MatchString(f.Rows[0].Label) {
				out = append(out, f.Rows[0].Label)
			}
		}
		return out
	}
	d, err := Disclosure(b.source())
	if err != nil {
		t.Fatal(err)
	}
	if whole := Access(b.source()); !slices.Equal(numbers(d), numbers(whole)) || len(numbers(d)) != 3 {
		t.Errorf("the numbers are %v and %v", numbers(d), numbers(whole))
	}
	for _, block := range d.Part(partEverything).Blocks {
		if f, is := block.(Facts); is && f.Rows[0].Label == "2" && (len(f.Rows) != 1 || f.Rows[0].Value != LeftOutOfAccess(Source{})) {
			t.Errorf("in the place of what is left out stands %v", f)
		}
	}
	if d.Marking != "" || d.Reference != "" {
		t.Error("what goes home carries a marking")
	}
}

func TestWordsThatAreLeftOutAndStandElsewhereTooStopTheDisclosure(t *testing.T) {
	b := newBook(t)
	b.write(model.Written{Field: reason(), Text: "Her aunt told us of it."}, model.Written{Field: reason(), Text: "Her aunt told us of it. She is well."})
	first, second := b.entries[1].ID, b.lineOf("She is well")
	b.leave(second, "Her aunt told us of it.")
	_, err := Disclosure(b.source())
	if err == nil || !strings.Contains(err.Error(), "number 3 stand in number 2 too") {
		t.Fatalf("it goes out: %v", err)
	}
	if _, jerr := AccessJSON(b.source(), true); jerr == nil || jerr.Error() != err.Error() {
		t.Errorf("as JSON it goes out: %v", jerr)
	}
	if _, err := AccessJSON(b.source(), false); err != nil {
		t.Errorf("the council's own: %v", err)
	}
	also := CutAccess(b.source()).AlsoLeftOut(model.AccessWithheld{Entry: second.Entry, Words: "Her aunt told us of it.", Because: "so", Agreed: "Ms Rees"})
	if len(also) != 1 || also[0].Entry != first {
		t.Fatalf("it would be left out as %v too", also)
	}
	b.write(also[0])
	if tree, bytes := b.disclosed(); strings.Contains(tree+bytes, "aunt") {
		t.Error("it stands there still")
	}
}

func TestALineThatIsLeftOutWholeIsToldByNoOther(t *testing.T) {
	b := newBook(t)
	b.write(model.Written{Field: reason(), Text: "Her aunt told us of it. She is well."}, model.Written{Field: model.Field{Item: "record.next", Subject: model.TheClosure}, Text: "As before: her aunt told us of it. Soon."})
	b.leave(b.lineOf("She is well"), "")
	if _, err := Disclosure(b.source()); err == nil || !strings.Contains(err.Error(), "stand in number 3 too") {
		t.Fatalf("it goes out: %v", err)
	}
	b.leave(b.lineOf("As before"), "her aunt told us of it")
	if _, err := Disclosure(b.source()); err != nil { // the sentence's stop is not in what was marked
		t.Errorf("it stays: %v", err)
	}
	for i, evidence := range []string{"in the case record: visit, 3 November 2026", b.g.Wordings[0].Text} {
		b := newBook(t)
		for _, item := range []string{"risk.safe", "risk.needs"} {
			b.write(model.AnswerGiven{Field: model.Field{Item: item, Subject: model.TheClosure}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}, Evidence: model.Fill(evidence, b.source().Closure, model.TheChild)}})
		}
		b.leave(model.Everything(b.source().Closure, b.g)[1], "")
		if _, err := Disclosure(b.source()); err != nil {
			t.Errorf("what many write (%d) stops it: %v", i, err)
		}
	}
}

func TestAnEarlierVersionWithoutAStopTellsItToo(t *testing.T) {
	b := newBook(t)
	b.write(model.Written{Field: reason(), Text: "Her aunt told us of it"}, model.Written{Field: reason(), Text: "Her aunt told us of it."})
	later := b.entries[2].ID
	for _, words := range []string{"", "Her aunt told us of it."} {
		b.write(model.AccessWithheld{Entry: later, Words: words, Because: "so", Agreed: "Ms Rees"})
		if _, err := Disclosure(b.source()); err == nil || !strings.Contains(err.Error(), "stand in number 2 too") {
			t.Errorf("it goes out: %v", err)
		}
		b.write(model.AccessShown{Mark: b.entries[len(b.entries)-1].ID, Because: "so", Agreed: "Ms Rees"})
	}
}

func TestWhatIsWithheldFromTheChildsCopyIsPointedOut(t *testing.T) {
	b := newBook(t)
	b.write(model.Written{Field: reason(), Text: "Her aunt told us of it. She is well."})
	b.write(model.PassageWithheld{To: model.TheChild, Section: reason(), Words: "Her aunt told us of it.", Because: "in confidence", Agreed: "Ms Rees"})
	if got := CutAccess(b.source()).FromCopyWords(); !strings.Contains(got, "numbers 2 and 3") {
		t.Errorf("it says %q", got)
	}
	b.leave(b.lineOf("She is well"), "Her aunt told us of it")
	b.leave(b.lineOf("in confidence"), "")
	if got := CutAccess(b.source()).FromCopyWords(); got != "" {
		t.Errorf("it says still %q", got)
	}
	if notes := strings.Join(accessNotesFor(b.source(), model.ReaderOf(model.TheChild)), "\n"); !strings.Contains(notes, "zqwhyqz") {
		t.Errorf("the notes are %s", notes)
	}
}

func TestAPassageThatIsNoLongerFoundStopsTheDisclosure(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: mother, Name: "Aunt Berta"})
	b.answer(model.ItemCaring, mother, "yes")
	caring := b.lineOf("Yes")
	b.leave(caring, "Aunt Berta")
	if _, err := Disclosure(b.source()); err != nil {
		t.Fatal(err)
	}
	b.write(model.Renamed{Subject: mother, Name: "Ms Shah"})
	if _, err := Disclosure(b.source()); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("number %d no longer stand there", caring.Number)) {
		t.Errorf("it goes out: %v", err)
	}
	var b2 = newBook(t)
	b2.write(model.Unknown{Kind: "access-withheld", Fields: json.RawMessage(`{"colour":"red"}`)})
	if _, err := Disclosure(b2.source()); err == nil || !strings.Contains(err.Error(), "another version") {
		t.Errorf("what another version left out goes out: %v", err)
	}
}

func TestWhoeverIsNamedBesideTheChildIsFound(t *testing.T) {
	b := newBook(t)
	b.write(model.Renamed{Subject: model.TheChild, Name: "Kim Miller"}, model.Added{Subject: mother, Name: "Ms Anna Miller"}, model.Added{Subject: model.Subject{Kind: model.KindAdult, ID: "uncle"}, Name: "Uncle Jo"})
	o := OthersOf(b.source())
	for words, want := range map[string][]string{
		"Anna was there.": {"Ms Anna Miller"}, "Jo said so, and Anna Miller too.": {"Ms Anna Miller", "Uncle Jo"},
		"Kim Miller is well. Her uncle is not.": nil, "Jonah is a friend.": nil,
	} {
		if got := o.In(model.AccessLine{Words: []model.AccessPiece{{Text: words}}}); !slices.Equal(got, want) {
			t.Errorf("%q names %v", words, got)
		}
	}
}

func TestTheTwoAreForTheCouncilAndForTheChildAlone(t *testing.T) {
	b := newBook(t)
	b.write(model.Disclosed{To: "zqasksqz", On: today, How: model.CopyByHand, Lines: 2, Agreed: "Ms Rees"})
	kind, ok := KindOf("subject-access")
	if !ok {
		t.Fatal("there is no such document")
	}
	if d, err := kind.Compose(b.source(), model.ReaderOf(model.TheClosure)); err != nil || d.Marking == "" || !strings.Contains(all(d), "zqasksqz") {
		t.Errorf("for the council: %v", err)
	}
	b.looks()
	if d, err := kind.Compose(b.source(), model.ReaderOf(model.TheChild)); err != nil || d.Part(partLeftOut) != nil || d.Part(partDisclosures) != nil {
		t.Errorf("for the child: %v", err)
	}
	if _, err := kind.Compose(b.source(), model.ReaderOf(mother)); err == nil || errors.Is(err, nil) {
		t.Error("there is one for the mother")
	}
}

func TestWhatNobodyLookedThroughIsForTheCouncilAlone(t *testing.T) {
	b := newBook(t)
	kind, _ := KindOf("subject-access")
	child := model.ReaderOf(model.TheChild)
	refused := func(want ...string) {
		t.Helper()
		_, err := kind.Compose(b.source(), child)
		_, jerr := AccessJSON(b.source(), true)
		if err == nil || jerr == nil || err.Error() != jerr.Error() {
			t.Fatalf("%v, and as JSON %v", err, jerr)
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%v does not say %q", err, w)
			}
		}
	}
	if _, err := Disclosure(b.source()); err != nil {
		t.Errorf("it cannot be read before it was looked through: %v", err)
	}
	refused("nobody has noted yet that every line was looked through", "press a (Access to what is recorded), and then t")
	if _, err := kind.Compose(b.source(), model.ReaderOf(model.TheClosure)); err != nil {
		t.Errorf("the council's whole: %v", err)
	}
	if j, err := AccessJSON(b.source(), false); err != nil || !strings.Contains(string(j), `"for_whoever_asked": false`) {
		t.Errorf("the council's JSON: %v\n%s", err, j)
	}
	if words := all(Access(b.source())); !strings.Contains(words, "Looked through\nNot yet") {
		t.Errorf("the council's whole does not say so:\n%s", words)
	}
	b.looks()
	if _, err := kind.Compose(b.source(), child); err != nil {
		t.Errorf("once it was looked through: %v", err)
	}
	if j, err := AccessJSON(b.source(), true); err != nil || !strings.Contains(string(j), `"for_whoever_asked": true`) || strings.Contains(string(j), `"disclosed"`) {
		t.Errorf("once it was looked through: %v\n%s", err, j)
	}
	b.write(model.PaperSafe{Paper: KindAccess, To: model.TheChild, How: model.PaperBack, On: today})
	if _, err := kind.Compose(b.source(), child); err != nil {
		t.Errorf("once they were asked whether it is safe to hold: %v", err)
	}
	b.write(model.Written{Field: reason(), Text: "Her aunt told us of it."})
	number := len(model.Everything(b.source().Closure, b.g))
	refused(fmt.Sprintf("number %d came after it was looked through by Ms Rees on %s", number, today.String()))
	if words := all(Access(b.source())); !strings.Contains(words, "By Ms Rees on "+today.String()) || !strings.Contains(words, "; 1 line came since") {
		t.Errorf("the council's whole says\n%s", words)
	}
}

func TestAWordThatNamesSomebodyIsFoundInTheNameOfAFile(t *testing.T) {
	b := newBook(t)
	b.write(model.Added{Subject: model.Subject{Kind: model.KindAdult, ID: "uncle"}, Name: "Uncle Jo"}, model.Added{Subject: camhs, Name: "The clinic"},
		model.AnswerGiven{Field: model.Field{Item: itemCalled, Subject: model.TheChild}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"Kimberley"}}})
	for name, want := range map[string][]string{
		"REF-record.txt": nil, "for the clinic.pdf": nil, "uncle.txt": nil, "jonah.txt": nil,
		"kimberley K.M. record.txt": {"K.M.", "Kimberley"}, "letter_to_jo.docx": {"Jo"},
	} {
		if got := NamedIn(b.source(), name); !slices.Equal(got, want) {
			t.Errorf("%s names %q", name, got)
		}
	}
}

func BenchmarkCuttingALongClosure(b *testing.B) {
	g, err := guide.Load()
	if err != nil {
		b.Fatal(err)
	}
	k := &book{g: g}
	k.write(model.Opened{Reference: "REF-1", Child: "K.M."})
	for i := range 5000 {
		k.write(model.Written{Field: reason(), Text: strings.Repeat(fmt.Sprint("Words of version ", i, ". "), 20)})
	}
	for i := range 100 {
		k.write(model.AccessWithheld{Entry: k.entries[10*i+1].ID, Words: fmt.Sprint("Words of version ", 10*i, "."), Because: "so", Agreed: "Ms Rees"})
	}
	src := k.source()
	for b.Loop() {
		if err := CutAccess(src).Refused(); err != nil {
			b.Fatal(err)
		}
	}
}
