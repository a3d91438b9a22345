package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// openFile opens a file to be read, and says plainly why it cannot.
func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", path)
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder, not a file", path)
	}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s may not be read by this user", path)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	return f, nil
}

// errThere says that a file would have to be overwritten.
var errThere = errors.New("there is a file of that name already")

// writeFile writes a file for this user alone. It is written whole under another name first, so
// that a fault leaves nothing half written; what is there already is only replaced when over says
// so.
func writeFile(path string, b []byte, over bool) error {
	there := func() error {
		info, err := os.Lstat(path)
		switch {
		case err != nil:
			return nil
		case info.IsDir():
			return fmt.Errorf("%s is a folder", path)
		case !over:
			return couldNot(fmt.Errorf("%s: %w", path, errThere), "choose another name, or add --force to replace it")
		}
		return nil
	}
	if err := there(); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".handover-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, cause(err))
	}
	defer os.Remove(f.Name()) // it is gone by then, unless something failed
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = there()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, cause(err))
	}
	return nil
}

// cause is the system's own word, without the name of the file that was tried.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
