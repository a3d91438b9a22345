package desk

import (
	"errors"
	"fmt"
	"strings"

	"handover/model"
	"handover/store"
)

// Meet makes somebody known here who sits beside whoever is at the keyboard, and returns who it is. Somebody of the same
// name and role is the same person.
func (d *Desk) Meet(name, role string) (model.Worker, error) {
	name, role = model.CleanLine(name), model.CleanLine(role)
	if name == "" {
		return model.Worker{}, errors.New("type a name: what is said here carries it")
	}
	if len([]rune(name)) > model.MaxLine || len([]rune(role)) > model.MaxLine {
		return model.Worker{}, fmt.Errorf("a name or role has %d characters at most", model.MaxLine)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.vault == nil {
		return model.Worker{}, store.ErrLocked
	}
	for _, known := range d.workers {
		if strings.EqualFold(known.Name, name) && strings.EqualFold(known.Role, role) {
			return known, nil
		}
	}
	w := model.Worker{ID: model.WorkerID(store.NewID()), Name: name, Role: role}
	if err := d.know(w); err != nil {
		return model.Worker{}, fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	return w, nil
}
