package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handover/store"
)

func TestTheLastGoodStateOfAVaultThatWasCutShortComesBack(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("birch.json", birch)).done() // after the backup that opening makes
	before := u.run("export", "BIRCH-2", "--format", "json").done().out
	u.cut()
	u.run("list").fails(1, "part of it is not as it was saved", `hint: the file was not changed; "handover verify" says what can be saved, and "handover restore" puts back the last good state`)
	u.run("restore").fails(2, "handover: restore takes the vault's file out of use", "hint: add --yes if that is what is wanted; nothing was changed")
	u.run("restore", "--yes").done().says("the backup ", "from the rescue log.",
		filepath.Join("backups", "damaged-"), "Every record opens. It holds 2 closures, 4 entries")
	if after := u.run("export", "BIRCH-2", "--format", "json").done().out; after != before {
		t.Error("the closure that was saved after the backup is another")
	}
	// What came back has a backup that its own log goes on from.
	u.run("import", u.write("rowan.json", strings.NewReplacer("BIRCH-2", "ROWAN-3", "0002", "0003").Replace(birch))).done()
	u.cut()
	u.run("restore", "--yes").done().says("from the rescue log.", "3 closures")
	u.run("verify").done()
}

func TestAVaultWhoseFileIsGoneComesBackWithoutAsking(t *testing.T) {
	u := withVault(t)
	u.run("list").done()
	if err := os.Remove(filepath.Join(u.data, store.FileName)); err != nil {
		t.Fatal(err)
	}
	u.run("restore", "--passphrase-file", u.write("wrong", wrong+"\n")).fails(1, "that is not the passphrase of this vault")
	u.run("restore").done().says("The vault is back as it was on")
	u.run("list").done().says("ALDER-1")
}

func TestAVaultThatIsSoundIsNotReplaced(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(u.home, "kept.vault")
	u.run("backup", file).done()
	u.run("import", u.write("birch.json", birch)).done()
	u.run("restore", "--yes").faulty("handover: the vault that is here is sound: there is nothing to put back",
		"hint: nothing was changed; to go back to an older state, name a backup: handover restore FILE --force --yes")
	u.run("restore", file).fails(2, "there is a vault in "+u.data+" already, and restore puts another in its place", "hint: add --yes")
	u.run("restore", file, "--force").fails(2, "hint: add --yes")
	u.run("restore", "--force", "--yes").fails(2, "--force goes with a backup to restore")
	u.run("restore", file, "--yes").faulty("handover: restoring "+file+": the vault that is here is sound",
		"hint: nothing was changed; to replace it all the same, add --force and --yes: it is then kept among the backups")
	u.run("list").done().says("BIRCH-2")

	u.run("restore", file, "--yes", "--force").done().says("The vault was put back from kept.vault", filepath.Join("backups", "replaced-"),
		"A closure that was purged after\nthat day is back with it: purge it again.")
	if r := u.run("list").done().says("ALDER-1"); strings.Contains(r.out, "BIRCH-2") {
		t.Errorf("it is not the backup that came back:\n%s", r.out)
	}
}

func TestABackupComesBackIntoAnEmptyPlace(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(u.home, "kept.vault")
	u.run("backup", file).done()
	u.data = filepath.Join(u.home, "another", "computer")
	u.run("restore").fails(1, "there is no vault in "+u.data+", and nothing of one")
	u.run("restore", file, "--passphrase-file", u.write("wrong", wrong+"\n")).
		fails(1, "that is not the passphrase of this vault", "hint: a backup opens with what opened the vault on its day; nothing was changed")
	u.run("restore", file).done().says("The vault was put back from kept.vault", "1 closure, 2 entries")
	u.run("verify").done()
}

func TestWhatIsNoBackupIsNotPutBack(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(u.home, "kept.vault")
	u.run("backup", file).done()
	u.run("restore", filepath.Join(u.home, "none.vault"), "--yes").fails(1, "there is no file")
	u.run("restore", u.write("list.vault", "milk"), "--yes", "--force").fails(1, "this is not a handover vault", "hint: nothing was changed; name another backup")
	u.run("restore", filepath.Join(u.data, store.FileName), "--yes", "--force").fails(1, "this is the vault itself, not a backup of it")
	if err := os.Truncate(file, 20000); err != nil {
		t.Fatal(err)
	}
	u.run("restore", file, "--yes", "--force").fails(1, "damaged: it is cut short", "hint: nothing was changed; name another backup")
	u.run("verify").done()
}

func TestABackupReplacesNoFile(t *testing.T) {
	u := withVault(t)
	mine := u.write("mine.vault", "mine")
	u.run("backup", mine).faulty("handover: "+mine+" is there already", "hint: choose another name: it is never replaced")
	if b, _ := os.ReadFile(mine); string(b) != "mine" {
		t.Error("the file was replaced")
	}
	u.run("backup", u.home).faulty("handover: "+u.home+" is a folder", "hint: type the name of a file in it")
	nowhere := filepath.Join(u.home, "no")
	u.run("backup", filepath.Join(nowhere, "b.vault")).faulty("handover: there is no folder "+nowhere, "hint: choose one that exists")
	file := filepath.Join(u.home, "b.vault")
	u.run("backup", file).done().says("The vault is backed up in "+file, " KB, sealed.", "It opens with today's\npassphrase")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v (%v)", info.Mode(), err)
	}
}
