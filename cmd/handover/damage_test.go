package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
)

// birch is another small fictional closure.
var birch = strings.NewReplacer("ALDER-1", "BIRCH-2", "a1de0000000000000000000000000001", "a1de0000000000000000000000000002", "T.W.", "E.S.").Replace(alder)

// spoil changes one byte of every record in a space of the vault that was not there before, and takes
// away the rescue log that could mend it.
func (u *user) spoil(space string, was map[string]bool) {
	u.t.Helper()
	ctx := context.Background()
	engine, err := bolt.Open(filepath.Join(u.data, store.FileName))
	if err != nil {
		u.t.Fatal(err)
	}
	items, _, err := engine.Scan(ctx, space, "", 0)
	for _, it := range items {
		if !was[it.ID] {
			v := bytes.Clone(it.Value)
			v[len(v)-1] ^= 1
			_, failed := engine.Apply(ctx, store.Op{Key: it.Key, Value: v})
			err = errors.Join(err, failed)
		}
	}
	if err = errors.Join(err, engine.Close(), os.Remove(filepath.Join(u.data, "handover.rescue"))); err != nil {
		u.t.Fatal(err)
	}
}

// records names the records in a space of the vault.
func (u *user) records(space string) map[string]bool {
	u.t.Helper()
	engine, err := bolt.Open(filepath.Join(u.data, store.FileName))
	if err != nil {
		u.t.Fatal(err)
	}
	items, _, err := engine.Scan(context.Background(), space, "", 0)
	if err = errors.Join(err, engine.Close()); err != nil {
		u.t.Fatal(err)
	}
	all := map[string]bool{}
	for _, it := range items {
		all[it.ID] = true
	}
	return all
}

func TestListTellsWhatOpensAndNamesWhatIsDamaged(t *testing.T) {
	u := withVault(t)
	was := u.records("journal")
	u.run("import", u.write("birch.json", birch)).done()
	u.spoil("journal", was)
	for _, line := range []string{"list", "list --json"} {
		r := u.run(strings.Fields(line)...)
		if r.exit != exitCouldNot || !strings.HasPrefix(r.err, "handover: ") || !strings.Contains(r.err, "BIRCH-2") ||
			strings.Contains(r.err, "ALDER-1") || !strings.Contains(r.err, "damaged") || !strings.Contains(r.err, "hint: ") {
			t.Errorf("%s: exit %d\n%s", line, r.exit, r.err)
		}
		r.says("ALDER-1")
		if strings.HasSuffix(line, "json") && !json.Valid([]byte(r.out)) {
			t.Errorf("%s: not JSON:\n%s", line, r.out)
		}
	}
	if r := u.run("status", "ALDER-1").says("ALDER-1"); r.exit != 0 || !strings.Contains(r.err, "damaged") {
		t.Errorf("what is not damaged: exit %d\n%s", r.exit, r.err)
	}
	for _, line := range []string{"status BIRCH-2", "export BIRCH-2 --format json"} {
		if r := u.run(strings.Fields(line)...); r.exit != exitCouldNot || !strings.Contains(r.err, "nothing of this closure can be read") {
			t.Errorf("%s: exit %d\n%s", line, r.exit, r.err)
		}
	}
}

// withDraft leaves words that were still being typed in ALDER-1 when the program was killed.
func (u *user) withDraft(words string) {
	u.t.Helper()
	ctx := context.Background()
	v, err := store.At(u.data, files, store.Options{}).Unlock(ctx, store.With{Passphrase: []byte(good)})
	if err != nil {
		u.t.Fatal(err)
	}
	defer v.Close()
	g, err := guide.Load()
	if err != nil {
		u.t.Fatal(err)
	}
	d, err := desk.New(v, g, time.Now)
	if err != nil {
		u.t.Fatal(err)
	}
	field := model.Field{Item: "start.nation", Subject: model.TheClosure}
	if err := d.KeepDraft(ctx, model.Draft{
		Closure: "a1de0000000000000000000000000001", Field: field, Part: model.PartEvidence, Text: words, By: "noor", At: time.Now(),
	}); err != nil {
		u.t.Fatal(err)
	}
}

func TestACommandThatReadsChangesNothingInTheJournal(t *testing.T) {
	u := withVault(t)
	u.withDraft("In the case record")
	journal, drafts := len(u.records("journal")), len(u.records("drafts"))
	for _, line := range []string{
		"list", "list --json", "status ALDER-1", "status ALDER-1 --json", "export ALDER-1 --format json",
		"export ALDER-1 --document record --reader council --format text",
	} {
		u.run(strings.Fields(line)...).done()
		if j, d := len(u.records("journal")), len(u.records("drafts")); j != journal || d != drafts {
			t.Fatalf("%s: %d entries and %d drafts, were %d and %d", line, j, d, journal, drafts)
		}
	}
	if out := u.run("export", "ALDER-1", "--format", "json").done().out; strings.Contains(out, "In the case record") {
		t.Error("the JSON holds words that are not entered")
	}
	u.bare("", "export", "--help").done().says("still being typed")
}

func TestAnExportThatWasKilledLeavesNothingBehindTheNext(t *testing.T) {
	u := withVault(t)
	gone := exec.Command(binary, "version")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	left := u.write(".handover-"+strconv.Itoa(gone.Process.Pid)+"-77.part", "half a closure")
	u.run("export", "ALDER-1", "--format", "json", "--out", filepath.Join(u.home, "out.json")).done()
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestHelpPromisesNothingThatWindowsDoesNotKeep(t *testing.T) {
	if words := outWords("windows"); strings.Contains(words, "alone") {
		t.Errorf("it says %q", words)
	}
	if words := outWords("linux"); !strings.Contains(words, "readable by you alone") {
		t.Errorf("it says %q", words)
	}
}

func TestAWindowFromADoubleClickStaysUntilEnterAfterAnError(t *testing.T) {
	for _, c := range []struct {
		name    string
		exit    int
		clicked bool
		asks    bool
	}{
		{"an error", exitCouldNot, true, true},
		{"an error in a terminal", exitCouldNot, false, false},
		{"all well", exitDone, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, keys, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			if _, err := keys.WriteString("\n"); err != nil {
				t.Fatal(err)
			}
			keys.Close()
			var out bytes.Buffer
			hold(&settings{in: in, err: &out}, c.exit, c.clicked)
			if left, err := io.ReadAll(in); err != nil || (len(left) == 0) != c.asks {
				t.Errorf("it left %q unread (%v)", left, err)
			}
			if got := strings.Contains(out.String(), "Press Enter"); got != c.asks {
				t.Errorf("it says %q", out.String())
			}
		})
	}
}
