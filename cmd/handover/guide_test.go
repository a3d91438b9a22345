package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFormToTakeOnAVisitIsWrittenToAFileThatIsNotWrittenOver(t *testing.T) {
	u := newUser(t)
	shown := u.bare("", "guide", "--document", "call-sheet").done().out
	path := filepath.Join(u.home, "sheet.txt")
	line := []string{"guide", "--document", "call-sheet", "--format", "text", "--out", path}
	if u.bare("", line...).done().out != "" {
		t.Error("it is shown too")
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != shown || strings.Contains(shown, "\r") {
		t.Errorf("%v; in the file:\n%s", err, b)
	}
	u.bare("", line...).fails(1, "there is a file of that name already", "hint: ", "--force")
	u.bare("", append(line, "--force")...).done()
}

func TestAFormatThatTheGuideIsNotWrittenInIsWrongUse(t *testing.T) {
	u := newUser(t)
	for _, line := range []string{"guide --format pdf", "guide --json --format text", "guide --document checklist --format odt", "guide --document checklist --json"} {
		u.bare("", strings.Fields(line)...).fails(2, "handover: ", "hint: ")
	}
}
