package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/model"
	"handover/store"
)

func placeAt(t testing.TB, dir string) *store.Place {
	p := store.At(dir, files, store.Options{}).Cheaply()
	t.Cleanup(func() { p.Close() })
	return p
}

// backedUp makes a vault with a backup by hand, and closes it. What it holds since is "later".
func backedUp(t testing.TB) (dir, backup string, id model.ClosureID) {
	t.Helper()
	dir = t.TempDir()
	backup = filepath.Join(t.TempDir(), "by-hand.vault")
	p, v := newPlace(t, dir)
	id = begin(t, v, "CS-1")
	write(t, v, id, "before")
	must(t, v.BackUpTo(ctx, backup))
	write(t, v, id, "later")
	must(t, p.Close())
	return dir, backup, id
}

func TestABackupIsRestoredIntoAnEmptyPlace(t *testing.T) {
	_, backup, id := backedUp(t)
	p := placeAt(t, filepath.Join(t.TempDir(), "new", "folder"))
	v, err := p.Restore(ctx, backup, pass(), false)
	must(t, err)
	if got := texts(t, v, id); len(got) != 1 || !strings.Contains(told(v), "put back from by-hand.vault") {
		t.Errorf("the texts are %q, told %q", got, told(v))
	}
	write(t, v, id, "and on")
	must(t, p.Close())
	v = unlock(t, p)
	sound(t, v)
	if len(texts(t, v, id)) != 2 || count(kinds(t, v), store.PutBack) != 1 {
		t.Error("it does not go on from there")
	}
}

func TestASoundVaultIsReplacedOnlyByForceAndThenKept(t *testing.T) {
	dir, backup, id := backedUp(t)
	p := placeAt(t, dir)
	if _, err := p.Restore(ctx, backup, pass(), false); !errors.Is(err, store.ErrGood) {
		t.Fatalf("restoring over a sound vault gave %v", err)
	}
	v := unlock(t, p)
	sound(t, v)
	if len(texts(t, v, id)) != 2 {
		t.Error("it was changed all the same")
	}
	must(t, p.Close())
	v, err := p.Restore(ctx, backup, pass(), true)
	must(t, err)
	if len(texts(t, v, id)) != 1 {
		t.Errorf("the texts are %q", texts(t, v, id))
	}
	must(t, p.Close())
	kept, _ := filepath.Glob(filepath.Join(dir, "backups", "replaced-*.vault"))
	if len(kept) != 1 {
		t.Fatalf("kept are %q", kept)
	}
	q := placeAt(t, t.TempDir())
	v, err = q.Restore(ctx, kept[0], pass(), false)
	must(t, err)
	if len(texts(t, v, id)) != 2 {
		t.Error("what was replaced is not whole")
	}
}

func TestAVaultUnderAnotherPassphraseIsReplacedOnlyByForce(t *testing.T) {
	_, backup, _ := backedUp(t)
	p := placeAt(t, t.TempDir())
	v, err := p.Create(ctx, []byte("another kettle entirely"))
	must(t, err)
	begin(t, v, "CS-9")
	must(t, p.Close())
	if _, err := p.Restore(ctx, backup, pass(), false); !errors.Is(err, store.ErrGood) {
		t.Errorf("it gave %v", err)
	}
	_, err = p.Restore(ctx, backup, pass(), true)
	must(t, err)
}

func TestADamagedVaultIsReplacedWithoutForceAndKept(t *testing.T) {
	dir, backup, id := backedUp(t)
	p := placeAt(t, dir)
	must(t, os.Truncate(p.File(), 9000))
	v, err := p.Restore(ctx, backup, pass(), false)
	must(t, err)
	if len(texts(t, v, id)) != 1 {
		t.Errorf("the texts are %q", texts(t, v, id))
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, "backups", "damaged-*.vault")); len(kept) != 1 {
		t.Errorf("kept are %q", kept)
	}
}

func TestADamagedBackupReplacesNothing(t *testing.T) {
	dir, backup, id := backedUp(t)
	whole := read(t, backup)
	p := placeAt(t, dir)
	for name, b := range map[string][]byte{"cut": whole[:9000], "empty": nil, "another file": []byte(strings.Repeat("x", 9000))} {
		put(t, backup, b)
		if _, err := p.Restore(ctx, backup, pass(), true); err == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
	put(t, backup, whole)
	it := inBackup(t, backup, store.SpaceJournal)
	it.Value = flip(it.Value)
	inFileAt(t, backup, store.Op{Key: it.Key, Value: it.Value})
	if _, err := p.Restore(ctx, backup, pass(), true); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("with one record spoilt it gave %v", err)
	}
	if _, err := p.Restore(ctx, p.File(), pass(), true); err == nil {
		t.Error("the vault was restored from itself")
	}
	v := unlock(t, p)
	sound(t, v)
	if len(texts(t, v, id)) != 2 {
		t.Error("the vault was changed")
	}
}

func inBackup(t testing.TB, path, space string) store.Item {
	t.Helper()
	db, err := files.Open(path)
	must(t, err)
	defer db.Close()
	items, _, err := db.Scan(ctx, space, "", 0)
	must(t, err)
	return items[0]
}

func inFileAt(t testing.TB, path string, ops ...store.Op) {
	t.Helper()
	db, err := files.Open(path)
	must(t, err)
	defer db.Close()
	_, err = db.Apply(ctx, ops...)
	must(t, err)
}

func TestWhatWasLeftBehindByARestoreIsNotTakenForNewerLater(t *testing.T) {
	dir := t.TempDir()
	byHand := filepath.Join(t.TempDir(), "by-hand.vault")
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	must(t, v.BackUpTo(ctx, byHand))
	for range 20 {
		write(t, v, id, "to be left behind")
	}
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	v, err = p.Restore(ctx, byHand, pass(), true)
	must(t, err)
	write(t, v, id, "after the restore")
	_, err = v.BackUp(ctx)
	must(t, err)
	write(t, v, id, "and on")
	must(t, p.Close())
	must(t, os.Remove(p.File()))
	_, v = again2(t, dir)
	if v == nil {
		t.Fatal("nothing was put back")
	}
	if got := texts(t, v, id); len(got) != 2 {
		t.Errorf("%d texts came back: %q", len(got), got[:1])
	}
}

func TestWithNeitherBackupNorRescueLogNothingIsPutBack(t *testing.T) {
	dir, _ := threeTexts(t)
	p := placeAt(t, dir)
	must(t, os.Remove(p.File()))
	must(t, os.Remove(logPath(dir)))
	if _, err := p.Rebuild(ctx, pass()); !errors.Is(err, store.ErrNothing) {
		t.Errorf("it gave %v", err)
	}
	if _, err := placeAt(t, t.TempDir()).Rebuild(ctx, pass()); !errors.Is(err, store.ErrNothing) {
		t.Errorf("in an empty folder it gave %v", err)
	}
}

func TestRebuildingAsksForThePassphraseToo(t *testing.T) {
	dir, got := threeTexts(t)
	p := placeAt(t, dir)
	must(t, os.Remove(p.File()))
	if _, err := p.Rebuild(ctx, wrong()); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("a wrong one gave %v", err)
	}
	v, err := p.Rebuild(ctx, pass())
	must(t, err)
	if len(got(v)) != 3 {
		t.Errorf("the texts are %q", got(v))
	}
}

func TestTheNewestSoundBackupIsTakenWhereANewerOneIsSpoilt(t *testing.T) {
	c, p, v := withClock(t, store.Options{})
	id := begin(t, v, "CS-1")
	var path string
	for range 3 {
		c.at = c.at.AddDate(0, 0, 1)
		write(t, v, id, "x")
		var err error
		path, err = v.BackUp(ctx)
		must(t, err)
	}
	must(t, p.Close())
	must(t, os.Truncate(path, 9000))
	must(t, os.Remove(p.File()))
	v, err := p.Rebuild(ctx, pass())
	must(t, err)
	if got := texts(t, v, id); len(got) != 2 || !strings.Contains(told(v), "may be missing") {
		t.Errorf("the texts are %q, told %q", got, told(v))
	}
}
