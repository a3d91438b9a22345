package faults

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"handover/store"
)

// A fate is what became of a vault's content.
type fate int

const (
	harmless   fate = iota // nothing was reported, and nothing differs
	putBack                // it was reported, and everything is there again
	named                  // it was reported, and that is all that was asked
	outOfScope             // it cannot be noticed from within, and SECURITY.md says so
	lost                   // it was reported, and not everything came back
	silent                 // it differs, and nothing was reported
)

// An outcome is what became of one faulty vault.
type outcome struct {
	fate fate
	told bool // something was reported: told, named as damage, or refused
	said string
	why  string // what differs

	rebuilt bool // it took Rebuild, which somebody has to ask for
}

func (o outcome) bad() bool { return o.fate == lost || o.fate == silent }

// A case is one faulty vault: how it was made, and what may be in it.
type faulty struct {
	name   string
	put    func(dir string) error // writes it
	want   func(content) string   // says what differs; "" where nothing does
	none   bool                   // there need be no vault yet
	noWay  bool                   // the key need not be a way in yet
	slow   bool                   // where it is not, the empty passphrase is tried
	code   string                 // opens the vault in place of the key
	goOn   bool                   // it is also saved in, closed and opened again
	judged func(outcome) outcome  // has the last word
}

// judge opens a faulty vault as the program does, puts it back where damage is named, and compares.
func (s *suite) judge(dir string, f faulty) (o outcome) {
	ctx := context.Background()
	with := func() store.With {
		if f.code != "" {
			return store.With{Code: []byte(f.code)}
		}
		return store.With{Key: s.one.key}
	}
	p := store.At(dir, files, store.Options{})
	defer func() { p.Close() }()
	v, err := p.Unlock(ctx, with())
	if errors.Is(err, store.ErrKey) && f.noWay {
		if !f.slow {
			return outcome{}
		}
		with = emptyPassphrase
		v, err = p.Unlock(ctx, with())
	}
	if f.none && (errors.Is(err, os.ErrNotExist) || errors.Is(err, store.ErrUnfinished) || err != nil && nothingThere(dir)) {
		return outcome{}
	}
	if err == nil && len(v.Found().Damage) == 0 {
		o = compared(ctx, v, f.want, harmless, silent)
		o.said = strings.Join(v.Found().Told, " ")
		if o.told = o.said != ""; o.told && o.fate == harmless {
			o.fate = putBack
		}
	} else {
		said := ""
		if err != nil {
			said = err.Error()
		} else {
			said = strings.Join(v.Found().Damage, " ")
		}
		p.Close()
		p = store.At(dir, files, store.Options{})
		v, err = p.Rebuild(ctx, with())
		if err != nil {
			return outcome{fate: lost, told: true, said: said, why: "it was not put back: " + err.Error()}
		}
		if damage := v.Found().Damage; len(damage) > 0 {
			return outcome{fate: lost, told: true, said: said, why: "it was put back with damage: " + strings.Join(damage, " ")}
		}
		o = compared(ctx, v, f.want, putBack, lost)
		o.told, o.rebuilt, o.said = true, true, said+" | "+strings.Join(v.Found().Told, " ")
	}
	if f.goOn && !o.bad() {
		if why := goesOn(ctx, p, v, with); why != "" {
			return outcome{fate: lost, told: true, said: o.said, why: "it does not go on: " + why}
		}
	}
	return o
}

func nothingThere(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, store.FileName))
	return os.IsNotExist(err)
}

func compared(ctx context.Context, v *store.Vault, want func(content) string, good, bad fate) outcome {
	got, err := read(ctx, v)
	if err != nil {
		return outcome{fate: bad, why: "it cannot be read: " + err.Error()}
	}
	if why := want(got); why != "" {
		return outcome{fate: bad, why: why}
	}
	return outcome{fate: good}
}

// goesOn saves in a vault, closes it, and sees what is there when it is next opened.
func goesOn(ctx context.Context, p *store.Place, v *store.Vault, with func() store.With) string {
	if err := v.Set(ctx, "went on", "yes"); err != nil {
		return err.Error()
	}
	before, err := read(ctx, v)
	if err != nil {
		return err.Error()
	}
	if err := v.Close(); err != nil {
		return err.Error()
	}
	if v, err = p.Unlock(ctx, with()); err != nil {
		return "when it is next opened: " + err.Error()
	}
	if damage := v.Found().Damage; len(damage) > 0 {
		return "when it is next opened: " + strings.Join(damage, " ")
	}
	after, err := read(ctx, v)
	if err != nil {
		return err.Error()
	}
	return after.differs(before)
}

// patience is how long opening one small vault may take before it counts as hanging.
const patience = 2 * time.Minute

// watched judges in a goroutine of its own: a crash is an outcome, and a hang too.
func (s *suite) watched(dir string, f faulty) outcome {
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{fate: lost, told: true, said: "", why: fmt.Sprintf("it crashed: %v\n%s", p, debug.Stack())}
			}
		}()
		if err := f.put(dir); err != nil {
			done <- outcome{fate: lost, told: true, said: "", why: "the test could not write it: " + err.Error()}
			return
		}
		o := s.judge(dir, f)
		if f.judged != nil {
			o = f.judged(o)
		}
		done <- o
	}()
	select {
	case o := <-done:
		return o
	case <-time.After(patience):
		return outcome{fate: lost, told: false, said: "", why: "it hangs"}
	}
}

// judgeAll judges what comes, on every processor, counts it in the table, and returns what was bad.
func (s *suite) judgeAll(t *testing.T, name string, table *table, each func(yield func(faulty) bool)) (bad int) {
	began := time.Now()
	work := make(chan faulty, 64)
	var wg sync.WaitGroup
	var mu sync.Mutex
	tried := 0
	for i := range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			dir := filepath.Join(s.scratch, fmt.Sprintf("judged-%d-%d", i, rand.Uint64()))
			for f := range work {
				o := s.watched(dir, f)
				if err := os.RemoveAll(dir); err != nil {
					t.Error(err)
				}
				mu.Lock()
				tried++
				table.add(name, o)
				if o.bad() {
					if bad++; bad <= 5 && table == s.table { // a control is meant to fail
						t.Errorf("%s, %s: %s\nsaid: %s", name, f.name, o.why, o.said)
					}
				}
				mu.Unlock()
			}
		})
	}
	each(func(f faulty) bool {
		work <- f
		return true
	})
	close(work)
	wg.Wait()
	if took := time.Since(began).Seconds(); took > 0 {
		t.Logf("%s: %d in %.1f s, %.0f each second; %d bad", name, tried, took, float64(tried)/took, bad)
	}
	return bad
}
