package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model/letters"
)

// A sought is one thing that a search looks for: a word, or a phrase in quotes.
type sought struct {
	text       string // as plainly writes it
	start, end bool   // a word begins, or ends, where it does
}

// soughtIn reads what somebody typed. Words are looked for wherever they stand, also within others, but for a single
// letter: that stands by itself, as initials do. What stands in quotes is one phrase, of whole words; while the
// second quote is not typed yet its last word may go on.
func soughtIn(typed string) []sought {
	var out []sought
	add := func(s sought) {
		if strings.ContainsFunc(s.text, inWord) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	text := plainly(typed).text
	for quoted := false; ; quoted = !quoted {
		part, rest, more := strings.Cut(text, `"`)
		if quoted {
			add(sought{strings.TrimSpace(part), true, more})
		} else {
			for _, word := range strings.Fields(part) {
				word = strings.TrimFunc(word, func(r rune) bool { return !inWord(r) })
				one := utf8.RuneCountInString(word) == 1
				add(sought{word, one, one})
			}
		}
		if !more {
			return out
		}
		text = rest
	}
}

// Searchable reports whether somebody has typed anything yet that can be looked for.
func Searchable(typed string) bool { return len(soughtIn(typed)) > 0 }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// A plainText is what a search compares: small letters without accents, straight quotation marks, plain dashes, and
// one space for spaces and line ends.
type plainText struct {
	text string
	at   []int32 // where each of its bytes stands in the words themselves, and where those end; nil where that is the same
}

// plainly writes words as a search compares them.
func plainly(words string) plainText {
	if same(words) {
		b := make([]byte, len(words))
		for i := range len(words) {
			b[i] = letters.Byte(words[i])
		}
		return plainText{text: string(b)}
	}
	var b strings.Builder
	b.Grow(len(words))
	at := make([]int32, 0, len(words)+1)
	space := false
	for i := 0; i < len(words); {
		r, size := utf8.DecodeRuneInString(words[i:])
		was := b.Len()
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
		case size == 1:
			b.WriteByte(letters.Byte(words[i]))
		default:
			letters.Write(&b, words[i:i+size])
		}
		space = unicode.IsSpace(r)
		for range b.Len() - was {
			at = append(at, int32(i))
		}
		i += size
	}
	return plainText{b.String(), append(at, int32(len(words)))}
}

// same reports whether every byte of the words has one of its own when they are written plainly.
func same(words string) bool {
	blank := false
	for i := range len(words) {
		switch c := words[i]; {
		case c >= utf8.RuneSelf:
			return false
		case c == ' ' || c == '\n':
			if blank {
				return false
			}
			blank = true
		default:
			blank = false
		}
	}
	return true
}

// holds reports whether s stands anywhere in the text.
func (p plainText) holds(s sought) bool {
	at, _ := p.next(s, 0)
	return at >= 0
}

// next finds the next place of s at or after an offset; from is -1 where there is none.
func (p plainText) next(s sought, after int) (from, to int) {
	for {
		i := strings.Index(p.text[after:], s.text)
		if i < 0 {
			return -1, -1
		}
		from, to = after+i, after+i+len(s.text)
		before, _ := utf8.DecodeLastRuneInString(p.text[:from])
		behind, _ := utf8.DecodeRuneInString(p.text[to:])
		if (!s.start || !inWord(before)) && (!s.end || !inWord(behind)) {
			return from, to
		}
		_, size := utf8.DecodeRuneInString(p.text[from:])
		after = from + size
	}
}

// places lists where any of the words stand, in order, none over another: offsets in the words themselves.
func (p plainText) places(all []sought) [][2]int {
	var out [][2]int
	for _, s := range all {
		for from, to := p.next(s, 0); from >= 0; from, to = p.next(s, to) {
			out = append(out, p.whole(from, to))
		}
	}
	if len(all) < 2 {
		return out
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	apart := out[:0]
	for _, at := range out {
		if n := len(apart); n > 0 && at[0] < apart[n-1][1] {
			apart[n-1][1] = max(apart[n-1][1], at[1])
			continue
		}
		apart = append(apart, at)
	}
	return apart
}

// whole gives the place in the words themselves, which takes no half of a letter that is two when it is written plainly.
func (p plainText) whole(from, to int) [2]int {
	if p.at == nil {
		return [2]int{from, to}
	}
	for to < len(p.text) && p.at[to] == p.at[to-1] {
		to++
	}
	return [2]int{int(p.at[from]), int(p.at[to])}
}
