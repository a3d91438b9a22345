package unlock_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/saver"
	"handover/ui/uitest"
	"handover/ui/unlock"
)

const (
	good  = "amber kettle pony stream lantern"
	wrong = "copper barley swan ladder meadow"
)

// A door is one whose vault lies in memory. Beneath the passphrase that it asks for, the vault has
// none, so that opening it takes no time.
type door struct {
	t          *testing.T
	engine     *enginetest.Mem
	passphrase string
	code       string // a recovery code; "" for none
	opened     *store.Vault
	desk       *desk.Desk
	wait       chan struct{} // where it is not nil, opening waits for it
	tries      int
	throttled  time.Time // no try is taken before that
	app        *ui.App
	drafts     drafts
	keep       *saver.Saver
	sealed     bool // the vault has the passphrase after all

	damaged error    // why the vault's file cannot be opened at all
	rebuilt int      // how often it was put back
	nothing bool     // there is nothing to put it back from
	told    []string // what is to be told
}

// drafts keeps drafts, or fails to.
type drafts struct{ fail error }

func (d *drafts) KeepDraft(context.Context, model.Draft) error { return d.fail }
func (d *drafts) DropDraft(context.Context, model.Draft) error { return d.fail }
func (d *drafts) Kept() bool                                   { return false }
func (d *drafts) Settle(context.Context) error                 { return nil }

func newDoor(t *testing.T, passphrase string) *door {
	d := &door{t: t, engine: enginetest.Memory(), passphrase: passphrase}
	if passphrase == "" {
		return d
	}
	v, err := store.Create(context.Background(), d.engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	v.Lock()
	return d
}

func (d *door) Exists() bool { return d.passphrase != "" }

func (d *door) Before() unlock.Before {
	return unlock.Before{Damaged: d.damaged, Code: d.code != "", Wait: time.Until(d.throttled), Strength: store.LeastStrength}
}

func (d *door) Backups() []store.Backup {
	if d.nothing {
		return nil
	}
	return []store.Backup{{At: time.Date(2026, 11, 3, 14, 3, 0, 0, time.UTC)}}
}

func (d *door) Vault() *store.Vault { return d.opened }

func (d *door) Told() []string {
	told := d.told
	d.told = nil
	return told
}

func (d *door) Create(passphrase []byte) (err error) {
	d.passphrase = string(passphrase)
	if !d.sealed {
		passphrase = nil
	}
	d.opened, err = store.Create(context.Background(), d.engine, passphrase)
	return err
}

func (d *door) Open(with store.With) error {
	if wait := time.Until(d.throttled); wait > 0 {
		return &store.Throttled{Wait: wait}
	}
	d.tries++
	if d.wait != nil {
		<-d.wait
	}
	switch {
	case d.passphrase == "nobody knows":
	case with.Code != nil && string(with.Code) != d.code:
		return store.ErrCode
	case with.Code == nil && string(with.Passphrase) != d.passphrase:
		if d.tries >= 3 {
			d.throttled = time.Now().Add(2 * time.Second)
		}
		return store.ErrPassphrase
	}
	return d.unlock()
}

func (d *door) unlock() (err error) {
	var passphrase []byte
	if d.sealed {
		passphrase = []byte(d.passphrase)
	}
	d.opened, err = store.Unlock(context.Background(), d.engine, passphrase)
	return err
}

func (d *door) Rebuild(with store.With) error {
	if d.nothing {
		return store.ErrNothing
	}
	if err := d.Open(with); err != nil {
		return err
	}
	d.rebuilt++
	d.damaged, d.told = nil, []string{"The last good state was put back."}
	return nil
}

func (d *door) Enter() (*desk.Desk, error) {
	switch {
	case d.opened == nil && d.desk == nil:
		return nil, store.ErrLocked
	case d.opened == nil:
		return d.desk, nil
	case d.desk == nil:
		g, err := guide.Load()
		if err != nil {
			return nil, err
		}
		if d.desk, err = desk.New(d.opened, g, time.Now); err != nil {
			return nil, err
		}
	default:
		if err := d.desk.Resume(d.opened); err != nil {
			return nil, err
		}
	}
	if d.keep != nil {
		d.keep.LookOnly(len(d.opened.Found().Damage) > 0)
	}
	d.opened = nil
	return d.desk, nil
}

// inside is a screen that says that the worker is in.
type inside struct {
	*kit.Pager
	keep *saver.Saver
}

func (*inside) Init() tea.Cmd   { return nil }
func (*inside) Title() string   { return "The caseload" }
func (*inside) Keys() []kit.Key { return nil }
func (*inside) Typing() bool    { return true }
func (s *inside) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return s.keep.Type(model.Draft{Part: "text", Text: k.Text})
	}
	return nil
}

func program(d *door) tea.Model {
	saved := func() bool { return d.app.Saved() }
	keep := saver.New(&d.drafts, time.Now)
	d.keep = keep
	d.app = ui.New(ui.Config{
		Saver: keep,
		Start: func(h kit.House) kit.Screen {
			return unlock.Start(h, d, func(*desk.Desk) tea.Cmd { return h.Replace(&inside{kit.NewPager(h.Theme()), keep}) })
		},
		LockScreen: func(h kit.House, unlocked func()) kit.Screen {
			if d.passphrase == "nobody knows" {
				return unlock.LockedDemo(h, d, saved, unlocked)
			}
			return unlock.Locked(h, d, saved, unlocked)
		},
		OnLock: func() {
			if d.desk != nil {
				d.desk.Lock()
			}
		},
	})
	return d.app
}

// play plays a story with a program behind a door.
func play(t *testing.T, passphrase string, story func(r *uitest.Robot, d *door)) {
	t.Helper()
	var d *door
	uitest.Run(t, 100, 30, func() tea.Model {
		d = newDoor(t, passphrase)
		return program(d)
	}, func(r *uitest.Robot) { story(r, d) })
}

// with plays a story behind a door that was made beforehand.
func with(t *testing.T, d *door, story func(r *uitest.Robot)) {
	t.Helper()
	uitest.Run(t, 100, 30, func() tea.Model { return program(d) }, story)
}

func TestTheFirstRunAsksWhoYouAreAndThenForAPassphraseTwice(t *testing.T) {
	play(t, "", func(r *uitest.Robot, d *door) {
		r.See("Welcome", "Your name", "Your role")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.See("Choose the passphrase", "only a recovery code opens the vault")
		r.Type("short\n")
		r.See("It is short")
		r.Press("up", "ctrl+u")
		r.Type(good + "\n" + wrong + "\n\n")
		r.See("The two are not the same")
		r.NotSee("The caseload", good)
		r.Press("ctrl+u")
		r.Type(good + "\n\n")
		r.See("Make a recovery code now?")
		r.NotSee("(•)")
		r.Press("2")
		r.See("The caseload")
		if w := d.desk.Worker(); w.Name != "Noor Hale" || w.Role != "social worker" || d.passphrase != good {
			t.Errorf("%+v sits there, and the passphrase is %q", w, d.passphrase)
		}
	})
}

func TestTheWordsOnOfferAreTakenWithOneKeyAndTypedOnceMore(t *testing.T) {
	play(t, "", func(r *uitest.Robot, d *door) {
		r.Type("Noor Hale\nsocial worker\n\n")
		offered := words(t, r, "if you like them:")
		r.Press("f3")
		if again := words(t, r, "if you like them:"); again == offered {
			t.Errorf("the other words are the same: %s", again)
		}
		r.Press("f2")
		r.See("Write them on paper now", "away from the laptop")
		taken := words(t, r, "Your words:")
		r.Type("\n\n")
		r.NotSee("The caseload")
		r.Type(taken + "\n\n")
		r.Press("esc")
		r.See("The caseload")
		if d.passphrase != taken {
			t.Errorf("the passphrase is %q, and %q was shown", d.passphrase, taken)
		}
	})
}

func words(t *testing.T, r *uitest.Robot, after string) string {
	t.Helper()
	_, rest, found := strings.Cut(r.Screen(), after)
	if !found {
		t.Fatalf("no %q:\n%s", after, r.Screen())
	}
	rest, _, _ = strings.Cut(strings.TrimSpace(rest), "\n\n")
	return strings.Join(strings.Fields(rest), " ")
}

func TestAWrongPassphraseIsSaidAndTheFieldIsEmptied(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		r.Type(wrong + "\n")
		r.See("That is not the passphrase", "Nothing was opened")
		r.NotSee("•", "The caseload")
		if d.desk != nil {
			t.Error("a desk was laid all the same")
		}
		r.Type("\n")
		r.See("Type your passphrase")
		if d.tries != 1 {
			t.Errorf("nothing typed was tried as a passphrase: %d tries", d.tries)
		}
	})
}

func TestKeysTypedWhileTheVaultOpensGoNowhere(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		d.wait = make(chan struct{})
		r.Type(wrong + "\n")
		r.See("Opening…")
		r.Type("typed ahead\n")
		r.Paste("pasted ahead")
		r.See("Opening…")
		close(d.wait)
		r.Wait(time.Second)
		r.See("That is not the passphrase")
		r.NotSee("•")
		if d.tries != 1 {
			t.Errorf("%d tries, want 1", d.tries)
		}
	})
}

func TestAVaultThatDoesNotKnowAnybodyAsksWhoIsThere(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		r.Type(good + "\n")
		r.See("Who is here", "Your name")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.See("The caseload")
		if d.desk.Worker().Name != "Noor Hale" {
			t.Errorf("%+v sits there", d.desk.Worker())
		}
	})
}

func TestSomebodyWhoIsKnownSitsDownWithOneKey(t *testing.T) {
	uitest.Run(t, 80, 24, func() tea.Model {
		d := withWorkers(t)
		return ui.New(ui.Config{Start: func(h kit.House) kit.Screen {
			return unlock.Who(h, d.desk, func() tea.Cmd {
				h.Say("Here now: " + d.desk.Worker().Name)
				return nil
			})
		}})
	}, func(r *uitest.Robot) {
		r.See("Noor Hale, social worker", "Ivo Marsh, team manager", "Somebody else")
		r.NotSee("Your name")
		r.Press("1")
		r.See("Here now: Noor Hale")
		r.Press("3")
		r.See("Your name")
		r.Type("\n")
		r.Press("tab")
		r.Type("\n")
		r.See("Type your name")
	})
}

func withWorkers(t *testing.T) *door {
	t.Helper()
	d := newDoor(t, good)
	if err := d.Open(store.With{Passphrase: []byte(good)}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Enter(); err != nil {
		t.Fatal(err)
	}
	for _, w := range [][2]string{{"Noor Hale", "social worker"}, {"Ivo Marsh", "team manager"}} {
		if err := d.desk.SitDown(w[0], w[1]); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestTheLockOpensOnlyWithThePassphrase(t *testing.T) {
	play(t, good, func(r *uitest.Robot, _ *door) {
		r.Type(good + "\n")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.See("The caseload")
		r.Press("ctrl+l")
		r.See("Locked", "Passphrase")
		r.NotSee("The caseload")
		r.Type(wrong + "\n")
		r.See("That is not the passphrase")
		r.Type(good + "\n")
		r.See("The caseload")
	})
}

func TestTheLockSaysWhetherEverythingIsSaved(t *testing.T) {
	const saved, not = "Everything that was typed is saved", "Some words could not be saved yet"
	play(t, good, func(r *uitest.Robot, d *door) {
		r.Type(good + "\n")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.Type("x")
		d.drafts.fail = errors.New("the disk is full")
		r.Press("ctrl+l")
		r.See("Locked", not)
		r.NotSee(saved, "the disk is full")
		d.drafts.fail = nil
		r.Wait(time.Minute)
		r.See("Locked", saved)
		r.NotSee(not)
	})
}

func TestALockBeforeTheFirstPassphraseAsksForItOnce(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		r.Type("half a pass")
		r.Wait(6 * time.Minute)
		r.See("Locked")
		r.Type(good + "\n")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.See("The caseload")
	})
	play(t, "", func(r *uitest.Robot, _ *door) {
		r.Type("Noor Hale\nsocial worker\n\n")
		r.Type("half a pass")
		r.Wait(6 * time.Minute)
		r.See("Locked", "Press Enter to go on")
		r.Press("enter")
		r.See("Choose the passphrase")
		r.NotSee("•")
	})
}

func TestTheDemoNeedsNoPassphraseToGoOn(t *testing.T) {
	play(t, "nobody knows", func(r *uitest.Robot, _ *door) {
		r.Type("x\n")
		r.Type("Noor Hale\nsocial worker\n\n")
		r.See("The caseload")
		r.Press("ctrl+l")
		r.See("Press Enter to go on")
		r.NotSee("Passphrase", "The caseload")
		r.Type("abc\n")
		r.See("The caseload")
	})
}

func TestEveryScreenFitsEveryWindow(t *testing.T) {
	h := ui.New(ui.Config{})
	nothing := func() tea.Cmd { return nil }
	closed, none := newDoor(t, good), newDoor(t, "")
	first := unlock.Start(h, none, nil)
	uitest.Bodies(t, first)
	feed(t, first, "Noor Hale\nsocial worker\n\n")
	uitest.Bodies(t, first)
	feed(t, first, "short\n")
	uitest.Bodies(t, first)
	for _, k := range first.Keys() {
		if k.Show == "F2" {
			k.Do()
		}
	}
	uitest.Bodies(t, first)
	offered := false
	first.Resize(40, 7)
	body, _ := first.Draw()
	offered = strings.Contains(kit.Bare(body), "On paper, not beside the laptop")
	if !offered {
		t.Errorf("the smallest window does not show the words:\n%s", kit.Bare(body))
	}
	uitest.Bodies(t, unlock.Start(h, closed, nil))
	busy := unlock.Start(h, closed, nil)
	feed(t, busy, "anything\n")
	uitest.Bodies(t, busy)
	for _, saved := range []bool{true, false} {
		is := func() bool { return saved }
		uitest.Bodies(t, unlock.Locked(h, closed, is, func() {}))
		uitest.Bodies(t, unlock.Locked(h, none, is, func() {}))
	}
	uitest.Bodies(t, unlock.Who(h, withWorkers(t).desk, nothing))
}

// feed types into a screen that is on no stack.
func feed(t *testing.T, s kit.Screen, words string) {
	t.Helper()
	for _, c := range words {
		if c == '\n' {
			s.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
			continue
		}
		s.Update(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
}
