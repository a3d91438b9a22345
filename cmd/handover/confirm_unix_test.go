//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOnATerminalNothingIsReplacedOrDestroyedWithoutAPlainYes(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("lodged.json", lodged)).done()
	for _, answer := range []string{enter, "n" + enter, "yep" + enter, "\x04"} {
		u.open("purge", "ELM-4", "--passphrase-file", u.pass).sees("as “case 4471”.", "for good? (y/N)").
			types(answer).ends(1).sees("not done, as nobody said yes", "nothing was changed")
	}
	u.run("list").done().says("ELM-4")
	u.open("purge", "ELM-4", "--passphrase-file", u.pass).sees("(y/N)").types("y", enter).ends(0).sees("Beyond reach:")

	u.cut()
	u.open("restore", "--passphrase-file", u.pass).sees("Put back the last good state", "(y/N)").types(enter).ends(1).sees("nothing was changed")
	u.open("restore").sees("(y/N)").types("yes", enter).sees("Passphrase:").types(good, enter).ends(0).sees("The vault is back as it was on")
	if r := u.run("list").done().says("ALDER-1"); strings.Contains(r.out, "ELM-4") {
		t.Errorf("what was purged is back:\n%s", r.out)
	}
}

func TestTheCouncilsKeyOpensAVaultWhosePolicyNamesIt(t *testing.T) {
	u := withVault(t)
	private := filepath.Join(u.home, "council.key")
	u.bare("", "key", private).done()
	u.under("escrow_key_file = 'council.pub'\n")
	b, err := os.ReadFile(private + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	u.write("program/council.pub", string(b))
	if r := u.run("list").says("ALDER-1"); r.exit != exitDone || !strings.Contains(r.err, "the council's policy gives it a way into this vault: its public key ") {
		t.Errorf("exit %d\n%s", r.exit, r.err)
	}
	u.run("list").done() // it is told once
	u.bare("", "--data", u.data, "--key-file", private, "list").done().says("ALDER-1")
	u.program = "" // the program without the policy
	u.open("--key-file", private).sees("Who is at the keyboard?").types(enter).sees("ALDER-1").types(ctrlQ).ends(0)
	u.bare("", "--data", u.data, "--key-file", private, "list").done().says("ALDER-1")
}
