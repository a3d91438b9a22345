package proof

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word or a number of a text. The parts of a word with hyphens are words of their own.
type word struct {
	from, to int
	raw      string
	fold     string // in small letters, with a plain apostrophe, without the ending 's
	before   string // what stands between it and the word before
	sentence int
	capital  bool
	number   bool // figures alone
	own      bool // it ends with 's
	dot      bool // a full stop follows at once
	opens    bool // it begins a sentence, a line or somebody's words, so that its capital says nothing
}

// wordsOf cuts a text into words.
func wordsOf(body string) []word {
	out := make([]word, 0, len(body)/5+1)
	end := 0
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRuneInString(body[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		from, figures := i, true
		for i < len(body) {
			r, n = utf8.DecodeRuneInString(body[i:])
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
				figures = figures && unicode.IsDigit(r)
				i += n
				continue
			}
			next, _ := utf8.DecodeRuneInString(body[i+n:])
			if !apostrophe(r) || !unicode.IsLetter(next) {
				break
			}
			i += n
		}
		w := word{from: from, to: i, raw: body[from:i], before: body[end:from], number: figures}
		first, _ := utf8.DecodeRuneInString(w.raw)
		w.capital = unicode.IsUpper(first)
		w.fold = strings.ToLower(w.raw)
		if strings.ContainsAny(w.fold, "’ʼ") {
			w.fold = strings.ReplaceAll(strings.ReplaceAll(w.fold, "’", "'"), "ʼ", "'")
		}
		w.fold, w.own = strings.CutSuffix(w.fold, "'s")
		w.dot = i < len(body) && body[i] == '.'
		out, end = append(out, w), i
	}
	return out
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// cut finds the sentences, and which words open one.
func cut(body string, words []word) []span {
	var out []span
	for i := range words {
		w := &words[i]
		begins := i == 0 || endsBefore(words, i)
		if begins {
			if n := len(out); n > 0 {
				out[n-1].end = i
			}
			out = append(out, span{first: i})
		}
		w.sentence = len(out) - 1
		w.opens = begins || strings.ContainsAny(w.before, "“\":•‘(\n…") || strings.HasSuffix(w.before, " '")
	}
	if n := len(out); n > 0 {
		out[n-1].end = len(words)
	}
	return out
}

// endsBefore reports whether a sentence ends before a word.
func endsBefore(words []word, i int) bool {
	w, last := words[i], words[i-1]
	if w.before == " " {
		return false
	}
	if lines := strings.Count(w.before, "\n"); lines > 1 || lines == 1 && (w.capital || strings.ContainsAny(w.before, "-•*–")) {
		return true
	}
	at := strings.IndexAny(w.before, ".!?…")
	if at < 0 || !strings.ContainsFunc(w.before[at:], unicode.IsSpace) || !w.capital && !w.number {
		return false
	}
	if w.before[at] != '.' || at > 0 || strings.ContainsAny(w.before, "!?”\"") {
		return true
	}
	switch {
	case in(shortened, last.fold):
		return false
	case utf8.RuneCountInString(last.raw) == 1 && last.capital && last.raw != "I":
		return in(common, w.fold) || in(pronouns, w.fold) // “told K. She …”, not “K. Brown”
	case w.number && last.fold == "no":
		return false
	}
	return true
}

// has reports whether one of some words is in a list.
func has(words []word, l list) bool {
	for _, w := range words {
		if in(l, w.fold) {
			return true
		}
	}
	return false
}
