package edit

import "strings"

// A row is what is drawn on one line of the screen: a line of the text, or a part of one.
type row struct {
	text string
	end  bool // a line feed follows
	open bool // the rows after it are to be wrapped on from here, once they are in sight
}

// size is how many bytes of the text a row has.
func (r row) size() int {
	if r.end {
		return len(r.text) + 1
	}
	return len(r.text)
}

// A block is some rows that follow each other. Its rows are never changed, only replaced.
type block struct {
	rows []row
	size int
}

// blockRows is how many rows a block has at most: a key copies one block and the list of them.
const blockRows = 128

// A sheet is a text in its rows. It is never changed: a change makes another sheet, which shares all
// but the blocks that differ. Whoever keeps a sheet has the text as it was then.
type sheet struct {
	blocks []block
	size   int
}

// A place is a row of a sheet: where it is found, and the offset at which it begins.
type place struct{ block, row, start int }

// newSheet wraps a text.
func newSheet(text string, width int) sheet {
	var rows []row
	for line := range strings.SplitSeq(text, "\n") {
		rows = appendLine(rows, line, width)
		rows[len(rows)-1].end = true
	}
	rows[len(rows)-1].end = false
	return sheet{blocks: cutBlocks(nil, rows), size: len(text)}
}

// cutBlocks appends rows in blocks of about the same length.
func cutBlocks(blocks []block, rows []row) []block {
	for n := (len(rows) + blockRows - 1) / blockRows; n > 0; n-- {
		k := (len(rows) + n - 1) / n
		b := block{rows: rows[:k:k]}
		for _, r := range b.rows {
			b.size += r.size()
		}
		blocks, rows = append(blocks, b), rows[k:]
	}
	return blocks
}

func (s sheet) row(p place) row { return s.blocks[p.block].rows[p.row] }

// find returns the row in which an offset lies. Where a line is wrapped, that is the later row.
func (s sheet) find(at int) place {
	p := place{}
	for p.block < len(s.blocks)-1 && at >= p.start+s.blocks[p.block].size {
		p.start += s.blocks[p.block].size
		p.block++
	}
	rows := s.blocks[p.block].rows
	for p.row < len(rows)-1 && at >= p.start+rows[p.row].size() {
		p.start += rows[p.row].size()
		p.row++
	}
	return p
}

// next returns the row after p, if there is one.
func (s sheet) next(p place) (place, bool) {
	start := p.start + s.row(p).size()
	if p.row+1 < len(s.blocks[p.block].rows) {
		return place{p.block, p.row + 1, start}, true
	}
	if p.block+1 < len(s.blocks) {
		return place{p.block + 1, 0, start}, true
	}
	return p, false
}

// prev returns the row before p, if there is one.
func (s sheet) prev(p place) (place, bool) {
	switch {
	case p.row > 0:
		p.row--
	case p.block > 0:
		p.block--
		p.row = len(s.blocks[p.block].rows) - 1
	default:
		return p, false
	}
	p.start -= s.row(p).size()
	return p, true
}

// begins reports whether a row is the first of its line.
func (s sheet) begins(p place) bool {
	before, ok := s.prev(p)
	return !ok || s.row(before).end
}

// splice puts rows in the place of those from first to last.
func (s sheet) splice(first, last place, fresh []row) sheet {
	head, tail := s.blocks[first.block].rows[:first.row], s.blocks[last.block].rows[last.row+1:]
	from, to := first.block, last.block+1
	if len(head)+len(fresh)+len(tail) < blockRows/4 && from > 0 { // no crumbs
		from--
		head = append(append([]row{}, s.blocks[from].rows...), head...)
	}
	rows := make([]row, 0, len(head)+len(fresh)+len(tail))
	rows = append(append(append(rows, head...), fresh...), tail...)
	blocks := make([]block, 0, len(s.blocks)+len(rows)/blockRows+1)
	blocks = cutBlocks(append(blocks, s.blocks[:from]...), rows)
	size := s.size
	for _, b := range s.blocks[from:to] {
		size -= b.size
	}
	for _, b := range blocks[from:] {
		size += b.size
	}
	return sheet{blocks: append(blocks, s.blocks[to:]...), size: size}
}

// slice returns what lies between two offsets.
func (s sheet) slice(from, to int) string {
	if from >= to {
		return ""
	}
	p := s.find(from)
	if r := s.row(p); to <= p.start+len(r.text) {
		return r.text[from-p.start : to-p.start]
	}
	var b strings.Builder
	b.Grow(to - from)
	for at := from; at < to; {
		r := s.row(p)
		b.WriteString(r.text[min(at-p.start, len(r.text)):min(to-p.start, len(r.text))])
		if r.end && to-p.start > len(r.text) {
			b.WriteByte('\n')
		}
		at = p.start + r.size()
		var ok bool
		if p, ok = s.next(p); !ok {
			break
		}
	}
	return b.String()
}

// String returns the text.
func (s sheet) String() string { return s.slice(0, s.size) }
