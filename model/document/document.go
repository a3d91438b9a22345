// Package document says what a document is, and composes each document from a closure for one
// reader. It draws nothing: paper, screen and text are drawn from the same tree.
package document

import "handover/model"

// A Document is a tree of parts, each a heading and blocks. It names no font and no page.
type Document struct {
	Title     string
	Reference string     // the closure's reference; empty for what is kept at home
	Date      model.Date // the day on which it was composed: the only clock that a renderer sees
	Language  string     // of its words: "en-GB"
	Around    string     // of its title and of what is said around its words, where that is another; else empty
	Marking   string     // the protective marking; empty for what is kept at home
	Draft     string     // what is said of a draft; empty once it is authorised
	Reader    string     // whose document it is, in words; empty where the title says so
	Copy      string     // of a copy: whose it is and when it was given, for page 1 and the foot of every page; else empty
	Points    float64    // the size of its running text in points; 0 is UsualPoints
	Parts     []Part
}

// UsualPoints is the size of the running text of a document that asks for no other.
const UsualPoints = 11.5

// A Part is a section of a document. Who may read it is decided for each part.
type Part struct {
	ID     string // the guide's section, or "facts", "decision"
	Title  string // its heading; empty for the words of a letter
	Box    string // the box of the policy's form that it is pasted into
	Anew   bool   // it begins on a new page
	Blocks []Block

	Language string // of its words, where that is not the document's; else empty
}

// A Block is a piece of a part: Subheading, Para, List, Facts, Table or Note; Signatures, Boxes or Blanks to be
// filled in by hand; or a Picture.
type Block interface{ block() }

type (
	// Para is a paragraph.
	Para struct{ Text string }
	// List is a list of points.
	List struct{ Items []string }
	// Facts are labels with what they say.
	Facts struct{ Rows []Fact }
	// Fact is one label and what it says.
	Fact struct{ Label, Value string }
	// Table has a caption, a head, and rows of as many cells as the head.
	Table struct {
		Caption string
		Head    []string
		Rows    [][]string
	}
	// Note is said about the document, not in it: that something is not written yet, say.
	Note struct{ Text string }
	// Subheading is a heading within a part.
	Subheading struct{ Text string }
	// Signatures are lines to sign on, one for each of those who are to sign, with room for the date.
	Signatures struct{ Who []string }
	// Boxes are boxes to tick, a row of them before each item: one, or one under each head.
	Boxes struct {
		Heads []string // whose the boxes of a row are; none where each row has one box
		Items []string // what each row is about; one may be empty, or the number of somebody who is answered for
		Room  *Blank   // where words on each item are written by hand, beside it or beneath; nil where none are
	}
	// Blanks are places on one line to write in by hand.
	Blanks struct{ Places []Blank }
	// Blank is a place to write in by hand. Its label may be empty.
	Blank struct {
		Label string
		Share int // its share of the line's width, beside the other places' shares
		Lines int // how many lines to write on; 0 and 1 are one
	}
)

func (Para) block()  {}
func (List) block()  {}
func (Facts) block() {}
func (Table) block() {}
func (Note) block()  {}

func (Subheading) block() {}
func (Signatures) block() {}
func (Boxes) block()      {}
func (Blanks) block()     {}
func (Picture) block()    {}

// Marking is the protective marking that the council's records carry unless it says otherwise.
const Marking = "OFFICIAL-SENSITIVE"

// AroundIn is the language of the document's title, and of what stands at its head and foot.
func (d *Document) AroundIn() string {
	if d.Around != "" {
		return d.Around
	}
	return d.Language
}

// Part returns the part with that id, or nil.
func (d *Document) Part(id string) *Part {
	for i := range d.Parts {
		if d.Parts[i].ID == id {
			return &d.Parts[i]
		}
	}
	return nil
}
