package docx

import (
	"slices"

	"handover/model/document"
	"handover/ui/paper/tidy"
)

// A look is how a table is drawn.
type look struct {
	style               string // "Grid", "Facts", or none for a table without lines
	firstRow, firstCell bool   // whose cells are the heads of the others
	caption             string // for whoever is read the table out
	rtl                 bool
}

// begin begins a table of columns so wide, in twips.
func (x *markup) begin(l look, widths []int) {
	total := 0
	for _, n := range widths {
		total += n
	}
	x.raw(`<w:tbl><w:tblPr>`)
	if l.style != "" {
		x.raw(`<w:tblStyle w:val="`, l.style, `"/>`)
	}
	if l.rtl {
		x.raw(`<w:bidiVisual/>`)
	}
	x.raw(`<w:tblW w:w="`, itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`)
	if l.style == "" {
		x.raw(`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="`, itoa(apart), `" w:type="dxa"/></w:tblCellMar>`)
	}
	yes := map[bool]string{false: "0", true: "1"}
	value := 0x0600 // no bands
	if l.firstRow {
		value |= 0x20
	}
	if l.firstCell {
		value |= 0x80
	}
	const hex = "0123456789ABCDEF"
	x.raw(`<w:tblLook w:val="0`, string([]byte{hex[value>>8&15], hex[value>>4&15], hex[value&15]}), `" w:firstRow="`, yes[l.firstRow], `" w:lastRow="0" w:firstColumn="`, yes[l.firstCell], `" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if l.caption != "" {
		x.raw(`<w:tblCaption w:val="`)
		x.text(l.caption)
		x.raw(`"/>`)
	}
	x.raw(`</w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		x.raw(`<w:gridCol w:w="`, itoa(n), `"/>`)
	}
	x.raw(`</w:tblGrid>`)
}

// row begins a row: whole where it may not break over a page, head where it repeats on each page.
func (x *markup) row(whole, head bool) {
	x.raw(`<w:tr>`)
	if whole || head {
		x.raw(`<w:trPr>`)
		if whole {
			x.raw(`<w:cantSplit/>`)
		}
		if head {
			x.raw(`<w:tblHeader/>`)
		}
		x.raw(`</w:trPr>`)
	}
}

// cell writes a cell of paragraphs; without one it is empty.
func (x *markup) cell(width int, of ...paragraph) {
	x.raw(`<w:tc><w:tcPr><w:tcW w:w="`, itoa(width), `" w:type="dxa"/></w:tcPr>`)
	if len(of) == 0 {
		of = []paragraph{{style: "TableText"}}
	}
	for _, p := range of {
		x.par(p)
	}
	x.raw(`</w:tc>`)
}

// table writes a table; where it has more to say than so many columns can hold at a size that can be read,
// each row as a block of its own, with each cell beside its head. A page turned on its side was the other
// way: it tears the table from the text around it, and is still too narrow for sentences in eight columns.
func (w *writer) table(t document.Table) {
	cols, readable := columns(append([][]string{t.Head}, t.Rows...), w.d.Points*tableSize(w.d), textWidth)
	if !readable {
		w.blocks(t)
		return
	}
	w.par(paragraph{style: "Caption", text: t.Caption})
	w.begin(look{style: "Grid", firstRow: true, caption: t.Caption, rtl: tidy.Direction(t.Head[0])}, cols)
	w.row(true, true)
	for i, head := range t.Head {
		w.cell(cols[i], paragraph{style: "TableHead", text: head})
	}
	w.raw(`</w:tr>`)
	splits := anyToLeft(t.Rows)
	all, tall := 0, make([]int, len(t.Rows))
	for r, row := range t.Rows {
		for i, cell := range row {
			tall[r] = max(tall[r], height(cell, w.d.Points*tableSize(w.d), cols[i]))
		}
		all += tall[r]
	}
	for r, row := range t.Rows {
		w.row(tall[r] <= shortRow && !splits, false)
		next := r < len(t.Rows)-1 && (all <= fewLines || r == len(t.Rows)-2) // no row stands alone over the page
		for i, cell := range row {
			w.cell(cols[i], paragraph{style: "TableText", text: cell, keepNext: next})
		}
		w.raw(`</w:tr>`)
	}
	w.raw(`</w:tbl>`)
	w.gap()
}

// blocks writes each row of a table as labels and what they say, under its first cell. What is empty was not
// asked, and is left out.
func (w *writer) blocks(t document.Table) {
	w.par(paragraph{style: "Caption", text: t.Caption})
	for _, row := range t.Rows {
		var facts []document.Fact
		for i, cell := range row[1:] {
			if cell != "" {
				facts = append(facts, document.Fact{Label: t.Head[i+1], Value: cell})
			}
		}
		w.par(paragraph{style: "RowHead", text: t.Head[0] + ": " + row[0], keepNext: len(facts) > 0})
		w.facts(facts)
	}
}

// shortRow is how many lines a row may have that goes whole onto the next page; a longer one breaks over the two.
const shortRow = 4

// fewLines is how long facts may be that stay on one page: whom to ring, and who they are.
const fewLines = 12

// anyToLeft reports whether a cell is written from right to left. LibreOffice 7.4 leaves out whole rows of such a table
// at the foot of a page where a row is kept whole, so that there all of them may break.
func anyToLeft(rows [][]string) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return slices.ContainsFunc(row, tidy.Direction) })
}

// facts writes labels with what they say, each label the head of its row.
func (w *writer) facts(rows []document.Fact) {
	if len(rows) == 0 {
		return
	}
	label := textWidth * 18 / 100
	for _, f := range rows {
		line, word := widths(f.Label, w.d.Points*tableSize(w.d)*boldRoom)
		label = max(label, min(line+padding, textWidth*34/100), min(word+padding, textWidth*45/100))
	}
	lines, tall := 0, make([]int, len(rows))
	for i, f := range rows {
		tall[i] = height(f.Value, w.d.Points*tableSize(w.d), textWidth-label)
		lines += tall[i]
	}
	together := lines <= fewLines
	var cells [][]string
	for _, f := range rows {
		cells = append(cells, []string{f.Label, f.Value})
	}
	splits := anyToLeft(cells)
	w.begin(look{style: "Facts", firstCell: true, rtl: tidy.Direction(rows[0].Label)}, []int{label, textWidth - label})
	for i, f := range rows {
		w.row(tall[i] <= shortRow && !splits, false)
		next := i < len(rows)-1 && (i == 0 || together)
		w.cell(label, paragraph{style: "TableLabel", text: f.Label, keepNext: next})
		w.cell(textWidth-label, paragraph{style: "TableText", text: f.Value, keepNext: next})
		w.raw(`</w:tr>`)
	}
	w.raw(`</w:tbl>`)
	w.gap()
}
