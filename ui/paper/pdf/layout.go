package pdf

import (
	"fmt"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// Greys of lines, and of words that stand back. Nothing is coloured.
const (
	ruleGrey  = 0.7
	bandGrey  = 0.93
	smallGrey = 0.3
)

// A layout turns a document into strips and their structure.
type layout struct {
	setter
	doc    *document.Document
	size   float64 // of running text
	room   float64 // the height of a page between its head and its foot
	rows   int
	all    []strip
	root   *element // the document
	at     *element // what the next block stands in
	titled bool     // a part with a heading has begun
	next   struct { // of the next part's first strip
		anew bool
		part *bookmark
	}
	parts []*bookmark
	label float64 // the least width of the labels of a part's facts, so that they stand in one column
	facts int     // how many blocks of facts stand directly above
}

func (l *layout) body() style { return style{size: l.size} }
func (l *layout) bold() style { return style{size: l.size, bold: true} }

// gap is the room between two blocks.
func (l *layout) gap() float64 { return 0.6 * l.size }

// add adds strips. The first of a part begins its page, and has its bookmark.
func (l *layout) add(some []strip) {
	if len(some) == 0 {
		return
	}
	if l.next.anew {
		some[0].anew, l.next.anew = true, false
	}
	if l.next.part != nil {
		some[0].part, l.next.part = l.next.part, nil
	}
	l.all = append(l.all, some...)
}

// words adds one cell of words as wide as the page.
func (l *layout) words(of *element, text string, st style, r row) {
	l.add(l.row(r, cell{of: of, text: text, width: measure, style: st}))
}

// part adds a part: its heading, and what stands under it.
func (l *layout) part(p document.Part) error {
	l.next.anew = l.next.anew || p.Anew
	l.at = l.root
	if p.Title != "" {
		l.titled = true
		l.at = l.root.add("Sect")
		l.at.language = p.Language
		mark := &bookmark{title: p.Title}
		l.parts, l.next.part = append(l.parts, mark), mark
		l.words(l.at.add("H2"), p.Title, style{size: 1.3 * l.size, bold: true}, row{before: l.overPart(), below: 0.15 * l.size, whole: true, keep: true, heading: true})
	}
	l.label = l.commonLabel(p.Blocks)
	asked := -1 // where the question begins that is being answered by hand
	for i, b := range p.Blocks {
		from := len(l.all)
		if err := l.block(b); err != nil {
			return fmt.Errorf("draw the part “%s”: %w", p.Title, err)
		}
		switch b.(type) {
		case document.Subheading:
			asked = from
		case document.Boxes, document.Blanks:
			if asked >= 0 {
				keepWithin(l.all[asked:], wholeQuestion)
			}
		default:
			asked = -1
		}
		if i+1 < len(p.Blocks) && tidy.Goes(b, p.Blocks[i+1]) && len(l.all) > from {
			l.all[len(l.all)-1].keep = true
		}
	}
	return nil
}

// overPart is the room over a part's heading: less in a form, whose paper is for what is written in it.
func (l *layout) overPart() float64 {
	if form(l.doc) {
		return 0.95 * l.size
	}
	return 1.6 * l.size
}

// wholeQuestion is how much of a page a question may take with the places for its answers, so that none of them
// stands on another page.
const wholeQuestion = 0.4

// block adds a block.
func (l *layout) block(b document.Block) error {
	if _, ok := b.(document.Facts); !ok {
		l.facts = 0
	}
	switch b := b.(type) {
	case document.Subheading:
		tag := "H3"
		if !l.titled { // no heading level is skipped
			tag = "H2"
		}
		l.words(l.at.add(tag), b.Text, style{size: 1.1 * l.size, bold: true}, row{before: 1.1 * l.size, whole: true, keep: true, heading: true})
	case document.Para:
		l.words(l.at.add("P"), b.Text, l.body(), row{before: l.gap()})
	case document.Note:
		l.note(b.Text, l.body())
	case document.List:
		l.list(b)
	case document.Facts:
		l.factsBlock(b)
	case document.Table:
		l.table(b)
	case document.Signatures:
		l.signatures(b)
	case document.Boxes:
		l.boxes(b)
	case document.Blanks:
		if len(b.Places) > 0 {
			l.add(l.blanks(l.at, b.Places, 0))
		}
	case document.Picture:
		l.picture(b)
	default:
		return fmt.Errorf("a block of a kind that is not known, %T", b)
	}
	return nil
}

// note adds words beside a bar: they are about the document, and not of it.
func (l *layout) note(text string, st style) {
	const bar, in = 3, 11
	l.add(l.row(row{before: l.gap(), above: 2, below: 2, behind: func(p *page, top, bottom float64) {
		p.area(margin, top, bar, bottom-top, 0.55)
	}}, cell{of: l.at.add("P"), text: text, x: in, width: measure - in, style: st}))
}

// list adds points, each behind a dot.
func (l *layout) list(b document.List) {
	if len(b.Items) == 0 {
		return
	}
	list := l.at.add("L")
	list.attributes = "/O/List/ListNumbering/Disc"
	in := 1.3 * l.size
	for i, item := range b.Items {
		li := list.add("LI")
		r := row{before: 0.3 * l.size}
		if i == 0 {
			r.before = l.gap()
		}
		label, words := li.add("Lbl"), li.add("LBody")
		l.add(l.row(r, cell{of: label, text: "•", x: 0.3 * l.size, width: in, style: l.body()},
			cell{of: words, text: item, x: in, width: measure - in, style: l.body()}))
	}
}
