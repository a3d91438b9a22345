package pdf

import (
	"strings"
	"unicode"
)

// A glyph is a character as it is drawn. Its lengths are in ems: shares of the text's size.
type glyph struct {
	face      *face
	code      int
	id        int // in the font
	r         rune
	width     float64
	right, up float64 // of a mark: how far from where the line has come to it is drawn
}

// A style is how words look.
type style struct {
	bold bool
	size float64
	grey float64
}

// leading is from line to line, in sizes of the text.
const leading = 1.35

func (s style) leading() float64 { return leading * s.size }

// baseline is how far below the top of a line its letters stand.
func (s style) baseline() float64 { return s.leading()/2 + 0.34*s.size }

// A setter turns words into glyphs.
type setter struct{ regular, bold []*face } // a face, and those that stand in for it

func (s *setter) faces(bold bool) []*face {
	if bold {
		return s.bold
	}
	return s.regular
}

// set gives the glyphs of some words. Each word is of one face, where one has all of it: a name of another
// language stands in its own, and a text of that language is all of one.
func (s *setter) set(text string, bold bool) []glyph {
	all, faces := visible(text), s.faces(bold)
	out := make([]glyph, 0, len(all))
	if whole(faces[:1], all) == nil && mostlyForeign(faces[0], all) {
		if f := whole(faces[1:], all); f != nil {
			return f.set(out, all)
		}
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && space(all[n-1]) == space(all[n]) {
			n++
		}
		if f := whole(faces, all[:n]); f != nil {
			out = f.set(out, all[:n])
		} else {
			for word := all[:n]; len(word) > 0; {
				m := 1
				for m < len(word) && unicode.Is(unicode.Mn, word[m]) {
					m++
				}
				f := whole(faces, word[:m])
				if f == nil { // refused long before this
					f = faces[0]
				}
				out = f.set(out, word[:m])
				word = word[m:]
			}
		}
		all = all[n:]
	}
	return out
}

// mostlyForeign reports whether a face lacks a third of the words or more.
func mostlyForeign(f *face, all []rune) bool {
	words, foreign := 0, 0
	for word := range strings.FieldsSeq(string(all)) {
		words++
		if whole([]*face{f}, []rune(word)) == nil {
			foreign++
		}
	}
	return 3*foreign >= words
}

// visible leaves out the joiners and soft hyphens: there is nothing of them to see.
func visible(text string) []rune {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		if !unicode.Is(unicode.Cf, r) {
			out = append(out, r)
		}
	}
	return out
}

// whole is the first face that has all of some characters, or nil.
func whole(faces []*face, all []rune) *face {
next:
	for _, f := range faces {
		for _, r := range all {
			if f.glyph(r) == 0 {
				continue next
			}
		}
		return f
	}
	return nil
}

// glyph is the font's glyph for a character, or for one that looks the same.
func (f *face) glyph(r rune) int {
	g := f.font.Glyph(r)
	if g == 0 {
		switch {
		case r == '\u2011': // the hyphen at which no line breaks
			g = f.font.Glyph('-')
		case unicode.Is(unicode.Zs, r):
			g = f.font.Glyph(' ')
		}
	}
	return g
}

// set adds the glyphs of characters that belong together, with each mark upon its letter.
func (f *face) set(out []glyph, all []rune) []glyph {
	const em = 1000
	base := -1
	for _, r := range all {
		id := f.glyph(r)
		g := glyph{face: f, id: id, code: f.use(id, r), r: r, width: float64(f.per(f.font.Width(id))) / em}
		if !unicode.Is(unicode.Mn, r) {
			base = len(out)
		} else if base >= 0 {
			for _, on := range []int{len(out) - 1, base} {
				right, up, ok := f.font.Attach(out[on].id, id)
				if !ok {
					continue
				}
				for i := on; i < len(out); i++ { // back to where that glyph begins
					g.right -= out[i].width
				}
				g.right += out[on].right + float64(f.per(right))/em
				g.up = out[on].up + float64(f.per(up))/em
				break
			}
		}
		out = append(out, g)
	}
	return out
}

// space reports whether a line may break at a character and leave it behind.
func space(r rune) bool {
	return unicode.Is(unicode.Zs, r) && r != '\u00A0' && r != '\u2007' && r != '\u202F'
}

// ems is how wide glyphs are, without the spaces at their end.
func ems(gs []glyph) float64 {
	w := 0.0
	for len(gs) > 0 && space(gs[len(gs)-1].r) {
		gs = gs[:len(gs)-1]
	}
	for _, g := range gs {
		w += g.width
	}
	return w
}
