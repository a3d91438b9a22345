package faults

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain runs the tests; or, started again by one of them, plays the program that they watch.
func TestMain(m *testing.M) {
	if part := os.Getenv(envPart); part != "" {
		os.Exit(play(part))
	}
	os.Exit(m.Run())
}

// TestFaults runs every kind of fault, and prints one table of what became of them.
func TestFaults(t *testing.T) {
	s := &suite{count: howMany(t), seed: seed(t), table: &table{}, controls: &table{}}
	s.scratch = scratch(t)
	s.makeVaults(t)
	t.Logf("seed %d, %d crash states, in %s", s.seed, s.count.crash, s.scratch)
	for _, k := range append(onEveryComputer(), onLinux()...) {
		t.Run(k.name, func(t *testing.T) {
			began := time.Now()
			k.run(t, s)
			t.Logf("took %.1f s", time.Since(began).Seconds())
		})
	}
	t.Log("\n" + s.table.String())
	t.Log("the controls, each of which must lose something:\n" + s.controls.String())
}

// A kind is one kind of fault.
type kind struct {
	name string
	run  func(*testing.T, *suite)
}

func onEveryComputer() []kind {
	return []kind{
		{"no nonce is used twice", noncesDiffer},
		{"a value without what it is bound to could be moved", unboundControl},
		{"files are spoilt and cut", filesSpoilt},
		{"values are bound to their place", valuesAreBound},
		{"records are exchanged", recordsExchanged},
		{"lines of the audit are taken away and exchanged", auditTampered},
		{"files are put back to earlier states", rolledBack},
		{"without the rescue log, a loss would not be seen", anchorControl},
		{"the clock is ten years out", clockOut},
		{"files are missing", filesMissing},
	}
}

// A suite is what the kinds of fault share.
type suite struct {
	count    counts
	seed     uint64
	scratch  string // a folder in memory where there is one
	table    *table
	controls *table     // what became of the controls: each must lose something
	keyText  string     // the key that opens both of the next
	one      *vaultMade // a vault with a history
	other    *vaultMade // another, with the same content
}

// counts say how many of each are tried.
type counts struct {
	crash, creation, kill, answers, spoilt, swaps, control int
}

func howMany(t *testing.T) counts {
	n := 5000
	switch asked := os.Getenv("HANDOVER_FAULTS"); {
	case asked == "full":
		n = 100_000
	case asked != "":
		var err error
		if n, err = strconv.Atoi(asked); err != nil || n < 1 {
			t.Fatalf("HANDOVER_FAULTS is %q: neither full nor a number", asked)
		}
	case testing.Short() || raceDetector:
		n = 400
	}
	if n >= 100_000 {
		return counts{crash: n, creation: n / 500, kill: 500, answers: 1500, spoilt: 20_000, swaps: 4000, control: 1000}
	}
	part := func(of int) int { return max(2, of*n/5000) }
	return counts{crash: n, creation: part(12), kill: part(20), answers: part(60), spoilt: part(500), swaps: part(300), control: 200}
}

func seed(t *testing.T) uint64 {
	asked := os.Getenv("HANDOVER_FAULTS_SEED")
	if asked == "" {
		if os.Getenv("HANDOVER_FAULTS") == "" {
			return 1 // what runs with every change does not differ from run to run
		}
		return uint64(time.Now().UnixNano())
	}
	n, err := strconv.ParseUint(asked, 10, 64)
	if err != nil {
		t.Fatalf("HANDOVER_FAULTS_SEED is %q, and no number", asked)
	}
	return n
}

// scratch returns a folder for many small files, in memory where the system has such a place.
func scratch(t *testing.T) string {
	parent := "/dev/shm"
	if info, err := os.Stat(parent); err != nil || !info.IsDir() {
		parent = ""
	}
	dir, err := os.MkdirTemp(parent, "handover-faults-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A row counts what became of one kind of fault.
type row struct {
	name                                                                  string
	tried, detected, putBack, rebuilt, harmless, outOfScope, lost, silent int
}

// A table counts what became of every kind.
type table struct {
	mu   sync.Mutex
	rows []*row
}

// add counts one outcome. The first one of a kind makes its row.
func (tb *table) add(name string, o outcome) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	var r *row
	for _, have := range tb.rows {
		if have.name == name {
			r = have
		}
	}
	if r == nil {
		r = &row{name: name}
		tb.rows = append(tb.rows, r)
	}
	r.tried++
	if o.told {
		r.detected++
	}
	if o.rebuilt {
		r.rebuilt++
	}
	switch o.fate {
	case putBack:
		r.putBack++
	case harmless:
		r.harmless++
	case outOfScope:
		r.outOfScope++
	case lost:
		r.lost++
	case silent:
		r.silent++
	}
}

// String draws the table.
func (tb *table) String() string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	var b strings.Builder
	const form = "%-50s %8v %8v %8v %10v %8v %12v %4v %6v\n"
	fmt.Fprintf(&b, form, "kind of fault", "tried", "detected", "put back", "by Rebuild", "harmless", "out of scope", "lost", "silent")
	var all row
	for _, r := range tb.rows {
		fmt.Fprintf(&b, form, r.name, r.tried, r.detected, r.putBack, r.rebuilt, r.harmless, r.outOfScope, r.lost, r.silent)
		all.tried += r.tried
		all.lost += r.lost
		all.silent += r.silent
	}
	fmt.Fprintf(&b, form, "together", all.tried, "", "", "", "", "", all.lost, all.silent)
	return b.String()
}
