package store_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
)

var files = store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) { return bolt.Open(path) }}

// newPlace returns the place of a new vault in a folder, and the vault, unlocked.
func newPlace(t testing.TB, dir string) (*store.Place, *store.Vault) {
	t.Helper()
	p := store.At(dir, files, store.Options{}).Cheaply()
	v, err := p.Create(ctx, []byte(phrase))
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return p, v
}

// again opens the vault in a folder as the program does when it is next started.
func again(t testing.TB, dir string) (*store.Place, *store.Vault) {
	t.Helper()
	p := store.At(dir, files, store.Options{}).Cheaply()
	v, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	t.Cleanup(func() { p.Close() })
	return p, v
}

func sound(t testing.TB, v *store.Vault) {
	t.Helper()
	if f := v.Found(); len(f.Damage) > 0 {
		t.Fatalf("damage was found: %q", f.Damage)
	}
}

func texts(t testing.TB, v *store.Vault, id model.ClosureID) (out []string) {
	t.Helper()
	entries, err := v.Entries(ctx, id)
	must(t, err)
	for _, e := range entries {
		if w, ok := e.Event.(model.Written); ok {
			out = append(out, w.Text)
		}
	}
	return out
}

func write(t testing.TB, v *store.Vault, id model.ClosureID, text string) {
	t.Helper()
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{written(text)}, Header: model.Header{Reference: "CS-1"}}))
}

func TestAVaultThatIsOlderThanItsRescueLogIsBroughtUpToDate(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	write(t, v, id, "first")
	_, err := v.BackUp(ctx)
	must(t, err)
	must(t, p.Close())
	old, err := os.ReadFile(p.File())
	must(t, err)
	p, v = again(t, dir)
	sound(t, v)
	write(t, v, id, "second")
	must(t, v.KeepDraft(ctx, draft(id, "half")))
	must(t, p.Close())
	must(t, os.WriteFile(p.File(), old, 0o600))

	_, v = again(t, dir)
	sound(t, v)
	if told := strings.Join(v.Found().Told, " "); !strings.Contains(told, "came back from the rescue log") {
		t.Errorf("what was told is %q", told)
	}
	if got := texts(t, v, id); len(got) != 2 {
		t.Errorf("the texts are %q", got)
	}
}

func TestAVaultThatIsOlderThanItsNewestBackupCanOnlyBeReadUntilItIsPutBack(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	must(t, p.Close())
	old, err := os.ReadFile(p.File())
	must(t, err)
	p, v = again(t, dir)
	write(t, v, id, "second")
	_, err = v.BackUp(ctx)
	must(t, err)
	write(t, v, id, "third")
	must(t, p.Close())
	must(t, os.WriteFile(p.File(), old, 0o600))

	p, v = again(t, dir)
	if damage := v.Found().Damage; len(damage) != 1 || !strings.Contains(damage[0], "older than its rescue log") {
		t.Errorf("the damage is %q", damage)
	}
	if err := v.KeepDraft(ctx, draft(id, "new")); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("saving gave %v", err)
	}
	v, err = p.Rebuild(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	if got := texts(t, v, id); len(got) != 2 {
		t.Errorf("the texts are %q", got)
	}
}

func TestADamagedVaultIsPutBackFromItsBackupAndRescueLog(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	write(t, v, id, "first")
	if path, err := v.BackUp(ctx); err != nil || path == "" {
		t.Fatalf("backing up gave %q, %v", path, err)
	}
	write(t, v, id, "second")
	must(t, p.Close())
	must(t, os.Truncate(p.File(), 5000))

	p = store.At(dir, files, store.Options{}).Cheaply()
	if _, err := p.Unlock(ctx, store.With{Passphrase: []byte(phrase)}); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("opening gave %v", err)
	}
	v, err := p.Rebuild(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	if got := texts(t, v, id); len(got) != 2 {
		t.Errorf("the texts are %q", got)
	}
	t.Log(v.Found().Told)
	must(t, p.Close())
	_, v = again(t, dir)
	sound(t, v)
}

func TestAVaultWithoutABackupIsPutBackFromItsRescueLogAlone(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	write(t, v, id, "first")
	must(t, p.Close())
	must(t, os.Remove(p.File()))
	p = store.At(dir, files, store.Options{}).Cheaply()
	v, err := p.Rebuild(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	if got := texts(t, v, id); len(got) != 1 {
		t.Errorf("the texts are %q", got)
	}
	t.Log(v.Found().Told)
}

func TestAPurgedClosureIsInNoFileAndNeverComesBack(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	other := begin(t, v, "CS-2")
	write(t, v, other, "stays")
	_, err := v.BackUp(ctx)
	must(t, err)
	code, err := v.NewCode(ctx, store.With{Passphrase: []byte(phrase)})
	must(t, err)
	got, err := v.Purge(ctx, []byte(phrase), id)
	must(t, err)
	if len(got.Removed) != 1 || got.Backup == "" || len(got.Left) != 0 {
		t.Errorf("the purge says %+v", got)
	}
	if _, err := v.Entries(ctx, id); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("the purged closure gives %v", err)
	}
	if err := v.Begin(ctx, id, store.Change{Entries: []model.Entry{opened("CS-1")}}); !errors.Is(err, store.ErrPurged) {
		t.Errorf("bringing it back gives %v", err)
	}
	write(t, v, other, "more")
	must(t, p.Close())
	p = store.At(dir, files, store.Options{}).Cheaply()
	v, err = p.Unlock(ctx, store.With{Code: []byte(strings.ToLower(code))})
	must(t, err)
	sound(t, v)
	if told := v.Found().Told; len(told) > 0 {
		t.Errorf("told %q", told)
	}
	if got := texts(t, v, other); len(got) != 2 {
		t.Errorf("the texts are %q", got)
	}
	h, err := v.History(ctx, "")
	must(t, err)
	for _, r := range h.Records {
		t.Log(r.N, r.Kind, r.Said)
	}
	if h.Since.IsZero() || time.Since(h.Since) > time.Hour {
		t.Error(h.Since)
	}
	must(t, p.Close())
}
