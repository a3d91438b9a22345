package pdf

import (
	"fmt"

	"handover/model/document"
)

// smallest is how much smaller a drawing may be, so that it need not go onto the next page.
const smallest = 0.85

// picture adds a drawing: as large as it says, or as large as the page has room for.
func (l *layout) picture(b document.Picture) {
	tallest := 0.85 * l.room // it has a heading above it
	scale := min(1, measure/b.Width, tallest/b.Height)
	if b.Caption != "" { // a paragraph: in the figure it would be read only where the figure's words are not
		l.words(l.at.add("P"), b.Caption, l.bold(), row{before: 1.2 * l.gap(), below: 4, whole: true, keep: true})
	}
	figure := l.at.add("Figure")
	figure.alt = b.Alt
	l.rows++
	const under = 4
	height := b.Height * scale
	fit := func(room float64) { height, scale = room-under, (room-under)/b.Height }
	l.add([]strip{{before: l.gap(), height: height + under, least: smallest*height + under, fit: fit, row: l.rows, inks: []ink{{0, figure, func(p *page, top float64) {
		figure.attributes = fmt.Sprintf("/O/Layout/Placement/Block/BBox[%s %s %s %s]",
			num(margin), num(pageHeight-top-height), num(margin+b.Width*scale), num(pageHeight-top))
		for _, s := range b.Shapes {
			l.shape(p, s, margin, top, scale)
		}
	}}}}})
}

// shape draws one piece of a drawing whose upper left corner is at x and y.
func (l *layout) shape(p *page, s document.Shape, x, y, scale float64) {
	switch s := s.(type) {
	case document.Stroke:
		p.line(x+s.X1*scale, y+s.Y1*scale, x+s.X2*scale, y+s.Y2*scale, s.Thick*scale, s.Grey)
	case document.Area:
		p.area(x+s.X*scale, y+s.Y*scale, s.Width*scale, s.Height*scale, s.Grey)
	case document.Words:
		st := style{bold: s.Bold, size: s.Points * scale}
		gs := l.set(s.Text, s.Bold)
		at := x + s.X*scale
		if s.ToRight {
			at -= ems(gs) * st.size
		}
		p.text(gs, at, y+s.Y*scale, st)
	}
}
