package desk

import (
	"context"
	"errors"

	"handover/store"
)

// Kept reports whether something that counts as saved lies in the rescue log alone. It may wait for a
// save that is under way.
func (d *Desk) Kept() bool {
	v := d.vaultNow()
	return v != nil && v.Kept()
}

// Settle tries again to give the vault's file what lies in the rescue log alone; the error says why it
// does not take it.
func (d *Desk) Settle(ctx context.Context) error {
	v := d.vaultNow()
	if v == nil {
		return store.ErrLocked
	}
	return v.Settle(ctx)
}

// PutAway drops everything that was read, and returns what is left to do and may take a while: an
// automatic backup, a line in the audit, and then the keys go, whatever became of the two. The error
// says what became of the backup. It works on the vault that lies on the desk now, whatever lies there
// when it is called.
func (d *Desk) PutAway() func(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.entries, d.closure, d.left, d.prints, d.pinned = nil, nil, nil, nil, nil
	v := d.vault
	return func(ctx context.Context) error {
		if v == nil {
			return nil
		}
		defer v.Lock()
		err := BackUp(ctx, v)
		// Where nothing can be saved, what was typed was told of; that it was locked is the least of it.
		_ = v.Note(ctx, store.Locked, "", "")
		return err
	}
}

// BackUp makes an automatic backup of a vault, if anything changed since the last one. A vault that is
// locked, damaged or not in a folder has none to be made; and of one whose file takes nothing whoever
// types was told already.
func BackUp(ctx context.Context, v *store.Vault) error {
	if v.Kept() && v.Settle(ctx) != nil {
		return nil
	}
	_, err := v.BackUp(ctx)
	if errors.Is(err, store.ErrLocked) || errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrNoFiles) {
		return nil
	}
	return err
}
