package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/model"
)

// moved is a fictional closure that was transferred, with a call of which nothing says where it lies.
var moved = strings.NewReplacer("ALDER-1", "ELM-4", "a1de0000000000000000000000000001", "a1de0000000000000000000000000004", "\n  ]\n", `,
    {"at": "2026-03-02T09:02:00Z", "by": "noor", "kind": "added", "fields": {"subject": {"kind": "service", "id": "s1"}, "name": "Harbour Project"}},
    {"at": "2026-03-02T09:03:00Z", "by": "noor", "kind": "tried", "fields": {"service": {"kind": "service", "id": "s1"}, "on": "2026-03-02", "who": "Ana", "outcome": "message"}},
    {"at": "2026-03-03T09:00:00Z", "by": "noor", "kind": "transferred", "fields": {"on": "2026-03-03", "as": "case 4471"}}
  ]
`).Replace(alder)

// lodged is the same, and says where the call lies.
var lodged = strings.Replace(moved, "\n  ]\n", `,
    {"at": "2026-03-03T09:05:00Z", "by": "noor", "kind": "lodged", "fields": {"what": "calls", "where": "case 4471, note of 3 March"}}
  ]
`, 1)

func TestWhatStandsInTheWayOfAPurgeIsNamedWithHowToMendIt(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("moved.json", moved)).done()
	u.run("purge", "ELM-4").fails(2, "handover: purge destroys a closure for good", "hint: add --yes")
	u.run("purge", "ELM-4", "--yes", "--key-file", "k").fails(2, "two ways in")
	u.bare("", "--data", u.data, "purge", "ELM-4", "--yes", "--key-file", "k").fails(2, "takes the passphrase", "hint: name a file that holds it with --passphrase-file")
	u.run("purge", "OAK-9", "--yes").fails(1, "OAK-9")
	u.run("purge", "ALDER-1", "--yes").faulty(
		"handover: ALDER-1 stays: not transferred yet: nothing here says that this closure is in the council's record",
		"hint: Put it into the council's record, then enter the date and what it is called there")
	u.run("purge", "ELM-4", "--yes").faulty(
		"handover: ELM-4 stays: calls, and what was said back: there is 1 entry of this kind, and nothing here says where it lies in the council's record",
		"hint: Say where it lies in the council's record, or why it is not needed there")
	u.run("list").done().says("ALDER-1", "ELM-4")
}

func TestAClosureIsPurgedAndDoesNotComeBack(t *testing.T) {
	u := withVault(t)
	file := u.write("lodged.json", lodged)
	u.run("import", file).done()
	first := u.newestAfter("ELM-4") // a backup that holds it
	u.run("purge", "elm-4", "--yes").done().says("ELM-4 is purged: its key and all that was recorded of it are gone",
		"made anew: "+u.newest().Path, "gone: "+filepath.Base(first), "What stays: a mark that names it to nobody", "Beyond reach: backups made elsewhere")
	if _, err := os.Stat(first); !os.IsNotExist(err) {
		t.Errorf("the backup that held it is still there: %v", err)
	}
	if r := u.run("list").done().says("ALDER-1"); strings.Contains(r.out, "ELM-4") {
		t.Errorf("it is still in the caseload:\n%s", r.out)
	}
	u.run("import", file).faulty("handover: import "+file+": this closure was purged here, and an old copy of it is not taken in: that was on "+model.DateOf(time.Now()).String(),
		"hint: what was purged does not come back into this vault; nothing was changed")
	u.run("verify").done().says("1 closure, 2 entries")
	u.run("audit", "export").done().says(",purged,")
}

// newestAfter lets the program make a backup that holds a closure, and returns it.
func (u *user) newestAfter(ref string) string {
	u.t.Helper()
	if err := os.RemoveAll(filepath.Join(u.data, "backups")); err != nil {
		u.t.Fatal(err)
	}
	u.run("status", ref).done()
	return u.newest().Path
}

func TestTheClockOfTheLocalCopyIsTold(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("moved.json", moved)).done()
	const goes = "local copy was due to go on 2 April"
	if r := u.run("list").done().says(goes); strings.Count(r.out, "local copy") != 1 {
		t.Errorf("a closure that was not transferred has a clock:\n%s", r.out)
	}
	u.run("status", "ELM-4").done().says("Transferred to the council's record on 3 March 2026 as “case 4471”.\nLocal copy was due to go on 2 April")
	for _, line := range [][]string{{"list", "--json"}, {"status", "ELM-4", "--json"}} {
		r := u.run(line...).done().says(`"transferred": "2026-03-03"`, `"goes": "2026-04-02"`)
		if strings.Count(r.out, `"transferred"`) != 1 || strings.Contains(r.out, `"held"`) {
			t.Errorf("fields are there that say nothing:\n%s", r.out)
		}
	}
	held := strings.NewReplacer("ELM-4", "FIR-5", "0000004", "0000005", "\n  ]\n", `,
    {"at": "2026-03-04T09:00:00Z", "by": "noor", "kind": "held", "fields": {"because": "a complaint is open"}}
  ]
`).Replace(moved)
	u.run("import", u.write("held.json", held)).done()
	u.run("list").done().says("    on hold\n")
	u.run("status", "FIR-5").done().says("On hold since 4 March 2026: a complaint is open.")
	u.run("status", "FIR-5", "--json").done().says(`"held": true`)
}
