package plain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A candidate is what may become a finding: toks[first:end].
type candidate struct {
	first, end int
	entry      *Entry
	better     string // instead of the entry's own
}

// What passes at a token.
const (
	passDisbelief  = 1 << iota // a lead lets disbelief stand
	passClaimsMore             // a lead lets what is not found stand
	passJargon
	spoken // somebody's own words
)

// Read reads a text as its reader would. Several texts may be read at once.
func (l *Lists) Read(t Text) Reading {
	toks := tokens(t.Body)
	common := l.class("common")
	for i := range toks {
		toks[i].common = common.has(toks[i].stem)
	}
	sents := l.sentences(t.Body, toks)
	quoted := quotes(t.Body, toks)
	found := l.phrases(t, toks, sents, quoted)
	if t.Reader != Professional {
		found = append(found, l.names(t.Names, toks, sents)...)
	}
	said := make([]bool, len(toks))
	for _, q := range quoted {
		if q.spoken() {
			for i := q.first; i < q.end; i++ {
				said[i] = true
			}
		}
	}
	found = append(found, l.letters(t, toks, sents, said)...)
	found = weightiest(found, len(toks))
	found = append(found, l.long(t, toks, sents, said)...)

	var out Reading
	for _, c := range found {
		s := sents[toks[c.first].sentence]
		f := Finding{
			From: toks[c.first].from, To: toks[c.end-1].to, Rule: c.entry.ID, Kind: c.entry.Kind,
			Why: l.why(c.entry), Better: cmp.Or(c.better, c.entry.better(t.Reader)),
		}
		f.Words = t.Body[f.From:f.To]
		if f.Kind == Long {
			f.Why = strings.ReplaceAll(f.Why, "{n}", strconv.Itoa(s.words))
		}
		if f.Kind != Acronym {
			f.sentence = t.Body[toks[s.first].from:toks[s.end-1].to]
		}
		if t.Ignored != nil && t.Ignored[f.Key()] {
			out.Ignored = append(out.Ignored, f)
		} else {
			out.Findings = append(out.Findings, f)
		}
	}
	for _, fs := range [][]Finding{out.Findings, out.Ignored} {
		slices.SortStableFunc(fs, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To), cmp.Compare(rank(b.Kind), rank(a.Kind)))
		})
	}
	out.Sentences = len(sents)
	for _, s := range sents {
		out.Words += s.words
	}
	out.From, out.To = l.age(toks, sents)
	return out
}

// rank puts the kinds in the order of their weight.
func rank(k Kind) int {
	switch k {
	case Disbelief:
		return 0
	case ClaimsMore:
		return 1
	case Name:
		return 2
	case Jargon, Acronym:
		return 3
	}
	return 4
}

// weightiest keeps of candidates that share a word the weightiest, and of equal ones the longest.
func weightiest(found []candidate, words int) []candidate {
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(rank(a.entry.Kind), rank(b.entry.Kind)), cmp.Compare(b.end-b.first, a.end-a.first), cmp.Compare(a.first, b.first))
	})
	taken := make([]bool, words)
	out := found[:0]
	for _, c := range found {
		if slices.Contains(taken[c.first:c.end], true) {
			continue
		}
		for i := c.first; i < c.end; i++ {
			taken[i] = true
		}
		out = append(out, c)
	}
	return out
}

// phrases finds the phrases of the lists.
func (l *Lists) phrases(t Text, toks []token, sents []sentence, quoted []quote) []candidate {
	settled := slices.ContainsFunc(t.Basis, func(b string) bool { return slices.Contains(Settled(), b) })
	passes := make([]byte, len(toks))
	for _, q := range quoted {
		if q.spoken() {
			for i := q.first; i < q.end; i++ {
				passes[i] |= spoken
			}
		}
	}
	var out []candidate
	for i := range toks {
		l.index.at(&toks[i], func(found entered) {
			p, first := &l.patterns[found.number], i-found.before
			if first < 0 {
				return
			}
			if p.entry != nil && (!p.entry.reads(t.Reader) || p.entry.Kind == ClaimsMore && settled) {
				return
			}
			end := p.pattern.match(toks, first, 0)
			switch {
			case end == 0:
			case p.lead != nil:
				l.let(p.lead, toks, sents, passes, end)
			default:
				out = append(out, candidate{first: first, end: end, entry: p.entry})
			}
		})
	}
	short := shortForms(toks)
	return slices.DeleteFunc(out, func(c candidate) bool {
		return c.entry.Kind == Jargon && c.end == c.first+1 && short.spelt(toks[c.first].raw, toks) || l.passes(c, t, passes) || c.entry.AnsweredNo && answeredNo(c, toks, sents) || c.entry.stand(c, t.Reader, toks, sents) || c.entry.Quoted && !slices.Contains(quoted, quote{c.first, c.end})
	})
}

// passes reports whether a lead, or that they are somebody's own words, lets words stand. In a letter, what
// somebody else said in disbelief is heard as if we said it; in a record it is their view.
func (l *Lists) passes(c candidate, t Text, passes []byte) bool {
	p := passes[c.first]
	switch c.entry.Kind {
	case Disbelief:
		return p&passDisbelief != 0 && !c.entry.Always || p&spoken != 0 && t.Reader == Professional
	case ClaimsMore:
		return p&(passClaimsMore|spoken) != 0 && !c.entry.Always
	default:
		return p&(passJargon|spoken) != 0
	}
}

// answeredNo reports whether words stand in a question to which the text itself says No.
func answeredNo(c candidate, toks []token, sents []sentence) bool {
	n := toks[c.first].sentence
	if n+1 >= len(sents) || !sents[n].asks && !wondered(toks[sents[n].first:c.first]) {
		return false
	}
	no := sents[n+1]
	return toks[no.first].fold == "no" && (no.end == no.first+1 || toks[no.first+1].gap != joined)
}

// wondered reports whether a sentence tells what somebody asked: “You asked if …”.
func wondered(toks []token) bool {
	for i := 1; i < len(toks); i++ {
		if (toks[i].fold == "if" || toks[i].fold == "whether") && (strings.HasPrefix(toks[i-1].fold, "ask") || strings.HasPrefix(toks[i-1].fold, "wonder")) {
			return true
		}
	}
	return false
}

// stand reports whether the words share one with a phrase in which they may stay.
func (e *Entry) stand(c candidate, r Reader, toks []token, sents []sentence) bool {
	shares := func(p pattern) bool {
		for i := max(sents[toks[c.first].sentence].first, c.first-maxParts); i < c.end; i++ {
			if p.match(toks, i, c.first+1) > 0 {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(e.stands, shares) || r == Professional && slices.ContainsFunc(e.standsPro, shares)
}

// let marks what a lead lets stand: from its end to the end of the sentence, and on through the lines of a list
// that the sentence opens. Where it lets disbelief stand it is a denial, and ends at a word such as
// "but", at ", because", or at a dash.
func (l *Lists) let(w *lead, toks []token, sents []sentence, passes []byte, from int) {
	var mark byte
	for _, k := range w.lets {
		switch k {
		case Disbelief:
			mark |= passDisbelief
		case ClaimsMore:
			mark |= passClaimsMore
		case Jargon:
			mark |= passJargon
		}
	}
	// What is marked already is marked to where the mark ends.
	if from < len(toks) && passes[from]&mark == mark {
		return
	}
	turns, after := l.class("turns"), l.class("turns-after-a-comma")
	n := toks[from-1].sentence
	for i := from; i < len(toks); i++ {
		if s := toks[i].sentence; s != n {
			if !sents[s].item || !sents[n].colon && !sents[n].item {
				return
			}
			n = s
		}
		if mark&passDisbelief != 0 && (toks[i].gap == dash || turns.has(toks[i].fold) || toks[i].gap == comma && after.has(toks[i].fold)) {
			return
		}
		passes[i] |= mark
	}
}

// long finds sentences of more than MaxWords words. What somebody said is not ours to shorten.
func (l *Lists) long(t Text, toks []token, sents []sentence, quoted []bool) []candidate {
	e := l.builtin[Long]
	if e == nil || !e.reads(t.Reader) {
		return nil
	}
	var out []candidate
	for _, s := range sents {
		n := s.words
		for i := s.first; i < s.end; i++ {
			if quoted[i] && !toks[i].hyphen {
				n--
			}
		}
		if n > MaxWords {
			out = append(out, candidate{first: s.first, end: s.end, entry: e})
		}
	}
	return out
}
