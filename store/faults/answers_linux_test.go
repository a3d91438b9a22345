package faults

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"handover/store"
)

// answered is how many steps are done on a disk that fails, and mostAnswers is more than any test does.
const (
	answered    = 14
	mostAnswers = 500
)

// answerStep is the n-th of them: ordinary work, a way in, a backup.
func answerStep(n int) step {
	switch n {
	case 5:
		return step{do: newCode, n: n}
	case 9:
		return step{do: backUp, n: n}
	}
	return work([]string{"one", "two", "three"}[n%3], endlessFrom+n)
}

// The answers that a save can have.
const (
	saved    = "saved"
	kept     = "kept"
	notSaved = "not saved"
)

// playAnswers works on a disk that fails, and prints what each save answered. What was not saved is
// tried a second time, as a worker would.
func playAnswers() int {
	runtime.LockOSThread() // so that the n-th call of a kind is the n-th
	ctx := context.Background()
	w, err := partWorker()
	if err == nil {
		w.v, err = w.p.Unlock(ctx, w.with())
	}
	if err != nil {
		answer("not opened:", err)
		return 0
	}
	if damage := w.v.Found().Damage; len(damage) > 0 {
		answer("damage:", damage)
		return 0
	}
	w.answers(ctx, 0, answered, answer)
	if err := w.v.Close(); err != nil {
		answer("closing:", err)
	}
	return 0
}

// answers does steps and says what each was answered with. What was not saved is tried a second time.
func (w *worker) answers(ctx context.Context, from, to int, say func(...any)) {
	for n := from; n < to; n++ {
		for range 2 {
			st := answerStep(n)
			fact, err := w.step(ctx, st)
			switch {
			case errors.Is(err, store.ErrExists):
				say(saved, n, fact, "| it was there")
			case err != nil:
				say(notSaved, n, "|", err)
				continue
			case w.v.Kept():
				say(kept, n, fact)
			default:
				say(saved, n, fact)
			}
			break
		}
	}
}

// answer prints by a call that no fault is injected at.
func answer(words ...any) {
	_, _ = unix.Writev(1, [][]byte{fmt.Appendln(nil, words...)})
}

// An injected is one fault of the disk.
type injected struct {
	calls, fault, when string
	file               string // the one file that it is injected on; "" for all
}

func (in injected) String() string {
	return fmt.Sprintf("%s %s at %s %s", in.calls, in.fault, in.when, in.file)
}

// option is how strace is told.
func (in injected) option() string {
	return fmt.Sprintf("inject=%s:error=%s:when=%s", in.calls, in.fault, in.when)
}

// diskFails injects errors at the n-th write, sync, cut and name, once, for a while and for good, and
// compares what is there afterwards with what was answered.
func diskFails(t *testing.T, s *suite) {
	needsStrace(t)
	r := s.random("disk fails")
	var all []injected
	for _, c := range []struct {
		calls, file string
		most        int
	}{
		{"pwrite64", "", 120}, {"fdatasync", "", 60}, {"fsync", "", 40}, {"ftruncate", "", 4}, {"write", "", 12},
		{"renameat", "", 3}, {"renameat2", "", 2}, {"unlinkat", "", 4}, {"openat", "", 60},
		{"pwrite64,write", "", 120}, {"pwrite64,fdatasync,fsync,ftruncate", "", 200},
		{"pwrite64", store.FileName, 90}, {"fdatasync", store.FileName, 40}, {"pwrite64", rescueFile, 30}, {"fsync", rescueFile, 30},
	} {
		for n := 1; n <= c.most; n++ {
			for _, fault := range []string{"EIO", "ENOSPC"} {
				for _, when := range []string{"%d", "%d+", "%d..%[2]d"} {
					if strings.Contains(when, "[2]") {
						all = append(all, injected{c.calls, fault, fmt.Sprintf(when, n, n+1+r.IntN(12)), c.file})
					} else {
						all = append(all, injected{c.calls, fault, fmt.Sprintf(when, n), c.file})
					}
				}
			}
		}
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), s.count.answers)]
	answers := map[string]int{}
	s.inTurns(t, len(all), func(i int) {
		in := all[i]
		dir := filepath.Join(s.scratch, fmt.Sprintf("fails-%d", i))
		must(t, s.one.closed.put(dir))
		defer os.RemoveAll(dir)
		args := []string{"-f", "-q", "-o", os.DevNull, "-e", "trace=" + in.calls, "-e", in.option()}
		if in.file != "" {
			args = append(args, "-P", filepath.Join(dir, in.file))
		}
		cmd := exec.Command("strace", append(args, "--", os.Args[0])...)
		cmd.Env = s.partEnv("answers", dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			if !strings.Contains(in.calls, "write") || !strings.Contains(err.Error(), "exit status 2") {
				t.Errorf("%s: %v\n%s", in, err, out)
			} // else the Go runtime could not wake its own threads, and gave up: as good as killed
		}
		o, counted := s.afterAnswers(dir, string(out))
		s.table.mu.Lock()
		for answer, n := range counted {
			answers[answer] += n
		}
		s.table.mu.Unlock()
		s.table.add("the disk fails: EIO and ENOSPC at the n-th call", o)
		if o.bad() {
			t.Errorf("%s: %s\nsaid: %s\nthe program printed:\n%s", in, o.why, o.said, out)
		}
	})
	t.Logf("what was answered: %v", answers)
}

// afterAnswers opens the vault on a good disk again, and compares it with the answers.
func (s *suite) afterAnswers(dir, printed string) (outcome, map[string]int) {
	f, counted := s.asAnswered(s.one.last(), printed)
	f.put, f.goOn = func(string) error { return nil }, true
	o := s.watched(dir, f)
	o.told = o.told || counted[kept]+counted[notSaved] > 0
	if o.fate == harmless && o.told {
		o.fate = putBack
	}
	return o, counted
}

// asAnswered is a vault that holds what was answered. A step that was answered with "not saved", or not
// at all, may have been done or not; which it was is read off what is there.
func (s *suite) asAnswered(before content, printed string) (f faulty, counted map[string]int) {
	type answer struct{ what, fact string }
	tries := map[int][]answer{}
	counted = map[string]int{}
	for line := range strings.Lines(printed) {
		for _, what := range []string{saved, kept, notSaved} {
			rest, ok := strings.CutPrefix(line, what+" ")
			var n int
			if !ok {
				continue
			}
			if _, err := fmt.Sscan(rest, &n); err != nil {
				continue
			}
			_, fact, _ := strings.Cut(strings.TrimSpace(rest), " ")
			tries[n] = append(tries[n], answer{what, fact})
			counted[what]++
			if answerStep(n).do == newCode && what != notSaved {
				_, f.code, _ = strings.Cut(fact, "|")
			}
		}
	}
	f.want = func(got content) string {
		holds := before
		for n := range mostAnswers {
			st := answerStep(n)
			maybe := func() {
				if done := holds.then(st, got["way recovery code "]); marks(done, got, st) {
					holds = done
				}
			}
			if tries[n] == nil { // the program ended before it could answer
				maybe()
			}
			for _, a := range tries[n] {
				if a.what == notSaved {
					maybe()
				} else {
					holds = holds.then(st, a.fact)
				}
			}
		}
		return got.differs(holds)
	}
	return f, counted
}

// marks reports whether what is there bears the marks of a step.
func marks(done, got content, st step) bool {
	name := ""
	switch st.do {
	case write:
		name = fmt.Sprintf("entry %s/%s", st.closure, st.entry())
	case draft, drop:
		name = draftName(st.closure, item(st.n))
	case set:
		name = "setting " + st.setting()
	case newCode:
		name = "way recovery code "
	default:
		return false
	}
	return done[name] == got[name]
}
