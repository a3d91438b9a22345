package model

import (
	"slices"
	"testing"

	"handover/model/guide"
)

// lines gives asks in words: the item, and about whom where it is not about the closure.
func lines(asks []Ask) []string {
	var out []string
	for _, a := range asks {
		line := a.Item.ID
		if a.Subject != TheClosure {
			line += " " + a.Subject.ID
		}
		out = append(out, line)
	}
	return out
}

func asked(c *Closure, g *guide.Guide, line string) bool {
	for _, stage := range guide.Stages {
		if slices.Contains(lines(Asked(c, g, stage, today)), line) {
			return true
		}
	}
	return false
}

func TestTheChecklistIsAskedPersonByPersonInItsOrder(t *testing.T) {
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	n.answer(ItemConcern, uncle, value("yes"))
	want := []string{
		"start.nation", "start.born", "start.age", "start.police",
		"adult.caring mother", "adult.responsibility mother", "adult.concern mother", "adult.interpreter mother",
		"adult.caring uncle", "adult.responsibility uncle", "adult.concern uncle", "adult.interpreter uncle",
		"adult.views mother", "adult.return uncle",
		"risk.spoke", "risk.safe", "risk.plan", "risk.kinds", "risk.lead", "risk.visits", "risk.story", "decision.discussed",
	}
	if got := lines(Asked(n.closure(), smallGuide(t), guide.Readiness, today)); !slices.Equal(got, want) {
		t.Errorf("asked are\n%v, not\n%v", got, want)
	}
	n.write(Added{school, "School"})
	want = []string{"service.referral clinic", "service.spoken clinic", "service.referral school", "service.spoken school"}
	if got := lines(Asked(n.closure(), smallGuide(t), guide.Handover, today)); !slices.Equal(got, want) {
		t.Errorf("asked are %v", got)
	}
	if got := lines(Asked(n.closure(), smallGuide(t), guide.Messages, today)); !slices.Equal(got, []string{"child.told child"}) {
		t.Errorf("asked are %v", got)
	}
}

func TestAParentIsWhoCaresForTheChildOrHasParentalResponsibility(t *testing.T) {
	for _, c := range []struct {
		caring, responsible string
		parent              bool
	}{{"yes", "no", true}, {"no", "yes", true}, {"yes", "yes", true}, {"no", "no", false}, {"", "", false}} {
		n := opened()
		if c.caring != "" {
			n.answer(ItemCaring, mother, value(c.caring))
			n.answer(ItemParental, mother, value(c.responsible))
		}
		if got := asked(n.closure(), smallGuide(t), "adult.views mother"); got != c.parent || got != n.closure().IsParent(mother) {
			t.Errorf("%+v: asked as a parent: %v", c, got)
		}
	}
}

func TestAnItemAboutSeveralKindsIsAskedAboutEachOnce(t *testing.T) {
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	it := &guide.Item{Each: []guide.Each{guide.EachParent, guide.EachAdult, guide.EachChild}}
	if got := Subjects(n.closure(), it); !slices.Equal(got, []Subject{mother, uncle, TheChild}) {
		t.Errorf("asked about %v", got)
	}
}

func TestAQuestionAboutOneAdultFollowsFromWhatWasSaidAboutThatAdultAlone(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.answer("adult.interpreter", mother, value("yes"))
	n.answer("adult.interpreter", uncle, value("no"))
	c := n.closure()
	if !asked(c, g, "adult.booked mother") || asked(c, g, "adult.booked uncle") {
		t.Errorf("asked are %v", lines(Asked(c, g, guide.Readiness, today)))
	}
	for s, up := range map[Subject]bool{mother: true, uncle: false, TheClosure: true, TheChild: true, clinic: true} {
		if FlagUp(c, g, "interpreter", s, today) != up {
			t.Errorf("seen from %s the flag is up: %v", s.Kind+" "+Kind(s.ID), !up)
		}
	}
	// Where the question is not asked of somebody, nobody else's answer raises it for them.
	g.Item("adult.interpreter").Each = []guide.Each{guide.EachParent}
	n.answer(ItemCaring, mother, value("yes"))
	if c := n.closure(); FlagUp(c, g, "interpreter", uncle, today) || !FlagUp(c, g, "interpreter", mother, today) {
		t.Error("the mother's interpreter is booked for the uncle")
	}
}

func TestAFlagIsUpOnlyWhileItsAnswerStands(t *testing.T) {
	g := smallGuide(t)
	for name, c := range map[string]struct {
		answer Answer
		up     bool
	}{
		"yes": {value("yes"), true}, "no": {value("no"), false}, "nothing": {Answer{}, false},
		"to discuss": {Answer{Status: ToDiscuss, Value: Value{"yes"}}, false},
		"not yet":    {Answer{Status: NotYet, Value: Value{"yes"}}, false},
		"evidence":   {ok(Answer{Evidence: "file"}), false},
	} {
		n := opened()
		n.answer("start.police", TheClosure, c.answer)
		if got := FlagUp(n.closure(), g, "police", TheClosure, today); got != c.up {
			t.Errorf("%s: up is %v", name, got)
		}
	}
	if FlagUp(opened().closure(), g, "moon", TheClosure, today) {
		t.Error("a flag that is not there is up")
	}
}

func TestAFlagOfAnyAnswerIsUpWhateverTheAnswer(t *testing.T) {
	g := smallGuide(t)
	for name, c := range map[string]struct {
		answer Answer
		up     bool
	}{
		"no": {value("no"), true}, "in the case record": {ok(Answer{Evidence: "file"}), true},
		"not yet": {Answer{Status: NotYet, On: today}, false}, "a date alone": {ok(Answer{On: today}), false},
	} {
		n := opened()
		n.say("start.police", "yes")
		n.answer("risk.charged", TheClosure, c.answer)
		if got := FlagUp(n.closure(), g, "charged", TheClosure, today); got != c.up {
			t.Errorf("%s: up is %v", name, got)
		}
	}
}

func TestAnAnswerThatIsSetAsideRaisesNothingAndComesBackWithItsQuestion(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.say("start.police", "yes")
	n.say("risk.charged", "yes")
	n.say("risk.court", "Crown Court")
	if c := n.closure(); !asked(c, g, "risk.court") {
		t.Fatal("the court is not asked about")
	}
	n.say("start.police", "no")
	c := n.closure()
	if asked(c, g, "risk.charged") || asked(c, g, "risk.court") {
		t.Errorf("asked are %v", lines(Asked(c, g, guide.Readiness, today)))
	}
	if got := lines(SetAsideAsks(c, g, guide.Readiness, today)); !slices.Equal(got, []string{"risk.charged", "risk.court"}) {
		t.Errorf("set aside are %v", got)
	}
	n.say("start.police", "yes")
	if c := n.closure(); !asked(c, g, "risk.court") || c.About("risk.court").Value.First() != "Crown Court" {
		t.Error("it did not come back with its answer")
	}
}

func TestAFieldThatWasEmptiedIsNotShownAsSetAside(t *testing.T) {
	n := opened()
	n.answer("adult.booked", mother, value("yes"))
	n.answer("adult.booked", mother, Answer{})
	if got := lines(SetAsideAsks(n.closure(), smallGuide(t), guide.Readiness, today)); len(got) > 0 {
		t.Errorf("set aside are %v", got)
	}
}

func TestAgeDecidesOnTheDayItself(t *testing.T) {
	g := smallGuide(t)
	for name, c := range map[string]struct {
		item, value string
		asked       bool
	}{
		"sixteen today": {ItemBorn, "2010-11-22", true}, "sixteen tomorrow": {ItemBorn, "2010-11-23", false},
		"sixteen, as given": {ItemAge, "16", true}, "fifteen, as given": {ItemAge, "15", false},
		"not born yet": {ItemBorn, "2027-01-01", false},
	} {
		n := opened()
		n.say(c.item, c.value)
		if got := asked(n.closure(), g, "risk.wishes"); got != c.asked {
			t.Errorf("%s: asked is %v", name, got)
		}
	}
	n := opened()
	if _, known := n.closure().Age(today); known || asked(n.closure(), g, "risk.wishes") {
		t.Error("an age that nobody gave is known")
	}
	n.say(ItemAge, "17")
	n.say(ItemBorn, "2012-11-22") // the date of birth goes before the age that was given
	if age, known := n.closure().Age(today); !known || age != 14 {
		t.Errorf("the age is %d", age)
	}
}

func TestAFlagForHavingAServiceFallsWhenTheServiceIsSetAside(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	if asked(n.closure(), g, "risk.alone") {
		t.Error("with a service, what holds without one is asked")
	}
	n.write(SetAside{clinic})
	if !asked(n.closure(), g, "risk.alone") {
		t.Error("without a service, what holds without one is not asked")
	}
}

func TestNothingIsAskedAboutSomebodyWhoIsNotHere(t *testing.T) {
	g := smallGuide(t)
	c := opened().closure()
	for _, s := range []Subject{{Kind: KindAdult, ID: "aunt"}, TheClosure, clinic, {}} {
		if Applies(c, g, g.Item(ItemCaring), s, today) {
			t.Errorf("asked about %+v", s)
		}
	}
	if Applies(c, g, g.Item("risk.safe"), mother, today) {
		t.Error("a question about the closure is asked about the mother")
	}
}
