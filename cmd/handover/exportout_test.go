package main

import (
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
