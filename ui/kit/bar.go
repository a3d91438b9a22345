package kit

import (
	"fmt"

	"charm.land/bubbles/v2/progress"
)

// Columns of a bar and of its words. With room for both, every bar of a width ends at the same
// column, and so does every "of".
const (
	barWords = len("  4 of 9 ")
	leastBar = 6 // beside words of that width
)

// Bar draws how much of what is needed is settled: a bar and the words "4 of 9", in at most width
// columns. Without room for four columns of bar the words stand alone. Nothing needed says so.
func (t *Theme) Bar(settled, needed, width int) string {
	if needed <= 0 {
		return t.Clip(t.Quiet.Render("nothing needed"), width)
	}
	settled = min(max(settled, 0), needed)
	words := fmt.Sprintf("%d of %d", settled, needed)
	if width-barWords-1 >= leastBar {
		words = fmt.Sprintf("%3d of %-2d", settled, needed)
	}
	room := width - Width(words) - 1
	if room < 4 {
		return t.Clip(words, width)
	}
	full := room * settled / needed
	if settled > 0 && full == 0 {
		full = 1
	}
	bar := t.bar
	bar.SetWidth(room)
	return bar.ViewAs(float64(full)/float64(room)) + " " + words
}

// newBar makes the bar of a theme.
func (t *Theme) newBar() progress.Model {
	glyph := func(s string) rune { return []rune(s)[0] }
	bar := progress.New(progress.WithoutPercentage(),
		progress.WithFillCharacters(glyph(t.Glyphs.Full), glyph(t.Glyphs.Empty)),
		progress.WithColors(t.Good.Lipgloss().GetForeground()))
	bar.EmptyColor = t.Quiet.Lipgloss().GetForeground()
	return bar
}
