package faults

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handover/store"
)

// rolledBack puts files back to what they were after each earlier step: one at a time, and together.
func rolledBack(t *testing.T, s *suite) {
	m := s.one
	steps := func(yield func(at int, im image) bool) {
		for at, im := range m.images {
			if at >= 2 { // from where the key is a way in
				yield(at, im)
			}
		}
	}
	alone := func(name string, judged func(outcome) outcome) func(func(faulty) bool) {
		return func(yield func(faulty) bool) {
			steps(func(at int, im image) bool {
				if string(im[name]) == string(m.closed[name]) {
					return true
				}
				return yield(faulty{name: fmt.Sprintf("%s of step %d", name, at), put: m.closed.withOf(im, name).put, want: exactly(m.last()), goOn: true, judged: judged})
			})
		}
	}
	s.judgeAll(t, "rolled back: the vault's file alone", s.table, alone(store.FileName, mustBeTold))
	s.judgeAll(t, "rolled back: the rescue log alone", s.table, alone(rescueFile, nil))
	s.judgeAll(t, "rolled back: the ways in alone", s.table, alone(slotsFile, nil))
	s.judgeAll(t, "rolled back: the vault's file and the ways in", s.table, func(yield func(faulty) bool) {
		steps(func(at int, im image) bool {
			if string(im[store.FileName]) == string(m.closed[store.FileName]) {
				return true
			}
			return yield(faulty{name: fmt.Sprint("step ", at), put: m.closed.withOf(im, store.FileName, slotsFile).put, want: exactly(m.last()), judged: mustBeTold})
		})
	})

	// The file and the log together are a vault as it truly was: from within, nothing can tell. What is
	// claimed of it is that alone, and it is asserted, so that SECURITY.md stays true.
	s.judgeAll(t, "rolled back: the vault's file and the rescue log", s.table, func(yield func(faulty) bool) {
		steps(func(at int, im image) bool {
			f := faulty{name: fmt.Sprint("step ", at), put: m.closed.withOf(im, store.FileName, rescueFile, slotsFile).put, want: exactly(m.holds[at])}
			f.judged = func(o outcome) outcome {
				if !o.bad() {
					o.fate = outOfScope
				}
				return o
			}
			return yield(f)
		})
	})
}

// anchorControl shows that the comparison sees a loss that nothing in the file can tell of: the vault's
// file rolled back, and no rescue log beside it; and the newest save dropped by one bit.
func anchorControl(t *testing.T, s *suite) {
	m := s.one
	without := &table{}
	bad := s.judgeAll(t, "control: rolled back, and without the rescue log", without, func(yield func(faulty) bool) {
		for at := 2; at < len(m.images)-1; at++ {
			if m.holds[at].differs(m.last()) == "" {
				continue
			}
			yield(faulty{name: fmt.Sprint("step ", at), put: m.closed.with(store.FileName, m.images[at][store.FileName]).with(rescueFile, nil).put, want: exactly(m.last())})
		}
	})
	s.controlFails(t, bad, without)

	without = &table{}
	bad = s.judgeAll(t, "control: a bit of the newest meta page, and no rescue log", without, func(yield func(faulty) bool) {
		for at := 3; at < len(m.images); at++ {
			if m.holds[at].differs(m.holds[at-1]) == "" {
				continue
			}
			im := m.images[at]
			for page := range 2 { // one of the two is the newest
				b := append([]byte{}, im[store.FileName]...)
				b[page*4096+16+50] ^= 1
				yield(faulty{name: fmt.Sprintf("step %d, page %d", at, page), put: im.with(store.FileName, b).with(rescueFile, nil).put, want: exactly(m.holds[at])})
			}
		}
	})
	s.controlFails(t, bad, without)

	s.judgeAll(t, "a bit of a meta page", s.table, func(yield func(faulty) bool) {
		for at := 3; at < len(m.images); at++ {
			im := m.images[at]
			for page := range 2 {
				b := append([]byte{}, im[store.FileName]...)
				b[page*4096+16+50] ^= 1
				yield(faulty{name: fmt.Sprintf("step %d, page %d", at, page), put: im.with(store.FileName, b).put, want: exactly(m.holds[at])})
			}
		}
	})
}

// controlFails asserts that a control lost what it was meant to lose, and enters it in the table as
// found out.
func (s *suite) controlFails(t *testing.T, bad int, tb *table) {
	t.Helper()
	if bad == 0 {
		t.Error("the control passed: the comparison cannot see what it is there to see")
	}
	s.controls.rows = append(s.controls.rows, tb.rows...)
}

// filesMissing takes one file away, or the whole of what lies beside.
func filesMissing(t *testing.T, s *suite) {
	m := s.one
	s.judgeAll(t, "files missing, empty or made unreadable", s.table, func(yield func(faulty) bool) {
		all := append([]string{store.FileName, rescueFile, slotsFile, ballastFile}, m.closed.backups()...)
		for _, name := range all {
			for at := range 2 {
				im := m.closed.with(name, nil)
				if at == 1 {
					im = m.closed.with(name, []byte{})
				}
				yield(faulty{name: fmt.Sprintf("%s gone or empty (%d)", name, at), put: im.put, want: exactly(m.last()), goOn: true})
			}
			yield(faulty{name: name + " is a folder", want: exactly(m.last()), put: func(dir string) error {
				if err := m.closed.with(name, nil).put(dir); err != nil {
					return err
				}
				return os.MkdirAll(filepath.Join(dir, name, "x"), 0o700)
			}, judged: func(o outcome) outcome {
				if o.fate == lost && o.told { // a person has to take the folder away first
					o.fate = putBack
				}
				return o
			}})
		}
		yield(faulty{name: "all but the vault's file", put: image{store.FileName: m.closed[store.FileName]}.put, want: exactly(m.last()), goOn: true})
	})
}

// clockOut opens and saves ten years too late and too early, and sees that it is recorded.
func clockOut(t *testing.T, s *suite) {
	ctx := context.Background()
	for _, years := range []int{10, -10} {
		dir := filepath.Join(s.scratch, fmt.Sprint("clock", years))
		must(t, s.one.closed.put(dir))
		holds := s.one.last()
		clock := func() time.Time { return time.Now().AddDate(years, 0, 0) }
		for i, now := range []func() time.Time{clock, time.Now, clock} {
			w := &worker{p: store.At(dir, files, store.Options{Now: now}), key: s.one.key}
			v, err := w.p.Unlock(ctx, w.with())
			must(t, err)
			w.v = v
			if damage := v.Found().Damage; len(damage) > 0 {
				t.Fatalf("%d years, opening %d: %q", years, i, damage)
			}
			for _, st := range []step{{write, "one", 500 + 10*i}, {set, "", 501 + 10*i}, {backUp, "", 0}} {
				_, err := w.step(ctx, st)
				must(t, err)
				holds = holds.then(st, "")
			}
			must(t, w.v.Close())
			o := s.judge(dir, faulty{want: exactly(holds)})
			if o.fate == harmless {
				o.fate, o.told = putBack, s.clockIsRecorded(t, dir)
			}
			s.table.add("the clock ten years out", o)
			if o.bad() || !o.told && (i > 0) == (years > 0) {
				t.Errorf("%d years, opening %d: %+v", years, i, o)
			}
		}
	}
}

// clockIsRecorded reports whether the audit says that the clock went back.
func (s *suite) clockIsRecorded(t *testing.T, dir string) bool {
	p := store.At(dir, files, store.Options{})
	defer p.Close()
	v, err := p.Unlock(context.Background(), store.With{Key: s.one.key})
	must(t, err)
	h, err := v.History(context.Background(), "")
	must(t, err)
	for _, r := range h.Records {
		if r.Kind == store.ClockBack {
			return true
		}
	}
	return false
}
