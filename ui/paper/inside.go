package paper

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrOutside says that a file would lie outside of the folder that a policy names for what is written out.
var ErrOutside = errors.New("outside of it")

// Inside refuses a file that would not lie in a folder, wherever links lead. The folder is made, for this
// user alone, where it is not there yet.
func Inside(path, folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("the policy of this computer puts exports in %s, which cannot be made: %w", folder, reason(err))
	}
	inside, err := within(path, folder)
	if err != nil {
		return err
	}
	if !inside {
		return fmt.Errorf("the policy of this computer puts exports in %s, and %s is %w", folder, path, ErrOutside)
	}
	return nil
}

// within reports whether a file lies in a folder, wherever links lead.
func within(path, folder string) (bool, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	dir := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	rel, err := filepath.Rel(folder, dir)
	if err != nil { // on another drive
		return false, nil
	}
	return rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)), nil
}
