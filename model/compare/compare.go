// Package compare finds what a text says now that it did not say before, word by word, so that a person can
// read the difference: what went and what came stand as phrases, not as a scatter of letters and small words.
package compare

import (
	"strings"
	"unicode/utf8"
)

// An Op says what became of a piece of text.
type Op int

// What became of a piece.
const (
	Same Op = iota
	Gone    // it stood in the text before
	Come    // it stands in the text now
)

// A Piece is a stretch of text of which one thing is true. Line ends are part of it.
type Piece struct {
	Op   Op
	Text string
}

// Words finds the difference of two texts. What is the same and what has gone, joined, is the text before; what
// is the same and what has come is the text now. No piece is empty, and where something went and something
// came in its place, what went stands first.
func Words(was, now string) []Piece {
	if was == now {
		return add(nil, Same, was)
	}
	a, b := split(was), split(now)
	ids := map[string]int{}
	m := matcher{a: number(ids, a, was), b: number(ids, b, now)}
	m.match(0, len(m.a), 0, len(m.b), len(grams)-1)
	runs := tidy(runsOf(m.pairs), a, b, was, now)
	return pieces(runs, a, b, was, now)
}

// A word is where a word lies in a text: letters with the marks that touch them, between spaces. So is the end of a
// paragraph one, so that what changes on both sides of it stays on its own side.
type word struct{ from, to int }

// split finds the words of a text.
func split(text string) []word {
	var out []word
	for i := 0; i < len(text); {
		from := i
		switch {
		case text[i] == '\n':
			for i < len(text) && text[i] == '\n' {
				i++
			}
			out = append(out, word{from, i})
		case spaceAt(text, i):
			i++
		default:
			for i < len(text) && !spaceAt(text, i) {
				i++
			}
			out = append(out, word{from, i})
		}
	}
	return out
}

// number gives every word a number, equal words the same.
func number(ids map[string]int, words []word, text string) []int {
	out := make([]int, len(words))
	for i, w := range words {
		s := text[w.from:w.to]
		id, known := ids[s]
		if !known {
			id = len(ids)
			ids[s] = id
		}
		out[i] = id
	}
	return out
}

// pieces writes out what lies in and between runs of words that are the same.
func pieces(runs []run, a, b []word, was, now string) []Piece {
	var out []Piece
	i, j := 0, 0 // how far each text is written out
	for _, r := range runs {
		out = between(out, was[i:a[r.a].from], now[j:b[r.b].from])
		for k := range r.n {
			x, y := a[r.a+k], b[r.b+k]
			if k > 0 {
				out = between(out, was[i:x.from], now[j:y.from])
			}
			out = add(out, Same, was[x.from:x.to])
			i, j = x.to, y.to
		}
	}
	return between(out, was[i:], now[j:])
}

// between writes out what lies between two words that are the same. Spaces that both begin or end with are the
// same too.
func between(out []Piece, was, now string) []Piece {
	if was == now {
		return add(out, Same, was)
	}
	head := 0
	for head < len(was) && head < len(now) && was[head] == now[head] && spaceAt(was, head) {
		head++
	}
	out = add(out, Same, was[:head])
	was, now = was[head:], now[head:]
	tail := 0
	for tail < len(was) && tail < len(now) && was[len(was)-1-tail] == now[len(now)-1-tail] && spaceAt(was, len(was)-1-tail) {
		tail++
	}
	out = add(out, Gone, was[:len(was)-tail])
	out = add(out, Come, now[:len(now)-tail])
	return add(out, Same, was[len(was)-tail:])
}

func spaceAt(s string, i int) bool { return s[i] == ' ' || s[i] == '\n' || s[i] == '\t' }

// add adds a piece to those before, or to the last one where that is of its kind.
func add(out []Piece, op Op, text string) []Piece {
	if text == "" {
		return out
	}
	if n := len(out); n > 0 && out[n-1].Op == op {
		out[n-1].Text += text
		return out
	}
	return append(out, Piece{op, text})
}

// Was joins what a difference says the text was before.
func Was(pieces []Piece) string { return join(pieces, Gone) }

// Now joins what a difference says the text is now.
func Now(pieces []Piece) string { return join(pieces, Come) }

func join(pieces []Piece, op Op) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Op == Same || p.Op == op {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Count counts the words that went and that came.
func Count(pieces []Piece) (gone, come int) {
	for _, p := range pieces {
		switch n := len(strings.Fields(p.Text)); p.Op {
		case Gone:
			gone += n
		case Come:
			come += n
		}
	}
	return gone, come
}

// long counts the characters of a word.
func long(text string, w word) int { return utf8.RuneCountInString(text[w.from:w.to]) }
