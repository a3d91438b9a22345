package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"handover/model"
	"handover/store"
)

// Vault returns the vault that lies on the desk: for its ways in, its backups and its proof. After a
// lock there is another, so nobody keeps it.
func (d *Desk) Vault() *store.Vault { return d.vaultNow() }

// Exported writes into the audit that something of a closure is written out, unsealed, before it is: on an error
// nothing may be. What is said names the kind of document, the reader and the format, and never a file or a person:
// "Closure Record for the council, text". A damaged vault can be read alone, and lets its words out all the same: they may
// be the last that is left of them.
func (d *Desk) Exported(closure model.ClosureID, said string) error {
	v := d.vaultNow()
	if v == nil {
		return store.ErrLocked
	}
	if err := v.Note(context.Background(), store.Exported, closure, said); err != nil && !errors.Is(err, store.ErrReadOnly) {
		return fmt.Errorf("nothing was written out, because it could not be noted in who did what: %w", err)
	}
	return nil
}

// NotExported writes into the audit that what Exported said was not written out after all.
func (d *Desk) NotExported(closure model.ClosureID, said string) {
	note(d.vaultNow(), store.NotExported, closure, said)
}

// note writes a line into the audit. One that cannot be written stops nobody's work: what cannot be
// saved is told where saving is told.
func note(v *store.Vault, kind store.Kind, closure model.ClosureID, said string) {
	if v != nil {
		_ = v.Note(context.Background(), kind, closure, said)
	}
}

// noteOf writes a line of its own for the entries that decide when the local copy goes.
func (d *Desk) noteOf(entries []model.Entry) {
	for _, e := range entries {
		switch e.Event.(type) {
		case model.Transferred:
			note(d.vault, store.HandedOn, d.open, "")
		case model.Held:
			note(d.vault, store.HeldBack, d.open, "")
		case model.Released:
			note(d.vault, store.LetGo, d.open, "")
		}
	}
}

// Seen writes into the audit that somebody read a closure without opening it.
func (d *Desk) Seen(id model.ClosureID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	note(d.vault, store.Read, id, "")
}

// A Line is one line of who did what, in plain words.
type Line struct {
	N     uint64 // counts the lines of the whole vault, from 1
	At    time.Time
	Words string // "Robin Ashe (social worker) opened it to read"
}

// A History is who did what, newest first.
type History struct {
	Lines []Line
	Since time.Time // every line from here on is as it was written, and none is missing; zero where that does not hold
	Wrong string    // why it does not hold, in a sentence; "" where it does
}

// History tells who did what with a closure, or with "" in the whole vault. Where the chain of lines
// does not hold, what can be read is told all the same. An entry is named by the question that it
// answers: what was typed is not in it.
func (d *Desk) History(closure model.ClosureID) (History, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.vault == nil {
		return History{}, store.ErrLocked
	}
	ctx := context.Background()
	got, err := d.vault.History(ctx, closure)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return History{}, err
	}
	h := History{Since: got.Since}
	if err != nil {
		h.Since, h.Wrong = time.Time{}, chainBroken
	}
	tell := teller{here: d.now().Location(), whole: closure == "", names: map[model.WorkerID]string{}, entries: map[string]entryTold{}}
	for _, w := range d.workers {
		tell.names[w.ID] = named(w)
	}
	if closure != "" {
		if tell.entries, err = d.entryWords(ctx, closure); err != nil {
			return History{}, err
		}
	}
	h.Lines = make([]Line, 0, len(got.Records))
	for i := len(got.Records) - 1; i >= 0; i-- {
		r := got.Records[i]
		h.Lines = append(h.Lines, Line{N: r.N, At: r.At.In(d.now().Location()), Words: tell.line(r)})
	}
	return h, nil
}

const chainBroken = "A line was changed, taken out or put in after it was written, or cannot be read any more."

// entryWords says what each entry of a closure was, by the name that the audit gives it.
func (d *Desk) entryWords(ctx context.Context, closure model.ClosureID) (map[string]entryTold, error) {
	entries := d.entries
	if closure != d.open || entries == nil {
		var err error
		if entries, err = d.vault.Entries(ctx, closure); err != nil && !errors.Is(err, store.ErrDamaged) {
			return nil, err
		}
	}
	words, said := make(map[string]entryTold, len(entries)), map[model.EntryID]string{}
	for _, e := range entries {
		said[e.ID] = d.eventWords(e.Event, said)
		name, err := d.vault.EntryName(closure, e.ID)
		if err != nil {
			return nil, fmt.Errorf("naming the entries: %w", err)
		}
		words[name] = entryTold{said[e.ID], e.By, e.At}
	}
	return words, nil
}

// Since says from when on every line of who did what is proved to be as it was written, and whether the
// chain of lines holds at all. It reads the list once after each unlock, and then knows.
func (d *Desk) Since() (since time.Time, holds bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.proved == nil {
		if d.vault == nil {
			return time.Time{}, false
		}
		got, err := d.vault.History(context.Background(), "")
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			return time.Time{}, false
		}
		d.proved = &proof{got.Since.In(d.now().Location()), err == nil}
	}
	return d.proved.since, d.proved.holds
}

// A proof is what following the audit's chain came to.
type proof struct {
	since time.Time
	holds bool
}
