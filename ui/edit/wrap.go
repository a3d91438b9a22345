package edit

import (
	"slices"
	"strings"

	"handover/ui/kit"
)

// wrapAhead is how many rows after a change are wrapped again at once. The rows of prose find back to
// where they were within a few; those of one word without end never do, and wait until they are seen.
const wrapAhead = 24

// replace puts words in the place of what lies between two offsets, and wraps again what that changes:
// from the row before, which may have room now, or the one before that, to where the rows begin as they did.
func (s sheet) replace(from, to int, words string, width int) sheet {
	first, last := s.find(from), s.find(to)
	text := s.row(first).text[:from-first.start] + words + s.row(last).text[to-last.start:]
	for range 2 {
		before, ok := s.prev(first)
		if !ok || s.row(before).end {
			break
		}
		first, text = before, s.row(before).text+text
		if strings.Contains(s.row(before).text, " ") {
			break // else it is the head of a word too long for a row, which may be so no more
		}
	}
	var fresh []row
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !more {
			break
		}
		fresh = appendLine(fresh, line, width)
		fresh[len(fresh)-1].end = true
		text = rest
	}
	for ahead := 0; ; ahead++ { // text is the last row so far, and may take in more
		next, more := s.next(last)
		if more = more && !s.row(last).end; !more || ahead == wrapAhead {
			fresh = appendLine(fresh, text, width)
			fresh[len(fresh)-1].end, fresh[len(fresh)-1].open = s.row(last).end, more
			return s.splice(first, last, fresh)
		}
		seam := len(text)
		text += s.row(next).text
		starts := kit.Rows(text, width)
		if slices.Contains(starts, seam) { // from here on the rows are as they were
			if seam > 0 {
				fresh = appendRows(fresh, text[:seam], starts[:slices.Index(starts, seam)])
			}
			return s.splice(first, last, fresh)
		}
		n := len(starts) - 1
		if n > 0 {
			fresh = appendRows(fresh, text[:starts[n]], starts[:n])
		}
		text, last = text[starts[n]:], next
	}
}

// wrapOn wraps the rows after one that is open.
func (s sheet) wrapOn(p place, width int) sheet {
	at := p.start + s.row(p).size()
	return s.replace(at, at, "", width)
}

// appendLine appends the rows of a line.
func appendLine(rows []row, line string, width int) []row {
	if len(line) < width {
		return append(rows, row{text: line}) // no character is wider than it is long
	}
	return appendRows(rows, line, kit.Rows(line, width))
}

// appendRows appends the rows of a text that begin at starts.
func appendRows(rows []row, text string, starts []int) []row {
	for i, start := range starts {
		stop := len(text)
		if i+1 < len(starts) {
			stop = starts[i+1]
		}
		rows = append(rows, row{text: text[start:stop]})
	}
	return rows
}

// columns is how many columns a part of a row takes.
func columns(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return kit.Width(s)
		}
	}
	return len(s)
}
