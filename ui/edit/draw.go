package edit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// What is selected stands in reverse, and what is pointed out is underlined: neither is a colour.
const (
	reverse    = "\x1b[7m"
	underlined = "\x1b[4m"
	upright    = "\x1b[m"
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
	size := t.sheet.size
	mark := t.marks.first(t.top, size)
	var inRow []marked
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
		inRow = inRow[:0]
		for i := mark; i < t.marks.count(); i++ {
			k := t.marks.at(i, size)
			if k.from >= p.start+len(r.text) {
				break
			}
			inRow = append(inRow, marked{from: k.from - p.start, to: k.to - p.start})
			if k.to <= p.start+r.size() {
				mark = i + 1
			}
		}
		b.WriteString(drawRow(r, from-p.start, to-p.start, inRow, t.w))
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

// drawRow is what is drawn of a row in at most w columns, with what is selected of it in reverse and the marks
// in it underlined. The spaces at its end are nothing to be seen unless they are selected.
func drawRow(r row, from, to int, marks []marked, w int) string {
	text := r.text
	from, to = max(from, 0), min(to, r.size())
	if from >= to {
		text = strings.TrimRight(text, " ")
	}
	if columns(text) > w {
		text = kit.FitLines([]string{text}, w, 1)
	}
	whole := from < to && to > len(r.text) && columns(text) < w // the line's end is selected too, and may be all that is
	from, to = min(from, len(text)), min(to, len(text))
	if whole {
		text += " "
		to++
	}
	if from >= to {
		if len(marks) == 0 {
			return text
		}
		from, to = len(text), len(text)
	}
	var b strings.Builder
	underline(&b, text, 0, from, marks, "")
	underline(&b, text, from, to, marks, reverse)
	underline(&b, text, to, len(text), marks, "")
	return b.String()
}

// underline writes a part of a row in a style, with the marks in it underlined.
func underline(b *strings.Builder, text string, from, to int, marks []marked, style string) {
	part := func(till int, on string) {
		if till <= from {
			return
		}
		b.WriteString(on)
		b.WriteString(text[from:till])
		if on != "" {
			b.WriteString(upright)
		}
		from = till
	}
	for _, k := range marks {
		part(min(k.from, to), style)
		part(min(k.to, to), style+underlined)
	}
	part(to, style)
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
