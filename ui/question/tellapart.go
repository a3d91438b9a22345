package question

import (
	"strings"

	"handover/model/compare"
)

const (
	longestQuote = 160 // characters of a text that is quoted whole, and of each of its differences
	mostQuotes   = 3
	ledInBy      = 4 // words before a difference
)

// tellApart quotes a text so that it is known from another: whole where it is short, and else what only it says, or
// what it leaves out, with a few words before each. Two long texts often begin alike.
func tellApart(text, other, ellipsis string) string {
	whole := strings.Join(strings.Fields(text), " ")
	if len([]rune(whole)) <= longestQuote {
		return "“" + whole + "”"
	}
	pieces := compare.Words(other, text)
	only, out := quotes(pieces, compare.Come, ellipsis), quotes(pieces, compare.Gone, ellipsis)
	switch {
	case len(only) > 0:
		return "only it says " + several(only)
	case len(out) > 0:
		return "it leaves out " + several(out)
	}
	return "“" + cutTo(whole, ellipsis) + "”"
}

// quotes are the stretches of one kind, each led in by some words before it.
func quotes(pieces []compare.Piece, op compare.Op, ellipsis string) []string {
	var out []string
	before := ""
	for _, p := range pieces {
		words := strings.Join(strings.Fields(p.Text), " ")
		switch p.Op {
		case op:
			if words == "" {
				continue
			}
			lead := strings.Fields(before)
			if len(lead) > ledInBy {
				lead = append([]string{ellipsis}, lead[len(lead)-ledInBy:]...)
			}
			out = append(out, strings.Join(append(lead, cutTo(words, ellipsis)), " "))
			before = words
		case compare.Same:
			before = words
		}
	}
	return out
}

// several puts quotes one after the other, and says how many more there are.
func several(quotes []string) string {
	var out []string
	for _, q := range quotes[:min(len(quotes), mostQuotes)] {
		out = append(out, "“"+q+"”")
	}
	words := strings.Join(out, ", ")
	if len(quotes) > mostQuotes {
		words += ", and more"
	}
	return words
}

func cutTo(words, ellipsis string) string {
	if r := []rune(words); len(r) > longestQuote {
		return string(r[:longestQuote]) + ellipsis
	}
	return words
}
