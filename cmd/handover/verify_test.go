package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
)

// faulty fails the test unless the command ended with 1 and said on standard error exactly what it should.
func (r *result) faulty(lines ...string) *result {
	r.t.Helper()
	if want := strings.Join(lines, "\n") + "\n"; r.exit != exitCouldNot || r.err != want {
		r.t.Fatalf("handover %s: exit %d, and it says\n%swant\n%s", r.line, r.exit, r.err, want)
	}
	return r
}

// cut cuts the vault's file short.
func (u *user) cut() {
	u.t.Helper()
	if err := os.Truncate(filepath.Join(u.data, store.FileName), 20000); err != nil {
		u.t.Fatal(err)
	}
}

// newest is the newest backup beside the vault.
func (u *user) newest() store.Backup {
	u.t.Helper()
	all, err := store.At(u.data, files, store.Options{}).Backups()
	if err != nil || len(all) == 0 {
		u.t.Fatalf("%d backups (%v)", len(all), err)
	}
	return all[0]
}

func TestVerifySaysThatEverythingOpensAndHoldsAndCountsIt(t *testing.T) {
	u := withVault(t)
	u.run("verify").done().says("is sound", "1 closure, 2 entries, no drafts, and", "lines of who did what", "records in all", "Backups beside it:\n  handover-", ".vault: sound, ")
}

func TestVerifyNamesWhatDoesNotOpenAndWhatCanBeSaved(t *testing.T) {
	u := withVault(t)
	u.run("list").done() // makes the first backup
	u.spoil("journal", nil)
	r := u.run("verify")
	r.faulty(
		"handover: the rescue log was not there. A new one was begun; the vault itself is checked on its own",
		"handover: the vault is damaged: 2 records do not open, each of them an entry of a closure. They were changed or spoilt after they were saved",
		`hint: "handover restore" puts back the last good state: the newest sound backup (there is one from `+u.newest().At.Format(timeForm)+
			"), and what the rescue log holds since")
	if strings.Contains(r.out, "is sound:") {
		t.Errorf("it says on standard output that the vault is sound:\n%s", r.out)
	}
}

func TestVerifyOfAFileThatCannotBeOpenedListsWhatIsStillThere(t *testing.T) {
	u := withVault(t)
	u.run("list").done()
	u.cut()
	at := u.newest()
	hint := `hint: "handover restore" puts back the last good state: the newest sound backup (there is one from ` + at.At.Format(timeForm) + "), and what the rescue log holds since"
	u.run("verify").faulty("handover: the vault's file is damaged: part of it is not as it was saved", hint).
		says("The rescue log, with each save since the newest backup: there, ", "The copies of the ways in: there, ", at.At.Format(timeForm), at.Path)
	u.bare("", "--data", u.data, "verify").faulty("handover: the vault's file is damaged: part of it is not as it was saved", hint)

	if err := os.Remove(filepath.Join(u.data, store.FileName)); err != nil {
		t.Fatal(err)
	}
	u.run("verify").faulty("handover: the vault's file is missing from "+u.data+"; what lay beside it is still there", hint)
	if err := os.Remove(at.Path); err != nil {
		t.Fatal(err)
	}
	u.run("verify").says("Backups: there is none.").faulty("handover: the vault's file is missing from "+u.data+"; what lay beside it is still there",
		`hint: "handover restore" puts back the last good state: there is no backup, so that it depends on the rescue log alone`)
}

func TestVerifyNamesABackupThatIsSpoilt(t *testing.T) {
	u := withVault(t)
	u.run("list").done()
	path := u.newest().Path
	if err := os.Truncate(path, 9000); err != nil {
		t.Fatal(err)
	}
	r := u.run("verify").says("is sound:", filepath.Base(path)+": it cannot be used: ")
	if r.exit != exitCouldNot || !strings.HasPrefix(r.err, "handover: a backup is spoilt: "+filepath.Base(path)+": it cannot be used: ") ||
		!strings.HasSuffix(r.err, "\nhint: \"handover backup FILE\" makes another; keep the spoilt one only if it may hold what nothing else does\n") {
		t.Errorf("exit %d\n%s", r.exit, r.err)
	}
}

func TestADamagedVaultIsReadAndTakesNothing(t *testing.T) {
	u := withVault(t)
	was := u.records("journal")
	u.run("import", u.write("birch.json", birch)).done()
	u.spoil("journal", was)
	u.run("audit", "show", "ALDER-1").says("brought this closure into the vault")
	const told = "handover: the vault is damaged: 2 records do not open, each of them an entry of a closure. They were changed or spoilt after they were saved"
	const hint = `hint: "handover verify" says what is wrong, and "handover restore" puts back the last good state`
	const why = "nothing can be saved in this vault, because it is damaged; restore it first"
	u.run("backup", filepath.Join(u.home, "b.vault")).faulty(told, "handover: "+why, hint)
	u.run("purge", "ALDER-1", "--yes").faulty(told, "handover: "+why, hint)
}

func TestVerifyTellsOfAnOlderCopyThatWasPutInTheVaultsPlace(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(u.data, store.FileName)
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	u.run("import", u.write("birch.json", birch)).done()
	u.newestAfter("BIRCH-2") // the rescue log begins behind that backup
	u.write("data/"+store.FileName, string(old))
	r := u.run("verify")
	if r.exit != exitCouldNot || !strings.HasPrefix(r.err, "handover: the vault is damaged: the vault is older than its rescue log: ") || strings.Contains(r.out, "is sound:") {
		t.Errorf("exit %d\n%s%s", r.exit, r.out, r.err)
	}
	u.run("restore", "--yes").done().says("from the rescue log.", "2 closures")
	u.run("verify").done()
}
