package paper

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestAFileThatCouldNotBeWrittenSaysWhatToDo(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "write", Path: "/tmp/.handover-1", Err: syscall.ENOSPC}:               "make room on that disk",
		&os.LinkError{Op: "link", Old: "/tmp/.handover-1", New: "b", Err: syscall.ENAMETOOLONG}: "choose a shorter name",
		&fs.PathError{Op: "open", Path: "/tmp/.handover-1", Err: syscall.EACCES}:                "choose a folder in which you may write",
		&fs.PathError{Op: "open", Path: "/tmp/.handover-1", Err: syscall.EROFS}:                 "choose a folder in which you may write",
	} {
		if got := reason(fmt.Errorf("as it goes: %w", err)).Error(); !strings.Contains(got, want) || strings.Contains(got, "/tmp") {
			t.Errorf("of %v it says %q", err, got)
		}
	}
	for no, want := range map[syscall.Errno]string{112: "make room", 206: "a shorter name", 19: "in which you may write"} {
		if got := mend(no, "windows"); !strings.Contains(got, want) {
			t.Errorf("of number %d on Windows it says %q", no, got)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if _, err := Save(filepath.Join(t.TempDir(), strings.Repeat("a", 256)), []byte("x")); err == nil || !strings.Contains(err.Error(), "choose a shorter name") {
		t.Errorf("of a long name it says %v", err)
	}
}
