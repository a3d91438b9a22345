package faults

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"handover/store"
	"handover/store/bolt"
)

// worked opens a vault, lets something happen to its folder, works in it, puts right what is to be put
// right, and compares.
func (s *suite) worked(t *testing.T, label, name, dir string, happens, undone func() error) {
	t.Helper()
	ctx := context.Background()
	w := &worker{p: store.At(dir, files, store.Options{}), key: s.one.key}
	var err error
	w.v, err = w.p.Unlock(ctx, w.with())
	must(t, err)
	var paper paper
	w.answers(ctx, 0, 3, paper.say)
	must(t, happens())
	w.answers(ctx, 3, 14, paper.say)
	if err := w.v.Close(); err != nil {
		paper.say("closing:", err)
	}
	must(t, undone())
	o, counted := s.afterAnswers(dir, paper.String())
	s.table.add(label, o)
	t.Logf("%s: %v", name, counted)
	if o.bad() {
		t.Errorf("%s: %s\nsaid: %s\n%s", name, o.why, o.said, &paper)
	}
}

func nothing() error { return nil }

// takenAway removes and replaces files while the vault is open.
func takenAway(t *testing.T, s *suite) {
	older := s.one.images[20][store.FileName]
	remove := func(names ...string) func(dir string) error {
		return func(dir string) (err error) {
			for _, name := range names {
				err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
			}
			return err
		}
	}
	replace := func(name string, b []byte) func(dir string) error {
		return func(dir string) error {
			path := filepath.Join(dir, name)
			return errors.Join(os.Remove(path), os.WriteFile(path, b, 0o600))
		}
	}
	for i, c := range []struct {
		name string
		do   func(dir string) error
	}{
		{"the vault's file removed", remove(store.FileName)},
		{"the rescue log removed", remove(rescueFile)},
		{"the slots removed", remove(slotsFile)},
		{"the ballast removed", remove(ballastFile)},
		{"the backups removed", remove(backupsDir)},
		{"the vault's file replaced by an older one", replace(store.FileName, older)},
		{"the vault's file replaced by another vault's", replace(store.FileName, s.other.closed[store.FileName])},
		{"the vault's file replaced by an empty one", replace(store.FileName, nil)},
		{"the rescue log replaced by an older one", replace(rescueFile, s.one.images[20][rescueFile])},
		{"the rescue log replaced by an empty one", replace(rescueFile, nil)},
	} {
		dir := filepath.Join(s.scratch, fmt.Sprint("taken-", i))
		must(t, s.one.closed.put(dir))
		s.worked(t, "files removed and replaced while open", c.name, dir, func() error { return c.do(dir) }, nothing)
	}
}

// asNobody does f as a user without rights, where the test itself has all of them.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Getuid() != 0 {
		f()
		return
	}
	done := make(chan error)
	go func() {
		err := errors.New("it ended before its end")
		defer func() { done <- err }()
		runtime.LockOSThread() // and never unlocked: the thread ends with its rights taken away
		if err = syscall.Setfsuid(nobody); err == nil {
			f()
		}
	}()
	if err := <-done; err != nil {
		t.Errorf("without the rights of root: %v", err)
	}
}

const nobody = 65534

// denied takes rights away: before the vault is opened, and while it is open.
func denied(t *testing.T, s *suite) {
	must(t, os.Chmod(s.scratch, 0o755))
	defer os.Chmod(s.scratch, 0o700)
	give := func(dir string) {
		if os.Getuid() != 0 {
			return
		}
		must(t, filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
			return errors.Join(err, os.Chown(path, nobody, nobody))
		}))
	}
	for i, c := range []struct {
		name string
		mode os.FileMode
	}{
		{".", 0o500}, {backupsDir, 0o500}, {backupsDir, 0}, {".", 0},
		{store.FileName, 0o400}, {store.FileName, 0}, {rescueFile, 0o400}, {rescueFile, 0},
		{slotsFile, 0o400}, {slotsFile, 0}, {ballastFile, 0},
	} {
		what := fmt.Sprintf("%s made %#o", c.name, c.mode)
		back := os.FileMode(0o600)
		if c.name == "." || c.name == backupsDir {
			back = 0o700
		}
		dir := filepath.Join(s.scratch, fmt.Sprint("denied-", i))
		must(t, s.one.closed.put(dir))
		give(dir)
		path := filepath.Join(dir, c.name)
		asNobody(t, func() {
			s.worked(t, "no right to write or read, while open", what, dir,
				func() error { return os.Chmod(path, c.mode) },
				func() error { return os.Chmod(path, back) })
		})

		dir += "-before"
		must(t, s.one.closed.put(dir))
		give(dir)
		path = filepath.Join(dir, c.name)
		must(t, os.Chmod(path, c.mode))
		asNobody(t, func() {
			p := store.At(dir, files, store.Options{})
			v, err := p.Unlock(context.Background(), store.With{Key: s.one.key})
			opened := "it opens"
			if err != nil {
				opened = err.Error()
			} else if _, err := read(context.Background(), v); err != nil {
				t.Errorf("%s: what was opened cannot be read: %v", what, err)
			}
			t.Logf("%s: %s", what, opened)
			p.Close()
		})
		must(t, os.Chmod(path, back))
		s.checked(t, "no right to write or read, before opening", what, dir)
	}
}

// checked opens a vault once more and sees that all is there.
func (s *suite) checked(t *testing.T, label, what, dir string) {
	t.Helper()
	o := s.watched(dir, faulty{put: func(string) error { return nil }, want: exactly(s.one.last()), goOn: true})
	s.table.add(label, o)
	if o.bad() {
		t.Errorf("%s: %s\nsaid: %s", what, o.why, o.said)
	}
}

// immutable makes files immutable, before and while the vault is open.
func immutable(t *testing.T, s *suite) {
	base := t.TempDir() // what lies in memory often knows no such thing
	flag := func(how, path string) error {
		if out, err := exec.Command("chattr", how, path).CombinedOutput(); err != nil {
			return fmt.Errorf("chattr: %w: %s", err, out)
		}
		return nil
	}
	probe := filepath.Join(base, "probe")
	must(t, os.WriteFile(probe, nil, 0o600))
	if err := flag("+i", probe); err != nil {
		t.Skipf("files cannot be made immutable here: %v", err)
	}
	must(t, flag("-i", probe))
	for i, name := range []string{store.FileName, rescueFile, slotsFile, ballastFile, ".", backupsDir} {
		dir := filepath.Join(base, fmt.Sprint("immutable-", i))
		must(t, s.one.closed.put(dir))
		path := filepath.Join(dir, name)
		t.Cleanup(func() { _ = flag("-i", path) })
		s.worked(t, "immutable, while open", name, dir, func() error { return flag("+i", path) }, func() error { return flag("-i", path) })

		must(t, flag("+i", path))
		p := store.At(dir, files, store.Options{})
		_, err := p.Unlock(context.Background(), store.With{Key: s.one.key})
		t.Logf("%s before opening: %v", name, err)
		p.Close()
		must(t, flag("-i", path))
		p = store.At(dir, files, store.Options{})
		v, err := p.Unlock(context.Background(), store.With{Key: s.one.key})
		if err != nil || len(v.Found().Damage) > 0 {
			t.Errorf("%s: afterwards: %v", name, err)
		}
		p.Close()
	}
}

// playHold opens the vault and keeps it open until its input ends.
func playHold() int {
	w, err := partWorker()
	if err == nil {
		w.v, err = w.p.Unlock(context.Background(), w.with())
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := w.v.Close(); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// twoAtOnce tries to open, put back and restore what another program has open.
func twoAtOnce(t *testing.T, s *suite) {
	ctx := context.Background()
	dir := filepath.Join(s.scratch, "two")
	must(t, s.one.closed.put(dir))
	cmd := exec.Command(os.Args[0])
	cmd.Env = s.partEnv("hold", dir)
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "open\n" {
		t.Fatalf("the first program said %q, %v", line, err)
	}
	before, err := imageOf(dir, nil)
	must(t, err)
	with := store.With{Key: s.one.key}
	var wg sync.WaitGroup
	for what, do := range map[string]func(p *store.Place) error{
		"opening":      func(p *store.Place) error { _, err := p.Unlock(ctx, with); return err },
		"putting back": func(p *store.Place) error { _, err := p.Rebuild(ctx, with); return err },
		"restoring": func(p *store.Place) error {
			all, err := p.Backups()
			if err != nil {
				return err
			}
			_, err = p.Restore(ctx, all[0].Path, with, true)
			return err
		},
		"making": func(p *store.Place) error { _, err := p.Create(ctx, []byte{}); return err },
	} {
		wg.Go(func() { // each is patient for a moment
			p := store.At(dir, files, store.Options{})
			if err := do(p); !errors.Is(err, bolt.ErrInUse) && !errors.Is(err, bolt.ErrExists) {
				t.Errorf("%s what is open elsewhere gave %v", what, err)
			}
			p.Close()
		})
	}
	wg.Wait()
	after, err := imageOf(dir, nil)
	must(t, err)
	for name := range before {
		if string(before[name]) != string(after[name]) {
			t.Errorf("%s was changed by who was refused", name)
		}
	}
	if len(before) != len(after) {
		t.Errorf("there are %d files, and there were %d", len(after), len(before))
	}
	must(t, in.Close())
	must(t, cmd.Wait())
	s.checked(t, "two programs at once", "afterwards", dir)
}
