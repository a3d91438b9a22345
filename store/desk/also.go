package desk

import (
	"slices"

	"handover/model"
)

// AlsoKnownAs lists the other ids by which somebody is known here: of whoever bears the same name, and of whoever was
// said to be the owner of the same key when its words were compared. Somebody goes by one id on their own laptop and
// may go by another on a colleague's.
func (d *Desk) AlsoKnownAs(by model.Worker) []model.WorkerID {
	var out []model.WorkerID
	k := d.keysPinned()
	for _, w := range d.Workers() {
		if w.ID != by.ID && (model.SamePerson(w, by) || k.sameOwner(w, by)) {
			out = append(out, w.ID)
		}
	}
	return out
}

// sameOwner reports whether two of those who are known here were said to be the owner of one key.
func (k *pinnedKeys) sameOwner(a, b model.Worker) bool {
	if k == nil {
		return false
	}
	for _, c := range k.all {
		owns := func(w model.Worker) bool {
			return slices.Contains(c.Here, w.ID) || sameHere(model.Worker{Name: c.Key.Name, Role: c.Key.Role}, w)
		}
		if owns(a) && owns(b) {
			return true
		}
	}
	return false
}
