package faults

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"handover/store"
)

// A paper is what a vault answered, as the program of answers_linux_test.go prints it.
type paper struct{ strings.Builder }

func (p *paper) say(words ...any) { fmt.Fprintln(p, words...) }

func (p *paper) count(answer string) int {
	return strings.Count("\n"+p.String(), "\n"+answer+" ")
}

// diskFull fills a small disk to its last page while a vault on it is worked in, frees it again, and
// works on.
func diskFull(t *testing.T, s *suite) {
	size := int64(0)
	for _, b := range s.one.closed {
		size += int64(len(b)+4095) / 4096 * 4096
	}
	r := s.random("full")
	for i := range max(3, s.count.kill/4) {
		s.fullRound(t, i, size, r)
	}
}

// fullRound is one small disk.
func (s *suite) fullRound(t *testing.T, i int, size int64, r *rand.Rand) {
	ctx := context.Background()
	mount := filepath.Join(s.scratch, fmt.Sprint("full-", i))
	must(t, os.MkdirAll(mount, 0o700))
	room := size + int64(600+r.IntN(400))<<10
	if err := syscall.Mount("handover-faults", mount, "tmpfs", 0, fmt.Sprintf("size=%d", room)); err != nil {
		t.Skipf("a small disk cannot be mounted here, which takes the rights of root: %v", err)
	}
	defer syscall.Unmount(mount, syscall.MNT_DETACH)
	dir := filepath.Join(mount, "vault")
	must(t, s.one.closed.put(dir))
	w := &worker{p: store.At(dir, files, store.Options{}), key: s.one.key}
	var err error
	w.v, err = w.p.Unlock(ctx, w.with())
	must(t, err)

	filler := filepath.Join(mount, "filler")
	var paper paper
	n := 0
	work := func(steps int) (refused int) {
		before := paper.count(notSaved)
		w.answers(ctx, n, n+steps, paper.say)
		n += steps
		refused = paper.count(notSaved) - before
		return refused
	}
	work(2) // there is room
	must(t, fill(filler, r.Int64N(60<<10)))
	work(12) // a backup among them needs more room than there is
	if _, err := os.Stat(filepath.Join(dir, ballastFile)); err == nil && paper.count(notSaved) > 2 {
		t.Errorf("round %d: saves were refused, and the ballast was not given up:\n%s", i, &paper)
	}
	must(t, fill(filler, 0))
	for tries := 0; work(20) == 0; tries++ { // what is free in the file is used up first
		if tries == 20 {
			t.Fatalf("round %d: a full disk takes everything", i)
		}
		must(t, fill(filler, 0))
	}
	must(t, os.Remove(filler))
	t.Logf("round %d: full after %d steps", i, n)
	if refused := work(6); refused > 0 {
		t.Errorf("round %d: with room again, saves are refused:\n%s", i, &paper)
	}
	must(t, w.v.Close())
	o, _ := s.afterAnswers(dir, paper.String())
	s.table.add("the disk is full", o)
	if o.bad() {
		t.Errorf("round %d: %s\nsaid: %s\n%s", i, o.why, o.said, &paper)
	}
}

// fill writes a file until so little room is left.
func fill(path string, left int64) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		if _, err := f.Write(make([]byte, 4096)); errors.Is(err, syscall.ENOSPC) {
			break
		} else if err != nil {
			return err
		}
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return f.Truncate(max(0, info.Size()-left))
}
