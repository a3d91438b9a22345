package pdf

import (
	"cmp"
	"slices"
)

// A strip is a piece of the document as wide as the page that never breaks: one line of text, or one line of
// each cell of a row.
type strip struct {
	before  float64 // room above it, except where a page begins
	height  float64
	keep    bool // it stays on the page of the one after it
	anew    bool // it begins a new page
	heading bool // it stays with the two after it
	row     int  // strips of one row are drawn cell by cell, so that what is copied reads as it should
	inks    []ink
	behind  func(p *page, top, bottom float64) // what is drawn behind a row, given with its first strip
	head    []strip                            // what is drawn again above it, where it begins a page
	part    *bookmark                          // the part that begins with it
	give    float64                            // how much lower it may be, where that saves a page
	least   float64                            // of a picture: how high it is at the least
	fit     func(height float64)               // and has it drawn so high
}

// An ink draws something of a strip.
type ink struct {
	column int
	of     *element // nil for decoration
	draw   func(p *page, top float64)
}

// A placed strip has its place on a page.
type placed struct {
	strip
	top float64
}

// A flow fills pages with strips.
type flow struct {
	pages       []*page
	top, bottom float64                   // of the room on each page
	line        float64                   // how high a line of the text is
	begin       func(p *page, first bool) // draws the head of a page
}

// fill places strips on pages, and draws them.
func (f *flow) fill(all []strip) {
	for i := range len(all) - 2 {
		if next := all[i+2]; all[i].heading && !next.anew && !next.heading {
			all[i+1].keep = true
		}
	}
	for from := 0; from < len(all) || from == 0; {
		to := from + 1
		for to < len(all) && !all[to].anew {
			to++
		}
		for _, s := range f.balanced(all[from:min(to, len(all))]) {
			f.draw(s)
		}
		from = to
	}
}

// draw draws a page, row by row and in each row cell by cell.
func (f *flow) draw(all sheaf) {
	p := &page{}
	f.pages = append(f.pages, p)
	f.begin(p, len(f.pages) == 1)
	for _, s := range all.on {
		if s.part != nil {
			s.part.page, s.part.top = p, s.top
		}
		if s.fit != nil {
			s.fit(s.height)
		}
	}
	for from := 0; from < len(all.on); {
		to := from + 1
		for to < len(all.on) && all.on[to].row == all.on[from].row {
			to++
		}
		f.drawRow(all.on[from:to])
		from = to
	}
}

func (f *flow) drawRow(row []placed) {
	p := f.pages[len(f.pages)-1]
	if behind := row[0].behind; behind != nil {
		last := row[len(row)-1]
		p.mark(nil)
		behind(p, row[0].top, last.top+last.height)
	}
	type placedInk struct {
		ink
		top float64
	}
	var all []placedInk
	for _, s := range row {
		for _, k := range s.inks {
			all = append(all, placedInk{k, s.top})
		}
	}
	slices.SortStableFunc(all, func(a, b placedInk) int { return cmp.Compare(a.column, b.column) })
	for _, k := range all {
		p.mark(k.of)
		k.draw(p, k.top)
	}
}
