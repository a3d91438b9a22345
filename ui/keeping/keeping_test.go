package keeping_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

const passphrase = "lantern meadow copper thistle"

// A laptop has a vault in a folder, at a time that stands still: a copy goes when its day has come.
type laptop struct {
	*uitest.Laptop
	stay *model.Keep
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	return laptopWith(t, "")
}

func laptopWith(t *testing.T, passphrase string) *laptop {
	t.Helper()
	l := &laptop{}
	l.Laptop = &uitest.Laptop{T: t, Home: t.TempDir(), Passphrase: passphrase, Start: func(r *room.Room) kit.Screen {
		r.Stay = l.stay
		return first.Caseload(r)
	}}
	l.Time = func() time.Time { return l.Now }
	l.SetUp()
	l.Sits("Ana Lopez", "social worker")
	return l
}

// begin begins a closure with a section of its record written.
func (l *laptop) begin(reference string) model.ClosureID {
	l.T.Helper()
	id := l.Begins(reference, "K.M.")
	l.Writes("record.reason", "The pony was called Biscuit.")
	return id
}

// ready makes the open closure one that may be purged.
func (l *laptop) ready() {
	l.T.Helper()
	if err := l.Desk.Transfer(l.Desk.Today(), "Case 4471"); err != nil {
		l.T.Fatal(err)
	}
	if err := l.Desk.Lodge("record", "documents, today", ""); err != nil {
		l.T.Fatal(err)
	}
}

func TestACopyIsTransferredAnsweredForAndPurged(t *testing.T) {
	l := laptopWith(t, passphrase)
	id := l.begin("HR-204")
	if _, err := l.Vault.BackUp(context.Background()); err != nil {
		t.Fatal(err)
	}
	l.Now = l.Now.Add(time.Minute)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.See("The local copy", "not transferred yet")
		r.Open("The local copy")
		r.See("nothing here says that this closure is in the council's record", "The Closure Record", "1 entry")
		r.Open("Purge it")
		r.See("Before this copy may be purged, these 2 things are settled", "Not transferred yet", "The Closure Record")
		r.Open("Not transferred yet")
		r.Type("today\nCase 4471\n")
		r.Press("enter")
		r.See("The transfer is recorded.", "this is settled")
		r.Open("The Closure Record")
		r.Press("space", "tab")
		r.Type("Documents, 22 November\n")
		r.Press("enter")
		r.See("Nothing stands in the way any more")
		r.Press("esc")
		r.See("Transferred to the council's record on 22 November 2026 as “Case 4471”", "goes on 22 December 2026",
			"What it once lacked", "Documents, 22 November")
		r.Open("Purge it")
		r.See("What a purge does", "There is no undo", "What goes")
		r.Press("end")
		r.See("Colleagues' copies")
		r.Press("enter")
		r.Type("copper barley swan\n")
		r.See("Purge HR-204?", "Keep it", "Purge it for good")
		r.Press("enter") // the first button keeps it
		r.See("passphrase of this vault")
		r.NotSee("•••")
		r.Type("copper barley swan\n")
		r.Press("right", "enter")
		r.See("That is not the passphrase. Nothing was purged.")
		r.Type(passphrase + "\n")
		r.Press("right", "enter")
		r.See("HR-204 is purged", "A fresh backup was made", "gone.")
		r.Wait(time.Second)
		r.Press("enter")
		r.See("No closures yet")
	})
	if _, err := l.Vault.Entries(context.Background(), id); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("its entries give %v", err)
	}
	if _, ok := l.Desk.Place(); ok {
		t.Error("where the program was left is still known")
	}
}

func TestTheCaseloadSaysWhenACopyGoesAndDeletesNothing(t *testing.T) {
	l := newLaptop(t)
	l.stay = &model.Keep{Days: 1, Working: true}
	l.begin("HR-100")
	id := l.begin("HR-204")
	l.ready()
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("local copy goes on 23 November   R 0/24", "Ready ")
		r.NotSee("was due")
	})
	l.Now = l.Now.AddDate(0, 0, 2)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("! local copy was due to go on 23 November", "1 local copy was due to go. Press l on it")
		if first := r.Line(4); !strings.Contains(first, "HR-204") {
			t.Errorf("it does not come up:\n%s", r.Screen())
		}
		r.Press("l")
		r.See("was due to go on 23 November 2026. Nothing is deleted by itself")
		r.Open("Put it on hold")
		r.Type("a complaint of 3 November\n")
		r.Press("enter")
		r.See("On hold since 24 November 2026: a complaint of 3 November.", "Nothing goes while it is on hold.")
		r.Press("esc")
		r.See("on hold since 24 Nov 2026")
		r.Press("esc")
		r.See("local copy on hold")
		r.NotSee("was due")
	})
	if _, err := l.Vault.Entries(context.Background(), id); err != nil {
		t.Errorf("it is not here any more: %v", err)
	}
	l.Play(40, 10, func(r *uitest.Robot) { r.See("local copy on hold") })
	if _, err := l.Desk.Open(id); err != nil {
		t.Fatal(err)
	}
	if err := l.Desk.Release("it was answered"); err != nil {
		t.Fatal(err)
	}
	l.Now = l.Now.AddDate(1, 0, 0)
	l.Play(40, 10, func(r *uitest.Robot) { r.See("copy was due to go 23 Nov 2026", "press l") })
}

func TestAHoldKeepsTheCopyAndSaysWhy(t *testing.T) {
	l := newLaptop(t)
	l.begin("HR-204")
	l.ready()
	if err := l.Desk.Hold("a complaint"); err != nil {
		t.Fatal(err)
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.Open("The local copy")
		r.Open("Purge it")
		r.Open("On hold")
		r.See("Why may the hold end?", "a complaint")
		r.Press("esc")
		r.See("On hold")
		r.Press("esc", "home")
		r.Open("Let go of the hold")
		r.Type("it was answered\n")
		r.Press("enter")
		r.See("The hold has ended.", "goes on 22 December 2026", "nothing holds it back")
		r.Open("Put it on hold")
		r.Type("anoth")
		r.Wait(time.Second)
		r.Press("esc")
		r.Open("Purge it")
		r.See("It may stay until 22 December 2026.", "In 1 place here words wait that were typed and never entered.")
		r.Press("esc", "ctrl+z")
		r.See("On hold since")
	})
}

func TestWhatIsTypedAboutTheCopyWaitsAsADraft(t *testing.T) {
	l := newLaptop(t)
	l.begin("HR-204")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.Open("The local copy")
		r.Open("Say that it was transferred")
		r.Type("21 11 2026\nCase 44")
		r.Wait(time.Second)
		r.Press("ctrl+l")
		r.See("The door is locked.")
		r.NotSee("Case 44")
		r.Press("enter")
		r.See("Case 44")
		r.Press("esc")
		r.Open("The Closure Record")
		r.Press("down", "space", "tab")
		r.Type("half a rea")
		r.Wait(time.Second)
	}) // the robot kills the program
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("The local copy")
		r.Open("The Closure Record")
		r.See("half a rea")
		r.Press("esc")
		r.Open("Say that it was transferred")
		r.See("21 11 2026", "Case 44")
	})
}

func TestAPurgeThatWasLockedAwayFromAsksForThePassphraseAgain(t *testing.T) {
	l := laptopWith(t, passphrase)
	id := l.begin("HR-204")
	l.ready()
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.Open("The local copy")
		r.Open("Purge it")
		r.Press("enter")
		r.Type(passphrase + "\n")
		r.See("Purge it for good")
		r.Press("ctrl+l")
		r.See("The door is locked.")
		r.Press("enter")
		r.See("Purge it for good")
		r.Press("right", "enter")
		r.See("Type your passphrase again.")
	})
	if _, err := l.Vault.Entries(context.Background(), id); err != nil {
		t.Errorf("it is gone: %v", err)
	}
}

func TestABackupThatCannotBeReadIsToldOf(t *testing.T) {
	l := laptopWith(t, passphrase)
	l.begin("HR-204")
	l.ready()
	dir := filepath.Join(l.Place.Dir(), "backups")
	stuck := filepath.Join(dir, "damaged-2026-11-01-090000-ab12.vault")
	if err := os.MkdirAll(filepath.Join(stuck, "in it"), 0o700); err != nil { // a folder is not removed as a file is
		t.Fatal(err)
	}
	l.Play(80, 30, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.Open("The local copy")
		r.Open("Purge it")
		r.Press("enter")
		r.Type(passphrase + "\n")
		r.Press("right", "enter")
		r.See("HR-204 is purged", "These could not be removed, and may still hold it", "damaged-2026-11-01")
	})
}

func TestALockDuringThePurgeLeavesItWhollyDoneOrNotAtAll(t *testing.T) {
	l := laptopWith(t, passphrase)
	id := l.begin("HR-204")
	l.ready()
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("HR-204")
		r.Open("The local copy")
		r.Open("Purge it")
		r.Press("enter")
		r.Type(passphrase + "\n")
		r.Press("right", "enter", "ctrl+l")
		r.See("The door is locked.")
		r.Press("enter")
		r.Wait(time.Second)
		r.Press("esc", "esc", "esc", "esc", "esc")
		r.See("Caseload")
		switch _, was, err := l.Vault.WasPurged(context.Background(), id); {
		case err != nil:
			t.Error(err)
		case was:
			r.See("No closures yet")
		default:
			r.See("HR-204")
			r.Open("HR-204")
			r.See("The four stages")
		}
	})
	found, err := l.Vault.Verify(context.Background())
	if err != nil || len(found.Damage) > 0 {
		t.Errorf("the vault is not sound: %v, %v", found.Damage, err)
	}
}

func TestTheLocalCopyFitsEveryWindow(t *testing.T) {
	l := newLaptop(t)
	id := l.begin("HR-204")
	if err := l.Desk.Transfer("2026-09-01", "Case 4471, closed cases of the north-east team, volume 3"); err != nil {
		t.Fatal(err)
	}
	if err := l.Desk.Lodge("record", "documents of the north-east team, volume 3, under the family's name, 1 September 2026", ""); err != nil {
		t.Fatal(err)
	}
	l.Afresh = true
	fits := func(see string, keys ...string) {
		t.Helper()
		app := l.Program()
		app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		for _, name := range keys {
			app.Update(uitest.MustKey(t, name))
		}
		if screen := kit.Bare(app.View().Content); !strings.Contains(screen, see) {
			t.Errorf("after %v there is no %q on\n%s", keys, see, screen)
		}
		uitest.Sizes(t, app)
	}
	fits("Your closures")
	fits("What can be done", "l")
	fits("On which day", "l", "enter")
	fits("Why does this copy", "l", "down", "enter")
	fits("Before this copy may be purged", "l", "down", "down", "enter")
	fits("Said by Ana Lopez", "l", "end", "enter")
	if _, err := l.Desk.Open(id); err != nil {
		t.Fatal(err)
	}
	for _, lack := range model.Lacking(l.Desk.Closure(), l.Desk.Guide) {
		if err := l.Desk.Lodge(lack.What, "", "it is there by another way"); err != nil {
			t.Fatal(err)
		}
	}
	fits("What goes", "l", "down", "down", "enter")
	fits("passphrase of this vault", "l", "down", "down", "enter", "enter")
	fits("Keep it", "l", "down", "down", "enter", "enter", "x", "enter")
}
