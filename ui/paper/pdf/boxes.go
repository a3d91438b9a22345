package pdf

import (
	"strings"
	"unicode/utf8"

	"handover/model/document"
)

// listOfBoxes says what stands before each item of a list.
const listOfBoxes = "/O/List/ListNumbering/Square"

// box is a cell with a box to tick.
func (l *layout) box(of *element, x float64) cell {
	of.actual = l.doc.Labels().Box
	return cell{of: of, style: l.body(), draw: func(p *page, top float64) {
		side := 0.82 * l.size
		p.box(margin+x, top+l.body().baseline()-0.86*side, side, side, 0.9, 0.1)
	}}
}

// boxWide is the room that a box and what follows it take.
func (l *layout) boxWide() float64 { return 1.5 * l.size }

// boxes adds boxes to tick: a list of them; a table, where there is one under each of several heads; or, where the
// items are no more than numbers, a row for each with the heads beside the boxes.
func (l *layout) boxes(b document.Boxes) {
	marks := len(b.Heads) > 0
	for _, item := range b.Items {
		marks = marks && utf8.RuneCountInString(item) <= 2
	}
	switch {
	case len(b.Items) == 0:
	case marks:
		for i, item := range b.Items {
			l.marked(b, item, i == 0)
		}
	case len(b.Heads) > 0:
		l.boxTable(b)
	default:
		l.boxList(b)
	}
}

func (l *layout) boxList(b document.Boxes) {
	if columns := l.beside(b); columns > 1 {
		l.boxesBeside(b, columns)
		return
	}
	from := len(l.all)
	defer func() { keepWithin(l.all[from:], wholeQuestion) }()
	list, in := l.at.add("L"), l.boxWide()
	list.attributes = listOfBoxes
	for i, item := range b.Items {
		li := list.add("LI")
		r := row{before: 0.4 * l.size, keep: b.Room != nil}
		if i == 0 {
			r.before = l.gap()
		}
		label, body := li.add("Lbl"), li.add("LBody")
		words := body
		if b.Room != nil {
			words = body.add("P")
		}
		l.add(l.row(r, l.box(label, 1), cell{of: words, text: item, x: in, width: measure - in, style: l.body()}))
		if b.Room != nil {
			l.add(l.blanks(body, []document.Blank{*b.Room}, in))
		}
	}
}

// mostBeside is how many boxes stand beside each other at the most, so that none is overlooked.
const mostBeside = 4

// beside is how many boxes of a list there is room for beside each other, with what each is for.
func (l *layout) beside(b document.Boxes) int {
	widest := 0.0
	for _, item := range b.Items {
		if strings.Contains(item, "\n") {
			return 1
		}
		widest = max(widest, l.boxWide()+l.width(item, l.body())+between)
	}
	if b.Room != nil || len(b.Items) < 2 {
		return 1
	}
	return max(1, min(int((measure+between)/widest), mostBeside, len(b.Items)))
}

// boxesBeside adds a list of boxes in columns, to be read from left to right.
func (l *layout) boxesBeside(b document.Boxes, columns int) {
	from, wide := len(l.all), (measure+between)/float64(columns)
	list := l.at.add("L")
	list.attributes = listOfBoxes
	for i := 0; i < len(b.Items); i += columns {
		var cells []cell
		for j, item := range b.Items[i:min(i+columns, len(b.Items))] {
			x, li := float64(j)*wide, list.add("LI")
			cells = append(cells, l.box(li.add("Lbl"), x+1), cell{of: li.add("LBody"), text: item, x: x + l.boxWide(), width: wide - l.boxWide(), style: l.body()})
		}
		r := row{before: 0.4 * l.size}
		if i == 0 {
			r.before = l.gap()
		}
		l.add(l.row(r, cells...))
	}
	keepWithin(l.all[from:], wholeQuestion)
}

func (l *layout) boxTable(b document.Boxes) {
	widths, sum := make([]float64, len(b.Heads)), 0.0
	for i, head := range b.Heads {
		widths[i] = max(l.width(head, l.bold()), l.size) + between
		sum += widths[i]
	}
	if most := 0.6 * measure; sum > most {
		for i := range widths {
			widths[i] = most / float64(len(widths))
		}
		sum = most
	}
	table := l.at.add("Table")
	tr := table.add("THead").add("TR")
	var heads []cell
	x := 0.0
	for i, head := range b.Heads {
		th := tr.add("TH")
		th.attributes = columnHead
		heads = append(heads, cell{of: th, text: head, x: x, width: widths[i] - between/2, style: l.bold()})
		x += widths[i]
	}
	tr.add("TD") // above the words
	head := l.row(row{before: l.gap(), below: 2, whole: true, keep: true}, heads...)
	again := asDecoration(head)
	if len(head) > 6 { // it would leave no room under it, were it drawn again
		again = nil
	}
	l.add(head)
	body := table.add("TBody")
	for _, item := range b.Items {
		tr, x := body.add("TR"), 0.0
		var cells []cell
		for i := range b.Heads {
			cells = append(cells, l.box(tr.add("TD"), x+1))
			x += widths[i]
		}
		th := tr.add("TH")
		th.attributes = rowHead
		r, words := row{above: 2, below: 2.5, rule: 0.4, head: again}, th
		if more := l.roomBeside(b, item, sum, th); more != nil { // one line is enough for both
			r.above, r.rule = 0.2*l.size+l.handRoom()/2, 0
			cells = append(cells, cell{of: th.add("P"), text: item, x: sum, width: measure - sum, style: l.body()})
			l.add(l.row(r, append(cells, more...)...))
			continue
		}
		if b.Room != nil {
			r.keep, r.rule, words = true, 0, th.add("P")
		}
		cells = append(cells, cell{of: words, text: item, x: sum, width: measure - sum, style: l.body()})
		l.add(l.row(r, cells...))
		if b.Room != nil {
			room := l.blanks(th, []document.Blank{*b.Room}, sum)
			for i := range room {
				room[i].head = again
			}
			room[len(room)-1].height += 4
			l.add(room)
		}
	}
}

// roomBeside is the place to write in behind what a row of boxes is about, which begins so far from the left margin;
// none where there is not enough of the line left for it.
func (l *layout) roomBeside(b document.Boxes, item string, in float64, th *element) []cell {
	const gap, least = 6, 80
	if b.Room == nil || b.Room.Lines > 1 || strings.Contains(item, "\n") {
		return nil
	}
	x := in + l.width(item, l.body()) + 2*gap
	label := 0.0
	if b.Room.Label != "" {
		label = l.width(b.Room.Label, l.body()) + gap
	}
	if measure-x-label < least {
		return nil
	}
	out := []cell{l.rule(x+label, measure-x-label)}
	if label > 0 {
		out = append(out, cell{of: th.add("P"), text: b.Room.Label, x: x, width: label, style: l.body()})
	}
	return out
}

// marked adds a row of boxes for somebody who is answered for by a number: each beside its head, and room for
// words in what is left of the line, or beneath.
func (l *layout) marked(b document.Boxes, item string, first bool) {
	const gap = 14
	x, in := 0.0, 0.0
	var cells []cell
	if item != "" {
		cells = append(cells, cell{of: l.at.add("P"), text: item, width: 3 * l.size, style: l.bold()})
		in = 2 * l.size
	}
	x = in
	r := row{before: 0.35 * l.size, above: 0.1 * l.size}
	if first {
		r.before = l.gap()
	}
	list := l.at.add("L")
	list.attributes = listOfBoxes
	for _, head := range b.Heads {
		wide := min(l.width(head, l.body()), measure-in-l.boxWide())
		if x > in && x+l.boxWide()+wide > measure {
			r.keep = true
			l.add(l.row(r, cells...))
			cells, x, r.before = nil, in, 0
		}
		li := list.add("LI")
		cells = append(cells, l.box(li.add("Lbl"), x+1), cell{of: li.add("LBody"), text: head, x: x + l.boxWide(), width: wide, style: l.body()})
		x += l.boxWide() + wide + gap
	}
	if b.Room == nil {
		r.keep = false
		l.add(l.row(r, cells...))
		return
	}
	const least = 70
	if label := l.width(b.Room.Label, l.body()); b.Room.Lines <= 1 && measure-x-label >= least {
		if b.Room.Label != "" {
			cells = append(cells, cell{of: l.at.add("P"), text: b.Room.Label, x: x, width: label, style: l.body()})
			x += label + 6
		}
		r.above, r.keep = 0.4*l.size, false
		l.add(l.row(r, append(cells, l.rule(x, measure-x))...))
		return
	}
	r.keep = true
	l.add(l.row(r, cells...))
	l.add(l.blanks(l.at, []document.Blank{*b.Room}, in))
}
