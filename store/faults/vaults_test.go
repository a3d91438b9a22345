package faults

import (
	"bytes"
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handover/store"
)

// What lies beside the vault's file.
const (
	rescueFile  = "handover.rescue"
	slotsFile   = "handover.slots"
	ballastFile = "handover.ballast"
	backupsDir  = "backups"
)

// An image is the files of a vault's folder, by their path in it.
type image map[string][]byte

// imageOf reads a folder. Files that are as they were in the last image are shared with it.
func imageOf(dir string, last image) (image, error) {
	out := image{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Equal(b, last[name]) && last[name] != nil {
			b = last[name]
		}
		out[name] = b
		return err
	})
	return out, err
}

// put writes an image into a folder that is not there yet.
func (m image) put(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for name, b := range m {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// with returns the image with another file in the place of one; nil takes it away.
func (m image) with(name string, b []byte) image {
	out := image{}
	for have, was := range m {
		out[have] = was
	}
	if out[name] = b; b == nil {
		delete(out, name)
	}
	return out
}

// withOf returns the image with some files as they are in another.
func (m image) withOf(from image, names ...string) image {
	for _, name := range names {
		m = m.with(name, from[name])
	}
	return m
}

// backups returns the paths of its automatic backups, newest last.
func (m image) backups() (out []string) {
	for name := range m {
		if strings.HasPrefix(name, backupsDir) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// A vaultMade is a vault and its history: its folder and what it holds, after each step.
type vaultMade struct {
	key    *store.PrivateKey
	images []image
	holds  []content
	steps  []step
	closed image // after everything, with the vault closed
}

func (m *vaultMade) last() content { return m.holds[len(m.holds)-1] }

// backedUp is what the newest backup holds.
func (m *vaultMade) backedUp() (held content) {
	for i, st := range m.steps {
		if st.do == backUp {
			held = m.holds[i]
		}
	}
	return held
}

// history is what is done in a vault that faults are then made in. Two backups are made, and more
// follows the second.
func history() []step {
	out := []step{{do: makeVault}, {do: addKey}, {begin, "one", 1}, {begin, "two", 2}}
	n := 3
	days := func(closures ...string) {
		for range 12 {
			out = append(out, work(closures[n%len(closures)], n))
			n++
		}
	}
	days("one", "two")
	out = append(out, step{do: backUp}, step{begin, "three", 90})
	days("one", "three")
	out = append(out, step{do: newCode}, step{do: reopen})
	days("two", "three")
	out = append(out, step{do: backUp})
	days("one", "two", "three")
	return append(out, step{do: reopen}, step{set, "", 200}, step{write, "two", 201}, step{draft, "one", 202})
}

// makeVaults makes the two vaults that faults are made in.
func (s *suite) makeVaults(t *testing.T) {
	key, err := store.NewPrivateKey()
	must(t, err)
	s.keyText, err = key.Text()
	must(t, err)
	if key, err = store.ReadPrivateKey(s.keyText); err != nil {
		t.Fatal(err)
	}
	s.one = s.makeVault(t, "one", &key)
	s.other = s.makeVault(t, "other", &key)
}

func (s *suite) makeVault(t *testing.T, name string, key *store.PrivateKey) *vaultMade {
	ctx := context.Background()
	dir := filepath.Join(s.scratch, name)
	m := &vaultMade{key: key, steps: history()}
	w := &worker{p: store.At(dir, files, store.Options{}), key: key}
	defer func() { w.p.Close() }()
	var holds content
	var last image
	for _, st := range m.steps {
		fact, err := w.step(ctx, st)
		if err != nil {
			t.Fatalf("%s: %v", st.do, err)
		}
		holds = holds.then(st, fact)
		last, err = imageOf(dir, last)
		must(t, err)
		m.images, m.holds = append(m.images, last), append(m.holds, holds)
	}
	got, err := read(ctx, w.v)
	must(t, err)
	if why := got.differs(holds); why != "" {
		t.Fatalf("without any fault the vault %s", why)
	}
	must(t, w.v.Close())
	m.closed, err = imageOf(dir, last)
	must(t, err)
	return m
}

// random returns a source of chance that is the same for the same seed and name.
func (s *suite) random(name string) *rand.Rand {
	var sum uint64
	for _, b := range []byte(name) {
		sum = sum*131 + uint64(b)
	}
	return rand.New(rand.NewPCG(s.seed, sum))
}
