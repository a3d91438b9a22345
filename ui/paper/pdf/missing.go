package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"handover/model/document"
)

// Missing is the error of a document with characters that no font of the program's shows as they should be.
type Missing struct{ Characters []rune }

// mostNamed is how many characters the error names.
const mostNamed = 8

func (m *Missing) Error() string {
	var b strings.Builder
	b.WriteString("the PDF has no letters for ")
	named := m.Characters[:min(len(m.Characters), mostNamed)]
	for i, r := range named {
		if i > 0 {
			b.WriteString(", ")
		}
		if unicode.IsGraphic(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) {
			fmt.Fprintf(&b, "%c ", r)
		} else {
			fmt.Fprintf(&b, "U+%04X ", r)
		}
		b.WriteString("(" + script(r) + ")")
	}
	if more := len(m.Characters) - len(named); more > 0 {
		fmt.Fprintf(&b, " and %d more", more)
	}
	b.WriteString("; the Word copy shows them")
	return b.String()
}

// script says in words what kind of character one is.
func script(r rune) string {
	for _, s := range []struct {
		name  string
		table *unicode.RangeTable
	}{
		{"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Gurmukhi", unicode.Gurmukhi}, {"Devanagari", unicode.Devanagari},
		{"Bengali", unicode.Bengali}, {"Gujarati", unicode.Gujarati}, {"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu},
		{"Kannada", unicode.Kannada}, {"Malayalam", unicode.Malayalam}, {"Sinhala", unicode.Sinhala}, {"Thai", unicode.Thai},
		{"Tibetan", unicode.Tibetan}, {"Burmese", unicode.Myanmar}, {"Khmer", unicode.Khmer}, {"Lao", unicode.Lao},
		{"Ethiopic", unicode.Ethiopic}, {"Armenian", unicode.Armenian}, {"Georgian", unicode.Georgian}, {"Thaana", unicode.Thaana},
		{"Syriac", unicode.Syriac}, {"Chinese", unicode.Han}, {"Japanese", unicode.Hiragana}, {"Japanese", unicode.Katakana},
		{"Korean", unicode.Hangul}, {"Latin", unicode.Latin}, {"Greek", unicode.Greek}, {"Cyrillic", unicode.Cyrillic},
		{"a picture sign", unicode.So}, {"a mark", unicode.M}, {"a control character", unicode.Cc},
	} {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return "a sign"
}

// missing finds the characters of a document that cannot be shown: those that no face has, and those of scripts
// whose letters are joined, reordered or set from right to left, which this writer does not do.
func (s *setter) missing(d *document.Document) []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, text := range drawn(d) {
		for _, r := range text {
			if known := seen[r]; !known && !s.shows(r) {
				out = append(out, r)
			}
			seen[r] = true
		}
	}
	return out
}

// shows reports whether each face, or the one that stands in for it, has a character.
func (s *setter) shows(r rune) bool {
	if r == '\n' || unicode.Is(unicode.Cf, r) {
		return true
	}
	if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited) {
		return false
	}
	return whole(s.regular, []rune{r}) != nil && whole(s.bold, []rune{r}) != nil
}
