package kit

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Row is a row of a List. Its words are plain; the list gives them their style.
type Row struct {
	ID      string // what the selection is kept by; empty for a heading
	Heading bool   // drawn as a heading, with a line of space above; never selected
	Mark    string // a glyph before the words, such as Theme.Mark draws; may be empty
	Words   string
	Right   string // at the right edge where there is room: a date, a bar; may be styled
	Under   string // a second, quieter line; may be empty
}

// A List is a column of rows of which one is selected. It draws only the rows that can be seen, so
// ten thousand cost no more than ten.
type List struct {
	// Empty is said in place of the rows when there are none.
	Empty string

	theme *Theme
	rows  []Row
	tops  []int // the line on which each row begins; one more for the end
	at    int   // the selected row; -1 without any
	top   int   // the first line shown
	w, h  int
}

// NewList makes an empty list.
func NewList(t *Theme) *List { return &List{theme: t, at: -1, w: 80, h: 20} }

// SetRows puts rows in the place of those before. The selection stays on the row of the same id;
// where that is gone, on the one that now stands in its place.
func (l *List) SetRows(rows []Row) {
	id, at := "", l.at
	if at >= 0 {
		id = l.rows[at].ID
	}
	l.rows = rows
	l.tops = make([]int, len(rows)+1)
	for i, r := range rows {
		l.tops[i+1] = l.tops[i] + r.height(i == 0)
	}
	l.at = -1
	if id != "" && l.Select(id) {
		return
	}
	l.at = l.near(max(at, 0), 1)
	l.follow()
}

// height is how many lines a row takes.
func (r Row) height(first bool) int {
	h := 1
	if r.Heading && !first {
		h++
	}
	if r.Under != "" {
		h++
	}
	return h
}

// Select moves to the row with that id, and reports whether there is one.
func (l *List) Select(id string) bool {
	for i, r := range l.rows {
		if r.ID == id && !r.Heading {
			l.at = i
			l.follow()
			return true
		}
	}
	return false
}

// Selected returns the selected row; ok is false when there is none.
func (l *List) Selected() (row Row, ok bool) {
	if l.at < 0 {
		return Row{}, false
	}
	return l.rows[l.at], true
}

// ID returns the id of the selected row, or "".
func (l *List) ID() string {
	row, _ := l.Selected()
	return row.ID
}

// Len returns how many rows there are, without the headings.
func (l *List) Len() int {
	n := 0
	for _, r := range l.rows {
		if !r.Heading {
			n++
		}
	}
	return n
}

// near returns the selectable row at i or the nearest in the direction step, else in the other.
func (l *List) near(i, step int) int {
	i = min(max(i, 0), len(l.rows)-1)
	for j := i; j >= 0 && j < len(l.rows); j += step {
		if !l.rows[j].Heading {
			return j
		}
	}
	for j := i; j >= 0 && j < len(l.rows); j -= step {
		if !l.rows[j].Heading {
			return j
		}
	}
	return -1
}

// Resize says how many columns and lines Draw fills.
func (l *List) Resize(w, h int) {
	l.w, l.h = max(w, 1), max(h, 1)
	l.follow()
}

// Update moves the selection, and reports whether the message was a key that does.
func (l *List) Update(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || l.at < 0 {
		return false
	}
	switch k.String() {
	case "up":
		l.move(l.at-1, -1)
	case "down":
		l.move(l.at+1, 1)
	case "pgup":
		l.page(-1)
	case "pgdown":
		l.page(1)
	case "home":
		l.move(0, 1)
	case "end":
		l.move(len(l.rows)-1, -1)
	default:
		return false
	}
	return true
}

func (l *List) move(i, step int) {
	if i < 0 {
		l.top = 0 // shows the heading above the first row again
		return
	}
	if i >= len(l.rows) {
		return
	}
	if j := l.near(i, step); (j-l.at)*step > 0 || i == 0 || i == len(l.rows)-1 {
		l.at = j
	}
	l.follow()
}

// page moves by what can be seen, less a line that stays in sight.
func (l *List) page(step int) {
	line := l.tops[l.at] + step*max(l.seen()-1, 1)
	i := l.rowAt(line)
	if i == l.at {
		i += step
	}
	l.move(min(max(i, 0), len(l.rows)-1), step)
}

// rowAt returns the row on a line.
func (l *List) rowAt(line int) int {
	lo, hi := 0, len(l.rows)
	for lo < hi {
		if mid := (lo + hi) / 2; l.tops[mid+1] <= line {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return min(lo, len(l.rows)-1)
}

// seen is how many lines of rows can be seen: when not all fit, the last line says so.
func (l *List) seen() int {
	if len(l.rows) > 0 && l.tops[len(l.rows)] > l.h && l.h > 1 {
		return l.h - 1
	}
	return l.h
}

// follow scrolls so that the selected row is in sight, with the heading right above it.
func (l *List) follow() {
	if l.at < 0 || len(l.tops) == 0 {
		l.top = 0
		return
	}
	seen, from, to := l.seen(), l.tops[l.at], l.tops[l.at+1]
	if l.at > 0 && l.rows[l.at-1].Heading && to-l.tops[l.at-1] <= seen {
		from = l.tops[l.at-1]
	}
	if to > l.top+seen {
		l.top = to - seen
	}
	if from < l.top {
		l.top = from
	}
	l.top = max(min(l.top, l.tops[len(l.rows)]-seen), 0)
}

// Draw returns the list, exactly as many lines as Resize gave, and the place of the cursor: on the
// selected row.
func (l *List) Draw() (string, *tea.Cursor) {
	if len(l.rows) == 0 {
		return FitLines(Wrap(l.Empty, min(l.w, Readable)), l.w, l.h), At(0, 0)
	}
	seen := l.seen()
	lines := make([]string, 0, l.h)
	cursor := At(0, 0)
	first := l.rowAt(l.top)
	for i := first; i < len(l.rows) && l.tops[i] < l.top+seen; i++ {
		for j, line := range l.drawRow(i) {
			at := l.tops[i] + j
			if at < l.top || at >= l.top+seen {
				continue
			}
			if i == l.at && j == 0 {
				cursor = At(0, len(lines))
			}
			lines = append(lines, line)
		}
	}
	if seen < l.h {
		for len(lines) < seen {
			lines = append(lines, "")
		}
		lines = append(lines, l.more(seen))
	}
	return FitLines(lines, l.w, l.h), cursor
}

// more says how many rows are out of sight.
func (l *List) more(seen int) string {
	above, below := 0, 0
	for i := 0; i < len(l.rows) && l.tops[i] < l.top; i++ {
		if !l.rows[i].Heading {
			above++
		}
	}
	for i := len(l.rows) - 1; i >= 0 && l.tops[i+1] > l.top+seen; i-- {
		if !l.rows[i].Heading {
			below++
		}
	}
	return l.theme.more(above, below, l.w)
}

// more is the line that says how much there is out of sight; empty when nothing is.
func (t *Theme) more(above, below, w int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, fmt.Sprintf("%s %d more above", t.Glyphs.Up, above))
	}
	if below > 0 {
		parts = append(parts, fmt.Sprintf("%s %d more below", t.Glyphs.Down, below))
	}
	line := "  " + strings.Join(parts, "   ")
	if Width(line) > w && len(parts) == 2 {
		line = fmt.Sprintf("  %s %d   %s %d more", t.Glyphs.Up, above, t.Glyphs.Down, below)
	}
	return t.Quiet.Render(t.Clip(line, w))
}

func (l *List) drawRow(i int) []string {
	t, r := l.theme, l.rows[i]
	var lines []string
	if r.Heading {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, t.heading(r.Words, r.Right, l.w))
		if r.Under != "" {
			lines = append(lines, t.Quiet.Render(t.Clip(r.Under, l.w)))
		}
		return lines
	}
	lead, st := "  ", t.Plain
	if i == l.at {
		lead, st = t.Selected.Render(t.Glyphs.Pointer)+" ", t.Selected
	}
	in := 2
	if r.Mark != "" {
		lead += r.Mark + " "
		in += Width(r.Mark) + 1
	}
	lines = append(lines, t.Ends(lead+st.Render(r.Words), r.Right, l.w))
	if r.Under != "" {
		lines = append(lines, strings.Repeat(" ", in)+t.Quiet.Render(t.Clip(r.Under, l.w-in)))
	}
	return lines
}

// heading draws words over a part of a list, with a quiet rule from there to the right edge.
func (t *Theme) heading(words, right string, w int) string {
	head := t.Heading.Render(t.Clip(words, w))
	rule := w - Width(head) - 2
	if right != "" {
		rule -= Width(right) + 1
	}
	if rule > 2 {
		head += " " + t.Rule.Render(strings.Repeat(t.Glyphs.Across, rule))
	}
	return t.Ends(head, right, w)
}

// Keys tell of the list's own keys, which it takes in Update.
func (l *List) Keys() []Key {
	if l.at < 0 {
		return nil
	}
	return []Key{{Show: Arrows(l.theme), Words: "move", More: "also Page Up, Page Down, Home and End"}}
}
