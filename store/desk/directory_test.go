package desk

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
	"handover/store/enginetest"
)

var services = []model.Listed{
	{ID: "a2", Name: "Beacon School"},
	{ID: "a1", Name: "Harbour Therapy", For: "Talking therapy", Telephone: "01632 960111"},
}

func TestTheDirectoryOutlivesAnotherKeyABackupAndALock(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	d, v := onDisk(t, dir, &at)
	ctx := context.Background()
	if all, err := d.Directory(); err != nil || len(all) != 0 {
		t.Fatalf("a new vault's directory is %v, %v", all, err)
	}
	if err := d.KeepDirectory(services); err != nil {
		t.Fatal(err)
	}
	same := func(when string, d *Desk) {
		t.Helper()
		if all, err := d.Directory(); err != nil || !slices.Equal(all, services) {
			t.Errorf("%s it is %v, %v", when, all, err)
		}
	}
	if err := v.ChangeKey(ctx, []byte(lantern)); err != nil {
		t.Fatal(err)
	}
	same("after a change of the key", d)
	copied := filepath.Join(t.TempDir(), "copy.vault")
	if err := v.BackUpTo(ctx, copied); err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(copied)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	was, err := store.Unlock(ctx, db, []byte(lantern))
	if err != nil {
		t.Fatal(err)
	}
	same("in a backup", lay(t, was, &at))
	d.Lock()
	if _, err := d.Directory(); !errors.Is(err, store.ErrLocked) {
		t.Errorf("while it is locked it says %v", err)
	}
	if err := d.KeepDirectory(services); !errors.Is(err, store.ErrLocked) {
		t.Errorf("while it is locked it is kept: %v", err)
	}
}

func TestADirectoryThatIsNotRightIsNotKept(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	if err := d.KeepDirectory(services); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]model.Listed{
		"twice one name": append(slices.Clone(services), model.Listed{ID: "a3", Name: "BEACON school"}),
		"twice one id":   append(slices.Clone(services), model.Listed{ID: "a1", Name: "Tide"}),
		"no name":        {{ID: "a1"}},
		"no id":          {{Name: "Tide"}},
	} {
		if err := d.KeepDirectory(bad); err == nil {
			t.Errorf("%s: it is kept", name)
		}
	}
	engine.Fail(enginetest.Refused, -1)
	err := d.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) { return model.Unlist(all, "a1"), nil })
	if !errors.Is(err, ErrNotSaved) {
		t.Errorf("where it cannot be saved it says %v", err)
	}
	engine.Fail(enginetest.None, 0)
	if all, err := d.Directory(); err != nil || !slices.Equal(all, services) {
		t.Errorf("it is now %v, %v", all, err)
	}
}

func TestAListedServiceComesIntoAClosureInOneChange(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	begun(t, d)
	engine.Fail(enginetest.Refused, -1)
	if _, err := d.AddListed(services[1]); !errors.Is(err, ErrNotSaved) {
		t.Errorf("where it cannot be saved it says %v", err)
	}
	if n := len(d.Closure().Of(model.KindService)); n != 0 {
		t.Errorf("%d services are there all the same", n)
	}
	engine.Fail(enginetest.None, 0)
	s, err := d.AddListed(services[1])
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Closure().Answer(model.Field{Item: model.ItemReach, Subject: s}).Value.First(); got != "01632 960111" {
		t.Errorf("how to reach it is %q", got)
	}
	if _, err := d.AddListed(services[1]); err == nil {
		t.Error("it is added twice")
	}
}
