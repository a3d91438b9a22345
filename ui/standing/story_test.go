package standing_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/standing"
	"handover/ui/uitest"
)

func TestWhatStandsInTheWayIsLedToAndComeBackFromOnTheSameRow(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		newLaptop(t).play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("w")
			r.See("Going to the manager (", "Gates in Readiness", "each is settled", "open 12 days", "Why it is asked:", "Yours to settle.")
			r.Open("Immediate needs met")
			r.See("Gate: settled before")
			r.Press("esc")
			r.On("Immediate needs met")
		})
	}
}

func TestOnceOneIsSettledTheRowAfterItIsSelected(t *testing.T) {
	newLaptop(t).play(80, 24, func(r *uitest.Robot) {
		r.Press("w")
		r.To("Safe now")
		r.Press("down")
		next := strings.TrimSpace(r.Selected())
		r.Press("up")
		before := r.Line(2)
		r.Press("enter", "space") // yes
		r.Press("tab")            // to what shows it, past “Or, as it stands”
		r.Type("In the case record: visit, 3 November 2026")
		r.See("(•) Yes")
		r.Press("esc")
		r.NotSee("Safe now")
		r.On(strings.Split(next, "  ")[0])
		if r.Line(2) == before {
			t.Errorf("the count is still %q", before)
		}
		r.Press("ctrl+z", "ctrl+z")
		r.To("Safe now")
	})
}

func TestTheKeysGoFromHeadingToHeading(t *testing.T) {
	newLaptop(t).play(80, 24, func(r *uitest.Robot) {
		r.Press("w")
		first := r.Selected()
		r.Press("]")
		r.See("Gates in Closing summary")
		second := r.Selected()
		r.Press("ctrl+down")
		r.See("Queries in Readiness", "Queries: settle them")
		for range 8 {
			r.Press("]")
		}
		r.See("Merely open in", "1")
		r.Press("end", "[", "[")
		for range 12 {
			r.Press("ctrl+up")
		}
		r.On(strings.TrimSpace(first))
		r.Press("]", "down", "[")
		r.On(strings.TrimSpace(second))
	})
}

func TestAQueryThatStaysStandsLastWithItsReasonAsTheManagerSeesIt(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := newLaptop(t)
		l.Gives("record.chronology", model.TheClosure, model.Answer{Because: "The chronology is with the team that has the case now"})
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("w", "end")
			r.See("Stays, with a reason: your manager sees these", "since 10 Nov 2026", "The reason given: The chronology is with the team", "Nothing has to be done.")
			r.NotSee("Yours to settle.")
			r.Press("enter")
			r.See("Query:")
			r.Press("esc")
			r.See("The reason given:")
		})
	}
}

func TestTheDeadlinesStandAtTheHead(t *testing.T) {
	for _, c := range []struct {
		decided string
		want    string
	}{
		{"", "The record goes to the manager: no date yet."},
		{"2026-10-26", "The record goes to the manager: 6 days late, due on 16 Nov 2026"},
		{"2026-11-09", "The record goes to the manager: due in 6 working days, on 30 Nov 2026"},
	} {
		l := newLaptop(t)
		if c.decided != "" {
			l.Gives("start.decided", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{c.decided}})
		}
		l.play(80, 24, func(r *uitest.Robot) {
			r.Press("w")
			r.See(c.want, "The manager has read it: no date yet.")
			r.Resize(120, 40)
			r.See(c.want, "another council's; set your own")
		})
	}
}

func TestWhenTheProgramIsLockedTheRowIsStillTheSame(t *testing.T) {
	newLaptop(t).play(80, 24, func(r *uitest.Robot) {
		r.Press("w")
		r.To("Immediate needs met")
		r.Wait(6 * time.Minute)
		r.See("The door is locked.")
		r.Press("enter")
		r.On("Immediate needs met")
	})
}

func TestTheListIsWrittenOutWithoutNames(t *testing.T) {
	home, _ := uitest.Home(t)
	l := newLaptop(t)
	mother := l.Adds(model.KindAdult, "Marguerite Thistlewood")
	l.Gives("adult.caring", mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
	file := filepath.Join(home, "list.txt")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("w")
		r.See("Marguerite Thistlewood")
		r.Press("e")
		r.See("Write the list out, without names", "not sealed")
		if path := strings.Join(strings.Fields(r.Screen()), ""); !strings.Contains(path, "HR-204-what-stands-in-the-way.txt") {
			t.Errorf("the file is not proposed on\n%s", r.Screen())
		}
		r.Press("ctrl+u")
		r.Type(file + "\n")
		r.See("Written, unsealed")
		r.Press("enter")
		r.On("Safe now")
	})
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(b); !strings.Contains(text, "HR-204") || !strings.Contains(text, "Parent consulted: a parent (open 12 days, yours)") ||
		strings.Contains(text, "Thistlewood") || strings.Contains(text, "K.M.") {
		t.Errorf("written out:\n%s", text)
	}
}

func TestAListIsNotWrittenOutsideOfThePolicysFolder(t *testing.T) {
	l := newLaptop(t)
	outside := filepath.Join(t.TempDir(), "list.txt")
	l.play(80, 24, func(r *uitest.Robot) {
		l.Room.Exports = t.TempDir()
		r.Press("w", "e", "ctrl+u")
		r.Type(outside + "\n")
		r.See("policy of this computer")
	})
	if _, err := os.Stat(outside); err == nil {
		t.Error("it was written all the same")
	}
}

func TestThePageIsExactAtEverySizeAndItsKeysExist(t *testing.T) {
	l := newLaptop(t)
	for _, name := range []string{"A", "B", "C", "D"} {
		s := l.Adds(model.KindService, "A service with rather a long name, as some of them have, "+name)
		l.Gives("service.referral", s, model.Answer{Status: model.Answered, Value: model.Value{"considered"}})
	}
	l.Gives("record.chronology", model.TheClosure, model.Answer{Because: strings.Repeat("a long reason ", 20)})
	l.play(80, 24, func(r *uitest.Robot) {
		page := standing.New(l.Room, func(model.Blocker, []model.Ask) tea.Cmd { return nil })
		page.Init()
		uitest.Keys(t, page.Keys())
		uitest.Bodies(t, page)
	})
}
