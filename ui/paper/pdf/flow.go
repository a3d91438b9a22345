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
	top, bottom float64 // of the room on each page
	y           float64
	fresh       bool // nothing stands on the page yet, but what is drawn again
	now         []placed
	begin       func(p *page, first bool) // draws the head of a page
}

// fill places strips on pages, and draws them.
func (f *flow) fill(all []strip) {
	for i := range len(all) - 2 {
		if next := all[i+2]; all[i].heading && !next.anew && !next.heading {
			all[i+1].keep = true
		}
	}
	f.turn(nil)
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j].keep && !all[j+1].anew {
			j++
		}
		f.together(all[i : j+1])
		i = j + 1
	}
	f.draw()
}

// together places strips that stay together, so far as a page has room for them.
func (f *flow) together(some []strip) {
	if some[0].anew && !f.fresh {
		f.turn(some[0].head)
	}
	need := 0.0
	for i, s := range some {
		if i > 0 || !f.fresh {
			need += s.before
		}
		need += s.height
	}
	room, page := f.bottom-f.y, f.bottom-f.top
	if !f.fresh && need > room && (need <= page || room < page/3) {
		f.turn(some[0].head)
	}
	for _, s := range some {
		if !f.fresh && s.before+s.height > f.bottom-f.y {
			f.turn(s.head)
		}
		f.place(s)
	}
}

func (f *flow) place(s strip) {
	if !f.fresh {
		f.y += s.before
	}
	if s.part != nil {
		s.part.page, s.part.top = f.pages[len(f.pages)-1], f.y
	}
	f.now = append(f.now, placed{s, f.y})
	f.y += s.height
	f.fresh = false
}

// turn draws the page and begins the next, with the head of a table that goes on there.
func (f *flow) turn(head []strip) {
	f.draw()
	f.pages = append(f.pages, &page{})
	f.begin(f.pages[len(f.pages)-1], len(f.pages) == 1)
	f.y, f.fresh = f.top, true
	for _, s := range head {
		f.place(s)
	}
	f.fresh = true
}

// draw draws what has its place, row by row and in each row cell by cell.
func (f *flow) draw() {
	for from := 0; from < len(f.now); {
		to := from + 1
		for to < len(f.now) && f.now[to].row == f.now[from].row {
			to++
		}
		f.drawRow(f.now[from:to])
		from = to
	}
	f.now = nil
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
