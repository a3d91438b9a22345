package stories

import (
	"context"
	"errors"
	"testing"
	"time"

	"handover/store"
	"handover/store/enginetest"
	"handover/ui/uitest"
)

// places are ways to screens of every kind, from the first question of a closure.
var places = map[string]struct {
	goTo func(r *uitest.Robot)
	see  string // stands there, before the lock and after it
}{
	"a question":   {func(*uitest.Robot) {}, "England or Wales"},
	"a stage":      {func(r *uitest.Robot) { r.Press("esc") }, "England or Wales"},
	"the caseload": {func(r *uitest.Robot) { r.Press("esc", "esc", "esc") }, "HR-204"},
	"a section": {func(r *uitest.Robot) {
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
	}, "0 words"},
	"the record":         {func(r *uitest.Robot) { r.Press("esc", "esc"); r.Open("Closing summary"); r.Press("v") }, "Closure Record"},
	"people":             {func(r *uitest.Robot) { r.Press("esc", "esc", "p") }, "Adults in the family"},
	"the help":           {func(r *uitest.Robot) { r.Press("f1") }, "England or Wales"},
	"a name being typed": {func(r *uitest.Robot) { r.Press("esc", "esc", "p", "r"); r.Type("rother") }, "rother"},
}

func TestTheWindowMayChangeItsSizeWhileTheProgramIsLocked(t *testing.T) {
	for name, p := range places {
		t.Run(name, func(t *testing.T) {
			l := newLaptop(t)
			l.Play(80, 24, func(r *uitest.Robot) {
				begin(r, "HR-204", "K.M.")
				p.goTo(r)
				r.See(p.see)
				r.Press("ctrl+l")
				r.See("The door is locked")
				for _, size := range [][2]int{{100, 30}, {60, 14}, {120, 40}} {
					r.Resize(size[0], size[1])
					r.See("The door is locked")
					r.NotSee("K.M.", "HR-204", "rother")
				}
				r.Press("enter")
				r.See(p.see)
				r.Press("ctrl+q")
				if !r.Ended() || r.Err() != nil {
					t.Errorf("it does not quit:\n%s", r.Screen())
				}
			})
		})
	}
}

func TestALockWithAnAnswerThatIsNotRightYetWipesTheKeysAndKeepsTheWords(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.See("When was K.M. born?")
		r.Type("31 2")
		r.Press("ctrl+l")
		r.See("The door is locked")
		if l.Desk.Closure() != nil {
			t.Error("the closure is still in memory")
		}
		if _, err := l.Vault.Drafts(context.Background()); !errors.Is(err, store.ErrLocked) {
			t.Errorf("the vault can still be read: %v", err)
		}
		r.Press("enter")
		r.See("When was K.M. born?", "31 2")
	})
}

func TestNobodyWhoPassesALockedLaptopLearnsWhatCouldNotBeSaved(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("K.M. told a teacher")
		l.Engine.Fail(enginetest.Refused, -1)
		r.Press("ctrl+l", "ctrl+q")
		r.See("Some words could not be saved yet")
		r.NotSee("K.M.", "lose", "Reason")
		l.Engine.Fail(enginetest.None, 0)
		r.Wait(time.Second)
		r.Press("t")
		if !r.Ended() {
			t.Fatalf("it does not end:\n%s", r.Screen())
		}
	})
	if v, err := store.Unlock(context.Background(), l.Engine, nil); err != nil {
		t.Fatal(err)
	} else {
		l.Vault = v
	}
	l.Play(80, 40, func(r *uitest.Robot) { r.See("K.M. told a teacher") })
}
