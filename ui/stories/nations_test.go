package stories

import (
	"strings"
	"testing"

	"handover/model/document"
	"handover/ui/paper"
	"handover/ui/uitest"
)

// One closure, read in either nation: the plan, being looked after, whom a school turns to.
func TestTheSameClosureIsInTheWordsOfItsNationInReadinessAndOnTheBriefingSheet(t *testing.T) {
	type words struct{ guidance, protection, ended, lookedAfter, lead, again string }
	terms := map[string]words{
		"England": {"Working Together", "Child protection plan", "How did the child protection plan end?", "The child is looked after now",
			"your safeguarding lead", "a new referral"},
		"Wales": {"Wales Safeguarding Procedures", "Care and support protection plan", "How did the care and support protection plan end?", "Now a child looked after",
			"your designated safeguarding person", "a new report"},
	}
	for nation, other := range map[string]string{"England": "Wales", "Wales": "England"} {
		t.Run(nation, func(t *testing.T) {
			here, there := terms[nation], terms[other]
			l := friday(t)
			l.Play(80, 24, func(r *uitest.Robot) {
				r.Press("enter")
				r.Open("Readiness")
				r.Open("England or Wales")
				choose(r, nation)
				r.Press("esc")
				r.See(here.guidance)
				r.NotSee(there.guidance)
				p := &typist{r: r, g: l.Guide}
				p.row("The plan that followed")
				choose(r, here.protection)
				if s := whole(r); !strings.Contains(s, "(•) "+here.protection) || strings.Contains(s, ") "+there.protection) {
					t.Errorf("the plan is called as in %s:\n%s", other, s)
				}
				r.Press("esc")
				p.row("What applies")
				choose(r, here.lookedAfter)
				choose(r, strings.ToLower(here.protection[:1])+here.protection[1:])
				r.Press("esc")
				p.row("Protection plan ended")
				r.See(here.ended)
				r.NotSee(there.ended)
				r.Press("esc", "esc", "w")
				r.To("Protection plan ended")
				r.Press("esc")
				home(r)
				r.Open("Handover")
				r.Open("Harbour therapy")
				r.Press("b")
				sheet := whole(r)
				for _, w := range []string{"For: Harbour therapy", here.lead, here.again} {
					if !strings.Contains(sheet, w) {
						t.Errorf("the briefing sheet does not say %q:\n%s", w, sheet)
					}
				}
				for _, w := range []string{there.lead, there.again} {
					if strings.Contains(sheet, w) {
						t.Errorf("the briefing sheet says %q:\n%s", w, sheet)
					}
				}
			})
			l.reread()
			src, err := l.Desk.Source()
			if err != nil {
				t.Fatal(err)
			}
			sheet, err := document.Briefing(src, harbour)
			if err != nil {
				t.Fatal(err)
			}
			if text := paper.Text(sheet); !strings.Contains(text, here.lead) || strings.Contains(text, there.lead) {
				t.Errorf("as text it says\n%s", text)
			}
		})
	}
}
