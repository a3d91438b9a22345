package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newBackup(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a sealed copy of the vault into a file",
		Long: `backup writes a copy of the whole vault, sealed as the vault is, into a new file.
It never replaces one. The copy is opened again and every record in it verified
before it counts. handover restore FILE brings it back.`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return backup(s, args[0]) },
	}
}

func backup(s *settings, path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return thereAlready(path)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be written: %w", path, cause(err))
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return couldNot(fmt.Errorf("there is no folder %s", filepath.Dir(path)), "choose one that exists")
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.vault.BackUpTo(context.Background(), path)
	if errors.Is(err, fs.ErrExist) { // somebody was faster
		return thereAlready(path)
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("the backup %s: %w", path, cause(err))
	}
	_, err = fmt.Fprintf(s.out, `The vault is backed up in %s: %s, sealed.
It was opened again and every record in it verified. It opens with today's
passphrase, even once that was changed here. Should a closure be purged, it
stays in this backup until you delete it.
`, path, sizeWords(info.Size()))
	return err
}

// sizeWords gives a file's size.
func sizeWords(n int64) string {
	if n < 10<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
