package proof

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// names finds people's names that are nobody's here. A false alarm costs more than a name that is missed, so
// words with a capital are a name only where something beside them says so: a title, a first name, what
// somebody is to somebody, or what only people do. A surname that was found so once is found everywhere.
func (r *reading) names() {
	var runs []span
	for i := 0; i < len(r.words); {
		end := r.run(i)
		if end == i {
			i++
			continue
		}
		runs = append(runs, span{i, end})
		i = end
	}
	strange := map[string]bool{} // words that were a stranger's name somewhere in this text
	asked := map[int]bool{}
	for _, s := range runs {
		name, person := r.person(s)
		ws := r.words[name.first:name.end]
		if len(ws) == 0 {
			continue
		}
		if r.otherFamily(ws, person) {
			r.askOther(ws)
			asked[name.first] = true
			continue
		}
		if !person || r.known.has(ws, false) {
			continue
		}
		for _, w := range ws {
			if !r.known.word(w, false) && utf8.RuneCountInString(w.raw) > 2 && !in(doubtful, w.fold) {
				strange[w.fold] = true
			}
		}
		r.askStranger(ws)
		asked[name.first] = true
	}
	for _, s := range runs {
		name, _ := r.person(s)
		ws := r.words[name.first:name.end]
		if len(ws) == 1 && !asked[name.first] && strange[ws[0].fold] && !r.place(name.first) {
			r.askStranger(ws)
		}
	}
}

func (r *reading) askStranger(ws []word) {
	from, to := ws[0].from, end(ws)
	r.ask(from, to, Stranger, "name",
		"Nobody in this closure is called “"+r.Body[from:to]+"”. It may be a slip, or have come along from another record.",
		"Put the right name here. If this is somebody who belongs in this closure, add them under People and services.")
}

// end is where the last of some words ends, without its 's.
func end(ws []word) int {
	w := ws[len(ws)-1]
	if w.own {
		// The apostrophe may be one byte or three.
		return w.from + strings.LastIndexFunc(w.raw, apostrophe)
	}
	return w.to
}

// run gives the end of the words with a capital that begin at i and may be one name.
func (r *reading) run(i int) int {
	if !capital(r.words[i]) {
		return i
	}
	n := i + 1
	for n < len(r.words) && n < i+8 && capital(r.words[n]) && r.words[n].sentence == r.words[i].sentence && !r.words[n-1].own && r.joined(n) {
		n++
	}
	return n
}

// joined reports whether a word goes on a name: behind a space, a hyphen, or the stop of a title or initial.
func (r *reading) joined(n int) bool {
	switch r.words[n].before {
	case " ", "-", "\u2011", "\u00a0":
		return true
	case ". ", ".":
		last := r.words[n-1]
		return utf8.RuneCountInString(last.raw) == 1 || in(titles, last.fold) || in(shortened, last.fold)
	}
	return false
}

// capital reports whether a word may be part of a name: “I'm” is none.
func capital(w word) bool {
	if !w.capital || w.number {
		return false
	}
	for _, ending := range [...]string{"'m", "'ve", "'d", "'ll", "'re", "n't"} {
		if strings.HasSuffix(w.fold, ending) {
			return false
		}
	}
	return true
}

// person looks whether words with a capital are somebody's name, and which of them are the name.
func (r *reading) person(s span) (span, bool) {
	s, titled := r.lead(s)
	if s.first == s.end || r.named(s, titled) {
		return s, false
	}
	s = r.tail(s)
	ws := r.words[s.first:s.end]
	switch {
	case len(ws) == 0:
		return s, false
	case titled, r.initials(s):
		return s, true
	case utf8.RuneCountInString(ws[0].raw) == 1, r.the(s.first), ws[0].opens && in(common, ws[0].fold) && len(ws) == 1:
		return s, false
	case in(given, ws[0].fold):
		return s, !r.place(s.first) || len(ws) > 1
	case in(doubtful, ws[0].fold) && !ws[0].opens && !r.place(s.first) && len(ws) == 2 && !in(common, ws[1].fold):
		return s, true // a first name that is a word too, with a surname behind it
	}
	return s, !in(calendar, ws[0].fold) && r.beside(s)
}

// lead leaves out what stands before a name, “When”, “Dear”, “Uncle”, “Ms”, and says whether that is a title.
func (r *reading) lead(s span) (span, bool) {
	titled := false
	for ; s.first < s.end; s.first++ {
		w := r.words[s.first]
		more := s.end-s.first > 1
		if in(titles, w.fold) && more {
			titled = !in(working, w.fold) || !in(bodies, r.words[s.first+1].fold)
			continue
		}
		word := w.opens && in(common, w.fold) && !in(given, w.fold) || w.raw == "I"
		day := in(calendar, w.fold) && (!more || !in(doubtful, w.fold))
		if !word && !day && !(more && capitals(w)) && !in(kin, w.fold) && !in(roles, w.fold) {
			break
		}
	}
	if s.first > 0 && s.first < s.end && !titled {
		before := r.words[s.first-1]
		titled = r.joined(s.first) && in(titles, before.fold) && !in(working, before.fold)
	}
	return s, titled
}

// named reports whether words with a capital name a service, a place or a paper: where a word of such a name is
// among them, they are one. “Clare's Law” is named after somebody, and is nobody.
func (r *reading) named(s span, titled bool) bool {
	ws := r.words[s.first:s.end]
	surname := titled && len(ws) == 1 || len(ws) == 2 && in(given, ws[0].fold) && in(surnames, ws[1].fold) && !r.place(s.first)
	for i, w := range ws {
		if in(bodies, w.fold) && !surname && !(i == 0 && in(given, w.fold)) || w.fold == "st" || in(places, w.fold) && !titled {
			return true
		}
	}
	if !ws[len(ws)-1].own || s.end == len(r.words) {
		return false
	}
	next := r.words[s.end]
	return next.before == " " && next.capital && in(bodies, next.fold)
}

// tail leaves out what stands behind a name: a word of the calendar, capitals that stand for words, what somebody is.
func (r *reading) tail(s span) span {
	for i := s.first; i < s.end; i++ {
		w := r.words[i]
		if capitals(w) || in(calendar, w.fold) && !in(doubtful, w.fold) || i > s.first && (in(kin, w.fold) || in(roles, w.fold)) {
			s.end = i
		}
	}
	return s
}

// capitals reports whether a word is letters that stand for words, as “CAMHS” is.
func capitals(w word) bool {
	return utf8.RuneCountInString(w.raw) > 1 && strings.ToUpper(w.raw) == w.raw && !w.own
}

// place reports whether a word stands behind “in”, “at”, “near”: it may be where something is.
func (r *reading) place(i int) bool {
	return i > 0 && r.joined(i) && in(where, r.words[i-1].fold) && !in(titles, r.words[i-1].fold)
}

// the reports whether a word stands behind “the”, as no name of a person does.
func (r *reading) the(i int) bool {
	return i > 0 && r.joined(i) && r.words[i-1].fold == "the"
}

// initials reports whether a name is initials, and not a letter of a list, a year or a plan.
func (r *reading) initials(s span) bool {
	ws := r.words[s.first:s.end]
	for _, w := range ws {
		if utf8.RuneCountInString(w.raw) != 1 && !(w.own && strings.IndexFunc(w.raw, apostrophe) == 1) || w.raw == "I" {
			return false
		}
	}
	last := ws[len(ws)-1]
	switch {
	case len(ws) > 3, len(ws) > 1 && (!ws[0].dot || abroad(ws)):
		return false
	case len(ws) > 1:
		return true
	case ws[0].opens && ws[0].raw == "A":
		return false
	}
	if s.first > 0 && r.joined(s.first) && (in(bodies, r.words[s.first-1].fold) || in(letters, r.words[s.first-1].fold)) {
		return false
	}
	if last.own && s.end < len(r.words) && in(kin, r.words[s.end].fold) {
		return true
	}
	if s.end >= len(r.words) || r.words[s.end].sentence != last.sentence {
		return false
	}
	next := r.words[s.end]
	switch next.before {
	case " ":
		return in(saying, next.fold)
	case ". ":
		return !next.capital && last.dot
	case ".'", ".’":
		return next.fold == "s"
	}
	return false
}

// abroad reports whether letters with stops are no person's: “U.K.”, “P.E.”
func abroad(ws []word) bool {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.fold)
	}
	return in(stops, b.String())
}

// beside reports whether what stands beside words with a capital says that they are a person.
func (r *reading) beside(s span) bool {
	ws := r.words[s.first:s.end]
	if ws[0].opens && (len(ws) == 1 || in(common, ws[0].fold)) || slices.ContainsFunc(ws, func(w word) bool { return in(common, w.fold) && w.opens }) {
		return false
	}
	if s.first > 0 && r.words[s.first].before == " " {
		if before := r.words[s.first-1]; !before.own && (in(kin, before.fold) || in(roles, before.fold)) && !before.capital {
			return true
		}
	}
	if s.first > 0 && r.words[s.first].before == ", " && in(kin, r.words[s.first-1].fold) &&
		s.end < len(r.words) && strings.HasPrefix(r.words[s.end].before, ",") && len(ws) < 3 {
		return true // “her aunt, Zdravka, said”
	}
	if s.end >= len(r.words) || r.words[s.end].sentence != ws[0].sentence {
		return false
	}
	next := r.words[s.end]
	switch {
	case ws[len(ws)-1].own:
		return next.before == " " && in(kin, next.fold)
	case next.before == " ":
		return in(saying, next.fold)
	case next.before == ", " && s.end+1 < len(r.words) && (in(pronouns, next.fold) || next.own):
		return in(kin, r.words[s.end+1].fold)
	}
	return false
}
