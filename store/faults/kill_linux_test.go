package faults

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// endless is the n-th step of work without an end, in the closures of a vault with a history.
func endless(n int) step {
	if n%37 == 36 {
		return step{do: backUp}
	}
	return work([]string{"one", "two", "three"}[n%3], n)
}

// endlessFrom is where its words begin.
const endlessFrom = 1000

// playEndless works until it is killed, and prints of each step that it was done, after it was.
func playEndless() int {
	w, err := partWorker()
	if err == nil {
		w.v, err = w.p.Unlock(context.Background(), w.with())
	}
	for n := endlessFrom; err == nil; n++ {
		st := endless(n)
		if _, err = w.step(context.Background(), st); err == nil {
			fmt.Printf("done %d\n", n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// killed kills the program while it saves, and compares what is there with what it had printed.
func killed(t *testing.T, s *suite) {
	s.inTurns(t, s.count.kill, func(i int) {
		name := fmt.Sprintf("round %d", i)
		dir := filepath.Join(s.scratch, fmt.Sprintf("killed-%d", i))
		must(t, s.one.closed.put(dir))
		defer os.RemoveAll(dir)
		cmd := exec.Command(os.Args[0])
		cmd.Env = s.partEnv("endless", dir)
		var said strings.Builder
		cmd.Stderr = &said
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		r := s.random("kill " + name)
		after := r.IntN(80) // steps; then so much of the next
		pause := time.Duration(r.IntN(6000)) * time.Microsecond
		holds := s.one.last()
		n := endlessFrom
		if after == 0 {
			time.Sleep(pause)
			must(t, cmd.Process.Kill())
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if lines.Text() != fmt.Sprintf("done %d", n) {
				t.Errorf("%s: the program printed %q", name, lines.Text())
				break
			}
			holds = holds.then(endless(n), "")
			if n++; n-endlessFrom == after {
				time.Sleep(pause)
				must(t, cmd.Process.Kill())
			}
		}
		_ = cmd.Wait()
		if said.Len() > 0 {
			t.Errorf("%s: the program said %s", name, &said)
		}
		o := s.watched(dir, faulty{put: func(string) error { return nil }, want: exactly(holds, holds.then(endless(n), "")), goOn: true})
		s.table.add("killed while it saves", o)
		if o.bad() {
			t.Errorf("%s, after step %d: %s\nsaid: %s", name, n-1, o.why, o.said)
		}
	})
}

// inTurns does so many rounds, on every processor.
func (s *suite) inTurns(t *testing.T, many int, round func(i int)) {
	t.Helper()
	next := make(chan int)
	done := make(chan bool)
	workers := runtime.GOMAXPROCS(0)
	for range workers {
		go func() {
			defer func() { done <- true }() // also where the test is ended by must
			for i := range next {
				round(i)
			}
		}()
	}
	ended := 0
	for i := 0; i < many && ended < workers; i++ {
		select {
		case next <- i:
		case <-done:
			ended++
		}
	}
	close(next)
	for ; ended < workers; ended++ {
		<-done
	}
}
