package edit

import (
	"strings"
	"unicode/utf8"

	"handover/model/letters"
)

// A folded text is what a search compares: small letters without accents, plain quotation marks and
// dashes, and spaces for line ends.
type folded struct {
	text string
	at   []int32 // where each of its bytes stands in the text that was folded, and where that ends
}

func fold(text string) folded {
	var b strings.Builder
	b.Grow(len(text))
	f := folded{at: make([]int32, 0, len(text)+1)}
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		was := b.Len()
		if size == 1 {
			b.WriteByte(letters.Byte(text[i]))
		} else {
			letters.Write(&b, text[i:i+size])
		}
		for range b.Len() - was {
			f.at = append(f.at, int32(i))
		}
		i += size
	}
	f.at = append(f.at, int32(len(text)))
	f.text = b.String()
	return f
}

// hits returns where words stand in a text: the offsets between which each lies.
func (f folded) hits(words string) [][2]int {
	if words == "" {
		return nil
	}
	var all [][2]int
	for i := 0; ; {
		n := strings.Index(f.text[i:], words)
		if n < 0 {
			return all
		}
		from, to := i+n, i+n+len(words)
		for to < len(f.text) && f.at[to] == f.at[to-1] { // half of a letter that is two when folded
			to++
		}
		all = append(all, [2]int{int(f.at[from]), int(f.at[to])})
		i = to
	}
}
