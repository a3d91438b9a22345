package docx

import (
	"cmp"
	"slices"
)

// An edge of an outline, from its upper end; way is 1 where the outline goes down it, and -1 where it goes up.
type edge struct {
	x1, y1, x2, y2 float64
	way            int
}

// scan adds to each dot of a line, of which the first is at left, how much of it lies within the edges at a height.
func scan(edges []edge, y, left float64, cover []float64) {
	type crossing struct {
		x   float64
		way int
	}
	var all []crossing
	for _, e := range edges {
		if y >= e.y1 && y < e.y2 {
			all = append(all, crossing{e.x1 + (e.x2-e.x1)*(y-e.y1)/(e.y2-e.y1), e.way})
		}
	}
	slices.SortFunc(all, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
	winding := 0
	for i := 0; i+1 < len(all); i++ {
		if winding += all[i].way; winding != 0 {
			span(all[i].x-left, all[i+1].x-left, cover)
		}
	}
}

// span adds a piece of a line to the dots that it covers.
func span(from, to float64, cover []float64) {
	from, to = max(from, 0), min(to, float64(len(cover)))
	for x := int(from); x < len(cover) && float64(x) < to; x++ {
		cover[x] += (min(to, float64(x+1)) - max(from, float64(x))) / finer
	}
}
