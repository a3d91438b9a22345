// Package desk is what lies on a worker's desk: an unlocked vault, the guide beside it, who is at
// the keyboard, and the one closure that is open. Screens and commands change a closure only
// through it: a change of package model gives events, they become sealed entries on disk, and only
// then does the closure that is shown change.
package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/store"
)

// Settings of the vault that the desk keeps.
const (
	settingWorkers = "workers" // everybody who has used this vault or whose entries are in it
	settingWorker  = "worker"  // the id of who was last at the keyboard
	settingPlace   = "place"   // where the program was left
)

// ErrNone says that no closure is open on the desk.
var ErrNone = errors.New("no closure is open")

// A Desk is safe for use by several goroutines.
type Desk struct {
	Guide *guide.Guide
	Stay  *model.Keep // how long a local copy stays after its transfer, set before use; nil for what is built in
	now   func() time.Time

	mu      sync.Mutex
	vault   *store.Vault
	worker  model.Worker
	workers []model.Worker
	open    model.ClosureID
	entries []model.Entry
	closure *model.Closure
	left    []model.Draft // words found at opening that could not be entered
	torn    bool          // part of the open closure could not be read
	unsure  bool          // the outcome of the last change is not known
	proved  *proof        // what following the audit's chain came to; nil until it is asked for
	pinned  *pinnedKeys   // by which a signature is told; nil until one is met
	prints  *printed      // what is remembered of the other closures; nil after a lock
}

// New lays an unlocked vault on a desk.
func New(v *store.Vault, g *guide.Guide, now func() time.Time) (*Desk, error) {
	d := &Desk{Guide: g, now: now}
	return d, d.Resume(v)
}

// Resume goes on with a vault that was unlocked again. The closure that was open is read anew.
func (d *Desk) Resume(v *store.Vault) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := context.Background()
	var workers []model.Worker
	if _, err := v.Setting(ctx, settingWorkers, &workers); err != nil {
		return fmt.Errorf("read who uses this vault: %w", err)
	}
	var id model.WorkerID
	if _, err := v.Setting(ctx, settingWorker, &id); err != nil {
		return fmt.Errorf("read who uses this vault: %w", err)
	}
	d.vault, d.workers, d.proved = v, workers, nil
	for _, w := range workers {
		if w.ID == id {
			d.worker = w
		}
	}
	v.By(d.worker.ID)
	if d.open != "" { // what cannot be entered waits where it was typed
		_, err := d.openLocked(ctx, d.open)
		if err == nil {
			note(v, store.Read, d.open, "")
		}
		return err
	}
	return nil
}

// Lock drops the keys and everything that was read with them. Resume goes on.
func (d *Desk) Lock() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.entries, d.closure, d.left, d.prints, d.pinned = nil, nil, nil, nil, nil
	if d.vault != nil {
		d.vault.Lock()
	}
}

// Now returns the time.
func (d *Desk) Now() time.Time { return d.now() }

// Today returns the day, where the worker is.
func (d *Desk) Today() model.Date { return model.DateOf(d.now()) }

// Worker returns who is at the keyboard; the zero Worker before anybody has said.
func (d *Desk) Worker() model.Worker {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.worker
}

// Workers lists everybody who is known here.
func (d *Desk) Workers() []model.Worker {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.workers)
}

// WorkerNamed returns somebody's name and role, "Ana Lopez, social worker"; their id where they
// are not known.
func (d *Desk) WorkerNamed(id model.WorkerID) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, w := range d.workers {
		if w.ID == id {
			if w.Role == "" {
				return w.Name
			}
			return w.Name + ", " + w.Role
		}
	}
	return string(id)
}

// SitDown says who is at the keyboard. Somebody of the same name and role is the same person.
func (d *Desk) SitDown(name, role string) error {
	name, role = model.CleanLine(name), model.CleanLine(role)
	if name == "" {
		return errors.New("type your name: everything that is recorded carries it")
	}
	if len([]rune(name)) > model.MaxLine || len([]rune(role)) > model.MaxLine {
		return fmt.Errorf("a name or role has %d characters at most", model.MaxLine)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	w := model.Worker{ID: model.WorkerID(store.NewID()), Name: name, Role: role}
	for _, known := range d.workers {
		if strings.EqualFold(known.Name, name) && strings.EqualFold(known.Role, role) {
			w = known
		}
	}
	if err := d.know(w); err != nil {
		return err
	}
	if err := d.vault.Set(context.Background(), settingWorker, w.ID); err != nil {
		return err
	}
	d.worker = w
	d.vault.By(w.ID)
	note(d.vault, store.Set, "", sittingDown)
	return nil
}

// know adds somebody to those who are known.
func (d *Desk) know(ws ...model.Worker) error {
	workers := slices.Clone(d.workers)
	for _, w := range ws {
		if !slices.ContainsFunc(workers, func(k model.Worker) bool { return k.ID == w.ID }) {
			workers = append(workers, w)
		}
	}
	if len(workers) == len(d.workers) {
		return nil
	}
	if err := d.vault.Set(context.Background(), settingWorkers, workers); err != nil {
		return err
	}
	d.workers = workers
	return nil
}

// KeepDraft seals words that are being typed, with a mark of what they were typed over.
func (d *Desk) KeepDraft(ctx context.Context, draft model.Draft) error {
	d.mu.Lock()
	v := d.vault
	if draft.Closure != "" && draft.Closure == d.open && d.closure != nil && !draft.Form() {
		draft.Over = model.Recorded(d.closure, draft)
	}
	d.mu.Unlock()
	return v.KeepDraft(ctx, draft)
}

// DropDraft forgets words that have become something else, or were given up.
func (d *Desk) DropDraft(ctx context.Context, draft model.Draft) error {
	d.mu.Lock()
	v := d.vault
	d.left = slices.DeleteFunc(d.left, func(x model.Draft) bool { return x.Field == draft.Field && x.Part == draft.Part })
	d.mu.Unlock()
	return v.DropDraft(ctx, draft)
}

// FormDrafts lists the words that were being typed in forms, of one closure or, with "", of none.
func (d *Desk) FormDrafts(id model.ClosureID) ([]model.Draft, error) {
	all, err := d.vaultNow().Drafts(context.Background())
	if errors.Is(err, store.ErrDamaged) {
		err = nil // told when the closure is opened
	}
	return slices.DeleteFunc(all, func(x model.Draft) bool { return x.Closure != id || !x.Form() }), err
}

func (d *Desk) vaultNow() *store.Vault {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.vault
}
