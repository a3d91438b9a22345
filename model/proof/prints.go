package proof

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"slices"
	"strings"
	"unicode/utf8"

	"handover/model"
	"handover/model/guide"
)

// How long a paragraph is that can be told from another, and in how many closures it is everybody's.
const (
	leastWords = 12 // in all
	leastLeft  = 8  // beside names, dates and figures
	everybodys = 3
)

// Prints are what is known of other closures: fingerprints of the names of their families, and of the
// paragraphs of their sections and letters. They hold no word, and the key by which they were made is
// random and goes with them. Once filled they are only read, from as many goroutines as like.
type Prints struct {
	key      []byte
	names    map[fingerprint]role
	found    map[fingerprint]int // in how many closures
	supplied map[fingerprint]bool
	guides   map[string]bool // whose own words are among those supplied
}

// A fingerprint is the fingerprint of a name or a paragraph.
type fingerprint [16]byte

// A role is what a word is in a name.
type role byte

const (
	asGiven role = 1 << iota
	asSurname
	asWhole
)

// NewPrints returns prints of no closure yet, under a new key.
func NewPrints() *Prints {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return &Prints{key: key, names: map[fingerprint]role{}, found: map[fingerprint]int{}, supplied: map[fingerprint]bool{}, guides: map[string]bool{}}
}

// Len says how many names and paragraphs there are prints of.
func (p *Prints) Len() (names, paragraphs int) { return len(p.names), len(p.found) }

// Add adds a closure: the names of the child, the adults and the other children, and the paragraphs of what
// was written in sections and letters.
func (p *Prints) Add(c *model.Closure, g *guide.Guide) {
	p.guideWords(g)
	p.name(c.Child)
	for _, t := range c.Things {
		if k := t.Subject.Kind; k == model.KindAdult || k == model.KindOtherChild {
			p.name(t.Name)
		}
	}
	here := map[fingerprint]bool{}
	for _, f := range c.Fields() {
		if !written(g, f.Item) {
			continue
		}
		for _, para := range paragraphs(c.Text(f)) {
			if para.folded != "" {
				here[p.of(para.folded)] = true
			}
		}
	}
	for x := range here {
		p.found[x]++
	}
}

// Supply says of a text that the program itself composes it for a closure, such as a letter's first draft: its
// paragraphs are nobody's in particular. Those that hold what the worker wrote in an answer are theirs.
func (p *Prints) Supply(c *model.Closure, g *guide.Guide, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	var theirs []string
	for _, f := range c.Fields() {
		if written(g, f.Item) {
			continue
		}
		a := c.Answer(f)
		for _, words := range append([]string{c.Text(f), a.Evidence, a.Because}, a.Value...) {
			for _, para := range paragraphs(words) {
				if para.folded != "" {
					theirs = append(theirs, para.folded)
				}
			}
		}
	}
	for _, para := range paragraphs(text) {
		if para.folded == "" || slices.ContainsFunc(theirs, func(own string) bool { return strings.Contains(para.folded, own) }) {
			continue
		}
		p.supplied[p.of(para.folded)] = true
	}
}

// written reports whether an item is a section of the record or a letter.
func written(g *guide.Guide, item string) bool {
	it := g.Item(item)
	return it != nil && (it.Form == guide.Section || slices.Contains(it.From, guide.FromLetter))
}

// guideWords takes the guide's own words among those supplied.
func (p *Prints) guideWords(g *guide.Guide) {
	if p.guides[g.Fingerprint] {
		return
	}
	p.guides[g.Fingerprint] = true
	supply := func(texts ...string) {
		for _, s := range texts {
			// What is filled in is a name, which is folded as one.
			s = strings.NewReplacer("{child}", "Kim", "{name}", "Kim", "…", "").Replace(s)
			for _, para := range paragraphs(s) {
				if para.folded != "" {
					p.supplied[p.of(para.folded)] = true
				}
			}
		}
	}
	for _, it := range g.Items {
		supply(it.Ask, it.Why, it.Wales.Ask, it.Wales.Why, it.Say)
		for _, o := range it.Options {
			supply(o.Words, o.Wales, o.Note)
		}
	}
	for _, w := range g.Wordings {
		supply(w.Text)
	}
}

// name takes somebody's name: the whole, the first name and the surname.
func (p *Prints) name(name string) {
	var parts []word
	titled := false
	for _, w := range wordsOf(name) {
		if w.before != "" && strings.ContainsAny(w.before, "(,") {
			break // “Rachel Tarn (mother)”, “Helen Marr, team manager”
		}
		if in(titles, w.fold) {
			titled = true
			continue
		}
		if capital(w) && !in(kin, w.fold) {
			parts = append(parts, w)
		}
	}
	add := func(s string, as role) {
		if utf8.RuneCountInString(s) > 2 && !in(common, s) && !in(calendar, s) {
			p.names[p.of(s)] |= as
		}
	}
	switch n := len(parts); {
	case n == 0:
	case n == 1 && titled:
		add(parts[0].fold, asSurname)
	case n == 1:
		add(parts[0].fold, asGiven)
	default:
		add(whole(parts), asWhole)
		add(parts[0].fold, asGiven)
		add(parts[n-1].fold, asSurname)
	}
}

// family reports whether a word, or a whole name, is another family's.
func (p *Prints) family(name string, as role) bool { return p.names[p.of(name)]&as != 0 }

// elsewhere reports whether a paragraph stands in another closure, and is not everybody's.
func (p *Prints) elsewhere(folded string) bool {
	if folded == "" {
		return false
	}
	x := p.of(folded)
	n := p.found[x]
	return n > 0 && n < everybodys && !p.supplied[x]
}

func (p *Prints) of(s string) fingerprint {
	h := hmac.New(sha256.New, p.key)
	h.Write([]byte(s))
	var out fingerprint
	copy(out[:], h.Sum(nil))
	return out
}
