package store_test

import (
	"os"
	"path/filepath"
	"testing"
)

func TestGoingOnWithADamagedVaultThrowsNoRescueLogAway(t *testing.T) {
	dir := t.TempDir()
	p, v := newPlace(t, dir)
	id := begin(t, v, "CS-1")
	must(t, p.Close())
	old := read(t, p.File())
	p, v = again(t, dir)
	_, err := v.BackUp(ctx)
	must(t, err)
	write(t, v, id, "in the rescue log alone, once the file is older")
	must(t, p.Close())
	log := read(t, logPath(dir))
	put(t, p.File(), old)

	_, v = again(t, dir)
	if len(v.Found().Damage) == 0 {
		t.Fatal("a vault that is older than its rescue log is called sound")
	}
	must(t, v.Accept(ctx))
	write(t, v, id, "going on")
	aside, _ := filepath.Glob(filepath.Join(dir, "backups", "damaged-*.rescue"))
	if len(aside) != 1 {
		t.Fatalf("put aside are %q", aside)
	}
	if kept, err := os.ReadFile(aside[0]); err != nil || string(kept) != string(log) {
		t.Errorf("the rescue log was changed: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, v = again(t, dir)
	sound(t, v)
}
