package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/ui/handover"
	"handover/ui/kit"
	"handover/ui/uitest"
)

// Stories of who knows what, of the life of a referral, and of the list of services.

// told is an answer to what was talked through with a service.
func told(s model.Subject, lines ...string) string {
	return answered("service.told", s, strings.Join(lines, `","`))
}

// step is a move of a referral, on a day.
func step(s model.Subject, to, on, shown string) string {
	return strings.Replace(answered("service.referral", s, to), `"value"`, `"on":"`+on+`","evidence":"`+shown+`","value"`, 1)
}

func toHandover(r *uitest.Robot) {
	r.T.Helper()
	r.Press("enter")
	r.Open("Handover")
}

func TestWhoKnowsWhatIsATableOfServicesAgainstWhatTheyWereTold(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := ready(t, told(harbour, "concerns", "needs"), told(school, "concerns"),
			strings.Replace(answered("service.family-knows", school, "yes"), `"value"`, `"on":"2026-11-03","value"`, 1))
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			toHandover(r)
			r.Press("k")
			r.See("Who knows what", "family keep", "✓ told  ○ not yet")
			for _, line := range r.Lines() {
				if strings.Contains(line, "Harbour therapy  ") && !strings.Contains(line, "✓  ○  ○  ○  ✓") {
					t.Errorf("the row of the table is %q", line)
				}
			}
			r.See("Basis for sharing: The family know, and they agreed", "The family know what was shared: not asked yet",
				"• Not to be passed on: The new address, to nobody", "They have not been told so yet.",
				"Not told yet", "○  2 Any other harm")
			r.Press("end")
			r.See("The family know what was shared: yes, told on 3 November 2026", "Hill School")
			r.Press("pgdown", "pgdown")
			r.See("✓  1 The concerns about sexual abuse")
			r.Press("enter")
			r.See("A service", "Hill School", "What may be shared")
			r.Press("k")
			r.See("Who knows what")
			r.Press("esc", "esc", "esc")
			r.See("Who carries on")
		})
	}
}

func TestThatTheFamilyWereNotToldBecauseItIsUnsafeStandsInPlainSightPR12(t *testing.T) {
	l := ready(t, told(harbour, "concerns"), answered("service.basis", harbour, "not-told"))
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.Press("k")
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 14}, {80, 24}} {
			r.Resize(size[0], size[1])
			r.See("! The family do not know: do not mention it to them.", "Basis for sharing: The family were not told")
		}
	})
}

func TestAServiceThatWasSetAsideStillKnowsWhatItWasTold(t *testing.T) {
	l := ready(t, told(school, "concerns"), `{"by":"w","kind":"set-aside","fields":{"subject":{"kind":"service","id":"school"}}}`)
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.Press("k", "end")
		r.See("Hill School", "It is set aside here. What it was told, it still knows.", "✓  1 The concerns")
		r.Press("enter")
		r.See("bring it back")
	})
}

func TestTheTableOfTenServicesFitsAndScrolls(t *testing.T) {
	var more []string
	for i := range 8 {
		id := string(rune('a' + i))
		more = append(more, `{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"`+id+`"},"name":"The service with a long name `+id+`"}}`)
	}
	l := ready(t, more...)
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.Press("k", "end", "pgdown", "pgdown")
		r.See("› The service with a lon…", "Service ", "family keep", "1  2  3", "Nothing is told yet.", "more above")
		r.Press("home")
		r.See("Harbour therapy", "more below")
	})
}

func TestWhoKnowsWhatAndTheListOfServicesFitEveryWindow(t *testing.T) {
	l := ready(t, told(harbour, "concerns", "needs"), answered("service.basis", school, "not-told"),
		step(harbour, "considered", "2026-11-02", ""), step(harbour, "sent", "2026-11-03", "by email"))
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		fits := func() {
			uitest.Sizes(t, l.App)
			r.Resize(80, 24)
		}
		r.Press("end")
		fits()
		r.Press("k")
		fits()
		r.Press("end")
		fits()
		r.Press("esc")
		r.Open("Harbour therapy")
		fits()
		for _, page := range []kit.Screen{handover.NewService(l.Room, harbour), handover.NewKnows(l.Room)} {
			page.Init()
			uitest.Keys(t, page.Keys())
		}
		r.Press("r")
		fits()
	})
}

func TestBeforeThereIsAServiceNobodyKnowsAnything(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("k")
		r.See("No service is named yet.")
		r.Press("enter")
		r.See("No service is named here yet.")
	})
}

func TestTheLifeOfAReferralStandsOnThePageOfTheServiceAndIsReadWholePG4b(t *testing.T) {
	l := ready(t, step(harbour, "considered", "2026-11-02", ""), step(harbour, "sent", "2026-11-03", "by email"),
		step(harbour, "declined", "2026-11-05", "their letter"), answered("service.instead", harbour, "Too young; the school counsellor instead"),
		step(harbour, "considered", "2026-11-08", ""), step(harbour, "sent", "2026-11-09", ""))
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.Open("Harbour therapy")
		r.See("Referral: … › sent 3 Nov › declined 5 Nov › considered 8 Nov › sent 9 Nov")
		r.Resize(120, 40)
		r.See("Referral: considered 2 Nov › sent 3 Nov › declined 5 Nov › considered 8 Nov › sent 9 Nov")
		r.Press("r")
		r.See("• 5 November 2026: Declined by the service", "Shown by: their letter", "What happens instead: Too young; the school counsellor instead",
			"Written down by W,", "Considered", "What may come next", "○ Acknowledged", "Not from here",
			"– Considered. It follows “The family chose not to, after it was explained” or “Declined by the service”, and not “Sent”.")
		r.Resize(80, 24)
		r.Press("enter")
		r.See("How does the referral to Harbour therapy stand today?", "(•) Sent")
		r.Press("down")
		choose(r, "Acknowledged")
		r.See("(•) Acknowledged")
		r.Press("esc")
		r.Press("end")
		r.See("and not “Acknowledged”.")
	})
}

func TestTheNextStepOfAReferralDoesNotTakeOverTheDayOfTheOneBefore(t *testing.T) {
	l := ready(t, step(harbour, "considered", "2026-11-02", "supervision note"))
	l.Play(80, 60, func(r *uitest.Robot) {
		toHandover(r)
		r.Open("Harbour therapy")
		r.Press("r", "enter")
		r.See("2 November 2026", "supervision note")
		choose(r, "Sent")
		r.NotSee("2 November 2026", "supervision note")
		r.Press("tab", "tab")
		r.Type("9 11 2026")
		r.Press("esc")
		r.See("9 November 2026: Sent", "2 November 2026: Considered")
	})
	moves := model.ReferralOf(l.reread(), harbour)
	if len(moves) != 2 || moves[1].On != "2026-11-09" || moves[1].Evidence != "" || moves[0].Evidence != "supervision note" {
		t.Errorf("the moves are %+v", moves)
	}
}

func TestAStepThatCannotFollowSaysWhyAndChangesNothing(t *testing.T) {
	l := ready(t, step(harbour, "considered", "2026-11-02", ""))
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.Open("Harbour therapy")
		r.Press("r", "enter")
		for range 8 {
			r.Press("down")
		}
		r.See("Not from here:")
		r.Press("enter")
		r.See("! It follows", "and not “Considered”.")
	})
	if v := l.reread().Answer(model.Field{Item: "service.referral", Subject: harbour}).Value.First(); v != "considered" {
		t.Errorf("it stands at %q", v)
	}
}

func TestTheListOfServicesShowsTheEightMarksAndWhatIsDueFirst(t *testing.T) {
	l := ready(t, answered("service.planned", school, "Jo with Claire, on Monday"),
		`{"by":"w","kind":"tried","fields":{"service":{"kind":"service","id":"school"},"on":"2026-11-18","who":"","outcome":"no-answer","again":"2026-11-20"}}`,
		step(school, "carries-on", "2026-11-02", ""))
	l.Play(80, 24, func(r *uitest.Robot) {
		toHandover(r)
		r.To("Hill School")
		r.See("! Hill School · carries on", "try again, 2 days late", "✓ planned  ○ spoken, covered, read back, sent, received, family")
		r.Resize(120, 40)
		if s := r.Screen(); strings.Index(s, "! Hill School") > strings.Index(s, "Harbour therapy") {
			t.Errorf("what is late does not stand first:\n%s", s)
		}
		r.See("1✓ 2○ 3○ 4○ 5○ 6○ 7– 8○", "1 of 7", "1 ✓ planned", "7 – introduced", "Jo with Claire", "! next: try again, 2 days late", "carries on 2 Nov")
	})
}
