package kit

// Jump moves to the first row under the next heading or, with a negative step, under the heading before:
// to the first row of this one where the selection is further down. At the ends it stays.
func (l *List) Jump(step int) {
	if l.at < 0 {
		return
	}
	if step > 0 {
		for i := l.at + 1; i < len(l.rows); i++ {
			if l.rows[i].Heading {
				l.land(i)
				return
			}
		}
		return
	}
	for i := l.at - 1; i >= 0; i-- {
		if l.rows[i].Heading && l.near(i, 1) < l.at {
			l.land(i)
			return
		}
	}
	l.land(0)
}

// land selects the first row under the heading at i, and scrolls so that the heading stands at the top.
func (l *List) land(i int) {
	j := l.near(i, 1)
	if j < 0 {
		return
	}
	l.at, l.top = j, l.tops[i]
	l.follow()
}
