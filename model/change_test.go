package model

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model/guide"
)

func ok(a Answer) Answer { a.Status = Answered; return a }

func value(v ...string) Answer { return ok(Answer{Value: v}) }

func TestAnAnswerIsKeptInTheFormInWhichTheRulesReadIt(t *testing.T) {
	g := smallGuide(t)
	c := opened().closure()
	for name, x := range map[string]struct {
		item     string
		give, is Answer
	}{
		"a value is an answer":          {"risk.safe", Answer{Value: Value{"yes"}}, value("yes")},
		"evidence is an answer":         {"risk.safe", Answer{Evidence: " case  file\n"}, ok(Answer{Evidence: "case file"})},
		"a line is cleaned":             {"risk.spoke", Answer{Value: Value{" Zoe\u0308\tsaid\u202e "}}, value("Zoë said")},
		"options in their order":        {"risk.kinds", Answer{Value: Value{"unsure", "seen"}}, value("seen", "unsure")},
		"not yet, planned":              {"risk.safe", Answer{Status: NotYet, On: "2026-12-01"}, Answer{Status: NotYet, On: "2026-12-01"}},
		"to discuss, with a value":      {"risk.safe", Answer{Status: ToDiscuss, Value: Value{"no"}}, Answer{Status: ToDiscuss, Value: Value{"no"}}},
		"why it does not apply":         {"risk.plan", Answer{Status: DoesNotApply, Because: " no plan "}, Answer{Status: DoesNotApply, Because: "no plan"}},
		"a reason alone is no answer":   {ItemBorn, Answer{Because: "not known"}, Answer{Because: "not known"}},
		"somebody here":                 {"risk.lead", Answer{Value: Value{"mother"}, By: "manager"}, ok(Answer{Value: Value{"mother"}, By: "manager"})},
		"done today":                    {"risk.spoke", Answer{Value: Value{"x"}, On: today}, ok(Answer{Value: Value{"x"}, On: today})},
		"a long answer's case record":   {"risk.story", Answer{Evidence: "case file"}, Answer{Evidence: "case file"}},
		"an empty value is none at all": {"risk.spoke", Answer{Value: Value{"", " "}, Evidence: "file"}, ok(Answer{Evidence: "file"})},
	} {
		events, err := Give(c, g, about(x.item), x.give, today)
		if err != nil || len(events) != 1 {
			t.Errorf("%s: %v, %v", name, events, err)
			continue
		}
		if got := events[0].(AnswerGiven); !reflect.DeepEqual(got, AnswerGiven{about(x.item), x.is}) {
			t.Errorf("%s: kept is %+v", name, got)
		}
	}
}

func TestWhatChangesNothingIsNoEntry(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say("risk.safe", "yes")
	n.write(Written{about("record.reason"), "Because"})
	c := n.closure()
	for name, change := range map[string]func() ([]Event, error){
		"the same answer":    func() ([]Event, error) { return Give(c, g, about("risk.safe"), value("yes"), today) },
		"no answer to none":  func() ([]Event, error) { return Give(c, g, about("risk.plan"), Answer{Status: Answered}, today) },
		"the same text":      func() ([]Event, error) { return Write(c, g, about("record.reason"), "Bec\u202eause") },
		"the same name":      func() ([]Event, error) { return Rename(c, g, mother, " Mother ") },
		"the same reference": func() ([]Event, error) { return Rename(c, g, TheClosure, "CP-1042") },
	} {
		if events, err := change(); err != nil || len(events) > 0 {
			t.Errorf("%s: %v, %v", name, events, err)
		}
	}
}

func TestAChangeThatCannotBeSaysWhy(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.write(Added{school, "School"}, SetAside{school})
	c := n.closure()
	g.Item(ItemBorn).Past = true
	give := func(item string, a Answer) func() ([]Event, error) {
		return func() ([]Event, error) { return Give(c, g, about(item), a, today) }
	}
	giveAbout := func(item string, s Subject) func() ([]Event, error) {
		return func() ([]Event, error) { return Give(c, g, Field{item, s}, value("yes"), today) }
	}
	long := strings.Repeat("ä", 301)
	for _, x := range []struct {
		change func() ([]Event, error)
		want   string
	}{
		{func() ([]Event, error) { return Begin(g, " ", "AB", sam) }, "the reference is empty"},
		{func() ([]Event, error) { return Begin(g, "CP-1", "", sam) }, "how the child is referred to is empty"},
		{func() ([]Event, error) { return Begin(g, "CP-1", "AB", Worker{ID: "sam", Name: "\t"}) }, "the name is empty"},
		{func() ([]Event, error) { return Begin(g, long, "AB", sam) }, "the reference is 301 characters long; there is room for 300"},
		{func() ([]Event, error) { return Add(c, g, KindAdult, "aunt", "mother ") }, "Mother is here already; to add another, tell the two apart by name"},
		{func() ([]Event, error) { return Add(c, g, KindAdult, "aunt", "") }, "the name is empty"},
		{func() ([]Event, error) { return Add(c, g, KindAdult, "Aunt", "Aunt") }, `the id "Aunt": an id is small letters, figures and hyphens, 64 at most`},
		{func() ([]Event, error) { return Add(c, g, KindAdult, "mother", "Aunt") }, `the id "mother" is taken in this closure`},
		{func() ([]Event, error) { return Add(c, g, KindProfessional, "mother", "Aunt") }, `the id "mother" is taken in this closure`},
		{func() ([]Event, error) { return Add(c, g, KindAdult, "child", "Aunt") }, `the id "child" is taken in this closure`},
		{func() ([]Event, error) { return Add(c, g, KindChild, "twin", "Twin") }, `"child" is not a kind that can be added`},
		{func() ([]Event, error) { return Add(c, g, "dog", "rex", "Rex") }, `"dog" is not a kind that can be added`},
		{func() ([]Event, error) { return Rename(c, g, uncle, "MOTHER") }, "Mother is here already; to add another, tell the two apart by name"},
		{func() ([]Event, error) { return Rename(c, g, uncle, " ") }, "the name is empty"},
		{func() ([]Event, error) { return Rename(c, g, sister, "Ella") }, "sister is not in this closure"},
		{func() ([]Event, error) { return PutAside(c, g, TheChild) }, "only somebody or something that was added can be set aside"},
		{func() ([]Event, error) { return PutAside(c, g, school) }, "only somebody or something that was added can be set aside"},
		{give("risk.moon", value("yes")), `the question "risk.moon": not in this checklist`},
		{give("risk.safe", value("perhaps")), `"perhaps": the answer is yes or no`},
		{give("risk.safe", value("yes", "no")), `"risk.safe" takes one answer, not 2`},
		{give("risk.kinds", value("seen", "seen")), `"seen" is chosen twice`},
		{give("risk.kinds", value("moon")), `"moon" is not one of the answers to "risk.kinds"`},
		{give("risk.visits", value("-1")), `"-1" is not a whole number from 0 to 999`},
		{give("risk.visits", value("1000")), `"1000" is not a whole number from 0 to 999`},
		{give("risk.visits", value("007")), `"007" is not a whole number from 0 to 999`},
		{give("risk.visits", value("two")), `"two" is not a whole number from 0 to 999`},
		{give("risk.lead", value("The School")), `"The School" is nobody's id`},
		{give("risk.lead", value("nobody")), "choose who from the people in this closure, or add them first"},
		{give("risk.lead", value("clinic")), "choose who from the people in this closure, or add them first"},
		{give("risk.safe", Answer{By: "nobody", Value: Value{"yes"}}), "choose who from the people in this closure, or add them first"},
		{give("risk.story", value("words")), `"risk.story" holds a text, which is written, not answered`},
		{give("risk.spoke", value(long)), "the answer is 301 characters long; there is room for 300"},
		{give("risk.safe", Answer{Evidence: long}), "the evidence is 301 characters long; there is room for 300"},
		{give("risk.safe", Answer{Because: long}), "the reason is 301 characters long; there is room for 300"},
		{give("risk.safe", Answer{Status: "quite"}), `"quite" is not a status of an answer`},
		{give("risk.safe", Answer{Value: Value{"yes"}, On: "soon"}), `the date "soon": ` + ErrDate.Error()},
		{give("risk.safe", Answer{Value: Value{"yes"}, On: "2026-11-23"}), "23 November 2026 is still to come: answer “not yet”, with this as the planned date"},
		{give(ItemBorn, value("2026-11-23")), "23 November 2026 is still to come, and this asks for something that has happened"},
		{give(ItemBorn, value("3000-01-01")), `the date "3000-01-01": ` + ErrDate.Error()},
		{giveAbout("adult.caring", TheClosure), `the question "adult.caring" is not asked about what is of the kind "closure"`},
		{giveAbout("risk.safe", mother), `the question "risk.safe" is not asked about what is of the kind "adult"`},
		{giveAbout("adult.caring", Subject{Kind: KindAdult, ID: "aunt"}), "aunt is not in this closure"},
		{giveAbout("service.spoken", school), "School is not in this closure"},
		{func() ([]Event, error) { return Write(c, g, about("risk.safe"), "words") }, `"risk.safe" takes an answer, not a text`},
		{func() ([]Event, error) { return Write(c, g, about("record.moon"), "words") }, `the question "record.moon": not in this checklist`},
		{func() ([]Event, error) { return Write(c, g, Field{"record.views", sister}, "words") }, "sister is not in this closure"},
		{func() ([]Event, error) {
			return Write(c, g, about("record.reason"), strings.Repeat("ä", 20_001))
		}, "the text is 20001 characters long; there is room for 20000"},
		{func() ([]Event, error) { return Try(c, g, Tried{Service: school, On: today, Outcome: "spoke"}, today) }, "School is not in this closure"},
		{func() ([]Event, error) { return Try(c, g, Tried{Service: mother, On: today, Outcome: "spoke"}, today) }, "an attempt is to reach a service"},
		{func() ([]Event, error) { return Try(c, g, Tried{Service: clinic, On: today, Outcome: "flew"}, today) }, `"flew" is not one of the things that can come of an attempt`},
		{func() ([]Event, error) { return Try(c, g, Tried{Service: clinic, Outcome: "spoke"}, today) }, `the date "": ` + ErrDate.Error()},
		{func() ([]Event, error) {
			return Try(c, g, Tried{Service: clinic, On: "2026-11-23", Outcome: "spoke"}, today)
		}, "23 November 2026 is still to come: an attempt is recorded when it was made"},
		{func() ([]Event, error) {
			return TakeDraft(c, g, Draft{Field: about("risk.spoke"), Part: "mood", Text: "low"}, today)
		}, `words typed for "mood", which no answer has`},
	} {
		events, err := x.change()
		if err == nil || err.Error() != x.want {
			t.Errorf("it says\n%v, not\n%s", err, x.want)
		}
		if len(events) > 0 {
			t.Errorf("%s: and yet it gives %+v", x.want, events)
		}
	}
}

func TestAnUnknownQuestionIsToldFromOtherFaults(t *testing.T) {
	g := smallGuide(t)
	if _, err := Give(opened().closure(), g, about("risk.moon"), value("yes"), today); !errors.Is(err, ErrNoItem) {
		t.Error(err)
	}
}

func TestAClosureIsMadeOutToTheWorkerWhoOpensIt(t *testing.T) {
	events, err := Begin(smallGuide(t), " CP-7 ", "A\u202eB", Worker{ID: "sam", Name: " Sam  Cole "})
	if err != nil {
		t.Fatal(err)
	}
	n := newNotebook("sam")
	n.write(events...)
	c := n.closure()
	if c.Reference != "CP-7" || c.Child != "AB" || c.OpenedBy != "sam" || c.Name(TheWorker) != "Sam Cole" || !c.Opened.Equal(morning.Add(time.Minute)) {
		t.Errorf("opened: %+v", c)
	}
}

func TestSomebodyChosenAndThenSetAsideMayStayInAnAnswer(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.answer("risk.lead", TheClosure, ok(Answer{Value: Value{"uncle"}, By: "manager"}))
	n.write(SetAside{uncle}, SetAside{manager})
	c := n.closure()
	a := c.About("risk.lead")
	a.Evidence = "case file"
	if _, err := Give(c, g, about("risk.lead"), a, today); err != nil {
		t.Error(err)
	}
	if _, err := Give(c, g, about("risk.safe"), Answer{Value: Value{"yes"}, By: "manager"}, today); err == nil {
		t.Error("somebody set aside can be chosen anew")
	}
}

func TestASubjectSetAsideKeepsItsAnswersAndComesBackWithThem(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	f := Field{"adult.caring", mother}
	n.answer(f.Item, mother, value("yes"))
	n.write(Written{Field{"record.views", mother}, "She agrees"})
	events, err := PutAside(n.closure(), g, mother)
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c := n.closure()
	if c.Has(mother) || len(c.Of(KindAdult)) != 1 || c.Name(mother) != "Mother" || c.PersonName("mother") != "Mother" {
		t.Errorf("set aside: %+v", c.Things)
	}
	if !c.Answer(f).Value.Has("yes") || c.Text(Field{"record.views", mother}) != "She agrees" {
		t.Error("what was said is lost")
	}
	for stage, want := range map[guide.Stage][]string{
		guide.Readiness: {"adult.caring mother"}, guide.Summary: {"record.views mother"}, guide.Messages: nil,
	} {
		if got := lines(SetAsideAsks(c, g, stage, today)); !slices.Equal(got, want) {
			t.Errorf("set aside in %s are %v", stage, got)
		}
	}
	events, err = Add(c, g, KindAdult, "mother", "Ms Shah")
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	c = n.closure()
	if !c.Has(mother) || c.Name(mother) != "Ms Shah" || !c.IsParent(mother) || len(SetAsideAsks(c, g, "readiness", today)) > 0 {
		t.Errorf("come back: %+v", c.Things)
	}
}

func TestWordsThatWereBeingTypedBecomeTheChangeTheyWereMeantFor(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.answer("risk.spoke", TheClosure, ok(Answer{Value: Value{"phoned"}, On: today}))
	c := n.closure()
	was := value("phoned")
	was.On = today
	with := func(change func(*Answer)) Event { a := was; change(&a); return AnswerGiven{about("risk.spoke"), a} }
	for part, want := range map[string]Event{
		PartText:     Written{about("record.reason"), "some words"},
		PartValue:    with(func(a *Answer) { a.Value = Value{"some words"} }),
		PartEvidence: with(func(a *Answer) { a.Evidence = "some words" }),
		PartBecause:  with(func(a *Answer) { a.Because = "some words" }),
	} {
		f := about("risk.spoke")
		if part == PartText {
			f = about("record.reason")
		}
		events, err := TakeDraft(c, g, Draft{Field: f, Part: part, Text: "some words"}, today)
		if err != nil || !reflect.DeepEqual(events, []Event{want}) {
			t.Errorf("%s: %+v, %v", part, events, err)
		}
	}
}

func TestADateThatWasBeingTypedIsReadAsOne(t *testing.T) {
	g := smallGuide(t)
	c := opened().closure()
	for _, x := range []struct {
		item, part, typed string
		want              Answer
	}{
		{ItemBorn, PartValue, "9 Mar 2012", value("2012-03-09")},
		{"risk.plan", PartOn, "yesterday", Answer{On: "2026-11-21"}},
		{"risk.visits", PartValue, " 3 ", value("3")},
	} {
		events, err := TakeDraft(c, g, Draft{Field: about(x.item), Part: x.part, Text: x.typed}, today)
		if err != nil || !reflect.DeepEqual(events, []Event{AnswerGiven{about(x.item), x.want}}) {
			t.Errorf("%q: %+v, %v", x.typed, events, err)
		}
	}
	for _, part := range []string{PartValue, PartOn} {
		if events, err := TakeDraft(c, g, Draft{Field: about(ItemBorn), Part: part, Text: "31 2 2012"}, today); !errors.Is(err, ErrDate) || len(events) > 0 {
			t.Errorf("%s: a day that is none gives %v, %v", part, events, err)
		}
		if events, err := TakeDraft(c, g, Draft{Field: about(ItemBorn), Part: part, Text: "  "}, today); err != nil || len(events) > 0 {
			t.Errorf("%s: nothing typed gives %v, %v", part, events, err)
		}
	}
	if _, err := TakeDraft(c, g, Draft{Field: about("risk.moon"), Part: PartValue, Text: "full"}, today); !errors.Is(err, ErrNoItem) {
		t.Errorf("words for a question that is not here: %v", err)
	}
}

func TestWordsBeingTypedKnowWhatTheyWereTypedOver(t *testing.T) {
	n := opened()
	f := about("record.reason")
	text, evidence := Draft{Field: f, Part: PartText}, Draft{Field: f, Part: PartEvidence}
	overNothing, overNoEvidence := Recorded(n.closure(), text), Recorded(n.closure(), evidence)
	n.write(Written{f, "Because"})
	c := n.closure()
	if Recorded(c, text) == overNothing {
		t.Error("a text was entered, and the mark is the same")
	}
	if Recorded(c, evidence) != overNoEvidence {
		t.Error("a text was entered, and the mark of the evidence changed")
	}
}

func TestWritingWhatWasNotYetWrittenSettlesIt(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := about("record.reason")
	n.write(AnswerGiven{f, Answer{Status: NotYet, On: "2026-12-01"}})
	events, err := Write(n.closure(), g, f, "Because")
	if err != nil {
		t.Fatal(err)
	}
	n.write(events...)
	if c := n.closure(); !Settled(c, g, g.Item("record.reason"), TheClosure, today) {
		t.Errorf("it is still open: %+v", c.Answer(f))
	}
}

func TestAReasonDoesNotHideWhatIsStillToCome(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := about("record.chronology")
	n.write(AnswerGiven{f, Answer{Status: NotYet, On: "2026-12-01", Because: "The system is down"}})
	if !Open(n.closure(), g, g.Item("record.chronology"), TheClosure, today) {
		t.Error("a date is planned for it, and it counts as done")
	}
}

func TestNoStepIsTakenWhileSomethingStandsInItsWay(t *testing.T) {
	g := realGuide(t)
	n := opened()
	give := func(item string, a Answer) error {
		a.Status = Answered
		_, err := Give(n.closure(), g, about(item), a, today)
		return err
	}
	if _, err := Submit(n.closure(), g, n.record(g), today); err == nil || !strings.Contains(err.Error(), "stand in the way") {
		t.Errorf("an empty record goes to the manager: %v", err)
	}
	for item, v := range map[string]string{ItemSent: "yes", ItemDecision: "authorised"} {
		if err := give(item, Answer{Value: Value{v}, On: today}); err == nil || !strings.Contains(err.Error(), "not answered by hand") {
			t.Errorf("%s is answered by hand: %v", item, err)
		}
	}
	if _, err := Decide(n.closure(), g, boss, DecisionAuthorised, "Read whole.", nil, today); err == nil || !strings.Contains(err.Error(), "it goes to the manager first") {
		t.Errorf("what was not sent is authorised: %v", err)
	}
	if err := give(ItemClosed, Answer{Value: Value{string(today)}}); err == nil || !strings.Contains(err.Error(), "stand in the way") {
		t.Errorf("what was not authorised is closed: %v", err)
	}
	n.at(today).send(g)
	events, err := Decide(n.closure(), g, boss, DecisionAuthorised, "Read whole.", nil, today)
	if err != nil {
		t.Fatalf("what was sent is not authorised: %v", err)
	}
	n.by = boss.ID
	n.write(events...)
	n.by = "sam"
	n.answer("decide.stored", TheClosure, Answer{Status: Answered, Value: Value{"in the case system"}, On: today, Evidence: "seen"})
	if err := give(ItemClosed, Answer{Value: Value{string(today.Add(-1))}}); err == nil || !strings.Contains(err.Error(), "before the record went") {
		t.Errorf("it closed before it was sent: %v", err)
	}
	if err := give(ItemClosed, Answer{Value: Value{string(today)}}); err != nil {
		t.Errorf("it does not close: %v", err)
	}
}

func TestAPersonChoosesBetweenTwoAnswersGivenApart(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := about("record.chronology")
	base := n.entries
	a := append(slices.Clone(base), Entry{ID: "aa", After: Fold(base).Heads, At: n.clock, By: "sam", Event: AnswerGiven{f, Answer{Status: Answered, Value: Value{"yes"}}}})
	b := append(slices.Clone(base), Entry{ID: "bb", After: Fold(base).Heads, At: n.clock, By: "kim", Event: AnswerGiven{f, Answer{Status: Answered, Value: Value{"no"}}}})
	merged := Merge(a, b)
	c := Fold(merged)
	if len(c.Apart(f)) != 2 {
		t.Fatalf("%d sayings", len(c.Apart(f)))
	}
	events, err := Choose(c, g, f, "aa")
	if err != nil {
		t.Fatal(err)
	}
	c = Fold(append(merged, Entry{ID: "cc", After: c.Heads, At: n.clock, By: "sam", Event: events[0]}))
	if len(c.Apart(f)) != 0 || !c.Answer(f).Value.Has("yes") {
		t.Errorf("chosen, and still: %+v", c.Answer(f))
	}
	if _, err := Choose(c, g, f, "zz"); err == nil {
		t.Error("chose what is not there")
	}
}

func TestAttemptsToReachAServiceAreKeptInOrder(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.write(Added{school, "School"})
	for _, o := range Outcomes {
		events, err := Try(n.closure(), g, Tried{Service: clinic, On: today, Who: " front  desk", Outcome: o.ID, Note: "\tring\nagain"}, today)
		if err != nil {
			t.Fatal(err)
		}
		n.write(events...)
	}
	n.write(Tried{Service: school, On: today, Outcome: "spoke"})
	tries := n.closure().TriesOf(clinic)
	if len(tries) != len(Outcomes) || tries[1].Outcome != "message" || tries[0].Who != "front desk" || tries[0].Note != "ring again" || tries[0].By != "sam" {
		t.Errorf("kept: %+v", tries)
	}
}

func TestNobodyMayHaveTheIdOfAnotherPersonOrOfTheChild(t *testing.T) {
	g := smallGuide(t)
	for ev, want := range map[Event]string{
		Added{Subject{Kind: KindAdult, ID: "child"}, "Aunt"}:                           `the id "child" is that of the child whose closure this is`,
		Added{Subject{Kind: KindService, ID: "clinic", ForPerson: "mother"}, "Clinic"}: `"clinic" stands in the closure for itself, not for somebody else`,
		Renamed{Subject{Kind: KindChild, ID: "twin"}, "Twin"}:                          `there is one child: its id cannot be "twin"`,
		Renamed{Subject{Kind: KindClosure, ID: "other"}, "Other"}:                      `there is one closure: its id cannot be "other"`,
		SetAside{Subject{Kind: "dog", ID: "rex"}}:                                      `nothing is of the kind "dog"`,
		SetAside{Subject{Kind: KindAdult}}:                                             `the id "": an id is small letters, figures and hyphens, 64 at most`,
		Undone{"7"}:                                                                    `the id "7" is not 32 hex digits`,
	} {
		if err := Check(g, ev); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, not %s", ev, err, want)
		}
	}
	for _, a := range []struct {
		Answer
		want string
	}{
		{Answer{Value: Value{"yes"}}, `the answer says "yes" and has no status; write "answered"`},
		{Answer{By: "Ms Rees"}, `"Ms Rees" is nobody's id`},
		{Answer{Status: Answered, Value: Value{" "}}, "the answer is empty"},
	} {
		if err := Check(g, AnswerGiven{about("risk.safe"), a.Answer}); err == nil || err.Error() != a.want {
			t.Errorf("%+v: %v, not %s", a.Answer, err, a.want)
		}
	}
	f := Field{"service.spoken", Subject{Kind: KindService, ID: "clinic", ForPerson: "\x1b"}}
	if err := Check(g, AnswerGiven{f, value("yes")}); err == nil || err.Error() != `"\x1b" is nobody's id` {
		t.Error(err)
	}
}
