package proof

import (
	"slices"
	"strings"

	"handover/model/plain"
)

// sectionConcerns is the section in which the concerns about sexual abuse stand in so many words (PG-4j).
const sectionConcerns = "record.concerns"

// explicit asks, of the section on the concerns, where the word is that names them: whoever reads it next must not
// have to guess. It asks about the first sentence, and only of a section of some words.
func (r *reading) explicit() {
	const few = 12
	if r.Item != sectionConcerns || len(r.sentences) == 0 {
		return
	}
	// The rest is asked about already: the words that are still to come may name them.
	if len(r.words) < few && slices.ContainsFunc(r.found, func(f plain.Finding) bool { return f.Kind == Placeholder }) {
		return
	}
	if strings.Contains(strings.ToLower(r.Body), "private part") {
		return
	}
	for _, w := range r.words {
		for _, named := range []string{"sex", "rape", "raping", "rapist", "indecent", "penis", "vagina", "genital"} {
			if strings.HasPrefix(w.fold, named) {
				return
			}
		}
	}
	first := r.sentences[0]
	r.ask(r.words[first.first].from, r.words[first.end-1].to, Implicit, "implicit",
		"Nothing here says in so many words that the concern is about sexual abuse. The next reader would have to guess.",
		"Name it once, plainly, with what it rests on: what was said, seen or found.")
}
