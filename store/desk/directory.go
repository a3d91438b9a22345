package desk

import (
	"context"
	"fmt"

	"handover/model"
	"handover/store"
)

// settingDirectory is the setting of the vault that holds the team's own services.
const settingDirectory = "directory"

// directoryWords is what the audit calls a change of it.
const directoryWords = "the services directory"

// Directory returns the team's own services, in the order of their names.
func (d *Desk) Directory() ([]model.Listed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.vault == nil {
		return nil, store.ErrLocked
	}
	var all []model.Listed
	if _, err := d.vault.Setting(context.Background(), settingDirectory, &all); err != nil {
		return nil, fmt.Errorf("read the services directory: %w", err)
	}
	return all, nil
}

// KeepDirectory saves the team's own services over those before. It is on disk, sealed, before this
// returns; on an error nothing has changed.
func (d *Desk) KeepDirectory(all []model.Listed) error {
	if err := model.CheckDirectory(all); err != nil {
		return fmt.Errorf("keep the services directory: %w", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.vault == nil {
		return store.ErrLocked
	}
	if err := d.vault.Set(context.Background(), settingDirectory, all); err != nil {
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	note(d.vault, store.Set, "", directoryWords)
	return nil
}

// ChangeDirectory makes a change to the team's services as they stand on disk. No change is saved
// where change gives an error.
func (d *Desk) ChangeDirectory(change func([]model.Listed) ([]model.Listed, error)) error {
	all, err := d.Directory()
	if err != nil {
		return err
	}
	if all, err = change(all); err != nil {
		return err
	}
	return d.KeepDirectory(all)
}

// AddListed puts a service of the directory into the open closure, with the answers that it carries,
// in one change; and returns it.
func (d *Desk) AddListed(l model.Listed) (model.Subject, error) {
	s := model.Subject{Kind: model.KindService, ID: store.NewID()}
	return s, d.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.AddListed(c, d.Guide, s.ID, l)
	})
}
