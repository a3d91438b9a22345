package model

import (
	"strings"
	"testing"

	"handover/model/guide"
)

// inTheGrid opens a closure of the real guide with a clinic, a school, a teacher and a mother who cares.
func inTheGrid() *notebook {
	n := opened()
	n.write(Added{school, "The school"}, Added{Subject{Kind: KindProfessional, ID: "teacher"}, "Mr Vale"})
	n.answer(ItemCaring, mother, value("yes"))
	return n
}

func gatesAbout(c *Closure, g *guide.Guide, item string) int {
	n := 0
	for _, b := range Outstanding(c, g, guide.Submit, today) {
		if b.Field.Item == item && b.Kind == guide.Gate {
			n++
		}
	}
	return n
}

func TestAnActiveNeedIsCoveredInOneOfFourWaysOrStandsInTheWayPG6e(t *testing.T) {
	g := realGuide(t)
	active := func(by PersonID, on Date) Answer { return ok(Answer{Value: Value{"active"}, By: by, On: on}) }
	for _, c := range []struct {
		name    string
		stands  string // the clinic's referral
		first   Date
		answer  Answer
		covered bool
		words   string
	}{
		{"nobody named", "", "", active("", ""), false, "nobody is named"},
		{"a service that took over", "attended", "", active("clinic", ""), true, "The clinic has it"},
		{"a service that is there already", "carries-on", "", active("clinic", "2026-11-01"), true, "from 1 November 2026"},
		{"a service that has all of it", "handed-over", "", active("clinic", ""), true, "has it"},
		{"a service that accepted, with a day", "accepted", "", active("clinic", "2026-12-09"), true, "9 December 2026"},
		{"a service that accepted, with a first appointment", "booked", "2026-12-10", active("clinic", ""), true, "10 December 2026"},
		{"a service that accepted, without a day", "waiting", "", active("clinic", ""), false, "from when is not said"},
		{"a referral that was sent never counts", "sent", "", active("clinic", "2026-12-09"), false, "has not said yes yet"},
		{"a referral that was acknowledged", "acknowledged", "", active("clinic", "2026-12-09"), false, "has not said yes yet"},
		{"a service of which nothing is said", "", "", active("clinic", "2026-12-09"), false, "how the referral stands is not said"},
		{"a service that declined", "declined", "", active("clinic", "2026-12-09"), false, "declined"},
		{"a service that the family chose not to go to", "chose-not", "", active("clinic", ""), false, "chose not"},
		{"a professional who has it", "", "", active("teacher", ""), true, "Mr Vale has it"},
		{"a relative alone", "", "", active("mother", ""), false, "a service or a professional has to hold"},
		{"our own team", "", "", active("manager", ""), false, "a service or a professional has to hold"},
		{"the family chose not to, and what was left with them", "", "", ok(Answer{Value: Value{"chose-not"}, Evidence: "the leaflet, and Ms Rees's number"}), true, "chose not"},
		{"the family chose not to, and nothing was explained", "", "", value("chose-not"), false, "is not said"},
		{"a gap with manager, day and reason", "", "", ok(Answer{Value: Value{"gap"}, By: "manager", On: "2027-01-11", Evidence: "the waiting list opens in January"}), true, "11 January 2027"},
		{"a gap without a reason", "", "", ok(Answer{Value: Value{"gap"}, By: "manager", On: "2027-01-11"}), false, "reason"},
		{"a gap without a day", "", "", ok(Answer{Value: Value{"gap"}, By: "manager", Evidence: "x"}), false, "day"},
		{"a gap that no manager knows of", "", "", ok(Answer{Value: Value{"gap"}, On: "2027-01-11", Evidence: "x"}), false, "no manager"},
	} {
		n := inTheGrid()
		if c.stands != "" {
			n.answer(ItemReferral, clinic, ok(Answer{Value: Value{c.stands}, On: "2026-11-02"}))
		}
		if c.first != "" {
			n.answer(ItemFirst, clinic, value(string(c.first)))
		}
		if events, err := Give(n.closure(), g, Field{"needs.emotional", TheChild}, c.answer, today); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		} else {
			n.write(events...)
		}
		cl := n.closure()
		got := needOf(t, cl, g, "needs.emotional", TheChild)
		if !got.Active || got.Covered != c.covered || !strings.Contains(got.Words, c.words) {
			t.Errorf("%s: active %v, covered %v: %s", c.name, got.Active, got.Covered, got.Words)
		}
		if Open(cl, g, got.Item, TheChild, today) == c.covered {
			t.Errorf("%s: open is %v", c.name, c.covered)
		}
		if want := map[bool]int{true: 0, false: 1}[c.covered]; c.answer.Value.Has("active") && gatesAbout(cl, g, "needs.emotional") != want {
			t.Errorf("%s: %d gates stand in the way, want %d", c.name, gatesAbout(cl, g, "needs.emotional"), want)
		}
	}
}

func needOf(t *testing.T, c *Closure, g *guide.Guide, item string, s Subject) Need {
	t.Helper()
	for _, n := range Needs(c, g, today) {
		if n.Item.ID == item && n.Subject == s {
			return n
		}
	}
	t.Fatalf("%s is not in the grid", item)
	return Need{}
}

func TestTheGridHasACellForEachPersonAndBeginsEmpty(t *testing.T) {
	g := realGuide(t)
	n := inTheGrid()
	n.write(Added{sister, "Ella"})
	count := map[string]int{}
	for _, need := range Needs(n.closure(), g, today) {
		count[need.Area]++
		if need.Standing != "" || need.Active || need.Covered || need.Words != "" {
			t.Errorf("%s: something is preset: %+v", need.Area, need)
		}
	}
	for _, area := range guide.Areas { // one mother who cares, one sister
		if count[area] != 1 {
			t.Errorf("%d cells for %s, want 1", count[area], area)
		}
	}
}

func TestANeedIsOpenAgainOnceTheFamilySaysYesAfterAll(t *testing.T) {
	g := realGuide(t)
	for life, open := range map[string]bool{
		"offered chose-not":                       false,
		"offered chose-not considered offered":    false, // an offer is no yes
		"offered chose-not offered declined":      false,
		"offered chose-not offered agreed":        true,
		"offered chose-not agreed sent declined":  true,
		"offered agreed chose-not":                false,
		"offered chose-not agreed sent chose-not": false,
		"agreed sent accepted":                    false, // they never chose otherwise there
	} {
		n := inTheGrid()
		n.answer("needs.emotional", TheChild, ok(Answer{Value: Value{"chose-not"}, By: "clinic", Evidence: "the leaflet, and whom to ring"}))
		n.say("start.decided", "2026-11-02")
		for i, to := range strings.Fields(life) {
			n.answer(ItemReferral, clinic, ok(Answer{Value: Value{to}, On: Date("2026-11-02").Add(i)}))
		}
		if got := needOf(t, n.closure(), g, "needs.emotional", TheChild); got.Covered == open {
			t.Errorf("%s: covered %v: %s", life, got.Covered, got.Words)
		}
		if gaps := Timeline(n.closure(), g, today).Gaps; len(gaps) > 0 != open {
			t.Errorf("%s: in the timeline %+v", life, gaps)
		}
	}
}

func TestANeedIsNeverPassedOverWithAReason(t *testing.T) {
	g := realGuide(t)
	n := inTheGrid()
	n.answer("needs.education", TheChild, ok(Answer{Value: Value{"active"}, Because: "it can wait"}))
	if gatesAbout(n.closure(), g, "needs.education") != 1 {
		t.Error("an active need that nobody holds was passed over")
	}
	n.answer("needs.education", TheChild, Answer{Because: "the school is shut until January"})
	if Open(n.closure(), g, g.Item("needs.education"), TheChild, today) {
		t.Error("that nobody could look yet is no reason")
	}
}

func TestANeedIsOpenAgainOnceItsServiceDeclines(t *testing.T) {
	g := realGuide(t)
	n := inTheGrid()
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"accepted"}, On: "2026-11-02"}))
	n.answer("needs.emotional", TheChild, ok(Answer{Value: Value{"active"}, By: "clinic", On: "2026-12-01"}))
	if !needOf(t, n.closure(), g, "needs.emotional", TheChild).Covered {
		t.Fatal("it is not covered")
	}
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"declined"}, On: "2026-11-20"}))
	if needOf(t, n.closure(), g, "needs.emotional", TheChild).Covered {
		t.Error("it is covered by a service that declined")
	}
	n.write(SetAside{clinic})
	if words := needOf(t, n.closure(), g, "needs.emotional", TheChild).Words; !strings.Contains(words, "set aside") {
		t.Errorf("with the service set aside it says %q", words)
	}
}
