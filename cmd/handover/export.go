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
	"handover/ui/paper"
)

// An export is what the command line asks for.
type export struct {
	document, reader, format string
	to                       string // which service or parent, by id or name
	given                    string // the day on which a copy is to be given
	on                       string // the day of the supervision whose note it is
	out                      string
	force                    bool
	held                     bool // also what is held back
}

func newExport(s *settings) *cobra.Command {
	var e export
	cmd := &cobra.Command{
		Use:   "export REF --format FORMAT",
		Short: "Write a closure as JSON, or a document of it",
		Long: `export writes a closure as JSON, or a document of it as Word, PDF or text. The
JSON is the journal as it is written: words that are still being typed in another
window, or were when the program last stopped, are not in it until that window is
left or the closure is opened again. What is written is not sealed.

A document that may not be safe for its reader to hold, or that has no settled basis
for sharing, is held back, with the reason. What is to be minded of a document is
said on standard error, and is not in it. That it is written out stands in who did
what before it is: where that cannot be noted, nothing is written.`,
		Example: `  handover export REF --format json --out closure.json
  handover export REF --document record --reader council --format docx --out record.docx
  handover export REF --document record --reader parent --to NAME --format pdf --out copy.pdf
  handover export REF --document briefing --reader professional --to SERVICE --format text
  handover export REF --document letter --reader child --format text`,
		Args: arguments(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("out") && e.out == "" { // a script whose variable is empty would show it all
				return wrongUse(errors.New("--out names no file"), "name one, or leave out --out to write to standard output")
			}
			return e.run(s, args[0])
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&e.format, "format", "", "json for the whole closure; docx, pdf or text for a document")
	flags.StringVar(&e.document, "document", "", "the document: "+inWords(documentIDs()))
	flags.StringVar(&e.reader, "reader", "", "whom the document is for: council, professional, parent or child")
	flags.StringVar(&e.to, "to", "", "for which service or parent it is, by id or name")
	flags.StringVar(&e.given, "given", "", "the day on which a copy is to be given, such as 2026-11-03; without it, today")
	flags.StringVar(&e.on, "on", "", "the day of the supervision whose note it is, such as 2026-11-03; without it, the last that was held")
	flags.StringVar(&e.out, "out", "", outWords(runtime.GOOS))
	flags.BoolVar(&e.held, "held", false, "write it although it is held back, for example to read together and take back")
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

// documentIDs are the documents that can be asked for.
func documentIDs() []string {
	var out []string
	for _, k := range document.Kinds() {
		out = append(out, k.ID)
	}
	return out
}

// inWords lists things in a sentence.
func inWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// formats are those in which the document that is asked for can be written.
func (e *export) formats() []string {
	if e.document == "" {
		return append([]string{formatJSON}, paper.Formats()...)
	}
	if e.document == document.KindAccess {
		return append(paper.Formats(), formatJSON)
	}
	return paper.Formats()
}

const formatJSON = paper.FormatJSON

// check refuses what cannot be asked for, before any passphrase is.
func (e *export) check() error {
	const whole = "a closure: --format json; a document: --document record --reader council --format docx"
	k, known := document.KindOf(e.document)
	switch {
	case e.format == "":
		return wrongUse(fmt.Errorf("say what to write with --format"), whole)
	case !slices.Contains(e.formats(), e.format) && e.format == formatJSON:
		return wrongUse(fmt.Errorf("json gives the whole closure, without --document, --reader and --to"), whole)
	case !slices.Contains(e.formats(), e.format):
		return wrongUse(fmt.Errorf("the format %q is not one of %s", e.format, inWords(e.formats())), whole)
	case e.document == "" && e.format == formatJSON && (e.reader != "" || e.to != "" || e.given != "" || e.on != ""):
		return wrongUse(fmt.Errorf("json gives the whole closure, without --document, --reader and --to"), whole)
	case e.document == "" && e.format == formatJSON:
		return nil
	case e.document == "":
		return wrongUse(fmt.Errorf("say which document with --document"), whole)
	case !known:
		return wrongUse(fmt.Errorf("there is no document %q; there are %s", e.document, inWords(documentIDs())), whole)
	}
	var readers []string
	for _, r := range k.Readers {
		readers = append(readers, string(r))
	}
	how := "--document " + k.ID + " --reader " + strings.Join(readers, "|") + " --format " + strings.Join(e.formats(), "|")
	switch {
	case e.reader == "":
		return wrongUse(fmt.Errorf("say whom the document is for with --reader"), how)
	case !slices.Contains(readers, e.reader):
		return wrongUse(fmt.Errorf("there is no %s for the reader %q; it is there for %s", k.Title, e.reader, strings.Join(readers, " and ")), how)
	case e.to != "" && e.reader == "council":
		return wrongUse(fmt.Errorf("a document for the council is for nobody by name, so that --to has nobody to name"), "leave out --to")
	case e.to != "" && e.reader == "child":
		return wrongUse(fmt.Errorf("there is one child in a closure, so that --to has nobody else to name"), "leave out --to")
	case e.given != "" && !model.Date(e.given).Valid():
		return wrongUse(fmt.Errorf("%q is not a day", e.given), "write it as 2026-11-03")
	case e.given != "" && k.ID != "record" && k.ID != "briefing", e.given != "" && e.reader == "council":
		return wrongUse(fmt.Errorf("only a copy of the record and a briefing say on which day they are given"), "leave out --given")
	case e.on != "" && k.ID != "supervision-note":
		return wrongUse(fmt.Errorf("only the note of a supervision is of a day"), "leave out --on")
	case e.on != "" && !model.Date(e.on).Valid():
		return wrongUse(fmt.Errorf("%q is not a day", e.on), "write it as 2026-11-03")
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
	if err := s.mayShow(e.format, e.out); err != nil {
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
	said, err := e.said(c)
	if err != nil {
		return err
	}
	if err := e.mayTake(); err != nil { // before it is noted, as nothing would come of it
		return err
	}
	if err := d.Exported(id, said); err != nil {
		return err
	}
	if err := s.write(e.out, b, e.force); err != nil {
		d.NotExported(id, said)
		return err
	}
	for _, words := range e.notes(d.SourceOf(c)) {
		fmt.Fprintf(s.err, "note: %s\n", oneLine(words))
	}
	return nil
}

// said is what the audit has of it.
func (e *export) said(c *model.Closure) (string, error) {
	if e.document == "" {
		return "the whole closure, JSON", nil
	}
	r, err := e.readerIn(c)
	if err != nil {
		return "", err
	}
	k, _ := document.KindOf(e.document)
	return k.Said(c, r, paper.FormatWords(e.format)), nil
}

// seenTo says where a document that is refused is seen to.
var seenTo = map[string]string{
	"record":            "copies stand on the page of the closing summary: c, and there the copy for them",
	"briefing":          "it is seen to on the page of that service, or in the closing summary: c, and there the copy for them",
	document.KindAccess: "press a on the page of the closure to look through what is disclosed",
	"letter":            "letters are written under Messages, The letters",
	"supervision-note":  "press s on the page of the closure to begin a supervision",
	"actions":           "what is to be done is set in a supervision: press s on the page of the closure",
	"leaflet":           "what a leaflet names is chosen under Messages, Left with them",
}

// write gives the bytes that were asked for.
func (e *export) write(d *counter, id model.ClosureID, c *model.Closure) ([]byte, error) {
	if e.document == "" {
		entries, err := d.vault.Entries(context.Background(), id)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = model.WriteFile(&b, id, entries, d.Workers())
		return b.Bytes(), err
	}
	r, err := e.readerIn(c)
	if err != nil {
		return nil, err
	}
	src := d.SourceOf(c)
	src.Given, src.Held = model.Date(e.given), model.Date(e.on)
	k, _ := document.KindOf(e.document)
	if e.format == formatJSON {
		b, err := document.AccessJSON(src, r.Kind != model.ReadsCouncil)
		if err != nil {
			return nil, couldNot(err, seenTo[e.document])
		}
		return b, e.mayHand(src, k, r)
	}
	doc, err := k.Compose(src, r)
	if err != nil {
		return nil, couldNot(err, seenTo[e.document])
	}
	if err := e.mayHand(src, k, r); err != nil {
		return nil, err
	}
	b, err := paper.Bytes(doc, e.format)
	if err != nil {
		return nil, couldNot(err, "")
	}
	return b, nil
}

// readerIn finds whom the document is for.
func (e *export) readerIn(c *model.Closure) (model.Reader, error) {
	to, err := model.TheClosure, error(nil)
	what := "copy"
	if k, _ := document.KindOf(e.document); k.ID != "record" {
		what = k.Title
	}
	switch model.ReaderKind(e.reader) {
	case model.ReadsChild:
		to = model.TheChild
	case model.ReadsParent:
		to, err = parentNamed(c, e.to, what)
	case model.ReadsProfessional:
		to, err = serviceNamed(c, e.to, what)
	}
	return model.ReaderOf(to), err
}
