package difference

import (
	"strings"

	"handover/model/compare"
	"handover/ui/kit"
)

// ApartLegend says how the sides of a difference are to be read, where neither text came before the other.
const ApartLegend = "What only one of them says stands in " + comeFrom + "curly brackets" + comeTo + "."

// Side draws one of two texts that were written apart, in lines of at most width columns: compare.Gone for the
// first, compare.Come for the second. What only this one says is marked. Unless it is asked for whole, long
// stretches that both say are folded.
func Side(t *kit.Theme, pieces []compare.Piece, side compare.Op, width int, whole bool) []string {
	var own []compare.Piece
	for _, p := range pieces {
		switch {
		case p.Op == side && strings.TrimSpace(p.Text) != "":
			p.Op = compare.Come
		case p.Op == side: // a space or the end of a paragraph
			p.Op = compare.Same
		case p.Op != compare.Same:
			continue
		}
		if n := len(own); n > 0 && p.Op == compare.Same && own[n-1].Op == compare.Same {
			own[n-1].Text += p.Text
			continue
		}
		own = append(own, p)
	}
	return Lines(t, own, width, whole)
}
