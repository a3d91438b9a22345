package supervision_test

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/uitest"
)

// sitDown begins a supervision of Carys with Owain, and leaves the robot on the agenda.
func sitDown(r *uitest.Robot) {
	r.T.Helper()
	r.Press("s")
	r.See("For two people at one screen", "Begin a supervision")
	r.Press("enter")
	r.See("Who is here as the worker?", "Who is here to supervise?")
	r.NotSee("(•)")
	r.Choose("Carys Probert") // whose closure it is stands first
	r.Choose("Owain Rees")
	r.Press("1")              // a manager
	r.Press("enter", "enter") // and on to the agenda
	r.See("to talk through, drawn from")
}

func (l *laptop) session() *model.Session {
	l.T.Helper()
	all := l.Desk.Closure().Sessions()
	if len(all) == 0 {
		l.T.Fatal("there is no supervision")
	}
	return &all[len(all)-1]
}

// agendaOf takes all but so many topics off the agenda, so that a story has an end.
func (l *laptop) agendaOf(n int) {
	l.T.Helper()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.SetAgenda(c, l.Guide, c.OpenSession().Topics[:n])
	})
}

func TestAWholeSupervisionTakesNoMoreThanTwoKeysAnItem(t *testing.T) {
	l := newLaptop(t)
	l.play(100, 30, func(r *uitest.Robot) {
		sitDown(r)
		l.agendaOf(23)
		r.Press("home")
		keys := 0
		press := func(names ...string) {
			keys += len(names)
			r.Press(names...)
		}
		press("enter")
		r.See("Where we are: 0 of 23")
		for i := range 23 {
			switch {
			case i == 3 || i == 9: // with why
				press("4")
				r.Type("It was checked on the visit.")
				press("f2")
			case i == 5: // what others would say
				press("tab")
				r.Type("That he is glad.")
				press("tab")
				r.Type("That it is early.")
				press("f2")
			case i == 7 || i == 12: // a change
				press("c")
				r.Type("Ring the school")
				press("enter", "1")
				r.Type("4 12 2026")
				press("enter")
			case i == 14:
				press("d")
				r.Type("10 12 2026")
				press("enter")
			case i == 16:
				press("n")
				r.Type("It is too early.")
				press("tab")
				r.Type("It has waited long enough.")
				press("f2")
			default:
				press("s")
			}
		}
		r.See("Where we are: 23 of 23", "That was everything on the agenda.")
		t.Logf("%d keys beyond what was typed for 23 items: %.2f an item", keys, float64(keys)/23)
		if keys > 46 {
			t.Errorf("%d keys for 23 items", keys)
		}
		r.Press("e")
		r.See("Was Carys Probert asked how they are", "Only that it was asked is kept")
		r.Press("y")
		r.Type("15 12 2026\n")
		r.Press("enter")
		r.See("23 of 23 talked through", "What is to be done", "Ring the school", "Carys Probert, by 4 December 2026", "15 December 2026")
		r.Press("end")
		r.See("Carys Probert: It is too early.", "Owain Rees: It has waited long enough.")
		x := l.session()
		if x.End == nil || !x.End.Asked || x.End.Next != "2026-12-15" || len(x.Ended) != 23 || len(l.Desk.Closure().Actions()) != 2 {
			t.Errorf("it ended as %+v with %d ends", x.End, len(x.Ended))
		}
		r.Press("v")
		r.See("Supervision note")
		r.Press("esc", "esc")
		r.See("What is to be done", "2 to do", "Held before", "23 of 23")
		r.Press("esc")
		r.See("Supervision", "2 to do")
	})
}

func TestOneThingAtATimeIsReadWithItsAnswerAndWhatShowsIt(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter")
		r.See("What would the child say?  (our guess)", "What would the parents say?  (our guess)", "What would make this wrong?", "4 Why", "5 How", "s settled", "c change", "n not agreed", "d deferred")
		first := r.Line(4)
		r.Press("right")
		if r.Line(4) == first {
			t.Errorf("nothing is skipped:\n%s", r.Screen())
		}
		r.Press("left")
		if r.Line(4) != first {
			t.Errorf("it is not the same topic again:\n%s", r.Screen())
		}
		r.See("0 of")
		r.Press("enter") // where it is answered
		r.NotSee("Where we are")
		r.Press("esc")
		r.See("Where we are: 0 of")
		if r.Line(4) != first {
			t.Errorf("Esc does not come back to the topic:\n%s", r.Screen())
		}
		r.Press("s")
		r.See("Where we are: 1 of", "Noted. Settled: ", "u takes it back")
		r.Press("u")
		r.See("Where we are: 0 of", "Took back: settled")
		if r.Line(4) != first {
			t.Errorf("what was taken back is not in sight again:\n%s", r.Screen())
		}
	})
}

func TestTheAgendaIsPutInOrderAddedToAndTakenFrom(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		before := l.session().Topics
		r.Press("home", "+")
		if now := l.session().Topics; now[1] != before[0] || now[0] != before[1] {
			t.Error("the first is not the second now")
		}
		r.Press("-", "a")
		r.Type("The brother's birthday\n")
		if now := l.session().Topics; now[1].Words != "The brother's birthday" || len(now) != len(before)+1 {
			t.Errorf("the subject is not there: %v", now[:3])
		}
		r.See("The brother's birthday")
		r.Press("t")
		r.See("Taken out: The brother's birthday")
		r.Press("u")
		r.See("The brother's birthday")
		r.Press("w")
		if n := len(l.session().Topics); n < 60 {
			t.Errorf("the whole checklist has %d", n)
		}
		r.See("the whole checklist")
		r.Press("w")
		if n := len(l.session().Topics); n != len(before)+1 {
			t.Errorf("what was drawn and added is %d", n)
		}
		r.Open("The brother's birthday")
		r.See("In your own words", "The brother's birthday", "Where we are")
	})
}

func TestAKillLosesNeitherThePlaceNorALetter(t *testing.T) {
	l := newLaptop(t)
	at := ""
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "s", "s", "right")
		at = r.Line(4)
		r.Press("tab")
		r.Type("That she would rather stay")
		r.Press("tab", "tab", "tab")
		r.Type("Nobody has asked her alone")
		r.Wait(3 * time.Second)
	}) // killed
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("Where we are: 2 of", "That she would rather stay", "Nobody has asked her alone")
		if r.Line(4) != at {
			t.Errorf("it goes on at %q, not at %q", r.Line(4), at)
		}
		r.Press("c")
		r.Type("See her alone")
		r.Wait(3 * time.Second)
	})
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("“Change needed” was begun: c goes on with it.", "Nobody has asked her alone")
		r.Press("c")
		r.See("See her alone")
		r.Press("tab", "2")
		r.Type("1 12 2026\n")
		r.See("Where we are: 3 of")
		end := l.session().Ended[2]
		if end.Do != "See her alone" || end.Owner != "Owain Rees" || end.Child != "That she would rather stay" || end.Why != "Nobody has asked her alone" {
			t.Errorf("it ended as %+v", end.TopicEnded)
		}
		r.Press("u")
		r.See("That she would rather stay", "Nobody has asked her alone", "Took back: change needed")
	})
}

func TestALockAndAPauseComeBackToTheSameTopicAndWaitAQuarterOfAnHour(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "s", "tab")
		at := r.Line(4)
		r.Type("Half a sen")
		r.Wait(13 * time.Minute)
		r.See("Half a sen")
		r.Press("end", "esc", "p")
		r.See("Paused. Enter goes on.")
		r.NotSee("Half a sen", "DEMO")
		r.Press("f9")
		r.See("Paused. Enter goes on.")
		r.Wait(12 * time.Minute)
		r.Press("enter")
		r.See("Half a sen")
		r.Press("tab")
		r.Wait(16 * time.Minute)
		r.See("The door is locked.")
		r.Press("enter")
		r.See("Half a sen", "Where we are: 1 of")
		if r.Line(4) != at {
			t.Errorf("it comes back to %q, not to %q", r.Line(4), at)
		}
		r.Type("tence")
		r.See("Half a sentence")
	})
}

func TestTheOpenSessionGoesOnWhereItStopped(t *testing.T) {
	l := newLaptop(t)
	at := ""
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "s", "s", "s")
		at = r.Line(4)
		r.Press("esc", "esc")
		r.See("open: 3 of")
	})
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("s")
		r.See("A supervision of 22 November 2026 is open: 3 of", "Go on", "Carys Probert and Owain Rees")
		r.Wait(26 * time.Hour)
		r.See("The door is locked.")
		r.Press("enter", "enter")
		r.See("Where we are: 3 of", "0 minutes")
		if r.Line(4) != at {
			t.Errorf("it goes on at %q, not at %q", r.Line(4), at)
		}
	})
}

func TestADisagreementKeepsBothVoicesAlikeAndIsNoError(t *testing.T) {
	l := newLaptop(t)
	l.play(100, 30, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "n")
		r.See("Carys Probert, worker", "Owain Rees, manager", "Keep both voices")
		r.Type("She is not safe there at weekends.")
		r.Press("f2")
		r.See("Write the view of Owain Rees.")
		r.Type("The plan covers the weekends.")
		r.Press("f2")
		r.See("Noted. Not agreed, both voices kept")
		r.Press("left")
		r.See("Not agreed.", "The view of Carys Probert", "She is not safe there at weekends.", "The view of Owain Rees", "The plan covers the weekends.")
		end := l.session().Ended[0]
		if end.End != model.EndNotAgreed || len(end.Voices) != 2 || nameOf(l, end.Voices[0].Worker) != "Carys Probert" {
			t.Errorf("it ended as %+v", end.TopicEnded)
		}
		help := r.Line(-1)
		if i, j := strings.Index(help, "not agreed"), strings.Index(help, "deferred"); i < 0 || j < i {
			t.Errorf("not to agree stands last: %q", help)
		}
	})
}

func nameOf(l *laptop, id model.WorkerID) string {
	for _, w := range l.Desk.Workers() {
		if w.ID == id {
			return w.Name
		}
	}
	return ""
}

func TestWhatIsToBeDoneIsNotedDoneLaterAndComesBackUntilThen(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter")
		for _, what := range []string{"Ring the school", "See her alone"} {
			r.Press("c")
			r.Type(what)
			r.Press("enter", "1")
			r.Type("25 11 2026\n")
		}
		r.Press("e", "n", "enter", "enter")
		r.See("No day is set for the next one", "What is to be done", "Ring the school")
		r.NotSee("asked")
		r.Press("esc")
		r.Open("What is to be done")
		r.See("To do", "Ring the school", "See her alone")
		r.Press("x")
		r.Type("today\nSpoke with the head\n")
		r.See("Noted as done", "done 22 November 2026")
		if a := l.Desk.Closure().Actions(); a[0].Done == nil || a[0].Done.How != "Spoke with the head" || a[1].Done != nil {
			t.Errorf("they stand at %+v", a)
		}
		r.Press("esc", "home", "enter", "1")
		r.Choose("Owain Rees")
		r.Press("1", "enter", "enter")
		r.See("From last time", "See her alone")
		r.Press("home", "enter")
		r.See("From last time", "See her alone", "Carys Probert, by 25 November 2026", "x done")
		r.Press("s")
		r.See("Talked through, still to do: See her alone")
		r.Press("u", "x")
		r.Type("today\nOn the visit\n")
		r.See("Noted. Done: See her alone")
		if a := l.Desk.Closure().Actions(); a[1].Done == nil {
			t.Error("it is not done")
		}
	})
}

func TestNotesWithoutAnEndAreSaidBeforeTheSupervisionEnds(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "4")
		r.Type("Because of the flat")
		r.Press("esc", "right", "s", "e")
		r.See("Notes without an end", "They wait here")
		r.Press("e", "n", "enter", "enter")
		r.See("1 of")
		r.Press("esc", "enter", "1")
		r.Choose("Owain Rees")
		r.Press("1", "enter", "enter", "home", "enter")
		r.See("Because of the flat")
	})
}

func TestTheManagersDecisionIsOneKeyAwayAndItsPageSeesToItsRules(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "right")
		at := r.Line(4)
		r.Press("m")
		r.See("The decision", "Not with the manager")
		r.Press("esc")
		if r.Line(4) != at {
			t.Errorf("Esc comes back to %q, not to %q", r.Line(4), at)
		}
	})
}

func TestASeniorPractitionerOrSomebodyNewCanHoldIt(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("s", "enter", "1")
		r.Choose("Somebody else")
		r.Type("Mair Pugh\nsenior practitioner\n")
		r.Press("2", "enter", "enter")
		r.See("to talk through")
		if here := l.session().Here; here[1].As != model.AsSenior || nameOf(l, here[1].Worker) != "Mair Pugh" {
			t.Errorf("here are %+v", here)
		}
		if l.Desk.Worker().Name != "Carys Probert" {
			t.Errorf("at the keyboard is %s", l.Desk.Worker().Name)
		}
	})
}

func TestItIsReachedFromWhatStandsInTheWayToo(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("w", "s")
		r.See("For two people at one screen")
		r.Press("esc")
		r.See("What stands in the way")
	})
}

func TestAPointThatCameBackIsReadWithItsAnswer(t *testing.T) {
	l := laptopWith(t, "DEMO-ENG-1")
	l.Sits("Robin Ashe", "social worker")
	l.Sends()
	l.Sits("Helen Marr", "team manager")
	l.Decides(model.DecisionReturned, "One thing.", model.Point{Section: uitest.Section("record.reason"), Text: "Say who told the school, and when."})
	l.Sits("Robin Ashe", "social worker")
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.AnswerPoint(c, l.Guide, 0, "It says so now: her mother, on the Monday.")
	})
	l.play(80, 30, func(r *uitest.Robot) {
		r.Press("s", "enter", "1")
		r.Choose("Helen Marr")
		r.Press("1", "enter", "enter")
		r.See("Points that came back")
		r.Press("home", "enter")
		r.See("Points that came back", "Point 1: the manager asks", "Say who told the school, and when.", "The worker's answer", "It says so now: her mother, on the Monday.", "As it reads now")
		top := r.Line(4)
		r.Press("pgdown")
		r.See("more above")
		if r.Line(4) != top {
			t.Error("the question scrolls away with the text")
		}
		r.Press("enter")
		r.See("The decision", "1. ")
		r.Press("esc")
		r.See("Where we are: 0 of")
	})
}

func TestWhoeverNotedAnEndTakesItBackAndNobodyElse(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "u")
		r.See("Nothing has ended yet in this supervision.")
		r.Press("s")
		if err := l.Desk.SitDown("Owain Rees", "team manager"); err != nil {
			t.Fatal(err)
		}
		r.Press("u")
		r.See("That was noted while Carys Probert was at the keyboard")
		if n := len(l.session().Ended); n != 1 {
			t.Errorf("%d ended", n)
		}
	})
}
