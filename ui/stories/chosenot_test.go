package stories

import (
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// The third of the four ways in which a need is covered: the family chose not to, after it was explained.
func TestAFamilyChoosesNotToAndChangesTheirMindLater(t *testing.T) {
	l := friday(t)
	need := func(want string) {
		t.Helper()
		if want == "" {
			l.clear(guide.Submit, "needs.emotional", model.TheChild)
			return
		}
		l.stands(guide.Submit, "needs.emotional", model.TheChild, want)
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Needs")
		r.Press("3", "enter")
		choose(r, "Harbour therapy")
		toService(r, "Harbour therapy")
		move(r, "Offered to the family", "16 11 2026", "")
		move(r, "The family chose not to, after it was explained", "18 11 2026", "visit at home")
		need("The family chose not to go to Harbour therapy, so nobody holds this.")

		l.stands(guide.Close, "service.left-with-them", harbour, "")
		home(r)
		r.Press("w", "tab")
		r.Open("The way back in: Harbour therapy")
		r.See("What did you leave with the family about Harbour therapy, and whom can they ring")
		fillIn(r, "Answer", "Their leaflet; Jo Hale on 01632 960 111, any time this year")
		r.Press("esc")
		l.clear(guide.Close, "service.left-with-them", harbour)

		// That they chose not to covers the need, with what was explained beside it.
		home(r)
		r.Open("Needs")
		r.Press("enter")
		choose(r, "the family chose not to have help with it")
		r.Press("esc")
		r.See("chose not: NOT SAID HOW")
		need("what was explained and left with them is not said")
		r.Press("enter")
		fillIn(r, "What shows it", "Explained on 18 November; their leaflet left; Jo Hale's number")
		r.Press("esc")
		r.See("1 active, covered", "active, chose not to")
		need("")

		// They change their mind: it is open again until somebody has it.
		toService(r, "Harbour therapy")
		r.See("The way back in")
		move(r, "Offered to the family", "20 11 2026", "they rang us")
		need("") // an offer is no yes
		move(r, "Agreed by the family", "21 11 2026", "")
		need("The family chose not to, and has since said yes to Harbour therapy.")
		home(r)
		r.See("1 active: 0 covered, 1 not covered")
		r.Open("Needs")
		r.See("active, NOT COVERED", "and has since said yes to Harbour therapy")
		r.Press("enter")
		choose(r, "Active: support is needed")
		r.Press("esc")
		need("Harbour therapy is named, and has not said yes yet")

		// What was said when they chose not to is kept, and is asked anew should they choose so again.
		toService(r, "Harbour therapy")
		r.NotSee("The way back in")
		r.Press("r")
		reads(r, "18 November 2026: The family chose not to", "The way back in: Their leaflet; Jo Hale on 01632 960 111", "21 November 2026: Agreed by the family")
		r.Press("esc")
		move(r, "The family chose not to, after it was explained", "22 11 2026", "")
		l.stands(guide.Close, "service.left-with-them", harbour, "This was said before")
	})
	c := l.reread()
	if a := c.Answer(model.Field{Item: "service.left-with-them", Subject: harbour}); a.Value.First() == "" {
		t.Errorf("what was left with them is gone: %+v", a)
	}
	var life []string
	for _, m := range model.ReferralOf(c, harbour) {
		life = append(life, m.To)
	}
	if len(life) != 5 || life[1] != "chose-not" || life[3] != "agreed" || life[4] != "chose-not" {
		t.Errorf("the life of the referral is %v", life)
	}
}
