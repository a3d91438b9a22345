package paper_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"handover/ui/paper"
	"handover/ui/uitest"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func names(t *testing.T, folder string) string {
	t.Helper()
	return strings.Join(uitest.Names(t, folder), ", ")
}

func TestAPaperIsForItsOwnerAloneAndNothingElseIsLeft(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "record.txt")
	if err := paper.Write(path, []byte("the record"), false); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "the record" || names(t, folder) != "record.txt" {
		t.Errorf("%q, in a folder of %s", got, names(t, folder))
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestAFileThatIsThereIsOnlyReplacedWhenThatIsAskedFor(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "record.txt")
	for _, c := range []struct {
		words string
		over  bool
		want  string
	}{{"one", false, "one"}, {"two", false, "one"}, {"three", true, "three"}} {
		err := paper.Write(path, []byte(c.words), c.over)
		if got := read(t, path); got != c.want || errors.Is(err, paper.ErrThere) != (c.words == "two") {
			t.Errorf("%s: %q, %v", c.words, got, err)
		}
	}
	if err := paper.Write(folder, nil, true); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("over a folder: %v", err)
	}
	if err := paper.Write(filepath.Join(folder, "none", "record.txt"), nil, true); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("into no folder: %v", err)
	}
	if names(t, folder) != "record.txt" {
		t.Errorf("left behind: %s", names(t, folder))
	}
}

// Two that write the same name at once: one of them gets it, whole, and the other is told.
func TestOfTwoWhoWriteTheSameFileOneIsRefused(t *testing.T) {
	for range 50 {
		base := t.TempDir()
		path := filepath.Join(base, "record.txt")
		words := []string{strings.Repeat("a", 1<<16), strings.Repeat("b", 1<<16)}
		var at sync.WaitGroup
		errs := make([]error, len(words))
		for i := range words {
			at.Go(func() { errs[i] = paper.Write(path, []byte(words[i]), false) })
		}
		at.Wait()
		for i, w := range words {
			if (errs[i] == nil) != (read(t, path) == w) {
				t.Fatalf("writer %d: %v, and the file begins %.1s", i, errs[i], read(t, path))
			}
		}
	}
}

func TestTheNextWriteRemovesWhatAKilledOneLeft(t *testing.T) {
	folder := t.TempDir()
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	left := fmt.Sprintf(".handover-%d-1234.part", gone.Process.Pid)
	other := fmt.Sprintf(".handover-%d-1234.part", os.Getpid()) // it is still being written
	for _, name := range []string{left, other, ".handover-notes.txt", "other.part"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("half a rec"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	to, err := paper.Save(filepath.Join(folder, "record.txt"), []byte("the record"))
	if err != nil {
		t.Fatal(err)
	}
	if got := names(t, folder); got != other+", .handover-notes.txt, other.part, record.txt" || read(t, to) != "the record" {
		t.Errorf("%s, in a folder of %s", to, got)
	}
}

func TestANameThatIsTakenLeavesThatFileAndTakesTheNext(t *testing.T) {
	folder := t.TempDir()
	for i, want := range []string{"record.txt", "record (2).txt", "record (3).txt"} {
		to, err := paper.Save(filepath.Join(folder, "record.txt"), []byte{byte('a' + i)})
		if err != nil || filepath.Base(to) != want {
			t.Errorf("%s, %v; want %s", to, err, want)
		}
	}
	if got := read(t, filepath.Join(folder, "record.txt")); got != "a" {
		t.Errorf("the first says %q", got)
	}
}

func TestTheProposedPlaceIsNotCopiedElsewhere(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if paper.Unfit(filepath.Join(home, "record.txt")) != "" {
		t.Skip("the folder for tests is itself no place for a paper")
	}
	if got := paper.Place("record.txt"); got != filepath.Join(home, "record.txt") {
		t.Errorf("without a documents folder: %s", got)
	}
	docs := filepath.Join(home, "Documents")
	if err := os.Mkdir(docs, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := paper.Place("record.txt"); got != filepath.Join(docs, "record.txt") {
		t.Errorf("with one: %s", got)
	}
	cloud := filepath.Join(home, "OneDrive - Council", "Documents")
	err := errors.Join(os.Remove(docs), os.MkdirAll(cloud, 0o700), os.Symlink(cloud, docs))
	if errors.Is(err, fs.ErrPermission) || runtime.GOOS == "windows" && err != nil {
		t.Skip("no links here")
	} else if err != nil {
		t.Fatal(err)
	}
	if got := paper.Place("record.txt"); got != filepath.Join(home, "record.txt") {
		t.Errorf("with one that is copied elsewhere: %s", got)
	}
	all := filepath.Join(home, "Dropbox", "sam")
	if err := os.MkdirAll(filepath.Join(all, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", all)
	t.Setenv("USERPROFILE", all)
	if got := paper.Place("record.txt"); got != filepath.Join(all, "Documents", "record.txt") || !strings.Contains(paper.Unfit(got), "Dropbox") {
		t.Errorf("where nothing is fit: %s, of which is said %q", got, paper.Unfit(got))
	}
}

func TestALongNameMakesAFileThatADiskHasRoomFor(t *testing.T) {
	name := paper.FileName(strings.Repeat("r", 300), "briefing-"+strings.Repeat("漢", 300), paper.FormatDocx)
	for range 2 { // beside one another
		if _, err := paper.Save(filepath.Join(t.TempDir(), name), []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
}
