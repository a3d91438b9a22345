package proof

import (
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/model/plain"
)

// The questions that say who may be named in a letter.
const (
	itemBasis   = "start.basis"
	itemContact = "service.contact"
	itemTrusted = "trusted.person"
	itemSigns   = "ending.new-worker-signs"
)

// About gives all that the lists need to know of a text beside its words: who reads it, whom it may not name, and what
// its reader has read by then.
func About(t Text) plain.Text {
	c, it := t.Closure, t.Guide.Item(t.Item)
	out := plain.Text{Body: t.Body, Reader: readerOf(it, t.Subject), Basis: c.About(itemBasis).Value, Ignored: t.Ignored}
	if it.Reader == guide.ReaderThem && t.Subject.Person() { // what is said to all may be about any of them
		out.Names = unnamed(c, t.Subject)
	}
	if it.Form == guide.Section {
		out.Before = before(t)
	}
	return out
}

// before is what stands in the record before a section.
func before(t Text) string {
	var all []string
	for _, a := range model.Asked(t.Closure, t.Guide, guide.Summary, t.Today) {
		if a.Item.ID == t.Item && a.Subject == t.Subject {
			break
		}
		if a.Item.Form == guide.Section {
			all = append(all, t.Closure.Text(a.Field()))
		}
	}
	return strings.Join(all, "\n\n")
}

// readerOf says for whom an item is written.
func readerOf(it *guide.Item, s model.Subject) plain.Reader {
	switch {
	case it.Reader == guide.ReaderProfessional:
		return plain.Professional
	case s == model.TheChild:
		return plain.Child
	}
	return plain.Family
}

// unnamed names those of whom a letter to somebody says nothing by name. To the child: everybody but the child
// themself, who signs, and the professionals who will be in touch, or whom the child
// trusts. To an adult: the other adults of the family.
func unnamed(c *model.Closure, to model.Subject) []string {
	var out []string
	if to != model.TheChild {
		for _, t := range c.Of(model.KindAdult) {
			if t.Subject != to {
				out = append(out, name(t.Name))
			}
		}
		return named(out, name(c.Name(to)))
	}
	stay := slices.Clone(c.About(itemTrusted).Value) // whom the child chose to talk to
	for _, s := range c.Of(model.KindService) {
		stay = append(stay, c.Answer(model.Field{Item: itemContact, Subject: s.Subject}).Value...)
	}
	signer := model.PersonID(model.TheWorker.ID)
	if other := c.About(itemSigns).Value.First(); other != "" {
		signer = model.PersonID(other)
	}
	for _, t := range c.Cast() {
		switch {
		case t.Subject == model.TheChild, t.Subject.Kind == model.KindTeam:
		case t.Subject.Kind == model.KindProfessional && inTouch(name(t.Name), stay):
		default:
			out = append(out, name(t.Name))
		}
	}
	return named(out, c.Child, c.PersonName(signer))
}

// name is somebody's name without what they are, which may stand behind a comma or in brackets.
func name(full string) string {
	cut, _, _ := strings.Cut(full, ",")
	cut, _, _ = strings.Cut(cut, "(")
	return strings.TrimSpace(cut)
}

// inTouch reports whether somebody is among those whom a service has named.
func inTouch(name string, contacts []string) bool {
	return slices.ContainsFunc(contacts, func(c string) bool { return strings.Contains(strings.ToLower(c), strings.ToLower(name)) })
}

// named leaves out whoever is called by no name of their own ("Mum", "B.T."), and whoever shares a first name
// with somebody who may be named: it would be pointed out wherever that person is meant.
func named(all []string, stay ...string) []string {
	kin := []string{"mother", "father", "mum", "mam", "dad", "stepmother", "stepfather", "stepmum", "stepdad", "gran", "nan", "nain", "taid",
		"grandmother", "grandfather", "grandma", "grandad", "aunt", "uncle", "carer", "brother", "sister", "partner"}
	var out []string
	for _, n := range all {
		first, rest, _ := strings.Cut(n, " ")
		if titled(first) {
			n, first = rest, rest
		}
		if len([]rune(strings.Trim(first, "."))) < 2 || strings.Contains(strings.Trim(first, "."), ".") || slices.Contains(kin, strings.ToLower(n)) ||
			slices.ContainsFunc(stay, func(s string) bool { f, _, _ := strings.Cut(s, " "); return strings.EqualFold(f, first) }) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// titled reports whether a name begins with a title, which is nobody's own.
func titled(first string) bool {
	return slices.Contains([]string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "uncle", "aunt", "auntie"}, strings.ToLower(strings.TrimSuffix(first, ".")))
}
