package kit

import (
	"fmt"
	"strings"
)

// Bar draws how much of what is needed is settled: a bar and the words "4 of 9", in at most width
// columns. Without room for four columns of bar the words stand alone. Nothing needed says so.
func (t *Theme) Bar(settled, needed, width int) string {
	if needed <= 0 {
		return t.Clip(t.Quiet.Render("nothing needed"), width)
	}
	settled = min(max(settled, 0), needed)
	words := fmt.Sprintf("%d of %d", settled, needed)
	room := width - Width(words) - 1
	if room < 4 {
		return t.Clip(words, width)
	}
	full := room * settled / needed
	if settled > 0 && full == 0 {
		full = 1
	}
	return t.Good.Render(strings.Repeat(t.Glyphs.Full, full)) +
		t.Quiet.Render(strings.Repeat(t.Glyphs.Empty, room-full)) + " " + words
}
