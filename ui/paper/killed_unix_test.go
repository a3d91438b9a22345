//go:build unix

package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/ui/paper"
)

// A program that writes files without end, until it is killed.
func TestWriteUntilKilled(t *testing.T) {
	folder := os.Getenv("HANDOVER_WRITES_INTO")
	if folder == "" {
		t.Skip("it is run by the test after it")
	}
	content := bytes.Repeat([]byte("the record "), 1<<18)
	for i := 0; ; i++ {
		if _, err := paper.Save(filepath.Join(folder, fmt.Sprintf("record-%d.docx", i)), content); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAKillWhileWritingLeavesNoHalfFile(t *testing.T) {
	folder, size := t.TempDir(), int64(len("the record ")<<18)
	for round := range 3 {
		writes := exec.Command(os.Args[0], "-test.run=^TestWriteUntilKilled$")
		writes.Env = append(os.Environ(), "HANDOVER_WRITES_INTO="+folder)
		if err := writes.Start(); err != nil {
			t.Fatal(err)
		}
		for begun := false; !begun; time.Sleep(time.Millisecond) {
			begun = strings.Contains(names(t, folder), ".part")
		}
		time.Sleep(time.Duration(3*round) * time.Millisecond)
		_ = writes.Process.Kill()
		_ = writes.Wait()
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(e.Name(), ".part") && info.Size() != size {
				t.Errorf("%s has %d of %d bytes", e.Name(), info.Size(), size)
			}
		}
	}
	if _, err := paper.Save(filepath.Join(folder, "after.docx"), []byte("the record")); err != nil {
		t.Fatal(err)
	}
	if left := names(t, folder); strings.Contains(left, ".part") {
		t.Errorf("the next write leaves %s", left)
	}
}
