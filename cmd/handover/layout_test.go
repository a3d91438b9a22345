package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestTheProgramHoldsNothingThatSpeaksToTheNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.FieldsSeq(string(out)) {
		if dep == "net/http" || dep == "crypto/tls" {
			t.Errorf("%s is linked in", dep)
		}
	}
}

// mayImport says which of our packages a package may import: cmd → ui → store → model, and only cmd
// hands the engine on disk to the vault.
func mayImport(from, to string) bool {
	part := func(path string) string { return strings.Split(strings.TrimPrefix(path, "handover/"), "/")[0] }
	within := func(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
	if within(to, "handover/store/bolt") {
		return part(from) == "cmd" || within(from, "handover/store/bolt") || within(from, "handover/ui/uitest") // the tests' laptops
	}
	allowed := map[string][]string{
		"cmd":   {"cmd", "ui", "store", "model"},
		"ui":    {"ui", "store", "model"},
		"store": {"store", "model"},
		"model": {"model"},
	}
	if part(from) == "store" && part(to) == "model" {
		// The desk composes documents and knows the guide; the vault beneath knows neither.
		return to == "handover/model" || within(from, "handover/store/desk")
	}
	return slices.Contains(allowed[part(from)], part(to))
}

func TestEveryPackageImportsOnlyWhatLiesBelowIt(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		for _, to := range p.Imports {
			if strings.HasPrefix(to, "handover/") && !mayImport(p.ImportPath, to) {
				t.Errorf("%s imports %s", p.ImportPath, to)
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d packages were looked at", seen)
	}
}
