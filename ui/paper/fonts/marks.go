package fonts

// An attachment says where marks sit on the letters before them: a table of the font's GPOS, of the kind that
// sets a mark on a letter or a mark on a mark.
type attachment struct {
	marks, bases Table // which glyphs it is about
	markArray    Table
	baseArray    Table
	classes      int
}

// attachments finds the tables that say where marks sit. Which feature or script they stand under is left
// aside: no two of them speak of the same pair of glyphs.
func attachments(gpos Table) []attachment {
	const most = 10000 // tables that a font in its senses has
	var out []attachment
	seen := 0
	lookups := gpos.From(gpos.U16(8))
	if gpos.U16(8) == 0 {
		return nil
	}
	for i := range lookups.U16(0) {
		lookup := lookups.From(lookups.U16(2 + 2*i))
		for j := range lookup.U16(4) {
			if seen++; seen > most {
				return nil
			}
			kind, t := lookup.U16(0), lookup.From(lookup.U16(6+2*j))
			if kind == 9 && t.U16(0) == 1 { // says only that the table lies further off
				kind, t = t.U16(2), t.From(t.U32(4))
			}
			if (kind != 4 && kind != 6) || t.U16(0) != 1 {
				continue
			}
			out = append(out, attachment{
				marks: t.From(t.U16(2)), bases: t.From(t.U16(4)), classes: t.U16(6),
				markArray: t.From(t.U16(8)), baseArray: t.From(t.U16(10)),
			})
		}
	}
	return out
}

// Attach says how far right of and above a letter's beginning the mark after it begins; base may itself be a
// mark, of the same letter. It is false where the font says nothing of the two.
func (f *Face) Attach(base, mark int) (right, up int, ok bool) {
	for _, a := range f.marks {
		m, b := covered(a.marks, mark), covered(a.bases, base)
		if m < 0 || b < 0 {
			continue
		}
		class := a.markArray.U16(2 + 4*m)
		onMark := a.markArray.U16(2 + 4*m + 2)
		onBase := a.baseArray.U16(2 + 2*(b*a.classes+class))
		if class >= a.classes || onMark == 0 || onBase == 0 {
			continue
		}
		of, at := a.markArray.From(onMark), a.baseArray.From(onBase)
		return at.I16(2) - of.I16(2), at.I16(4) - of.I16(4), true
	}
	return 0, 0, false
}

// covered is a glyph's place in a coverage table, and -1 where it is not in it.
func covered(t Table, glyph int) int {
	n := t.U16(2)
	switch t.U16(0) {
	case 1:
		for i := range min(n, len(t)/2) {
			if t.U16(4+2*i) == glyph {
				return i
			}
		}
	case 2:
		for i := range min(n, len(t)/6) {
			if from := t.U16(4 + 6*i); from <= glyph && glyph <= t.U16(4+6*i+2) {
				return t.U16(4+6*i+4) + glyph - from
			}
		}
	}
	return -1
}
