package kit

import (
	"strconv"
	"strings"
)

// A Style is a way of writing words: a colour of the terminal's sixteen, bold, underlined. The
// zero Style leaves words as they are.
type Style struct{ on string }

const plainAgain = "\x1b[m"

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

// A Look is what a theme is made for.
type Look struct {
	Light  bool // a light background
	Plain  bool // without any colour; bold, underlined and reversed remain
	Simple bool // the ASCII glyphs
}

// LookFor reads from the environment ("NAME=value") what look suits: NO_COLOR with any value means
// no colour, and on Windows a console that says nothing of itself is taken for the old one, whose
// font lacks our glyphs. The background is told later, by the terminal.
func LookFor(environ []string, goos string) Look {
	var l Look
	modern := false
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if goos == "windows" {
			name = strings.ToUpper(name)
		}
		switch name {
		case "NO_COLOR":
			l.Plain = l.Plain || value != ""
		case "WT_SESSION", "TERM_PROGRAM":
			modern = true
		}
	}
	l.Simple = goos == "windows" && !modern
	return l
}

// A Theme is the program's colours and glyphs, named by what they mean. A colour never says
// anything alone: a glyph and a word stand beside it.
type Theme struct {
	Plain    Style // ordinary words
	Quiet    Style // what matters less: hints, dates in passing
	Heading  Style // headings
	Name     Style // the program's name, at the top left
	Selected Style // the row or field where the worker is
	Button   Style // the button that Enter would press
	Entry    Style // the line that words are typed on
	Good     Style // settled, saved
	Waits    Style // not yet, to discuss
	Late     Style // overdue
	Wrong    Style // an error, not saved
	Key      Style // a key's name
	Panel    Style // boxes and rules

	Glyphs Glyphs
	Look   Look
}

// NewTheme makes the theme for a look. Its colours are legible on Windows' own palette too, which
// is the hardest: dark backgrounds take 7, 9, 10, 11 and 14, light ones 1, 4, 5 and 13.
func NewTheme(l Look) *Theme {
	t := &Theme{
		Heading:  style(bold),
		Name:     style(bold),
		Selected: style(bold),
		Button:   style(bold, reversed),
		Entry:    style(underlined),
		Late:     style(bold),
		Wrong:    style(bold),
		Key:      style(bold),
		Glyphs:   unicodeGlyphs,
		Look:     l,
	}
	if l.Simple {
		t.Glyphs = asciiGlyphs
	}
	switch {
	case l.Plain:
	case l.Light:
		t.Name = style(bold, colour(4))
		t.Selected = style(bold, colour(4))
		t.Good = style(colour(4))
		t.Waits = style(colour(5))
		t.Late = style(bold, colour(1))
		t.Wrong = style(bold, colour(1))
		t.Key = style(colour(4))
		t.Panel = style(colour(4))
	default:
		t.Quiet = style(colour(7))
		t.Name = style(bold, colour(14))
		t.Selected = style(bold, colour(14))
		t.Good = style(colour(10))
		t.Waits = style(colour(11))
		t.Late = style(bold, colour(9))
		t.Wrong = style(bold, colour(9))
		t.Key = style(colour(14))
		t.Panel = style(colour(7))
	}
	return t
}

const (
	bold       = 1
	underlined = 4
	reversed   = 7
)

// colour gives the code of one of the terminal's sixteen colours as foreground.
func colour(n int) int {
	if n < 8 {
		return 30 + n
	}
	return 90 + n - 8
}

func style(codes ...int) Style {
	parts := make([]string, len(codes))
	for i, c := range codes {
		parts[i] = strconv.Itoa(c)
	}
	return Style{on: "\x1b[" + strings.Join(parts, ";") + "m"}
}
