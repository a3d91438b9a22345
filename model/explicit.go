package model

import (
	"strings"
	"unicode"

	"handover/model/guide"
)

// leastExplicit is how many words a section has at least that must say something explicitly. With fewer it can hold
// no finding and what that rests on, not even that there is nothing, and who said so.
const leastExplicit = 6

// Barely reports whether a section that must say something explicitly holds too few words to say it: “x” is no
// section.
func Barely(it *guide.Item, text string) bool {
	return it.Explicit && strings.TrimSpace(text) != "" && !enoughWords(text, leastExplicit)
}

// enoughWords reports whether a text has so many words, a repeated one counting once.
func enoughWords(text string, least int) bool {
	seen := map[string]bool{}
	for _, w := range strings.Fields(text) {
		w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if w != "" {
			seen[w] = true
		}
	}
	return len(seen) >= least
}

// barely says of a section that must say something explicitly that too few words stand in it.
func barely(c *Closure, a Ask) shortfall {
	n := len(strings.Fields(c.Text(a.Field())))
	if !Barely(a.Item, c.Text(a.Field())) {
		return shortfall{}
	}
	return shortfall{
		"This section is not written yet: " + Many(n, "word stands", "words stand") + " there, and this part of the record is said explicitly.",
		"Write it out, with what it rests on. Where there is nothing, write that, and how you know.",
	}
}
