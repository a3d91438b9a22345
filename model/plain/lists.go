package plain

import (
	_ "embed"
	"maps"
	"slices"
)

//go:embed words.toml
var carried []byte

const carriedFile = "words.toml"

// An Entry is one rule of the lists: what to look for, for which readers, why, and what to say instead.
type Entry struct {
	ID      string
	Kind    Kind
	Find    []string // phrases
	Readers []Reader
	// Stands are wider phrases in which the words may stay; StandsForProfessionals hold in a text for
	// professionals only.
	Stands                 []string
	StandsForProfessionals []string
	Quoted                 bool // only where exactly these words stand between quotation marks
	Always                 bool // even where the sentence denies it
	AnsweredNo             bool // not in a question that the text itself answers with No
	Why                    string
	Better                 string
	BetterForChild         string // where a child needs other words than Better
	File                   string
	Line                   int

	finds, stands, standsPro      []pattern
	findAt, standsAt, standsProAt int // their lines
}

// reads reports whether an entry is for a reader.
func (e *Entry) reads(r Reader) bool { return slices.Contains(e.Readers, r) }

// better says what to write instead.
func (e *Entry) better(r Reader) string {
	if r == Child && e.BetterForChild != "" {
		return e.BetterForChild
	}
	return e.Better
}

// A lead is a phrase after which words of some kinds may stand, up to the end of the sentence: "this does not
// mean that …", "Amy said that …".
type lead struct {
	id    string
	find  []string
	lets  []Kind
	file  string
	line  int
	finds []pattern
}

// Known is the kind of an entry that says which capitals everybody knows. It finds nothing.
const Known Kind = "known"

// Lists are what a text is read by. They are never changed once they are made.
type Lists struct {
	entries []*Entry
	leads   []*lead
	classes map[string]*class

	index    index
	patterns []listed
	known    map[string]bool
	acronyms map[string]*Entry
	builtin  map[Kind]*Entry // long, name, acronym: the entries without words
	sounds   map[string]int  // syllables of words that the rules get wrong
}

// A listed pattern knows whose it is: an entry's or a lead's.
type listed struct {
	pattern pattern
	entry   *Entry
	lead    *lead
}

// Load reads the lists that the program carries.
func Load() (*Lists, error) {
	return (&Lists{classes: map[string]*class{}}).With(carriedFile, carried)
}

// Entries gives every entry, in the order of the files.
func (l *Lists) Entries() []Entry {
	out := make([]Entry, len(l.entries))
	for i, e := range l.entries {
		out[i] = *e
		out[i].Why = l.why(e)
	}
	return out
}

// why says why an entry's words are pointed out: what the entry says, or what its kind says for all.
func (l *Lists) why(e *Entry) string {
	if b := l.builtin[e.Kind]; e.Why == "" && b != nil {
		return b.Why
	}
	return e.Why
}

// class gives a class of words, or nil.
func (l *Lists) class(name string) *class { return l.classes[name] }

// clone copies the lists as far as With may change them.
func (l *Lists) clone() *Lists {
	out := &Lists{entries: slices.Clone(l.entries), leads: slices.Clone(l.leads), classes: map[string]*class{}}
	for name, c := range l.classes {
		copied := *c
		copied.words = maps.Clone(c.words)
		out.classes[name] = &copied
	}
	return out
}

// compile makes the lists ready to read with.
func (l *Lists) compile() {
	l.index = index{words: map[string][]entered{}, prefixes: map[string][]entered{}}
	l.known, l.acronyms, l.builtin, l.sounds = map[string]bool{}, map[string]*Entry{}, map[Kind]*Entry{}, map[string]int{}
	add := func(ps []pattern, e *Entry, w *lead) {
		for _, p := range ps {
			l.index.add(p, len(l.patterns), l.class("common"))
			l.patterns = append(l.patterns, listed{p, e, w})
		}
	}
	for _, e := range l.entries {
		switch {
		case e.Kind == Known:
			for _, w := range e.Find {
				l.known[w] = true
			}
		case len(e.Find) == 0:
			l.builtin[e.Kind] = e
		case e.Kind == Acronym:
			for _, w := range e.Find {
				l.acronyms[w] = e
			}
		default:
			add(e.finds, e, nil)
		}
	}
	for _, w := range l.leads {
		add(w.finds, nil, w)
	}
	for n, name := range syllableClasses() {
		if c := l.classes[name]; c != nil {
			for w := range c.words {
				l.sounds[w] = n + 1
			}
		}
	}
}
