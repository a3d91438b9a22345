package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"handover/store"
)

func TestAFileThatIsNoClosureIsRefusedWithTheReason(t *testing.T) {
	entry := func(kind, fields string) string {
		return strings.Replace(alder, "\n  ]\n", ",\n    {\"kind\": \""+kind+"\", \"fields\": "+fields+"}\n  ]\n", 1)
	}
	answer := func(item, answer string) string {
		return entry("answered", `{"item": "`+item+`", "subject": {"kind": "closure"}, "answer": `+answer+`}`)
	}
	for _, c := range []struct{ name, file, says string }{
		{"garbage", "\x00\x9f\x01 not at all \xff", "JSON"},
		{"empty", "", "empty"},
		{"only spaces", " \n \n", "empty"},
		{"truncated", alder[:len(alder)*2/3], "JSON"},
		{"another format", `{"format": "shopping", "version": 1}`, "not a closure"},
		{"another version", strings.Replace(alder, `"version": 1`, `"version": 7`, 1), "version 7"},
		{"a list", "[1, 2]", "JSON"},
		{"deeply nested", strings.Repeat("[", 200_000), "JSON"},
		{"unknown question", answer("start.shoe-size", `{"value": ["7"], "status": "answered"}`), "start.shoe-size"},
		{"unknown kind of entry", entry("sang", `{}`), "sang"},
		{"the year 3000", answer("start.decided", `{"value": ["3000-01-01"], "status": "answered"}`), "3000"},
		{"a time in the year 3000", strings.Replace(alder, "2026-03-02T09:01", "3000-03-02T09:01", 1), "3000"},
		{"a day that is none", answer("start.decided", `{"value": ["2026-02-30"], "status": "answered"}`), "2026-02-30"},
		{"a control character", strings.Replace(alder, "T.W.", `T\u0007W`, 1), "U+0007"},
		{"a direction override", strings.Replace(alder, "T.W.", `T\u202eW`, 1), "U+202E"},
		{"an escape sequence", strings.Replace(alder, "T.W.", `\u001b[2J`, 1), "U+001B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t)
			u.run("import", u.write("bad.json", c.file)).fails(1, c.says)
			u.runWith(c.file, "import", "-").fails(1, c.says)
			if _, err := os.Stat(u.data); !os.IsNotExist(err) {
				t.Error("a vault was made for a file that was refused")
			}
		})
	}
}

func TestWhatIsNotKnownCanBeKeptOnRequest(t *testing.T) {
	u := withVault(t)
	strange := strings.NewReplacer("ALDER-1", "ALDER-2", "a1de0000000000000000000000000001", "a1de0000000000000000000000000002",
		"start.nation", "start.shoe-size").Replace(alder)
	file := u.write("strange.json", strange)
	before := u.vault()
	u.run("import", file).fails(1, "start.shoe-size", "--keep-unknown")
	if string(u.vault()) != string(before) {
		t.Error("the refused import changed the vault")
	}
	u.run("import", file, "--keep-unknown").done()
	u.run("export", "ALDER-2", "--format", "json").done().says("start.shoe-size")
	u.run("status", "ALDER-2").done().says("An answer to another checklist")
}

func TestAHugeFileIsRefusedWithoutReadingAllOfIt(t *testing.T) {
	u := newUser(t)
	path := u.write("huge.json", "")
	if err := os.Truncate(path, 300<<20); err != nil {
		t.Fatal(err)
	}
	u.run("import", path).fails(1, "larger than")
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	u := newUser(t)
	u.run("import", u.home).fails(1, "is a folder")
	u.run("import", filepath.Join(u.home, "nothing.json")).fails(1, "there is no file")
	u.run("import", "").fails(1)
}

func TestAFileThatIsNotOurVaultIsLeftAsItIs(t *testing.T) {
	ownBolt := func(t *testing.T, path string) {
		db, err := bbolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, says string
		make       func(t *testing.T, path string)
	}{
		{"words", "", func(t *testing.T, path string) { write(t, path, "a shopping list\n") }},
		{"empty", "empty", func(t *testing.T, path string) { write(t, path, "") }},
		{"another program's database", "not a handover vault", ownBolt},
		{"a folder", "", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t)
			u.write("data/keep", "")
			path := filepath.Join(u.data, store.FileName)
			c.make(t, path)
			before, _ := os.ReadFile(path)
			u.run("list").fails(1, c.says)
			u.run("import", u.write("alder.json", alder)).fails(1, c.says)
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAVaultThatWasCutShortIsSaidToBeDamaged(t *testing.T) {
	u := withVault(t)
	b, err := os.ReadFile(filepath.Join(u.data, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	u.write("data/"+store.FileName, string(b[:len(b)/2]))
	u.run("list").fails(1, "damaged")
}

func write(t *testing.T, path, words string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
}
