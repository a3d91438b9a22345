package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"

	"handover/model/document"
	"handover/ui/paper/fonts"
)

// A picture goes into the file as a PNG, which every reader of Word files shows: shapes of Word's own come out
// otherwise in each of them.
const (
	dotsPerInch = 200
	mostDots    = 2400 // of its longer side: more is finer than paper shows
)

// A raster is a picture that is being drawn in dots.
type raster struct {
	img   *image.Gray
	scale float64 // dots to the point
	faces *fonts.Family
	// letters are the outlines of those that were drawn so far
	letters map[set][][]point
}

// drawn draws a picture as PNG.
func drawn(p document.Picture) ([]byte, error) {
	r := &raster{scale: min(dotsPerInch/72.0, mostDots/max(p.Width, p.Height))}
	width, height := int(math.Ceil(p.Width*r.scale)), int(math.Ceil(p.Height*r.scale))
	r.img = image.NewGray(image.Rect(0, 0, max(width, 1), max(height, 1)))
	for i := range r.img.Pix {
		r.img.Pix[i] = 0xFF
	}
	for _, s := range p.Shapes {
		switch s := s.(type) {
		case document.Stroke:
			r.stroke(s)
		case document.Area:
			r.fill([][]point{{{s.X, s.Y}, {s.X + s.Width, s.Y}, {s.X + s.Width, s.Y + s.Height}, {s.X, s.Y + s.Height}}}, s.Grey)
		case document.Words:
			if err := r.words(s); err != nil {
				return nil, fmt.Errorf("draw a picture: %w", err)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, r.img); err != nil {
		return nil, fmt.Errorf("draw a picture: %w", err)
	}
	return b.Bytes(), nil
}

// A point of a drawing, in points from its upper left corner.
type point struct{ x, y float64 }

// stroke draws a line as the thin rectangle that it is.
func (r *raster) stroke(s document.Stroke) {
	length := math.Hypot(s.X2-s.X1, s.Y2-s.Y1)
	if length == 0 {
		return
	}
	half := max(s.Thick, 1/r.scale) / 2 // never thinner than a dot, which would come out pale
	dx, dy := -(s.Y2-s.Y1)/length*half, (s.X2-s.X1)/length*half
	r.fill([][]point{{{s.X1 + dx, s.Y1 + dy}, {s.X2 + dx, s.Y2 + dy}, {s.X2 - dx, s.Y2 - dy}, {s.X1 - dx, s.Y1 - dy}}}, s.Grey)
}

// finer is into how many lines a line of dots is divided, for edges that are not stairs.
const finer = 4

// fill fills what lies within closed outlines, where they wind about it.
func (r *raster) fill(outlines [][]point, grey float64) {
	var edges []edge
	top, bottom, left, right := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, o := range outlines {
		for i, a := range o {
			b := o[(i+1)%len(o)]
			e := edge{a.x * r.scale, a.y * r.scale, b.x * r.scale, b.y * r.scale, 1}
			left, right = min(left, e.x1), max(right, e.x1)
			if e.y1 == e.y2 {
				continue
			}
			if e.y1 > e.y2 {
				e = edge{e.x2, e.y2, e.x1, e.y1, -1}
			}
			top, bottom = min(top, e.y1), max(bottom, e.y2)
			edges = append(edges, e)
		}
	}
	bounds := r.img.Bounds()
	first, last := int(max(top, 0)), int(min(math.Ceil(bottom), float64(bounds.Dy())))
	from, to := int(max(left, 0)), int(min(math.Ceil(right), float64(bounds.Dx())))
	if from >= to || len(edges) == 0 {
		return
	}
	cover := make([]float64, to-from)
	for y := first; y < last; y++ {
		clear(cover)
		for part := range finer {
			scan(edges, float64(y)+(float64(part)+0.5)/finer, float64(from), cover)
		}
		line := r.img.Pix[y*r.img.Stride+from:]
		for x, c := range cover {
			if c > 0 {
				c = min(c, 1)
				line[x] = uint8(math.Round(float64(line[x])*(1-c) + 255*grey*c))
			}
		}
	}
}
