package store

import (
	"crypto/rand"
	_ "embed"
	"fmt"
	"math/big"
	"strings"
)

//go:embed words.txt
var wordList string

// wordsInPassphrase reach 51 bits: with some 1,300 kind words that takes five. Four would need a
// list of 7,000, and so many words are not all kind, short and told apart by ear.
const wordsInPassphrase = 5

// FiveWords returns a new passphrase of five random words with a space between, worth at least
// 51 bits: more guesses than anybody can afford at the cost of one here.
func FiveWords() (string, error) {
	words := listed()
	chosen := make([]string, 0, wordsInPassphrase)
	for len(chosen) < wordsInPassphrase {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(words))))
		if err != nil {
			return "", fmt.Errorf("choosing words: %w", err)
		}
		chosen = append(chosen, words[n.Int64()])
	}
	return strings.Join(chosen, " "), nil
}

// listed returns the words of the list, without its note.
func listed() []string {
	var words []string
	for line := range strings.Lines(wordList) {
		if word := strings.TrimSpace(line); word != "" && word[0] != '#' {
			words = append(words, word)
		}
	}
	return words
}
