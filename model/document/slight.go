package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slightWords say nothing by themselves. Every other word may be the very one that is withheld, however short it is:
// “gay”, “ill”, “dad”.
var slightWords = strings.Fields(`he she it they we you i him her them us me his hers its their theirs our ours your yours my mine
	this that these those who whom whose which a an the of to in on at by for from with as and or but if so not no
	is was were are am be been being has had have`)

// slightEnds are what an apostrophe leaves of such a word: “it's”, “she'll”.
var slightEnds = strings.Fields("s d m t ll re ve")

// slight reports whether words are too slight to be looked for anywhere else: “he”, “her”, “for it”. A capital may
// begin a name, and a number may be a house's: those never are.
func slight(words string) bool {
	for _, t := range termsOf(words) {
		first, _ := utf8.DecodeRuneInString(words[t.from:])
		before, _ := utf8.DecodeLastRuneInString(words[:t.from])
		switch {
		case t.word == "i":
		case unicode.IsUpper(first):
			return false
		case slices.Contains(slightWords, t.word):
		case strings.ContainsRune("'’ʼ", before) && slices.Contains(slightEnds, t.word):
		default:
			return false
		}
	}
	return true
}
