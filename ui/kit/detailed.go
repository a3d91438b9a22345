package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Detailed is a list with all about its selected row: beside it on a wide screen, below it elsewhere.
type Detailed struct {
	*List
	// Detail tells all about the selected row, in lines no wider than width.
	Detail func(width int) []string

	w, h int
}

// NewDetailed makes an empty list with a detail.
func NewDetailed(t *Theme, detail func(width int) []string) *Detailed {
	return &Detailed{List: NewList(t), Detail: detail}
}

// Resize says how many columns and lines Draw fills. Below each other, the list takes as much as it needs and at
// most two fifths.
func (d *Detailed) Resize(w, h int) {
	d.w, d.h = w, h
	if SideBySide(w) {
		d.List.Resize(d.column(), h)
		return
	}
	d.List.Resize(w, max(min(d.Len()+2, h*2/5), 2))
}

// Again fits the list to its rows, after they have changed.
func (d *Detailed) Again() { d.Resize(d.w, d.h) }

func (d *Detailed) column() int { return d.w / 2 }

// Draw draws the list and the detail, and gives the place of the cursor in the list.
func (d *Detailed) Draw() (string, *tea.Cursor) {
	body, cursor := d.List.Draw()
	if SideBySide(d.w) {
		rest := d.w - d.column() - 4
		return Beside(body, FitLines(d.Detail(rest), rest, d.h), d.column(), 4), cursor
	}
	lines := append(strings.Split(body, "\n"), "")
	return FitLines(append(lines, d.Detail(min(d.w, Readable))...), d.w, d.h), cursor
}
