package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/store"
)

func TestWhoDidWhatInAClosureIsToldInPlainWords(t *testing.T) {
	u := withVault(t)
	u.run("export", "ALDER-1", "--document", "record", "--reader", "council", "--format", "text").done()
	u.run("export", "ALDER-1", "--format", "json").done()
	r := u.run("audit", "show", "alder-1").done().says("ALDER-1: who did what, oldest first.", "brought this closure into the vault",
		"answered: England or Wales", "wrote out: Closure Record for the council, text", "wrote out: the whole closure, JSON",
		"Verified: since ", " every line is as it was written, and none is missing.")
	for _, id := range []string{"start.nation", "recorded", "a1de0000"} {
		if strings.Contains(r.out, id) {
			t.Errorf("%q is no plain word:\n%s", id, r.out)
		}
	}
	u.run("audit", "show", "OAK-9").fails(1, "OAK-9", `hint: "handover list" lists what is here`)
	u.run("audit", "show").fails(2, "hint: the command is: handover show REF")
	u.run("audit").fails(2, "say what of the audit: show REF, or export")
	u.run("audit", "tidy").fails(2, `there is no command "audit tidy"`)
}

func TestTheAuditIsWrittenOutForITWithoutAWordOfAnyCase(t *testing.T) {
	u := withVault(t)
	out := filepath.Join(u.home, "audit.csv")
	u.run("audit", "export", "--out", out).done()
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"number", "time", "worker", "name", "kind", "closure", "entry", "said"}; !slices.Equal(rows[0], want) {
		t.Errorf("the columns are %q", rows[0])
	}
	for i, row := range rows[1:] {
		if _, err := time.Parse(time.RFC3339, row[1]); err != nil {
			t.Errorf("line %d: %v", i+1, err)
		}
		if row[4] == string(store.Recorded) && (len(row[5]) != 32 || len(row[6]) != 32) {
			t.Errorf("an entry is not named by opaque ids: %q", row)
		}
	}
	if last := rows[len(rows)-1]; last[4] != string(store.ExportedAudit) {
		t.Errorf("the last line is not that it was written out: %q", last)
	}
	u.run("audit", "export", "--out", out).fails(1, "there is a file of that name already", "--force")
	r := u.run("audit", "export", "--json").done()
	var lines []auditLine
	if err := json.Unmarshal([]byte(r.out), &lines); err != nil {
		t.Fatal(err)
	}
	if last := lines[len(lines)-1]; last.Kind != store.ExportedAudit || last.Said != "as JSON" || last.N != uint64(len(lines)) {
		t.Errorf("the last line is %+v", last)
	}
	for _, word := range []string{"ALDER", "T.W.", "wales", "start.nation", "a1de0000"} {
		if strings.Contains(r.out, word) {
			t.Errorf("the audit holds %q", word)
		}
	}
}

func TestWordsThatASpreadsheetWouldReckonWithAreMarked(t *testing.T) {
	for words, want := range map[string]string{"": "", "Noor Hale": "Noor Hale", "=1+1": "'=1+1", "@home": "'@home", "-3h": "'-3h"} {
		if got := cell(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

func TestAnAuditThatWasChangedIsToldAndSaidToBe(t *testing.T) {
	u := withVault(t)
	u.spoil("audit", nil)
	r := u.run("audit", "show", "ALDER-1")
	if r.exit != exitCouldNot || !strings.Contains(r.err, "handover: the list of who did what is damaged: ") || strings.Contains(r.out, "Verified:") {
		t.Errorf("exit %d\n%s%s", r.exit, r.out, r.err)
	}
	if r := u.run("audit", "export"); r.exit != exitCouldNot || !strings.HasPrefix(r.out, "number,time,") || !strings.Contains(r.err, "could not be written into it") {
		t.Errorf("exit %d\n%s%s", r.exit, r.out, r.err)
	}
}
