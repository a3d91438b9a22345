package vault_test

import (
	"context"
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

// A laptop has a vault in a folder of its own, whose passphrase is empty: that costs the least.
type laptop struct {
	t     *testing.T
	home  string
	place *store.Place
	desk  *desk.Desk
	app   *ui.App
}

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// files are the engine on disk.
var files = store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) {
	db, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	return db, nil
}}

// play makes a vault, runs the program on it and plays a story with it, beginning in the caseload.
func play(t *testing.T, w, h int, passphrase string, story func(l *laptop, r *uitest.Robot)) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	l := &laptop{t: t, home: home}
	uitest.Run(t, w, h, func() tea.Model { return l.program(passphrase) }, func(r *uitest.Robot) {
		defer func() {
			if err := l.place.Close(); err != nil {
				t.Error(err)
			}
		}()
		story(l, r)
	})
}

func (l *laptop) program(passphrase string) tea.Model {
	ctx := context.Background()
	l.place = store.At(filepath.Join(l.home, "vault"), files, store.Options{Now: clock})
	v, err := l.place.Create(ctx, []byte(passphrase))
	if err != nil {
		l.t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		l.t.Fatal(err)
	}
	if l.desk, err = desk.New(v, g, clock); err != nil {
		l.t.Fatal(err)
	}
	if err := l.desk.SitDown("Robin Ashe", "social worker"); err != nil {
		l.t.Fatal(err)
	}
	keep := saver.New(l.desk, clock)
	keep.EnterWith(l.desk.Enter)
	l.app = ui.New(ui.Config{
		Saver: keep, Now: clock, Who: func() string { return l.desk.Worker().Name }, OnLock: l.desk.Lock,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, passphrase, unlocked} },
		Start: func(h kit.House) kit.Screen {
			r := &room.Room{House: h, Desk: l.desk, Saver: keep, File: l.place.File(),
				Policy: []string{"It locks itself after 5 minutes without a key (as built in)", "A local copy is kept for 30 days (as built in)"}}
			return caseload.Start(r, func() kit.Screen { return nil })
		},
	})
	return l.app
}

// A door is a lock screen that opens to Enter.
type door struct {
	l          *laptop
	h          kit.House
	passphrase string
	unlocked   func()
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
	v, err := d.l.place.Unlock(context.Background(), store.With{Passphrase: []byte(d.passphrase)})
	if err == nil {
		err = d.l.desk.Resume(v)
	}
	if err != nil {
		d.h.Fail(err.Error())
		return nil
	}
	d.unlocked()
	return nil
}

// goTo opens the row with these words.
func goTo(r *uitest.Robot, words string) {
	r.T.Helper()
	r.Press("home")
	for range 60 {
		for _, line := range r.Lines() {
			if strings.HasPrefix(strings.TrimSpace(line), "›") && strings.Contains(line, words) {
				r.Press("enter")
				return
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}

const passphrase = "lantern meadow copper thistle"

func TestAClosureTellsWhoDidWhatAndNoWordThatWasTyped(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *laptop, r *uitest.Robot) {
		r.Press("n")
		r.Type("HR-204")
		r.Press("tab")
		r.Type("K.M.")
		r.Press("tab", "enter")
		r.See("England or Wales")
		r.Press("1", "esc", "esc")
		if err := l.desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Write(c, l.desk.Guide, model.Field{Item: "record.reason", Subject: model.TheClosure}, "What K.M. told a teacher.")
		}); err != nil {
			t.Fatal(err)
		}
		l.desk.Exported(l.desk.OpenID(), "Closure Record for the council, text")
		goTo(r, "Who did what")
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
	play(t, 80, 40, "", func(l *laptop, r *uitest.Robot) {
		r.Press("v")
		r.See("The vault's file", "Backups", "none yet", "Ways in", "Recovery code", "Rules in force")
		goTo(r, "Verify everything")
		r.See("Everything is as it was saved", "There is no backup yet", "0 closures")
		r.Wait(time.Second)
		r.Press("enter")
		r.See("everything is as it was saved")
		goTo(r, "Rules in force")
		r.See("locks itself after 5 minutes", "kept for 30 days")
		r.Press("esc")
		goTo(r, "Who did what in the whole vault")
		r.See("This vault was made", "sat down at the keyboard", "Robin Ashe (social worker) had everything verified")
	})
}

func TestABackupIsWrittenWhereTheWorkerSaysAndReplacesNothing(t *testing.T) {
	play(t, 100, 40, "", func(l *laptop, r *uitest.Robot) {
		to := filepath.Join(l.home, "stick.vault")
		r.Press("v")
		goTo(r, "Back up now")
		r.See("handover-2026-11-22.vault")
		r.Press("ctrl+u")
		r.Type(filepath.Join(l.home, "none", "x.vault") + "\n")
		r.See("There is no folder")
		r.Press("ctrl+u")
		r.Type(to + "\n")
		r.See("Backed up, and verified")
		was, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		goTo(r, "Back up now")
		r.Press("ctrl+u")
		r.Type(to + "\n")
		r.See("There is a file of that name already")
		if now, _ := os.ReadFile(to); string(now) != string(was) {
			t.Error("it was replaced")
		}
	})
}

func TestAWrongPassphraseChangesNothingAndTooManyHaveToWait(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *laptop, r *uitest.Robot) {
		r.Press("v")
		goTo(r, "Change the vault's key")
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
		if _, err := l.desk.Begin("HR-1", "K."); err != nil {
			t.Errorf("nothing can be saved afterwards: %v", err)
		}
	})
}

func TestThePassphraseIsChangedAndAWeakOneIsRefused(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *laptop, r *uitest.Robot) {
		r.Press("v")
		goTo(r, "Passphrase")
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
		v, err := l.place.Unlock(context.Background(), store.With{Passphrase: []byte(strings.Join(drawn, " "))})
		if err != nil {
			t.Fatal(err)
		}
		v.Lock()
	})
}

func TestARecoveryCodeIsShownOnceAndHiddenByALock(t *testing.T) {
	play(t, 80, 24, passphrase, func(l *laptop, r *uitest.Robot) {
		r.Press("v")
		goTo(r, "Recovery code")
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
		sheet, err := filepath.Glob(filepath.Join(l.home, "*.txt"))
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
		v, err := l.place.Unlock(context.Background(), store.With{Code: []byte(code)})
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
	play(t, 80, 30, passphrase, func(l *laptop, r *uitest.Robot) {
		path := filepath.Join(l.home, "manager.key")
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
		goTo(r, "Add a public key")
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
		if err := os.CopyFS(elsewhere, os.DirFS(l.place.Dir())); err != nil {
			t.Fatal(err)
		}
		v, err := store.At(elsewhere, files, store.Options{}).Unlock(context.Background(), store.With{Key: &key})
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		goTo(r, "Key: The duty manager")
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
		play(t, 80, 40, "", func(l *laptop, r *uitest.Robot) {
			r.Press("v")
			if to != "" {
				goTo(r, to)
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
