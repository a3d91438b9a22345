package desk

import (
	"slices"
	"strings"

	"handover/model"
	"handover/store"
)

// A Person is somebody who is known here, and whether a key tells that what is theirs is theirs.
type Person struct {
	model.Worker
	Key string // the six words of the key that is pinned for them, or is this vault's own; "" where there is none
	Own bool   // the key is this vault's own
}

// Listed is how somebody stands in a list of people: their name and role, and whether a key tells them. What stands
// between the two is given.
func (p Person) Listed(between string) string {
	words := p.Name
	if p.Role != "" {
		words += ", " + p.Role
	}
	switch {
	case p.Own:
		return words + " " + between + " this laptop's key"
	case p.Key != "":
		return words + " " + between + " key pinned"
	default:
		return words
	}
}

// People lists everybody who is known here, each once: whoever has the same name and role is the same person, also
// where they came in a pack under an id of their own. Whoever's key is pinned is listed under the id that came last,
// which is the one that they have on their own laptop.
func (d *Desk) People() []Person {
	k, at := d.keysPinned(), d.Worker().ID
	var out []Person
	for _, w := range d.Workers() {
		if w.ID == notNamed {
			continue
		}
		p := Person{Worker: w}
		p.Key, p.Own = k.of(w)
		i := slices.IndexFunc(out, func(o Person) bool { return sameHere(o.Worker, w) && k.apart(o.ID) == k.apart(w.ID) })
		switch {
		case i < 0:
			out = append(out, p)
		case p.Key != "" && !p.Own && out[i].ID != at || w.ID == at:
			out[i] = p
		}
	}
	return out
}

// sameHere is by whom the desk takes somebody to be who was here before.
func sameHere(a, b model.Worker) bool {
	return model.SameName(a.Name, b.Name) && strings.EqualFold(a.Role, b.Role)
}

// of finds whose key is that of somebody known here: the key bears their name and role, or somebody who compared its
// words said that they are its owner. Who they said is another is not.
func (k *pinnedKeys) of(w model.Worker) (words string, own bool) {
	if k == nil {
		return "", false
	}
	bears := func(id store.Identity) bool { return sameHere(model.Worker{Name: id.Name, Role: id.Role}, w) }
	if !k.own.Zero() && bears(k.own) {
		return k.own.Words(), true
	}
	for _, c := range k.all {
		if c.Revoked == "" && !slices.Contains(c.Apart, w.ID) && (bears(c.Key) || slices.Contains(c.Here, w.ID)) {
			return c.Key.Words(), false
		}
	}
	return "", false
}

// apart reports whether somebody was said to be another than the owner of a key that bears their name.
func (k *pinnedKeys) apart(id model.WorkerID) bool {
	return k != nil && slices.ContainsFunc(k.all, func(c store.Colleague) bool { return slices.Contains(c.Apart, id) })
}

// Namesakes lists everybody who is known here by the name that a key bears: its owner may be one of them.
func (d *Desk) Namesakes(k store.Identity) []model.Worker {
	return slices.DeleteFunc(d.Workers(), func(w model.Worker) bool { return !model.SameName(w.Name, k.Name) })
}
