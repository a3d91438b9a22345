package model

import (
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// A ReaderKind is what somebody is who reads a copy of the record.
type ReaderKind string

// The kinds of reader.
const (
	ReadsCouncil      ReaderKind = "council"
	ReadsProfessional ReaderKind = "professional"
	ReadsParent       ReaderKind = "parent"
	ReadsChild        ReaderKind = "child"
)

// A Reader is somebody for whom a copy is made.
type Reader struct {
	Kind ReaderKind
	Who  Subject // the closure itself for the council
}

// ReaderOf says as what somebody reads; the zero Reader for somebody who gets no copy.
func ReaderOf(s Subject) Reader {
	switch s.Kind {
	case KindClosure:
		return Reader{ReadsCouncil, TheClosure}
	case KindChild:
		return Reader{ReadsChild, s}
	case KindAdult:
		return Reader{ReadsParent, s}
	case KindService:
		return Reader{ReadsProfessional, s}
	}
	return Reader{}
}

// CopyReaders lists who should get a copy: the child, each parent, each service that carries on. Persons of
// concern are among them, as it has to be said of each why they get none.
func CopyReaders(c *Closure, g *guide.Guide, today Date) []Subject {
	var out []Subject
	for _, id := range []string{ItemCopy, ItemSharedWith} {
		it := g.Item(id)
		if it == nil {
			continue
		}
		for _, s := range Subjects(c, it) {
			if Applies(c, g, it, s, today) {
				out = append(out, s)
			}
		}
	}
	return out
}

// DoNotSend says why nothing of ours may go to somebody; stopped is false where it may. Where two people
// answered that apart, it is stopped if either says so.
func DoNotSend(c *Closure, who Subject) (why string, stopped bool) {
	f := Field{Item: ItemDoNotSend, Subject: who}
	answers := []Answer{c.Answer(f)}
	for _, s := range c.answersApart(f) {
		answers = append(answers, s.Answer)
	}
	for _, a := range answers {
		if !a.Value.Has("yes") {
			continue
		}
		if stopped = true; a.Evidence != "" {
			return a.Evidence, true
		}
	}
	return "no reason is noted", stopped
}

// MaySend refuses whatever would go to somebody to whom nothing may be sent, with the reason.
func MaySend(c *Closure, who Subject) error {
	if why, stopped := DoNotSend(c, who); stopped {
		return fmt.Errorf("nothing is to be sent to %s: %s", c.Name(who), why)
	}
	return nil
}

// OfConcern reports whether anybody has said that there are concerns about an adult, also where another said
// otherwise on another laptop.
func OfConcern(c *Closure, who Subject) bool {
	if who.Kind != KindAdult {
		return false
	}
	f := Field{Item: ItemConcern, Subject: who}
	return c.IsConcern(who) || slices.ContainsFunc(c.answersApart(f), func(s Saying) bool { return s.Answer.Value.Has("yes") })
}

// MayHaveCopy says why no copy goes to somebody; nil where one may.
func MayHaveCopy(c *Closure, g *guide.Guide, to Subject, today Date) error {
	switch r := ReaderOf(to); {
	case r.Kind == "":
		return errors.New("a copy is for the child, for a parent, or for a service that carries on")
	case r.Kind == ReadsCouncil:
		return nil
	case !c.Has(to):
		return fmt.Errorf("%s is not in this closure now, so there is no copy for them", c.Name(to))
	case OfConcern(c, to):
		return fmt.Errorf("there are concerns about %s, so no copy is made for them, whoever else they are; note that none is given, and who decided", c.Name(to))
	case r.Kind == ReadsParent && !c.IsParent(to):
		return fmt.Errorf("%s neither cares for %s nor has parental responsibility, so there is no copy for them", c.Name(to), c.Child)
	case !slices.Contains(CopyReaders(c, g, today), to) && to == TheChild:
		return errors.New("after a death there is no copy for the child")
	case !slices.Contains(CopyReaders(c, g, today), to):
		return fmt.Errorf("%s is not carrying on, so there is no copy for it: nothing of the family's goes there", c.Name(to))
	}
	return MaySend(c, to)
}
