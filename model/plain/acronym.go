package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// capitals reports whether a word is letters that stand for words: CAMHS, SENCo, EHCPs.
func capitals(word string) bool {
	n, upper := 0, 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		n++
		if unicode.IsUpper(r) {
			upper++
		} else if n <= 2 {
			return false
		}
	}
	return n >= 2 && n <= 8 && n-upper <= 2
}

// reach is how far from letters the words may stand that they are short for.
const reach = 12

// letters finds letters that stand for words and are nowhere spelt out, each once. Words of the field among them,
// such as CAMHS in a letter, are found as phrases too.
func (l *Lists) letters(t Text, toks []token, sents []sentence, quoted []bool) []candidate {
	seen, short := map[string]bool{}, shortForms(toks)
	loud := make([]bool, len(sents))
	for i := range sents {
		loud[i] = shouted(toks, sents[i])
	}
	before, ranks := l.earlier(t.Before), l.class("ranks")
	var out []candidate
	for i := range toks {
		w := strings.TrimSuffix(strings.TrimSuffix(toks[i].raw, "'s"), "’s")
		if toks[i].to-toks[i].from < 2 || !toks[i].capital || !capitals(w) {
			continue
		}
		w = singular(w)
		if ranks.has(toks[i].fold) && i+1 < len(toks) && toks[i+1].gap == joined && toks[i+1].name() && !capitals(toks[i+1].raw) {
			continue // “DC Petty” is what people call her
		}
		if seen[w] || l.known[w] || toks[i].common || quoted[i] || loud[toks[i].sentence] || coded(toks, i) {
			continue
		}
		seen[w] = true
		e, better := l.builtin[Acronym], ""
		if a := l.acronyms[w]; a != nil {
			e, better = a, a.Better
		}
		if e == nil || !e.reads(t.Reader) || short.spelt(w, toks) || before(w) {
			continue
		}
		out = append(out, candidate{first: i, end: i + 1, entry: e, better: better})
	}
	return out
}

// earlier gives what says of letters whether a text that was read before spells them out. That text is cut into words
// when it is first asked.
func (l *Lists) earlier(text string) func(w string) bool {
	var toks []token
	var short forms
	return func(w string) bool {
		if text == "" {
			return false
		}
		if short == nil {
			toks = tokens(text)
			l.sentences(text, toks)
			short = shortForms(toks)
		}
		return short.spelt(w, toks)
	}
}

// shouted reports whether a sentence, such as a heading, is written in capitals throughout.
func shouted(toks []token, s sentence) bool {
	words, upper := 0, 0
	for _, t := range toks[s.first:s.end] {
		if t.number || utf8.RuneCountInString(t.raw) < 2 {
			continue
		}
		words++
		if !strings.ContainsFunc(t.raw, unicode.IsLower) {
			upper++
		}
	}
	return upper*5 >= words*4
}

// coded reports whether letters are part of a reference, such as CP-3b.
func coded(toks []token, i int) bool {
	return i+1 < len(toks) && toks[i+1].hyphen && toks[i+1].number || toks[i].hyphen && toks[i-1].number
}

// forms are where each of the letters of a text stand, without a plural's s.
type forms map[string][]int

// shortForms finds the letters of a text.
func shortForms(toks []token) forms {
	out := forms{}
	for i := range toks {
		if toks[i].capital && capitals(toks[i].raw) {
			w := singular(toks[i].raw)
			out[w] = append(out[w], i)
		}
	}
	return out
}

// singular takes a plural's s from letters.
func singular(w string) string {
	if len(w) > 2 {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// spelt reports whether the text gives the words that letters stand for, right before or after them, with the letters or
// the words in brackets.
func (f forms) spelt(w string, toks []token) bool {
	return slices.ContainsFunc(f[singular(w)], func(i int) bool {
		return toks[i].open && initials(w, near(toks, max(0, i-reach), i, i)) ||
			i+1 < len(toks) && toks[i+1].open && initials(w, near(toks, i+1, min(len(toks), i+1+reach), i))
	})
}

// near gives the tokens of a range that stand in the same sentence as another.
func near(toks []token, first, end, i int) []token {
	for first < end && toks[first].sentence != toks[i].sentence {
		first++
	}
	for end > first && toks[end-1].sentence != toks[i].sentence {
		end--
	}
	return toks[first:end]
}

// initials reports whether words begin with the capitals of letters, in their order, with other words between.
func initials(w string, words []token) bool {
	want := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, w))
	letters := []rune(want)
	// The last letters first, so that the words nearest to them are taken.
	for _, t := range slices.Backward(words) {
		if len(letters) == 0 {
			break
		}
		if strings.HasPrefix(t.fold, string(letters[len(letters)-1])) {
			letters = letters[:len(letters)-1]
		}
	}
	return len(letters) == 0
}
