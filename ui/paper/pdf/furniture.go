package pdf

import (
	"fmt"

	"handover/model/document"
)

// A furniture is what stands at the head and at the foot of each page: the marking and the reference, what is
// said of a draft and of a copy, and which page it is.
type furniture struct {
	l                      *layout
	small, strong          style
	marking, reference     [][]glyph
	draft, copied          [][]glyph
	asElement              *element // the marking on page 1, where it is real text
	headHeight, footHeight float64
	pageWidest             float64
	plain                  bool // a letter: its only page is not numbered
}

const (
	formMargin = 42 // above and beneath the text of a form
	edge       = 34 // from the edge of the paper to its head and foot
	mostHead   = 3  // lines
	mostFoot   = 3  // lines of what is said of a draft
	mostMark   = 10 // lines of whose copy it is: the longest name that can be kept, and after it the day
)

func (l *layout) furniture() *furniture {
	d := l.doc
	size := max(9, 0.8*l.size)
	f := &furniture{l: l, small: style{size: size, grey: smallGrey}, strong: style{size: size, bold: true}, plain: letter(d)}
	if d.Marking != "" {
		f.marking = l.lines(d.Marking, f.strong, measure*0.6)
		if len(f.marking) <= mostHead {
			f.asElement = l.root.add("P")
		} else {
			f.marking = f.marking[:mostHead]
		}
	}
	if d.Reference != "" {
		f.reference = l.lines(d.Reference, f.small, measure*0.36)
		f.reference = f.reference[:min(len(f.reference), mostHead)]
	}
	f.pageWidest = ems(l.set(f.page(1000, 1000), false)) * size
	if d.Draft != "" {
		f.draft = l.lines(d.Draft, f.strong, measure-f.pageWidest-10)
		f.draft = f.draft[:min(len(f.draft), mostFoot)]
	}
	if d.Copy != "" {
		f.copied = l.lines(d.Copy, f.small, measure-f.pageWidest-10)
		f.copied = f.copied[:min(len(f.copied), mostMark)]
	}
	f.headHeight = float64(max(len(f.marking), len(f.reference))) * f.small.leading()
	f.footHeight = float64(max(len(f.draft)+len(f.copied), 1)) * f.small.leading()
	return f
}

// letter reports whether a document is plain: it is kept at home.
func letter(d *document.Document) bool { return d.Marking == "" && d.Reference == "" }

// form reports whether a document is set small, as a form is that is filled in by hand.
func form(d *document.Document) bool { return d.Points < document.UsualPoints }

func (f *furniture) page(n, of int) string { return fmt.Sprintf(f.l.doc.Labels().Page, n, of) }

// room is where the document's own words begin and end on each page.
func (f *furniture) room() (top, bottom float64) {
	least := margin
	if form(f.l.doc) {
		least = formMargin
	}
	return max(least, edge+f.headHeight+12), pageHeight - max(least, edge+f.footHeight+14)
}

// head draws the head of a page, before anything else of it is drawn.
func (f *furniture) head(p *page, first bool) {
	if len(f.marking)+len(f.reference) == 0 {
		return
	}
	if first && f.asElement != nil {
		p.mark(f.asElement)
	} else {
		p.pagination("Header", "Top")
	}
	f.lines(p, f.marking, f.strong, edge, false)
	if first && f.asElement != nil {
		p.pagination("Header", "Top")
	}
	f.lines(p, f.reference, f.small, edge, true)
}

// foot draws the foot of a page, once it is known how many there are.
func (f *furniture) foot(p *page, n, of int) {
	numbered := !f.plain || of > 1
	if !numbered && len(f.draft)+len(f.copied) == 0 {
		return
	}
	p.pagination("Footer", "Bottom")
	y := pageHeight - edge - f.footHeight
	p.line(margin, y-4, margin+measure, y-4, 0.5, ruleGrey)
	f.lines(p, f.draft, f.strong, y, false)
	f.lines(p, f.copied, f.small, y+float64(len(f.draft))*f.small.leading(), false)
	if numbered {
		f.lines(p, [][]glyph{f.l.set(f.page(n, of), false)}, f.small, pageHeight-edge-f.small.leading(), true)
	}
}

func (f *furniture) lines(p *page, lines [][]glyph, st style, top float64, toRight bool) {
	for _, gs := range lines {
		x := margin
		if toRight {
			x += measure - ems(gs)*st.size
		}
		p.text(gs, x, top+st.baseline(), st)
		top += st.leading()
	}
}
