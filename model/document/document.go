// Package document says what a document is, and composes each document from a closure for one
// reader. It draws nothing: paper, screen and text are drawn from the same tree.
package document

import "handover/model"

// A Document is a tree of parts, each a heading and blocks. It names no font and no page.
type Document struct {
	Title     string
	Reference string     // the closure's reference; empty for what is kept at home
	Date      model.Date // the day on which it was composed: the only clock that a renderer sees
	Language  string     // "en-GB"
	Marking   string     // the protective marking; empty for what is kept at home
	Draft     string     // what is said of a draft; empty once it is authorised
	Reader    string     // whose document it is, in words; empty where the title says so
	Copy      string     // of a copy: whose it is and when it was given, for page 1 and the foot of every page; else empty
	Parts     []Part
}

// A Part is a section of a document. Who may read it is decided for each part.
type Part struct {
	ID     string // the guide's section, or "facts", "decision"
	Title  string // its heading; empty for the words of a letter
	Box    string // the box of the policy's form that it is pasted into
	Blocks []Block
}

// A Block is a piece of a part: Para, List, Facts, Table or Note.
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
)

func (Para) block()  {}
func (List) block()  {}
func (Facts) block() {}
func (Table) block() {}
func (Note) block()  {}

// Marking is the protective marking that the council's records carry unless it says otherwise.
const Marking = "OFFICIAL-SENSITIVE"

// Part returns the part with that id, or nil.
func (d *Document) Part(id string) *Part {
	for i := range d.Parts {
		if d.Parts[i].ID == id {
			return &d.Parts[i]
		}
	}
	return nil
}
