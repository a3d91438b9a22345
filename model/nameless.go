package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model/guide"
)

// Nameless gives the closure in which nobody and nothing is called by name, and in which no words stand
// that somebody typed into an answer: for lists that leave the vault, such as what stands in the way. The
// rules find in it what they find in the closure itself. The texts of the record are as they were, for the
// rules compare them: no document is composed from it, and it is never changed or kept.
//
// People and things are called what they are, and numbered in the order in which they were added where
// there are several: "parent 1", "another child 2", "a service".
func Nameless(c *Closure, g *guide.Guide) *Closure {
	n := *c
	w := hiding{g: g, c: c, known: map[string]string{}}
	n.Child = "the child"
	n.Reference = NamelessReference(c)
	n.Things = slices.Clone(c.Things)
	for i := range n.Things {
		n.Things[i].Name = unnamed(c, c.Things[i].Subject)
	}
	n.Tries = slices.Clone(c.Tries)
	for i := range n.Tries {
		n.Tries[i].Who, n.Tries[i].Note = w.hide(n.Tries[i].Who), w.hide(n.Tries[i].Note)
	}
	n.Notes = slices.Clone(c.Notes)
	for i := range n.Notes {
		n.Notes[i].Text = w.hide(n.Notes[i].Text)
	}
	n.Odd = slices.Clone(c.Odd)
	for i := range n.Odd {
		n.Odd[i].Why = "it is shown in the program"
		if _, unknown := n.Odd[i].Entry.Event.(Unknown); unknown {
			n.Odd[i].Entry.Event = Unknown{Kind: "of another version"}
		}
	}
	n.answers = make(map[Field]*told, len(c.answers))
	for f, t := range c.answers {
		n.answers[w.field(f)] = w.told(f, t)
	}
	n.texts = make(map[Field]*told, len(c.texts))
	for f, t := range c.texts {
		n.texts[w.field(f)] = t
	}
	return &n
}

// NamelessReference is the council's reference, by which the worker finds the case; where it holds a name
// from the closure it is "".
func NamelessReference(c *Closure) string {
	in := " " + plainWords(c.Reference) + " "
	runs := strings.ReplaceAll(in, " ", "")
	names := []string{c.Child}
	for _, t := range c.Things {
		names = append(names, t.Name)
	}
	for _, name := range names {
		whole := plainWords(name)
		parts := strings.Fields(whole)
		if run := strings.Join(parts, ""); utf8.RuneCountInString(run) > 3 && strings.Contains(runs, run) {
			return ""
		}
		for _, part := range append(parts, whole) {
			few := utf8.RuneCountInString(part) < 3 && len(parts) > 1 // an initial is in many a reference
			if part != "" && !few && strings.Contains(in, " "+part+" ") {
				return ""
			}
		}
	}
	return c.Reference
}

// plainWords gives the letters and figures of some words, in small letters; where letters and figures run
// into each other they are words apart.
func plainWords(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) && unicode.IsLetter(before) || unicode.IsLetter(r) && unicode.IsDigit(before) {
			b.WriteRune(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// kindsUnnamed are what something is called that is the only one of its kind, and one of several.
var kindsUnnamed = map[Kind][2]string{
	KindAdult:        {"an adult in the family", "adult"},
	KindOtherChild:   {"another child", "another child"},
	KindProfessional: {"a professional", "professional"},
	KindTeam:         {"somebody in the team", "somebody in the team"},
	KindService:      {"a service", "service"},
	KindAction:       {"a planned action", "planned action"},
	KindAgreement:    {"an agreement", "agreement"},
}

// unnamed is what a subject is called without its name. The number is its place on the page People and
// services, with what is set aside after the others.
func unnamed(c *Closure, s Subject) string {
	var same []Subject
	for _, aside := range []bool{false, true} {
		for _, t := range c.Things {
			if t.Subject.Kind == s.Kind && t.Aside == aside {
				same = append(same, t.Subject)
			}
		}
	}
	alone := kindsUnnamed[s.Kind]
	if s.Kind == KindAdult && c.IsParent(s) {
		alone = [2]string{"a parent", "parent"}
	}
	switch {
	case alone[0] == "":
		return "something"
	case len(same) < 2:
		return alone[0]
	}
	return fmt.Sprintf("%s %d", alone[1], slices.Index(same, s)+1)
}

// A hiding is what takes the place of what was typed.
type hiding struct {
	c     *Closure
	g     *guide.Guide
	known map[string]string
}

// hide gives words that say nothing. What was said in two ways stays apart, and what was left empty empty.
func (w *hiding) hide(s string) string {
	if strings.TrimSpace(s) == "" {
		return s
	}
	if w.known[s] == "" {
		w.known[s] = fmt.Sprintf("not shown here (%d)", len(w.known)+1)
	}
	return w.known[s]
}

// field is where an answer is kept. The id of a question of another checklist is not ours.
func (w *hiding) field(f Field) Field {
	if w.g.Item(f.Item) == nil {
		f.Item = w.hide(f.Item)
	}
	return f
}

func (w *hiding) told(f Field, t *told) *told {
	out := &told{sayings: slices.Clone(t.sayings), heads: t.heads}
	it := w.g.Item(f.Item)
	for i := range out.sayings {
		a := &out.sayings[i].Answer
		a.Evidence, a.Because = w.hide(a.Evidence), w.hide(a.Because)
		a.By = PersonID(w.person(string(a.By)))
		a.Value = slices.Clone(a.Value)
		for j, v := range a.Value {
			a.Value[j] = w.value(it, v)
		}
	}
	return out
}

// value hides a value unless it is one that the guide offers, a date or a number.
func (w *hiding) value(it *guide.Item, v string) string {
	switch {
	case it == nil, checkValue(it, v) != nil, it.Type == guide.Text:
		return w.hide(v)
	case it.Type == guide.Person:
		return w.person(v)
	}
	return v
}

// person hides the id of somebody who is not here, by which they would be called.
func (w *hiding) person(id string) string {
	s := Subject{Kind: KindService, ID: id}
	if id == "" || w.c.isPerson(id) || w.c.thing(s) != nil {
		return id
	}
	return w.hide(id)
}
