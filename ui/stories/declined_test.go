package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// A service that declines twice, and another that says yes (PG-4b).
func TestAServiceDeclinesTwiceEachWithItsOwnReasonAndTheNeedIsOpenUntilAnotherAccepts(t *testing.T) {
	l := friday(t)
	feelings := func(want string) {
		t.Helper()
		l.stands(guide.Submit, "needs.emotional", model.TheChild, want)
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Needs")
		r.Press("3", "enter")
		choose(r, "Harbour therapy")
		r.Press("esc")
		r.See("how the referral stands is not said")

		toService(r, "Harbour therapy")
		move(r, "Agreed by the family", "2 11 2026", "")
		move(r, "Sent", "3 11 2026", "by email")
		feelings("has not said yes yet")
		move(r, "Declined by the service", "5 11 2026", "their letter")
		feelings("Harbour therapy declined, so nobody holds this.")
		l.stands(guide.Close, "service.instead", harbour, "")
		onRow(r, "What happens instead", "Too young for them; the school nurse sees her meanwhile")
		l.clear(guide.Close, "service.instead", harbour)
		feelings("Harbour therapy declined")

		// What cannot follow is shown with why, and is refused.
		r.Press("r")
		reads(r, "What may come next", "○ Considered", "○ Offered to the family", "Not from here", "– Sent. It follows", "and not “Declined by the service”.")
		r.Press("enter")
		r.See("(•) Declined by the service", "Not from here:")
		for range 30 {
			if onOption(r, "Sent") {
				break
			}
			r.Press("down")
		}
		r.Press("enter")
		r.See("! It follows “Considered”, “Offered to the family” or “Agreed by the family”")
		if v := l.said("service.referral", harbour).Value.First(); v != "declined" {
			t.Errorf("the referral stands at %q", v)
		}
		r.Press("esc", "esc")

		move(r, "Considered", "8 11 2026", "")
		move(r, "Sent", "9 11 2026", "")
		move(r, "Declined by the service", "16 11 2026", "telephone, Jo Hale")
		l.stands(guide.Close, "service.instead", harbour, "This was said before “Declined by the service”.")
		home(r)
		r.Press("w", "tab")
		r.To("What happens instead: Harbour therapy")
		r.See("This was said before “Declined by the service”.", "Say how it is this time; what was said before is kept.")
		r.Press("enter")
		fillIn(r, "Answer", "No room until summer; Hill School has a counsellor")
		r.Press("esc")
		l.clear(guide.Close, "service.instead", harbour)

		toService(r, "Harbour therapy")
		r.Press("r")
		reads(r, "5 November 2026: Declined by the service", "Shown by: their letter", "What happens instead: Too young for them; the school nurse sees her meanwhile",
			"16 November 2026: Declined by the service", "Shown by: telephone, Jo Hale", "What happens instead: No room until summer; Hill School has a counsellor")
		feelings("Harbour therapy declined")

		// Another service takes it: it is covered once it has said yes, and from when.
		toService(r, "Hill School")
		move(r, "Agreed by the family", "17 11 2026", "")
		move(r, "Sent", "18 11 2026", "")
		home(r)
		r.Open("Needs")
		r.Press("enter")
		choose(r, "Hill School")
		r.Press("esc")
		feelings("Hill School is named, and has not said yes yet.")
		toService(r, "Hill School")
		move(r, "Accepted", "20 11 2026", "their counsellor rang")
		feelings("Hill School has accepted this, and from when is not said.")
		home(r)
		r.Open("Needs")
		r.See("active, NOT COVERED")
		r.Press("enter")
		fillIn(r, "From when", "1 12 2026")
		r.Press("esc")
		r.See("1 active, covered", "Hill School, from 1 Dec 2026")
		l.clear(guide.Submit, "needs.emotional", model.TheChild)
	})
	c := l.reread()
	var life, reasons []string
	for _, m := range model.ReferralOf(c, harbour) {
		life = append(life, m.To)
	}
	if got := strings.Join(life, " "); got != "agreed sent declined considered sent declined" {
		t.Errorf("the life of the referral is %s", got)
	}
	for _, turn := range model.Turns(c, l.Guide, harbour) {
		for _, s := range turn.Said {
			reasons = append(reasons, s.Answer.Value.First())
		}
	}
	if len(reasons) != 2 || !strings.HasPrefix(reasons[0], "Too young") || !strings.HasPrefix(reasons[1], "No room") {
		t.Errorf("the reasons in the journal are %q", reasons)
	}
}

// onOption reports whether the cursor is on the option with these words.
func onOption(r *uitest.Robot, words string) bool {
	for _, line := range r.Lines() {
		if strings.Contains(line, "› ") && strings.HasSuffix(strings.TrimSpace(line), words) {
			return true
		}
	}
	return false
}
