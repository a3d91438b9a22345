package pdf

const (
	writing = 1.85 // from line to line to write on, in sizes of the text
	pen     = 0.7  // how thick those lines are
	penGrey = 0.35
)

// handRoom is the room that a line to write on has above it, beside that of a line of text.
func (l *layout) handRoom() float64 { return (writing - leading) * l.size }

// width is how wide words are on one line.
func (l *layout) width(words string, st style) float64 {
	return ems(l.set(words, st.bold))*st.size + 0.1
}

// rule is a cell with a line to write on, at the foot of the letters beside it.
func (l *layout) rule(x, width float64) cell {
	return cell{style: l.body(), draw: func(p *page, top float64) {
		y := top + l.body().baseline() + 2
		p.line(margin+x, y, margin+x+width, y, pen, penGrey)
	}}
}
