package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"handover/model"
	"handover/store"
	"handover/store/enginetest"
)

// newShaky returns the place of a new vault whose file can be made to fail.
func newShaky(t testing.TB) (*enginetest.Shaky, *store.Place, *store.Vault) {
	t.Helper()
	s := &enginetest.Shaky{Files: files}
	p := store.At(t.TempDir(), s.All(), store.Options{}).Cheaply()
	v, err := p.Create(ctx, []byte(phrase))
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return s, p, v
}

// noLog makes it impossible to write the rescue log, until the function that it returns is called.
func noLog(t testing.TB, p *store.Place) (mend func()) {
	t.Helper()
	path := filepath.Join(p.Dir(), "handover.rescue")
	must(t, os.Remove(path))
	must(t, os.MkdirAll(filepath.Join(path, "in the way"), 0o700)) // no file takes the place of a folder
	return func() { must(t, os.RemoveAll(path)) }
}

func setting(t testing.TB, v *store.Vault, name string) (said string) {
	t.Helper()
	_, err := v.Setting(ctx, name, &said)
	must(t, err)
	return said
}

func TestWhatTheFileRefusesIsKeptInTheRescueLogAndReadAsIfItWereThere(t *testing.T) {
	for name, fault := range map[string]enginetest.Fault{"refused": enginetest.Refused, "lost": enginetest.Lost, "kept after all": enginetest.Kept} {
		t.Run(name, func(t *testing.T) {
			s, p, v := newShaky(t)
			one := begin(t, v, "CS-1")
			must(t, v.KeepDraft(ctx, draft(one, "old words")))
			s.Fail(fault, -1)
			write(t, v, one, "while it fails")
			two := begin(t, v, "CS-2")
			must(t, v.DropDraft(ctx, draft(one, "")))
			must(t, v.KeepDraft(ctx, draft(two, "first")))
			must(t, v.KeepDraft(ctx, draft(two, "second")))
			must(t, v.Set(ctx, "theme", "dark"))
			if !v.Kept() {
				t.Error("nothing is said to be kept")
			}
			if err := v.Settle(ctx); err == nil {
				t.Error("the file is said to have taken it")
			}
			there := func(v *store.Vault) {
				t.Helper()
				drafts, err := v.Drafts(ctx)
				must(t, err)
				headers, err := v.Closures(ctx)
				must(t, err)
				if got := texts(t, v, one); len(got) != 1 || len(headers) != 2 || len(drafts) != 1 || drafts[0].Text != "second" || setting(t, v, "theme") != "dark" {
					t.Errorf("texts %q, %d closures, drafts %+v", got, len(headers), drafts)
				}
			}
			there(v)
			v.Lock()
			v, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)})
			must(t, err)
			sound(t, v)
			if !v.Kept() {
				t.Error("the lock forgot what is kept")
			}
			there(v)
			s.Fail(enginetest.None, 0)
			must(t, v.Settle(ctx))
			if v.Kept() {
				t.Error("it is still said to be kept in the log alone")
			}
			there(v)
			must(t, p.Close())
			_, v = again(t, p.Dir())
			sound(t, v)
			there(v)
			if told := v.Found().Told; len(told) > 0 {
				t.Errorf("told %q", told)
			}
		})
	}
}

func TestTheFirstSaveThatTheFileTakesAgainGoesThrough(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	for name, save := range map[string]func() error{
		"an entry":  func() error { return v.Append(ctx, id, store.Change{Entries: []model.Entry{written("x")}}) },
		"a draft":   func() error { return v.KeepDraft(ctx, draft(id, "words")) },
		"a setting": func() error { return v.Set(ctx, "theme", "dark") },
		"no draft":  func() error { return v.DropDraft(ctx, draft(id, "")) },
	} {
		s.Fail(enginetest.Refused, 1)
		must(t, save())
		if name != "no draft" && !v.Kept() {
			t.Errorf("%s is not kept", name)
		}
		if err := save(); err != nil {
			t.Errorf("saving %s again gave %v", name, err)
		}
		if v.Kept() {
			t.Errorf("%s is still kept in the log alone", name)
		}
	}
	must(t, p.Close())
	_, v = again(t, p.Dir())
	sound(t, v)
}

func TestAProgramThatEndsWithSavesInTheRescueLogAloneFindsThemWhenItStarts(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	s.Fail(enginetest.Refused, -1)
	write(t, v, id, "one")
	write(t, v, id, "two")
	must(t, p.Close())
	p, v = again(t, p.Dir())
	sound(t, v)
	if told := strings.Join(v.Found().Told, " "); !strings.Contains(told, "2 saves came back from the rescue log") {
		t.Errorf("told %q", told)
	}
	if got := texts(t, v, id); !slices.Equal(got, []string{"one", "two"}) && !slices.Equal(got, []string{"two", "one"}) {
		t.Errorf("the texts are %q", got)
	}
	must(t, p.Close())
	_, v = again(t, p.Dir())
	if told := v.Found().Told; len(told) > 0 {
		t.Errorf("told again: %q", told)
	}
}

func TestReplayInAFileThatStillTakesNothingIsReadFromTheLog(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	s.Fail(enginetest.Refused, -1)
	write(t, v, id, "one")
	write(t, v, id, "two")
	must(t, p.Close())
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	sound(t, v)
	if got := texts(t, v, id); len(got) != 2 || !v.Kept() {
		t.Errorf("the texts are %q, kept %v", got, v.Kept())
	}
	s.Fail(enginetest.None, 0)
	write(t, v, id, "three")
	must(t, p.Close())
	_, v = again(t, p.Dir())
	sound(t, v)
	if got := texts(t, v, id); len(got) != 3 {
		t.Errorf("the texts are %q", got)
	}
}

func TestWhatTheRescueLogRefusesIsNotSavedThoughTheFileWouldTakeIt(t *testing.T) {
	_, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	mend := noLog(t, p)
	c := store.Change{Entries: []model.Entry{written("one")}}
	if err := v.Append(ctx, id, c); err == nil {
		t.Fatal("what lies in one place alone is said to be saved")
	}
	if v.Kept() || len(texts(t, v, id)) != 0 {
		t.Error("something counts as saved")
	}
	mend()
	must(t, v.Append(ctx, id, c))
	must(t, p.Close())
	must(t, os.Remove(p.File()))
	_, v = again2(t, p.Dir())
	if v == nil {
		t.Fatal("it cannot be put back")
	}
	if got := texts(t, v, id); len(got) != 1 {
		t.Errorf("the texts are %q", got)
	}
}

func TestALogThatFailsAtEachStepIsWrittenAgainWithoutAGap(t *testing.T) {
	for _, what := range []string{"write", "sync", "truncate"} {
		t.Run(what, func(t *testing.T) {
			_, p, v := newShaky(t)
			id := begin(t, v, "CS-1")
			times := 1
			p.FailLog(func(step string) error {
				if step == what && times > 0 || what == "truncate" && step == "write" && times > 0 {
					if step == what || what != "truncate" {
						times--
					}
					return syscall.EIO
				}
				return nil
			})
			for _, text := range []string{"one", "two", "three"} {
				write(t, v, id, text)
			}
			must(t, p.Close())
			must(t, os.Remove(p.File()))
			// Where the log was begun anew a backup was made at once.
			_, v = again2(t, p.Dir())
			if v == nil {
				t.Fatal("it cannot be put back")
			}
			if got := texts(t, v, id); len(got) != 3 {
				t.Errorf("the texts are %q", got)
			}
		})
	}
}

func mustBackups(t testing.TB, p *store.Place) []store.Backup {
	t.Helper()
	all, err := p.Backups()
	must(t, err)
	return all
}

// again2 rebuilds what can be; nil where nothing can.
func again2(t testing.TB, dir string) (*store.Place, *store.Vault) {
	t.Helper()
	p := store.At(dir, files, store.Options{}).Cheaply()
	v, err := p.Rebuild(ctx, store.With{Passphrase: []byte(phrase)})
	if errors.Is(err, store.ErrNothing) {
		return p, nil
	}
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return p, v
}

func TestWhatNeitherTakesIsNotSavedAndIsSavedOnTheNextTry(t *testing.T) {
	for name, fault := range map[string]enginetest.Fault{"refused": enginetest.Refused, "lost": enginetest.Lost} {
		t.Run(name, func(t *testing.T) {
			s, p, v := newShaky(t)
			id := begin(t, v, "CS-1")
			mend := noLog(t, p)
			s.Fail(fault, -1)
			c := store.Change{Entries: []model.Entry{written("the same")}, Header: model.Header{Reference: "changed"}}
			for range 3 {
				if err := v.Append(ctx, id, c); err == nil {
					t.Fatal("it is said to be saved")
				}
			}
			if err := v.KeepDraft(ctx, draft(id, "x")); err == nil {
				t.Fatal("a draft is said to be saved")
			}
			if v.Kept() || len(texts(t, v, id)) != 0 {
				t.Error("something counts as saved")
			}
			s.Fail(enginetest.None, 0)
			mend()
			must(t, v.Append(ctx, id, c))
			must(t, v.KeepDraft(ctx, draft(id, "x")))
			must(t, p.Close())
			_, v = again(t, p.Dir())
			sound(t, v)
			if got := texts(t, v, id); len(got) != 1 {
				t.Errorf("the texts are %q", got)
			}
		})
	}
}

func TestWhatAnEngineWithoutARescueLogKeptAfterAllIsFoundByReadingAgain(t *testing.T) {
	v, s := newVault(t)
	id := begin(t, v, "CS-1")
	s.Fail(enginetest.Kept, -1)
	c := store.Change{Entries: []model.Entry{written("once")}}
	if err := v.Append(ctx, id, c); !errors.Is(err, store.ErrUnknown) {
		t.Fatalf("saving gave %v", err)
	}
	s.Fail(enginetest.None, 0)
	if got := texts(t, v, id); len(got) != 1 {
		t.Fatalf("the texts are %q", got)
	}
	if err := v.Append(ctx, id, c); !errors.Is(err, store.ErrExists) {
		t.Errorf("saving it again gave %v", err)
	}
	write(t, v, id, "twice")
	if got := texts(t, v, id); len(got) != 2 {
		t.Errorf("the texts are %q", got)
	}
}

func TestTheBallastIsGivenUpWhereTheDiskIsFull(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	full := func() bool {
		_, err := os.Lstat(filepath.Join(p.Dir(), "handover.ballast"))
		return err == nil
	}
	if !full() {
		t.Fatal("there is no ballast")
	}
	s.FailWhile(enginetest.Refused, -1, full)
	p.FailLog(func(what string) error {
		if what == "write" && full() {
			return syscall.ENOSPC
		}
		return nil
	})
	write(t, v, id, "on a full disk")
	if full() || v.Kept() {
		t.Errorf("the ballast is there: %v; kept in the log alone: %v", full(), v.Kept())
	}
	must(t, p.Close())
	_, v = again(t, p.Dir())
	sound(t, v)
	if got := texts(t, v, id); len(got) != 1 || !full() {
		t.Errorf("the texts are %q, and there is ballast again: %v", got, full())
	}
}

func TestWithNothingGainedByTheBallastTheSaveIsSaidNotToBeSaved(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	s.Fail(enginetest.Refused, -1)
	p.FailLog(func(string) error { return syscall.ENOSPC })
	mend := noLog(t, p)
	err := v.Append(ctx, id, store.Change{Entries: []model.Entry{written("x")}})
	if err == nil {
		t.Fatal("it is said to be saved")
	}
	mend()
	s.Fail(enginetest.None, 0)
	write(t, v, id, "y")
	must(t, p.Close())
	_, v = again(t, p.Dir())
	sound(t, v)
}

func TestAChangeThatNoEngineCouldTakeIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	_, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	e := written("twice")
	if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{e, e}}); err == nil || v.Kept() {
		t.Errorf("one entry twice in a change gave %v; kept %v", err, v.Kept())
	}
	write(t, v, id, "after it")
	must(t, p.Close())
	_, v = again(t, p.Dir())
	sound(t, v)
	if got := texts(t, v, id); len(got) != 1 {
		t.Errorf("the texts are %q", got)
	}
}

func TestAPassphraseThatIsChangedInTheRescueLogAloneIsTheOneThatOpens(t *testing.T) {
	for name, with := range map[string]string{"the new one": "another kettle entirely", "the old one": phrase} {
		t.Run(name, func(t *testing.T) {
			s, p, v := newShaky(t)
			id := begin(t, v, "CS-1")
			s.Fail(enginetest.Refused, -1)
			must(t, v.ChangePassphrase(ctx, store.With{Passphrase: []byte(phrase)}, []byte("another kettle entirely")))
			ways := v.Ways()
			must(t, p.Close())
			s.Fail(enginetest.None, 0)
			key, err := store.NewPrivateKey()
			must(t, err)
			public := key.Public()
			p = store.At(p.Dir(), files, store.Options{Escrow: &public}).Cheaply()
			t.Cleanup(func() { p.Close() })
			v, err = p.Unlock(ctx, store.With{Passphrase: []byte(with)})
			if name == "the old one" && errors.Is(err, store.ErrPassphrase) {
				return // as good
			}
			must(t, err)
			sound(t, v)
			write(t, v, id, "x")
			if got := v.Ways(); got[0] != ways[0] || len(got) != 2 {
				t.Errorf("the ways in are %+v, and were %+v", got, ways)
			}
			must(t, p.Close())
			v, err = p.Unlock(ctx, store.With{Passphrase: []byte("another kettle entirely")})
			must(t, err)
			sound(t, v)
			must(t, p.Close())
			if _, err = p.Unlock(ctx, store.With{Passphrase: []byte(phrase)}); !errors.Is(err, store.ErrPassphrase) {
				t.Errorf("the old passphrase gave %v", err)
			}
		})
	}
}
