package faults

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// session is a day of editing.
func session() []step {
	out := []step{{do: makeVault}, {do: addKey}, {begin, "one", 1}, {begin, "two", 2}}
	n := 3
	days := func(many int) {
		for range many {
			out = append(out, work([]string{"one", "two", "two"}[n%3], n))
			n++
		}
	}
	days(14)
	out = append(out, step{do: backUp})
	days(12)
	out = append(out, step{do: newCode}, step{do: reopen}, step{begin, "three", 300})
	days(12)
	out = append(out, step{do: backUp})
	days(10)
	return append(out, step{do: reopen}, step{write, "three", 301}, step{draft, "three", 302})
}

// keySession changes the vault's key, and purges a closure.
func keySession() []step {
	out := []step{{do: makeVault}, {do: addKey}, {begin, "one", 1}, {begin, "two", 2}}
	n := 3
	days := func(many int, closures ...string) {
		for range many {
			out = append(out, work(closures[n%len(closures)], n))
			n++
		}
	}
	days(6, "one", "two")
	out = append(out, step{do: backUp})
	days(3, "one", "two")
	out = append(out, step{do: changeKey})
	days(4, "one", "two")
	out = append(out, step{do: purge, closure: "two"})
	days(4, "one")
	out = append(out, step{do: reopen}, step{do: changeKey})
	days(3, "one")
	return out
}

func sessionOf(part string) []step {
	if part == "key session" {
		return keySession()
	}
	return session()
}

// playSession does a session, and prints of each step that it was done, after it was.
func playSession(part string) int {
	runtime.LockOSThread()
	w, err := partWorker()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for i, st := range sessionOf(part) {
		fact, err := w.step(context.Background(), st)
		if err != nil {
			fmt.Fprintf(os.Stderr, "step %d, %s: %v\n", i, st.do, err)
			return 1
		}
		fmt.Printf("done %d %s\n", i, fact)
	}
	if err := w.v.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// powerCut replays recorded sessions into the states that a power cut could have left, between any two
// writes, and opens each.
func powerCut(t *testing.T, s *suite) {
	for _, part := range []struct {
		name, label string
		states      int
	}{
		{"session", "power cut: a day of editing", s.count.crash * 8 / 10},
		{"key session", "power cut: the key changed, a closure purged", s.count.crash * 2 / 10},
	} {
		dir := filepath.Join(s.scratch, "recorded "+part.name)
		calls := record(t, s, part.name, dir)
		rec := &recording{calls: calls, dir: dir, steps: sessionOf(part.name), holds: []content{nil}}
		rec.follow(t)
		s.judgeAll(t, part.label, s.table, rec.states(t, s, part.states, s.count.creation, false))

		deaf := &table{}
		bad := s.judgeAll(t, "control: "+part.name+" without syncs", deaf, rec.states(t, s, s.count.control, 0, true))
		s.controlFails(t, bad, deaf)
	}
}

// A recording is a recorded session, and what the vault held after each step.
type recording struct {
	calls []call
	dir   string
	start image // what was in the folder before; nil where there was none
	steps []step
	holds []content                  // before anything, and then after each step
	code  string                     // the recovery code
	coded int                        // the step that made it
	back  content                    // what it holds after it was restored
	wants func(acks []string) faulty // what is judged by in place of holds
	moves int                        // how many calls there are with which something is different
}

// follow plays the recording once, and works out what the vault held after each step.
func (rec *recording) follow(t *testing.T) {
	t.Helper()
	d := newDisk(rec.dir, rec.start)
	for _, c := range rec.calls {
		changed, err := d.do(c)
		must(t, err)
		if changed {
			rec.moves++
		}
	}
	for i, ack := range d.acks {
		fact, ok := strings.CutPrefix(ack, fmt.Sprintf("done %d ", i))
		if !ok || i >= len(rec.steps) {
			t.Fatalf("the session printed %q after %d steps", ack, i)
		}
		if rec.steps[i].do == newCode {
			_, rec.code, _ = strings.Cut(fact, "|")
			rec.coded = i
		}
		if rec.steps[i].do == goBack {
			rec.holds = append(rec.holds, rec.back)
			continue
		}
		rec.holds = append(rec.holds, rec.holds[i].then(rec.steps[i], fact))
	}
	if len(d.acks) != len(rec.steps) {
		t.Fatalf("the session did %d of %d steps", len(d.acks), len(rec.steps))
	}
	t.Logf("recorded: %d steps, %d writes, syncs and names", len(rec.steps), rec.moves)
}

// states yields states that a power cut could have left, so many after the key became a way in and so
// many before.
func (rec *recording) states(t *testing.T, s *suite, many, creation int, deaf bool) func(func(faulty) bool) {
	return func(yield func(faulty) bool) {
		r := s.random("power cut " + rec.dir)
		share := rec.draw(t, r, many, creation, deaf)
		d := newDisk(rec.dir, rec.start)
		d.deaf = deaf
		at := 0
		for _, c := range rec.calls {
			changed, err := d.do(c)
			must(t, err)
			if !changed {
				continue
			}
			if n := share[at]; n > 0 {
				moment := d.cut()
				for i := range n {
					yield(rec.faulty(moment, at, i, n, d.acks, r.Uint64()))
				}
			}
			at++
		}
	}
}

// draw says how many states are tried at each moment: more where more is open.
func (rec *recording) draw(t *testing.T, r *rand.Rand, many, creation int, deaf bool) []int {
	t.Helper()
	d := newDisk(rec.dir, rec.start)
	d.deaf = deaf
	var weight, early []int
	for _, c := range rec.calls {
		changed, err := d.do(c)
		must(t, err)
		if !changed {
			continue
		}
		w := 1
		if d.cut().open() > 0 {
			w = 4
		}
		if rec.start == nil && len(d.acks) < 2 {
			early, weight = append(early, w), append(weight, 0)
		} else {
			early, weight = append(early, 0), append(weight, w)
		}
	}
	share := make([]int, len(weight))
	spread := func(weight []int, many int) {
		var lots []int
		for at, w := range weight {
			for range w {
				lots = append(lots, at)
			}
		}
		for many > 0 && len(lots) > 0 {
			at := lots[r.IntN(len(lots))]
			if weight[at] == 1 && share[at] > 0 && many < len(weight)*50 {
				weight[at] = 0 // one state is all there is
				lots = lots[:0]
				for at, w := range weight {
					for range w {
						lots = append(lots, at)
					}
				}
				continue
			}
			share[at]++
			many--
		}
	}
	spread(early, creation)
	spread(weight, many)
	return share
}

// faulty is one state of so many. The first two of a moment are what is certain, and everything that
// was asked for.
func (rec *recording) faulty(moment *cut, at, i, of int, acks []string, chance uint64) faulty {
	r := rand.New(rand.NewPCG(chance, uint64(at)))
	form := i
	if i >= upTo || of < upTo {
		form = r.IntN(forms)
	}
	acked := len(acks) - 1
	var f faulty
	if rec.wants != nil {
		f = rec.wants(acks)
	} else {
		f.want = exactly(rec.holds[acked+1 : min(acked+3, len(rec.holds))]...)
		f.code = rec.code
		if acked < rec.coded {
			f.code = ""
		}
	}
	if r.IntN(4) > 0 {
		f.code = ""
	}
	if rec.start == nil {
		f.none, f.noWay, f.slow = acked < 0, acked < 1, acked < 1
	}
	f.name = fmt.Sprintf("moment %d, after step %d, form %d, chance %d", at, acked, form, chance)
	f.put = func(dir string) error { return moment.state(form, r).put(dir) }
	f.goOn = r.IntN(10) == 0
	return f
}

// powerCutOnBadDisk cuts the power while the disk takes some things and not others, after saves that are
// kept in the rescue log alone.
func powerCutOnBadDisk(t *testing.T, s *suite) {
	r := s.random("bad disk")
	rounds := max(2, s.count.kill/2)
	for i := range rounds {
		dir := filepath.Join(s.scratch, fmt.Sprint("bad disk ", i))
		must(t, s.one.closed.put(dir))
		from := 5 + r.IntN(40)
		in := injected{calls: "fdatasync", fault: "EIO", when: fmt.Sprintf("%d..%d", 1+from/3, 1+from/3+r.IntN(9))}
		switch i % 4 {
		case 1:
			in = injected{calls: "fsync", fault: "EIO", when: fmt.Sprintf("%d..%d", 1+from/5, 1+from/5+r.IntN(6))}
		case 2:
			in = injected{calls: "pwrite64", fault: "ENOSPC", when: fmt.Sprintf("%d..%d", from, from+r.IntN(12))}
		case 3:
			in = injected{calls: "pwrite64,fdatasync,fsync", fault: "EIO", when: fmt.Sprintf("%d..%d", from, from+r.IntN(20))}
		}
		rec := &recording{calls: recordWith(t, s, "answers", dir, &in), dir: dir, start: s.one.closed}
		rec.wants = func(acks []string) faulty {
			f, _ := s.asAnswered(s.one.last(), strings.Join(acks, "\n")+"\n")
			return f
		}
		t.Log(in)
		s.judgeAll(t, "power cut: on a disk that fails", s.table, rec.states(t, s, max(20, s.count.crash/10/rounds), 0, false))
		must(t, os.RemoveAll(dir))
	}
}
