package fonts

import (
	"errors"
	"sort"
)

// readMapping finds the table that says which glyph a character has: format 12 before format 4, which has no
// characters beyond U+FFFF.
func (f *Face) readMapping() error {
	cmap := Table(f.tables["cmap"])
	for i := range cmap.U16(2) {
		at := 4 + 8*i
		platform, encoding := cmap.U16(at), cmap.U16(at+2)
		if platform != 0 && !(platform == 3 && (encoding == 1 || encoding == 10)) {
			continue
		}
		switch t := cmap.From(cmap.U32(at + 4)); t.U16(0) {
		case 12:
			f.mapping, f.wide = t, true
			return nil
		case 4:
			f.mapping = t
		}
	}
	if f.mapping == nil {
		return errors.New("it does not say in a way known here which characters it has")
	}
	return nil
}

// Glyph is the glyph of a character, and 0 where there is none.
func (f *Face) Glyph(r rune) int {
	if g := f.own(r); g != 0 {
		return g
	}
	for i, s := range f.signs {
		if s.r == r {
			return f.glyphs + i
		}
	}
	return 0
}

// own is a glyph of the font's own.
func (f *Face) own(r rune) int {
	g := 0
	switch {
	case f.wide:
		g = f.mapping.format12(int(r))
	case r <= 0xFFFF:
		g = f.mapping.format4(int(r))
	}
	if g >= f.glyphs {
		return 0
	}
	return g
}

func (t Table) format12(r int) int {
	n := min(t.U32(12), len(t)/12)
	i := sort.Search(n, func(i int) bool { return t.U32(16+12*i+4) >= r })
	if from := t.U32(16 + 12*i); i < n && from <= r {
		return t.U32(16+12*i+8) + r - from
	}
	return 0
}

func (t Table) format4(r int) int {
	n := t.U16(6) / 2
	ends, starts := 14, 16+2*n
	i := sort.Search(n, func(i int) bool { return t.U16(ends+2*i) >= r })
	start := t.U16(starts + 2*i)
	if i == n || start > r {
		return 0
	}
	delta, place := t.U16(starts+2*n+2*i), starts+4*n+2*i
	offset := t.U16(place)
	if offset == 0 {
		return (r + delta) & 0xFFFF
	}
	if g := t.U16(place + offset + 2*(r-start)); g != 0 {
		return (g + delta) & 0xFFFF
	}
	return 0
}
