// Package letters writes letters in their plainest form, in which what somebody looks for is compared with what was
// written: small, without accents, with straight quotation marks and plain dashes.
package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Byte is the plain form of a character of one byte; a line end is a space.
func Byte(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c == '\n':
		return ' '
	}
	return c
}

// Write writes the plain form of one character of several bytes. It may be longer than the character, or nothing.
func Write(b *strings.Builder, char string) {
	if d := norm.NFD.PropertiesString(char).Decomposition(); len(d) > 0 {
		char = string(d)
	}
	for _, r := range char {
		if unicode.Is(unicode.Mn, r) || r == '\u00ad' {
			continue
		}
		if r = unicode.ToLower(r); r < utf8.RuneSelf {
			b.WriteByte(Byte(byte(r)))
		} else {
			b.WriteString(plain(r))
		}
	}
}

// plain is how a small letter is written that carries its mark within, or a sign that has a plainer form.
func plain(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case '‘', '’', '‚':
		return "'"
	case '“', '”', '„':
		return `"`
	case '–', '—', '‑', '‐':
		return "-"
	case '\u00a0', '\u202f':
		return " "
	}
	return string(r)
}
