package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"handover/model"
	"handover/store"
)

// Transfer records that the open closure was put into the council's record on a day, and what it is
// called there: a name or a number.
func (d *Desk) Transfer(on model.Date, as string) error {
	return d.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Transfer(c, d.Guide, on, as, d.Today())
	})
}

// Hold keeps the local copy of the open closure from going, with the reason.
func (d *Desk) Hold(because string) error {
	return d.Change(func(c *model.Closure) ([]model.Event, error) { return model.Hold(c, d.Guide, because) })
}

// Release ends the hold, with the reason.
func (d *Desk) Release(because string) error {
	return d.Change(func(c *model.Closure) ([]model.Event, error) { return model.Release(c, d.Guide, because) })
}

// Lodge says where in the council's record something lies that it still lacked, or why it is not
// needed there: one of the two. What is the id of a model.Lack.
func (d *Desk) Lodge(what, where, because string) error {
	return d.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Lodge(c, d.Guide, what, where, because)
	})
}

// Waiting counts the places in the open closure where words wait that were typed and never entered: in
// forms, and in fields that could not take them. They are in no record, and a purge takes them along.
func (d *Desk) Waiting() (n int, err error) {
	d.mu.Lock()
	v, id := d.vault, d.open
	d.mu.Unlock()
	all, err := v.Drafts(context.Background())
	if errors.Is(err, store.ErrDamaged) {
		err = nil // told when the closure is opened
	}
	for _, draft := range all {
		if draft.Closure == id && strings.TrimSpace(draft.Text) != "" {
			n++
		}
	}
	return n, err
}

// An InTheWay says that the open closure may not be purged yet. Nothing was changed, and the
// passphrase was not tried.
type InTheWay struct{ Blockers []model.PurgeBlocker }

// Error counts what stands in the way, and names the first.
func (e *InTheWay) Error() string {
	first := e.Blockers[0]
	if len(e.Blockers) == 1 {
		return "one thing stands in the way of the purge: " + first.What + " " + first.Mend
	}
	return fmt.Sprintf("%d things stand in the way of the purge; the first: %s %s", len(e.Blockers), first.What, first.Mend)
}

// ErrUnswept says that a closure is purged, and that its backups could not be dealt with. They are
// when the vault is next opened.
var ErrUnswept = errors.New("it is purged, but its backups could not be dealt with; that is tried again when the vault is next opened")

// Purge destroys the open closure in this vault for good, with all that was being typed in it, and
// wipes the passphrase, which the vault asks for. What stands in the way is looked for again first,
// and gives an InTheWay. It takes some seconds, and the desk can be used meanwhile, with no closure
// open. Where nothing came of it the closure is open again afterwards, unless the vault was locked
// meanwhile.
func (d *Desk) Purge(passphrase []byte) (store.Purging, error) {
	defer clear(passphrase)
	ctx := context.Background()
	v, id, err := d.putAway(ctx)
	if err != nil {
		return store.Purging{}, err
	}
	told, err := v.Purge(ctx, passphrase, id)
	if err == nil {
		return told, nil
	}
	_, was, unknown := v.WasPurged(ctx, id)
	switch {
	case unknown != nil:
		return told, err
	case was:
		return told, fmt.Errorf("%w: %w", ErrUnswept, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open == "" {
		_, _ = d.openLocked(ctx, id) // it stays shut: why the purge failed matters more
	}
	return told, err
}

// putAway shuts the open closure if it may be purged, and forgets that the program was left in it.
func (d *Desk) putAway(ctx context.Context) (*store.Vault, model.ClosureID, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open != "" && d.closure == nil {
		return nil, "", store.ErrLocked
	}
	if err := d.sure(ctx); err != nil {
		return nil, "", err
	}
	if blockers := model.MayPurge(d.closure, d.Guide, d.Today()); len(blockers) > 0 {
		return nil, "", &InTheWay{blockers}
	}
	id := d.open
	var left Place
	if found, err := d.vault.Setting(ctx, settingPlace, &left); err == nil && found && left.Closure == id {
		if err := d.vault.Set(ctx, settingPlace, Place{}); err != nil {
			return nil, "", fmt.Errorf("%w: %w", ErrNotSaved, err)
		}
	}
	if err := forgetSat(ctx, d.vault, id); err != nil {
		return nil, "", fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	d.open, d.entries, d.closure, d.left = "", nil, nil, nil
	return d.vault, id, nil
}
