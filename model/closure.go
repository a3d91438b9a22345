// Package model says what a closure is: the ending of children's social care's involvement with
// one child. A closure is a journal of events; Fold reads it. A change is a plain function that
// takes a closure and gives the events that would change it, or the reason why not. The rules
// say which questions of the guide apply, what is settled, and what stands in the way.
//
// The package reads no file, keeps no clock and draws nothing.
package model

import (
	"slices"
	"strings"
	"time"
)

// thing finds what was added as s, or nil.
func (c *Closure) thing(s Subject) *Thing {
	for i := range c.Things {
		if c.Things[i].Subject == s {
			return &c.Things[i]
		}
	}
	return nil
}

// isPerson reports whether somebody in the closure, set aside or not, has that id.
func (c *Closure) isPerson(id string) bool {
	return id == TheChild.ID || slices.ContainsFunc(c.Things, func(t Thing) bool {
		return t.Subject.ID == id && t.Subject.Person()
	})
}

// Has reports whether the closure asks about s: its own subjects, and what was added and not set
// aside.
func (c *Closure) Has(s Subject) bool {
	if s == TheClosure || s == TheChild {
		return true
	}
	t := c.thing(s)
	return t != nil && !t.Aside
}

// Of lists what the closure holds of one kind, in the order of adding, without what is set aside.
func (c *Closure) Of(kind Kind) []Thing {
	switch kind {
	case KindClosure:
		return []Thing{{Subject: TheClosure, Name: c.Reference, Added: c.Opened}}
	case KindChild:
		return []Thing{{Subject: TheChild, Name: c.Child, Added: c.Opened}}
	}
	var out []Thing
	for _, t := range c.Things {
		if t.Subject.Kind == kind && !t.Aside {
			out = append(out, t)
		}
	}
	return out
}

// Cast lists everybody in the closure: the child first, then each as added.
func (c *Closure) Cast() []Thing {
	cast := c.Of(KindChild)
	for _, kind := range []Kind{KindAdult, KindOtherChild, KindProfessional, KindTeam} {
		cast = append(cast, c.Of(kind)...)
	}
	return cast
}

func (c *Closure) inCast(id PersonID) bool {
	return slices.ContainsFunc(c.Cast(), func(t Thing) bool { return t.Subject.ID == string(id) })
}

// Name returns what a subject is called here; its id where it has no name.
func (c *Closure) Name(s Subject) string {
	switch s {
	case TheClosure:
		return c.Reference
	case TheChild:
		return c.Child
	}
	if t := c.thing(s); t != nil && t.Name != "" {
		return t.Name
	}
	return s.ID
}

// Called lists every name that anything in the closure was ever given, also one that was changed or taken back
// since: words that were written then may hold it.
func (c *Closure) Called() []Thing {
	var out []Thing
	for _, e := range c.order.entries {
		var t Thing
		switch ev := e.Event.(type) {
		case Added:
			t = Thing{Subject: ev.Subject, Name: ev.Name, Added: e.At}
		case Renamed:
			t = Thing{Subject: ev.Subject, Name: ev.Name, Added: e.At}
		}
		known := func(o Thing) bool { return o.Subject == t.Subject && o.Name == t.Name }
		if t.Name != "" && !slices.ContainsFunc(out, known) {
			out = append(out, t)
		}
	}
	return out
}

// PersonName returns what somebody in the cast is called, or a service that helps; "" for nobody.
func (c *Closure) PersonName(id PersonID) string {
	if id == "" {
		return ""
	}
	for _, kind := range []Kind{KindChild, KindAdult, KindOtherChild, KindProfessional, KindTeam, KindService} {
		s := Subject{Kind: kind, ID: string(id)}
		if s == TheChild || c.thing(s) != nil {
			return c.Name(s)
		}
	}
	return string(id)
}

// Answer returns the newest answer in a field; the zero Answer where nothing was said.
func (c *Closure) Answer(f Field) Answer {
	if s := last(c.answers[f]); s != nil {
		return s.Answer
	}
	return Answer{}
}

// About returns the newest answer to an item about the closure itself.
func (c *Closure) About(item string) Answer {
	return c.Answer(Field{Item: item, Subject: TheClosure})
}

// Text returns the newest text of a field.
func (c *Closure) Text(f Field) string {
	if s := last(c.texts[f]); s != nil {
		return s.Text
	}
	return ""
}

// Said lists everything that was ever said in a field and not taken back, oldest first: answers,
// then texts.
func (c *Closure) Said(f Field) (answers, texts []Saying) {
	if t := c.answers[f]; t != nil {
		answers = t.sayings
	}
	if t := c.texts[f]; t != nil {
		texts = t.sayings
	}
	return answers, texts
}

// Apart lists the sayings between which a person must choose: what two people wrote in one field
// while apart. It is empty where there is nothing to choose.
func (c *Closure) Apart(f Field) []Saying {
	return slices.Concat(c.answersApart(f), c.textsApart(f))
}

func (c *Closure) answersApart(f Field) []Saying {
	return apart(c.answers[f], func(a, b Saying) bool { return a.Answer.Equal(b.Answer) })
}

func (c *Closure) textsApart(f Field) []Saying {
	return apart(c.texts[f], func(a, b Saying) bool { return a.Text == b.Text })
}

func apart(t *told, same func(a, b Saying) bool) []Saying {
	if t == nil || len(t.heads) < 2 {
		return nil
	}
	var out []Saying
	for _, h := range t.heads {
		s := t.sayings[h]
		if !slices.ContainsFunc(out, func(other Saying) bool { return same(s, other) }) {
			out = append(out, s)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func last(t *told) *Saying {
	if t == nil || len(t.sayings) == 0 {
		return nil
	}
	return &t.sayings[len(t.sayings)-1]
}

// Fields lists every field in which anything was said, in a fixed order.
func (c *Closure) Fields() []Field {
	out := make([]Field, 0, len(c.answers)+len(c.texts))
	for f := range c.answers {
		out = append(out, f)
	}
	for f := range c.texts {
		if c.answers[f] == nil {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, compareFields)
	return out
}

func compareFields(a, b Field) int {
	if n := strings.Compare(a.Item, b.Item); n != 0 {
		return n
	}
	if n := strings.Compare(string(a.Subject.Kind), string(b.Subject.Kind)); n != 0 {
		return n
	}
	if n := strings.Compare(a.Subject.ID, b.Subject.ID); n != 0 {
		return n
	}
	return strings.Compare(string(a.Subject.ForPerson), string(b.Subject.ForPerson))
}

// saidAt returns when the newest thing was said in a field; the zero time for never.
func (c *Closure) saidAt(f Field) time.Time {
	var at time.Time
	for _, t := range []*told{c.answers[f], c.texts[f]} {
		if s := last(t); s != nil && s.At.After(at) {
			at = s.At
		}
	}
	return at
}

// TriesOf lists the attempts to reach one service, in order.
func (c *Closure) TriesOf(service Subject) []Attempt {
	var out []Attempt
	for _, a := range c.Tries {
		if a.Service == service {
			out = append(out, a)
		}
	}
	return out
}
