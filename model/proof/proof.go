// Package proof checks a text of the record, or a letter, against the closure that it belongs to. It asks
// about names that nobody here has, another closure's family, a paragraph that came from another closure,
// dates and ages that do not fit, and what was meant to be filled in. Each is a query that its writer may
// leave as it is; none ever blocks, and a place is asked about once.
//
// What it asks, it asks of what it was given: it keeps nothing, reads no file and has no clock.
package proof

import (
	"cmp"
	"slices"

	"handover/model"
	"handover/model/guide"
	"handover/model/plain"
)

// The kinds of what is asked about, the weightiest first.
const (
	OtherFamily plain.Kind = "other-family" // a name of another closure's family
	Pasted      plain.Kind = "pasted"       // a paragraph that stands in another closure too
	Date        plain.Kind = "date"         // a date that cannot be, or does not fit
	Age         plain.Kind = "age"          // an age that does not fit
	Placeholder plain.Kind = "placeholder"  // words that were to be replaced
	Implicit    plain.Kind = "implicit"     // concerns about sexual abuse that are not named as such
	Stranger    plain.Kind = "stranger"     // a name that nobody in the closure has
)

// Kinds lists the kinds of this package, the weightiest first.
func Kinds() []plain.Kind {
	return []plain.Kind{OtherFamily, Pasted, Date, Age, Placeholder, Implicit, Stranger}
}

// Encloses reports whether a finding of a kind is about a whole passage, in which there may be others.
func Encloses(k plain.Kind) bool { return k == Pasted || k == Implicit }

// Words says what a kind is, as a heading would; for a kind of package plain what that says.
func Words(k plain.Kind) string {
	switch k {
	case OtherFamily:
		return "A name from another closure"
	case Pasted:
		return "Stands in another closure too"
	case Date:
		return "A date to look at"
	case Age:
		return "An age to look at"
	case Placeholder:
		return "Still to be filled in"
	case Implicit:
		return "Not named in so many words"
	case Stranger:
		return "A name that nobody here has"
	}
	return k.Words()
}

// A Text is what is to be read, and what it is read against.
type Text struct {
	Body    string
	Item    string // the section or letter, by its id in the guide
	Subject model.Subject
	Closure *model.Closure
	Guide   *guide.Guide
	Today   model.Date
	Others  *Prints // of the other closures in this vault; nil for none
	// Ignored holds the Key of each finding that the writer chose to leave as it is.
	Ignored map[string]bool
}

// Read reads a text, and gives what to ask about in its order. Only what is about a whole passage may
// enclose other findings. A text without a closure is asked about as far as it goes.
func Read(t Text) []plain.Finding {
	r := newReading(t)
	r.placeholders()
	r.explicit()
	r.paragraphs()
	r.checkDates()
	r.ages()
	r.names()

	slices.SortStableFunc(r.found, func(a, b plain.Finding) int {
		return cmp.Or(cmp.Compare(weight(a.Kind), weight(b.Kind)), cmp.Compare(b.To-b.From, a.To-a.From), cmp.Compare(a.From, b.From))
	})
	taken := make([]bool, len(t.Body))
	var out []plain.Finding
	for _, f := range r.found {
		if !Encloses(f.Kind) {
			if slices.Contains(taken[f.From:f.To], true) {
				continue
			}
			for i := f.From; i < f.To; i++ {
				taken[i] = true
			}
		}
		if !t.Ignored[f.Key()] {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b plain.Finding) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	return out
}

func weight(k plain.Kind) int { return slices.Index(Kinds(), k) }

// A reading is a text while it is being read.
type reading struct {
	Text
	words     []word
	sentences []span // of words
	dates     []date
	known     known
	found     []plain.Finding
}

// A span is words[first:end].
type span struct{ first, end int }

func newReading(t Text) *reading {
	r := &reading{Text: t, words: wordsOf(t.Body)}
	r.sentences = cut(t.Body, r.words)
	r.dates = datesIn(t.Body, r.words)
	r.known = knownIn(t.Closure, t.Guide)
	return r
}

// ask adds a finding about a part of the body.
func (r *reading) ask(from, to int, kind plain.Kind, rule, why, better string) {
	r.found = append(r.found, plain.Finding{
		From: from, To: to, Rule: rule, Kind: kind, Words: r.Body[from:to], Why: why, Better: better,
	})
}

// sentence gives the words of the sentence in which a byte of the body stands.
func (r *reading) sentence(at int) []word {
	i, _ := slices.BinarySearchFunc(r.words, at, func(w word, at int) int { return cmp.Compare(w.to, at+1) })
	if i >= len(r.words) {
		return nil
	}
	s := r.sentences[r.words[i].sentence]
	return r.words[s.first:s.end]
}
