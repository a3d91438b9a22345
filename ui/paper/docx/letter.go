package docx

import (
	"strings"

	"handover/model/document"
)

// normalSpacing is the room under a paragraph in twips, and from line to line in 240ths of the font's own: less of
// both in a letter that would take only a little of one more page.
func normalSpacing(d *document.Document) (after, line int) {
	after, line = usualAfter, usualLine
	if form(d) {
		return 80, 264
	}
	pages, plain := taken(d)
	over := pages - float64(int(pages))
	if plain && pages > 1-nearly && (over < aLittle || over > 1-nearly) {
		return closeAfter, closeLine
	}
	return after, line
}

// The usual spacing, and that of a letter that is drawn together.
const (
	usualAfter = 140
	usualLine  = 288
	closeAfter = 100
	closeLine  = 264
)

// How much of a page is a little, and how nearly full a page is that may be too full: what is measured here is never
// quite what another program with another font sets.
const (
	aLittle = 0.08
	nearly  = 0.04
)

// taken is about how many pages a document takes as it is usually spaced, and whether it is of words alone, of which
// that can be told.
func taken(d *document.Document) (pages float64, plain bool) {
	const (
		natural = 1.15 // the line that a font asks for, in sizes of it
		lineOf  = usualLine / 240.0
	)
	if !atHome(d) {
		return 0, false
	}
	twips := 20 * d.Points
	line := twips * natural * lineOf
	sum := 1.75*twips*natural + 160 // the title
	words := func(s string, room int, after float64) {
		for l := range strings.SplitSeq(s, "\n") {
			sum += float64(linesOf(l, d.Points, room)) * line
		}
		sum += after
	}
	for _, s := range []string{d.Copy, d.Reader, d.Date.String()} {
		if s != "" {
			words(s, textWidth, 140)
		}
	}
	if d.Draft != "" {
		words(d.Draft, textWidth, 220)
	}
	for _, p := range d.Parts {
		if p.Anew {
			return 0, false
		}
		if p.Title != "" {
			sum += 1.3*twips*natural + 480
		}
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case document.Para:
				words(b.Text, textWidth, usualAfter)
			case document.Note:
				words(b.Text, textWidth-227, usualAfter)
			case document.Subheading:
				sum += 1.1*twips*natural + 320
			case document.List:
				for _, item := range b.Items {
					words(item, textWidth-int(listHang*d.Points), 60)
				}
				sum += usualAfter - 60
			default:
				return 0, false
			}
		}
	}
	return sum / textHeight, true
}

// linesOf is about how many lines words take, word by word.
func linesOf(s string, points float64, room int) int {
	n, at := 1, 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' }) {
		wide := letters(word, points)
		if at > 0 && at+wide > room {
			n++
			at = 0
		}
		at += wide + letters(" ", points)
	}
	return n
}

// letters is how wide words are, in twips: Arial's own widths, or nearly, without room to spare.
func letters(s string, points float64) int {
	em := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijl'‘’|", r):
			em += 0.22
		case strings.ContainsRune("ft.,:;!I/\\ \u00A0", r):
			em += 0.278
		case strings.ContainsRune("r-()“”", r):
			em += 0.333
		case strings.ContainsRune("cksvxyzJ", r):
			em += 0.5
		case strings.ContainsRune("mM", r):
			em += 0.833
		case r == 'w':
			em += 0.722
		case r == 'W' || r == '@' || r >= 0x2E80:
			em += 0.95
		case r >= 'A' && r <= 'Z':
			em += 0.69
		default:
			em += 0.556
		}
	}
	return int(em * points * 20)
}
