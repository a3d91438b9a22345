package edit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// What is selected stands in reverse, which is no colour.
const (
	reverse = "\x1b[7m"
	upright = "\x1b[m"
)

// Draw returns the rows in sight, exactly as many as Resize gave, and the place of the cursor.
func (t *Text) Draw() (string, *tea.Cursor) {
	h := t.h
	if t.find != nil {
		h--
	}
	t.follow(max(h, 1))
	var b strings.Builder
	b.Grow(h * t.w)
	cursor := kit.Type(0, 0)
	from, to := t.Selection()
	p, more := t.sheet.find(t.top), true
	here := t.sheet.find(t.at).start
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		if !more {
			continue
		}
		r := t.sheet.row(p)
		if p.start == here {
			cursor = kit.Type(min(columns(r.text[:t.at-p.start]), t.w-1), y)
		}
		b.WriteString(drawRow(r, from-p.start, to-p.start, t.w))
		p, more = t.sheet.next(p)
	}
	if t.find != nil {
		line, x := t.find.draw(t.w)
		if h > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
		cursor = kit.Type(x, h)
	}
	return b.String(), cursor
}

// drawRow is what is drawn of a row in at most w columns, with what is selected of it in reverse. The
// spaces at its end are nothing to be seen unless they are selected.
func drawRow(r row, from, to, w int) string {
	text := r.text
	from, to = max(from, 0), min(to, r.size())
	if from >= to {
		text = strings.TrimRight(text, " ")
	}
	if columns(text) > w {
		text = kit.FitLines([]string{text}, w, 1)
	}
	if from >= to {
		return text
	}
	end := ""
	if to > len(r.text) && columns(text) < w { // the line's end is selected too, and may be all that is
		end = " "
	}
	from, to = min(from, len(text)), min(to, len(text))
	if from == to && end == "" {
		return text
	}
	return text[:from] + reverse + text[from:to] + end + upright + text[to:]
}

// follow scrolls so that the cursor is in sight, and wraps on what is to be wrapped in h rows.
func (t *Text) follow(h int) {
	for again := true; again; {
		here := t.sheet.find(t.at)
		top := t.sheet.find(t.top)
		if here.start < top.start {
			top = here
		}
		highest := here
		for range h - 1 {
			highest, _ = t.sheet.prev(highest)
		}
		if top.start < highest.start {
			top = highest
		}
		t.top, again = top.start, false
		for p, more, n := top, true, 0; more && n < h; n++ {
			if t.sheet.row(p).open {
				t.sheet, again = t.sheet.wrapOn(p, t.w-1), true
				break
			}
			p, more = t.sheet.next(p)
		}
	}
}
