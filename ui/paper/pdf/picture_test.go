package pdf

import (
	"math"
	"strings"
	"testing"

	"handover/model/document"
)

func TestAPictureIsSaidInWordsAndDrawnWithinThePage(t *testing.T) {
	for _, size := range [][2]float64{{300, 60}, {2000, 100}, {100, 5000}} {
		r, sheets, tree := reread(t, one(document.Para{Text: strings.Repeat("Words. ", 400)}, document.Picture{Caption: "The year", Alt: "A line.", Width: size[0], Height: size[1],
			Shapes: []document.Shape{document.Stroke{X2: size[0], Y2: size[1]}, document.Words{X: size[0], Y: size[1], Text: "Words", Points: 9, ToRight: true}}}))
		if !strings.Contains(tree, "P: The year\n") || !strings.Contains(tree, "Figure in a box Alt “A line.”: Words") {
			t.Errorf("the structure is\n%s", tree)
		}
		for i, s := range sheets {
			if err := s.inside(); err != nil {
				t.Errorf("page %d: %v", i+1, err)
			}
		}
		for _, o := range r.objects {
			e, _ := o.(dict)
			if box := r.list(r.dict(e["A"])["BBox"]); e["S"] == name("Figure") {
				w, h := box[2].(float64)-box[0].(float64), box[3].(float64)-box[1].(float64)
				if box[1].(float64) < margin || box[3].(float64) > pageHeight-margin || w > measure+0.01 || math.Abs(w/h-size[0]/size[1]) > 0.02*size[0]/size[1] {
					t.Errorf("a picture of %v is drawn at %v", size, box)
				}
			}
		}
	}
}
