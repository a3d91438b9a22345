package pdf

import (
	"strings"
	"unicode"
)

// lines sets words in lines no wider than so many points. A line feed begins a new line.
func (s *setter) lines(text string, st style, width float64) [][]glyph {
	var out [][]glyph
	for paragraph := range strings.SplitSeq(text, "\n") {
		out = append(out, wrap(s.set(paragraph, st.bold), width/st.size)...)
	}
	return out
}

// wrap breaks glyphs into lines no wider than so many ems, the spaces at their ends not counted. A word that is
// wider than a line breaks anywhere: nothing runs off the page.
func wrap(gs []glyph, width float64) [][]glyph {
	const hair = 1e-6 // so that what was measured fits into its own width
	var out [][]glyph
	from, at, x := 0, 0, 0.0
	for i := 0; i < len(gs); i++ {
		if x+gs[i].width > width+hair && i > from && !space(gs[i].r) {
			if at <= from { // no place to break: here, but never between a letter and its mark
				for at = i; at > from+1 && unicode.Is(unicode.Mn, gs[at].r); {
					at--
				}
			}
			out = append(out, gs[from:at])
			from, x = at, 0
			for _, g := range gs[from:i] {
				x += g.width
			}
		}
		x += gs[i].width
		if breaks(gs, i) {
			at = i + 1
		}
	}
	if from < len(gs) || len(out) == 0 {
		out = append(out, gs[from:])
	}
	return out
}

// breaks reports whether a line may end after a glyph.
func breaks(gs []glyph, i int) bool {
	if i+1 == len(gs) {
		return false
	}
	next := gs[i+1].r
	switch r := gs[i].r; r {
	case '-', '\u2010', '/': // between two words, and not in a number or a date
		return i > 0 && unicode.IsLetter(gs[i-1].r) && unicode.IsLetter(next)
	case '–', '—':
		return unicode.IsLetter(next)
	default:
		return space(r) && !space(next)
	}
}

// longest is the widest piece of glyphs that no line breaks, in ems.
func longest(gs []glyph) float64 {
	w, from := 0.0, 0
	for i := range gs {
		if breaks(gs, i) || i+1 == len(gs) {
			w = max(w, ems(gs[from:i+1]))
			from = i + 1
		}
	}
	return w
}
