package docx

import (
	"fmt"

	"handover/model/document"
	"handover/ui/paper/fonts"
)

// A set is a letter of a face.
type set struct {
	face  *fonts.Face
	glyph int
}

// words draws a line of text. A character that no face has comes out as an empty box: the picture's alternative
// text has it all the same.
func (r *raster) words(s document.Words) error {
	if r.faces == nil {
		f, err := fonts.Load()
		if err != nil {
			return err
		}
		r.faces, r.letters = f, map[set][][]point{}
	}
	first, second := r.faces.Regular, r.faces.WideRegular
	if s.Bold {
		first, second = r.faces.Bold, r.faces.WideBold
	}
	var line []set
	wide := 0.0
	for _, c := range s.Text {
		g := set{first, first.Glyph(c)}
		if g.glyph == 0 {
			if other := second.Glyph(c); other != 0 {
				g = set{second, other}
			}
		}
		line = append(line, g)
		wide += float64(g.face.Width(g.glyph)) * s.Points / float64(g.face.UnitsPerEm)
	}
	x := s.X
	if s.ToRight {
		x -= wide
	}
	for _, g := range line {
		unit := s.Points / float64(g.face.UnitsPerEm)
		letter, ok := r.letters[g]
		if !ok {
			var err error
			if letter, err = outlines(g.face, g.glyph); err != nil {
				return err
			}
			r.letters[g] = letter
		}
		placed := make([][]point, len(letter))
		for i, o := range letter {
			for _, p := range o {
				placed[i] = append(placed[i], point{x + p.x*unit, s.Y - p.y*unit})
			}
		}
		r.fill(placed, 0)
		x += float64(g.face.Width(g.glyph)) * unit
	}
	return nil
}

// outlines gives a glyph's closed outlines in the font's units, with y upwards and curves as short lines. They
// are read from the subset of the font that holds the glyph alone, numbered 0, and what it is composed of.
func outlines(face *fonts.Face, glyph int) ([][]point, error) {
	sub, err := face.Subset([]int{glyph})
	if err != nil {
		return nil, err
	}
	var loca, glyf fonts.Table
	for i := range fonts.Table(sub).U16(4) {
		at := 12 + 16*i
		t := fonts.Table(sub).Part(fonts.Table(sub).U32(at+8), fonts.Table(sub).U32(at+12))
		switch string(fonts.Table(sub).Part(at, 4)) {
		case "loca":
			loca = t
		case "glyf":
			glyf = t
		}
	}
	if loca == nil || glyf == nil {
		return nil, fmt.Errorf("the font %s has no outlines", face.Name)
	}
	return outline(loca, glyf, 0, 0), nil
}

// deepest is how far composed glyphs may be composed of others.
const deepest = 4

// outline reads one glyph of a subset.
func outline(loca, glyf fonts.Table, glyph, depth int) [][]point {
	g := glyf.Part(loca.U32(4*glyph), loca.U32(4*glyph+4)-loca.U32(4*glyph))
	if len(g) < 10 || depth > deepest {
		return nil
	}
	if n := g.I16(0); n >= 0 {
		return simple(g, n)
	}
	var out [][]point
	for at := 10; at+4 <= len(g); {
		flags, piece := g.U16(at), g.U16(at+2)
		at += 4
		var dx, dy float64
		if flags&1 != 0 {
			dx, dy, at = float64(g.I16(at)), float64(g.I16(at+2)), at+4
		} else {
			dx, dy, at = float64(int8(g.U8(at))), float64(int8(g.U8(at+1))), at+2
		}
		if flags&2 == 0 { // by points that are to meet, which no face here does
			dx, dy = 0, 0
		}
		a, b, c, d := 1.0, 0.0, 0.0, 1.0
		f := func(i int) float64 { return float64(g.I16(at+2*i)) / 16384 }
		switch {
		case flags&0x08 != 0:
			a, d, at = f(0), f(0), at+2
		case flags&0x40 != 0:
			a, d, at = f(0), f(1), at+4
		case flags&0x80 != 0:
			a, b, c, d, at = f(0), f(1), f(2), f(3), at+8
		}
		for _, o := range outline(loca, glyf, piece, depth+1) {
			for i, p := range o {
				o[i] = point{a*p.x + c*p.y + dx, b*p.x + d*p.y + dy}
			}
			out = append(out, o)
		}
		if flags&0x20 == 0 {
			break
		}
	}
	return out
}

// simple reads a glyph that is not composed of others.
func simple(g fonts.Table, n int) [][]point {
	ends := make([]int, n)
	for i := range ends {
		ends[i] = g.U16(10 + 2*i)
	}
	if n == 0 {
		return nil
	}
	points := ends[n-1] + 1
	at := 10 + 2*n
	at += 2 + g.U16(at)
	var flags []int
	for len(flags) < points && at < len(g) {
		flag := g.U8(at)
		at++
		flags = append(flags, flag)
		if flag&8 != 0 {
			for again := g.U8(at); again > 0; again-- {
				flags = append(flags, flag)
			}
			at++
		}
	}
	if len(flags) < points {
		return nil
	}
	read := func(short, same int) []float64 {
		out, v := make([]float64, points), 0
		for i := range out {
			switch {
			case flags[i]&short != 0:
				if by := g.U8(at); flags[i]&same != 0 {
					v += by
				} else {
					v -= by
				}
				at++
			case flags[i]&same == 0:
				v += g.I16(at)
				at += 2
			}
			out[i] = float64(v)
		}
		return out
	}
	xs := read(2, 16)
	ys := read(4, 32)
	var out [][]point
	from := 0
	for _, end := range ends {
		if end < from || end >= points {
			return out
		}
		out = append(out, flat(xs[from:end+1], ys[from:end+1], flags[from:end+1]))
		from = end + 1
	}
	return out
}

// flat makes short lines of an outline's curves. A point that is not on the curve pulls it; between two of those
// lies one that is.
func flat(xs, ys []float64, flags []int) []point {
	const steps = 6
	n := len(xs)
	at := func(i int) point { return point{xs[i%n], ys[i%n]} }
	on := func(i int) bool { return flags[i%n]&1 != 0 }
	middle := func(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2} }
	start := at(0)
	if !on(0) {
		if start = at(n - 1); !on(n - 1) {
			start = middle(at(n-1), at(0))
		}
	}
	out := []point{start}
	now := start
	for i := range n {
		switch {
		case on(i):
			now = at(i)
			out = append(out, now)
		default:
			to := at(i + 1)
			if i == n-1 {
				to = start
			} else if !on(i + 1) {
				to = middle(at(i), to)
			}
			for k := 1; k <= steps; k++ {
				t := float64(k) / steps
				out = append(out, point{
					(1-t)*(1-t)*now.x + 2*t*(1-t)*at(i).x + t*t*to.x,
					(1-t)*(1-t)*now.y + 2*t*(1-t)*at(i).y + t*t*to.y,
				})
			}
			now = to
		}
	}
	return out
}
