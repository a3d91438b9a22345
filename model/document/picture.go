package document

// A Picture is a drawing, with words that say all that it shows for whoever cannot see it. Lengths are points,
// from the upper left corner. What it draws is black, or a grey.
type Picture struct {
	Caption       string
	Alt           string // everything that it shows, in words
	Width, Height float64
	Shapes        []Shape
}

// A Shape is a piece of a drawing: Stroke, Area or Words.
type Shape interface{ shape() }

type (
	// Stroke is a straight line.
	Stroke struct {
		X1, Y1, X2, Y2 float64
		Thick          float64
		Grey           float64 // from 0, black, to 1, white
	}
	// Area is a filled rectangle.
	Area struct {
		X, Y, Width, Height float64
		Grey                float64 // from 0, black, to 1, white
	}
	// Words are one line of text. X and Y are where its baseline begins, or ends where ToRight is set.
	Words struct {
		X, Y    float64
		Text    string
		Points  float64
		Bold    bool
		ToRight bool // the line ends at X
	}
)

func (Stroke) shape() {}
func (Area) shape()   {}
func (Words) shape()  {}
