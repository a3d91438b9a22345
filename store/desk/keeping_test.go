package desk

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
)

const lantern = "lantern meadow copper thistle"

// onDisk lays a new vault in a folder of its own on a desk.
func onDisk(t *testing.T, dir string, at *time.Time) (*Desk, *store.Vault) {
	t.Helper()
	open := func(path string) (store.Engine, error) {
		db, err := bolt.Open(path)
		if err != nil {
			return nil, err // and not an engine that is nil
		}
		return db, nil
	}
	p := store.At(dir, store.Files{Create: bolt.Create, Open: open}, store.Options{Now: func() time.Time { return *at }})
	v, err := p.Create(context.Background(), []byte(lantern))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return lay(t, v, at), v
}

// readyToGo begins a closure, writes in it, transfers it and answers for what the record lacks.
func readyToGo(t *testing.T, d *Desk) model.ClosureID {
	t.Helper()
	id := begun(t, d)
	d.write(t, "The pony was called Biscuit.")
	if err := d.Transfer(d.Today(), "Case 4471"); err != nil {
		t.Fatal(err)
	}
	for _, l := range model.Lacking(d.Closure(), d.Guide) {
		if err := d.Lodge(l.What, "case notes, today", ""); err != nil {
			t.Fatal(err)
		}
	}
	return id
}

func TestNothingIsPurgedWhileSomethingStandsInTheWay(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	d.write(t, "The pony was called Biscuit.")
	blocked := func(want int) {
		t.Helper()
		pass := []byte(lantern)
		_, err := d.Purge(pass)
		var way *InTheWay
		if !errors.As(err, &way) || len(way.Blockers) != want {
			t.Errorf("the purge gives %v, and not %d things in the way", err, want)
		}
		if !bytes.Equal(pass, make([]byte, len(pass))) {
			t.Error("the passphrase is still in memory")
		}
		if d.OpenID() != id || d.Closure() == nil {
			t.Error("the closure is not open any more")
		}
	}
	blocked(2) // not transferred, and the record is not lodged
	if err := d.Transfer("2026-11-23", "Case 4471"); err == nil {
		t.Error("a transfer that is still to come is recorded")
	}
	if err := d.Transfer("2026-11-22", "Case 4471"); err != nil {
		t.Fatal(err)
	}
	blocked(1)
	if err := d.Lodge("record", "", "it was copied there whole"); err != nil {
		t.Fatal(err)
	}
	if err := d.Hold("a complaint"); err != nil {
		t.Fatal(err)
	}
	blocked(1)
	if err := d.Release("it was answered"); err != nil {
		t.Fatal(err)
	}
	if left := model.MayPurge(d.Closure(), d.Guide, d.Today()); len(left) > 0 {
		t.Errorf("still in the way: %v", left)
	}
	if _, err := v.Entries(context.Background(), id); err != nil {
		t.Error(err)
	}
}

func TestAWrongPassphrasePurgesNothingAndTheClosureStaysOpen(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _ := onDisk(t, t.TempDir(), &at)
	id := readyToGo(t, d)
	if _, err := d.Purge([]byte("copper barley swan ladder")); !errors.Is(err, store.ErrPassphrase) {
		t.Fatalf("a wrong passphrase gives %v", err)
	}
	if d.OpenID() != id || d.Closure().Text(reason) != "The pony was called Biscuit." {
		t.Error("the closure is not open as it was")
	}
	d.write(t, "And it can be written in.")
}

func TestAfterThePurgeNothingOfTheClosureIsLeft(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	ctx, dir := context.Background(), t.TempDir()
	d, v := onDisk(t, dir, &at)
	id := readyToGo(t, d)
	var file bytes.Buffer
	if err := d.Export(&file); err != nil {
		t.Fatal(err)
	}
	if err := d.LeaveAt(Place{Closure: id}); err != nil {
		t.Fatal(err)
	}
	half := model.Draft{Closure: id, Field: model.Field{Item: model.FormPrefix + "hold", Subject: model.TheClosure},
		Part: "why", Text: "half a rea", By: d.Worker().ID, At: at}
	if err := d.KeepDraft(ctx, half); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Waiting(); err != nil || n != 1 {
		t.Errorf("words wait in %d places, %v", n, err)
	}
	before, err := v.BackUp(ctx)
	if err != nil || before == "" {
		t.Fatal(before, err)
	}
	at = at.Add(time.Hour)
	told, err := d.Purge([]byte(lantern))
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Removed) == 0 || len(told.Left) > 0 || told.Backup == "" {
		t.Errorf("of the backups it tells %+v", told)
	}
	if _, err := os.Stat(before); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the backup that held it is still there: %v", err)
	}
	if d.OpenID() != "" || d.Closure() != nil {
		t.Error("it is still open")
	}
	if _, ok := d.Place(); ok {
		t.Error("where the program was left is still known")
	}
	if _, err := v.Entries(ctx, id); !errors.Is(err, store.ErrNoClosure) {
		t.Errorf("its entries give %v", err)
	}
	if drafts, err := v.Drafts(ctx); err != nil || len(drafts) > 0 {
		t.Errorf("%d drafts are left, %v", len(drafts), err)
	}
	if _, was, err := v.WasPurged(ctx, id); err != nil || !was {
		t.Errorf("it is not marked: %v", err)
	}
	if _, err := d.Import(&file, false); !errors.Is(err, store.ErrPurged) {
		t.Errorf("an old copy of it gives %v", err)
	}
	if found, err := v.Verify(ctx); err != nil || len(found.Damage) > 0 {
		t.Errorf("afterwards the vault is not sound: %v, %v", found.Damage, err)
	}
	if _, err := d.Begin("HR-2", "L."); err != nil {
		t.Errorf("nothing can be begun afterwards: %v", err)
	}
	_ = filepath.WalkDir(dir, func(path string, _ os.DirEntry, _ error) error {
		if b, err := os.ReadFile(path); err == nil && strings.Contains(string(b), "Biscuit") {
			t.Errorf("%s holds the words in clear", path)
		}
		return nil
	})
}
