package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// FileName makes a document's file name from the closure's reference and what it is. It holds no
// name of a child.
func FileName(reference, what string) string {
	safe := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
			return r
		}
		return '-'
	}
	name := strings.Trim(strings.Map(safe, reference), "-")
	if name == "" {
		name = "closure"
	}
	return name + "-" + strings.Map(safe, what) + ".txt"
}

// Place proposes where a file goes: the worker's documents folder where there is one, or else
// their home.
func Place(name string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return filepath.Join(docs, name)
	}
	return filepath.Join(home, name)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Save writes a file that only its owner may read, and returns where it is. It never writes over
// another: where the name is taken it goes beside it as "name (2).txt". It is whole or not there.
func Save(path string, content []byte) (string, error) {
	if isFolder(path) {
		return "", fmt.Errorf("%s is a folder; type the name of a file in it", path)
	}
	folder := filepath.Dir(path)
	if !isFolder(folder) {
		return "", fmt.Errorf("there is no folder %s; choose one that exists", folder)
	}
	ext := filepath.Ext(path)
	for n := 1; n <= 99; n++ {
		to := path
		if n > 1 {
			to = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(path, ext), n, ext)
		}
		err := writeNew(to, content)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("write %s: %w", to, reason(err))
		}
		return to, nil
	}
	return "", fmt.Errorf("%s is there already, and so are its next 98 names; choose another", path)
}

// reason is an error without the path that the caller names anyway.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeNew writes a file that must not exist yet, and takes it away again when it cannot be
// written whole.
func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
