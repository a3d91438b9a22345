package kit

import (
	"strings"
	"unicode"
)

// Sentence makes an error a sentence that a person reads: a capital letter, and an end.
func Sentence(err error) string {
	s := []rune(strings.TrimSpace(err.Error()))
	if len(s) == 0 {
		return "Something went wrong."
	}
	s[0] = unicode.ToUpper(s[0])
	if !strings.ContainsRune(".!?", s[len(s)-1]) {
		s = append(s, '.')
	}
	return string(s)
}
