package document

import (
	"strings"
	"testing"

	"handover/model"
)

// stored is what is stored, in the words that somebody reads.
func (b *book) stored(to model.Subject) *Document {
	b.t.Helper()
	k, _ := KindOf("stored")
	d, err := k.Compose(b.source(), model.ReaderOf(to))
	if err != nil {
		b.t.Fatalf("nothing for %s: %v", to.ID, err)
	}
	return d
}

func TestWhatIsStoredHoldsNoTypedWordForAnybody(t *testing.T) {
	b, marks := shareable(t, map[string]string{"family.abuse": "yes"})
	marks["zqtransferqz"], marks["zqholdqz"], marks["zqcopyqz"], marks["zqsignqz"] = "transfer", "hold", "copy", "signature"
	s := b.source().Closure.Sent()
	b.write(model.Copied{To: mother, Submission: s.Entry, How: model.CopyPost, On: "2026-11-21", Left: []string{"zqcopyqz"}, Kept: "zqcopyqz"},
		model.Signed{Who: mother, Submission: s.Entry, How: model.SignDeclined, On: "2026-11-21", Because: "zqsignqz"})
	readers := []model.Subject{model.TheClosure, model.TheChild, mother}
	look := func(when string) {
		for _, to := range readers {
			for _, where := range reach(spaced.Replace(all(b.stored(to))), marks) {
				if to == model.TheClosure && where == "transfer" {
					continue // what it is called in the council's own record
				}
				t.Errorf("%s, %s reaches %s %s", when, where, to.Kind, to.ID)
			}
		}
	}
	look("before the transfer")
	b.write(model.Transferred{On: "2026-11-21", As: "zqtransferqz"})
	look("after the transfer")
	b.write(model.Held{Because: "zqholdqz"})
	look("on hold")
}

func TestWhatGoesHomeCountsNobodyOfWhomTheReaderMayNotHear(t *testing.T) {
	b, _ := shareable(t, nil)
	before := map[model.Subject]string{model.TheChild: all(b.stored(model.TheChild)), mother: all(b.stored(mother))}
	b.write(model.Added{Subject: model.Subject{Kind: model.KindService, ID: "refuge"}, Name: "A refuge"})
	for to, words := range before {
		if got := all(b.stored(to)); got != words {
			t.Errorf("one more service changes what %s reads:\n%s", to.ID, got)
		}
	}
	for _, to := range []model.Subject{model.TheChild, mother} {
		d := b.stored(to)
		if d.Reference != "" || d.Marking != "" || d.Copy != "" || !strings.Contains(all(d), "You can ask to see what is written about you") {
			t.Errorf("what goes home to %s: %+v", to.ID, d)
		}
		if strings.Contains(all(d), "Where somebody did not agree") || strings.Contains(all(d), "REF-1") {
			t.Errorf("%s reads what they need not", to.ID)
		}
	}
}

func TestWhatIsStoredSaysHowLongItStaysAndWhatStandsBeforeThat(t *testing.T) {
	b, _ := shareable(t, nil)
	council := func(want string) {
		t.Helper()
		if words := all(b.stored(model.TheClosure)); !strings.Contains(words, want) {
			t.Errorf("%q is not said:\n%s", want, words)
		}
	}
	council("Not transferred: nothing here says that this is in the council's record yet.")
	council("It stays until it is in the council's record, and for 30 days after that.")
	council("The Closure Record. There are")
	b.write(model.Transferred{On: "2026-11-02", As: "LCS 77"})
	council("In the council's record since 2 November 2026, as “LCS 77”.")
	council("It is due to go on 2 December 2026, 30 days after its transfer.")
	src := b.source()
	src.Keep = &model.Keep{Days: 1}
	if words := all(Stored(src)); !strings.Contains(words, "It was due to go on 3 November 2026, 1 day after its transfer, and is still here.") {
		t.Errorf("the policy does not count:\n%s", words)
	}
	b.write(model.Held{Because: "a complaint"})
	council("On hold since 2 November 2026: nothing is deleted while it is.")
	if words := all(b.stored(mother)); !strings.Contains(words, "nothing is deleted until that is over. You can ask why.") {
		t.Errorf("the mother reads\n%s", words)
	}
}

func TestWhoWroteInItIsNamedAsFarAsTheyAreKnown(t *testing.T) {
	b, _ := shareable(t, nil)
	src := b.source()
	src.Named = func(id model.WorkerID) string {
		if id == "ana" {
			return "Ana Lopez, social worker"
		}
		return string(id)
	}
	words := all(Stored(src))
	if !strings.Contains(words, "Ana Lopez, social worker") || !strings.Contains(words, "Somebody whose name is not known here") || strings.Contains(words, "rees") {
		t.Errorf("it says\n%s", words)
	}
}

func TestWhatIsStoredGoesToNobodyOfConcernAndWhereNothingMayBeSent(t *testing.T) {
	b, _ := shareable(t, nil)
	k, _ := KindOf("stored")
	refused := func(to model.Subject, want string) {
		t.Helper()
		if _, err := k.Compose(b.source(), model.ReaderOf(to)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", to.ID, err)
		}
	}
	refused(camhs, "for this reader")
	b.write(model.AnswerGiven{Field: model.Field{Item: model.ItemDoNotSend, Subject: mother}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}, Evidence: "he opens the post"}})
	refused(mother, "he opens the post")
	b.answer(model.ItemConcern, mother, "yes")
	refused(mother, "who answer such requests")
	b.answer(model.ItemConcern, mother, "no")
	b.answer(model.ItemCaring, mother, "no")
	b.answer("adult.responsibility", mother, "no")
	refused(mother, "cares for them")
}
