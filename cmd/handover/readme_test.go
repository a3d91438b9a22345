package main

import (
	"os"
	"strings"
	"testing"
)

func TestTheReadmeSaysWhyEachDependencyIsThere(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for line := range strings.Lines(string(mod)) {
		path, version, ok := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "require ")), " ")
		if !ok || !strings.HasPrefix(version, "v") || strings.Contains(version, "// indirect") {
			continue
		}
		named++
		if !strings.Contains(string(readme), "`"+path+"`") {
			t.Errorf("README.md does not say why %s is needed", path)
		}
	}
	if named < 5 {
		t.Errorf("go.mod names only %d modules as needed by this program itself: is it tidy?", named)
	}
}

func TestTheReadmeNamesEveryCommand(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, cmd := range newRoot(&settings{}).Commands() {
		if !cmd.Hidden && !strings.Contains(string(readme), "`"+cmd.Name()) && !strings.Contains(string(readme), "handover "+cmd.Name()) {
			t.Errorf("README.md does not name the command %s", cmd.Name())
		}
	}
}
