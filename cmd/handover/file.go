package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"handover/ui/paper"
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

// writeFile writes a file for this user alone. What is there already is only replaced when over says
// so.
func writeFile(path string, b []byte, over bool) error {
	err := paper.Write(path, b, over)
	if errors.Is(err, paper.ErrThere) {
		return couldNot(err, "choose another name, or add --force to replace it")
	}
	return err
}

// cause is the system's own word, without the name of the file that was tried.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
