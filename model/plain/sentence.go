package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sentence is a run of tokens.
type sentence struct {
	first, end int  // toks[first:end]
	words      int  // with a word of several parts counted once
	item       bool // it begins with a list's mark
	colon      bool // it ends with a colon
	asks       bool // it ends with a question mark
}

// A line shorter than wrapFrom characters was not broken by a wrapping program, nor one longer than wrapTo.
const (
	wrapFrom = 50
	wrapTo   = 120
)

// sentences finds the sentences of a text and fills in the tokens' gaps. It knows abbreviations, initials,
// numbers and times, lines of a list, greetings and headings on a line of their own, and lines that
// were wrapped by a program.
func (l *Lists) sentences(body string, toks []token) []sentence {
	var out []sentence
	line := 0       // where the present line begins
	lineFirst := 0  // its first token
	bullet := false // the last token is the number of a list's line
	for i := range toks {
		g := between(body, toks, i)
		from := toks[i].from - len(g)
		cut, item, colon := i == 0, false, strings.Contains(g, ":")
		if at := strings.LastIndexByte(g, '\n'); at >= 0 || i == 0 {
			mark := strings.TrimSpace(g[at+1:])
			numbered := listNumber(body, toks, i)
			item = numbered || strings.ContainsAny(mark, "-•*–·▪◦☐☑+") || strings.Contains(mark, "—")
			if i > 0 {
				end := from + strings.IndexByte(g, '\n')
				cut = cut || item || strings.Count(g, "\n") > 1 || l.lineEnds(body[line:end], toks[lineFirst:i], toks[i])
			}
			line, lineFirst = from+at+1, i
			if cut {
				bullet = numbered
			}
		} else if bullet {
			bullet = false
			if strings.TrimSpace(g) != "" && !strings.ContainsAny(g, "!?") {
				toks[i].gap, toks[i].sentence = comma, len(out)-1
				toks[i].open = false
				continue
			}
		}
		cut = cut || l.stops(g, toks, i)
		if cut {
			if n := len(out); n > 0 {
				out[n-1].end, out[n-1].colon, out[n-1].asks = i, colon, strings.Contains(g, "?")
			}
			out = append(out, sentence{first: i, item: item})
		}
		toks[i].sentence = len(out) - 1
		toks[i].open = strings.Contains(g, "(")
		toks[i].hyphen = i > 0 && !cut && (g == "-" || g == "\u2011" || g == "\u2010")
		toks[i].gap = gapOf(g)
		if cut {
			toks[i].gap = ending
		}
	}
	if n := len(out); n > 0 {
		out[n-1].end = len(toks)
	}
	for k := range out {
		for _, t := range toks[out[k].first:out[k].end] {
			if !t.hyphen {
				out[k].words++
			}
		}
	}
	return out
}

// gapOf says how far what stands between two words of a sentence parts them.
func gapOf(g string) gap {
	if g == " " {
		return joined
	}
	out := joined
	for k, r := range g {
		switch r {
		case ';', '—':
			return dash
		case '–', '-':
			// A dash has spaces around it; a hyphen has not.
			if k > 0 && g[k-1] == ' ' {
				return dash
			}
		case ',', ':', '(', ')', '[', ']', '/', '.', '!', '?', '…':
			out = comma
		}
	}
	return out
}

// listNumber reports whether a token is the number or letter of a list's line: "1." or "b)".
func listNumber(body string, toks []token, i int) bool {
	t := toks[i]
	if t.to-t.from > 3 || t.to-t.from > 1 && !t.number || t.to >= len(body) {
		return false
	}
	return body[t.to] == ')' || body[t.to] == '.' && t.to+1 < len(body) && (body[t.to+1] == ' ' || body[t.to+1] == '\t')
}

// lineEnds reports whether a sentence ends with its line although no full stop says so: a greeting, a
// heading, a line of a list without marks, a paragraph of an editor. A wrapped line does not end one.
func (l *Lists) lineEnds(line string, words []token, next token) bool {
	if len(words) > 0 && len(words) <= 6 && l.class("greetings").has(words[0].fold) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next.raw)
	if unicode.IsLower(first) {
		return false
	}
	n := utf8.RuneCountInString(strings.TrimSpace(line))
	return n < wrapFrom || n > wrapTo
}

// stops reports whether what stands before a token ends a sentence.
func (l *Lists) stops(g string, toks []token, i int) bool {
	if i == 0 || g == " " {
		return false
	}
	at := strings.IndexAny(g, ".!?…")
	if at < 0 || !strings.ContainsFunc(g[at:], unicode.IsSpace) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(toks[i].raw)
	if unicode.IsLower(next) {
		return false
	}
	if g[at] != '.' || at > 0 || strings.ContainsAny(g, "!?…") {
		return true
	}
	last := toks[i-1]
	switch {
	case last.fold == "no":
		return !(last.capital && toks[i].number)
	case l.class("abbreviations").has(last.fold):
		return false
	case utf8.RuneCountInString(last.raw) > 1 || last.number:
		return true
	case i > 1 && toks[i-2].to == last.from-1 && last.gap == comma: // e.g., i.e., p.m., U.K.
		return last.fold == "m"
	}
	return !last.capital || last.raw == "I" // not an initial
}
