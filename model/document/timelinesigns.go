package document

import (
	"fmt"

	"handover/model"
)

// A cluster is marks of a lane that stand so close that they share a sign.
type cluster struct {
	marks []int
	x     float64
	edge  float64 // -1 for what lies before all that is drawn, 1 for what lies after it
}

// clusters gathers the marks of a lane, in the order of their days, until no two signs or numbers touch.
func (d *drawing) clusters(of lane) []cluster {
	var out []cluster
	for _, i := range of.marks {
		c := cluster{marks: []int{i}, x: d.x(d.Marks[i].On)}
		switch on := d.Marks[i].On; {
		case on < d.scale.From:
			c.x, c.edge = drawnLabel+drawnEdge/2, -1
		case on > d.scale.To:
			c.x, c.edge = drawnWidth-drawnEdge/2, 1
		}
		out = append(out, c)
		for n := len(out); n > 1 && d.touch(out[n-2], out[n-1]); n = len(out) {
			a, b := out[n-2], out[n-1]
			joined := cluster{marks: append(append([]int{}, a.marks...), b.marks...), edge: a.edge}
			if joined.x = a.x; a.edge == 0 {
				joined.x = (d.x(d.Marks[joined.marks[0]].On) + d.x(d.Marks[i].On)) / 2
			}
			out = append(out[:n-2], joined)
		}
	}
	return out
}

func (d *drawing) touch(a, b cluster) bool {
	return a.edge == b.edge && (a.edge != 0 || a.x+a.half()+numbersApart > b.x-b.half())
}

// numbersApart is the least room between the numbers of two signs: "25–28" and "32–33" are not to be read as one.
const numbersApart = 7

// half is half the width of a sign with its numbers.
func (c cluster) half() float64 {
	most := 5.0
	for _, words := range c.numbers() {
		most = max(most, wide(words)/2)
	}
	return most
}

// mostNumbers is how many lines of numbers stand beneath one sign.
const mostNumbers = 8

// numbers are the numbers of the marks, a line for each run of them: "4", "7–9".
func (c cluster) numbers() []string {
	var out []string
	for from := 0; from < len(c.marks); {
		to := from
		for to+1 < len(c.marks) && c.marks[to+1] == c.marks[to]+1 {
			to++
		}
		words := fmt.Sprint(c.marks[from] + 1)
		if to > from {
			words = fmt.Sprintf("%d–%d", c.marks[from]+1, c.marks[to]+1)
		}
		out, from = append(out, words), to+1
	}
	if len(out) > mostNumbers { // the table has them all
		out = append(out[:mostNumbers-1], "…")
	}
	return out
}

// sign draws the sign of marks: an arrow where they lie beyond what is drawn.
func (d *drawing) sign(c cluster, y float64) {
	if c.edge != 0 {
		d.arrow(c.x-5*c.edge, y, c.edge)
		return
	}
	var marks []model.Mark
	for _, i := range c.marks {
		marks = append(marks, d.Marks[i])
	}
	d.shape(c.x, y, marks)
}

// shape draws a cross where any of the marks is late; else a square: full where all have been, empty where none
// has, and half full where some have.
func (d *drawing) shape(x, y float64, marks []model.Mark) {
	const r = 3.5
	done, late := 0, false
	for _, m := range marks {
		late = late || m.Late(d.Today)
		if m.Done {
			done++
		}
	}
	if late {
		d.draw(Stroke{x - r, y - r, x + r, y + r, 1.8, 0}, Stroke{x - r, y + r, x + r, y - r, 1.8, 0})
		return
	}
	d.draw(Area{x - r, y - r, 2 * r, 2 * r, 0})
	switch done {
	case len(marks):
	case 0:
		d.draw(Area{x - r + 1, y - r + 1, 2*r - 2, 2*r - 2, 1})
	default:
		d.draw(Area{x, y - r + 1, r - 1, 2*r - 2, 1})
	}
}
