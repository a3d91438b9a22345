package kit

import "strings"

// Rows returns where the rows begin that a line takes in so many columns: after spaces where it can.
// Every byte stays in a row: the spaces at a row's end may hang over the edge, where they are not seen,
// but not without end. There is always a row.
func Rows(line string, width int) []int {
	rows := []int{0}
	start, breakAt, has, since := 0, 0, 0, 0 // since: columns after breakAt
	for at := 0; at < len(line); {
		next, w := at+1, 1
		if line[at] >= 0x80 || next < len(line) && line[next] >= 0x80 {
			next = After(line, at)
			w = Width(line[at:next])
		}
		if line[at] == ' ' && next == at+1 {
			if has >= 2*width {
				rows = append(rows, at)
				start, has = at, 0
			}
			has += w
			breakAt, since = next, 0
			at = next
			continue
		}
		if has+w > width && at > start {
			if breakAt > start {
				start, has = breakAt, since
			} else {
				start, has = at, 0
			}
			if has+w > width && at > start { // the word itself is longer than a row
				rows = append(rows, start)
				start, has = at, 0
			}
			rows = append(rows, start)
			breakAt, since = start, has
		}
		has += w
		since += w
		at = next
	}
	return rows
}

// DrawRows draws the line on as many rows as it takes, but no more than most, each in exactly width
// columns; it gives the cursor's place in them. With the focus the row of the cursor is in sight, without
// it the first.
func (l *Line) DrawRows(t *Theme, width, most int, focused bool) (rows []string, x, y int) {
	width, most = max(width, 2), max(most, 1)
	l.wide = width
	text := l.Text()
	starts := Rows(text, width-1)
	at := l.at(text)
	here := rowOf(starts, at)
	if !focused {
		l.top = 0
	} else {
		l.top = max(min(l.top, here, len(starts)-most), here-most+1, 0)
	}
	for i := l.top; i < min(l.top+most, len(starts)); i++ {
		words := text[starts[i]:]
		if last := i == l.top+most-1; i+1 < len(starts) && (focused || !last) { // else it is clipped, and says so
			words = text[starts[i]:starts[i+1]]
		}
		rows = append(rows, t.Entry.Render(Pad(t.Clip(strings.TrimRight(words, " "), width), width)))
	}
	if !focused {
		return rows, 0, 0
	}
	return rows, min(Width(text[starts[here]:at]), width-1), here - l.top
}

// rowOf finds the row in which a place lies.
func rowOf(starts []int, at int) int {
	here := 0
	for here+1 < len(starts) && starts[here+1] <= at {
		here++
	}
	return here
}

// Row moves the cursor a row up (-1) or down (1) as the line was last drawn in rows, and reports whether there
// was one to go to.
func (l *Line) Row(by int) bool {
	if l.wide == 0 {
		return false
	}
	text := l.Text()
	starts := Rows(text, l.wide-1)
	at := l.at(text)
	here := rowOf(starts, at)
	to := here + by
	if to < 0 || to >= len(starts) {
		return false
	}
	goal, stop, now := Width(text[starts[here]:at]), len(text), starts[to]
	if to+1 < len(starts) { // behind its last character the next row begins
		stop = Before(text, starts[to+1])
	}
	for now < stop {
		next := After(text, now)
		if Width(text[starts[to]:next]) > goal {
			break
		}
		now = next
	}
	l.move(text, now)
	return true
}
