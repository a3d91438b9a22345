package pdf

import (
	"bytes"
	"fmt"
)

// A page is one sheet, A4. Its content is drawn from the upper left corner, in points.
type page struct {
	number  int // of its object
	content bytes.Buffer
	marked  []*element // whose each run of marked content is
	open    bool       // a run of marked content is open
	of      *element   // whose it is; nil for what is decoration
	kind    string     // of decoration: "Header", "Footer" or none
}

const (
	pageWidth  = 595.28
	pageHeight = 841.89
	margin     = 62.4 // 2.2 cm
	measure    = pageWidth - 2*margin
)

// mark begins to draw what belongs to an element, or goes on with it.
func (p *page) mark(e *element) {
	if p.open && p.of == e && p.kind == "" {
		return
	}
	p.close()
	p.open, p.of, p.kind = true, e, ""
	if e == nil {
		p.content.WriteString("/Artifact BMC\n")
		return
	}
	id := len(p.marked)
	p.marked = append(p.marked, e)
	e.pieces = append(e.pieces, piece{p, id})
	fmt.Fprintf(&p.content, "/%s<</MCID %d>>BDC\n", e.tag, id)
}

// pagination begins to draw what stands on every page and is not read aloud: its "Header" or its "Footer".
func (p *page) pagination(kind, edge string) {
	p.close()
	p.open, p.of, p.kind = true, nil, kind
	fmt.Fprintf(&p.content, "/Artifact<</Type/Pagination/Subtype/%s/Attached[/%s]>>BDC\n", kind, edge)
}

// close ends what is being drawn.
func (p *page) close() {
	if p.open {
		p.content.WriteString("EMC\n")
	}
	p.open = false
}

// line draws a straight line.
func (p *page) line(x1, y1, x2, y2, thick, grey float64) {
	fmt.Fprintf(&p.content, "%s G %s w %s %s m %s %s l S\n", num(grey), num(thick), num(x1), num(pageHeight-y1), num(x2), num(pageHeight-y2))
}

// area draws a filled rectangle.
func (p *page) area(x, y, width, height, grey float64) {
	fmt.Fprintf(&p.content, "%s g %s %s %s %s re f\n", num(grey), num(x), num(pageHeight-y-height), num(width), num(height))
}

// box draws the outline of a rectangle.
func (p *page) box(x, y, width, height, thick, grey float64) {
	fmt.Fprintf(&p.content, "%s G %s w %s %s %s %s re S\n", num(grey), num(thick), num(x), num(pageHeight-y-height), num(width), num(height))
}
