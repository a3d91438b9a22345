package proof

import (
	"slices"
	"strings"
)

func (r *reading) askOther(ws []word) {
	from, to := ws[0].from, end(ws)
	r.ask(from, to, OtherFamily, "other-family",
		"“"+r.Body[from:to]+"” is the name of somebody in another family whose closure is in this vault, and of nobody here. Another family's name in a record tells them, and whoever reads it, what was not theirs to know.",
		"Look where these words came from, and put the right name here. If both families have the name, leave it as it is.")
}

// otherFamily reports whether a name is one of another closure's family and of nobody here. One word that is no
// name for sure counts only where it cannot open a sentence or be a place.
func (r *reading) otherFamily(ws []word, person bool) bool {
	if r.Others == nil || r.known.has(ws, true) {
		return false
	}
	if len(ws) > 1 && r.Others.family(whole(ws), asWhole) {
		return true
	}
	place := r.place(r.at(ws[0])) || r.the(r.at(ws[0])) || slices.ContainsFunc(ws, func(w word) bool { return in(bodies, w.fold) })
	for _, w := range ws {
		if r.known.word(w, true) || in(calendar, w.fold) || in(bodies, w.fold) {
			continue
		}
		sure := person || !w.opens && !in(doubtful, w.fold) && !in(common, w.fold) && !in(places, w.fold) && !place && len(ws) < 3
		role := asGiven | asSurname
		if r.known.word(w, false) {
			role = asSurname // a first name that somebody wrote down here may well be theirs
		}
		if sure && r.Others.family(w.fold, role) {
			return true
		}
	}
	return false
}

// at is the place of a word among the words.
func (r *reading) at(w word) int {
	i, _ := slices.BinarySearchFunc(r.words, w.from, func(x word, from int) int { return x.from - from })
	return i
}

// whole is a name as it is compared: its words in small letters.
func whole(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.fold)
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}
