package directory_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/enginetest"
	"handover/ui/uitest"
)

func TestAServiceIsAddedChangedRemovedAndBroughtBack(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d")
		r.See("Services directory", "No services yet. Press a to add one")
		r.Press("a")
		r.Type("Harbour Therapy\nTalking therapy\n1632 960111\n")
		r.See("lacks the 0")
		r.Press("home")
		r.Type("0\n")
		r.Press("tab", "tab", "tab", "enter")
		r.See("Harbour Therapy is in the directory.", "01632 960111", "What it is for: Talking therapy")
		r.Press("enter")
		r.See("Save it", "Harbour Therapy")
		r.Press("tab", "tab", "tab")
		r.Type("hello@harbour.example\n")
		r.Press("tab", "tab", "enter")
		r.See("Saved.", "Email: hello@harbour.example")
		want := model.Listed{Name: "Harbour Therapy", For: "Talking therapy", Telephone: "01632 960111", Email: "hello@harbour.example"}
		got, _ := l.listed("harbour therapy")
		if want.ID = got.ID; got != want {
			t.Errorf("it is listed as %+v", got)
		}
		r.Press("x")
		r.See("Remove Harbour Therapy?")
		r.Press("enter")
		r.See("01632 960111")
		r.Press("x", "tab", "enter")
		r.See("Harbour Therapy is removed", "No services yet")
		r.Press("ctrl+z")
		r.See("Took back removing Harbour Therapy.", "01632 960111")
	})
	if _, ok := l.listed("Harbour Therapy"); !ok {
		t.Error("it is not in the directory after a new start")
	}
}

func TestTwoServicesOfOneNameAreRefused(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "a")
		r.Type("HARBOUR THERAPY")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab", "enter")
		r.See("Harbour Therapy is listed already", "HARBOUR THERAPY")
	})
}

func TestWhatWasTypedOfAServiceOutlivesAKillAndALock(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "a")
		r.Type("Beacon School\nLessons")
		r.Wait(3 * time.Second)
	}) // killed
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "a")
		r.See("Beacon School", "Lessons")
		r.Press("ctrl+l")
		r.See("The door is locked")
		r.NotSee("Beacon")
		r.Press("enter")
		r.See("Beacon School", "Lessons")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab", "enter")
		r.See("Beacon School is in the directory.")
		r.Press("a")
		r.NotSee("Lessons")
	})
}

func TestALockTakesNothingFromAServiceThatIsBeingChanged(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour)
	l.Play(80, 44, func(r *uitest.Robot) {
		r.Press("d", "enter", "tab", "tab", "tab", "tab", "end")
		r.Type(", mornings")
		r.Press("ctrl+l")
		r.NotSee("Harbour", "harbour")
		r.Press("enter")
		r.See("Harbour Therapy", "01632 960111", "Monday to Thursday, mornings", "Saved is: Monday to Thursday")
		r.Press("esc", "enter") // what was typed waits
		r.See("Monday to Thursday, mornings", "did not save it yet")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab", "enter")
		r.See("Saved.")
	})
	want := harbour
	want.Hours = "Monday to Thursday, mornings"
	if got, _ := l.listed(harbour.Name); got != want {
		t.Errorf("it is listed as %+v", got)
	}
}

func TestAListIsShownBeforeItIsTakenWithWhatIsWrongRowByRow(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour)
	path := file(t, "\uFEFFService;Phone;Notes\r\nHarbour Therapy;01632 960222;x\r\nTide;1632960113;\r\n;01632 960114;\r\nQuay;;\r\n")
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "i")
		r.Type(path + "x\n")
		r.See("There is no file of that name")
		r.Press("backspace", "enter")
		r.See("services.csv", "1 to be added, 1 changed", "Left out: 2 rows", "Row 3, Phone: “1632960113” lacks the 0",
			"Row 4, Service: the name is missing", "Telephone: 01632 960222 (until now: 01632 960111)", "“Notes”")
		if got, _ := l.listed(harbour.Name); got != harbour {
			t.Errorf("before a yes it is %+v", got)
		}
		r.Press("ctrl+l")
		r.NotSee("Quay", "Harbour")
		r.Press("enter")
		r.See("1 to be added, 1 changed")
		r.Press("enter")
		r.See("Take this into the directory?")
		r.Press("enter") // the safe answer
		r.See("1 to be added, 1 changed")
		if _, ok := l.listed("Quay"); ok {
			t.Error("it is taken without a yes")
		}
		r.Press("enter", "y")
		r.See("Added: 1. Changed: 1.", "Quay", "01632 960222")
		want := harbour
		want.Telephone = "01632 960222"
		if got, _ := l.listed(harbour.Name); got != want {
			t.Errorf("it is now %+v", got)
		}
		r.Press("ctrl+z")
		r.See("Took back the import.")
		r.NotSee("Quay", "960222")
	})
}

func TestAFileThatIsNoListSaysHowToMendItAndWhatWasTypedStays(t *testing.T) {
	l := newLaptop(t)
	path := file(t, "PK\x03\x04 a workbook")
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "i")
		r.Type(path)
		r.Wait(3 * time.Second)
	}) // killed
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "i", "enter")
		r.See("This is a workbook, not a CSV file", "CSV UTF-8")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		r.Press("enter")
		r.See("There is no file of that name")
	})
}

func TestAServiceIsChosenForAClosureWithWhatTheDirectoryKnows(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour, model.Listed{ID: "a2", Name: "Beacon School"})
	l.Play(80, 40, func(r *uitest.Robot) {
		inHandover(r)
		r.Press("a")
		r.See("Beacon School", "Harbour Therapy", "type its name")
		r.Press("down", "enter")
		r.See("Add Harbour Therapy?", "What it is for: Talking therapy", "How to reach them: 01632 960111; hello@harbour.example; Monday to Thursday", "How to refer")
		r.Press("enter") // the safe answer
		if n := len(l.Desk.Closure().Of(model.KindService)); n != 0 {
			t.Errorf("%d services are added without a yes", n)
		}
		r.Press("enter", "a")
		r.See("Harbour Therapy is added.")
		c := l.Desk.Closure()
		s := c.Of(model.KindService)[0].Subject
		for item, want := range map[string]string{model.ItemPurpose: harbour.For, model.ItemReach: harbour.Reach()} {
			a := c.Answer(model.Field{Item: item, Subject: s})
			if a.Status != model.Answered || a.Value.First() != want {
				t.Errorf("%s is %+v", item, a)
			}
		}
		answers, _ := c.Said(model.Field{Item: model.ItemPurpose, Subject: s})
		if len(answers) != 1 || answers[0].By != l.Desk.Worker().ID {
			t.Errorf("it was answered by %+v", answers)
		}
		r.Press("esc")
		r.See("Handover", "Harbour Therapy")
		r.Press("a", "down", "enter")
		r.See("in this closure already")
		r.Press("up", "enter")
		r.See("nothing more that a closure asks about")
		r.Press("tab", "enter")
		r.See("Beacon School is added.")
	})
	all, err := l.Desk.Directory()
	if err != nil || len(all) != 2 {
		t.Errorf("the directory is %v, %v", all, err)
	}
}

func TestOnlyTheNameMayBeTaken(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour)
	l.Play(80, 24, func(r *uitest.Robot) {
		inHandover(r)
		r.Press("a", "enter", "tab", "tab", "enter")
		r.See("Harbour Therapy is added.")
		c := l.Desk.Closure()
		s := c.Of(model.KindService)[0].Subject
		if a := c.Answer(model.Field{Item: model.ItemPurpose, Subject: s}); !a.Empty() {
			t.Errorf("it is answered %+v", a)
		}
	})
}

func TestAnEmptyDirectoryCostsNoKeyAndAFullOneOne(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		inHandover(r)
		r.Press("a")
		r.Type("Tide family support\n")
		r.See("Tide family support is added.")
	})
	l = newLaptop(t)
	l.list(harbour)
	l.Play(80, 24, func(r *uitest.Robot) {
		inHandover(r)
		r.Press("a", "n")
		r.Type("Tide family supp")
		r.Press("ctrl+l", "enter")
		r.Type("ort\n")
		r.See("Tide family support is added.", "content covered")
		r.Press("esc")
		r.See("Handover", "Tide family support")
	})
}

func TestAServiceIsFoundByAnyOfItsWords(t *testing.T) {
	l := newLaptop(t)
	l.list(harbour, model.Listed{ID: "a2", Name: "Beacon School", For: "Lessons"})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "/")
		r.Type("THERAPY talk\n")
		r.See("1 of 2 hold", "Harbour Therapy")
		r.NotSee("Beacon")
		r.Press("/", "ctrl+u")
		r.Type("nowhere\n")
		r.See("No service holds these words")
	})
}

func TestHelplinesAreForThisChildAndTheAdults(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 50, func(r *uitest.Robot) {
		r.Press("d", "h")
		r.See("Childline", "0800 1111", "Meic", "Last checked", "confirm before giving", "Stop It Now")
		r.Press("esc", "esc")
		inHandover(r)
		r.Press("h")
		r.See("For K.M.", "Not known yet: how old K.M. is, and whether this is in England or in Wales", "For the adults")
		give := func(item, value string) {
			t.Helper()
			l.Gives(item, model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{value}})
		}
		give(model.ItemNation, "england")
		give(model.ItemAge, "9")
		r.Press("esc", "h")
		r.See("For K.M., 9, in England", "Childline", "NSPCC helpline", "0808 800 5000")
		r.NotSee("Meic", "Not known yet")
		child, adults, _ := strings.Cut(r.Screen(), "For the adults")
		if strings.Contains(child, "Rape Crisis") || !strings.Contains(adults, "Rape Crisis") {
			t.Errorf("a child of 9 is offered a line that is from 16, or the adults are not:\n%s", r.Screen())
		}
		r.Press("ctrl+l")
		r.NotSee("K.M.")
		r.Press("enter")
		r.See("For K.M., 9, in England")
	})
}

func TestWhatCannotBeSavedIsSaidAndNothingOnTheFormIsLost(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("d", "a")
		r.Type("Beacon School")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab")
		l.Engine.Fail(enginetest.Refused, -1)
		r.Press("enter")
		r.See("NOT SAVED", "could not be saved", "Beacon School")
		l.Engine.Fail(enginetest.None, 0)
		r.Press("tab", "tab", "tab", "tab", "tab", "tab", "enter")
		r.See("Beacon School is in the directory.")
	})
	if _, err := store.Unlock(context.Background(), l.Engine, nil); err != nil {
		t.Fatal(err)
	}
}
