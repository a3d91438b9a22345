package pdf

// A cell is words that stand in one column of a row. A paragraph is a row of one cell.
type cell struct {
	of    *element
	text  string
	x     float64 // from the left margin
	width float64
	style style
	draw  func(p *page, top float64) // drawn in the place of words
}

// A row is how cells that stand beside each other are set.
type row struct {
	before       float64 // room above, left out at the top of a page
	above, below float64 // room within the row
	whole        bool    // it does not break over pages
	keep         bool    // it stays with what follows
	heading      bool    // it stays with the two lines that follow
	rule         float64 // how thick the line beneath is
	behind       func(p *page, top, bottom float64)
	head         []strip
}

// row sets cells in strips, a strip for each line: its first two lines stay together, and its last two.
func (l *layout) row(r row, cells ...cell) []strip {
	l.rows++
	const closer = 0.07 // of a line's height can be spared
	var lines [][][]glyph
	n, height := 1, 0.0
	for _, c := range cells {
		var set [][]glyph
		if c.draw == nil {
			set = l.lines(c.text, c.style, c.width)
		}
		lines = append(lines, set)
		n = max(n, len(set))
		height = max(height, c.style.leading())
	}
	out := make([]strip, n)
	for i := range out {
		s := &out[i]
		s.height, s.row, s.behind, s.head, s.heading = height, l.rows, r.behind, r.head, r.heading
		s.keep = r.whole || i == 0 || i == n-2
		if i < n-1 || r.rule == 0 && r.behind == nil { // what is drawn beneath a row stays where it is
			s.give = closer * height
		}
		top := 0.0 // of the letters, within the strip
		if i == 0 {
			s.before, top = r.before, r.above
			s.height += r.above
		}
		if i == n-1 {
			s.height += r.below
			s.keep = r.keep
		}
		for j, c := range cells {
			switch {
			case c.draw != nil && i == 0:
				s.inks = append(s.inks, ink{j, c.of, func(p *page, y float64) { c.draw(p, y+top) }})
			case i < len(lines[j]) && len(lines[j][i]) > 0:
				gs := lines[j][i]
				s.inks = append(s.inks, ink{j, c.of, func(p *page, y float64) {
					p.text(gs, margin+c.x, y+top+c.style.baseline(), c.style)
				}})
			}
		}
	}
	if r.rule > 0 {
		last := &out[n-1]
		y := last.height
		last.inks = append(last.inks, ink{len(cells), nil, func(p *page, top float64) {
			p.line(margin, top+y, margin+measure, top+y, r.rule, ruleGrey)
		}})
	}
	return out
}
