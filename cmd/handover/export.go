package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/paper"
)

// An export is what the command line asks for.
type export struct {
	document, reader, format string
	to                       string // which service or parent, by id or name
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
  handover export REF --document record --reader council --format text
  handover export REF --document record --reader parent --to NAME --format text
  handover export REF --document briefing --reader professional --to SERVICE --format text
  handover export REF --document letter --reader child --format text
  handover export REF --document leaflet --reader parent --to NAME --format text`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return e.run(s, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&e.format, "format", "", "json for the whole closure, text for a document")
	flags.StringVar(&e.document, "document", "", "the document: record, briefing, letter or leaflet")
	flags.StringVar(&e.reader, "reader", "", "whom the document is for: council, parent, child or professional for the record, professional for a briefing, child or parent for a letter or leaflet")
	flags.StringVar(&e.to, "to", "", "for which service or parent it is, by id or name")
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

// readers are the documents that can be asked for, and whom each is for.
var readers = []struct {
	document string
	readers  []string
}{
	{"record", []string{"council", "parent", "child", "professional"}}, {"briefing", []string{"professional"}},
	{"letter", []string{"child", "parent"}}, {"leaflet", []string{"child", "parent"}},
}

// check refuses what cannot be asked for, before any passphrase is.
func (e *export) check() error {
	const whole = "a closure: --format json; a document: --document record --reader council --format text"
	switch {
	case e.format == "":
		return wrongUse(fmt.Errorf("say what to write with --format"), whole)
	case e.format == "json" && (e.document != "" || e.reader != "" || e.to != ""):
		return wrongUse(fmt.Errorf("json gives the whole closure, without --document, --reader and --to"), whole)
	case e.format == "json":
		return nil
	case e.format != "text":
		return wrongUse(fmt.Errorf("the format %q is not one of json and text", e.format), whole)
	case e.document == "":
		return wrongUse(fmt.Errorf("say which document with --document"), whole)
	}
	for _, r := range readers {
		if r.document != e.document {
			continue
		}
		how := "--document " + r.document + " --reader " + strings.Join(r.readers, "|") + " --format text"
		switch {
		case e.reader == "":
			return wrongUse(fmt.Errorf("say whom the document is for with --reader"), how)
		case !slices.Contains(r.readers, e.reader):
			return wrongUse(fmt.Errorf("the %s for the reader %q is not there; for %s it is", e.document, e.reader, strings.Join(r.readers, " and ")), how)
		case e.to != "" && e.reader == "council":
			return wrongUse(fmt.Errorf("the whole record is for the council, and --to names nobody there"), "leave out --to")
		case e.to != "" && e.reader == "child":
			return wrongUse(fmt.Errorf("there is one child in a closure, and --to names nobody else there"), "leave out --to")
		}
		return nil
	}
	return wrongUse(fmt.Errorf("the document %q is not there; record, briefing, letter and leaflet are", e.document), whole)
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
	switch {
	case e.format == "json":
		return "the whole closure, JSON"
	case e.document == "briefing":
		return "Briefing sheet for a professional, text"
	case e.document == "record" && e.reader != "council":
		return "Copy of the record for the " + e.reader + ", text"
	case e.document != "record":
		return strings.ToUpper(e.document[:1]) + e.document[1:] + " for the " + e.reader + ", text"
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
	src := d.SourceOf(c)
	if e.document == "record" && e.reader != "council" {
		doc, err := e.copy(src)
		if err != nil {
			return nil, err
		}
		return []byte(paper.Text(doc)), nil
	}
	if e.document == "record" {
		return []byte(paper.Text(document.Record(src))), nil
	}
	if e.document != "briefing" {
		doc, err := e.home(src)
		if err != nil {
			return nil, err
		}
		return []byte(paper.Text(doc)), nil
	}
	service, err := serviceNamed(c, e.to, e.document)
	if err != nil {
		return nil, err
	}
	doc, err := document.Briefing(src, service)
	if err != nil {
		return nil, couldNot(err, "what was left with the family, or happens instead, stands on the page of that service")
	}
	return []byte(paper.Text(doc)), nil
}

// home composes the letter or the leaflet for the child or a parent.
func (e *export) home(src document.Source) (*document.Document, error) {
	to := model.TheChild
	if e.reader == "parent" {
		parent, err := parentNamed(src.Closure, e.to, e.document)
		if err != nil {
			return nil, err
		}
		to = parent
	}
	if e.document == "letter" {
		d, err := document.Letter(src, to)
		if err != nil {
			return nil, couldNot(err, "letters are written under Messages, The letters")
		}
		return d, nil
	}
	lines, err := guide.Helplines()
	if err != nil {
		return nil, fmt.Errorf("reading the helplines for the leaflet: %w", err)
	}
	d, err := document.Leaflet(src, lines, to)
	if err != nil {
		return nil, couldNot(err, "what a leaflet names is chosen under Messages, Left with them")
	}
	return d, nil
}

// copy makes the copy of the record for somebody other than the council, as the screen of the copies does.
func (e *export) copy(src document.Source) (*document.Document, error) {
	to, err := model.TheChild, error(nil)
	switch e.reader {
	case "parent":
		to, err = parentNamed(src.Closure, e.to, "copy")
	case "professional":
		to, err = serviceNamed(src.Closure, e.to, "copy")
	}
	if err != nil {
		return nil, err
	}
	d, err := document.Copy(src, model.ReaderOf(to))
	if err != nil {
		return nil, couldNot(err, "copies stand on the page of the closing summary: c, and there the copy for them")
	}
	return d, nil
}

// serviceNamed finds the service that --to names.
func serviceNamed(c *model.Closure, to, doc string) (model.Subject, error) {
	services := c.Of(model.KindService)
	if len(services) == 0 {
		return model.Subject{}, couldNot(fmt.Errorf("%s names no service that carries on", c.Reference), "add one under Handover")
	}
	return named(services, to, "service", "say for which service the "+doc+" is with --to")
}

// parentNamed finds the parent that --to names: one who cares for the child, or has parental responsibility.
func parentNamed(c *model.Closure, to, doc string) (model.Subject, error) {
	var parents []model.Thing
	for _, t := range c.Of(model.KindAdult) {
		if c.IsParent(t.Subject) {
			parents = append(parents, t)
		}
	}
	if len(parents) == 0 {
		return model.Subject{}, couldNot(fmt.Errorf("%s names nobody who cares for the child, or has parental responsibility", c.Reference), "add them under Readiness, and say so there")
	}
	return named(parents, to, "parent", "say for which parent the "+doc+" is with --to")
}

// named finds what --to names: by its id, or else by its name or the beginning of it, where that is one
// thing's alone.
func named(things []model.Thing, to, kind, ask string) (model.Subject, error) {
	var all, found []string
	var s model.Subject
	for _, t := range things {
		if t.Subject.ID == to {
			return t.Subject, nil
		}
		all = append(all, t.Name+" ("+t.Subject.ID+")")
	}
	for _, whole := range []bool{true, false} {
		for i, t := range things {
			name, typed := strings.ToLower(t.Name), strings.ToLower(model.CleanLine(to))
			if typed != "" && (name == typed || !whole && strings.HasPrefix(name, typed)) {
				found, s = append(found, all[i]), t.Subject
			}
		}
		if len(found) > 0 {
			break
		}
	}
	those := "the " + kind + "s: " + strings.Join(all, ", ")
	switch {
	case to == "":
		return s, wrongUse(errors.New(ask), those)
	case len(found) == 0:
		return s, couldNot(fmt.Errorf("no %s here is %q", kind, to), those)
	case len(found) > 1:
		return s, couldNot(fmt.Errorf("%q may be more than one %s", to, kind), "give the whole name, or the id in brackets: "+strings.Join(found, ", "))
	}
	return s, nil
}
