package faults

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"handover/store"
)

// atWork is a vault that somebody works in.
func atWork(t *testing.T, dir string) (*suite, *worker) {
	t.Helper()
	s := &suite{seed: 1, table: &table{}, scratch: scratch(t)}
	s.makeVaults(t)
	must(t, s.one.closed.put(dir))
	w := &worker{p: store.At(dir, files, store.Options{}), key: s.one.key}
	t.Cleanup(func() { w.p.Close() })
	var err error
	w.v, err = w.p.Unlock(context.Background(), w.with())
	must(t, err)
	return s, w
}

func TestSavingGoesOnOnceTheFileMayBeWrittenAgain(t *testing.T) {
	ctx := context.Background()
	_, w := atWork(t, filepath.Join(t.TempDir(), "vault"))
	if out, err := exec.Command("chattr", "+i", w.p.File()).CombinedOutput(); err != nil {
		t.Skipf("files cannot be made immutable here: %v: %s", err, out)
	}
	for n := range 4 {
		if _, err := w.step(ctx, answerStep(n)); err != nil {
			t.Logf("while the file may not be written: %v", err)
		}
	}
	if out, err := exec.Command("chattr", "-i", w.p.File()).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if _, err := w.step(ctx, answerStep(4)); err != nil {
		t.Errorf("once it may be written again, saving gives: %v", err)
	}
	if err := w.v.Settle(ctx); err != nil {
		t.Errorf("once it may be written again: %v", err)
	}
}

func TestNothingCountsAsKeptInAFolderThatTheVaultIsGoneFrom(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	s, w := atWork(t, dir)
	must(t, os.Rename(dir, dir+"-moved")) // as when a disk is taken out, and its folder made anew on another
	must(t, os.MkdirAll(dir, 0o700))
	var paper paper
	w.answers(ctx, 0, 8, paper.say)
	_ = w.v.Close()
	t.Logf("the answers:\n%s", &paper)
	if paper.count(saved)+paper.count(kept) == 0 {
		return
	}
	// What counts as saved has to be in the one folder or the other.
	for _, where := range []string{dir, dir + "-moved"} {
		o, _ := s.afterAnswers(where, paper.String())
		if !o.bad() {
			return
		}
		t.Logf("%s: %s; said: %s", where, o.why, o.said)
	}
	t.Error("what was answered with saved or kept is in neither folder")
}

func TestNothingCountsAsKeptWhereFileAndLogAreGone(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	s, w := atWork(t, dir)
	must(t, errors.Join(os.Remove(w.p.File()), os.Remove(filepath.Join(dir, rescueFile))))
	var paper paper
	w.answers(ctx, 0, 8, paper.say)
	_ = w.v.Close()
	t.Logf("the answers:\n%s", &paper)
	if paper.count(saved)+paper.count(kept) == 0 {
		return
	}
	if o, _ := s.afterAnswers(dir, paper.String()); o.bad() {
		t.Errorf("of what was answered with saved or kept: %s; said: %s", o.why, o.said)
	}
}

func TestALogThatMayNotBeReadKeepsNobodyFromReading(t *testing.T) {
	s := &suite{seed: 1, table: &table{}, scratch: scratch(t)}
	s.makeVaults(t)
	dir := filepath.Join(t.TempDir(), "vault")
	must(t, s.one.closed.put(dir))
	log := filepath.Join(dir, rescueFile)
	if out, err := exec.Command("chattr", "+i", log).CombinedOutput(); err != nil {
		t.Skipf("files cannot be made immutable here: %v: %s", err, out)
	}
	defer exec.Command("chattr", "-i", log).Run()
	p := store.At(dir, files, store.Options{})
	defer p.Close()
	v, err := p.Unlock(context.Background(), store.With{Key: s.one.key})
	if err != nil {
		t.Fatalf("opening gives %v", err)
	}
	if _, err := read(context.Background(), v); err != nil {
		t.Error(err)
	}
}
