package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// under has the user's program run from a folder in which a policy lies beside it. (One in the system's
// folder would come first; there is none where tests run.)
func (u *user) under(words string) string {
	u.t.Helper()
	path := u.write("program/policy.toml", words)
	program := filepath.Join(u.home, "program", "handover")
	if err := os.Link(binary, program); err != nil {
		b, err := os.ReadFile(binary)
		if err == nil {
			err = os.WriteFile(program, b, 0o755)
		}
		if err != nil {
			u.t.Fatal(err)
		}
	}
	u.program = program
	return path
}

func TestABadPolicyOpensNothingAndIsNamedWithItsLine(t *testing.T) {
	u := withVault(t)
	path := u.under("# ours\nlock_after_minutes = 90\n")
	for _, line := range []string{"list", "status ALDER-1", "verify", "backup b", "restore --yes", "purge ALDER-1 --yes", "audit export", "export ALDER-1 --format json"} {
		u.run(strings.Fields(line)...).fails(1, "handover: the policy cannot be used as it stands, so the vault stays shut: "+path+", line 2, column ",
			"hint: only whoever looks after this computer can mend it; nothing was opened or changed")
	}
	r := u.bare("", "--data", u.data, "doctor")
	if r.exit != exitCouldNot || !strings.Contains(r.out, "WRONG  policy    "+path+", line 2, column ") || !strings.Contains(r.out, "ok     vault") {
		t.Errorf("exit %d\n%s", r.exit, r.out)
	}
	u.bare("", "guide").done()
}

func TestAPolicyIsObeyed(t *testing.T) {
	u := newUser(t)
	exports, backups := filepath.Join(u.home, "exports"), filepath.Join(u.home, "backups")
	path := u.under("lock_after_minutes = 3\nkeep_after_transfer = '1 working day'\nminimum_passphrase_characters = 40\nminimum_passphrase_words = 6\n" +
		"export_folder = '" + exports + "'\nbackup_folder = '" + backups + "'\n")
	file := u.write("moved.json", moved)
	u.run("import", file).fails(1, "this passphrase is too weak")
	u.write("words", good+" marble harbour\n")
	u.run("import", file).done()
	u.run("list").done().says("local copy was due to go on 4 March")
	u.run("list", "--json").done().says(`"goes": "2026-03-04"`)
	if left, _ := filepath.Glob(filepath.Join(backups, "*", "handover-*.vault")); len(left) != 1 {
		t.Errorf("the backups are %v", left)
	}

	outside := filepath.Join(u.home, "out.json")
	refused := []string{"handover: the policy of this computer puts exports in " + exports + ", and " + outside + " is outside of it", "hint: name a file in that folder with --out"}
	u.run("export", "ELM-4", "--format", "json", "--out", outside).faulty(refused...)
	u.run("audit", "export", "--out", outside).faulty(refused...)
	u.run("audit", "show", "ELM-4", "--out", outside).faulty(refused...)
	u.run("export", "ELM-4", "--format", "json", "--out", filepath.Join(exports, "..", "out.json")).fails(1, "is outside of it")
	if err := os.Symlink(u.home, filepath.Join(exports, "way")); err == nil { // some systems let nobody
		u.run("export", "ELM-4", "--format", "json", "--out", filepath.Join(exports, "way", "out.json")).fails(1, "is outside of it")
	}
	u.run("export", "ELM-4", "--format", "json", "--out", filepath.Join(exports, "out.json")).done()
	u.run("export", "ELM-4", "--format", "json").done()
	if _, err := os.Stat(outside); !os.IsNotExist(err) {
		t.Error("something was written outside")
	}

	u.bare("", "--data", u.data, "doctor").done().says("policy    from "+path, "locks after 3 minutes without a key ("+path+")",
		"keeps a closure for 1 working day once its transfer is confirmed", "1 backup in "+backups, ", today")
}

func TestThePolicysFolderIsTheVaults(t *testing.T) {
	u := withVault(t)
	u.under("data_folder = '" + u.data + "'\n")
	u.bare("", "--passphrase-file", u.pass, "list").done().says("ALDER-1")
	elsewhere := filepath.Join(u.home, "elsewhere")
	u.bare("", "--passphrase-file", u.pass, "--data", elsewhere, "list").faulty("handover: the policy of this computer keeps the vault in "+u.data, "hint: leave --data out")
	u.bare("", "doctor").done().says("folder    "+u.data, "vault     "+u.data)
}
