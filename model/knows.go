package model

import (
	"slices"

	"handover/model/guide"
)

// ItemFamilyKnows is the question whether the child and the family understand what was shared with a service.
const ItemFamilyKnows = "service.family-knows"

// basisNotTold is the basis of sharing on which the family were not told, as that would not be safe.
const basisNotTold = "not-told"

// A Known is what one service was told, and what the family know of that (PR-12, PG-4e).
type Known struct {
	Service Subject
	Told    []string // the options of ItemTold that were talked through, in the guide's order
	Missing []string // those that are asked here and were not; none where nothing more is to be told
	Basis   string   // on what basis we share, in the guide's words; "" where nobody has said

	FamilyKnow    string // whether the family know what was shared, in a few words, with the day
	FamilyKnows   bool   // they do
	FamilyNotTold bool   // they were not told, as that would not be safe: nobody may mention it to them

	Withheld []string // what was asked to be kept from somebody, with whose wish it is
	Aside    bool     // the service is set aside; what it was told it still knows
}

// Knows lists who was told what: each service in the order of adding, and after them those that were set
// aside, or said no, after something had been told to them.
func Knows(c *Closure, g *guide.Guide, today Date) []Known {
	it := g.Item(ItemTold)
	if it == nil {
		return nil
	}
	var out, aside []Known
	for _, t := range c.Things {
		if t.Subject.Kind != KindService {
			continue
		}
		k := knownTo(c, g, it, t.Subject, today)
		switch k.Aside = t.Aside; {
		case !t.Aside:
			out = append(out, k)
		case len(k.Told) > 0:
			aside = append(aside, k)
		}
	}
	return append(out, aside...)
}

func knownTo(c *Closure, g *guide.Guide, it *guide.Item, service Subject, today Date) Known {
	k := Known{Service: service}
	asked := c.Has(service) && Applies(c, g, it, service, today)
	told := toldTo(c, it, service)
	for i := range it.Options {
		o := &it.Options[i]
		switch {
		case told.Has(o.ID):
			k.Told = append(k.Told, o.ID)
		case asked && Offered(c, g, o, service, today):
			k.Missing = append(k.Missing, o.ID)
		}
	}
	// The basis stands though it is not asked any more: a service that said no still knows what it was told.
	if basis := g.Item(ItemBasis); basis != nil {
		f := Field{Item: ItemBasis, Subject: service}
		k.Basis, k.FamilyNotTold = ValueWords(c, basis, c.Answer(f).Value), FamilyNotTold(c, service)
		if len(c.answersApart(f)) > 0 {
			k.Basis = "two people answered this apart, and differently"
		}
	}
	k.FamilyKnows, k.FamilyKnow = familyKnows(c, service, k.FamilyNotTold)
	for _, w := range []struct{ item, whose string }{
		{ItemNotPassedOn, "Not to be passed on: "}, {ItemChildWish, Fill("The wish of {child}: ", c, service)},
	} {
		for _, words := range Withheld(c, w.item, service) {
			k.Withheld = append(k.Withheld, w.whose+words)
		}
	}
	return k
}

// FamilyNotTold reports whether somebody said that the family were not told what is shared with a service,
// as that would not be safe. Where another said otherwise on another laptop, it holds until one is chosen.
func FamilyNotTold(c *Closure, service Subject) bool {
	f := Field{Item: ItemBasis, Subject: service}
	return c.Answer(f).Value.Has(basisNotTold) || slices.ContainsFunc(c.answersApart(f), func(s Saying) bool {
		return s.Answer.Value.Has(basisNotTold)
	})
}

// Withheld gives what the answer to one of the questions about a service asks to be kept from somebody.
// What two people answered apart is all of it kept, until one of the answers is chosen.
func Withheld(c *Closure, item string, service Subject) []string {
	f := Field{Item: item, Subject: service}
	answers := []Answer{c.Answer(f)}
	if apart := c.answersApart(f); len(apart) > 0 {
		answers = nil
		for _, s := range apart {
			answers = append(answers, s.Answer)
		}
	}
	var out []string
	for _, a := range answers {
		words := a.Value.First()
		if words == "" {
			words = a.Evidence
		}
		if words != "" && a.Status != DoesNotApply {
			out = append(out, words)
		}
	}
	return out
}

// toldTo gives what a service was told. What two laptops answered apart was all of it told.
func toldTo(c *Closure, it *guide.Item, service Subject) Value {
	f := Field{Item: it.ID, Subject: service}
	told := slices.Clone(c.Answer(f).Value)
	for _, s := range c.answersApart(f) {
		told = append(told, s.Answer.Value...)
	}
	return told
}

// familyKnows says whether the family know what was shared with a service. One question is asked of each
// service, for the child and the family together.
func familyKnows(c *Closure, service Subject, notTold bool) (knows bool, words string) {
	f := Field{Item: ItemFamilyKnows, Subject: service}
	a := c.Answer(f)
	on := func(words, before string) string {
		if a.On != "" {
			words += before + a.On.String()
		}
		return words
	}
	switch {
	case notTold:
		return false, "no: they were not told, as that would not be safe"
	case len(c.answersApart(f)) > 0:
		return false, "two people answered this apart, and differently"
	case a.Status == NotYet:
		return false, on("not yet", ", planned for ")
	case a.Status == ToDiscuss:
		return false, "to discuss with the manager"
	case a.Value.Has("yes"):
		return true, on("yes", ", told on ")
	case a.Value.Has("no"):
		return false, on("no", ", as of ")
	case a.Evidence != "":
		return false, "not said here, but: " + a.Evidence
	}
	return false, "not asked yet"
}
