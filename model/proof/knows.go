package proof

import (
	"strings"
	"unicode/utf8"

	"handover/model"
	"handover/model/guide"
)

// itemCalled is how somebody is greeted in a letter: a name that stands nowhere else.
const itemCalled = "letter.called"

// known is whose names a closure holds, as words in small letters. Cast are those of people, services and
// whatever was answered in words; said are those that stand in what shows an answer, too.
type known struct {
	cast, said map[string]bool
	child      map[string]bool // the child's own
	initials   map[string]bool // of somebody in the cast: "k", "kb"
	people     map[string]bool // of people other than the child
}

// knownIn gathers the names of a closure.
func knownIn(c *model.Closure, g *guide.Guide) known {
	k := known{cast: map[string]bool{}, said: map[string]bool{}, child: map[string]bool{}, initials: map[string]bool{}, people: map[string]bool{}}
	if c == nil {
		return k
	}
	k.person(c.Child, k.child)
	for _, t := range c.Things { // somebody who was set aside is known all the same
		if t.Subject.Person() {
			k.person(t.Name, k.people)
		} else {
			add(k.cast, t.Name)
		}
	}
	for _, f := range c.Fields() {
		a := c.Answer(f)
		add(k.said, a.Evidence+" . "+a.Because)
		var it *guide.Item
		if g != nil {
			it = g.Item(f.Item)
		}
		if it == nil || it.Type != guide.Text {
			continue
		}
		for _, v := range a.Value {
			add(k.cast, v)
			if f.Item == itemCalled && f.Subject == model.TheChild {
				add(k.child, v)
			}
		}
	}
	for _, t := range c.Tries {
		add(k.said, t.Who)
	}
	return k
}

// add adds the words of a name, or of a line that may hold names: those with a capital.
func add(to map[string]bool, line string) {
	for _, w := range wordsOf(line) {
		if w.capital {
			to[w.fold] = true
		}
	}
}

// person adds somebody's name, and the initials that they may be called by.
func (k known) person(name string, to map[string]bool) {
	var letters strings.Builder
	for _, w := range wordsOf(name) {
		if !w.capital || in(titles, w.fold) {
			continue
		}
		k.cast[w.fold], to[w.fold] = true, true
		first, _ := utf8.DecodeRuneInString(w.fold)
		letters.WriteRune(first)
		k.initials[string(first)] = true
		if utf8.RuneCountInString(w.raw) == 2 && strings.ToUpper(w.raw) == w.raw { // "KB"
			letters.WriteString(strings.TrimPrefix(w.fold, string(first)))
		}
	}
	if all := letters.String(); all != "" {
		k.initials[all], to[all] = true, true
	}
}

// has reports whether a name's words are somebody's. With strict, what only shows an answer does not count.
func (k known) has(words []word, strict bool) bool {
	for _, w := range words {
		if !k.word(w, strict) {
			return false
		}
	}
	return true
}

func (k known) word(w word, strict bool) bool {
	if k.cast[w.fold] || !strict && k.said[w.fold] {
		return true
	}
	return utf8.RuneCountInString(w.raw) <= 3 && strings.ToUpper(w.raw) == w.raw && k.initials[w.fold]
}
