package edit

// Rows returns how many rows the text takes at its width, counted no further than most; the line of Ctrl+F is
// one more.
func (t *Text) Rows(most int) int {
	n := 0
	for _, b := range t.sheet.blocks {
		if n += len(b.rows); n >= most {
			break
		}
	}
	if t.find != nil {
		n++
	}
	return min(n, most)
}

// Edges reports whether the cursor is on the first row, and whether it is on the last. While words are looked
// for it is on neither: Up and Down belong to that.
func (t *Text) Edges() (first, last bool) {
	if t.find != nil {
		return false, false
	}
	p := t.sheet.find(t.at)
	_, before := t.sheet.prev(p)
	_, after := t.sheet.next(p)
	return !before, !after
}
