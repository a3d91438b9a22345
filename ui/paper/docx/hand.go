package docx

import "handover/model/document"

// apart is how far places to write in that stand beside each other are apart, in twips. Their tables reach so far
// into the margin, so that the last line ends where the text does.
const apart = 170

// signatures writes a row for each of those who are to sign, with a line for their name and one for the day.
// The rows stay together and with their heading.
func (w *writer) signatures(who []string) {
	if len(who) == 0 {
		return
	}
	cols := []int{textWidth * 28 / 100, textWidth * 45 / 100, 0}
	cols[2] = textWidth + apart - cols[0] - cols[1]
	w.begin(look{}, cols)
	for i, name := range who {
		w.row(true, false)
		next := i < len(who)-1
		w.cell(cols[0], paragraph{style: "SignHere", label: name, keepNext: next})
		w.cell(cols[1], w.place("SignHere", w.labels.Signature, cols[1]-apart, 1, next)...)
		w.cell(cols[2], w.place("SignHere", w.labels.SignedOn, cols[2]-apart, 1, next)...)
		w.raw(`</w:tr>`)
	}
	w.raw(`</w:tbl>`)
	w.join()
}

// place is a label with a line to write on behind it, and so many lines in all, which end so far from the left
// edge. A label that leaves too little of its line has one to itself.
func (w *writer) place(style, label string, to, lines int, next bool) []paragraph {
	p := paragraph{style: style, text: label, leader: to, keepNext: next || lines > 1}
	if label != "" {
		p.text += " "
	}
	var out []paragraph
	if width(label, w.d.Points) > to*6/10 {
		p.leader, p.text, p.keepNext = 0, label, true
		out = append(out, p)
		p.leader, p.text, p.keepNext = to, "", next || lines > 1
	}
	out = append(out, p)
	for n := 1; n < max(lines, 1); n++ {
		out = append(out, paragraph{style: style, leader: to, keepNext: next || n < lines-1})
	}
	return out
}

// blanks writes places to write in by hand beside each other, as wide as their shares.
func (w *writer) blanks(places []document.Blank) {
	switch len(places) {
	case 0:
		return
	case 1:
		for _, p := range w.place("FillIn", places[0].Label, textWidth, places[0].Lines, w.next) {
			w.par(p)
		}
		return
	}
	all := 0
	for _, p := range places {
		all += max(p.Share, 1)
	}
	cols, left := make([]int, len(places)), textWidth+apart
	for i, p := range places {
		cols[i] = (textWidth + apart) * max(p.Share, 1) / all
		left -= cols[i]
	}
	cols[len(cols)-1] += left
	w.begin(look{}, cols)
	w.row(true, false)
	for i, p := range places {
		w.cell(cols[i], w.place("FillIn", p.Label, cols[i]-apart, p.Lines, w.next)...)
	}
	w.raw(`</w:tr></w:tbl>`)
	w.join()
}
