package edit

import (
	"strings"

	"github.com/rivo/uniseg"

	"handover/ui/kit"
)

// target returns where a key moves the cursor, the column that it keeps to (-1 for none), and whether
// it is a key that moves.
func (t *Text) target(key string) (to, goal int, moves bool) {
	goal = -1
	switch key {
	case "left":
		to = t.sheet.before(t.at)
	case "right":
		to = t.sheet.after(t.at)
	case "ctrl+left":
		to = t.sheet.wordBefore(t.at)
	case "ctrl+right":
		to = t.sheet.wordAfter(t.at)
	case "up":
		to, goal = t.vertical(-1)
	case "down":
		to, goal = t.vertical(1)
	case "pgup":
		to, goal = t.vertical(-max(t.h-1, 1))
	case "pgdown":
		to, goal = t.vertical(max(t.h-1, 1))
	case "home":
		to = t.sheet.find(t.at).start
	case "end", "ctrl+e":
		to = t.sheet.rowEnd(t.sheet.find(t.at))
	case "ctrl+home":
		to = 0
	case "ctrl+end":
		to = t.sheet.size
	default:
		return 0, 0, false
	}
	return to, goal, true
}

// move puts the cursor elsewhere, which ends a burst of typing and lets go of what was selected.
func (t *Text) move(to int) {
	t.at, t.goal, t.broken = t.sheet.settle(to), -1, true
	t.anchor, t.marking = -1, false
}

// moveKey moves the cursor as a key asks; with Shift, or while marking, what it passes is selected.
func (t *Text) moveKey(name string) (moved bool) {
	plain := strings.Replace(name, "shift+", "", 1)
	to, goal, moves := t.target(plain)
	if !moves {
		return false
	}
	from, till := t.Selection()
	anchor, marking := t.anchor, t.marking
	switch {
	case plain != name || marking:
		if anchor < 0 {
			anchor = t.at
		}
	case from < till && name == "left": // to the one end or the other of what was selected
		to, anchor = from, -1
	case from < till && name == "right":
		to, anchor = till, -1
	default:
		anchor = -1
	}
	t.move(to)
	t.goal, t.anchor, t.marking = goal, anchor, marking
	return true
}

// vertical returns the offset some rows away in the column that is kept to, and that column.
func (t *Text) vertical(by int) (to, goal int) {
	p := t.sheet.find(t.at)
	if goal = t.goal; goal < 0 {
		goal = columns(t.sheet.row(p).text[:t.at-p.start])
	}
	for ok := true; by < 0; by++ {
		if p, ok = t.sheet.prev(p); !ok {
			return 0, goal
		}
	}
	for ok := true; by > 0; by-- {
		if p, ok = t.sheet.next(p); !ok {
			return t.sheet.size, goal
		}
	}
	return t.sheet.column(p, goal), goal
}

// column returns the offset in a row that lies at a column, or the row's end.
func (s sheet) column(p place, column int) int {
	text, stop := s.row(p).text, s.rowEnd(p)-p.start
	at, has := 0, 0
	for at < stop {
		next := kit.After(text, at)
		w := columns(text[at:next])
		if has+w > column {
			break
		}
		at, has = next, has+w
	}
	return p.start + at
}

// rowEnd returns the last offset that counts as in a row: where a line is wrapped, that before the
// last character, as the one behind it is the next row's beginning.
func (s sheet) rowEnd(p place) int {
	r := s.row(p)
	if _, more := s.next(p); more && !r.end {
		return p.start + charBefore(r.text, len(r.text))
	}
	return p.start + len(r.text)
}

// before returns where the character before an offset begins.
func (s sheet) before(at int) int {
	p := s.find(at)
	if at > p.start {
		return p.start + charBefore(s.row(p).text, at-p.start)
	}
	p, ok := s.prev(p)
	switch r := s.row(p); {
	case !ok:
		return at
	case r.end:
		return at - 1
	default:
		return p.start + charBefore(r.text, len(r.text))
	}
}

// after returns where the character at an offset ends.
func (s sheet) after(at int) int {
	p := s.find(at)
	r := s.row(p)
	switch {
	case at-p.start < len(r.text):
		return p.start + kit.After(r.text, at-p.start)
	case r.end:
		return at + 1
	}
	return at
}

// settle moves an offset that lies within a character to its end: a mark may have joined the one
// before.
func (s sheet) settle(at int) int {
	p := s.find(at)
	text, in := s.row(p).text, at-p.start
	if in == 0 || in >= len(text) || text[in-1] < 0x80 && text[in] < 0x80 {
		return at
	}
	return p.start + kit.After(text, charBefore(text, in))
}

// charBefore returns where the last character begins that begins before an offset of a row.
func charBefore(text string, at int) int {
	if at > 1 && text[at-1] < 0x80 && text[at-2] < 0x80 {
		return at - 1
	}
	last, next, state := 0, 0, -1
	for next < at {
		cluster, _, _, after := uniseg.FirstGraphemeClusterInString(text[next:], state)
		last, next, state = next, next+len(cluster), after
	}
	return last
}

// wordBefore returns where the word before an offset begins; at a line's beginning, the end of the
// line before.
func (s sheet) wordBefore(at int) int {
	p := s.find(at)
	if at == p.start && s.begins(p) {
		return s.before(at)
	}
	for word := false; ; {
		text := s.row(p).text
		for at > p.start {
			space := text[at-1-p.start] == ' '
			if space && word {
				return at
			}
			word = word || !space
			at--
		}
		if s.begins(p) {
			return at
		}
		p, _ = s.prev(p)
	}
}

// wordAfter returns where the word at or after an offset ends; at a line's end, the beginning of the
// line after.
func (s sheet) wordAfter(at int) int {
	p := s.find(at)
	if r := s.row(p); at == p.start+len(r.text) {
		return s.after(at)
	}
	for word := false; ; {
		r := s.row(p)
		for at < p.start+len(r.text) {
			space := r.text[at-p.start] == ' '
			if space && word {
				return at
			}
			word = word || !space
			at++
		}
		next, more := s.next(p)
		if r.end || !more {
			return at
		}
		p = next
	}
}

// lineStart returns where the line begins in which an offset lies.
func (s sheet) lineStart(at int) int {
	p := s.find(at)
	for !s.begins(p) {
		p, _ = s.prev(p)
	}
	return p.start
}

// lineEnd returns where the line ends in which an offset lies.
func (s sheet) lineEnd(at int) int {
	p := s.find(at)
	for {
		r := s.row(p)
		next, more := s.next(p)
		if r.end || !more {
			return p.start + len(r.text)
		}
		p = next
	}
}
