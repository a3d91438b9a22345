package stories

import (
	"os"
	"testing"
	"time"

	"handover/model"
	"handover/ui/uitest"
)

// What a lock and a kill do in the middle of the work: everything that was shown as saved is there. Each
// story goes to its place and leaves something half done; again says how to come back to it after a kill,
// and see what stands there then, as it does after a lock.
func TestALockOrAKillInTheMiddleTakesNothingThatWasShownAsSaved(t *testing.T) {
	for _, c := range []struct {
		name  string
		half  func(r *uitest.Robot)
		again func(r *uitest.Robot)
		see   []string
		holds func(t *testing.T, l *laptop)
	}{
		{
			name: "a call note",
			half: func(r *uitest.Robot) {
				r.Press("c", "enter", "t", "n")
				r.Type("Rings back on Mon\n")
				r.Press("n")
				r.Type("Who tells the scho")
			},
			again: func(r *uitest.Robot) { r.See("Waiting: “Who tells the scho”"); r.Press("n") },
			see:   []string{"Harbour therapy", "told 09:00", "Note", "Who tells the scho"},
			holds: func(t *testing.T, l *laptop) {
				notes := l.Desk.Closure().NotesOf(harbour)
				if len(notes) != 2 || notes[1].Text != "Rings back on Mon" {
					t.Errorf("the lines in the journal: %+v", notes)
				}
			},
		},
		{
			name: "the end of a call",
			half: func(r *uitest.Robot) {
				r.Press("c", "enter", "t", "e", "1", "tab")
				r.Type("Jo Hale\nShe said we sto")
			},
			again: func(r *uitest.Robot) { r.Press("e") },
			see:   []string{"(•) 1 spoke", "Jo Hale", "She said we sto"},
			holds: func(t *testing.T, l *laptop) {
				if c := l.Desk.Closure(); len(c.TriesOf(harbour)) != 0 || !c.CallWith(harbour).Open() {
					t.Error("a call that nobody ended is ended")
				}
			},
		},
		{
			name: "the grid of needs",
			half: func(r *uitest.Robot) {
				r.Press("enter", "n", "3", "down", "2")
			},
			again: func(r *uitest.Robot) { home(r); r.Press("n"); r.Press("down") },
			see:   []string{"! Feelings and wellbeing", "active, NOT COVERED", "› ◐ School and learning", "to watch", "○ Physical health"},
			holds: func(t *testing.T, l *laptop) {
				for item, want := range map[string]string{"needs.emotional": "active", "needs.education": "watch", "needs.physical": ""} {
					if a := l.said(item, model.TheChild); a.Value.First() != want {
						t.Errorf("%s is %+v", item, a)
					}
				}
			},
		},
		{
			name: "a cell of the grid",
			half: func(r *uitest.Robot) {
				r.Press("enter", "n", "enter")
				choose(r, "Active, and nobody gives")
				choose(r, "Dev Amos")
				fillIn(r, "Why the manager accepts it for now", "No therapist in the ar")
			},
			again: func(r *uitest.Robot) { r.See("feelings and emotional wellbeing") },
			see:   []string{"No therapist in the ar"},
			holds: func(t *testing.T, l *laptop) {
				if a := l.said("needs.emotional", model.TheChild); !a.Value.Has("gap") || a.By != "manager" || a.Evidence != "No therapist in the ar" { // half a line is an answer once it is left
					t.Errorf("the journal says %+v", a)
				}
			},
		},
	} {
		begun := func(t *testing.T) *laptop { return friday(t, answered("service.basis", harbour, "agreed")) }
		t.Run(c.name+", locked", func(t *testing.T) {
			l := begun(t)
			l.Play(80, 24, func(r *uitest.Robot) {
				c.half(r)
				r.Press("ctrl+l")
				r.See("The door is locked.")
				r.NotSee("Harbour", "K.M.", "School", "Jo Hale")
				r.Press("enter")
				r.See(c.see...)
				c.holds(t, l)
			})
			l.reread()
			c.holds(t, l)
		})
		t.Run(c.name+", killed", func(t *testing.T) {
			l := begun(t)
			l.Play(80, 24, func(r *uitest.Robot) {
				c.half(r)
				r.Wait(time.Second)
				r.See("saved 09:0")
			}) // killed
			l.Play(80, 24, func(r *uitest.Robot) {
				c.again(r)
				if c.name == "a cell of the grid" {
					(&typist{r: r}).field("Why the manager accepts it for now")
				}
				r.See(c.see...)
				c.holds(t, l)
			})
		})
	}
}

func TestALockOrAKillBeforeAListIsTakenLeavesTheDirectoryAsItWas(t *testing.T) {
	l := friday(t)
	if err := l.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) {
		return model.List(all, model.Listed{ID: "a1", Name: "Reed Centre", Telephone: "01632 960130"})
	}); err != nil {
		t.Fatal(err)
	}
	path := serviceList(t)
	untouched := func() {
		t.Helper()
		if all, err := l.Desk.Directory(); err != nil || len(all) != 1 || all[0].Telephone != "01632 960130" {
			t.Errorf("the directory is %+v, %v", all, err)
		}
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		toIntake(r, path)
		r.Press("ctrl+l")
		r.NotSee("Beacon", "services.csv")
		r.Press("enter")
		r.See("2 to be added, 0 changed", "Row 3, Phone")
		r.Press("enter") // asked, and not answered
		r.See("Take this into the directory?")
		r.Press("ctrl+l", "enter")
		untouched()
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Your closures", "HR-204")
		untouched()
		toIntake(r, path)
		r.Press("ctrl+l")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		r.Press("enter")
		r.See("There is no file of that name") // and nothing is taken from what is not there
		r.Press("enter")
		r.See("There is nothing in this file to take.")
		untouched()
	})
	path = serviceList(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		toIntake(r, path)
		r.Press("enter", "y")
		r.See("Added: 2. Changed: 0.")
	}) // killed right behind the words that say so
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("d")
		r.See("Beacon Trust", "Quay House", "Reed Centre")
	})
}
