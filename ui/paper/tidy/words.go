package tidy

import (
	"strings"

	"golang.org/x/text/unicode/bidi"

	"handover/model"
)

// words cleans what may run over several lines, and keeps together what belongs together.
func words(s string) string { return together(model.Clean(writable(s))) }

// line does so for what is one line.
func line(s string) string {
	return together(strings.TrimSpace(strings.ReplaceAll(model.Clean(writable(s)), "\n", " ")))
}

// writable takes out the two characters that are valid UTF-8, no control characters, and yet cannot stand in
// XML 1.0: Word refuses a file that holds one. The bullets of a list that was pasted from Word are signs of its own
// symbol typeface, which no other has: they become plain ones. It comes before Clean, which composes what then stands
// together.
func writable(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '\uFFFE' || r == '\uFFFF' || symbol(r) }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\uFFFE' || r == '\uFFFF':
			return -1
		case symbol(r):
			return '•'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// symbol reports whether r is a sign of a symbol typeface, as Word has them in its lists.
func symbol(r rune) bool { return r >= '\uF020' && r <= '\uF0FF' }

// Direction reports whether a paragraph is set from right to left: its first letter that has a direction says so.
func Direction(s string) (rtl bool) {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
