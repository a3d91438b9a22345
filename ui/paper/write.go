package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"handover/store"
)

// ErrThere says that a file would have to be replaced.
var ErrThere = errors.New("there is a file of that name already")

// A file is called so while it is being written, by the process with that number.
const (
	partOf = ".handover-%d-"
	part   = ".part"
)

// Write writes a file that only its owner may read; on Windows the folder decides who may. It is
// whole or not there: it is written under another name in the same folder first. A file that is
// there already is replaced only where over says so, even one that somebody makes meanwhile: else
// the error is ErrThere.
func Write(path string, content []byte, over bool) error {
	temp, err := hold(path, content)
	if err != nil {
		return err
	}
	defer os.Remove(temp) // it is gone by then, unless something failed or it has two names
	return place(temp, path, over)
}

// hold writes the content of what is to be a file under a name of its own, beside it.
func hold(path string, content []byte) (temp string, err error) {
	folder := filepath.Dir(path)
	switch {
	case isFolder(path):
		return "", fmt.Errorf("%s is a folder; type the name of a file in it", path)
	case !isFolder(folder):
		return "", fmt.Errorf("there is no folder %s; choose one that exists", folder)
	}
	clean(folder)
	f, err := os.CreateTemp(folder, fmt.Sprintf(partOf, os.Getpid())+"*"+part)
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, reason(err))
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(f.Name()) // the next write tries again
		return "", fmt.Errorf("write %s: %w", path, reason(err))
	}
	return f.Name(), nil
}

// clean removes what a write that was killed has left behind: it is not sealed, and nobody would
// look for it.
func clean(folder string) {
	names, err := os.ReadDir(folder)
	if err != nil { // it may be written to all the same
		return
	}
	for _, n := range names {
		var pid int
		if _, err := fmt.Sscanf(n.Name(), partOf, &pid); err != nil || !strings.HasSuffix(n.Name(), part) {
			continue
		}
		if n.Type().IsRegular() && !runs(pid) {
			_ = os.Remove(filepath.Join(folder, n.Name())) // another user's stays
		}
	}
}

// runs reports whether the process with that number may still be running.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	err = p.Signal(syscall.Signal(0)) // asks, and does nothing
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}

// place gives a file its own name.
func place(temp, path string, over bool) error {
	if err := free(path, over); err != nil {
		return err
	}
	var err error
	if over {
		err = os.Rename(temp, path)
	} else if err = os.Link(temp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		err = reserve(temp, path) // this disk knows no links
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s: %w", path, ErrThere)
	case err != nil:
		return fmt.Errorf("write %s: %w", path, reason(err))
	}
	return nil
}

// free refuses a name that is not to be had.
func free(path string, over bool) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil: // there is nothing, or the write will say why not
		return nil
	case !over:
		return fmt.Errorf("%s: %w", path, ErrThere)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return fmt.Errorf("%s is not a file", path)
	}
	return nil
}

// reserve takes a name that nobody has, and then puts the file there.
func reserve(temp, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(f.Close(), os.Rename(temp, path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// Unfit says in words why a file that is not sealed should not be written to where a path says, or
// "" where nothing speaks against it.
func Unfit(path string) string { return store.Unfit(filepath.Dir(path)) }
