package docx

import (
	"fmt"

	"handover/model/document"
)

// The page is A4 with margins of 2.2 cm, in twips, of which 20 are a point.
const (
	pageWidth  = 11906
	pageHeight = 16838
	margin     = 1247
	textWidth  = pageWidth - 2*margin
	textHeight = pageHeight - 2*margin
	formTop    = 840 // above and beneath the text of a form: its paper is for what is written in it
	formBottom = 1160
)

// A writer writes the body of one document, and keeps what other parts of the package have to know of it.
type writer struct {
	markup
	d        *document.Document
	labels   document.Labels
	lists    int      // how many lists there are so far
	last     bool     // nothing follows the block that is being written
	next     bool     // the block that is being written stays on the page of the one after it
	pictures [][]byte // as PNG
}

func newWriter(d *document.Document) *writer { return &writer{d: d, labels: d.Labels()} }

// body writes the whole of the text.
func (w *writer) body() error {
	w.raw(declaration, `<w:document xmlns:w="`, nsMain, `" xmlns:r="`, nsRelation, `" xmlns:wp="`, nsDrawing, `wordprocessingDrawing" xmlns:a="`, nsDrawing, `main" xmlns:pic="`, nsDrawing, `picture"><w:body>`)
	w.language = w.d.Around
	w.front()
	w.language = ""
	for i := range w.d.Parts {
		if err := w.part(&w.d.Parts[i]); err != nil {
			return err
		}
	}
	w.section()
	w.raw(`</w:body></w:document>`)
	return nil
}

// front writes what page 1 begins with. The marking and the copy mark stand here as well as in the header and
// footer, which nobody is read out.
func (w *writer) front() {
	d := w.d
	if d.Marking != "" {
		w.par(paragraph{style: "Marking", text: d.Marking})
	}
	w.par(paragraph{style: "Title", text: d.Title})
	if d.Draft != "" {
		w.par(paragraph{style: "Draft", text: d.Draft})
	}
	fact := func(label, value string) {
		if value != "" {
			w.par(paragraph{style: "FrontMatter", label: label + ": ", text: value})
		}
	}
	if d.Copy != "" {
		w.par(paragraph{style: "FrontMatter", label: d.Copy})
	}
	fact(w.labels.For, d.Reader)
	switch {
	case !d.Date.Valid():
	case atHome(d): // as one dates a letter
		w.par(paragraph{text: joinDate(d.Date.String())})
	default:
		fact(w.labels.Reference, d.Reference)
		fact(w.labels.Date, joinDate(d.Date.String()))
	}
}

// part writes one part.
func (w *writer) part(p *document.Part) error {
	w.language = p.Language
	defer func() { w.language = "" }()
	switch {
	case p.Title != "":
		w.par(paragraph{style: "Heading1", text: p.Title, anew: p.Anew})
	case p.Anew:
		w.par(paragraph{style: "Gap", anew: true})
	}
	for i, b := range p.Blocks {
		end := p == &w.d.Parts[len(w.d.Parts)-1]
		w.next = w.kept(p.Blocks, i) || end && w.fewAfter(p.Blocks, i)
		w.last = end && i == len(p.Blocks)-1
		if err := w.block(b); err != nil {
			return fmt.Errorf("in “%s”: %w", p.Title, err)
		}
	}
	w.next = false
	return nil
}

func (w *writer) block(b document.Block) error {
	switch b := b.(type) {
	case document.Para:
		if b.Text != "" {
			w.par(paragraph{text: b.Text, keepNext: w.next, whole: w.next})
		}
	case document.Note:
		if b.Text != "" {
			w.par(paragraph{style: "Note", text: b.Text, keepNext: w.next})
		}
	case document.Subheading:
		w.par(paragraph{style: "Heading2", text: b.Text})
	case document.List:
		if len(b.Items) > 0 {
			w.lists++
		}
		for i, item := range b.Items {
			w.par(paragraph{style: "ListBullet", text: item, list: w.lists, keepNext: w.next, last: i == len(b.Items)-1})
		}
	case document.Facts:
		w.facts(b.Rows)
	case document.Table:
		w.table(b)
	case document.Signatures:
		w.signatures(b.Who)
	case document.Boxes:
		w.boxes(b)
	case document.Blanks:
		w.blanks(b.Places)
	case document.Picture:
		return w.picture(b)
	}
	return nil
}

// gap keeps a table from running into one that follows it, which Word would make one of the two.
func (w *writer) gap() {
	if w.last { // nothing follows but what Word must have: it is not to be a page of its own
		w.join()
		return
	}
	w.par(paragraph{style: "Gap"})
}

// join does so behind a table without lines, where nobody is to see that it is one.
func (w *writer) join() { w.par(paragraph{style: "Join"}) }

// section says what the pages are like. On the first page the marking stands in the text, and not above it too.
func (w *writer) section() {
	w.raw(`<w:sectPr>`)
	if !atHome(w.d) {
		w.raw(`<w:headerReference w:type="default" r:id="`, relHeader, `"/><w:headerReference w:type="first" r:id="`, relFirstHeader, `"/>`)
	}
	w.raw(`<w:footerReference w:type="default" r:id="`, relFooter, `"/>`)
	if !atHome(w.d) {
		w.raw(`<w:footerReference w:type="first" r:id="`, relFirstFooter, `"/>`)
	}
	top, bottom := margin, margin
	if form(w.d) {
		top, bottom = formTop, formBottom
	}
	w.raw(fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="624" w:footer="624" w:gutter="0"/>`, pageWidth, pageHeight, top, margin, bottom, margin))
	if !atHome(w.d) {
		w.raw(`<w:titlePg/>`)
	}
	w.raw(`</w:sectPr>`)
}
