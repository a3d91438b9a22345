package manager_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/manager"
	"handover/ui/uitest"
)

func TestTheManagerSeesWhatAwaitsADecisionFirstTheOldestFirstAndWhatIsLate(t *testing.T) {
	for _, size := range uitest.Windows() {
		team(t).play(size[0], size[1], func(r *uitest.Robot) {
			r.See("! 1 of 2 decisions late", "Opening a closure here is logged as reading it.")
			r.See("Awaiting a decision", "HR-2  J.T.", "! 5 days late, due on 17 Nov 2026", "Ben Shaw  ·  sent on 10 Nov 2026",
				"HR-1  J.T.", "◐ due in 5 working days, on 27 Nov 2026", "Ana Lopez  ·  sent on 20 Nov 2026")
			r.On("HR-2")
			for _, next := range []struct{ ref, head, under string }{
				{"HR-1", "Awaiting a decision", "Ana Lopez"},
				{"HR-3", "Sent back, and not sent again", "Cai Hughes  ·  sent back on 13 Nov 2026"},
				{"HR-4", "Authorised, and then edited", "Ben Shaw  ·  authorised on 11 Nov 2026, not in force"},
				{"HR-5", "Authorised, and not yet closed", "Ana Lopez  ·  authorised on 17 Nov 2026"},
				{"HR-6", "Decided not to close", "Cai Hughes  ·  decided on 16 Nov 2026"},
			} {
				r.Press("down")
				r.On(next.ref)
				r.See(next.head, next.under)
			}
			r.Press("down")
			r.On("Cai Hughes")
			r.See("Not with the manager", "1 being prepared")
			r.NotSee("HR-7")
		})
	}
}

func TestAPackIsTakenInWhereTheManagerIsToldToTakeItIn(t *testing.T) {
	team(t).play(80, 24, func(r *uitest.Robot) {
		r.Press("t")
		r.See("Take in a pack", "File")
		r.Press("esc")
		r.See("For the manager")
	})
}

func TestOneKeyShowsTheClosuresOfOneWorkerAfterAnother(t *testing.T) {
	for _, size := range uitest.Windows() {
		team(t).play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("f")
			r.See("only Ana Lopez", "HR-1", "HR-5", "1 waits for a decision")
			r.NotSee("HR-2", "HR-3", "decisions")
			r.On("HR-1")
			r.Press("f")
			r.See("only Ben Shaw", "HR-2", "HR-4", "1 of 1 decision late")
			r.NotSee("Ana Lopez")
			r.Press("f")
			r.See("only Cai Hughes", "HR-3", "HR-6", "1 being prepared", "everybody's")
			r.NotSee("HR-1")
			r.Press("f")
			r.NotSee("only ")
			r.On("HR-2")
			r.Press("end")
			r.On("Cai Hughes")
			r.Press("enter")
			r.See("only Cai Hughes")
		})
	}
}

func TestEnterOpensTheDecisionWhichIsLoggedAndEscComesBackToTheRow(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := team(t)
		reads := func(id model.ClosureID) int {
			n := 0
			told, err := l.Desk.History(id)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range told.Lines {
				if line.Words == "Helen Marr (team manager) opened it to read" {
					n++
				}
			}
			return n
		}
		l.play(size[0], size[1], func(r *uitest.Robot) {
			if n := reads(idOf("HR-1")); n != 0 {
				t.Errorf("%d readings are logged before anything was opened", n)
			}
			r.Open("HR-1")
			r.See("HR-1 › The decision", "With the manager since 20 November 2026", "Record the decision")
			r.Press("/")
			r.See("Search")
			r.Press("esc")
			if n := reads(idOf("HR-1")); n != 1 {
				t.Errorf("%d readings are logged, not 1", n)
			}
			r.Press("esc")
			r.See("Awaiting a decision")
			r.On("HR-1")
			if id := l.Desk.OpenID(); id != "" {
				t.Errorf("%s is still open", id)
			}
			r.Press("o")
			r.See("HR-1", "The four stages")
			r.Press("esc")
			r.On("HR-1")
			r.Press("esc")
			r.See("Your closures")
		})
	}
}

func TestWhatIsDecidedFromHereStandsInAnotherGroupOnComingBack(t *testing.T) {
	l := team(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("HR-2 › The decision")
		by, today := l.Desk.Worker(), l.Desk.Today()
		l.Keeps(func(c *model.Closure) ([]model.Event, error) {
			return model.Decide(c, l.Guide, by, model.DecisionAuthorised, "Read whole.", nil, today)
		})
		r.Press("esc")
		r.See("1 waits for a decision")
		r.On("HR-2")
		r.See("Ben Shaw  ·  authorised on 22 Nov 2026")
	})
}

func TestTheLockForgetsTheListAndGivesItBack(t *testing.T) {
	team(t).play(80, 24, func(r *uitest.Robot) {
		r.Press("f", "f", "down")
		r.On("HR-4")
		r.Press("ctrl+l")
		r.NotSee("HR-")
		r.Press("enter")
		r.See("only Ben Shaw")
		r.On("HR-4")
	})
}

func TestAnEmptyPageSaysWhatWillStandHereAndHowClosuresCome(t *testing.T) {
	for _, size := range uitest.Windows() {
		newLaptop(t).play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Nothing is with the manager.", "Once a record has been sent", "comes from their laptop in a pack")
			r.Press("enter")
			r.See("Nothing is with the manager yet.")
			r.Press("f")
			r.See("There are no closures of two workers here.")
		})
		l := newLaptop(t)
		l.brings("HR-7", "Cai Hughes", "2026-11-18")
		l.Desk.Shut()
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Nothing is with the manager.", "Not with the manager", "Cai Hughes", "1 being prepared")
		})
	}
}

func TestTheCaseloadSaysWhoseAClosureIsWhereItIsSomebodyElses(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := team(t)
		l.Sits("Ana Lopez", "social worker")
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("esc")
			r.See("Your closures", "Ben Shaw's", "Cai Hughes's", "Ready")
			r.NotSee("Ana Lopez's")
			if last := r.Line(-1); !strings.Contains(last, "m for the manager") {
				t.Errorf("the key to the page is not told of: %q", last)
			}
		})
	}
}

// What was set in supervision stands in the caseload as what comes next, with its day.
func TestTheCaseloadSaysWhatIsToBeDoneAfterSupervision(t *testing.T) {
	for due, want := range map[model.Date]string{
		"2026-11-26": "To do after supervision  ◐ 26 Nov 2026, in 4 days",
		"2026-11-20": "To do after supervision  ! 20 Nov 2026, 2 days late",
	} {
		l := newLaptop(t)
		l.Now = day("2026-11-12")
		l.Sits("Ana Lopez", "social worker")
		l.Begins("HR-9", "K.M.")
		me, topic := l.Desk.Worker().ID, model.Topic{Words: "Who rings the school"}
		l.Keeps(func(c *model.Closure) ([]model.Event, error) {
			return []model.Event{model.SessionBegan{Here: []model.Present{{Worker: me, As: model.AsWorker}}, Topics: []model.Topic{topic}}}, nil
		})
		l.Keeps(func(c *model.Closure) ([]model.Event, error) {
			return []model.Event{model.TopicEnded{Session: c.OpenSession().Entry, Topic: topic, End: model.EndChange, Do: "Ring the school.", Owner: "Ana Lopez", By: due}}, nil
		})
		l.Desk.Shut()
		l.play(80, 24, func(r *uitest.Robot) {
			r.Press("esc")
			r.See(want)
			r.Press("enter")
			r.See("Next: To do after supervision")
		})
	}
}

func TestThePageFitsEverySizeOfWindowAndIsPlainWhereGlyphsAre(t *testing.T) {
	for name, l := range map[string]*laptop{"a team": team(t), "nobody": newLaptop(t)} {
		t.Run(name, func(t *testing.T) {
			l.Now = uitest.Today()
			s := manager.New(l.RoomIn(uitest.NewHouse(kit.Look{Simple: true, Plain: true})))
			s.Init()
			uitest.Bodies(t, s)
			uitest.Keys(t, s.Keys())
			s.Resize(80, 21)
			body, _ := s.Draw()
			if at := strings.IndexFunc(kit.Bare(body), func(c rune) bool { return c > 126 }); at >= 0 {
				t.Errorf("%q is no ASCII:\n%s", kit.Bare(body)[at:], kit.Bare(body))
			}
		})
	}
}
