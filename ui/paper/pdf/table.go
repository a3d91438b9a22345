package pdf

import (
	"strings"

	"handover/model/document"
)

// What the head of a row or of a column is the head of.
const (
	rowHead    = "/O/Table/Scope/Row"
	columnHead = "/O/Table/Scope/Column"
)

// between is the room between two columns.
const between = 14

// table adds a table with its caption and head; one with more columns than can be read beside each other, as a
// block of labels for each row.
func (l *layout) table(t document.Table) {
	widths, ok := l.columns(t)
	if !ok {
		l.labelled(t)
		return
	}
	table := l.at.add("Table")
	from := len(l.all)
	l.words(table.add("Caption"), t.Caption, l.bold(), row{before: 1.2 * l.gap(), below: 2, whole: true, keep: true})

	cells := func(tr *element, tag string, text []string, st style, attributes string) []cell {
		var out []cell
		x := 0.0
		for i, words := range text {
			e := tr.add(tag)
			e.attributes = attributes
			out = append(out, cell{of: e, text: words, x: x + between/2, width: widths[i] - between, style: st})
			x += widths[i]
		}
		return out
	}
	head := l.row(row{above: 3, below: 3.5, whole: true, keep: true, rule: 0.8, behind: band},
		cells(table.add("THead").add("TR"), "TH", t.Head, l.bold(), columnHead)...)
	l.add(head)
	again := asDecoration(head)
	body := table
	if len(t.Rows) > 0 {
		body = table.add("TBody")
	}
	for i, text := range t.Rows {
		last := i == len(t.Rows)-2 // but one: no row stands alone over the page
		strips := l.row(row{above: 3, below: 3.5, rule: 0.5, head: again, keep: last}, cells(body.add("TR"), "TD", text, l.body(), "")...)
		keepWithin(strips, 0.4)
		l.add(strips)
	}
	keepWithin(l.all[from:], shortTable)
}

// shortTable is how much of a page a table may take that does not go over two.
const shortTable = 0.2

// keepWithin keeps strips together unless they take more than a share of a page: it would be left empty for them.
func keepWithin(strips []strip, share float64) {
	height := 0.0
	for _, s := range strips {
		height += s.height
	}
	for i := range strips[:len(strips)-1] {
		strips[i].keep = strips[i].keep || height <= share*(pageHeight-2*margin)
	}
}

// band is the grey behind a table's head.
func band(p *page, top, bottom float64) { p.area(margin, top, measure, bottom-top, bandGrey) }

// asDecoration is a head that is drawn again on the next page: it is read aloud only once.
func asDecoration(head []strip) []strip {
	out := make([]strip, len(head))
	for i, s := range head {
		inks := make([]ink, len(s.inks))
		for j, k := range s.inks {
			k.of = nil
			inks[j] = k
		}
		s.inks, s.anew, s.part, s.keep = inks, false, nil, true
		out[i] = s
	}
	return out
}

// columns shares the width of the page out among a table's columns: to each its longest word, and the rest by
// how much more there is to say in it. It is false where they cannot be read beside each other.
func (l *layout) columns(t document.Table) ([]float64, bool) {
	for _, short := range []float64{10, 6} { // ems: what is no longer stays on one line, if there is room for that
		if widths, ok := l.share(t, short*l.size); ok {
			return widths, l.headFits(t.Head, widths)
		}
	}
	return nil, false
}

// share shares the width out where words no longer than a length stay on one line.
func (l *layout) share(t document.Table, short float64) ([]float64, bool) {
	n := len(t.Head)
	least, most := make([]float64, n), make([]float64, n)
	see := func(i int, text string, bold bool) {
		for part := range strings.SplitSeq(text, "\n") {
			gs := l.set(part, bold)
			whole := ems(gs)*l.size + between + 0.1
			most[i] = max(most[i], min(whole, measure))
			word := longest(gs)*l.size + between + 0.1
			least[i] = max(least[i], word, min(whole, 6*l.size+between))
			if whole <= short+between {
				least[i] = max(least[i], whole)
			}
		}
	}
	for i, head := range t.Head {
		see(i, head, true)
	}
	for _, row := range t.Rows {
		for i, text := range row {
			see(i, text, false)
		}
	}
	// A word of a monstrous length breaks rather than take the others' room.
	sumLeast, sumMost := 0.0, 0.0
	for i := range least {
		least[i] = min(least[i], measure/3)
		most[i] = max(most[i], least[i])
		sumLeast += least[i]
		sumMost += most[i]
	}
	if sumLeast > measure {
		return nil, false
	}
	out := make([]float64, n)
	for i := range out {
		if sumMost <= measure {
			out[i] = most[i] + (measure-sumMost)*most[i]/sumMost
		} else {
			out[i] = least[i] + (measure-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		}
	}
	return out, true
}

// headFits reports whether a head leaves a page room for the rows under it.
func (l *layout) headFits(head []string, widths []float64) bool {
	for i, text := range head {
		if len(l.lines(text, l.bold(), widths[i]-between)) > 6 {
			return false
		}
	}
	return true
}

// labelled adds a table whose columns do not fit: each row is a table of its own of labels and what they say,
// and its first cell is the heading of it.
func (l *layout) labelled(t document.Table) {
	l.words(l.at.add("P"), t.Caption, l.bold(), row{before: 1.2 * l.gap(), whole: true, keep: true})
	label := l.commonLabel([]document.Block{labelsOf(t)})
	for _, text := range t.Rows {
		table := l.at.add("Table")
		name := t.Head[0]
		if text[0] != "" {
			name += ": " + text[0]
		}
		caption := l.row(row{before: l.gap(), above: 3, below: 3, whole: true, keep: true, behind: band},
			cell{of: table.add("Caption"), text: name, x: between / 2, width: measure - between, style: l.bold()})
		if len(caption) > 6 { // an essay of a name: it may go on on the next page
			caption = l.row(row{before: l.gap(), keep: true}, cell{of: table.under[0], text: name, width: measure, style: l.bold()})
		}
		var facts []document.Fact
		for i := 1; i < len(text); i++ {
			if text[i] != "" { // empty: not asked
				facts = append(facts, document.Fact{Label: t.Head[i], Value: text[i]})
			}
		}
		if len(facts) == 0 { // a caption alone is no table
			table.tag, table.under[0].tag = "Div", "P"
			caption[len(caption)-1].keep = false
			l.add(caption)
			continue
		}
		look := factsLook{in: between / 2, label: label}
		if len(caption) <= 6 {
			look.head = asDecoration(caption)
		}
		strips := append(caption, l.factRows(table, facts, look)...)
		keepWithin(strips, 0.4)
		l.add(strips)
	}
}

// labelsOf are the heads of a table as labels.
func labelsOf(t document.Table) document.Facts {
	var f document.Facts
	for _, head := range t.Head {
		f.Rows = append(f.Rows, document.Fact{Label: head})
	}
	return f
}
