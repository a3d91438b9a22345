package model

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// shareable is a closure whose record was authorised, with a mother who cares and a clinic that has said yes.
func shareable(t *testing.T) (*guide.Guide, *notebook) {
	t.Helper()
	g := realGuide(t)
	n := opened()
	n.at("2026-11-16")
	n.answer(ItemCaring, mother, value("yes"))
	n.answer(ItemReferral, clinic, value("accepted"))
	n.write(Written{about("record.next"), "Her aunt told us. The clinic sees her."})
	n.send(g)
	n.at("2026-11-17").decide(boss.ID, DecisionAuthorised)
	return g, n
}

var next = about("record.next")

// gives is a copy given by hand to somebody at home.
func gives(to Subject, on Date) Copied {
	return Copied{To: to, How: CopyByHand, On: on, Language: "English", Marked: true, Safe: true}
}

func TestTheAnswersFollowFromTheLogOfCopiesCP4mCP4g(t *testing.T) {
	g, n := shareable(t)
	for _, to := range []Subject{TheChild, mother} {
		if _, err := Give(n.closure(), g, Field{ItemCopy, to}, value("given"), today); err == nil || !strings.Contains(err.Error(), "follows from the log of copies") {
			t.Errorf("answered by hand: %v", err)
		}
	}
	give := func(ev Copied) func(c *Closure) ([]Event, error) {
		return func(c *Closure) ([]Event, error) { return GiveCopy(c, g, ev, today, nil) }
	}
	with := gives(mother, "2026-11-19")
	with.Left = []string{"Views of the child"}
	n.keep(t, "sam", give(gives(TheChild, "2026-11-19")))
	n.keep(t, "sam", give(with))
	n.keep(t, "sam", give(Copied{To: clinic, How: CopyPost, On: "2026-11-19", Language: "English"}))
	c := n.closure()
	for f, want := range map[Field]string{
		{ItemCopy, TheChild}: "given", {ItemMarked, TheChild}: "yes", {ItemCopy, mother}: "given-in-part", {ItemSharedWith, clinic}: "not-known",
	} {
		if got := c.Answer(f).Value.First(); got != want {
			t.Errorf("%s of %s is %q, not %q", f.Item, f.Subject.ID, got, want)
		}
	}
	if Settled(c, g, g.Item(ItemSharedWith), clinic, today) {
		t.Error("what was only posted counts as shared")
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return Receive(c, g, CopyReceived{Copy: c.LastCopy(clinic).Entry, On: "2026-11-20", How: "Ms Vale rang"}, today)
	})
	n.keep(t, "sam", give(Copied{To: TheChild, How: CopyWithheld, On: "2026-11-20", Because: "her wish", Agreed: "Ms Rees"}))
	c = n.closure()
	if a, b := c.Answer(Field{itemSummarySent, clinic}), c.Answer(Field{itemReceived, clinic}); a.On != "2026-11-19" || b.On != "2026-11-20" || g.Item(itemSummarySent) == nil || g.Item(itemReceived) == nil {
		t.Errorf("the marks of the handover are %+v and %+v", a, b)
	}
	if !Settled(c, g, g.Item(ItemSharedWith), clinic, today) || c.Answer(Field{ItemCopy, TheChild}).Value.First() != "withheld" || !Settled(c, g, g.Item(ItemMarked), TheChild, today) {
		t.Errorf("%+v, %+v", c.Answer(Field{ItemSharedWith, clinic}), c.Answer(Field{ItemCopy, TheChild}))
	}
	if len(c.CopiesTo(TheChild)) != 2 || len(c.Odd) != 0 {
		t.Errorf("the log: %+v, odd: %v", c.CopiesTo(TheChild), c.Odd)
	}
}

func TestACopyIsGivenOnlyWhereItMayBeAndNoted(t *testing.T) {
	g, n := shareable(t)
	n.answer(ItemConcern, uncle, value("yes"))
	n.answer(ItemParental, uncle, value("yes"))
	unsafe := gives(mother, "2026-11-19")
	unsafe.Safe = false
	record := Copied{To: clinic, Form: FormRecord, How: CopyByHand, On: "2026-11-19", Language: "English"}
	for _, c := range []struct {
		name string
		ev   Copied
		want string
	}{
		{"a day to come", gives(mother, "2026-12-01"), "still to come"},
		{"before anything was sent", gives(mother, "2026-11-10"), "nothing to give a copy of"},
		{"not safe to hold", unsafe, "safe for them to hold"},
		{"a person of concern", gives(uncle, "2026-11-19"), "there are concerns about Uncle"},
		{"the whole record without why", record, "why this one needs the whole record"},
		{"withheld without why", Copied{To: mother, How: CopyWithheld, On: "2026-11-19"}, "why no copy was given"},
		{"withheld from a person of concern", Copied{To: uncle, How: CopyWithheld, On: "2026-11-19", Because: "the concerns", Agreed: "Ms Rees"}, ""},
	} {
		_, err := GiveCopy(n.closure(), g, c.ev, today, nil)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestADraftOrAnEarlierVersionIsNoCopyOfTheRecord(t *testing.T) {
	g, n := shareable(t)
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return GiveCopy(c, g, gives(mother, "2026-11-16"), today, nil) })
	c := n.closure()
	if last := c.LastCopy(mother); !last.Draft || Settled(c, g, g.Item(ItemCopy), mother, today) {
		t.Errorf("a draft counts: %+v", last)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return GiveCopy(c, g, gives(mother, "2026-11-18"), today, nil) })
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return Sign(c, g, Signed{Who: mother, How: SignedHere, On: "2026-11-18"}, today, nil)
	})
	if c := n.closure(); !Settled(c, g, g.Item(ItemCopy), mother, today) || !Settled(c, g, g.Item(ItemSignature), mother, today) {
		t.Errorf("given and signed, and open: %+v", c.LastCopy(mother))
	}
	n.write(Written{next, "Something else."})
	n.at("2026-11-20").send(g)
	n.decide(boss.ID, DecisionAuthorised)
	c = n.closure()
	for _, id := range []string{ItemCopy, ItemSignature} {
		b := Wrong(c, g, Ask{g.Item(id), mother}, today)
		if !strings.Contains(b, "earlier version") {
			t.Errorf("%s after another version was authorised: %q", id, b)
		}
	}
}

func TestEachWayOfNotSigningIsAnAnswerCP4l(t *testing.T) {
	g, n := shareable(t)
	for _, s := range []Signed{
		{Who: mother, How: SignDeclined, On: "2026-11-19"}, {Who: mother, How: SignUnable, On: "2026-11-19", Because: "her hand is hurt"},
		{Who: mother, How: SignNotOffered, On: "2026-11-19", Because: "she moved; Ms Rees decided"}, {Who: mother, How: SignedExplained, On: "2026-11-19", Interpreter: "Ms Vale, Polish"},
	} {
		events, err := Sign(n.closure(), g, s, today, nil)
		if err != nil {
			t.Fatalf("%s: %v", s.How, err)
		}
		other := n.copy("sam", 700, n.clock)
		other.write(events...)
		c := other.closure()
		if c.Answer(Field{ItemSignature, mother}).Value.First() != s.How || !Settled(c, g, g.Item(ItemSignature), mother, today) {
			t.Errorf("%s: %+v", s.How, c.Answer(Field{ItemSignature, mother}))
		}
	}
	for _, s := range []Signed{{Who: mother, How: SignUnable, On: "2026-11-19"}, {Who: mother, How: SignedExplained, On: "2026-11-19"}, {Who: mother, How: SignedHere, On: "2026-11-10"}} {
		if _, err := Sign(n.closure(), g, s, today, nil); err == nil {
			t.Errorf("%+v was taken", s)
		}
	}
}

func TestASignatureOnAVersionThatIsNotHereIsKeptMarkedAndShown(t *testing.T) {
	_, n := shareable(t)
	n.write(Signed{Who: mother, Submission: id(1 << 20), How: SignedHere, On: "2026-11-19"},
		Copied{To: mother, Submission: id(1 << 20), How: CopyByHand, On: "2026-11-19", Language: "English", Safe: true})
	c := n.closure()
	if len(c.Signatures())+len(c.Copies()) != 0 || len(c.Odd) != 2 || c.Odd[0].Why != oddSignature || c.Odd[1].Why != oddCopyOf {
		t.Errorf("%v, %v, %v", c.Signatures(), c.Copies(), c.Odd)
	}
}

func TestOfTwoChoicesMadeApartTheOneThatShowsLessHolds(t *testing.T) {
	_, n := shareable(t)
	in := func(how string) SectionInCopy {
		return SectionInCopy{To: mother, Section: about("record.concerns"), How: how, Because: "why " + how, Agreed: "Ms Rees"}
	}
	for _, pair := range [][2]Event{
		{in(SectionOut), in(SectionIn)}, {in(SectionByRule), in(SectionIn)}, {in(SectionOut), in(SectionByRule)},
		{CopyForm{clinic, FormBriefing, "back", "Ms Rees"}, CopyForm{clinic, FormRecord, "they lead", "Ms Rees"}},
	} {
		for _, order := range [][2]int{{0, 1}, {1, 0}} {
			a, b := n.copy("sam", 600, n.clock), n.copy("kim", 700, n.clock)
			a.write(pair[order[0]])
			b.write(pair[order[1]])
			for _, c := range []*Closure{Fold(Merge(a.entries, b.entries)), Fold(Merge(b.entries, a.entries))} {
				switch less := pair[0].(type) {
				case SectionInCopy:
					if got := c.SectionChoice(mother, less.Section); got.How != less.How || got.Because != less.Because {
						t.Errorf("%v holds of %v", got, pair)
					}
				case CopyForm:
					if got := c.FormOfCopy(clinic); got.How != less.Form {
						t.Errorf("%v holds of %v", got, pair)
					}
				}
			}
		}
	}
}

func TestAPassageThatSomebodyWithheldApartStaysWithheld(t *testing.T) {
	g, n := shareable(t)
	mark := PassageWithheld{To: mother, Section: next, Words: "Her aunt told us.", Because: "in confidence", Agreed: "Ms Rees"}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return Withhold(c, g, mark) })
	a, b := n.copy("sam", 600, n.clock), n.copy("kim", 700, n.clock)
	a.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return ShowPassage(c, g, PassageShown{Mark: c.WithheldFrom(mother)[0].Entry, Because: "the aunt agreed", Agreed: "Ms Rees"})
	})
	if len(a.closure().WithheldFrom(mother)) != 0 {
		t.Error("it is withheld still")
	}
	b.write(mark)
	if got := Fold(Merge(a.entries, b.entries)).WithheldFrom(mother); len(got) != 1 {
		t.Errorf("withheld are %v", got)
	}
	mark.Words = "Her uncle told us."
	if _, err := Withhold(n.closure(), g, mark); err == nil || !strings.Contains(err.Error(), "do not stand in that section") {
		t.Errorf("words that are not there: %v", err)
	}
}

func TestNothingIsSentWhereEitherOfTwoSaysSo(t *testing.T) {
	_, n := shareable(t)
	a, b := n.copy("sam", 600, n.clock), n.copy("kim", 700, n.clock)
	a.answer(ItemDoNotSend, mother, Answer{Status: Answered, Value: Value{"yes"}, Evidence: "he opens the post"})
	b.answer(ItemDoNotSend, mother, Answer{Status: Answered, Value: Value{"no"}, Evidence: "she says so"})
	for _, c := range []*Closure{Fold(Merge(a.entries, b.entries)), Fold(Merge(b.entries, a.entries))} {
		if why, stopped := DoNotSend(c, mother); !stopped || why != "he opens the post" {
			t.Errorf("stopped %v: %s", stopped, why)
		}
	}
	if _, stopped := DoNotSend(n.closure(), mother); stopped {
		t.Error("stopped by nobody")
	}
}

func TestAfterADeathNothingOfTheCopiesIsAskedOfTheChild(t *testing.T) {
	g, n := shareable(t)
	n.say(ItemApplies, "died")
	c := n.closure()
	for _, a := range Asked(c, g, guide.Summary, today) {
		if a.Item.Group == "share" && a.Subject == TheChild {
			t.Errorf("%s is asked", a.Item.ID)
		}
	}
	if got := CopyReaders(c, g, today); slices.Contains(got, TheChild) || !slices.Contains(got, mother) {
		t.Errorf("copies are for %v", got)
	}
	if err := MayHaveCopy(c, g, TheChild, today); err == nil || !strings.Contains(err.Error(), "after a death") {
		t.Errorf("a copy for the child: %v", err)
	}
}

func TestWhatACopyRestsOnCannotBeUndoneFromUnderIt(t *testing.T) {
	g, n := shareable(t)
	n.keep(t, "kim", func(c *Closure) ([]Event, error) { return GiveCopy(c, g, gives(mother, "2026-11-19"), today, nil) })
	if events, what, err := Undo(n.closure(), g, boss.ID); err == nil {
		t.Errorf("took back %s: %v", what, events)
	}
	if events, what, err := Undo(n.closure(), g, "kim"); err != nil || len(events) != 1 || what != "the copy for Mother in the log" {
		t.Errorf("%s: %v", what, err)
	}
}

func TestWhatIsStillToBeSharedStandsInTheWayOfAllShared(t *testing.T) {
	g, n := shareable(t)
	n.say(ItemClosed, "2026-11-18")
	n.answer(ItemReferral, clinic, value("booked"))
	n.answer(ItemFirst, clinic, value("2026-12-03"))
	c := n.closure()
	if State(c, g, today) != ClosedLife {
		t.Fatalf("it is %s", State(c, g, today))
	}
	open := map[string]bool{}
	for _, b := range Outstanding(c, g, guide.Shared, today) {
		open[b.Item.ID] = true
	}
	for _, id := range []string{ItemCopy, ItemMarked, ItemSignature, ItemSharedWith, "decide.agencies-told", "service.received", "service.sent", "service.first-kept"} {
		if !open[id] {
			t.Errorf("%s stands in nobody's way", id)
		}
	}
	if h := Summarise("x", c, g, today); h.Outstanding < len(open) {
		t.Errorf("the caseload counts %d", h.Outstanding)
	}
}

// TestNoOrderOfEventsLogsACopyOfATextThatNobodySubmitted plays random journals on two laptops and holds: each
// copy and signature in the log is of a record that was sent, whichever way the journals are merged.
func TestNoOrderOfEventsLogsACopyOfATextThatNobodySubmitted(t *testing.T) {
	g := realGuide(t)
	logged := 0
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		_, n := shareable(t)
		pages := []*notebook{n.copy("sam", 1000, n.clock), n.copy("kim", 2000, n.clock)}
		var sent []EntryID
		for range 25 {
			p := pages[r.Intn(2)]
			for _, s := range p.closure().Submissions() {
				sent = append(sent, s.Entry)
			}
			of := append(sent, id(1<<20))[r.Intn(len(sent)+1)] // of the other laptop, or of nobody
			switch r.Intn(6) {
			case 0:
				p.write(Written{next, "Other words."})
			case 1:
				p.send(g)
			case 2:
				p.write(Copied{To: mother, Submission: of, How: CopyByHand, On: today, Language: "English", Safe: true})
			case 3:
				p.write(Signed{Who: mother, Submission: of, How: SignedHere, On: today})
			case 4:
				p.write(Undone{Entry: p.entries[r.Intn(len(p.entries))].ID})
			case 5:
				p.entries = Merge(p.entries, pages[r.Intn(2)].entries)
			}
		}
		one, two := Fold(Merge(pages[0].entries, pages[1].entries)), Fold(Merge(pages[1].entries, pages[0].entries))
		if len(one.Copies()) != len(two.Copies()) || one.Answer(Field{ItemCopy, mother}).Value.First() != two.Answer(Field{ItemCopy, mother}).Value.First() {
			t.Fatalf("seed %d: merged one way and the other they are not the same", seed)
		}
		for _, c := range []*Closure{one, pages[0].closure(), pages[1].closure()} {
			for _, copied := range c.Copies() {
				logged++
				if c.submission(copied.Submission) == nil {
					t.Fatalf("seed %d: a copy of what nobody sent", seed)
				}
			}
			for _, s := range c.Signatures() {
				if c.submission(s.Submission) == nil {
					t.Fatalf("seed %d: a signature on what nobody sent", seed)
				}
			}
		}
	}
	if logged == 0 {
		t.Error("no copy was logged")
	}
}

func TestAPassageIsFoundWhereverItsLinesBreak(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        int
	}{
		{"Her aunt\ntold us.", "aunt told", 1}, {"one two one two", "one two", 2}, {"one  two", "one two", 1}, {"onetwo", "one two", 0},
		{"Ünë", "në", 1}, {"words", "", 0}, {"a a a", "a a", 1}, {"ends here", "here.", 0},
	} {
		if got := FindPassage(c.text, c.words); len(got) != c.want {
			t.Errorf("%q in %q: %v", c.words, c.text, got)
		}
	}
}

func TestACopyIsGivenTodayOfARecordThatAClockAheadSent(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	n.write(Written{about("record.next"), "Her aunt told us."})
	n.at("2031-01-05").send(g)
	sent := n.closure().Sent().Entry
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return GiveCopy(c, g, gives(mother, today), today, nil) })
	if c := n.closure(); c.LastCopy(mother).Submission != sent || !c.LastCopy(mother).Draft || len(c.Odd) != 0 {
		t.Errorf("%+v, odd %v", c.LastCopy(mother), c.Odd)
	}
}

func TestNotSafeToHoldIsAReasonOfItsOwnForNoCopyPR13(t *testing.T) {
	g, n := shareable(t)
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return GiveCopy(c, g, Copied{To: mother, How: CopyUnsafe, On: today, Because: "he reads her post", Agreed: "Ms Rees"}, today, nil)
	})
	c := n.closure()
	a := Ask{Item: g.Item(ItemCopy), Subject: mother}
	if c.Answer(a.Field()).Value.First() != "not-safe" || g.Item(ItemCopy).Option("not-safe") == nil || Wrong(c, g, a, today) != "" && !strings.Contains(Wrong(c, g, a, today), "who") {
		t.Errorf("%+v: %s", c.Answer(a.Field()), Wrong(c, g, a, today))
	}
}
