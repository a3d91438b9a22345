package store

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Strength says what a passphrase needs: so many characters, or so many different words. Where more
// characters are asked for than the least, words need as many too.
type Strength struct{ Characters, Different int }

// LeastStrength is what every passphrase needs; a council's policy can ask for more.
var LeastStrength = Strength{Characters: 14, Different: 3}

const (
	lettersInWord = 3
	// enoughSurprise is how many characters must be left when runs and what everybody uses are
	// not counted.
	enoughSurprise = 8
)

// everybodys are words that passphrases are guessed by first. They count for nothing.
const everybodys = "password passphrase passw0rd letmein welcome handover qwerty abc admin changeme " +
	"secret iloveyou monkey dragon football sunshine princess socialworker socialwork council"

// guessedFirst are phrases that everybody has read somewhere.
const guessedFirst = "correct horse battery staple|the quick brown fox jumps over the lazy dog|" +
	"let me in please|to be or not to be|once upon a time|mary had a little lamb|" +
	"twinkle twinkle little star|open sesame please|may the force be with you"

// rows are the runs of a British keyboard and what people count along.
const rows = "1234567890|qwertyuiop|asdfghjkl|zxcvbnm|abcdefghijklmnopqrstuvwxyz|qaz|wsx|edc|rfv|tgb|yhn|ujm|1qaz2wsx3edc4rfv5tgb6yhn7ujm"

// Weakness says in plain words what is weak about a passphrase and how to mend it; "" when it is
// good.
func (s Strength) Weakness(passphrase []byte) string {
	p := []rune(strings.ToLower(strings.TrimSpace(string(passphrase))))
	defer clear(p)
	switch {
	case len(p) == 0:
		return "it is empty: " + s.mend()
	case repeats(p):
		return "it says the same thing over and over, which is guessed as fast as saying it once: " + s.mend()
	case guessed(p):
		return "it is a phrase that many people have read, and is among the first that are tried: " + s.mend()
	}
	words, different := wordsOf(p)
	short := len(p) < s.Characters
	switch {
	case words >= s.Different && different >= s.Different && (!short || s.Characters <= LeastStrength.Characters):
		return ""
	case words >= s.Different && different < s.Different:
		return fmt.Sprintf("it says the same word again, or runs along the keyboard: %s different words or more make it good", count(s.Different))
	case short:
		return "it is short: " + s.mend()
	case surprise(p) < enoughSurprise:
		return "much of it is a run along the keyboard, a count, or a word that everybody tries first: " + s.mend()
	}
	return ""
}

// Weakness judges a passphrase by the LeastStrength.
func Weakness(passphrase []byte) string { return LeastStrength.Weakness(passphrase) }

func (s Strength) mend() string {
	if s.Characters > LeastStrength.Characters {
		return fmt.Sprintf("use words drawn by lot, with %d characters or more", s.Characters)
	}
	return fmt.Sprintf("use %s different words or more, or %d characters or more", count(s.Different), s.Characters)
}

func count(n int) string {
	if names := strings.Fields("no one two three four five six seven eight nine ten"); n < len(names) {
		return names[n]
	}
	return strconv.Itoa(n)
}

// repeats reports whether p is one short piece again and again, with or without spaces between.
func repeats(p []rune) bool {
	var tight []rune
	for _, r := range p {
		if !unicode.IsSpace(r) {
			tight = append(tight, r)
		}
	}
	defer clear(tight)
	for n := 1; n <= len(tight)/2; n++ {
		same := true
		for i := n; i < len(tight) && same; i++ {
			same = tight[i] == tight[i-n]
		}
		if same {
			return true
		}
	}
	return false
}

// guessed reports whether p is one of the phrases that everybody knows.
func guessed(p []rune) bool {
	for phrase := range strings.SplitSeq(guessedFirst, "|") {
		if strings.Join(strings.FieldsFunc(string(p), between), " ") == phrase {
			return true
		}
	}
	return false
}

func between(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// wordsOf counts the words of p, and how many different ones are no run and not everybody's.
func wordsOf(p []rune) (all, different int) {
	text := []byte(string(p))
	defer clear(text)
	var seen [][]byte
	for _, w := range bytes.FieldsFunc(text, between) {
		if utf8.RuneCount(w) < lettersInWord {
			continue
		}
		all++
		known := common(string(w)) || surprise(bytes.Runes(w)) < lettersInWord
		for _, s := range seen {
			known = known || bytes.Equal(s, w)
		}
		if !known {
			seen = append(seen, w)
		}
	}
	return all, len(seen)
}

func common(word string) bool {
	for w := range strings.FieldsSeq(everybodys) {
		if w == word {
			return true
		}
	}
	return false
}

// surprise counts the characters of p that do not merely go on from the one before, with what
// everybody uses taken out.
func surprise(p []rune) int {
	text := string(p)
	for w := range strings.FieldsSeq(everybodys) {
		text = strings.ReplaceAll(text, w, "")
	}
	runs := []rune(text)
	n := 0
	different := map[rune]bool{}
	for i, r := range runs {
		if i < 2 || !run(string(runs[i-2:i+1])) {
			n++
		}
		different[r] = true
	}
	return min(n, 2*len(different))
}

// run reports whether three characters are the same, or lie along a row, either way.
func run(three string) bool {
	r := []rune(three)
	back := string([]rune{r[2], r[1], r[0]})
	if r[0] == r[1] && r[1] == r[2] {
		return true
	}
	for row := range strings.SplitSeq(rows, "|") {
		if strings.Contains(row, three) || strings.Contains(row, back) {
			return true
		}
	}
	return false
}
