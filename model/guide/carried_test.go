package guide

import (
	"slices"
	"strings"
	"testing"
)

func carried(t *testing.T) *Guide {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTheGuideThatTheProgramCarriesServesEveryObligation(t *testing.T) {
	g := carried(t)
	if len(g.Obligations) != 106 {
		t.Errorf("%d obligations are listed, want 106", len(g.Obligations))
	}
	served := map[string]bool{}
	for _, it := range g.Items {
		for _, o := range it.Obligations {
			served[o] = true
		}
	}
	for _, o := range g.Obligations {
		if !served[o] {
			t.Errorf("nothing serves %s", o)
		}
	}
}

func TestEveryFlagAsksAQuestionThatIsThere(t *testing.T) {
	g := carried(t)
	for _, f := range g.Flags {
		if f.Question != "" && (g.Item(f.Question) == nil || g.Item(f.Question).Form != Question) {
			t.Errorf("the flag %s asks %q", f.ID, f.Question)
		}
		if g.Flag(f.ID).ID != f.ID {
			t.Errorf("the flag %s is not found by its id", f.ID)
		}
	}
}

func TestEachMarkOfAHandoverIsSettledByOneQuestion(t *testing.T) {
	g := carried(t)
	for _, m := range Marks {
		var by []string
		for _, it := range g.Items {
			if it.Mark == m.ID {
				by = append(by, it.ID)
			}
		}
		if len(by) != 1 {
			t.Errorf("the mark %q is settled by %v, want one question", m.Words, by)
		}
	}
}

func TestAReferralThatWasOnlySentSettlesNothing(t *testing.T) {
	it := carried(t).Item("service.referral")
	for _, o := range []string{"considered", "offered", "agreed", "sent", "acknowledged", "more-asked", "not-brought", "cancelled"} {
		if it.Option(o) == nil || slices.Contains(it.Settles, o) {
			t.Errorf("%q is missing, or settles the referral", o)
		}
	}
	for _, o := range []string{"accepted", "waiting", "booked", "attended", "handed-over", "chose-not", "declined"} { // what follows after "declined" is asked by itself
		if !slices.Contains(it.Settles, o) {
			t.Errorf("%q does not settle the referral", o)
		}
	}
}

func TestAServiceThatCannotBeReachedNeverKeepsAFamilyOpen(t *testing.T) {
	for _, it := range carried(t).Items {
		if it.Stage == Handover && it.Kind == Gate {
			t.Errorf("%s is a gate", it.ID)
		}
		if slices.Contains([]string{"sent", "received"}, it.Mark) && it.Step != Shared {
			t.Errorf("%s can only happen after the manager's decision, and guards %s", it.ID, it.Step)
		}
	}
}

func TestTheHandoverReadsInFewWords(t *testing.T) {
	for _, it := range carried(t).Items {
		if it.Stage != Handover {
			continue
		}
		if n := len(strings.Fields(it.Title)); n < 2 || n > 5 {
			t.Errorf("%s: the title %q has %d words, want 2 to 5", it.ID, it.Title, n)
		}
		limit := 2
		if it.Form == Line {
			limit = 5
		}
		if n := sentences(it.Ask); n > limit {
			t.Errorf("%s: %d sentences, want %d at most: %s", it.ID, n, limit, it.Ask)
		}
		if n := sentences(it.Why); n > 3 {
			t.Errorf("%s: %d sentences of why, want 3 at most: %s", it.ID, n, it.Why)
		}
	}
}

func sentences(words string) int {
	n := 0
	for _, w := range strings.Fields(words) {
		if strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") {
			n++
		}
	}
	return n
}

func TestEveryBriefingCarriesWhatAReceivingProfessionalNeeds(t *testing.T) {
	g := carried(t)
	for _, o := range []string{"PG-1b", "PG-6a", "PG-6b", "PG-6c", "PG-6d", "PG-6e", "PG-6f", "PG-6g", "PG-6h", "PG-6i", "PG-6j", "PG-6k"} {
		if !slices.ContainsFunc(g.Items, func(it *Item) bool { return it.Document == "briefing" && slices.Contains(it.Obligations, o) }) {
			t.Errorf("no line of the briefing serves %s", o)
		}
	}
}

func TestWhatMustNotGoWithTheLocalCopyIsMarkedInTheGuide(t *testing.T) {
	g := carried(t)
	found := map[Lodge]int{}
	for _, it := range g.Items {
		found[it.Lodge]++
		for _, o := range it.Options {
			found[o.Lodge]++
		}
	}
	for _, l := range lodges {
		if found[l] < 3 {
			t.Errorf("%d items or options belong to %q", found[l], l)
		}
	}
	for item, want := range map[string]Lodge{
		"consult.child": ChildWords, "record.views-child": ChildWords, "service.readback": Calls, "consult.differences": Disagreements,
	} {
		if got := g.Item(item).Lodge; got != want {
			t.Errorf("%s belongs to %q, not %q", item, got, want)
		}
	}
	if o := g.Item("consult.professional").Option("disagrees"); o.Lodge != Disagreements {
		t.Errorf("that a professional disagrees belongs to %q", o.Lodge)
	}
	for _, it := range g.Items { // what others guess that the child feels is none of the child's words
		if strings.HasPrefix(it.ID, "feelings.") && it.Lodge != "" {
			t.Errorf("%s belongs to %q", it.ID, it.Lodge)
		}
	}
}
