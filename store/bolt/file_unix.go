//go:build !windows

package bolt

import (
	"errors"
	"os"
	"syscall"
)

// lock tries to take the lock that bbolt takes.
func lock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// readOnlyDisk reports whether a whole disk may only be read.
func readOnlyDisk(err error) bool { return errors.Is(err, syscall.EROFS) }

// syncFolder makes a new name in a folder survive a power cut.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// link gives a file its name where a rename that replaces nothing is not to be had.
func link(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, os.ErrExist):
		return err
	}
	// Memory sticks often know no links. Then it is looked first, and nobody else is likely to make the
	// same name in between.
	if _, gone := os.Lstat(to); !errors.Is(gone, os.ErrNotExist) {
		return errors.Join(err, gone)
	}
	return os.Rename(from, to)
}
