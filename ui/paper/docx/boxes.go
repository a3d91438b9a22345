package docx

import (
	"strings"
	"unicode/utf8"

	"handover/model/document"
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
	case len(b.Heads) == 0:
		for i, item := range b.Items {
			w.par(paragraph{style: "Tick", text: box + "\t" + item, hanging: int(boxHang * w.d.Points), keepNext: b.Room != nil, last: i == len(b.Items)-1})
			if b.Room != nil {
				w.room(*b.Room, textWidth)
			}
		}
	case shortest(b.Items):
		for _, item := range b.Items {
			w.boxLine(item, b)
		}
	default:
		w.boxTable(b)
	}
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
func (w *writer) boxLine(item string, b document.Boxes) {
	var all []string
	for _, head := range b.Heads {
		all = append(all, box+"\u00A0"+head)
	}
	const wide = "\u2003" // wider than a space
	p := paragraph{style: "FillIn", label: item, text: strings.Join(all, wide)}
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
	p.leader, p.keepNext = textWidth, lines > 1
	if width(p.label+p.text, w.d.Points) > textWidth*3/4 { // too little is left to write in
		p.keepNext = true
		lines++
	}
	w.par(p)
	for n := 1; n < lines; n++ {
		w.par(paragraph{style: "FillIn", leader: textWidth, keepNext: n < lines-1})
	}
}

// room writes a place to write in on lines of its own.
func (w *writer) room(r document.Blank, width int) {
	for _, p := range w.place("FillIn", r.Label, width, r.Lines, false) {
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
		if b.Room != nil {
			in = append(in, w.place("FillIn", b.Room.Label, cols[n]-padding, b.Room.Lines, false)...)
		}
		w.cell(cols[n], in...)
		w.raw(`</w:tr>`)
	}
	w.raw(`</w:tbl>`)
	w.gap()
}
