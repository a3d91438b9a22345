package vault_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

// play makes a vault in a home of its own, and plays a story with it, beginning in the caseload.
func play(t *testing.T, w, h int, passphrase string, story func(l *uitest.Laptop, r *uitest.Robot)) {
	t.Helper()
	home, _ := uitest.Home(t)
	l := (&uitest.Laptop{T: t, Home: home, Passphrase: passphrase, Start: func(r *room.Room) kit.Screen {
		r.Policy = []string{"It locks itself after 5 minutes without a key (as built in)", "A local copy is kept for 30 days (as built in)"}
		return first.Caseload(r)
	}}).SetUp()
	l.Sits("Robin Ashe", "social worker")
	l.Play(w, h, func(r *uitest.Robot) { story(l, r) })
}

const passphrase = "lantern meadow copper thistle"

func TestAClosureTellsWhoDidWhatAndNoWordThatWasTyped(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *uitest.Laptop, r *uitest.Robot) {
		r.Press("n")
		r.Type("HR-204")
		r.Press("tab")
		r.Type("K.M.")
		r.Press("tab", "enter")
		r.See("England or Wales")
		r.Press("1", "esc", "esc")
		l.Writes("record.reason", "What K.M. told a teacher.")
		l.Desk.Exported(l.Desk.OpenID(), "Closure Record for the council, text")
		r.Open("Who did what")
		r.See("The chain holds since 22 November 2026, 09:00.", "none is missing", "the newest first", "Sunday 22 November 2026",
			"Robin Ashe (social worker) wrote: Reason for involvement",
			"Robin Ashe (social worker) wrote out: Closure Record for the council, text",
			"Robin Ashe (social worker) answered: England or Wales",
			"brought this closure into the vault")
		r.NotSee("told a teacher")
		r.Press("ctrl+l")
		r.NotSee("Robin Ashe (")
		r.Press("enter")
		r.See("Robin Ashe (social worker) wrote: Reason for involvement")
		r.Press("esc")
		r.See("unbroken since 22 November")
		r.Resize(80, 40)
		r.See("Every entry, reading and copy, unbroken since 22 November")
	})
}

func TestTheVaultTellsHowItStandsAndVerifiesEverything(t *testing.T) {
	play(t, 80, 40, "", func(l *uitest.Laptop, r *uitest.Robot) {
		r.Press("v")
		r.See("The vault's file", "Backups", "none yet", "Ways in", "Recovery code", "Rules in force")
		r.Open("Verify everything")
		r.See("Everything is as it was saved", "There is no backup yet", "0 closures")
		r.Wait(time.Second)
		r.Press("enter")
		r.See("everything is as it was saved")
		r.Open("Rules in force")
		r.See("locks itself after 5 minutes", "kept for 30 days")
		r.Press("esc")
		r.Open("Who did what in the whole vault")
		r.See("This vault was made", "sat down at the keyboard", "Robin Ashe (social worker) had everything verified")
	})
}

func TestABackupIsWrittenWhereTheWorkerSaysAndReplacesNothing(t *testing.T) {
	play(t, 100, 40, "", func(l *uitest.Laptop, r *uitest.Robot) {
		to := filepath.Join(l.Home, "stick.vault")
		r.Press("v")
		r.Open("Back up now")
		r.See("handover-2026-11-22.vault")
		r.Press("ctrl+u")
		r.Type(filepath.Join(l.Home, "none", "x.vault") + "\n")
		r.See("There is no folder")
		r.Press("ctrl+u")
		r.Type(to + "\n")
		r.See("Backed up, and verified")
		was, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		r.Open("Back up now")
		r.Press("ctrl+u")
		r.Type(to + "\n")
		r.See("There is a file of that name already")
		if now, _ := os.ReadFile(to); string(now) != string(was) {
			t.Error("it was replaced")
		}
	})
}

func TestAWrongPassphraseChangesNothingAndTooManyHaveToWait(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *uitest.Laptop, r *uitest.Robot) {
		r.Press("v")
		r.Open("Change the vault's key")
		for range 3 {
			r.Type("not this one\n")
			r.Press("tab", "enter")
			r.See("That is not the passphrase. Nothing was changed.")
			r.Press("shift+tab")
		}
		r.Type("not this one\n")
		r.Press("tab", "enter")
		r.See("Too many wrong tries: wait 2 seconds")
		r.Wait(3 * time.Second)
		r.Press("shift+tab")
		r.Type(passphrase + "\n")
		r.Press("tab", "enter")
		r.See("The vault has another key")
		r.Press("enter")
		r.See("changed once")
		if _, err := l.Desk.Begin("HR-1", "K."); err != nil {
			t.Errorf("nothing can be saved afterwards: %v", err)
		}
	})
}

func TestThePassphraseIsChangedAndAWeakOneIsRefused(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *uitest.Laptop, r *uitest.Robot) {
		r.Press("v")
		r.Open("Passphrase")
		r.Type("lantern mea")
		r.See("•••••••••••")
		r.Press("ctrl+l", "enter")
		r.See("The present passphrase")
		r.NotSee("•••")
		r.Type(passphrase + "\n")
		r.Type("short\n")
		r.See("It is short")
		r.Press("f2")
		r.See("Write these words on paper now")
		_, words, _ := strings.Cut(r.Screen(), "type them once below:")
		drawn := strings.Fields(words)[:4]
		r.Type(strings.Join(drawn, " ") + "\n")
		r.Press("enter")
		r.See("The passphrase is changed")
		v, err := l.Place.Unlock(context.Background(), store.With{Passphrase: []byte(strings.Join(drawn, " "))})
		if err != nil {
			t.Fatal(err)
		}
		v.Lock()
	})
}

func TestARecoveryCodeIsShownOnceAndHiddenByALock(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *uitest.Laptop, r *uitest.Robot) {
		r.Press("v")
		r.Open("Recovery code")
		r.Type(passphrase + "\n")
		r.Press("enter")
		r.See("Write this on paper now")
		code := ""
		for _, word := range strings.Fields(r.Screen()) {
			if store.LooksLikeCode([]byte(word)) {
				code = word
			}
		}
		if code == "" {
			t.Fatalf("no code on\n%s", r.Screen())
		}
		r.Press("f2")
		r.See("Write a sheet")
		r.Press("enter")
		r.See("Written, unsealed")
		sheet, err := filepath.Glob(filepath.Join(l.Home, "Documents", "*.txt"))
		if err != nil || len(sheet) != 1 {
			t.Fatal(sheet, err)
		}
		if b, _ := os.ReadFile(sheet[0]); !strings.Contains(string(b), code) {
			t.Errorf("the sheet has no code:\n%s", b)
		}
		r.Press("ctrl+l", "enter")
		r.See("The code was hidden")
		r.NotSee(code)
		r.Press("enter")
		r.See("Recovery code", "made 22 Nov 2026")
		v, err := l.Place.Unlock(context.Background(), store.With{Code: []byte(code)})
		if err != nil {
			t.Fatal(err)
		}
		v.Lock()
	})
}

func TestAPublicKeyBecomesAWayInAndIsRemovedAgain(t *testing.T) {
	key, err := store.NewPrivateKey()
	if err != nil {
		t.Fatal(err)
	}
	play(t, 80, 30, passphrase, func(l *uitest.Laptop, r *uitest.Robot) {
		path := filepath.Join(l.Home, "manager.key")
		text, err := key.Text()
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{path: key.Public().Text(), path + "-private": text, path + "-long": strings.Repeat("x", 20000)} {
			if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		r.Press("v")
		r.Open("Add a public key")
		r.Type(path + "-none\n")
		r.See("There is no file of that name")
		for end, says := range map[string]string{"-private": "private half of a key", "-long": "too long"} {
			r.Press("ctrl+u")
			r.Type(path + end + "\n")
			r.See(says)
		}
		r.Press("ctrl+u")
		r.Type(path + "\n")
		r.See(key.Public().Fingerprint(), "can open this vault and everything in it")
		r.Type("The duty manager\n")
		r.Press("y", "tab")
		r.Type(passphrase + "\n")
		r.Press("enter")
		r.See("The key “The duty manager” is a way into this vault now.")
		r.Press("enter")
		r.See("Key: The duty manager", key.Public().Fingerprint())
		elsewhere := t.TempDir()
		if err := os.CopyFS(elsewhere, os.DirFS(l.Place.Dir())); err != nil {
			t.Fatal(err)
		}
		v, err := store.At(elsewhere, uitest.Files(), store.Options{}).Unlock(context.Background(), store.With{Key: &key})
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		r.Open("Key: The duty manager")
		r.Press("n", "tab")
		r.Type(passphrase + "\n")
		r.Press("enter")
		r.See("Nothing is changed without a yes")
		r.Press("y", "tab", "tab", "enter")
		r.See("is not a way in any more")
		r.Press("enter")
		r.NotSee("Key: The duty manager")
	})
}

func TestEveryScreenOfTheVaultFitsEveryWindow(t *testing.T) {
	for name, to := range map[string]string{"the room": "", "the passphrase": "Passphrase", "the code": "Recovery code", "the key": "Change the vault's key", "who did what": "Who did what"} {
		play(t, 80, 40, "", func(l *uitest.Laptop, r *uitest.Robot) {
			r.Press("v")
			if to != "" {
				r.Open(to)
			}
			for _, size := range [][2]int{{40, 10}, {40, 24}, {60, 12}, {80, 24}, {99, 17}, {120, 40}, {160, 50}} {
				r.Resize(size[0], size[1])
				for _, line := range r.Lines() {
					if kit.Width(line) > size[0] {
						t.Errorf("%s at %v: %q", name, size, line)
					}
				}
				if !strings.Contains(r.Line(-1), "F1") {
					t.Errorf("%s at %v has no help line:\n%s", name, size, r.Screen())
				}
			}
		})
	}
}
