package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"handover/model"
	"handover/store"
)

// Identity returns the keys of this vault for packs, as colleagues know them, and the worker whom they were made for;
// store.ErrNoIdentity where nobody asked for them yet.
func (d *Desk) Identity() (store.Identity, model.WorkerID, error) {
	return d.vaultNow().Identity(context.Background())
}

// MakeIdentity returns them, and makes them for whoever is at the keyboard where there are none.
func (d *Desk) MakeIdentity() (store.Identity, error) {
	defer d.forgetPinned()
	return d.vaultNow().MakeIdentity(context.Background(), d.Worker())
}

// Colleagues lists every key that was pinned here, the revoked ones too.
func (d *Desk) Colleagues() ([]store.Colleague, error) {
	return d.vaultNow().Colleagues(context.Background())
}

// Pin keeps a colleague's key, whose six words were read aloud and compared today. A store.SameName says that
// another key is pinned for somebody of that name; replaces says that this one takes its place.
func (d *Desk) Pin(k store.Identity, replaces bool) (store.Colleague, error) {
	return d.PinAs(k, store.Comparison{Replaces: replaces})
}

// PinAs is Pin with more to say: why a key that was revoked holds again, and who its owner is of those known here.
func (d *Desk) PinAs(k store.Identity, c store.Comparison) (store.Colleague, error) {
	defer d.forgetPinned()
	c.On = d.Today()
	return d.vaultNow().Pin(context.Background(), k, c)
}

// Revoke refuses the packs of a key from now on, with the reason.
func (d *Desk) Revoke(print, because string) error {
	defer d.forgetPinned()
	return d.vaultNow().Revoke(context.Background(), print, because)
}

// WritePack writes a closure as a pack for a colleague, by the fingerprint of their key. Words that are still being
// typed are not in it: Typing counts the places where some wait.
func (d *Desk) WritePack(w io.Writer, id model.ClosureID, print string) (store.Packing, error) {
	return d.vaultNow().WritePack(context.Background(), w, id, print, d.Workers())
}

// Typing counts the places in a closure where words wait that were typed and never entered. No pack has them.
func (d *Desk) Typing(id model.ClosureID) (n int, err error) {
	all, err := d.vaultNow().Drafts(context.Background())
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

// ReadPack reads a colleague's pack and verifies all of it. Nothing is changed. A store.UnknownSender carries a key
// that may be pinned once its six words were compared; the pack is then read again.
func (d *Desk) ReadPack(r io.Reader) (*store.Pack, error) {
	p, err := d.vaultNow().ReadPack(context.Background(), r, model.Reading{Guide: d.Guide, Now: d.now()})
	if err != nil {
		return nil, err
	}
	if p.Here {
		return p, nil
	}
	if err := d.free(p.Reference); err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrPack, err)
	}
	return p, nil
}

// Merge adds what is new in a pack, in one save, and returns how many entries that were. An open closure that the
// pack is of stands there with them afterwards.
func (d *Desk) Merge(p *store.Pack) (added int, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := context.Background()
	before, err := d.entriesNow(ctx, p)
	if err != nil {
		return 0, err
	}
	all := model.Merge(before, p.Entries)
	c := model.Fold(all)
	with := store.Merging{Header: model.Summarise(p.Closure, c, d.Guide, d.Today())}
	workers := slices.Clone(d.workers)
	for _, w := range p.Workers {
		if !slices.ContainsFunc(workers, func(k model.Worker) bool { return k.ID == w.ID }) {
			workers = append(workers, w)
		}
	}
	if len(workers) > len(d.workers) {
		with.Settings = map[string]any{settingWorkers: workers}
	}
	added, err = d.vault.Merge(ctx, p, with)
	if err != nil {
		if p.Closure == d.open {
			d.unsure = true
		}
		return 0, err
	}
	d.workers = workers
	if p.Closure == d.open && d.closure != nil {
		d.entries, d.closure, d.unsure = all, c, false
	}
	return added, nil
}

// prove signs the decisions among events with the vault's key, where it is the key of whoever is at the keyboard.
func (d *Desk) prove(ctx context.Context, events []model.Event) ([]model.Event, error) {
	for i, ev := range events {
		decided, is := ev.(model.Decided)
		if !is || decided.Proof != nil {
			continue
		}
		proof, err := d.vault.Prove(ctx, d.open, decided, d.worker)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotSaved, err)
		}
		if proof != nil {
			decided.Proof = proof
			events = slices.Clone(events)
			events[i] = decided
		}
	}
	return events, nil
}

// packLine says what somebody did with keys and packs, to stand behind their name; "" for anything else.
func packLine(r store.Record, it string) string {
	switch r.Kind {
	case store.IdentityMade:
		return "made this vault's keys for packs: " + r.Said
	case store.Pinned:
		return "pinned a colleague's key, once its words were compared: " + r.Said
	case store.Revoked:
		return "revoked a colleague's key: " + r.Said
	case store.Packed:
		return "packed " + it + " for a colleague: " + r.Said
	case store.Unpacked:
		return "took in a colleague's pack of " + it + ": " + r.Said
	}
	return ""
}
