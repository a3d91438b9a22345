package kit

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/progress"
)

// Columns of a bar and of the words behind it. With room for both, all bars of a width end at the
// same column, and so does every "of".
const (
	barWords = len("  4 of 9 ")
	leastBar = 5
)

// Bar draws how much of what is needed is settled: a bar and the words "4 of 9", in at most width
// columns. Without room for four columns of bar the words stand alone. Nothing needed says so.
func (t *Theme) Bar(settled, needed, width int) string {
	if needed <= 0 {
		return t.Clip(t.Quiet.Render("nothing needed"), width)
	}
	settled = min(max(settled, 0), needed)
	words := fmt.Sprintf(" %2d of %-2d", settled, needed)
	if width < leastBar+barWords {
		words = fmt.Sprintf(" %d of %d", settled, needed)
	}
	room := width - Width(words)
	if room < 4 {
		return t.Clip(strings.TrimSpace(words), width)
	}
	return t.Gauge(settled, needed, room) + words
}

// Gauge draws the bar alone, in exactly width columns. The figures stand beside it.
func (t *Theme) Gauge(settled, needed, width int) string {
	width = max(width, 1)
	full := width
	if needed > 0 {
		full = width * min(max(settled, 0), needed) / needed
	}
	if settled > 0 && full == 0 {
		full = 1
	}
	bar := t.bar
	bar.SetWidth(width)
	return bar.ViewAs(float64(full) / float64(width))
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
