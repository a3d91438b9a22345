package model

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handover/model/guide"
)

// Lodgeable lists what the council's record may lack, in the order in which it is shown. Before
// the local copy goes, each of these that there is anything of is lodged: it is said where in the
// council's record it lies, or why it is not needed there (practice: a working copy).
var Lodgeable = [...]struct{ What, Title, Why string }{
	{lackChildWords, "What the child said",
		"These are {child}'s own words, or the nearest to them that we have. Nobody can ask for them a second time."},
	{lackCalls, "Calls, and what was said back",
		"They show who was tried, who answered and what was understood, long after anybody remembers it."},
	{lackDisagreements, "Where somebody did not agree",
		"Whoever did not agree should find that it was heard and kept, even where they came round later. They may have seen what others did not."},
	{lackRecord, "The Closure Record",
		"It is what the family and the next worker will read to understand why we stopped."},
	{lackCopies, "Copies given, signatures and disclosures",
		"They show who was given what, of which version and in which language, what was left out and why, and who signed. Years later the family may ask."},
	{lackFirstTexts, "Earlier versions of texts",
		"What was written at the time may count for more, to the family or to a court, than what was put better later."},
	{lackLater, "Entered after the transfer",
		"The council's record was given what there was by then. This came afterwards, and may be nowhere but here."},
	{lackApart, "Not chosen, or not read",
		"Two versions stand side by side, or something could not be read. Once this copy is gone, nobody can go back to look."},
}

// The ids of Lodgeable. The first three are the guide's own: its items say what belongs to them.
const (
	lackChildWords    = string(guide.ChildWords)
	lackCalls         = string(guide.Calls)
	lackDisagreements = string(guide.Disagreements)
	lackRecord        = "record"
	lackCopies        = "copies"
	lackFirstTexts    = "first-texts"
	lackLater         = "later"
	lackApart         = "apart"
)

// lodgeable finds an id among Lodgeable, or gives -1.
func lodgeable(what string) int {
	for i := range Lodgeable {
		if Lodgeable[i].What == what {
			return i
		}
	}
	return -1
}

// A Lack is something of a closure that, for all that was said here, the council's record does
// not hold.
type Lack struct {
	What  string    // its id, one of Lodgeable
	Title string    // a few plain words
	Why   string    // why it matters
	Count int       // the entries of that kind that nothing was said of
	Since time.Time // when the newest of them was made
	Again bool      // some of that kind was lodged before, and these came since
}

// Lacking lists what the council's record still lacks, in the order of Lodgeable. What was lodged
// lacks no more until another entry of its kind comes: one that the lodging does not follow,
// whatever its clock says.
func Lacking(c *Closure, g *guide.Guide) []Lack {
	found := c.traces(g)
	lodged := map[string][]int{}
	for _, e := range c.done {
		if l, ok := e.Event.(Lodged); ok {
			lodged[l.What] = append(lodged[l.What], e.index)
		}
	}
	var out []Lack
	for _, kind := range Lodgeable {
		lack := Lack{What: kind.What, Title: kind.Title, Why: Fill(kind.Why, c, TheClosure)}
		for _, t := range found[kind.What] {
			if slices.ContainsFunc(lodged[kind.What], func(l int) bool { return c.order.before(t.index, l) }) {
				continue
			}
			lack.Count++
			if t.at.After(lack.Since) {
				lack.Since = t.at
			}
		}
		if lack.Count == 0 {
			continue
		}
		if lack.Again = len(lodged[kind.What]) > 0; lack.Again {
			lack.Why = "Something came since this was last dealt with. " + lack.Why
		}
		out = append(out, lack)
	}
	return out
}

// A trace is an entry because of which something exists that the council's record may lack.
type trace struct {
	index int // in the ordering: what settles it must follow this
	at    time.Time
}

// traces finds, for each of Lodgeable, everything there is of it.
func (c *Closure) traces(g *guide.Guide) map[string][]trace {
	found := map[string][]trace{}
	for _, e := range c.done {
		switch e.Event.(type) {
		case Tried, Noted:
			found[lackCalls] = append(found[lackCalls], trace{e.index, e.At})
		}
	}
	for _, given := range c.copies.given {
		found[lackCopies] = append(found[lackCopies], trace{given.index, given.At})
	}
	for _, s := range c.copies.signed {
		found[lackCopies] = append(found[lackCopies], trace{s.index, s.At})
	}
	for _, m := range c.access.marks {
		found[lackCopies] = append(found[lackCopies], trace{m.index, m.At})
	}
	for _, d := range c.access.disclosed {
		found[lackCopies] = append(found[lackCopies], trace{d.index, d.At})
	}
	for _, f := range c.Fields() {
		it := g.Item(f.Item)
		for _, t := range []*told{c.answers[f], c.texts[f]} {
			if t == nil {
				continue
			}
			if it == nil { // this checklist cannot show it
				for _, s := range t.sayings {
					found[lackApart] = append(found[lackApart], trace{s.index, s.At})
				}
				continue
			}
			c.tracesIn(found, it, f, t)
		}
		if it != nil {
			for _, s := range c.Apart(f) {
				found[lackApart] = append(found[lackApart], trace{s.index, s.At})
			}
		}
	}
	found[lackLater] = c.afterTransfer()
	found[lackApart] = append(found[lackApart], c.unread()...)
	return found
}

// tracesIn adds what the history of one field brings.
func (c *Closure) tracesIn(found map[string][]trace, it *guide.Item, f Field, t *told) {
	add := func(what string, index int, at time.Time) {
		if what == lackChildWords && f.Subject.Kind == KindAdult {
			return // a question put to the child and to each parent: a parent's words are not the child's
		}
		found[what] = append(found[what], trace{index, at})
	}
	for i, s := range t.sayings {
		next := c.next(t, i)
		for _, o := range it.Options {
			// An answer that was taken back in a later one was given all the same.
			if o.Lodge != "" && s.Answer.Value.Has(o.ID) && (next == nil || !next.Answer.Value.Has(o.ID)) {
				add(string(o.Lodge), s.index, s.At)
			}
		}
		words := wordsOf(it, s)
		if next != nil {
			if slices.ContainsFunc(words, func(w string) bool { return !continued(w, wordsOf(it, *next)) }) {
				add(lackFirstTexts, next.index, s.At) // it became an earlier version then
			}
			continue
		}
		if it.Lodge != "" && (len(words) > 0 || len(s.Answer.Value) > 0) {
			add(string(it.Lodge), s.index, s.At)
		}
		if it.Form == guide.Section && strings.TrimSpace(s.Text) != "" {
			add(lackRecord, s.index, s.At)
		}
	}
}

// next returns the saying that replaced the i-th of a field; nil where it stands.
func (c *Closure) next(t *told, i int) *Saying {
	if slices.Contains(t.heads, i) {
		return nil
	}
	for j := i + 1; j < len(t.sayings); j++ {
		if c.order.before(t.sayings[i].index, t.sayings[j].index) {
			return &t.sayings[j]
		}
	}
	return nil
}

// wordsOf lists what of a saying was written, and not chosen.
func wordsOf(it *guide.Item, s Saying) []string {
	words := []string{s.Text, s.Answer.Evidence, s.Answer.Because}
	if it.Type == guide.Text {
		words = append(words, s.Answer.Value...)
	}
	return slices.DeleteFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" })
}

// continued reports whether some of later says all of words and at most goes on from there, as a
// text does that was kept while it was being written.
func continued(words string, later []string) bool {
	words = strings.TrimSpace(words)
	return slices.ContainsFunc(later, func(l string) bool {
		rest, ok := strings.CutPrefix(strings.TrimSpace(l), words)
		r, _ := utf8.DecodeRuneInString(rest)
		return ok && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// afterTransfer finds what was entered after the transfer that holds: what its writer did not
// have, or what is of a later day than the transfer.
func (c *Closure) afterTransfer() []trace {
	if c.moved == nil {
		return nil
	}
	on := c.moved.Event.(Transferred).On
	covered := func(i int) bool {
		return c.order.before(i, c.moved.index) && DateOf(c.order.entries[i].At) <= on
	}
	index := make(map[EntryID]int, len(c.order.entries))
	for i, e := range c.order.entries {
		index[e.ID] = i
	}
	var out []trace
	for _, e := range c.done {
		if covered(e.index) || !c.content(index, e.Event) {
			continue
		}
		// To take back what came after the transfer leaves what was transferred.
		if u, ok := e.Event.(Undone); ok && !covered(index[u.Entry]) {
			continue
		}
		out = append(out, trace{e.index, e.At})
	}
	return out
}

// content reports whether an event says something of the closure, and not of its local copy.
func (c *Closure) content(index map[EntryID]int, ev Event) bool {
	for {
		u, ok := ev.(Undone)
		if !ok {
			break
		}
		ev = c.order.entries[index[u.Entry]].Event // it came before, as undoes makes sure of
	}
	switch ev.(type) {
	case Transferred, Held, Released, Lodged:
		return false
	}
	return true
}

// unread finds the entries that are kept and have no effect here.
func (c *Closure) unread() []trace {
	var out []trace
	for _, o := range c.Odd {
		switch o.Entry.Event.(type) {
		case Undone, Released:
			continue // no words are lost with these
		}
		if o.Followed {
			continue
		}
		i := slices.IndexFunc(c.order.entries, func(e Entry) bool { return e.ID == o.Entry.ID })
		out = append(out, trace{i, o.Entry.At})
	}
	return out
}
