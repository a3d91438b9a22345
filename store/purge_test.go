package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/model"
	"handover/store"
)

// everyFile calls do with every file below a folder.
func everyFile(t testing.TB, dir string, do func(path string, b []byte)) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			do(path, read(t, path))
		}
		return err
	}))
}

// sealedOf returns the sealed records of a closure.
func sealedOf(t testing.TB, dir, tag string) (all [][]byte) {
	t.Helper()
	for _, space := range []string{store.SpaceKeys, store.SpaceClosures, store.SpaceJournal, store.SpaceDrafts} {
		for _, it := range in(t, dir, space) {
			if strings.HasPrefix(it.ID, tag) {
				all = append(all, it.Value)
			}
		}
	}
	return all
}

// gone fails where a file below a folder holds anything of a closure but the mark of its purge.
func gone(t testing.TB, dir, tag string, sealed [][]byte) {
	t.Helper()
	if len(sealed) == 0 {
		t.Fatal("there is nothing to look for")
	}
	everyFile(t, dir, func(path string, b []byte) {
		if bytes.Contains(b, []byte(tag+"/")) {
			t.Errorf("%s holds records under the closure's id", path)
		}
		for _, s := range sealed {
			if bytes.Contains(b, s[15:47]) { // its nonce and the beginning of the text
				t.Errorf("%s holds a sealed record of the closure", path)
				break
			}
		}
		if strings.HasSuffix(path, ".vault") {
			for _, space := range []string{store.SpaceKeys, store.SpaceClosures, store.SpaceJournal, store.SpaceDrafts} {
				db, err := files.Open(path)
				must(t, err)
				items, _, err := db.Scan(ctx, space, "", 0)
				must(t, err)
				must(t, db.Close())
				for _, it := range items {
					if strings.HasPrefix(it.ID, tag) {
						t.Errorf("%s holds %s/%s", path, space, it.ID)
					}
				}
			}
		}
	})
}

// toBePurged makes a vault with two closures, backups, and files put aside that hold both.
func toBePurged(t testing.TB) (dir string, v *store.Vault, p *store.Place, id, other model.ClosureID) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "a [strange] folder*")
	must(t, os.Mkdir(dir, 0o700))
	p, v = newPlace(t, dir)
	id, other = begin(t, v, "CS-1"), begin(t, v, "CS-2")
	write(t, v, id, "to go")
	must(t, v.KeepDraft(ctx, draft(id, "to go too")))
	byHand := filepath.Join(t.TempDir(), "b.vault")
	must(t, v.BackUpTo(ctx, byHand))
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	_, err = p.Restore(ctx, byHand, pass(), true) // leaves replaced-
	must(t, err)
	must(t, p.Close())
	must(t, os.Truncate(p.File(), 9000))
	v, err = p.Restore(ctx, byHand, pass(), false) // leaves damaged-
	must(t, err)
	write(t, v, id, "and this")
	return dir, v, p, id, other
}

func TestAfterAPurgeNoFileHoldsAnythingOfTheClosure(t *testing.T) {
	dir, v, p, id, other := toBePurged(t)
	tag := v.Tag(id)
	must(t, p.Close())
	sealed := sealedOf(t, dir, tag)
	v = unlock(t, p)
	if _, err := v.Purge(ctx, []byte("wrong"), id); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("with a wrong passphrase it gave %v", err)
	}
	if _, err := v.Purge(ctx, []byte(phrase), "no such"); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("of no closure it gave %v", err)
	}
	got, err := v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	if len(got.Left) > 0 || len(got.Removed) < 2 {
		t.Errorf("the purge says %+v", got)
	}
	if _, was, err := v.WasPurged(ctx, id); err != nil || !was {
		t.Errorf("the mark says %v, %v", was, err)
	}
	if _, was, err := v.WasPurged(ctx, other); err != nil || was {
		t.Errorf("the other's mark says %v, %v", was, err)
	}
	if err := v.Begin(ctx, id, store.Change{}); !errors.Is(err, store.ErrPurged) {
		t.Errorf("bringing it back gave %v", err)
	}
	must(t, p.Close())
	gone(t, dir, tag, sealed)
	v = unlock(t, p)
	sound(t, v)
	if told(v) != "" || len(mustBackups(t, p)) != 1 {
		t.Errorf("told %q", told(v))
	}
	if _, was, err := v.WasPurged(ctx, id); err != nil || !was {
		t.Errorf("then the mark says %v, %v", was, err)
	}
}

func TestAPurgeThatWasStoppedIsFinishedWhenTheVaultIsNextOpened(t *testing.T) {
	dir, v, p, id, other := toBePurged(t)
	tag := v.Tag(id)
	must(t, p.Close())
	sealed := sealedOf(t, dir, tag)
	log := read(t, logPath(dir))
	v = unlock(t, p)
	must(t, v.PurgeAndStop(ctx, phrase, id))
	must(t, p.Close())
	put(t, logPath(dir), log) // it had not begun anew either
	v = unlock(t, p)
	sound(t, v)
	if !strings.Contains(told(v), "It is finished now") {
		t.Errorf("told %q", told(v))
	}
	if len(texts(t, v, other)) != 0 {
		t.Error("the other closure is not what it was")
	}
	must(t, p.Close())
	gone(t, dir, tag, sealed)
	v = unlock(t, p)
	if told(v) != "" {
		t.Errorf("told again: %q", told(v))
	}
}

func TestWhatAPurgeCannotRemoveIsSaidAndTriedAgain(t *testing.T) {
	dir, v, p, id, _ := toBePurged(t)
	stays := filepath.Join(dir, "backups", "damaged-x.vault")
	must(t, os.MkdirAll(filepath.Join(stays, "in the way"), 0o700))
	got, err := v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	if len(got.Left) != 1 || got.Left[0] != stays || len(got.LeftWhys) != 1 {
		t.Errorf("the purge says %+v", got)
	}
	must(t, p.Close())
	v = unlock(t, p)
	if s := told(v); !strings.Contains(s, "not finished") || !strings.Contains(s, stays) {
		t.Errorf("told %q", s)
	}
	must(t, p.Close())
	must(t, os.RemoveAll(stays))
	v = unlock(t, p)
	if s := told(v); !strings.Contains(s, "It is finished now") {
		t.Errorf("told %q", s)
	}
}

func TestAPurgeReachesBackupsFromBeforeAPolicyMovedThem(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	_, err := v.BackUp(ctx)
	must(t, err)
	tag := v.Tag(id)
	must(t, p.Close())
	sealed := sealedOf(t, dir, tag)
	p = store.At(dir, files, store.Options{Backups: filepath.Join(t.TempDir(), "moved")}).Cheaply()
	defer p.Close()
	v = unlock(t, p)
	got, err := v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	if len(got.Removed) != 2 {
		t.Errorf("the purge says %+v", got)
	}
	must(t, p.Close())
	gone(t, dir, tag, sealed)
}
