package docx

import (
	"strconv"
	"strings"

	"handover/ui/paper/tidy"
)

// A paragraph is text in one style. What is empty or false of it is left out.
type paragraph struct {
	style    string
	label    string // bold, before the text
	text     string
	keepNext bool
	whole    bool  // its lines stay on one page
	anew     bool  // on a new page
	last     bool  // of a list: what follows stands as far off as from a paragraph
	list     int   // the number of its list
	leader   int   // a line to write on is drawn behind the text, so far from the paragraph's left edge in twips
	tabs     []tab // where tabs within the text go
	hanging  int   // how far further lines stand in, in twips
}

// A tab is a place in a line, "left", "center" or "right" of which words stand, in twips.
type tab struct {
	side string
	at   int
}

// par writes a paragraph. The order of what is said about it is the schema's: Word refuses another.
func (x *markup) par(p paragraph) {
	rtl := tidy.Direction(p.label + p.text)
	x.raw(`<w:p><w:pPr>`)
	if p.style != "" {
		x.raw(`<w:pStyle w:val="`, p.style, `"/>`)
	}
	if p.keepNext {
		x.raw(`<w:keepNext/>`)
	}
	if p.whole {
		x.raw(`<w:keepLines/>`)
	}
	if p.anew {
		x.raw(`<w:pageBreakBefore/>`)
	}
	if p.list > 0 {
		x.raw(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`, strconv.Itoa(p.list), `"/></w:numPr>`)
	}
	if p.leader > 0 || len(p.tabs) > 0 {
		x.raw(`<w:tabs>`)
		for _, t := range p.tabs {
			x.raw(`<w:tab w:val="`, t.side, `" w:pos="`, strconv.Itoa(t.at), `"/>`)
		}
		if p.leader > 0 {
			x.raw(`<w:tab w:val="right" w:leader="underscore" w:pos="`, strconv.Itoa(p.leader), `"/>`)
		}
		x.raw(`</w:tabs>`)
	}
	if rtl {
		x.raw(`<w:bidi/>`)
	}
	if p.last {
		x.raw(`<w:spacing w:after="140"/>`)
	}
	if p.hanging > 0 {
		n := strconv.Itoa(p.hanging)
		x.raw(`<w:ind w:left="`, n, `" w:hanging="`, n, `"/>`)
	}
	x.raw(`</w:pPr>`)
	x.runs(p.label, rtl, `<w:b/><w:bCs/>`)
	x.runs(p.text, rtl, "")
	if p.leader > 0 {
		x.raw(`<w:r><w:tab/></w:r>`)
	}
	x.raw(`</w:p>`)
}

// runs writes words, each piece that runs from right to left in a run that says so. Line feeds and tabs within
// them are Word's own. look is how they look, in the order of the schema.
func (x *markup) runs(s string, rtl bool, look string) {
	for _, r := range pieces(s, rtl) {
		x.raw(`<w:r>`)
		if look != "" || r.rtl || r.symbol || x.language != "" {
			x.raw(`<w:rPr>`)
			if r.symbol {
				x.raw(symbolLook)
			}
			x.raw(look)
			if r.rtl {
				x.raw(`<w:rtl/>`)
			}
			if x.language != "" {
				x.raw(`<w:lang w:val="`)
				x.text(x.language)
				x.raw(`"/>`)
			}
			x.raw(`</w:rPr>`)
		}
		for rest := r.text; rest != ""; {
			i := strings.IndexAny(rest, "\n\t")
			if i < 0 {
				i = len(rest)
			}
			if i > 0 {
				x.raw(`<w:t xml:space="preserve">`)
				x.text(rest[:i])
				x.raw(`</w:t>`)
			}
			if i < len(rest) {
				if rest[i] == '\n' {
					x.raw(`<w:br/>`)
				} else {
					x.raw(`<w:tab/>`)
				}
				i++
			}
			rest = rest[i:]
		}
		x.raw(`</w:r>`)
	}
}
