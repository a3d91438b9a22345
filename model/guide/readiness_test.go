package guide

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// readiness lists the ids of the questions of readiness that a test picks.
func readiness(t *testing.T, pick func(*Item) bool) []string {
	t.Helper()
	var ids []string
	for _, it := range carried(t).Items {
		if it.Stage == Readiness && it.Form == Question && pick(it) {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

func TestReadinessHasTheGatesThatPracticeListsAndNoOthers(t *testing.T) {
	want := []string{
		"other-child.needs",               // PG-2d: each other child
		"safety.safe", "safety.needs-met", // PG-2b, PG-2c
		"decision.discussed",                    // PG-4a and CP-3a, asked once
		"status.protection-plan",                // PR-1
		"status.court-order",                    // PR-2
		"status.looked-after",                   // CP-1e
		"status.reviewing-officer",              // CP-1f
		"status.prevention",                     // CP-1g
		"status.private-fostering",              // PR-3
		"status.kinship",                        // PR-4
		"concern.known", "concern.restrictions", // PR-5
		"consult.child", "consult.parent", "consult.professional", // CP-3b, CP-3f, CP-3g
	}
	if got := readiness(t, func(it *Item) bool { return it.Kind == Gate }); !slices.Equal(got, want) {
		t.Errorf("the gates are\n%q, not\n%q", got, want)
	}
	for _, id := range want {
		if it := carried(t).Item(id); it.Step != Submit {
			t.Errorf("%s guards %q", id, it.Step)
		}
	}
}

// What comes only after the manager's decision can never be done before it.
func TestNothingThatGuardsSubmittingWaitsForTheManagersDecision(t *testing.T) {
	after := []string{"PG-4h", "PG-4i", "PG-5c", "PG-5j", "CP-1b", "CP-1c", "CP-2b", "CP-3e", "CP-4g", "CP-4h", "CP-4l", "CP-4m", "CP-5b", "PR-13", "PR-16"}
	words := regexp.MustCompile(`involvement (has )?ended|authorise|signed|a copy`)
	for _, it := range carried(t).Items {
		if it.Form != Question || it.Step != Submit || it.Stage != Readiness && it.Stage != Handover {
			continue
		}
		if words.MatchString(it.Ask) {
			t.Errorf("%s guards submitting, and asks %q", it.ID, it.Ask)
		}
		for _, o := range it.Obligations {
			if slices.Contains(after, o) {
				t.Errorf("%s guards submitting, and serves %s", it.ID, o)
			}
		}
	}
	want := map[string]Step{"agreement.told": Close, "told.professional": Shared}
	for id, step := range want {
		if it := carried(t).Item(id); it.Step != step || it.Kind != Query {
			t.Errorf("%s is a %s that guards %q", id, it.Kind, it.Step)
		}
	}
	if got := readiness(t, func(it *Item) bool { return it.Step == Close || it.Step == Shared }); len(got) != len(want) {
		t.Errorf("after the decision are asked %q", got)
	}
}

// followers are the questions of readiness that each circumstance brings, and that nobody else meets.
var followers = map[string]string{
	"protection-plan":     "safety.home-seen status.protection-plan status.protection-told",
	"conference-ended":    "status.protection-recommended",
	"review-held":         "decision.review",
	"court-order":         "status.order-which status.court-order status.order-ends status.legal-advice",
	"looked-after":        "status.looked-after status.reviewing-officer status.prevention status.prevention-outcome",
	"private-fostering":   "status.private-fostering status.next-visit status.fostering-known",
	"kinship":             "status.kinship status.kinship-owners status.kinship-allowance status.kinship-time",
	"concern-unknown":     "concern.unknown",
	"concern-young":       "concern.young-sees concern.young-plan concern.young-needs",
	"concern-known":       "other-child.reach criminal.acts",
	"concern-at-home":     "concern.home-safe concern.home-fails concern.home-child",
	"concern-moving-back": "concern.home-back",
	"contact-allowed":     "concern.supervises",
	"own-behaviour":       "own.assessment own.safety-plan own.child-harmed",
	"own-plan":            "own.review",
	"own-plan-home":       "own.owner",
	"own-plan-school":     "own.owner-school",
	"own-plan-online":     "own.owner-online",
	"communication":       "safety.understood",
	"unborn":              "family.unborn family.unborn-plan",
	"other-child-stays":   "other-child.who-stays",
	"goes-away":           "start.seen-there",
	"abroad":              "start.abroad",
	"declined":            "start.grounds-declined contact.not-declined",
	"moved":               "start.grounds-moved start.moved-marked",
	"no-contact": "contact.attempts contact.last-seen contact.meaning contact.checks contact.missing contact.decided" +
		" contact.not-declined contact.no-circumstance contact.found",
	"unplanned":            "unplanned.how unplanned.not-done unplanned.decided",
	"unplanned-eighteen":   "unplanned.eighteen",
	"unplanned-died":       "unplanned.died-marked",
	"died":                 "criminal.informs-family died.messages died.council",
	"police":               "criminal.stands criminal.informs criminal.informs-family criminal.words criminal.acts criminal.rights",
	"professionals-differ": "consult.differences",
	"asked-together":       "consult.parent-apart",
	"plan-unfinished":      "action.why action.holds",
	"agreement-stays":      "agreement.watched agreement.until",
}

func TestEachCircumstanceBringsItsOwnQuestionsAndNoOthers(t *testing.T) {
	for flag, want := range followers {
		if carried(t).Flag(flag) == nil {
			t.Errorf("there is no flag %s", flag)
		}
		got := readiness(t, func(it *Item) bool { return slices.Contains(it.When, flag) })
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s brings\n%q, not\n%q", flag, got, strings.Fields(want))
		}
	}
}

// Each of the two words "not found" and "did not want it" has its own place, and neither stands in for the other.
func TestNotBeingReachedIsNoGroundForEndingAndNoRefusal(t *testing.T) {
	g := carried(t)
	var grounds []string
	for _, o := range g.Item("start.circumstances").Options {
		grounds = append(grounds, o.ID)
	}
	if want := []string{"goals", "services", "declined", "moved"}; !slices.Equal(grounds, want) {
		t.Errorf("the circumstances are %q, not %q", grounds, want)
	}
	for id, c := range map[string]struct{ when, unless []string }{
		"contact.not-declined":    {[]string{"no-contact", "declined"}, []string{"died"}},
		"contact.no-circumstance": {[]string{"no-contact"}, []string{"circumstance-met", "died"}},
	} {
		it := g.Item(id)
		if it.Kind != Query || it.Step != Submit || !slices.Equal(it.When, c.when) || !slices.Equal(it.Unless, c.unless) {
			t.Errorf("%s is a %s before %s, when %q and unless %q", id, it.Kind, it.Step, it.When, it.Unless)
		}
	}
	for _, id := range []string{"contact.decided", "contact.no-circumstance"} {
		if g.Item(id).Owner != "manager" {
			t.Errorf("%s is not the manager's", id)
		}
	}
}

func TestAfterADeathNothingIsAskedAboutTalkingWithTheChild(t *testing.T) {
	g := carried(t)
	for _, it := range g.Items {
		asksTheChild := slices.Contains(it.Each, EachChild) && (it.Stage == Messages || it.Group == "consulted")
		if asksTheChild && !slices.Contains(it.Unless, "died") {
			t.Errorf("%s is asked after a death", it.ID)
		}
	}
	for _, group := range []string{"safety", "own-behaviour"} {
		for _, it := range g.Items {
			if it.Group == group && it.ID != "own.child-harmed" && !slices.Contains(it.Unless, "died") {
				t.Errorf("%s is asked after a death", it.ID)
			}
		}
	}
	for _, id := range []string{"contact.attempts", "contact.found", "criminal.informs", "criminal.words", "concern.home", "concern.supervises", "plan.lead", "status.next-visit"} {
		if !slices.Contains(g.Item(id).Unless, "died") {
			t.Errorf("%s is asked after a death", id)
		}
	}
	if it := g.Item("unplanned.died-marked"); !slices.Equal(it.When, []string{"unplanned-died"}) || !slices.Equal(it.Unless, []string{"died"}) {
		t.Errorf("a death can stand in one place and not in the other: %+v", it)
	}
}

func TestADateOrAPersonThatReadinessNeedsIsAskedForInWords(t *testing.T) {
	for _, it := range carried(t).Items {
		if it.Stage != Readiness || it.Form != Question {
			continue
		}
		needs := slices.Clone(it.Needs)
		for _, o := range it.Options {
			needs = append(needs, o.Needs...)
		}
		if slices.Contains(needs, "on") && it.OnWords == "" {
			t.Errorf("%s needs a date, and does not say of what", it.ID)
		}
		if slices.Contains(needs, "by") && it.ByWords == "" {
			t.Errorf("%s needs a person, and does not say who", it.ID)
		}
	}
}

func TestWhatMustCarryADateOrAPersonDoes(t *testing.T) {
	g := carried(t)
	for id, want := range map[string]string{
		"safety.seen-alone": "on by", "decision.discussed": "on by", "status.protection-plan": "on by", "status.legal-advice": "on",
		"criminal.stands": "on", "contact.last-seen": "by", "contact.missing": "on by", "contact.not-declined": "on by",
		"family.unborn": "on", "died.messages": "on by", "died.council": "on", "agreement.told": "on",
	} {
		if got := strings.Join(g.Item(id).Needs, " "); got != want {
			t.Errorf("%s needs %q, not %q", id, got, want)
		}
	}
	for id, want := range map[string]string{
		"status.private-fostering arrangement-ended": "on by", "own.assessment goes-on": "by", "own.child-harmed held": "by",
		"status.protection-plan moved": "evidence", "status.order-which other": "evidence", "status.looked-after other": "evidence",
		"consult.child other-means": "on", "consult.parent in-writing": "on", "unplanned.how other": "evidence",
	} {
		item, option, _ := strings.Cut(id, " ")
		if got := strings.Join(g.Item(item).Option(option).Needs, " "); got != want {
			t.Errorf("%s needs %q, not %q", id, got, want)
		}
	}
	if got := g.Item("safety.seen-alone").Limit; got != "seen" {
		t.Errorf("when the child was last seen is held to the limit %q", got)
	}
}

func TestOneFieldNeverHidesThreeOwners(t *testing.T) {
	g := carried(t)
	for _, ids := range [][]string{
		{"status.kinship-owners", "status.kinship-allowance", "status.kinship-time"},
		{"own.owner", "own.owner-school", "own.owner-online"},
		{"concern.young-sees", "concern.young-plan", "concern.young-needs"},
		{"status.order-which", "status.order-ends", "status.legal-advice"},
	} {
		for _, id := range ids {
			if it := g.Item(id); it == nil || it.Kind != Query || it.Step != Submit {
				t.Errorf("%s is not asked by itself", id)
			}
		}
	}
}

func TestReadinessReadsInFewAndKindWords(t *testing.T) {
	unkind := regexp.MustCompile(`(?i)\b(claim(s|ed)|claiming (that|to)|alleg\w+|disclos\w+|perpetrat\w+|offender\w*|victim\w*|grooming|non-?complian\w+|refus(ed|es|ing)|` +
		`inappropriate\w*|lied|lying|unfounded|unsubstantiated|risk assessment|placement|dysregulat\w+|engage[ds]? with)\b`)
	for _, it := range carried(t).Items {
		if it.Stage != Readiness || it.Form != Question {
			continue
		}
		if n := len(strings.Fields(it.Title)); n > 5 {
			t.Errorf("%s: the title %q has %d words", it.ID, it.Title, n)
		}
		if n := sentences(it.Ask); n > 2 {
			t.Errorf("%s: %d sentences, want 2 at most: %s", it.ID, n, it.Ask)
		}
		if n := sentences(it.Why); n > 3 {
			t.Errorf("%s: %d sentences of why, want 3 at most: %s", it.ID, n, it.Why)
		}
		all := it.Title + "\n" + it.Ask + "\n" + it.Why + "\n" + it.Wales.Ask + "\n" + it.Wales.Why
		for _, o := range it.Options {
			all += "\n" + o.Words + "\n" + o.Note
		}
		if found := unkind.FindString(all); found != "" {
			t.Errorf("%s says %q", it.ID, found)
		}
	}
}

// PG-2a: a worker in Wales never meets England's names for a plan.
func TestInWalesNoPlanHasItsEnglishName(t *testing.T) {
	english := regexp.MustCompile(`(?i)child in need|child protection plan|safeguarding partner`)
	for _, it := range carried(t).Items {
		if it.Stage != Readiness {
			continue
		}
		ask, why := it.Words("wales")
		all := ask + "\n" + why
		for _, o := range it.Options {
			all += "\n" + o.In("wales") + "\n" + o.Note
		}
		if found := english.FindString(all); found != "" {
			t.Errorf("%s says %q in Wales", it.ID, found)
		}
	}
}
