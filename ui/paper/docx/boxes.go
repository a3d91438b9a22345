package docx

import (
	"strings"
	"unicode/utf8"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// box is the box to tick.
const box = "☐"

// shortItem is how many characters what a row of boxes is about may have to stand in one line with them.
const shortItem = 4

// boxes writes boxes to tick. Where each item has one box, it stands before it. Where it has several, they stand
// in one line with their words if the item is no more than somebody's number, and else in a table under their
// heads.
func (w *writer) boxes(b document.Boxes) {
	switch {
	case len(b.Items) == 0:
	case len(b.Heads) == 0 && w.beside(b) > 1:
		w.boxesBeside(b, w.beside(b))
	case len(b.Heads) == 0:
		whole := len(b.Items) <= wholeQuestion // no option is overlooked on another page
		for i, item := range b.Items {
			next := b.Room != nil || w.next || whole && i < len(b.Items)-1
			w.par(paragraph{style: "Tick", text: box + "\t" + item, hanging: int(boxHang * w.d.Points), keepNext: next, last: i == len(b.Items)-1})
			if b.Room != nil {
				w.room(*b.Room, textWidth)
			}
		}
	case shortest(b.Items):
		for i, item := range b.Items {
			w.boxLine(item, b, w.next || i < len(b.Items)-1 && len(b.Items) <= wholeQuestion)
		}
	default:
		w.boxTable(b)
	}
}

// mostBeside is how many boxes stand beside each other at the most, so that none is overlooked.
const mostBeside = 4

// between is the room between boxes that stand beside each other, in twips.
const between = 280

// beside is how many boxes of a list there is room for beside each other, with what each is for.
func (w *writer) beside(b document.Boxes) int {
	widest := 0
	for _, item := range b.Items {
		if strings.Contains(item, "\n") || tidy.Direction(item) {
			return 1
		}
		widest = max(widest, int(boxHang*w.d.Points)+width(item, w.d.Points)+between)
	}
	if b.Room != nil || len(b.Items) < 2 {
		return 1
	}
	return max(1, min((textWidth+between)/widest, mostBeside, len(b.Items)))
}

// boxesBeside writes a list of boxes in columns, to be read from left to right.
func (w *writer) boxesBeside(b document.Boxes, columns int) {
	wide, hang := (textWidth+between)/columns, int(boxHang*w.d.Points)
	var tabs []tab
	for i := range columns {
		if i > 0 {
			tabs = append(tabs, tab{"left", i * wide})
		}
		tabs = append(tabs, tab{"left", i*wide + hang})
	}
	for i := 0; i < len(b.Items); i += columns {
		var all []string
		for _, item := range b.Items[i:min(i+columns, len(b.Items))] {
			all = append(all, box+"\t"+item)
		}
		last := i+columns >= len(b.Items)
		w.par(paragraph{style: "Tick", text: strings.Join(all, "\t"), tabs: tabs, keepNext: w.next || !last && len(b.Items) <= wholeQuestion, last: last})
	}
}

// roomBeside is what a row of boxes is about with the place to write in behind it, in a cell so wide; not where too
// little of the line is left for that.
func (w *writer) roomBeside(item string, room *document.Blank, wide int) (paragraph, bool) {
	const least = 1600
	if room == nil || room.Lines > 1 || strings.Contains(item, "\n") || tidy.Direction(item) {
		return paragraph{}, false
	}
	words := item + "\u2003" + room.Label
	if room.Label != "" {
		words += " "
	}
	return paragraph{style: "FillIn", text: words, leader: wide}, wide-width(words, w.d.Points) >= least
}

// shortest reports whether all items are no longer than somebody's number.
func shortest(items []string) bool {
	for _, item := range items {
		if utf8.RuneCountInString(item) > shortItem {
			return false
		}
	}
	return true
}

// boxLine writes a row of boxes with their words in a line, and behind them where there is room to write.
func (w *writer) boxLine(item string, b document.Boxes, next bool) {
	var all []string
	for _, head := range b.Heads {
		all = append(all, box+"\u00A0"+head)
	}
	const wide = "\u2003" // wider than a space
	p := paragraph{style: "FillIn", label: item, text: strings.Join(all, wide), keepNext: next}
	if item != "" {
		p.label += wide
	}
	if b.Room == nil {
		w.par(p)
		return
	}
	if b.Room.Label != "" {
		p.text += wide + b.Room.Label
	}
	p.text += " "
	lines := max(b.Room.Lines, 1)
	p.leader, p.keepNext = textWidth, next || lines > 1
	if width(p.label+p.text, w.d.Points) > textWidth*3/4 { // too little is left to write in
		p.keepNext = true
		lines++
	}
	w.par(p)
	for n := 1; n < lines; n++ {
		w.par(paragraph{style: "FillIn", leader: textWidth, keepNext: next || n < lines-1})
	}
}

// room writes a place to write in on lines of its own.
func (w *writer) room(r document.Blank, width int) {
	for _, p := range w.place("FillIn", r.Label, width, r.Lines, w.next) {
		w.par(p)
	}
}

// boxTable writes a row of boxes before each item, under their heads.
func (w *writer) boxTable(b document.Boxes) {
	n := len(b.Heads)
	cols, left := make([]int, n+1), textWidth
	for i, head := range b.Heads {
		_, word := widths(head, w.d.Points*tableSize(w.d)*boldRoom)
		cols[i] = min(max(word+padding, 700), max(textWidth/2/n, 300))
		left -= cols[i]
	}
	cols[n] = max(left, 300)
	w.begin(look{style: "Grid", firstRow: true}, cols)
	w.row(true, true)
	for i, head := range b.Heads {
		w.cell(cols[i], paragraph{style: "TableHead", text: head})
	}
	w.cell(cols[n], paragraph{style: "TableHead"})
	w.raw(`</w:tr>`)
	for _, item := range b.Items {
		w.row(true, false)
		for i := range b.Heads {
			w.cell(cols[i], paragraph{style: "TableText", text: box})
		}
		in := []paragraph{{style: "TableText", text: item}}
		if p, ok := w.roomBeside(item, b.Room, cols[n]-padding); ok {
			in[0] = p
		} else if b.Room != nil {
			in[0].keepNext = true
			in = append(in, w.place("FillIn", b.Room.Label, cols[n]-padding, b.Room.Lines, false)...)
		}
		w.cell(cols[n], in...)
		w.raw(`</w:tr>`)
	}
	w.raw(`</w:tbl>`)
	w.gap()
}
