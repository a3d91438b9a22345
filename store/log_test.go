package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handover/store"
	"handover/store/bolt"
	"handover/store/enginetest"
)

func logPath(dir string) string   { return filepath.Join(dir, "handover.rescue") }
func slotsPath(dir string) string { return filepath.Join(dir, "handover.slots") }

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func put(t testing.TB, path string, b []byte) {
	t.Helper()
	must(t, os.WriteFile(path, b, 0o600))
}

// inFile changes a closed vault's file behind its back.
func inFile(t testing.TB, dir string, change func(e store.Engine)) {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, store.FileName))
	must(t, err)
	change(db)
	must(t, db.Close())
}

// in returns what lies in a space of a closed vault's file.
func in(t testing.TB, dir, space string) (items []store.Item) {
	t.Helper()
	inFile(t, dir, func(e store.Engine) {
		var err error
		items, _, err = e.Scan(ctx, space, "", 0)
		must(t, err)
	})
	return items
}

func told(v *store.Vault) string   { return strings.Join(v.Found().Told, " ") }
func damage(v *store.Vault) string { return strings.Join(v.Found().Damage, " ") }

// threeTexts makes a vault with a closure and three texts in it, and closes it.
func threeTexts(t testing.TB) (dir string, ids func(v *store.Vault) []string) {
	t.Helper()
	dir = t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	for _, text := range []string{"one", "two", "three"} {
		write(t, v, id, text)
	}
	must(t, p.Close())
	return dir, func(v *store.Vault) []string {
		t.Helper()
		got := texts(t, v, id)
		slices.Sort(got)
		return got
	}
}

func TestARescueLogThatIsMissingOrNotThisVaultsIsToldAndNothingIsLost(t *testing.T) {
	other, _ := threeTexts(t)
	foreign := read(t, logPath(other))
	for name, c := range map[string]struct {
		do   func(dir string, log []byte)
		says string
	}{
		"missing":         {func(dir string, log []byte) { must(t, os.Remove(logPath(dir))) }, "was not there"},
		"another vault's": {func(dir string, log []byte) { put(t, logPath(dir), foreign) }, "not this vault's"},
		"empty":           {func(dir string, log []byte) { put(t, logPath(dir), nil) }, "could not be read"},
		"a folder":        {func(dir string, log []byte) { must(t, os.Remove(logPath(dir))); must(t, os.Mkdir(logPath(dir), 0o700)) }, "could not be read"},
		"its beginning":   {func(dir string, log []byte) { put(t, logPath(dir), log[:100]) }, "could not be read"},
		"its beginning spoilt": {func(dir string, log []byte) {
			log[60] ^= 1
			put(t, logPath(dir), log)
		}, "not this vault's"},
		"of a later version": {func(dir string, log []byte) {
			log[16]++
			put(t, logPath(dir), log)
		}, "could not be read"},
		"older": {func(dir string, log []byte) { put(t, logPath(dir), log[:len(log)-10]) }, "ended before the vault did"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, got := threeTexts(t)
			c.do(dir, read(t, logPath(dir)))
			p, v := again(t, dir)
			sound(t, v)
			if !strings.Contains(told(v), c.says) {
				t.Errorf("told %q", told(v))
			}
			if len(got(v)) != 3 {
				t.Errorf("the texts are %q", got(v))
			}
			must(t, v.Set(ctx, "after", "it"))
			must(t, p.Close())
			p, v = again(t, dir)
			sound(t, v)
			if told(v) != "" {
				t.Errorf("told again: %q", told(v))
			}
			must(t, p.Close())
		})
	}
}

func TestABackupIsMadeAtOnceWhereTheRescueLogWasLost(t *testing.T) {
	dir, got := threeTexts(t)
	must(t, os.Remove(logPath(dir)))
	p, _ := again(t, dir)
	if len(mustBackups(t, p)) != 1 {
		t.Error("there is no backup")
	}
	must(t, p.Close())
	must(t, os.Remove(p.File()))
	_, v := again2(t, dir)
	if v == nil || len(got(v)) != 3 {
		t.Error("it cannot be put back")
	}
}

func TestATornEndOfTheRescueLogIsCutOff(t *testing.T) {
	dir, got := threeTexts(t)
	whole := read(t, logPath(dir))
	for _, more := range [][]byte{[]byte("save"), []byte("save1234567"), make([]byte, 5000), bytes.Repeat([]byte("save"), 3000)} {
		put(t, logPath(dir), append(bytes.Clone(whole), more...))
		p, v := again(t, dir)
		sound(t, v)
		if told(v) != "" || len(got(v)) != 3 {
			t.Errorf("told %q, texts %q", told(v), got(v))
		}
		must(t, p.Close())
		whole = read(t, logPath(dir))
		if bytes.Contains(whole, []byte("savesave")) {
			t.Error("what was torn is still there")
		}
	}
}

func TestARescueLogThatIsSpoiltInTheMiddleIsNotTakenForTorn(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	s.Fail(enginetest.Refused, -1)
	before := p.LogEnd()
	write(t, v, id, "one")
	behind := p.LogEnd()
	write(t, v, id, "two")
	must(t, p.Close())
	log := read(t, logPath(p.Dir()))
	for name, at := range map[string]int{"its mark": before, "its number": before + 6, "its length": before + 13, "its nonce": before + 20, "what is sealed": (before + behind) / 2} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, store.FileName), read(t, p.File()))
			put(t, slotsPath(dir), read(t, slotsPath(p.Dir())))
			spoilt := bytes.Clone(log)
			spoilt[at] ^= 0x10
			put(t, logPath(dir), spoilt)
			q, v := again(t, dir)
			if !strings.Contains(damage(v), "lacks what was in it") {
				t.Errorf("the damage is %q, told %q", damage(v), told(v))
			}
			if err := v.Set(ctx, "a", "b"); !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("saving gave %v", err)
			}
			must(t, q.Close())
			if !bytes.Equal(read(t, logPath(dir)), spoilt) {
				t.Error("the log was changed")
			}
			q, v = again(t, dir)
			must(t, v.Accept(ctx))
			must(t, v.Set(ctx, "a", "b"))
			must(t, q.Close())
			_, v = again(t, dir)
			sound(t, v)
		})
	}
}

func TestFramesThatSomebodyMovedInTheLogAreNeverReplayed(t *testing.T) {
	s, p, v := newShaky(t)
	id := begin(t, v, "CS-1")
	start := p.LogEnd()
	s.Fail(enginetest.Refused, -1)
	write(t, v, id, "one")
	mid := p.LogEnd()
	write(t, v, id, "two")
	must(t, p.Close())
	log := read(t, logPath(p.Dir()))
	one, two := log[start:mid], log[mid:]
	for name, frames := range map[string][][]byte{"exchanged": {two, one}, "the second alone": {two}, "the first twice": {one, one, two}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, store.FileName), read(t, p.File()))
			put(t, logPath(dir), append(bytes.Clone(log[:start]), bytes.Join(frames, nil)...))
			_, v := again(t, dir)
			if damage(v) == "" && told(v) == "" {
				t.Error("it was not noticed")
			}
			if got := texts(t, v, id); slices.Contains(got, "two") && !slices.Contains(got, "one") || len(got) > 2 {
				t.Errorf("the texts are %q", got)
			}
		})
	}
}

func TestADamagedVaultIsMendedFromTheRescueLog(t *testing.T) {
	for name, change := range map[string]func(e store.Engine, it store.Item) store.Op{
		"spoilt":  func(e store.Engine, it store.Item) store.Op { return store.Op{Key: it.Key, Value: flip(it.Value)} },
		"missing": func(e store.Engine, it store.Item) store.Op { return store.Op{Key: it.Key} },
	} {
		for _, space := range []string{store.SpaceKeys, store.SpaceClosures, store.SpaceJournal, store.SpaceHead, store.SpaceAudit} {
			t.Run(space+" "+name, func(t *testing.T) {
				dir, got := threeTexts(t)
				it := in(t, dir, space)[0]
				inFile(t, dir, func(e store.Engine) {
					_, err := e.Apply(ctx, change(e, it))
					must(t, err)
				})
				p, v := again(t, dir)
				sound(t, v)
				if !strings.Contains(told(v), "mended from its rescue log") || len(got(v)) != 3 {
					t.Errorf("told %q, texts %q", told(v), got(v))
				}
				must(t, p.Close())
				_, v = again(t, dir)
				sound(t, v)
				if told(v) != "" {
					t.Errorf("told again: %q", told(v))
				}
			})
		}
	}
}

func TestDamageFromBeforeTheRescueLogIsSaidAndNothingIsSaved(t *testing.T) {
	for _, space := range []string{store.SpaceKeys, store.SpaceJournal, store.SpaceAudit} {
		t.Run(space, func(t *testing.T) {
			dir, _ := threeTexts(t)
			p, v := again(t, dir)
			_, err := v.BackUp(ctx)
			must(t, err)
			must(t, p.Close())
			it := in(t, dir, space)[0]
			inFile(t, dir, func(e store.Engine) {
				_, err := e.Apply(ctx, store.Op{Key: it.Key, Value: flip(it.Value)})
				must(t, err)
			})
			_, v = again(t, dir)
			if damage(v) == "" {
				t.Fatal("the damage was not found")
			}
			if err := v.Set(ctx, "a", "b"); !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("saving gave %v", err)
			}
			if _, err := v.Closures(ctx); err != nil {
				t.Errorf("reading gave %v", err)
			}
			if err := v.BackUpTo(ctx, filepath.Join(t.TempDir(), "x.vault")); !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("backing up gave %v", err)
			}
		})
	}
}

func TestASpoiltHeaderIsTakenFromTheCopiesBeside(t *testing.T) {
	for copyLost, spoil := range map[string]func(b []byte){
		"neither copy":    func([]byte) {},
		"the first copy":  func(b []byte) { b[200] ^= 1 },
		"the second copy": func(b []byte) { b[128<<10+200] ^= 1 },
	} {
		t.Run("with "+copyLost+" spoilt", func(t *testing.T) {
			dir, got := threeTexts(t)
			b := read(t, slotsPath(dir))
			spoil(b)
			put(t, slotsPath(dir), b)
			inFile(t, dir, func(e store.Engine) {
				it, err := e.Get(ctx, store.HeaderKey)
				must(t, err)
				_, err = e.Apply(ctx, store.Op{Key: it.Key, Value: flip(it.Value)})
				must(t, err)
			})
			p, v := again(t, dir)
			sound(t, v)
			if !strings.Contains(told(v), "copy beside it") || len(got(v)) != 3 {
				t.Errorf("told %q", told(v))
			}
			must(t, p.Close())
			_, v = again(t, dir)
			if told(v) != "" {
				t.Errorf("told again: %q", told(v))
			}
		})
	}
	t.Run("with both copies spoilt too", func(t *testing.T) {
		dir, _ := threeTexts(t)
		put(t, slotsPath(dir), nil)
		inFile(t, dir, func(e store.Engine) {
			_, err := e.Apply(ctx, store.Op{Key: store.HeaderKey})
			must(t, err)
		})
		p := store.At(dir, files, store.Options{}).Cheaply()
		defer p.Close()
		if _, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)}); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("opening gave %v", err)
		}
	})
}

func TestAnOlderHeaderThatIsPutBackIsNoticed(t *testing.T) {
	const next = "another kettle entirely"
	dir := t.TempDir()
	p, _ := newPlace(t, dir)
	must(t, p.Close())
	old := in(t, dir, store.SpaceHeader)[0]
	oldSlots := read(t, slotsPath(dir))
	p, v := again(t, dir)
	must(t, v.ChangePassphrase(ctx, store.With{Passphrase: []byte(phrase)}, []byte(next)))
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	put(t, slotsPath(dir), oldSlots)
	inFile(t, dir, func(e store.Engine) {
		_, err := e.Apply(ctx, store.Op{Key: old.Key, Value: old.Value})
		must(t, err)
	})
	_, v = again(t, dir) // the old passphrase opens it: who has the old header has the key
	if !strings.Contains(damage(v), "an older one was put in its place") {
		t.Errorf("the damage is %q", damage(v))
	}
	if err := v.Set(ctx, "a", "b"); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("saving gave %v", err)
	}
}

func TestAnOlderRecordThatIsPutBackIsNoticed(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	must(t, v.Set(ctx, "theme", "dark"))
	must(t, p.Close())
	old := in(t, dir, store.SpaceSettings)[0]
	p, v = again(t, dir)
	must(t, v.Set(ctx, "theme", "light"))
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	inFile(t, dir, func(e store.Engine) {
		_, err := e.Apply(ctx, store.Op{Key: old.Key, Value: old.Value})
		must(t, err)
	})
	_, v = again(t, dir)
	if !strings.Contains(damage(v), "an older one was put in its place") {
		t.Errorf("the damage is %q", damage(v))
	}
}

func TestTheRescueLogDoesNotGrowWithoutEnd(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	v.ShortenAt(64 << 10)
	id := begin(t, v, "CS-1")
	for range 60 {
		write(t, v, id, strings.Repeat("x", 4000))
	}
	if n := len(mustBackups(t, p)); n == 0 {
		t.Error("no backup was made")
	}
	must(t, p.Close())
	_, v = again(t, dir)
	sound(t, v)
	if got := texts(t, v, id); len(got) != 60 {
		t.Errorf("%d texts", len(got))
	}
}
