package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model"
)

// callings are words that stand before many names, and are nobody's by themselves.
var callings = strings.Fields(`mr mrs ms miss mx dr rev sir dame lady lord uncle aunt auntie aunty grandma grandad gran nan nana nanny granny grandpa
	mother father mum mam dad mummy daddy stepmother stepfather stepmum stepdad brother sister cousin foster the of and baby`)

// Others finds the names of people in a closure other than the child: in a line, whole or by one of their names. It is
// there to read what may be somebody else's, and finds no one who is in no list of people.
type Others struct {
	names map[string][]string // by what somebody is called, what to look for
	order []string
}

// OthersOf gathers the names of everybody in a closure but the child, also those that were changed since.
func OthersOf(src Source) *Others {
	c := src.Closure
	o := &Others{names: map[string][]string{}}
	var child []string
	for _, t := range c.Called() {
		if t.Subject == model.TheChild {
			child = append(child, nameWords(t.Name)...)
		}
	}
	child = append(child, nameWords(c.Child)...)
	for _, t := range c.Called() {
		if !t.Subject.Person() || t.Subject == model.TheChild || o.names[t.Name] != nil {
			continue
		}
		look := []string{t.Name}
		for _, w := range nameWords(t.Name) {
			if !slices.Contains(child, w) {
				look = append(look, w)
			}
		}
		o.names[t.Name], o.order = look, append(o.order, t.Name)
	}
	return o
}

// nameWords are the words of a name by which somebody may be called: “Jo” of Uncle Jo.
func nameWords(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '(' || r == ')' || r == ',' }) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(first) && utf8.RuneCountInString(w) > 1 && !slices.Contains(callings, strings.ToLower(strings.Trim(w, "."))) {
			out = append(out, w)
		}
	}
	return out
}

// In lists whom a line names, as they are called in the closure.
func (o *Others) In(l model.AccessLine) []string {
	var out []string
	shape := lineShape(l)
	for _, name := range o.order {
		if slices.ContainsFunc(o.names[name], func(w string) bool { return strings.Contains(shape, model.PassageShape(w)) && l.Holds(w) }) {
			out = append(out, name)
		}
	}
	return out
}

// NamedIn lists the words among some by which somebody in a closure is called, the child too, as in the name of a file:
// it is seen by others than what the file says.
func NamedIn(src Source, words string) []string {
	c := src.Closure
	names := []string{c.Child}
	for _, t := range c.Called() {
		if t.Subject.Person() {
			names = append(names, t.Name)
		}
	}
	for _, f := range c.Fields() {
		if f.Item == itemCalled {
			names = append(names, c.Answer(f).Value.First())
		}
	}
	var out []string
	for _, name := range names {
		for _, w := range nameWords(name) {
			if model.NamelessReference(&model.Closure{Reference: words, Child: w}) == "" && words != "" && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}
