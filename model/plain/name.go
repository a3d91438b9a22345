package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// names finds people whom a letter may not name: by the whole name, by the first name, and by the
// surname after a title. A name that is a word too (Will, Grace) is not looked for at the beginning of a
// sentence.
func (l *Lists) names(people []string, toks []token, sents []sentence) []candidate {
	e := l.builtin[Name]
	if e == nil {
		return nil
	}
	byFirst := map[string][][]string{}
	for _, p := range people {
		var parts []string
		for _, t := range tokens(p) {
			parts = append(parts, named(t.stem))
		}
		if len(parts) == 0 {
			continue
		}
		byFirst[parts[0]] = append(byFirst[parts[0]], parts)
		if utf8.RuneCountInString(parts[0]) > 1 { // an initial is no first name
			byFirst[parts[0]] = append(byFirst[parts[0]], parts[:1])
		}
		if len(parts) > 1 {
			for title := range l.titles() {
				byFirst[title] = append(byFirst[title], []string{title, parts[len(parts)-1]})
			}
		}
	}
	if len(byFirst) == 0 {
		return nil
	}
	words := l.class("names-that-are-words")
	var out []candidate
	for i := range toks {
		for _, parts := range byFirst[named(toks[i].stem)] {
			end := i + len(parts)
			if end > len(toks) || !slices.EqualFunc(parts, toks[i:end], func(p string, t token) bool { return p == named(t.stem) }) ||
				slices.ContainsFunc(toks[i+1:end], func(t token) bool { return t.gap != joined }) {
				continue
			}
			last := toks[end-1]
			first, _ := utf8.DecodeRuneInString(last.raw)
			if unicode.IsLower(first) || len(parts) == 1 && words.has(last.stem) && sents[last.sentence].first == i && last.stem == last.fold {
				continue
			}
			out = append(out, candidate{first: i, end: end, entry: e})
		}
	}
	return out
}

// titles are the words before a surname.
func (l *Lists) titles() map[string]bool {
	if c := l.class("titles"); c != nil {
		return c.words
	}
	return nil
}

// named gives a word as names are compared: an accent may be written as a letter of its own or as one with the
// letter before.
func named(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.TrimSpace(norm.NFC.String(s))
		}
	}
	return s
}
