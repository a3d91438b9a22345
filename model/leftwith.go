package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// servicePrefix stands before a service's id where it is chosen among what is left with somebody.
const servicePrefix = "service/"

// leftWith reads the choice of a service among what is left with somebody.
func leftWith(v string) (Subject, bool) {
	id, is := strings.CutPrefix(v, servicePrefix)
	return Subject{Kind: KindService, ID: id}, is
}

// leftService reports whether a value can be the choice of a service.
func leftService(v string) bool {
	s, is := leftWith(v)
	return is && subjectID.MatchString(s.ID)
}

// OptionsOf lists what a question offers about a subject now: its options that are offered and, where it is
// about what may be left with somebody, of the helplines those that fit, and the services that they may know of.
func OptionsOf(c *Closure, g *guide.Guide, it *guide.Item, s Subject, lines []guide.Helpline, today Date) []guide.Option {
	fits := map[string]string{}
	if it.OptionsOf == guide.OptionsLeft {
		who := guide.ForAdult
		if s == TheChild {
			who = guide.ForChild
		}
		fit, _ := HelplinesFor(c, g, lines, who, today)
		for _, h := range fit {
			fits[h.ID] = h.For
		}
	}
	var out []guide.Option
	for _, o := range it.Options {
		note, fit := fits[o.ID]
		if it.OptionsOf == guide.OptionsLeft && !fit || !Offered(c, g, &o, s, today) {
			continue
		}
		if o.Note == "" {
			o.Note = note
		}
		out = append(out, o)
	}
	if it.OptionsOf != guide.OptionsLeft {
		return out
	}
	for _, t := range c.Of(KindService) {
		if MayHearOf(c, t.Subject, s) == "" {
			out = append(out, guide.Option{ID: servicePrefix + t.Subject.ID, Words: t.Name})
		}
	}
	return out
}

// LeftWith reads what was chosen to be left with somebody: helplines by their ids, and services.
func LeftWith(v Value) (helplines []string, services []Subject) {
	for _, id := range v {
		if s, is := leftWith(id); is {
			services = append(services, s)
		} else {
			helplines = append(helplines, id)
		}
	}
	return helplines, services
}

// ItemWish is the question what the child wants a service to know, or wants kept from somebody.
const ItemWish = "service.child-wish"

// MayHearOf says why somebody in the family does not hear of a service in what we write to them; "" where they
// may. Nobody does of one of which the family was not told; an adult does not of one about which the child has
// a wish, until the worker has looked at it; and neither a person of concern nor an adult who may not be in
// contact with the child hears of any (PR-12). What two people answered apart is kept as either has it.
func MayHearOf(c *Closure, service, who Subject) string {
	wish := Field{Item: ItemWish, Subject: service}
	contact := Field{Item: ItemContactAllowed, Subject: who}
	said := func(f Field, v string) bool {
		return c.Answer(f).Value.Has(v) || slices.ContainsFunc(c.answersApart(f), func(s Saying) bool { return s.Answer.Value.Has(v) })
	}
	switch {
	case FamilyNotTold(c, service):
		return "the family have not been told what is shared with it"
	case who == TheChild || who.Kind != KindAdult:
		return ""
	case said(Field{Item: ItemConcern, Subject: who}, "yes"):
		return "there are concerns about " + c.Name(who)
	case said(contact, "no"):
		return c.Name(who) + " may not be in contact with " + c.Child
	case !c.Answer(wish).Empty() && c.Answer(wish).Status != DoesNotApply, len(c.answersApart(wish)) > 0:
		return "there is a wish of " + c.Child + "'s about it"
	}
	return ""
}

// ItemContactAllowed is the question whether an adult may be in contact with the child.
const ItemContactAllowed = "adult.contact"
