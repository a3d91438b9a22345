package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean puts typed or pasted text into the one form in which it is kept: composed (NFC), lines
// ended by a line feed, tabs as four spaces, and without control and direction-changing
// characters, which could make a record read otherwise than it was written. What is not UTF-8
// becomes U+FFFD.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	return composed(strings.Map(func(r rune) rune {
		if Forbidden(r) && !rewritten(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// CleanLine is Clean for a single line: line ends become spaces, and the ends are trimmed.
func CleanLine(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// composed is the part of Clean that changes only how words are written, not which: composed
// letters, line ends and tabs.
func composed(s string) string {
	if plain(s) || !utf8.ValidString(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\t", "    ").Replace(s)
	return norm.NFC.String(s)
}

// rewritten reports whether composed writes r in another way.
func rewritten(r rune) bool { return r == '\r' || r == '\u0085' || r == '\t' }

// Forbidden reports whether r may not stand in a record: a control character other than the line
// feed, or one that changes the direction of what follows.
func Forbidden(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r), r == '\uFEFF':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// plain reports whether s is printable ASCII and line feeds, which Clean leaves as they are.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if b := s[i]; b >= 0x7f || b < ' ' && b != '\n' {
			return false
		}
	}
	return true
}
