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
	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
	"handover/ui"
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

const passphrase = "lantern meadow copper thistle"

// A laptop is a vault in a folder, and who works on it.
type laptop struct {
	t     *testing.T
	place *store.Place
	vault *store.Vault
	desk  *desk.Desk
	at    time.Time
	stay  *model.Keep
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{t: t, at: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	open := func(path string) (store.Engine, error) {
		db, err := bolt.Open(path)
		if err != nil {
			return nil, err // and not an engine that is nil
		}
		return db, nil
	}
	l.place = store.At(t.TempDir(), store.Files{Create: bolt.Create, Open: open}, store.Options{Now: l.clock})
	v, err := l.place.Create(context.Background(), []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.vault.Close() })
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	l.vault = v
	if l.desk, err = desk.New(v, g, l.clock); err != nil {
		t.Fatal(err)
	}
	if err := l.desk.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *laptop) clock() time.Time { return l.at }

var reason = model.Field{Item: "record.reason", Subject: model.TheClosure}

// begin begins a closure with a section of its record written.
func (l *laptop) begin(reference string) model.ClosureID {
	l.t.Helper()
	id, err := l.desk.Begin(reference, "K.M.")
	if err == nil {
		err = l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Write(c, l.desk.Guide, reason, "The pony was called Biscuit.")
		})
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return id
}

// ready makes the open closure one that may be purged.
func (l *laptop) ready() {
	l.t.Helper()
	if err := l.desk.Transfer(l.desk.Today(), "Case 4471"); err != nil {
		l.t.Fatal(err)
	}
	if err := l.desk.Lodge("record", "documents, today", ""); err != nil {
		l.t.Fatal(err)
	}
}

// play runs the program, with the caseload open.
func (l *laptop) play(w, h int, story func(r *uitest.Robot)) {
	l.t.Helper()
	l.desk.Shut()
	uitest.Run(l.t, w, h, l.program, story)
}

func (l *laptop) program() tea.Model {
	keep := saver.New(l.desk, l.clock)
	keep.EnterWith(l.desk.Enter)
	return ui.New(ui.Config{
		Saver: keep, Now: l.clock, Who: func() string { return l.desk.Worker().Name },
		OnLock:     l.desk.Lock,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			return caseload.Start(&room.Room{House: h, Desk: l.desk, Saver: keep, Stay: l.stay}, nil)
		},
	})
}

// A door is a lock screen that opens to Enter, with the true passphrase.
type door struct {
	l        *laptop
	h        kit.House
	unlocked func()
}

func (d *door) Init() tea.Cmd               { return nil }
func (d *door) Resize(int, int)             {}
func (d *door) Title() string               { return "Locked" }
func (d *door) Typing() bool                { return false }
func (d *door) Keys() []kit.Key             { return nil }
func (d *door) Draw() (string, *tea.Cursor) { return "The door is locked.", kit.At(0, 0) }
func (d *door) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); !ok || k.String() != "enter" {
		return nil
	}
	v, err := d.l.place.Unlock(context.Background(), store.With{Passphrase: []byte(passphrase)})
	if err == nil {
		err = d.l.desk.Resume(v)
	}
	if err != nil {
		d.h.Fail(err.Error())
		return nil
	}
	d.l.vault = v
	d.unlocked()
	return nil
}

// goTo opens the row with these words.
func goTo(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 60 {
		for _, line := range r.Lines() {
			if strings.HasPrefix(line, " › ") && strings.Contains(line, words) {
				r.Press("enter")
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}

func TestACopyIsTransferredAnsweredForAndPurged(t *testing.T) {
	l := newLaptop(t)
	id := l.begin("HR-204")
	if _, err := l.vault.BackUp(context.Background()); err != nil {
		t.Fatal(err)
	}
	l.at = l.at.Add(time.Minute)
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		r.See("The local copy", "not transferred yet")
		goTo(r, "The local copy")
		r.See("nothing here says that this closure is in the council's record", "The Closure Record", "1 entry")
		goTo(r, "Purge it")
		r.See("Before this copy may be purged, these 2 things are settled", "Not transferred yet", "The Closure Record")
		goTo(r, "Not transferred yet")
		r.Type("today\nCase 4471\n")
		r.Press("enter")
		r.See("The transfer is recorded.", "this is settled")
		goTo(r, "The Closure Record")
		r.Press("space", "tab")
		r.Type("Documents, 22 November\n")
		r.Press("enter")
		r.See("Nothing stands in the way any more")
		r.Press("esc")
		r.See("Transferred to the council's record on 22 November 2026 as “Case 4471”", "goes on 22 December 2026",
			"What it once lacked", "Documents, 22 November")
		goTo(r, "Purge it")
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
	if _, err := l.vault.Entries(context.Background(), id); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("its entries give %v", err)
	}
	if _, ok := l.desk.Place(); ok {
		t.Error("where the program was left is still known")
	}
}

func TestTheCaseloadSaysWhenACopyGoesAndDeletesNothing(t *testing.T) {
	l := newLaptop(t)
	l.stay = &model.Keep{Days: 1, Working: true}
	l.begin("HR-100")
	id := l.begin("HR-204")
	l.ready()
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("local copy goes on 23 November   R 0/24", "Ready ")
		r.NotSee("was due")
	})
	l.at = l.at.AddDate(0, 0, 2)
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("! local copy was due to go on 23 November", "1 local copy was due to go. Press l on it")
		if first := r.Line(4); !strings.Contains(first, "HR-204") {
			t.Errorf("it does not come up:\n%s", r.Screen())
		}
		r.Press("l")
		r.See("was due to go on 23 November 2026. Nothing is deleted by itself")
		goTo(r, "Put it on hold")
		r.Type("a complaint of 3 November\n")
		r.Press("enter")
		r.See("On hold since 24 November 2026: a complaint of 3 November.", "Nothing goes while it is on hold.")
		r.Press("esc")
		r.See("on hold since 24 Nov 2026")
		r.Press("esc")
		r.See("local copy on hold")
		r.NotSee("was due")
	})
	if _, err := l.vault.Entries(context.Background(), id); err != nil {
		t.Errorf("it is not here any more: %v", err)
	}
	l.play(40, 10, func(r *uitest.Robot) { r.See("local copy on hold") })
	if _, err := l.desk.Open(id); err != nil {
		t.Fatal(err)
	}
	if err := l.desk.Release("it was answered"); err != nil {
		t.Fatal(err)
	}
	l.at = l.at.AddDate(1, 0, 0)
	l.play(40, 10, func(r *uitest.Robot) { r.See("copy was due to go 23 Nov 2026", "press l") })
}

func TestAHoldKeepsTheCopyAndSaysWhy(t *testing.T) {
	l := newLaptop(t)
	l.begin("HR-204")
	l.ready()
	if err := l.desk.Hold("a complaint"); err != nil {
		t.Fatal(err)
	}
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		goTo(r, "The local copy")
		goTo(r, "Purge it")
		goTo(r, "On hold")
		r.See("Why may the hold end?", "a complaint")
		r.Press("esc")
		r.See("On hold")
		r.Press("esc", "home")
		goTo(r, "Let go of the hold")
		r.Type("it was answered\n")
		r.Press("enter")
		r.See("The hold has ended.", "goes on 22 December 2026", "nothing holds it back")
		goTo(r, "Put it on hold")
		r.Type("anoth")
		r.Wait(time.Second)
		r.Press("esc")
		goTo(r, "Purge it")
		r.See("It may stay until 22 December 2026.", "In 1 place here words wait that were typed and never entered.")
		r.Press("esc", "ctrl+z")
		r.See("On hold since")
	})
}

func TestWhatIsTypedAboutTheCopyWaitsAsADraft(t *testing.T) {
	l := newLaptop(t)
	l.begin("HR-204")
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		goTo(r, "The local copy")
		goTo(r, "Say that it was transferred")
		r.Type("21 11 2026\nCase 44")
		r.Wait(time.Second)
		r.Press("ctrl+l")
		r.See("The door is locked.")
		r.NotSee("Case 44")
		r.Press("enter")
		r.See("Case 44")
		r.Press("esc")
		goTo(r, "The Closure Record")
		r.Press("down", "space", "tab")
		r.Type("half a rea")
		r.Wait(time.Second)
	}) // the robot kills the program
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "The local copy")
		goTo(r, "The Closure Record")
		r.See("half a rea")
		r.Press("esc")
		goTo(r, "Say that it was transferred")
		r.See("21 11 2026", "Case 44")
	})
}

func TestAPurgeThatWasLockedAwayFromAsksForThePassphraseAgain(t *testing.T) {
	l := newLaptop(t)
	id := l.begin("HR-204")
	l.ready()
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		goTo(r, "The local copy")
		goTo(r, "Purge it")
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
	if _, err := l.vault.Entries(context.Background(), id); err != nil {
		t.Errorf("it is gone: %v", err)
	}
}

func TestABackupThatCannotBeReadIsToldOf(t *testing.T) {
	l := newLaptop(t)
	l.begin("HR-204")
	l.ready()
	dir := filepath.Join(l.place.Dir(), "backups")
	stuck := filepath.Join(dir, "damaged-2026-11-01-090000-ab12.vault")
	if err := os.MkdirAll(filepath.Join(stuck, "in it"), 0o700); err != nil { // a folder is not removed as a file is
		t.Fatal(err)
	}
	l.play(80, 30, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		goTo(r, "The local copy")
		goTo(r, "Purge it")
		r.Press("enter")
		r.Type(passphrase + "\n")
		r.Press("right", "enter")
		r.See("HR-204 is purged", "These could not be removed, and may still hold it", "damaged-2026-11-01")
	})
}

func TestALockDuringThePurgeLeavesItWhollyDoneOrNotAtAll(t *testing.T) {
	l := newLaptop(t)
	id := l.begin("HR-204")
	l.ready()
	l.play(80, 24, func(r *uitest.Robot) {
		goTo(r, "HR-204")
		goTo(r, "The local copy")
		goTo(r, "Purge it")
		r.Press("enter")
		r.Type(passphrase + "\n")
		r.Press("right", "enter", "ctrl+l")
		r.See("The door is locked.")
		r.Press("enter")
		r.Wait(time.Second)
		r.Press("esc", "esc", "esc", "esc", "esc")
		r.See("Caseload")
		switch _, was, err := l.vault.WasPurged(context.Background(), id); {
		case err != nil:
			t.Error(err)
		case was:
			r.See("No closures yet")
		default:
			r.See("HR-204")
			goTo(r, "HR-204")
			r.See("The four stages")
		}
	})
	found, err := l.vault.Verify(context.Background())
	if err != nil || len(found.Damage) > 0 {
		t.Errorf("the vault is not sound: %v, %v", found.Damage, err)
	}
}

func TestTheLocalCopyFitsEveryWindow(t *testing.T) {
	l := newLaptop(t)
	id := l.begin("HR-204")
	if err := l.desk.Transfer("2026-09-01", "Case 4471, closed cases of the north-east team, volume 3"); err != nil {
		t.Fatal(err)
	}
	if err := l.desk.Lodge("record", "documents of the north-east team, volume 3, under the family's name, 1 September 2026", ""); err != nil {
		t.Fatal(err)
	}
	fits := func(see string, keys ...string) {
		t.Helper()
		l.desk.Shut()
		if err := l.desk.LeaveAt(desk.Place{}); err != nil {
			t.Fatal(err)
		}
		app := l.program()
		app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		for _, name := range keys {
			k, err := uitest.Key(name)
			if err != nil {
				t.Fatal(err)
			}
			app.Update(k)
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
	if _, err := l.desk.Open(id); err != nil {
		t.Fatal(err)
	}
	for _, lack := range model.Lacking(l.desk.Closure(), l.desk.Guide) {
		if err := l.desk.Lodge(lack.What, "", "it is there by another way"); err != nil {
			t.Fatal(err)
		}
	}
	fits("What goes", "l", "down", "down", "enter")
	fits("passphrase of this vault", "l", "down", "down", "enter", "enter")
	fits("Keep it", "l", "down", "down", "enter", "enter", "x", "enter")
}
