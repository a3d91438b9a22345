package kit

import "strings"

// draw draws the field, and says where the cursor stands in it when it has the focus, and how many
// lines what it is on takes. A long field takes no more than half of h lines for its words.
func (f *Field) draw(t *Theme, w, h int, focused bool) (lines []string, cx, cy, high int) {
	lead, label := "  ", t.Plain
	if focused {
		lead, label = t.Selected.Render(t.Glyphs.Pointer)+" ", t.Selected
	}
	in := max(min(w-4, Readable), 8)
	if f.Over != "" && f.Label != "" {
		for _, l := range Wrap(f.Over, in) {
			lines = append(lines, "  "+t.Heading.Render(l))
		}
	}
	words := f.Label
	if words == "" && f.Over != "" {
		words = f.Over
		if !focused {
			label = t.Heading
		}
	}
	for i, l := range Wrap(words, in) {
		if i > 0 {
			lead = "  "
		}
		lines = append(lines, lead+label.Render(l))
	}
	if f.Hint != "" {
		for _, l := range Wrap(f.Hint, in) {
			lines = append(lines, "  "+t.Quiet.Render(l))
		}
	}
	var more []string
	x, y := 0, 0
	switch {
	case f.Kind == LongField:
		more, x, y = f.drawWriting(t, in, max(h/2, 2), focused)
	case f.Kind == TextField:
		more, x, y = f.line.DrawRows(t, in, textRows, focused)
	case f.Typed():
		more, x = f.drawLine(t, w, in, focused)
	default:
		more, cx, cy, high = f.drawOptions(t, in, focused, len(lines))
	}
	if f.Typed() {
		cx, cy, high = 2+x, len(lines)+y, len(more)-y
		lead := "  "
		if f.Kind == LongField {
			lead = t.Panel.Render(t.Glyphs.Upright) + " "
		}
		for i := range more {
			more[i] = lead + more[i]
		}
	}
	lines = append(lines, more...)
	if f.Foot != nil && focused {
		lines = append(lines, "  "+t.Quiet.Render(t.Clip(f.Foot(), in)))
		high++
	}
	if f.wrong != "" && !f.refused() { // that is said beside the option
		for _, l := range Hang(t.Glyphs.Overdue+" ", f.wrong, in) {
			lines = append(lines, "  "+t.Wrong.Render(l))
		}
	}
	return lines, cx, cy, high
}

// drawWriting draws the words of a long field on as many rows as they take: at least two, at most most. They
// stand behind a rule and on no line, as what is underlined in them is pointed out.
func (f *Field) drawWriting(t *Theme, in, most int, focused bool) (rows []string, x, y int) {
	f.Writing.Resize(in, most)
	f.Writing.Resize(in, min(max(f.Writing.Rows(most), 2), most))
	body, cursor := f.Writing.Draw()
	for l := range strings.SplitSeq(body, "\n") {
		rows = append(rows, l)
	}
	if !focused || cursor == nil {
		return rows, 0, 0
	}
	return rows, cursor.X, cursor.Y
}

// drawLine draws a passphrase, or a date with what it was read as.
func (f *Field) drawLine(t *Theme, w, in int, focused bool) (rows []string, x int) {
	f.line.Secret = f.Kind == SecretField
	width := in
	if f.Kind == DateField {
		width = min(in, 24)
	}
	entry, x := f.line.Draw(t, width, focused)
	if f.Kind != DateField || f.day == "" || f.wrong != "" {
		return []string{entry}, x
	}
	back := t.Good.Render(t.Glyphs.Settled + " " + f.day.String())
	if 2+width+2+Width(back) <= w {
		return []string{entry + "  " + back}, x
	}
	return []string{entry, back}, x
}

// notFromHere stands above the options that cannot be chosen now. Each says why when the cursor comes to it.
const notFromHere = "Not from here:"

func (f *Field) drawOptions(t *Theme, in int, focused bool, top int) (lines []string, cx, cy, high int) {
	for i, o := range f.options() {
		if o.Off != "" && (i == 0 || f.options()[i-1].Off == "") {
			lines = append(lines, "    "+t.Quiet.Render(t.Clip(notFromHere, in-4)))
		}
		left, right, sign := "(", ")", " "
		if f.Kind == SeveralField {
			left, right = "[", "]"
		}
		if f.has(o.ID) {
			sign = t.Glyphs.Chosen
			if f.Kind == SeveralField {
				sign = t.Glyphs.Ticked
			}
		}
		here := focused && i == f.at
		st := t.Plain
		if o.Off != "" && !f.has(o.ID) {
			st, left, right, sign = t.Quiet, " ", " ", t.Glyphs.Between
		}
		lead := "    "
		if here {
			cx, cy = 5, top+len(lines)
			st, lead = t.Selected, "  "+t.Selected.Render(t.Glyphs.Pointer)+" "
		}
		for j, l := range Hang(left+sign+right+" ", o.Words, in-4) {
			if j > 0 {
				lead = "    "
			}
			lines = append(lines, lead+st.Render(l))
		}
		switch {
		case o.Off == "" || !here:
		case f.refused():
			for _, l := range Hang(t.Glyphs.Overdue+" ", o.Off, in-8) {
				lines = append(lines, "        "+t.Wrong.Render(l))
			}
		default:
			for _, l := range Wrap(o.Off, in-8) {
				lines = append(lines, "        "+t.Quiet.Render(l))
			}
		}
		if o.Note != "" && f.has(o.ID) {
			for _, l := range Wrap(o.Note, in-8) {
				lines = append(lines, "        "+t.Quiet.Render(l))
			}
		}
		if here {
			high = top + len(lines) - cy
		}
	}
	return lines, cx, cy, high
}
