package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// refusing is a folder in which Windows does not give up some names.
func refusing(no syscall.Errno, names ...string) func(temp, to string) error {
	return func(temp, to string) error {
		for _, n := range names {
			if filepath.Base(to) == n {
				return fmt.Errorf("write %s: %w", to, reason(&os.LinkError{Op: "link", Old: temp, New: to, Err: no}))
			}
		}
		return place(temp, to, false)
	}
}

func TestAFileThatWordHasOpenOnWindowsMakesWayForOneBesideIt(t *testing.T) {
	for _, no := range []syscall.Errno{5, 32, 33} {
		folder := t.TempDir()
		path := filepath.Join(folder, "HR-204-record.docx")
		to, err := save(path, []byte("the record"), "windows", refusing(no, "HR-204-record.docx"))
		if err != nil || filepath.Base(to) != "HR-204-record (2).docx" {
			t.Errorf("%d: %s, %v", no, to, err)
		}
		if b, err := os.ReadFile(to); err != nil || string(b) != "the record" {
			t.Errorf("%d: %q, %v", no, b, err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 1 {
			t.Errorf("%d: left behind: %v", no, left)
		}
	}
}

func TestAFolderThatRefusesEveryNameIsSaidSo(t *testing.T) {
	folder := t.TempDir()
	for goos, tried := range map[string]int{"windows": mostHeld, "linux": 1} {
		n := 0
		to, err := save(filepath.Join(folder, "record.pdf"), []byte("the record"), goos, func(string, string) error {
			n++
			return fmt.Errorf("write it: %w", syscall.Errno(5))
		})
		if err == nil || to != "" || n != tried {
			t.Errorf("%s: %q, %v after %d names", goos, to, err, n)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestADiskThatIsFullIsNoFileThatWordHasOpen(t *testing.T) {
	for _, err := range []error{fs.ErrInvalid, errors.New("the disk is full"), syscall.Errno(28)} {
		if held(err, "windows") {
			t.Errorf("%v counts as open in another program", err)
		}
	}
	if held(syscall.Errno(32), "linux") {
		t.Error("32 is another error elsewhere")
	}
}

func TestAFilesNameEndsAsItsFormatDoesAndHoldsNoPath(t *testing.T) {
	for format, want := range map[string]string{FormatText: "HR-204-letter-child.txt", FormatPDF: "HR-204-letter-child.pdf", FormatDocx: "HR-204-letter-child.docx"} {
		if got := FileName("HR/204", "letter-child", format); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := FileName("", "..\\x/", FormatPDF); strings.ContainsAny(got, "/\\") || !strings.HasPrefix(got, "closure-") {
		t.Errorf("%s", got)
	}
}
