package supervision_test

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/uitest"
)

// typing counts the places in the closure in which words wait that were never entered.
func (l *laptop) typing() int {
	l.T.Helper()
	n, err := l.Desk.Typing(l.Desk.OpenID())
	if err != nil {
		l.T.Fatal(err)
	}
	return n
}

func TestWordsOfAnEndThatWasGivenUpAreKeptOrLetGoAndNeverWaitForGood(t *testing.T) {
	for _, way := range []struct {
		press, why string
	}{
		{"k", "It is late.\n“Not agreed” was begun. Carys Probert: half a voice"},
		{"l", "It is late."},
	} {
		l := newLaptop(t)
		l.play(80, 24, func(r *uitest.Robot) {
			sitDown(r)
			r.Press("home", "enter", "4")
			r.Type("It is late.")
			r.Press("esc", "n")
			r.Type("half a voice")
			r.Press("esc", "s")
			r.See("Words typed in another form", "“Not agreed” was begun. Carys Probert: half a voice")
			r.Press("esc")
			if n := len(l.session().Ended); n != 0 {
				t.Fatalf("%d ended before anybody said what becomes of the words", n)
			}
			r.Press("s", way.press)
			r.See("Noted. Settled: ")
			if end := l.session().Ended[0]; end.Why != way.why {
				t.Errorf("%s: why is %q", way.press, end.Why)
			}
			r.Wait(3 * time.Second)
			if n := l.typing(); n != 0 {
				t.Errorf("%s: words wait in %d places for good", way.press, n)
			}
		})
	}
}

func TestAnEndFromAFormAsksForTheWordsOfAnotherToo(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "c")
		r.Type("Ring the school")
		r.Press("esc", "d")
		r.Type("10 12 2026\n")
		r.See("“Change needed” was begun. Ring the school")
		r.Press("l")
		r.See("Noted. Deferred until 10 December 2026")
		r.Wait(3 * time.Second)
		if n := l.typing(); n != 0 {
			t.Errorf("words wait in %d places for good", n)
		}
	})
}

func TestALockInTheFormOfAnEndLosesNoNote(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "4")
		r.Type("Nobody has asked her alone")
		r.Press("esc", "d")
		r.Type("10 12 2026")
		r.Wait(20 * time.Minute)
		r.See("The door is locked.")
		r.Press("enter", "f2")
		r.See("Noted. Deferred")
		if end := l.session().Ended[0]; end.Why != "Nobody has asked her alone" {
			t.Errorf("it ended as %+v", end.TopicEnded)
		}
	})
}

func TestTheDoneFormAndTheNoteHowAreNotTheSamePlace(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter", "c")
		r.Type("Ring the school")
		r.Press("enter", "1")
		r.Type("25 11 2026\n")
		r.Press("e", "y", "enter", "enter", "esc", "home", "enter", "1")
		r.Choose("Owain Rees")
		r.Press("1", "enter", "enter", "home", "enter", "5")
		r.Type("As they both said")
		r.Press("esc", "x")
		r.NotSee("As they both said")
		r.Type("today\nOn the visit\n")
		r.See("Noted. Done: Ring the school")
		x := l.session()
		if end := x.Ended[0]; end.How != "As they both said" {
			t.Errorf("it ended as %+v", end.TopicEnded)
		}
	})
}

func TestTheTimeLockedPausedOrAwayIsNotTimeTogether(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		r.Press("home", "enter")
		r.Wait(3 * time.Minute)
		r.Press("s")
		r.See("1 of", "3 minutes")
		r.Press("p")
		r.Wait(8 * time.Minute)
		r.Press("enter")
		r.See("3 minutes")
		r.Wait(2 * time.Minute)
		r.See("5 minutes")
		r.Press("esc")
		r.Wait(2 * time.Minute)
		r.Press("enter")
		r.See("5 minutes")
	}) // killed
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("1 of", "5 minutes")
		r.Press("s")
		r.See("2 of", "5 minutes")
	})
}

func TestTheClosuresOwnWorkerStandsFirstWhoeverIsAtTheKeyboard(t *testing.T) {
	l := newLaptop(t)
	l.Sits("Owain Rees", "team manager")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("s", "enter")
		r.See("› ( ) Carys Probert")
		r.NotSee("(•)")
		r.Press("enter")
		r.See("(•) Carys Probert")
		r.Choose("Owain Rees")
		r.Press("2")
		r.See("Owain Rees, team manager, would stand here as a senior practitioner.")
		r.Press("shift+tab")
		r.Choose("Ines Bell")
		r.See("Holds the discussion where that is delegated")
		r.NotSee("would stand here")
		r.Press("1")
		r.See("Ines Bell, senior practitioner, would stand here as a manager.")
	})
}

func TestADisagreementIsReadAgainNextTime(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 30, func(r *uitest.Robot) {
		sitDown(r)
		before := len(l.session().Topics)
		r.Press("home", "enter", "n")
		r.Type("She is not safe there at weekends.")
		r.Press("tab")
		r.Type("The plan covers the weekends.")
		r.Press("f2", "e", "n", "enter", "enter", "esc")
		r.See("Begin a supervision")
		if n := len(model.Agenda(l.Desk.Closure(), l.Guide, l.Desk.Today(), false)); n != before {
			t.Errorf("%d are on the next agenda, and were %d", n, before)
		}
		r.Press("home", "enter", "1")
		r.Choose("Owain Rees")
		r.Press("1", "enter", "enter", "home")
		r.See("Left open last time", "Not agreed on 22 November 2026")
		r.Press("enter")
		r.See("Left open last time", "The view of Carys Probert", "She is not safe there at weekends.", "The view of Owain Rees", "The plan covers the weekends.")
	})
}

func TestTheAgendasKeysAreAllInSightAndKIsNoneOfThem(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		before := len(l.session().Topics)
		r.See("Enter begin", "a add", "t out", "- + move", "b only to here", "Esc back", "F1 help", "w: the whole checklist", "u: undo")
		r.Press("home", "k")
		if n := len(l.session().Topics); n != before {
			t.Errorf("k, which is who is at the keyboard elsewhere, leaves %d of %d", n, before)
		}
		r.Press("down", "b")
		if n := len(l.session().Topics); n != 2 || !strings.Contains(r.Screen(), "2 for today.") {
			t.Errorf("b leaves %d:\n%s", n, r.Screen())
		}
	})
}
