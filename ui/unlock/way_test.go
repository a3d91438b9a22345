package unlock_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/uitest"
	"handover/ui/unlock"
)

// in opens the vault and sits down.
func in(r *uitest.Robot) {
	r.T.Helper()
	r.Type(good + "\n")
	r.Type("Noor Hale\nsocial worker\n\n")
	r.See("The caseload")
}

func TestAfterSomeWrongTriesTheSecondsCountDownAndEnterWaits(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		r.Type(wrong + "\n")
		r.Type(wrong + "\n")
		r.NotSee("next try") // the free ones do not threaten
		r.Type(wrong + "\n")
		r.See("That is not the passphrase", "can be made in 2 seconds")
		r.Wait(time.Second)
		r.See("in 1 second.")
		r.Type(good + "\n")
		r.NotSee("Who is here")
		if d.tries != 3 {
			t.Errorf("%d tries: one was made too early", d.tries)
		}
		r.Wait(time.Second)
		r.NotSee("next try")
		r.Press("enter") // what was typed waited too
		r.See("Who is here")
	})
}

func TestSomebodyWhoHasToWaitFromTheLastRunIsToldBeforeTheyType(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		d.throttled = time.Now().Add(30 * time.Second)
		r.Type(good + "\n")
		r.See("in 30 seconds")
		r.Wait(31 * time.Second)
		r.NotSee("next try")
		r.Type(good + "\n")
		r.See("Who is here")
	})
}

// withCode gives the vault a recovery code.
func withCode(d *door) {
	d.t.Helper()
	if err := d.unlock(); err != nil {
		d.t.Fatal(err)
	}
	code, err := d.opened.NewCode(context.Background(), store.With{Passphrase: []byte{}})
	if err != nil {
		d.t.Fatal(err)
	}
	d.opened.Lock()
	d.opened, d.code = nil, code
}

func TestTheRecoveryCodeOpensTheVaultAndANewPassphraseIsChosenFirst(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		withCode(d)
		r.Press("f4")
		r.See("Recovery code", "from the paper")
		r.Type("12345\n")
		r.See("25 letters and digits")
		r.Press("ctrl+u")
		r.Type(strings.Repeat("2", 25) + "\n")
		r.See("That is not the recovery code", "newest code")
		r.Type(d.code)
		r.See(d.code) // nobody types it from paper unseen
		r.Press("enter")
		r.See("A new passphrase", "The code opened the vault")
		r.NotSee("The caseload", d.code)
		r.Type(wrong + "\n" + wrong + "\n\n")
		r.Wait(time.Second)
		r.See("Who is here")
		d.passphrase = wrong
	})
}

func TestTheCodeIsHiddenOnALockScreenAndLeadsToTheNewPassphraseThere(t *testing.T) {
	play(t, good, func(r *uitest.Robot, d *door) {
		withCode(d)
		in(r)
		r.Press("ctrl+l", "f4")
		r.Type(d.code)
		r.See("•••")
		r.NotSee(d.code)
		r.Press("f5")
		r.See(d.code)
		r.Press("f5", "esc")
		r.See("Passphrase")
		r.Press("f4")
		r.Type(d.code + "\n")
		r.See("A new passphrase")
		r.NotSee("The caseload")
		r.Press("esc")
		r.See("Locked")
		r.Press("f4")
		r.Type(d.code + "\n")
		r.Press("f2")
		r.Type(words(t, r, "Your words:") + "\n\n")
		r.Wait(time.Second)
		r.See("The caseload")
	})
}

func TestAVaultWithoutARecoveryCodeSaysSo(t *testing.T) {
	play(t, good, func(r *uitest.Robot, _ *door) {
		r.Press("f4")
		r.See("This vault has no recovery code", "Passphrase")
	})
}

func TestTheCodeThatTheFirstRunOffersIsShownOnceAndCanBeWrittenOut(t *testing.T) {
	_, docs := uitest.Home(t)
	d := newDoor(t, "")
	d.sealed = true
	with(t, d, func(r *uitest.Robot) {
		r.Type("Noor Hale\nsocial worker\n\n" + good + "\n" + good + "\n\n")
		r.Wait(time.Second)
		r.See("Make a recovery code now?", "Not now", "shown once")
		r.NotSee("(•)")
		r.Press("1")
		r.Wait(time.Second)
		code := words(t, r, "Your recovery code:")
		if !store.LooksLikeCode([]byte(code)) {
			t.Fatalf("%q is no code", code)
		}
		r.See("onto paper", "locked away")
		r.Press("f2")
		r.See("not sealed", "handover-recovery-code.txt")
		r.Press("tab", "tab", "enter")
		r.See("Print it, then delete it")
		r.Resize(40, 10)
		r.See(code)
		r.Resize(100, 30)
		r.Press("enter")
		r.See("Is it on paper?")
		r.Press("enter") // twice too fast shows it still
		r.See(code)
		r.Press("enter", "y")
		r.See("The caseload")
		r.NotSee(code)
	})
	ways := 0
	for _, f := range files(t, docs) {
		if strings.Contains(f, "RECOVERY CODE") {
			ways++
		}
	}
	if ways != 1 {
		t.Errorf("%d sheets were written", ways)
	}
}

// files reads every file in a folder.
func files(t *testing.T, dir string) (all []string) {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	return all
}

func TestALockWhileTheCodeIsShownHidesItForGood(t *testing.T) {
	d := newDoor(t, "")
	d.sealed = true
	with(t, d, func(r *uitest.Robot) {
		r.Type("Noor Hale\nsocial worker\n\n" + good + "\n" + good + "\n\n")
		r.Wait(time.Second)
		r.Press("1")
		r.Wait(time.Second)
		code := words(t, r, "Your recovery code:")
		r.Press("ctrl+l")
		r.See("Locked")
		r.NotSee(code)
		r.Type(good + "\n")
		r.Wait(time.Second)
		r.See("The caseload")
		r.NotSee(code)
	})
}

func TestAVaultThatCannotBeOpenedSaysWhatIsWrongAndIsPutBack(t *testing.T) {
	d := newDoor(t, good)
	d.damaged = errors.New("the vault's file is damaged: it is cut short")
	with(t, d, func(r *uitest.Robot) {
		r.See("The vault is damaged", "it is cut short", "one backup here, of 3 November 2026 at 14:03", "rescue log", "Passphrase")
		r.Type(wrong + "\n")
		r.See("That is not the passphrase")
		r.Type(good + "\n")
		r.See("Before you go on", "The last good state was put back")
		r.Wait(time.Second)
		r.Press("enter")
		r.See("Who is here")
		if d.rebuilt != 1 {
			t.Errorf("put back %d times", d.rebuilt)
		}
	})
}

func TestWhereNothingCanBePutBackThatIsSaid(t *testing.T) {
	d := newDoor(t, good)
	d.damaged, d.nothing = errors.New("the vault's file is damaged: it is cut short"), true
	with(t, d, func(r *uitest.Robot) {
		r.See("There is no backup here")
		r.Type(good + "\n")
		r.See("nothing here that the vault could be put back from", "Nothing was changed", "handover restore FILE")
		r.NotSee("Who is here")
	})
}

// spoilt is a door whose vault opens, and has lost a record.
func spoilt(t *testing.T) *door {
	t.Helper()
	d := newDoor(t, good)
	ctx := context.Background()
	if err := d.unlock(); err != nil {
		t.Fatal(err)
	}
	if err := d.opened.Set(ctx, "colour", "green"); err != nil {
		t.Fatal(err)
	}
	d.opened.Lock()
	d.opened = nil
	items, _, err := d.engine.Scan(ctx, "settings", "", 0)
	if err != nil || len(items) == 0 {
		t.Fatalf("%d settings, %v", len(items), err)
	}
	if _, err := d.engine.Apply(ctx, store.Op{Key: items[0].Key}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADamagedVaultThatOpensAsksWhatIsToBeDoneAndPresetsNothing(t *testing.T) {
	d := spoilt(t)
	with(t, d, func(r *uitest.Robot) {
		r.Type(good + "\n")
		r.See("The vault is damaged", "Records are missing", "(advised)", "Look only", "Go on with what opens")
		r.NotSee("(•)")
		r.Press("1", "tab", "enter")
		r.See("Type the passphrase, and the last good state is put back")
		r.Press("esc")
		r.See("Look only")
		r.Press("2", "tab", "enter")
		r.See("The caseload", "read only")
		r.NotSee("Who is here") // it could not be kept
		r.Type("x")
		r.See("What you type here is not kept", "read only")
		r.NotSee("NOT SAVED")
		r.Press("ctrl+l")
		r.See("Locked", "Everything that was typed is saved")
		r.Type(good + "\n")
		r.See("Look only")
		r.Press("2", "tab", "enter")
		r.See("The caseload")
		r.Press("ctrl+q")
		if !r.Ended() {
			t.Errorf("it does not quit:\n%s", r.Screen())
		}
	})
}

func TestGoingOnWithDamageTakesAYes(t *testing.T) {
	d := spoilt(t)
	with(t, d, func(r *uitest.Robot) {
		r.Type(good + "\n")
		r.Press("3", "tab")
		r.See("Go on without what does not open?")
		r.Press("n", "tab", "enter")
		r.See("What is to be done?")
		r.NotSee("(•)")
		r.Press("3", "tab", "y", "tab", "enter")
		r.See("Who is here")
		r.NotSee("read only")
	})
}

func TestWhatOpeningFoundIsToldOnce(t *testing.T) {
	d := newDoor(t, good)
	d.told = []string{"1 save came back from the rescue log."}
	with(t, d, func(r *uitest.Robot) {
		in := func() {
			r.Type(good + "\n")
			r.See("1 save came back")
			r.Wait(time.Second)
			r.Press("enter")
			r.NotSee("1 save came back")
		}
		in()
		r.Type("Noor Hale\nsocial worker\n\n")
		r.Press("ctrl+l")
		r.Type(good + "\n")
		r.See("The caseload")
		r.NotSee("1 save came back")
		r.Press("ctrl+l")
		d.told = []string{"1 save came back from the rescue log."}
		in()
		r.See("The caseload")
	})
}

func TestTheSheetOfARecoveryCodeFitsPaperAndNamesNobody(t *testing.T) {
	lines := unlock.RecoverySheet("CT3YJ-FGBV4-5W63T-1EPP0-4N4NA", model.Date("2026-11-03"))
	text := strings.Join(lines, "\n")
	for _, l := range lines {
		if kit.Width(l) > 76 {
			t.Errorf("%d columns: %s", kit.Width(l), l)
		}
	}
	for _, w := range []string{"CT3YJ-FGBV4-5W63T-1EPP0-4N4NA", "3 November 2026", "Never with the laptop", "locked away", "Tell your manager"} {
		if !strings.Contains(text, w) {
			t.Errorf("it lacks %q", w)
		}
	}
}

func TestEveryStepOfTheWayInFitsEveryWindow(t *testing.T) {
	h := ui.New(ui.Config{})
	d := newDoor(t, good)
	withCode(d)
	code := unlock.Start(h, d, nil)
	press(code, "F4")
	uitest.Bodies(t, code)
	feed(t, code, strings.Repeat("2", 25)+"x\n")
	uitest.Bodies(t, code)
	d.damaged = errors.New("opening the vault's file: the vault's file is damaged: page 12 is not what stands there")
	uitest.Bodies(t, unlock.Start(h, d, nil))
	d = spoilt(t)
	if err := d.unlock(); err != nil {
		t.Fatal(err)
	}
	choice := unlock.Start(h, d, nil)
	uitest.Bodies(t, choice)
	feed(t, choice, "3")
	uitest.Bodies(t, choice)
}

// press presses one of a screen's keys by its name.
func press(s kit.Screen, name string) {
	for _, k := range s.Keys() {
		if k.Show == name {
			k.Do()
		}
	}
}
