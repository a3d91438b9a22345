package kit

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// initialsAt finds where somebody's initials end that begin at a place, with the full stop that may follow them; 0
// where none begin there. They may be written L.K., L. K., L-K or LK; without a full stop they are so in capitals
// alone, as small letters are words: “as”, “to”. Where their end is cut off, two of them are enough.
func (m masking) initialsAt(s string, at int) (end int) {
	for _, letters := range m.initials {
		end = max(end, initialsEnd(s, at, letters))
	}
	return end
}

func initialsEnd(s string, at int, letters []rune) int {
	stops, small, end := false, false, at
	for i, want := range letters {
		next, r := glyphAt(s, end)
		for i > 0 && slices.Contains(betweenInitials, r) {
			stops = stops || r == '.'
			end = next
			next, r = glyphAt(s, end)
		}
		if i > 1 && cutOff(s[end:]) {
			return end
		}
		if unicode.ToLower(r) != want {
			return 0
		}
		small = small || unicode.IsLower(r)
		end = next
	}
	next, r := glyphAt(s, end)
	if r == '.' {
		return next
	}
	if inWord(r) || small && !stops {
		return 0
	}
	return end
}

// betweenInitials is what may stand between two of somebody's initials.
var betweenInitials = []rune{'.', ' ', '-', '\u00a0'}

// glyphAt gives the letter at a place, past the styles before it, and where it ends.
func glyphAt(s string, at int) (end int, r rune) {
	for at < len(s) {
		n := escape(s[at:])
		if n == 0 {
			break
		}
		at += n
	}
	if at >= len(s) {
		return at, 0
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	return at + size, r
}
