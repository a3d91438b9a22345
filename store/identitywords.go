package store

import (
	"crypto/sha3"
	"encoding/binary"
	"strings"

	"github.com/sethvargo/go-diceware/diceware"
)

// identityWords is how many words a fingerprint is read aloud as. Each is drawn evenly from the 7,519 of the
// list's 7,776 that nobody in this work is sorry to read aloud (kindWords): 12.9 bits a word, and 77 in all. To make
// a key that reads as somebody else's six words takes 2^77 tries, each of them at least a new signing key.
const identityWords = 6

// printWords draws the words of a fingerprint out of it: the same ones wherever and whenever it is done, as long as
// the list of unkind words stays as it is.
func printWords(print string) string {
	list := diceware.WordListEffLarge()
	draw := sha3.NewSHAKE256()
	draw.Write(joined("handover identity words 1\n", []byte(print)))
	var words []string
	var b [2]byte
	for len(words) < identityWords {
		draw.Read(b[:])
		n := int(binary.BigEndian.Uint16(b[:]) & (1<<13 - 1))
		if n >= effWords { // drawn again, so that every word is as likely
			continue
		}
		if w := list.WordAt(rolled(n)); kindWords([]string{w}) {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// effWords is how many words the list has: one for each roll of five dice.
const effWords = 7776

// rolled is the n-th roll of five dice, as the list counts: 11111 to 66666.
func rolled(n int) int {
	out := 0
	for place := 1; place <= 10000; place *= 10 {
		out += (n%6 + 1) * place
		n /= 6
	}
	return out
}

// SameWords reports whether six words that somebody typed as they heard them are a fingerprint's: in any case, with
// or without commas.
func SameWords(typed, words string) bool {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }), " ")
	}
	return plain(typed) != "" && plain(typed) == plain(words)
}
