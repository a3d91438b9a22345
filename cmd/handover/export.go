package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/document"
	"handover/ui/paper"
)

// An export is what the command line asks for.
type export struct {
	document, reader, format string
	out                      string
	force                    bool
}

func newExport(s *settings) *cobra.Command {
	var e export
	cmd := &cobra.Command{
		Use:   "export REF --format FORMAT",
		Short: "Write a closure as JSON, or a document of it as text",
		Long: `export writes a closure as JSON, or a document of it as text. The JSON is the
journal as it is written: words that are still being typed in another window, or
were when the program last stopped, are not in it until that window is left or
the closure is opened again. What is written is not sealed.`,
		Example: `  handover export REF --format json --out closure.json
  handover export REF --document record --reader council --format text`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return e.run(s, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&e.format, "format", "", "json for the whole closure, text for a document")
	flags.StringVar(&e.document, "document", "", "the document: record")
	flags.StringVar(&e.reader, "reader", "", "whom the document is for: council")
	flags.StringVar(&e.out, "out", "", outWords(runtime.GOOS))
	flags.BoolVar(&e.force, "force", false, "replace a file that is there already")
	return cmd
}

// outWords say what --out does. On Windows the folder decides who may read a file.
func outWords(goos string) string {
	if goos == "windows" {
		return "write to this file; without it, to standard output"
	}
	return "write to this file, readable by you alone; without it, to standard output"
}

// check refuses what cannot be asked for, before any passphrase is.
func (e *export) check() error {
	const whole = "a closure: --format json; a document: --document record --reader council --format text"
	switch {
	case e.format == "":
		return wrongUse(fmt.Errorf("say what to write with --format"), whole)
	case e.format == "json" && (e.document != "" || e.reader != ""):
		return wrongUse(fmt.Errorf("json gives the whole closure, without --document and --reader"), whole)
	case e.format == "json":
		return nil
	case e.format != "text":
		return wrongUse(fmt.Errorf("the format %q is not one of json and text", e.format), whole)
	case e.document == "":
		return wrongUse(fmt.Errorf("say which document with --document"), whole)
	case e.document != "record":
		return wrongUse(fmt.Errorf("the document %q is not there; record is", e.document), whole)
	case e.reader == "":
		return wrongUse(fmt.Errorf("say whom the document is for with --reader"), whole)
	case e.reader != "council":
		return wrongUse(fmt.Errorf("the record for the reader %q is not there; for council it is", e.reader), whole)
	}
	return nil
}

func (e *export) run(s *settings, ref string) error {
	if err := e.check(); err != nil {
		return err
	}
	if err := s.mayWrite(e.out); err != nil {
		return err
	}
	d, err := s.unlock(false)
	if err != nil {
		return err
	}
	defer d.Close()
	id, c, err := find(d, ref)
	if err != nil {
		return err
	}
	b, err := e.write(d, id, c)
	if err != nil {
		return err
	}
	if err := s.write(e.out, b, e.force); err != nil {
		return err
	}
	d.Exported(id, e.said())
	return nil
}

// said is what the audit has of it.
func (e *export) said() string {
	if e.format == "json" {
		return "the whole closure, JSON"
	}
	return "Closure Record for the council, text"
}

// write gives the bytes that were asked for.
func (e *export) write(d *counter, id model.ClosureID, c *model.Closure) ([]byte, error) {
	if e.format == "json" {
		entries, err := d.vault.Entries(context.Background(), id)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = model.WriteFile(&b, id, entries, d.Workers())
		return b.Bytes(), err
	}
	return []byte(paper.Text(document.Record(d.SourceOf(c)))), nil
}
