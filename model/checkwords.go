package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// How much a closure may hold in one place, in characters.
const (
	MaxLine = 300    // a name, a reference, a line of evidence
	MaxText = 20_000 // a section or a long answer
)

// checkLine reports why words cannot be kept as a single line; what says what they are.
func checkLine(what, s string, must bool) error {
	switch {
	case must && strings.TrimSpace(s) == "":
		return fmt.Errorf("%s is empty", what)
	case strings.ContainsRune(s, '\n'):
		return fmt.Errorf("%s is one line; it holds a line end", what)
	case utf8.RuneCountInString(s) > MaxLine:
		return fmt.Errorf("%s is %d characters long; there is room for %d", what, utf8.RuneCountInString(s), MaxLine)
	}
	return checkRunes(what, s)
}

// CheckText reports why a text cannot be kept: it is too long, or holds what may not stand in a
// record.
func CheckText(s string) error {
	if n := utf8.RuneCountInString(s); n > MaxText {
		return fmt.Errorf("the text is %d characters long; there is room for %d", n, MaxText)
	}
	return checkRunes("the text", s)
}

func checkRunes(what, s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%s is not UTF-8", what)
	}
	for _, r := range s {
		if Forbidden(r) {
			return fmt.Errorf("%s holds the control or direction character %U, which may not stand in a record", what, r)
		}
	}
	return nil
}
