package docx

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// A piece is words that run in one direction, or signs for which the font of the text has no shape.
type piece struct {
	text        string
	rtl, symbol bool
}

// symbolLook is the look of signs: in a font that has them.
const symbolLook = `<w:rFonts w:ascii="` + symbolFont + `" w:hAnsi="` + symbolFont + `" w:eastAsia="` + symbolFont + `" w:cs="` + symbolFont + `"/>`

// symbol reports whether r is a sign such as the box to tick.
func symbol(r rune) bool { return r >= 0x2600 && r <= 0x27BF }

// pieces divides words by their direction, and signs from words.
func pieces(s string, rtl bool) []piece {
	if s == "" {
		return nil
	}
	all := []piece{{text: s}}
	if rtl || tellsRight(s) {
		all = directions(s, rtl)
	}
	if !strings.ContainsFunc(s, symbol) {
		return all
	}
	var out []piece
	for _, p := range all {
		from, is := 0, false
		for i, r := range p.text {
			if symbol(r) != is {
				if i > from {
					out = append(out, piece{p.text[from:i], p.rtl, is})
				}
				from, is = i, !is
			}
		}
		out = append(out, piece{p.text[from:], p.rtl, is})
	}
	return out
}

// directions divides words by their direction. What has none of its own goes with the words around it where both
// sides agree, and else with the paragraph.
func directions(s string, rtl bool) []piece {
	var out []piece
	last, from, neutral := rtl, 0, 0 // the direction so far, where its piece begins, and where what has none does
	for i, r := range s {
		p, size := bidi.LookupRune(r)
		now := last
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN:
			now = true
		case bidi.L, bidi.EN:
			now = false
		default:
			continue
		}
		if now != last {
			at := i
			if last != rtl { // what stands between goes with the paragraph
				at = neutral
			}
			if at > from {
				out = append(out, piece{text: s[from:at], rtl: last})
				from = at
			}
			last = now
		}
		neutral = i + size
	}
	if last != rtl && neutral < len(s) && neutral > from {
		out = append(out, piece{text: s[from:neutral], rtl: last})
		from, last = neutral, rtl
	}
	return append(out, piece{text: s[from:], rtl: last})
}

// tellsRight reports whether anything in s runs from right to left.
func tellsRight(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		if r < 0x590 {
			return false
		}
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN
	})
}
