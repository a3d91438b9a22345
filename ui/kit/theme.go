package kit

import (
	"strings"

	"charm.land/bubbles/v2/progress"
	"charm.land/lipgloss/v2"
)

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
	Panel    Style // boxes
	Rule     Style // rules that only divide: fainter than words may be, as nothing is lost with them

	Glyphs Glyphs
	Look   Look

	bar progress.Model
}

// NewTheme makes the theme for a look. Its colours are legible on Windows' own palette too, which
// is the hardest: dark backgrounds take 7, 9, 10, 11 and 14, light ones 1, 4, 5 and 13.
func NewTheme(l Look) *Theme {
	plain := lipgloss.NewStyle()
	strong := plain.Bold(true)
	t := &Theme{
		Heading:  styled(strong),
		Name:     styled(strong),
		Selected: styled(strong),
		Button:   styled(strong.Reverse(true)),
		Entry:    styled(plain.Underline(true)),
		Late:     styled(strong),
		Wrong:    styled(strong),
		Key:      styled(strong),
		Glyphs:   unicodeGlyphs,
		Look:     l,
	}
	if l.Simple {
		t.Glyphs = asciiGlyphs
	}
	switch {
	case l.Plain:
	case l.Light:
		t.Name = styled(strong.Foreground(lipgloss.Blue))
		t.Selected = t.Name
		t.Good = styled(plain.Foreground(lipgloss.Blue))
		t.Waits = styled(plain.Foreground(lipgloss.Magenta))
		t.Late = styled(strong.Foreground(lipgloss.Red))
		t.Wrong = t.Late
		t.Key = t.Good
		t.Panel = t.Good
		t.Rule = styled(plain.Foreground(lipgloss.White))
	default:
		t.Quiet = styled(plain.Foreground(lipgloss.White))
		t.Name = styled(strong.Foreground(lipgloss.BrightCyan))
		t.Selected = t.Name
		t.Good = styled(plain.Foreground(lipgloss.BrightGreen))
		t.Waits = styled(plain.Foreground(lipgloss.BrightYellow))
		t.Late = styled(strong.Foreground(lipgloss.BrightRed))
		t.Wrong = t.Late
		t.Key = styled(plain.Foreground(lipgloss.BrightCyan))
		t.Panel = t.Quiet
		t.Rule = styled(plain.Foreground(lipgloss.BrightBlack))
	}
	t.bar = t.newBar()
	return t
}
