package desk

import (
	"context"
	"fmt"

	"handover/model"
	"handover/model/guide"
	"handover/store"
)

// A Place is where the program was left: a closure, and a way into it; and whether its names were masked.
type Place struct {
	Closure model.ClosureID `json:"closure"`
	Stage   guide.Stage     `json:"stage,omitempty"`
	Field   model.Field     `json:"field"`
	Masked  bool            `json:"masked,omitempty"` // set by KeepMasked alone
}

// Place returns where the program was left, and whether that is known.
func (d *Desk) Place() (Place, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := d.placeLocked()
	return p, err == nil && p.Closure != ""
}

func (d *Desk) placeLocked() (p Place, err error) {
	if d.vault == nil {
		return p, store.ErrLocked
	}
	_, err = d.vault.Setting(context.Background(), settingPlace, &p)
	return p, err
}

// LeaveAt remembers where the worker is. Names that are masked there stay so within the closure.
func (d *Desk) LeaveAt(p Place) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	was, err := d.placeLocked()
	p.Masked = err == nil && was.Masked && was.Closure == p.Closure && p.Closure != ""
	return d.vault.Set(context.Background(), settingPlace, p)
}

// Masked reports whether the names of the open closure were masked when it was last on screen.
func (d *Desk) Masked() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := d.placeLocked()
	return err == nil && p.Masked && p.Closure == d.open
}

// KeepMasked remembers that the names of the open closure are masked, or that none are any more.
func (d *Desk) KeepMasked(on bool) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := d.placeLocked()
	if err != nil {
		return fmt.Errorf("read where the program was left: %w", err)
	}
	if on && p.Closure != d.open {
		p = Place{Closure: d.open}
	}
	if p.Masked == on {
		return nil
	}
	p.Masked = on
	return d.vault.Set(context.Background(), settingPlace, p)
}
