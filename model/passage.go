package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FindPassage finds where words stand in a text, wherever its lines break: the first and the last byte of each
// place, none within another.
func FindPassage(text, words string) [][2]int {
	var out [][2]int
	for from := 0; from < len(text); {
		if end, ok := startsWith(text[from:], words); ok {
			out = append(out, [2]int{from, from + end})
			from += end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	return out
}

// FindWords is FindPassage for words that stand by themselves: “Jo” does not stand in “Jonah”.
func FindWords(text, words string) [][2]int {
	return slices.DeleteFunc(FindPassage(text, words), func(at [2]int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		first, _ := utf8.DecodeRuneInString(text[at[0]:])
		last, _ := utf8.DecodeLastRuneInString(text[:at[1]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		return inWord(before) && inWord(first) || inWord(last) && inWord(after)
	})
}

// startsWith reports whether a text begins with some words, and where they end in it. Any run of space is like any
// other; so are capital and small letters, and the shapes of quotes and dashes.
func startsWith(text, words string) (end int, ok bool) {
	words = trimmed(words)
	if words == "" {
		return 0, false
	}
	for words != "" {
		w, size := utf8.DecodeRuneInString(words)
		if !unicode.IsSpace(w) {
			if end >= len(text) {
				return 0, false
			}
			r, n := utf8.DecodeRuneInString(text[end:])
			if sameRune(r) != sameRune(w) {
				return 0, false
			}
			end, words = end+n, words[size:]
			continue
		}
		n := spaces(text[end:])
		if n == 0 {
			return 0, false
		}
		end, words = end+n, words[spaces(words):]
	}
	return end, true
}

// sameRune gives one shape to what is typed in several.
func sameRune(r rune) rune {
	switch r {
	case '‘', '’', '‛', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	return unicode.ToLower(r)
}

// spaces is how many bytes of space a text begins with.
func spaces(s string) int {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

func trimmed(s string) string {
	s = s[spaces(s):]
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsSpace(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// PassageShape gives a text the shape in which FindPassage compares it: where words stand in a text, their shape
// stands in its shape. It is much quicker to look through.
func PassageShape(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range trimmed(text) {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(sameRune(r))
	}
	return b.String()
}
