package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/guide"
	"handover/store"
)

func newImport(s *settings) *cobra.Command {
	var keep bool
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Add a closure from a JSON file; - reads standard input",
		Args:  arguments(1),
		RunE:  func(_ *cobra.Command, args []string) error { return importFile(s, args[0], keep) },
	}
	cmd.Flags().BoolVar(&keep, "keep-unknown", false, "keep entries and questions that this version does not know")
	return cmd
}

// importFile adds a closure. The file is read and checked as a whole before a vault is opened or
// made: one that is refused leaves everything as it was.
func importFile(s *settings, path string, keep bool) error {
	b, err := readImport(s, path)
	if err != nil {
		return err
	}
	g, err := guide.Load()
	if err != nil {
		return err
	}
	if _, err := model.ReadFile(bytes.NewReader(b), model.Reading{
		Guide: g, KeepUnknown: keep, Now: time.Now(), NewID: store.NewID,
	}); err != nil {
		return importFault(path, err)
	}
	d, err := s.unlock(true)
	if err != nil {
		return err
	}
	defer d.Close()
	f, err := d.Import(bytes.NewReader(b), keep)
	if err != nil {
		return importFault(path, err)
	}
	_, err = fmt.Fprintf(s.out, "%s is here now, with %d entries.\n", f.Reference, len(f.Entries))
	return err
}

// readImport reads the file, or standard input; of one that is too large no more than is needed to
// see that it is.
func readImport(s *settings, path string) ([]byte, error) {
	in := s.in
	if path != "-" {
		f, err := openFile(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, model.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, cause(err))
	}
	return b, nil
}

func importFault(path string, err error) error {
	hint := "nothing was imported; mend the file and try again"
	if errors.Is(err, model.ErrUnknownEntries) {
		hint = "nothing was imported; import it with the version that wrote it, or add --keep-unknown to keep what is not known here"
	}
	if errors.Is(err, store.ErrPurged) {
		hint = hintFor(store.ErrPurged)
	}
	if path == "-" {
		path = "standard input"
	}
	return couldNot(fmt.Errorf("import %s: %w", path, err), hint)
}
