package faults

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"handover/store"
)

// afterMending is what is done once the vault is whole again.
func afterMending() []step {
	return []step{{set, "", 700}, {write, "one", 701}, {do: backUp}, {draft, "two", 702}}
}

// ofTheKey is what changes the key of a vault with a history.
func ofTheKey() []step {
	return []step{{do: changeKey}, {write, "one", 710}, {do: purge, closure: "two"}, {write, "three", 711}, {do: backUp}}
}

// stepsOf are the steps of a part that mends; the first is the mending itself.
func stepsOf(part string) []step {
	if part == "rekey" {
		return append([]step{{do: goBack}}, ofTheKey()...)
	}
	return append([]step{{do: goBack}}, afterMending()...)
}

// playMend opens a vault and puts it back where that is needed, or restores its newest backup; and then
// works in it.
func playMend(part string) int {
	runtime.LockOSThread()
	ctx := context.Background()
	w, err := partWorker()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for i, st := range stepsOf(part) {
		switch {
		case st.do != goBack:
			_, err = w.step(ctx, st)
		case part == "restore":
			var all []store.Backup
			if all, err = w.p.Backups(); err == nil && len(all) > 0 {
				w.v, err = w.p.Restore(ctx, all[0].Path, w.with(), true)
			} else {
				err = fmt.Errorf("there are %d backups: %w", len(all), err)
			}
		default:
			w.v, err = w.p.Unlock(ctx, w.with())
			if err != nil || len(w.v.Found().Damage) > 0 {
				w.p.Close()
				w.v, err = w.p.Rebuild(ctx, w.with())
			}
		}
		if err != nil {
			break
		}
		fmt.Printf("done %d \n", i)
	}
	if err == nil {
		err = w.v.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return failedPart
	}
	return 0
}

// failedPart is what a part ends with that said why it could not go on.
const failedPart = 3

// A mending is a vault that is to be mended, put back, restored or given another key.
type mending struct {
	name, part string
	start      image
	holds      []content // before it, after it, and after each further step
}

// mendings are all of them.
func (s *suite) mendings(t *testing.T) []mending {
	t.Helper()
	m := s.one
	vault := m.closed[store.FileName]
	spoilt := func(space string) image {
		dir := filepath.Join(s.scratch, "to be spoilt "+space+store.NewID())
		it := items(t, dir, m.closed)[space][0]
		value := append([]byte{}, it.Value...)
		value[len(value)/2] ^= 4
		must(t, m.closed.tampered(dir, store.Op{Key: it.Key, Value: value}))
		im, err := imageOf(dir, m.closed)
		must(t, err)
		must(t, os.RemoveAll(dir))
		return im
	}
	backed := 0 // the step of the newest backup
	for i, st := range m.steps {
		if st.do == backUp {
			backed = i
		}
	}
	midLog := append([]byte{}, m.closed[rescueFile]...)
	midLog[len(midLog)/2] ^= 1
	const early = 9 // a step before the first backup
	if len(m.images[early].backups()) > 0 {
		t.Fatal("there is a backup already")
	}
	var out []mending
	add := func(name, part string, start image, before, after content) {
		holds := []content{before}
		for _, st := range stepsOf(part) {
			if st.do == goBack {
				holds = append(holds, after)
			} else {
				holds = append(holds, holds[len(holds)-1].then(st, ""))
			}
		}
		out = append(out, mending{name, part, start, holds})
	}
	for name, start := range map[string]image{
		"the vault's file cut short":          m.closed.with(store.FileName, vault[:5000]),
		"the vault's file gone":               m.closed.with(store.FileName, nil),
		"a record spoilt":                     spoilt("drafts"),
		"the key of a closure spoilt":         spoilt("keys"),
		"the head spoilt":                     spoilt("head"),
		"the header spoilt":                   spoilt("header"),
		"the vault's file a few saves older":  m.closed.withOf(m.images[backed+4], store.FileName),
		"the vault's file older than its log": m.closed.withOf(m.images[backed-4], store.FileName),
		"the rescue log gone":                 m.closed.with(rescueFile, nil),
		"the rescue log spoilt":               m.closed.with(rescueFile, midLog),
		"the file alone":                      {store.FileName: vault},
	} {
		add(name, "mend", start, m.last(), m.last())
	}
	add("no backup, and the file cut short", "mend", m.images[early].with(store.FileName, m.images[early][store.FileName][:5000]), m.holds[early], m.holds[early])
	add("restore", "restore", m.closed, m.last(), m.holds[backed])
	add("rekey", "rekey", m.closed, m.last(), m.last())
	slices.SortFunc(out, func(a, b mending) int { return strings.Compare(a.name, b.name) })
	if s.count.crash < 1000 { // the shortest form: some of them
		out = slices.DeleteFunc(out, func(c mending) bool { return len(c.name)%3 > 0 })
	}
	return out
}

// powerCutAgain cuts the power while a vault is mended, put back or restored.
func powerCutAgain(t *testing.T, s *suite) {
	for _, c := range s.mendings(t) {
		dir := filepath.Join(s.scratch, "mended "+c.name)
		must(t, c.start.put(dir))
		rec := &recording{calls: record(t, s, c.part, dir), dir: dir, start: c.start, steps: stepsOf(c.part), holds: c.holds[:1], back: c.holds[1]}
		rec.follow(t)
		t.Log(c.name)
		must(t, os.RemoveAll(dir))
		s.judgeAll(t, "power cut: while it is mended or put back", s.table, rec.states(t, s, max(20, s.count.crash/100), 0, false))
	}
}

// mendingFails injects errors while a vault is mended, put back, restored or given another key. What was
// there before it is there after, or what it was to become.
func mendingFails(t *testing.T, s *suite) {
	needsStrace(t)
	r := s.random("mending fails")
	all := s.mendings(t)
	s.inTurns(t, s.count.answers, func(i int) {
		s.table.mu.Lock()
		c := all[i%len(all)]
		calls := []string{"pwrite64", "fdatasync", "fsync", "renameat", "renameat2", "unlinkat", "openat", "ftruncate", "mkdirat", "pwrite64,fdatasync,fsync,ftruncate,renameat,renameat2"}[r.IntN(10)]
		fault := []string{"EIO", "ENOSPC", "EACCES"}[r.IntN(3)]
		n := 1 + r.IntN(60)
		if strings.HasPrefix(calls, "renameat") || calls == "unlinkat" || calls == "ftruncate" || calls == "mkdirat" {
			n = 1 + r.IntN(8)
		}
		when := []string{fmt.Sprint(n), fmt.Sprint(n, "+"), fmt.Sprintf("%d..%d", n, n+1+r.IntN(9))}[r.IntN(3)]
		when = strings.ReplaceAll(when, " ", "")
		s.table.mu.Unlock()
		in := injected{calls, fault, when, ""}
		dir := filepath.Join(s.scratch, fmt.Sprintf("mending-fails-%d", i))
		must(t, c.start.put(dir))
		defer os.RemoveAll(dir)
		cmd := exec.Command("strace", "-f", "-q", "-o", os.DevNull, "-e", "trace="+calls, "-e", in.option(), "--", os.Args[0])
		cmd.Env = s.partEnv(c.part, dir)
		var said strings.Builder
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil && cmd.ProcessState.ExitCode() != failedPart && calls != "openat" { // the Go runtime opens files of its own
			t.Errorf("%s, %s: %v\n%s", c.name, in, err, &said)
		}
		done := strings.Count(string(out), "done ")
		o := s.watched(dir, faulty{put: func(string) error { return nil }, want: exactly(c.holds[done:min(done+2, len(c.holds))]...), goOn: true})
		if o.told = o.told || err != nil; o.told && o.fate == harmless {
			o.fate = putBack
		}
		s.table.add("the disk fails while it is mended or put back", o)
		if o.bad() {
			t.Errorf("%s, %s, after %d steps: %s\nsaid: %s\nthe program said: %s", c.name, in, done, o.why, o.said, &said)
		}
	})
}
