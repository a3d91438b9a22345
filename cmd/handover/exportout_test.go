package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAnExportWhoseFileHasNoNameShowsNothing(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("rowan.json", rowan)).done()
	r := u.run("export", "ROWAN-8", "--document", "record", "--reader", "council", "--format", "text", "--out", "").fails(2, "--out names no file", "hint: name one")
	if r.out != "" {
		t.Errorf("it shows %q", r.out)
	}
	long := strings.Repeat("a", 256)
	u.run("export", "ROWAN-8", "--document", "record", "--reader", "council", "--format", "text", "--out", long).fails(1, "choose a shorter name")
}

func TestWhatSomebodyAskedToSeeIsExportedOnceItWasLookedThrough(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("rowan.json", rowan)).done()
	access := func(reader, format string) *result {
		return u.run("export", "ROWAN-8", "--document", "subject-access", "--reader", reader, "--format", format, "--held")
	}
	for _, format := range []string{"text", "json"} {
		access("child", format).fails(1, "nobody has noted yet that every line was looked through", "hint: press a on the page of the closure")
		access("council", format).done()
	}
	if out := u.run("audit", "show", "ROWAN-8").done().out; strings.Contains(out, "for the child") {
		t.Errorf("who did what has what was not written:\n%s", out)
	}
	read := strings.TrimSuffix(strings.TrimSpace(strings.ReplaceAll(rowan, "ROWAN-8", "ROWAN-9")), "\n  ]\n}") +
		`,
    {"at": "2026-03-02T09:10:00Z", "by": "noor", "kind": "access-read", "fields": {"who": "Ms Rees", "on": "2026-03-02", "lines": 10}}
  ]
}
`
	u = withVault(t)
	u.run("import", u.write("read.json", read)).done()
	u.run("export", "ROWAN-9", "--document", "subject-access", "--reader", "child", "--format", "json", "--held").noted("looked through: by Ms Rees on 2 March 2026").says(`"for_whoever_asked": true`)
}

func TestAnExportThatIsCalledBySomebodysNameOrCannotBeSavedSaysSo(t *testing.T) {
	u := withVault(t)
	u.run("import", u.write("rowan.json", rowan)).done()
	export := func(out string) *result {
		return u.run("export", "ROWAN-8", "--document", "record", "--reader", "council", "--format", "text", "--out", filepath.Join(u.home, out))
	}
	export("Amy record.txt").noted("a file's name is seen by others, and this one says “Amy”")
	export("Amy record.txt").fails(1, "already", "--force")
	export(filepath.Join("none", "record.txt")).fails(1)
	out := u.run("audit", "show", "ROWAN-8").done().says("could not write it out after all: Closure Record for the council, text").out
	if n := strings.Count(out, "wrote out: "); n != 2 {
		t.Errorf("%d lines of what was written out:\n%s", n, out)
	}
}
