package proof

import "strings"

// paragraphs asks about what stands in another closure too.
func (r *reading) paragraphs() {
	if r.Others == nil {
		return
	}
	upTo := 0
	for _, p := range paragraphs(r.Body) {
		if p.from >= upTo && r.Others.elsewhere(p.folded) {
			upTo = p.to
			r.ask(p.from, p.to, Pasted, "pasted",
				"This paragraph stands in another closure in this vault too, with the same words but for names and dates. What is true of one child is seldom true of another in the same words.",
				"Say what was so for this child and this family. If it does hold for both, as with brothers and sisters, leave it as it is.")
		}
	}
}

// A paragraph is a part of a text as it is compared: its words in small letters, with one mark for each name,
// date and figure. Folded is empty where there are too few words to tell it from another.
type paragraph struct {
	from, to int
	folded   string
}

// paragraphs finds the paragraphs of a text: what stands between empty lines and, where that is several lines,
// each line too, behind the whole.
func paragraphs(text string) []paragraph {
	var out []paragraph
	add := func(from, to int) {
		s := text[from:to]
		from += len(s) - len(strings.TrimLeft(s, " \t\r\n"))
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, paragraph{from, from + len(s), folded(s)})
		}
	}
	block, lines := 0, []span{}
	flush := func(end int) {
		add(block, end)
		if len(lines) > 1 {
			for _, l := range lines {
				add(l.first, l.end)
			}
		}
		lines = lines[:0]
	}
	at := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			flush(at)
			block = at + len(line)
		} else {
			lines = append(lines, span{at, at + len(line)})
		}
		at += len(line)
	}
	flush(len(text))
	return out
}

// folded gives a paragraph as it is compared. Every word with a capital is taken for a name, wherever it
// stands, and neighbours are one: the words that are left tell a paragraph from another. She, he and they
// are one word, because they change along with a name.
func folded(s string) string {
	const name = "*"
	var out []string
	n, left := 0, 0
	for _, w := range wordsOf(s) {
		n++
		word := w.fold
		switch {
		case w.capital, strings.ContainsFunc(word, func(r rune) bool { return r >= '0' && r <= '9' }):
			if len(out) > 0 && out[len(out)-1] == name {
				continue
			}
			word = name
		case word == "she", word == "he", word == "they":
			word = "they"
		case word == "her", word == "him", word == "his", word == "them", word == "their", word == "hers", word == "theirs", word == "herself", word == "himself", word == "themselves":
			word = "their"
		}
		if word != name {
			left++
		}
		out = append(out, word)
	}
	if n < leastWords || left < leastLeft {
		return ""
	}
	return strings.Join(out, " ")
}
