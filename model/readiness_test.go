package model

import (
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// give answers a question by the change that a screen would call.
func (n *notebook) give(t *testing.T, g *guide.Guide, item string, s Subject, a Answer) {
	t.Helper()
	if a.Status == Unanswered {
		a.Status = Answered
	}
	if c := n.closure(); !Applies(c, g, g.Item(item), s, today) {
		t.Fatalf("%s is not asked of %s", item, c.Name(s))
	}
	events, err := Give(n.closure(), g, Field{item, s}, a, today)
	if err != nil {
		t.Fatalf("%s: %v", item, err)
	}
	n.write(events...)
}

func (n *notebook) tick(t *testing.T, g *guide.Guide, item string, s Subject, values ...string) {
	t.Helper()
	n.give(t, g, item, s, Answer{Value: values})
}

// ordinary is a closure of one child, two parents and three services, in which nothing special applies.
func ordinary(t *testing.T, g *guide.Guide) *notebook {
	t.Helper()
	n := newNotebook("sam")
	father, nurse := Subject{Kind: KindAdult, ID: "father"}, Subject{Kind: KindService, ID: "nurse"}
	n.write(Opened{Reference: "CP-1042", Child: "AB"}, Added{manager, "Ms Rees"}, Added{mother, "Mother"}, Added{father, "Father"},
		Added{clinic, "The clinic"}, Added{school, "The school"}, Added{nurse, "The school nurse"})
	n.tick(t, g, ItemNation, TheClosure, "england")
	n.tick(t, g, ItemBorn, TheClosure, "2015-03-09")
	n.tick(t, g, "start.involvement", TheClosure, "enquiry", "in-need-plan")
	n.tick(t, g, "start.plan", TheClosure, "in-need-plan")
	n.tick(t, g, "start.part", TheClosure, "harmed")
	n.tick(t, g, "start.circumstances", TheClosure, "goals")
	n.tick(t, g, ItemApplies, TheClosure, "none-of-these")
	n.tick(t, g, "start.planned", TheClosure, "yes")
	n.tick(t, g, "concern.known", TheClosure, "not-known")
	for _, parent := range []Subject{mother, father} {
		n.tick(t, g, ItemCaring, parent, "yes")
		n.tick(t, g, ItemConcern, parent, "no")
		n.tick(t, g, "adult.english", parent, "yes")
	}
	return n
}

func TestAPlainClosureIsAskedOnlyWhatEveryClosureIs(t *testing.T) {
	g := realGuide(t)
	c := ordinary(t, g).closure()
	var gates []string
	queries := 0
	for _, a := range Asked(c, g, guide.Readiness, today) {
		switch {
		case a.Item.Kind == guide.Gate:
			gates = append(gates, a.Item.ID)
		case a.Item.Kind == guide.Query:
			queries++
		}
		for _, part := range []string{"status.", "own.", "criminal.", "contact.", "unplanned.", "died.", "action.", "agreement.", "other-child."} {
			if strings.HasPrefix(a.Item.ID, part) {
				t.Errorf("%s is asked", a.Item.ID)
			}
		}
	}
	want := []string{"safety.safe", "safety.needs-met", "decision.discussed", "concern.known", "consult.child", "consult.parent", "consult.parent"}
	if !slices.Equal(gates, want) {
		t.Errorf("the gates of readiness are %q, not %q", gates, want)
	}
	if queries > 30 {
		t.Errorf("it meets %d queries of readiness", queries)
	}
}

// What each circumstance asks is asked once it is marked, and set aside, kept, once it is not.
func TestWhatACircumstanceAsksComesWithItAndIsKeptWhenItGoes(t *testing.T) {
	g := realGuide(t)
	for option, follow := range map[string][]string{
		"court-order":       {"status.order-which", "status.court-order", "status.order-ends", "status.legal-advice"},
		"private-fostering": {"status.private-fostering", "status.next-visit", "status.fostering-known"},
		"kinship":           {"status.kinship", "status.kinship-owners", "status.kinship-allowance", "status.kinship-time"},
		"communication":     {"safety.understood"},
		"unborn":            {"family.unborn", "family.unborn-plan"},
		"no-contact":        {"contact.attempts", "contact.last-seen", "contact.checks", "contact.missing", "contact.decided"},
		"moving":            {"start.seen-there"},
		"abroad":            {"start.seen-there", "start.abroad"},
		"protection-plan":   {"safety.home-seen", "status.protection-plan", "status.protection-told"},
	} {
		n := ordinary(t, g)
		for _, item := range follow {
			if asked(n.closure(), g, item) {
				t.Errorf("%s is asked without %s", item, option)
			}
		}
		n.tick(t, g, ItemApplies, TheClosure, option)
		for _, item := range follow {
			if !asked(n.closure(), g, item) {
				t.Errorf("%s does not follow from %s", item, option)
				continue
			}
			n.answer(item, TheClosure, Answer{Status: Answered, Evidence: "In the case record: 3 November"})
		}
		n.tick(t, g, ItemApplies, TheClosure, "none-of-these")
		c := n.closure()
		aside := lines(SetAsideAsks(c, g, guide.Readiness, today))
		for _, item := range follow {
			if asked(c, g, item) || !slices.Contains(aside, item) {
				t.Errorf("without %s, %s is not set aside: %v", option, item, aside)
			}
			if c.About(item).Evidence == "" {
				t.Errorf("what was said to %s is gone", item)
			}
		}
	}
}

// PR-5. A mark taken off an adult takes the questions with it, and leaves the answers.
func TestThePersonOfConcernsQuestionsFallAwayWithTheMarkAndAreKept(t *testing.T) {
	g := realGuide(t)
	n := ordinary(t, g)
	n.write(Added{uncle, "Uncle"})
	n.tick(t, g, "concern.known", TheClosure, "listed")
	if !asked(n.closure(), g, "concern.not-marked") {
		t.Error("a person of concern is said to be listed, nobody is marked, and nothing asks why")
	}
	n.tick(t, g, ItemConcern, uncle, "yes")
	if asked(n.closure(), g, "concern.not-marked") {
		t.Error("somebody is marked, and it is still asked why nobody is")
	}
	n.tick(t, g, "adult.contact", uncle, "yes")
	n.tick(t, g, "concern.home", uncle, "moving-back")

	var about []string
	for _, a := range Asked(n.closure(), g, guide.Readiness, today) {
		if a.Item.Group == "concern" && a.Subject == uncle {
			about = append(about, a.Item.ID)
		}
	}
	want := []string{"concern.lives", "concern.home", "concern.home-safe", "concern.home-fails", "concern.home-back", "concern.home-child",
		"concern.supervises", "concern.sees", "concern.restrictions", "concern.told"}
	if !slices.Equal(about, want) {
		t.Errorf("of the uncle are asked\n%q, not\n%q", about, want)
	}
	said := Answer{Status: Answered, Evidence: "In the case record: 3 November"}
	for _, item := range about {
		a := said
		a.Value = n.closure().Answer(Field{item, uncle}).Value
		n.answer(item, uncle, a)
	}

	n.tick(t, g, "concern.home", uncle, "no") // who shares no home is asked nothing about one
	for _, item := range []string{"concern.home-safe", "concern.home-fails", "concern.home-back", "concern.home-child"} {
		if c := n.closure(); asked(c, g, item+" uncle") || c.Answer(Field{item, uncle}).Evidence == "" {
			t.Errorf("%s stays, or is gone", item)
		}
	}
	n.tick(t, g, ItemConcern, uncle, "no")
	c := n.closure()
	aside := lines(SetAsideAsks(c, g, guide.Readiness, today))
	for _, item := range about {
		if asked(c, g, item+" uncle") || !slices.Contains(aside, item+" uncle") {
			t.Errorf("%s is not set aside: %v", item, aside)
		}
	}
	n.tick(t, g, ItemConcern, uncle, "yes")
	for _, item := range []string{"concern.lives", "concern.sees", "concern.supervises"} {
		if c := n.closure(); !asked(c, g, item+" uncle") || !Settled(c, g, g.Item(item), uncle, today) {
			t.Errorf("marked again, what was said to %s does not hold", item)
		}
	}
}

// PR-10.
func TestSilenceStandsInTheWayAsAGroundAndAsARefusal(t *testing.T) {
	g := realGuide(t)
	stands := func(n *notebook, item string) bool {
		return slices.ContainsFunc(Outstanding(n.closure(), g, guide.Submit, today), func(b Blocker) bool { return b.Field.Item == item })
	}
	n := ordinary(t, g)
	n.tick(t, g, ItemApplies, TheClosure, "no-contact")
	if stands(n, "contact.no-circumstance") || stands(n, "contact.not-declined") {
		t.Error("the goals are reached, and the silence is still questioned as a ground")
	}
	n.tick(t, g, "start.circumstances", TheClosure, "declined")
	if !stands(n, "contact.not-declined") {
		t.Error("somebody who cannot be reached has declined, and nothing asks how that is known")
	}
	n.give(t, g, "contact.not-declined", TheClosure, Answer{Value: Value{"no"}})
	if !stands(n, "contact.not-declined") {
		t.Error("nobody heard them decline, and it settles")
	}
	n.give(t, g, "start.circumstances", TheClosure, Answer{Because: "They cannot be reached"}) // passed over with a reason
	if !stands(n, "contact.no-circumstance") {
		t.Error("that nobody can be reached has become the ground for ending")
	}
}

func TestADeathMarkedInOnePlaceAsksToBeMarkedInTheOtherAndThenStopsWhatIsForTheChild(t *testing.T) {
	g := realGuide(t)
	n := ordinary(t, g)
	n.tick(t, g, "start.planned", TheClosure, "no")
	n.tick(t, g, "unplanned.how", TheClosure, "died")
	if !asked(n.closure(), g, "unplanned.died-marked") {
		t.Error("a death is marked in one place alone, and nothing says so")
	}
	n.tick(t, g, ItemApplies, TheClosure, "died")
	c := n.closure()
	if asked(c, g, "unplanned.died-marked") || !asked(c, g, "died.messages") || !asked(c, g, "died.council") {
		t.Error("what follows a death is not asked")
	}
	for _, stage := range []guide.Stage{guide.Readiness, guide.Messages} {
		for _, a := range Asked(c, g, stage, today) {
			if a.Subject == TheChild {
				t.Errorf("%s is asked after a death", a.Item.ID)
			}
		}
	}
}
