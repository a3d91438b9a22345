package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"handover/store"
	"handover/store/bolt"
)

// asNobody runs f as a user without rights, where the test itself has all of them.
func asNobody(t *testing.T, f func()) {
	if os.Getuid() != 0 {
		f()
		return
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with its rights taken away
		err := syscall.Setfsuid(65534)
		if err == nil {
			f()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Skipf("cannot give up the rights of root: %v", err)
	}
}

// openFolder returns a folder that another user can reach.
func openFolder(t *testing.T) string {
	folder, err := os.MkdirTemp("", "vault")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestAFileThatMayNotBeWrittenIsSaidToBeReadOnly(t *testing.T) {
	path := filepath.Join(openFolder(t), store.FileName)
	if err := bolt.Create(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if db, err := bolt.Open(path); !errors.Is(err, bolt.ErrReadOnly) {
			if err == nil {
				db.Close()
			}
			t.Errorf("Open gave %v", err)
		}
	})
}

func TestAFolderThatMayNotBeWrittenIsSaidToBeReadOnly(t *testing.T) {
	folder := openFolder(t)
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if err := bolt.Create(filepath.Join(folder, store.FileName)); !errors.Is(err, bolt.ErrReadOnly) {
			t.Errorf("Create in the folder gave %v", err)
		}
		if err := bolt.Create(filepath.Join(folder, "data", store.FileName)); !errors.Is(err, bolt.ErrReadOnly) {
			t.Errorf("Create in a new folder gave %v", err)
		}
	})
}
