package plain

import "math"

// A text shorter than this tells nothing of its reading age.
const (
	leastWords     = 30
	leastSentences = 3
)

// Of 100 words of a plain English text some 40 are among the commonest of English and of no other language;
// of an official's prose 13, and of Welsh, Polish, Dutch or Somali none.
const leastCommon = 0.1

// The bands of the reading age, in years.
const (
	youngest = 5
	oldest   = 17
)

// age gives the reading age of a text as a band of a year, by the Flesch–Kincaid measure: long sentences and
// words of many syllables ask for an older reader. Both are 0 where the text has fewer than leastWords words or
// leastSentences sentences, or is not English. The measure is rough: it knows nothing of how hard the matter is.
func (l *Lists) age(toks []token, sents []sentence) (from, to int) {
	common, shared := l.class("common"), l.class("also-other-languages")
	words, syllables, plain := 0, 0, 0
	for i := range toks {
		if toks[i].number {
			continue
		}
		if !toks[i].hyphen {
			words++
		}
		syllables += l.syllables(toks[i].fold)
		if common.has(toks[i].fold) && !shared.has(toks[i].fold) {
			plain++
		}
	}
	if words < leastWords || len(sents) < leastSentences || float64(plain) < leastCommon*float64(words) {
		return 0, 0
	}
	grade := 0.39*float64(words)/float64(len(sents)) + 11.8*float64(syllables)/float64(words) - 15.59
	// A grade of an American school is the year after the age of five.
	from = min(max(int(math.Floor(grade))+5, youngest), oldest)
	return from, from + 1
}
