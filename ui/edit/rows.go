package edit

import (
	"sort"
	"strings"

	"handover/ui/kit"
)

// wrapped returns where the rows of a line begin. One column is left for the cursor.
func (t *Text) wrapped(line int) []int {
	if t.rows[line] == nil {
		t.rows[line] = wrap(t.lines[line], t.w-1)
	}
	return t.rows[line]
}

// wrap breaks a line into rows, after spaces where it can. Every byte stays in a row: the spaces
// at a row's end may hang over the edge, where they are not seen.
func wrap(line string, width int) []int {
	rows := []int{0}
	start, breakAt, has, since := 0, 0, 0, 0 // since: columns after breakAt
	for at := 0; at < len(line); {
		next, w := at+1, 1
		if line[at] >= 0x80 || next < len(line) && line[next] >= 0x80 {
			next = kit.After(line, at)
			w = kit.Width(line[at:next])
		}
		if line[at] == ' ' && next == at+1 {
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

// rowText is what is drawn of a row.
func (t *Text) rowText(line, row int) string {
	rows := t.wrapped(line)
	if row+1 < len(rows) {
		return strings.TrimRight(t.lines[line][rows[row]:rows[row+1]], " ")
	}
	return t.lines[line][rows[row]:]
}

// rowOf returns in which of its line's rows a place lies.
func (t *Text) rowOf(p pos) int {
	rows := t.wrapped(p.line)
	return sort.Search(len(rows), func(i int) bool { return rows[i] > p.col }) - 1
}

func (t *Text) rowStart() pos {
	return pos{t.at.line, t.wrapped(t.at.line)[t.rowOf(t.at)]}
}

func (t *Text) rowEnd() pos {
	rows, row := t.wrapped(t.at.line), t.rowOf(t.at)
	if row+1 < len(rows) {
		return pos{t.at.line, kit.Before(t.lines[t.at.line], rows[row+1])}
	}
	return pos{t.at.line, len(t.lines[t.at.line])}
}

// move puts the cursor elsewhere, which ends a burst of typing.
func (t *Text) move(to pos) {
	t.at, t.goal, t.broken = to, -1, true
}

// vertical moves by rows, keeping to a column.
func (t *Text) vertical(by int) {
	line, row := t.at.line, t.rowOf(t.at)
	if t.goal < 0 {
		t.goal = kit.Width(t.lines[line][t.wrapped(line)[row]:t.at.col])
	}
	goal := t.goal
	for ; by < 0; by++ {
		if row > 0 {
			row--
		} else if line > 0 {
			line--
			row = len(t.wrapped(line)) - 1
		} else {
			goal = 0
		}
	}
	for ; by > 0; by-- {
		if row+1 < len(t.wrapped(line)) {
			row++
		} else if line+1 < len(t.lines) {
			line, row = line+1, 0
		} else {
			goal = 1 << 30
		}
	}
	kept := t.goal
	t.move(t.inRow(line, row, goal))
	t.goal = kept
}

// inRow returns the place in a row that lies at a column, or the row's end.
func (t *Text) inRow(line, row, column int) pos {
	rows, text := t.wrapped(line), t.lines[line]
	stop := len(text)
	if row+1 < len(rows) {
		stop = kit.Before(text, rows[row+1])
	}
	at, has := rows[row], 0
	for at < stop {
		next := kit.After(text, at)
		w := kit.Width(text[at:next])
		if has+w > column {
			break
		}
		at, has = next, has+w
	}
	return pos{line, at}
}

// follow scrolls so that the cursor is in sight.
func (t *Text) follow() {
	t.top.col = min(t.top.col, len(t.wrapped(t.top.line))-1)
	here := pos{t.at.line, t.rowOf(t.at)}
	if here.before(t.top) {
		t.top = here
		return
	}
	rows := 0 // from the top row to the cursor's
	for line := t.top.line; line < here.line && rows-t.top.col < t.h; line++ {
		rows += len(t.wrapped(line))
	}
	if rows+here.col-t.top.col < t.h {
		return
	}
	t.top = here
	for n := t.h - 1; n > 0; {
		if t.top.col >= n {
			t.top.col -= n
			return
		}
		n -= t.top.col
		t.top.col = 0
		if t.top.line == 0 {
			return
		}
		t.top.line--
		t.top.col = len(t.wrapped(t.top.line)) // one beyond its last row
	}
}
