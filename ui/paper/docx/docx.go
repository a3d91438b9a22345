// Package docx draws a document as a Word file: the master that a council files or edits. It is written for
// Word's navigation and its accessibility checker first, and looks the same in LibreOffice.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// Write draws a document as a Word file. Equal documents give equal bytes. The error says why a document
// cannot be drawn, and names the part.
func Write(d *document.Document) ([]byte, error) {
	d, err := tidy.Document(d)
	if err != nil {
		return nil, fmt.Errorf("make the document ready for Word: %w", err)
	}
	w := newWriter(d)
	if err := w.body(); err != nil {
		return nil, err
	}
	return packed(w.files())
}

// A file is one part of the package that a Word file is.
type file struct {
	name    string
	content []byte
}

// files are the parts in the order in which Word writes them: what they are first, so that a reader of the
// stream knows.
func (w *writer) files() []file {
	out := []file{
		{"[Content_Types].xml", w.contentTypes()},
		{"_rels/.rels", rootRelations()},
		{"word/document.xml", []byte(w.String())},
		{"word/_rels/document.xml.rels", w.relations()},
		{"word/styles.xml", styles(w.d)},
		{"word/numbering.xml", numbering(w.lists, w.d.Points)},
		{"word/settings.xml", settings()},
		{"word/fontTable.xml", fontTable()},
		{"word/footer1.xml", w.footer()},
	}
	if !atHome(w.d) {
		out = append(out, file{"word/footer2.xml", w.footer()}, file{"word/header1.xml", w.header()}, file{"word/header2.xml", emptyHeader()})
	}
	for i, png := range w.pictures {
		out = append(out, file{fmt.Sprintf("word/media/picture%d.png", i+1), png})
	}
	return append(out, file{"docProps/core.xml", core(w.d)}, file{"docProps/app.xml", app()})
}

// packed zips files, all of one fixed time: the earliest that a zip can say.
func packed(files []file) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		to, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = to.Write(f.content)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s of the Word file: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack the Word file: %w", err)
	}
	return b.Bytes(), nil
}

// atHome reports whether a document is kept at home: it carries neither a marking nor a reference, and looks
// like a letter.
func atHome(d *document.Document) bool { return d.Marking == "" && d.Reference == "" }

// form reports whether a document is set small, as a form is that is filled in by hand.
func form(d *document.Document) bool { return d.Points < document.UsualPoints }
