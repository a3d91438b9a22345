package fonts

import (
	"encoding/binary"
	"math"
	"slices"
)

// A sign is a glyph that is drawn here, as neither typeface has it: the boxes, ticks and arrows that come along
// when words are copied out of another program. Its lengths are thousandths of an em.
type sign struct {
	r        rune
	width    int
	contours [][]point // an outer edge runs clockwise, a hole the other way
}

type point struct{ x, y int }

// signs are those that are drawn. Their order is the order of their glyphs, behind the font's own.
func signs() []sign {
	const (
		line = 62 // how thick lines are
		low  = -40
		side = 720
	)
	box := [][]point{square(50, low, side), hole(square(50+line, low+line, side-2*line))}
	tick := []point{{150, 330}, {205, 385}, {330, 250}, {640, 590}, {690, 540}, {330, 150}}
	rise, fall := []point{{200, 130}, {630, 560}, {680, 510}, {250, 80}}, []point{{630, 80}, {200, 510}, {250, 560}, {680, 130}}
	arrow := []point{{60, 290}, {60, 352}, {730, 352}, {530, 552}, {576, 596}, {850, 321}, {576, 46}, {530, 90}, {730, 290}}
	turned := func(x, y func(p point) int) [][]point {
		out := make([]point, len(arrow))
		for i, p := range arrow {
			out[i] = point{x(p), y(p)}
		}
		if area(out) > 0 { // it was turned over: its edge runs the wrong way
			slices.Reverse(out)
		}
		return [][]point{out}
	}
	return []sign{
		{'☐', 820, box},
		{'☑', 820, append(slices.Clone(box), tick)},
		{'☒', 820, append(slices.Clone(box), rise, fall)},
		{'□', 820, box},
		{'■', 820, [][]point{square(50, low, side)}},
		{'▪', 500, [][]point{square(90, 160, 320)}},
		{'▫', 500, [][]point{square(90, 160, 320), hole(square(140, 210, 220))}},
		{'●', 820, [][]point{circle(410, 320, 330)}},
		{'○', 820, [][]point{circle(410, 320, 330), hole(circle(410, 320, 330-line))}},
		{'◦', 500, [][]point{circle(250, 320, 150), hole(circle(250, 320, 95))}},
		{'→', 910, [][]point{arrow}},
		{'←', 910, turned(func(p point) int { return 910 - p.x }, func(p point) int { return p.y })},
		{'↑', 640, turned(func(p point) int { return p.y }, func(p point) int { return p.x - 150 })},
		{'↓', 640, turned(func(p point) int { return p.y }, func(p point) int { return 760 - p.x })},
		{'✓', 820, [][]point{tick}},
		{'✔', 820, [][]point{tick}},
		{'✗', 820, [][]point{rise, fall}},
		{'✘', 820, [][]point{rise, fall}},
	}
}

func square(x, y, side int) []point {
	return []point{{x, y}, {x, y + side}, {x + side, y + side}, {x + side, y}}
}

func circle(x, y, radius int) []point {
	const corners = 32
	var out []point
	for i := range corners {
		s, c := math.Sincos(-2 * math.Pi * float64(i) / corners)
		out = append(out, point{x + int(math.Round(float64(radius)*c)), y + int(math.Round(float64(radius)*s))})
	}
	return out
}

func hole(edge []point) []point {
	out := slices.Clone(edge)
	slices.Reverse(out)
	return out
}

// area is twice what an edge encloses, and negative for one that runs clockwise.
func area(edge []point) int {
	sum := 0
	for i, p := range edge {
		q := edge[(i+1)%len(edge)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}

// outline writes a sign as a glyph of a font of so many units to the em.
func (s sign) outline(units int) []byte {
	var ends, flags, xs, ys []byte
	number := func(to []byte, v int) []byte { return binary.BigEndian.AppendUint16(to, uint16(int16(v))) }
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	last, n := point{}, 0
	for _, edge := range s.contours {
		for _, p := range edge {
			p = point{p.x * units / 1000, p.y * units / 1000}
			box = [4]int{min(box[0], p.x), min(box[1], p.y), max(box[2], p.x), max(box[3], p.y)}
			flags = append(flags, 1) // a corner, with two bytes for each length
			xs, ys = number(xs, p.x-last.x), number(ys, p.y-last.y)
			last = p
		}
		n += len(edge)
		ends = number(ends, n-1)
	}
	out := number(nil, len(s.contours))
	for _, v := range box {
		out = number(out, v)
	}
	out = append(out, ends...)
	out = number(out, 0) // no instructions
	return append(append(append(out, flags...), xs...), ys...)
}
