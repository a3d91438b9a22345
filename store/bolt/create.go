package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Create makes an empty vault file at path, and its folder, for this user alone. The file is made
// whole under another name and only then given its own, so that a power cut leaves either nothing
// or a good file. It never replaces anything: ErrExists.
func Create(path string) error {
	if err := create(path); err != nil {
		return fmt.Errorf("making %s: %w", path, err)
	}
	return nil
}

func create(path string) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return plain(err)
	}
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	f, err := os.CreateTemp(folder, ".new-*.vault") // 0600
	if err != nil {
		return plain(err)
	}
	name := f.Name()
	defer os.Remove(name) // where it has been given its own name, there is nothing to remove
	if err := fill(f); err != nil {
		f.Close()
		return err
	}
	switch err := rename(name, path); {
	case errors.Is(err, os.ErrExist):
		return ErrExists
	case err != nil:
		return plain(err)
	}
	return syncFolder(folder)
}

// fill writes the empty vault, and closes the file when it is on disk.
func fill(f *os.File) error {
	b, err := openBolt(f)
	if err != nil {
		return err
	}
	err = b.Update(func(tx *bbolt.Tx) error {
		mark, err := tx.CreateBucket([]byte(markBucket))
		if err != nil {
			return err
		}
		return mark.Put([]byte(markKey), []byte(markForm))
	})
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, b.Close())
}
