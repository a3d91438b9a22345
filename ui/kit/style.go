package kit

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A Style is a way of writing words: a colour of the terminal's sixteen, bold, underlined. The
// zero Style leaves words as they are.
type Style struct {
	look lipgloss.Style
	on   string // what Lip Gloss writes before the words
}

const plainAgain = "\x1b[m"

// styled keeps what Lip Gloss writes before words in a style. Render does not go through Lip Gloss
// itself, for three reasons: it drops the outer style where a style within the words ends, it fills
// the lines of a body to one width, and it writes underlined words rune by rune, which takes marks
// off their letters.
func styled(look lipgloss.Style) Style {
	on, _, _ := strings.Cut(look.UnderlineSpaces(false).Render("x"), "x")
	return Style{look: look, on: on}
}

// Lipgloss returns the style for what Lip Gloss draws itself, such as a border.
func (s Style) Lipgloss() lipgloss.Style { return s.look }

// Render writes words in the style. Each line is closed by itself, so that a body may be cut into
// lines; a style within the words ends with itself and this one goes on.
func (s Style) Render(words string) string {
	if s.on == "" || words == "" {
		return words
	}
	if strings.Contains(words, plainAgain) {
		words = strings.ReplaceAll(words, plainAgain, plainAgain+s.on)
	}
	if strings.Contains(words, "\n") {
		words = strings.ReplaceAll(words, "\n", plainAgain+"\n"+s.on)
	}
	return s.on + words + plainAgain
}
