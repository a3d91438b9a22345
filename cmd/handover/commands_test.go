package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

func TestVersionGuideAndHelpNeedNoVault(t *testing.T) {
	u := newUser(t)
	u.bare("", "version").done().says("handover " + version)
	u.bare("", "--help").done().says("import", "export", "doctor")
	u.bare("", "export", "--help").done().says("--out")
	u.bare("", "guide").done().says("READINESS", "before sending the record to the manager")
	if _, err := os.Stat(u.data); !os.IsNotExist(err) {
		t.Error("a folder was made")
	}
}

func TestTheGuideAsJSONHoldsEveryItem(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal([]byte(newUser(t).bare("", "guide", "--json").done().out), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != len(g.Items) {
		t.Errorf("%d items, want %d", len(items), len(g.Items))
	}
	served := map[string]bool{}
	for _, it := range items {
		for _, key := range []string{"id", "what", "stage", "kind", "step", "type", "each", "when", "obligations", "ask", "why"} {
			if v, ok := it[key]; !ok || v == nil {
				t.Fatalf("%v has no %q", it["id"], key)
			}
		}
		for _, o := range it["obligations"].([]any) {
			served[o.(string)] = true
		}
	}
	for _, o := range g.Obligations {
		if !served[o] {
			t.Errorf("nothing serves %s", o)
		}
	}
}

func TestTheBlankFormAsksEveryQuestionThatIsNotWritten(t *testing.T) {
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	out := newUser(t).bare("", "guide", "--document", "checklist").done().out
	if strings.ContainsAny(out, "{}") {
		t.Error("a placeholder is left in the form")
	}
	want := 0
	for _, it := range g.Items {
		if it.Form != guide.Question || it.Stage == guide.Summary || it.Type != guide.YesNo {
			continue
		}
		rows := 1
		for _, e := range it.Each {
			if e != guide.EachChild && e != guide.EachService {
				rows = 3 // for three of them, by number
			}
		}
		if rows == 3 && slices.Contains(it.Each, guide.EachChild) {
			rows++
		}
		want += rows
	}
	if got := strings.Count(out, "[ ] yes   [ ] no"); got != want {
		t.Errorf("room for %d answers of yes or no, want %d", got, want)
	}
	for i, line := range strings.Split(out, "\n") {
		if len([]rune(line)) > 80 {
			t.Errorf("line %d is wider than paper: %q", i+1, line)
		}
	}
}

func TestImportMakesAVaultAndTheClosureComesOutAsItWentIn(t *testing.T) {
	u := newUser(t)
	file := u.write("alder.json", alder)
	u.run("import", file).done().says("ALDER-1")
	first := u.run("export", "ALDER-1", "--format", "json").done().out

	other := newUser(t)
	other.runWith(first, "import", "-").done()
	if second := other.run("export", "alder-1", "--format", "json").done().out; second != first {
		t.Errorf("the second export is another:\n%s\n%s", first, second)
	}
	before := u.vault()
	u.run("import", file).fails(1, "here already")
	if string(u.vault()) != string(before) {
		t.Error("the refused import changed the vault")
	}
}

func TestListSaysWhereEveryClosureStands(t *testing.T) {
	u := withVault(t)
	u.run("list").done().says("ALDER-1", "T.W.", "considering", "readiness", "next: ")
	r := u.run("list", "--json").done()
	var all []map[string]any
	if err := json.Unmarshal([]byte(r.out), &all); err != nil || len(all) != 1 {
		t.Fatalf("%v: %s", err, r.out)
	}
	for _, key := range []string{"reference", "id", "state", "stages", "outstanding", "next", "due", "worker"} {
		if _, ok := all[0][key]; !ok {
			t.Errorf("list --json has no %q", key)
		}
	}
	if again := u.run("list", "--json").done().out; again != r.out {
		t.Errorf("the second list is another:\n%s\n%s", r.out, again)
	}
}

func TestStatusSaysWhatStandsInTheWay(t *testing.T) {
	u := withVault(t)
	u.run("status", "alder-1").done().says("ALDER-1", "In the way of sending the record to the manager", "settled", "Not answered yet.")
	var st statusJSON
	if err := json.Unmarshal([]byte(u.run("status", "ALDER-1", "--json").done().out), &st); err != nil {
		t.Fatal(err)
	}
	if len(st.Steps) != len(guide.Steps) || len(st.Steps[0].Outstanding) == 0 || st.Steps[0].Outstanding[0].Mend == "" {
		t.Errorf("status --json does not say what stands in the way: %+v", st)
	}
	u.run("status", "BIRCH-9").fails(1, "BIRCH-9", "hint: ")
}

func TestTheRecordComesOutAsTextForTheCouncil(t *testing.T) {
	u := withVault(t)
	u.run("export", "ALDER-1", "--document", "record", "--reader", "council", "--format", "text").done().says("OFFICIAL-SENSITIVE", "\r\n")
}

func TestExportNeverOverwritesUnlessForced(t *testing.T) {
	u := withVault(t)
	out := u.write("out.json", "mine")
	u.run("export", "ALDER-1", "--format", "json", "--out", out).fails(1, "already", "--force")
	if b, _ := os.ReadFile(out); string(b) != "mine" {
		t.Fatal("the file was overwritten")
	}
	u.run("export", "ALDER-1", "--format", "json", "--out", out, "--force").done()
	b, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(b), "ALDER-1") {
		t.Errorf("%v: %s", err, b)
	}
	u.run("export", "ALDER-1", "--format", "json", "--out", filepath.Join(u.home, "no", "folder")).fails(1)
	u.run("export", "ALDER-1", "--format", "json", "--out", u.data, "--force").fails(1, "folder")
	left, _ := filepath.Glob(filepath.Join(u.home, ".handover-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestDemoKeepWritesFictionalClosuresIntoANamedVault(t *testing.T) {
	u := newUser(t)
	u.run("demo", "--keep").done().says("is here now")
	u.run("list").done().says("DEMO-")
	u.run("demo", "--keep").fails(1, "here already")
	u.bare("", "demo", "--keep", "--passphrase-file", u.pass).fails(2, "--data")
	u.bare("", "demo").fails(2, "terminal")
}

func TestAWeakPassphraseMakesNoVault(t *testing.T) {
	u := newUser(t)
	file := u.write("alder.json", alder)
	weak := u.write("weak", "password1\n")
	u.run("import", file, "--passphrase-file", weak).fails(1, "weak")
	u.run("demo", "--keep", "--passphrase-file", weak).fails(1, "weak")
	if _, err := os.Stat(u.data); !os.IsNotExist(err) {
		t.Error("something was made all the same")
	}
}

func TestWithoutAVaultEveryOtherCommandSaysSo(t *testing.T) {
	u := newUser(t)
	u.run("list").fails(1, "no vault")
	u.run("status", "ALDER-1").fails(1, "no vault")
	u.run("export", "ALDER-1", "--format", "json").fails(1, "no vault")
	u.bare("", "--data", u.data, "import", u.write("alder.json", alder)).fails(1, "no vault", "--passphrase-file")
}

func TestAWrongPassphraseIsSaidPlainlyAndChangesNothing(t *testing.T) {
	u := withVault(t)
	before := u.vault()
	u.run("list", "--passphrase-file", u.write("wrong", wrong+"\n")).fails(1, "not the passphrase")
	if string(u.vault()) != string(before) {
		t.Error("the vault was changed")
	}
	u.bare("", "--data", u.data, "list").fails(1, "no terminal", "--passphrase-file")
	u.run("list", "--passphrase-file", filepath.Join(u.home, "none")).fails(1, "there is no file")
	u.run("list", "--passphrase-file", u.write("blank", "\n"+good)).fails(1, "empty first line")
	u.run("list", "--passphrase-file", u.write("windows", good+"\r\nsecond line")).done()
}

func TestDoctorSaysWhatIsWrongAndNeedsNoVault(t *testing.T) {
	u := withVault(t)
	u.bare("", "doctor", "--data", u.data).done().says("terminal", "colours", "rights", "disk", "vault", "sealed")
	u.bare("", "doctor", "--data", u.data).done().says("policy    as built in", "policy    locks after 5 minutes", "rescue    "+u.data, "ways in   "+u.data,
		"ballast   "+u.data, "2048 KB", "backups   there is none yet", "others    ")
	u.run("list").done()
	u.bare("", "doctor", "--data", u.data).done().says("backups   1 backup in "+u.data, ", today")
	if err := os.Remove(filepath.Join(u.data, "handover.vault")); err != nil {
		t.Fatal(err)
	}
	if r := u.bare("", "doctor", "--data", u.data).says("WRONG  vault", "is gone", "handover restore"); r.exit != exitCouldNot {
		t.Errorf("exit %d\n%s", r.exit, r.out)
	}
	fresh := newUser(t)
	fresh.bare("", "doctor").done().says("there is none yet")
	bad := newUser(t)
	bad.write("data/handover.vault", "a shopping list")
	r := bad.bare("", "doctor", "--data", bad.data)
	if r.exit != 1 || !strings.Contains(r.out, "WRONG  vault") {
		t.Errorf("exit %d\n%s", r.exit, r.out)
	}
}

func TestWrongUseExitsWithTwo(t *testing.T) {
	u := withVault(t)
	for _, line := range []string{
		"tidy", "status", "status A B", "list extra", "list --tidy", "import", "export", "demo extra",
		"export ALDER-1", "export ALDER-1 --format docx", "export ALDER-1 --format json --document record",
		"export ALDER-1 --format text", "export ALDER-1 --format text --document letter --reader council",
		"export ALDER-1 --format text --document record", "export ALDER-1 --format text --document record --reader child --to x",
		"guide --document call", "guide --json --document checklist", "list --data",
	} {
		u.bare("", strings.Fields(line)...).fails(2, "hint: ")
	}
}

func TestWithoutATerminalTheProgramSaysSo(t *testing.T) {
	u := withVault(t)
	u.run().fails(2, "not a terminal")
}
