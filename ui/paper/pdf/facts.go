package pdf

import "handover/model/document"

// factsBlock adds a block of facts, apart from the one above it.
func (l *layout) factsBlock(b document.Facts) {
	if len(b.Rows) == 0 {
		return
	}
	before := l.gap() - 3
	if l.facts++; l.facts > 1 {
		before = l.size
	}
	strips := l.factRows(l.at.add("Table"), b.Rows, factsLook{before: before, label: l.label})
	keepWithin(strips, 0.15)
	l.add(strips)
}

// commonLabel is the least width of the labels of the facts among some blocks: that of the widest of those that
// leave most of the line to what they say. One long label moves its own block alone.
func (l *layout) commonLabel(blocks []document.Block) float64 {
	const most = 0.24 * measure
	width := 0.0
	for _, b := range blocks {
		facts, _ := b.(document.Facts)
		for _, f := range facts.Rows {
			if w := l.width(f.Label, l.bold()); w <= most {
				width = max(width, w)
			}
		}
	}
	return width
}

// A factsLook is how the rows of some facts are set.
type factsLook struct {
	before float64 // room above the first
	in     float64 // from the left margin
	label  float64 // the least width of the labels
	head   []strip // drawn again where they go on on another page
}

// factRows sets rows of a label and what it says in a table.
func (l *layout) factRows(table *element, rows []document.Fact, look factsLook) []strip {
	label := look.label
	for _, f := range rows {
		label = max(label, l.width(f.Label, l.bold()))
	}
	label = min(label, 0.34*measure)
	value := look.in + label + between
	var out []strip
	for i, f := range rows {
		tr := table.add("TR")
		r := row{above: 3, below: 3.5, rule: 0.5, head: look.head}
		if i == 0 {
			r.before = look.before
		}
		th, td := tr.add("TH"), tr.add("TD")
		th.attributes = rowHead
		out = append(out, l.row(r, cell{of: th, text: f.Label, x: look.in, width: label, style: l.bold()},
			cell{of: td, text: f.Value, x: value, width: measure - value, style: l.body()})...)
	}
	return out
}
