package store

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"filippo.io/age"

	"handover/model"
)

// A Packing says what a pack that was written holds.
type Packing struct {
	To      Colleague
	Number  uint64 // counts the packs for this colleague
	Entries int
	Expires time.Time
}

// WritePack writes a closure as a pack for a colleague, named by the fingerprint of the key that is pinned. The
// workers are those that the vault knows; who wrote an entry is named in the pack. The audit has its line before
// anything is written: a pack that exists is never missing from it.
//
// The whole journal goes, with the transfer and the holds, which are links of it and hold for every copy. Drafts,
// the audit and other closures do not.
func (v *Vault) WritePack(ctx context.Context, w io.Writer, id model.ClosureID, print string, workers []model.Worker) (Packing, error) {
	entries, err := v.Entries(ctx, id)
	if err != nil {
		return Packing{}, fmt.Errorf("packing the closure: %w", err)
	}
	frames, err := framesOf(entries)
	if err != nil {
		return Packing{}, fmt.Errorf("packing the closure: %w", err)
	}
	m := manifest{Closure: id, Reference: model.Fold(entries).Reference, Workers: writersOf(entries, workers)}
	to, private, err := v.address(ctx, &m, print)
	if err != nil {
		return Packing{}, fmt.Errorf("packing the closure: %w", err)
	}
	defer clear(private)
	sealing, err := age.Encrypt(w, to.Key.seal)
	if err == nil {
		err = errors.Join(writePlain(sealing, m, frames, private), sealing.Close())
	}
	if err != nil {
		return Packing{}, fmt.Errorf("packing the closure: %w", err)
	}
	return Packing{To: to, Number: m.Number, Entries: len(frames), Expires: m.Expires}, nil
}

// address fills in who sends a pack to whom and until when it is good, and writes it into the audit.
func (v *Vault) address(ctx context.Context, m *manifest, print string) (Colleague, ed25519.PrivateKey, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return Colleague{}, nil, err
	}
	defer release()
	own, err := v.ownIdentity(ctx, ks)
	defer own.wipe()
	if err != nil {
		return Colleague{}, nil, err
	}
	all, over, err := v.colleagues(ctx, ks)
	if err != nil {
		return Colleague{}, nil, err
	}
	i := slices.IndexFunc(all, func(c Colleague) bool { return c.Key.Print() == print })
	switch {
	case i < 0:
		return Colleague{}, nil, ErrNoColleague
	case all[i].Revoked != "":
		return Colleague{}, nil, fmt.Errorf("the key of %s was revoked here on %s: %s", all[i].Key.Who(), all[i].Revoked, all[i].Because)
	}
	to := &all[i]
	to.Sent++
	note := Record{Kind: Packed, Closure: ks.closureTag(m.Closure), Said: fmt.Sprintf("pack %d for %s", to.Sent, to.Key.Words())}
	if err := v.saveColleagues(ctx, ks, all, over, note); err != nil {
		return Colleague{}, nil, err
	}
	now := v.now().UTC().Truncate(time.Second)
	m.From, m.To, m.Vault = own.Public, print, bytes.Clone(v.id)
	m.Created, m.Expires = now, now.AddDate(0, 0, PackDays)
	m.Number, m.Audit = to.Sent, Checkpoint{N: v.head.Audit, Link: bytes.Clone(v.head.Chain)}
	m.Signed = to.Audit
	return *to, own.private(), nil
}

// framesOf writes the entries of a journal as frames. A journal of which a part is lost is not given to anybody: where
// it is put together again nobody could tell what followed what.
func framesOf(entries []model.Entry) ([][]byte, error) {
	if len(entries) > MaxFrames {
		return nil, fmt.Errorf("%w for a pack: it has %d entries, and a pack holds %d", ErrTooLong, len(entries), MaxFrames)
	}
	if whyNot := dangling(entries); whyNot != nil {
		return nil, whyNot
	}
	frames := make([][]byte, 0, len(entries))
	for _, e := range entries {
		b, err := e.MarshalJSON()
		if err != nil {
			return nil, err
		}
		frames = append(frames, b)
	}
	return frames, nil
}

// dangling says of a journal that an entry in it follows one that is not.
func dangling(entries []model.Entry) error {
	there := make(map[model.EntryID]bool, len(entries))
	for _, e := range entries {
		there[e.ID] = true
	}
	for i, e := range entries {
		for _, cause := range e.After {
			if !there[cause] {
				return fmt.Errorf("entry %d follows one that is not in this closure: a part of it is missing, or it belongs to another", i+1)
			}
		}
	}
	return nil
}

// writersOf lists everybody who wrote an entry, by id. Somebody whom nobody named goes by their id.
func writersOf(entries []model.Entry, workers []model.Worker) []model.Worker {
	named := map[model.WorkerID]model.Worker{}
	for _, w := range workers {
		named[w.ID] = w
	}
	out := []model.Worker{}
	wrote := map[model.WorkerID]bool{}
	for _, e := range entries {
		if wrote[e.By] {
			continue
		}
		wrote[e.By] = true
		w, known := named[e.By]
		if !known {
			w = model.Worker{ID: e.By, Name: string(e.By)}
		}
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b model.Worker) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}
