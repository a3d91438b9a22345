// Package store is the vault: everything that a worker types, sealed before it leaves memory.
//
// A Vault stands above an Engine, which keeps opaque values under opaque keys; package bolt is the
// engine on disk. Everything is sealed here with XChaCha20-Poly1305: each closure under a key of
// its own, the rest under keys derived from the vault's key, which each way in (a passphrase, a
// recovery code, a public key) wraps. Each save seals a head over the whole, and adds its lines to
// the audit. A Place is the folder of a vault with what lies beside its file: the rescue log, the
// copies of the ways in, the backups.
//
// What can be seen without the passphrase is how many records there are, their size classes, how
// often something was saved, and the files' times. SECURITY.md says what is protected against, and
// has the formats.
package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"time"

	"handover/model"
)

// A Vault is an unlocked vault. It is safe for concurrent use.
type Vault struct {
	mu     *sync.Mutex // its place's, where it has one
	eng    *ahead
	place  *Place // nil for an engine without files beside it
	id     []byte
	header header
	keys   *keys // nil when locked
	head   head
	found  Finding

	spoilt    bool // damage was found: nothing may be saved
	accepting bool // a head is written over that cannot be read
	unsure    bool // the outcome of the last save is not known
	clockTold bool // that the clock went back

	tryAt      uint64 // the save after which a backup that is due is tried again
	shortening bool   // a backup is being made because the rescue log is long
	longest    int64  // how long it may be before that

	by  model.WorkerID
	now func() time.Time
}

// With is what opens a vault: one of its fields. What is in it is wiped by whoever takes it.
type With struct {
	Passphrase []byte
	Code       []byte // a recovery code, as it is typed
	Key        *PrivateKey
}

func (w With) wipe() {
	clear(w.Passphrase)
	clear(w.Code)
}

// Create makes a vault in an engine that holds nothing yet, and leaves it unlocked. It wipes the
// passphrase. Whether a passphrase is good enough is for Weakness to say.
func Create(ctx context.Context, eng Engine, passphrase []byte) (*Vault, error) {
	return create(ctx, &ahead{Engine: eng}, nil, passphrase, costFor(passphrase), time.Now)
}

// costFor returns what a new passphrase should cost on this computer. An empty one, for what is thrown
// away, gains nothing from a higher cost.
func costFor(passphrase []byte) cost {
	if len(passphrase) == 0 {
		return floorCost()
	}
	return raised()
}

func create(ctx context.Context, eng *ahead, place *Place, passphrase []byte, c cost, now func() time.Time) (*Vault, error) {
	defer clear(passphrase)
	if err := empty(ctx, eng); err != nil {
		return nil, fmt.Errorf("making a vault: %w", err)
	}
	vmk := random(32)
	defer clear(vmk)
	h := header{Vault: random(16), Epoch: firstEpoch, Made: now().UTC().Truncate(time.Second)}
	s := newSlot(passphraseSlot, now())
	if err := s.wrapPassphrase(h, passphrase, vmk, c); err != nil {
		return nil, err
	}
	h.Slots = []slot{s}
	ks, err := deriveKeys(vmk, h)
	if err != nil {
		return nil, err
	}
	ids, audit := random(32), random(32)
	if h.IDs, err = ks.wrap.seal(idsKey, 1, ids); err == nil {
		h.Audit, err = ks.wrap.seal(auditRoot, 1, audit)
	}
	if err != nil {
		return nil, fmt.Errorf("sealing the keys that stay: %w", err)
	}
	if err := ks.keep(ids, audit, h.Vault); err != nil {
		return nil, err
	}
	zero := make([]byte, sha256.Size)
	v := &Vault{mu: place.lock(), eng: eng, place: place, id: h.Vault, keys: ks, now: now, longest: longestLog, head: head{Chain: zero, Base: zero, Digest: zero}}
	if place != nil {
		if err := place.beginLog(ks, v); err != nil {
			return nil, err
		}
	}
	if err := v.saveHeader(ctx, ks, vmk, h, Record{Kind: Made}); err != nil {
		return nil, fmt.Errorf("saving the new vault: %w", err)
	}
	return v, nil
}

// saveHeader saves a changed header, and what the audit says of it. The rescue log is no second place for a
// header: what opens it lies in the header itself. So a copy beside the vault's file has the new one before
// the file does, and another has the old one until the file has the new.
func (v *Vault) saveHeader(ctx context.Context, ks *keys, vmk []byte, h header, notes ...Record) error {
	h.Revision++
	b, err := h.bytes(vmk)
	if err != nil {
		return err
	}
	old := b
	if v.place != nil {
		it, err := v.eng.Get(ctx, vaultKey)
		if err != nil {
			return err
		}
		if it.Value != nil {
			old = it.Value
		}
		err = v.place.keepSlots(b, old)
		if err != nil && v.place.release() {
			err = v.place.keepSlots(b, old)
		}
		if err != nil {
			v.place.slotsLate = nil // nothing was changed
			return err
		}
	}
	if err := v.save(ctx, ks, []Op{{Key: vaultKey, Value: b}}, notes...); err != nil {
		if v.place != nil {
			_ = v.place.keepSlots(old, old)
		}
		return err
	}
	v.header = h
	if v.place != nil {
		_ = v.place.keepSlots(b, b)
	}
	return nil
}

// bytes encodes the header under the vault's key.
func (h header) bytes(vmk []byte) ([]byte, error) {
	mac, err := subkey(vmk, h, "header")
	if err != nil {
		return nil, fmt.Errorf("deriving the header's key: %w", err)
	}
	defer clear(mac)
	return h.encode(mac)
}

// empty refuses an engine that holds anything.
func empty(ctx context.Context, eng Engine) error {
	for _, space := range spaces {
		items, _, err := eng.Scan(ctx, space, "", 2)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(items, func(it Item) bool { return it.Key != triesKey }) {
			return fmt.Errorf("there is one here: %w", ErrExists)
		}
	}
	return nil
}

// Found tells what opening the vault found. While there is damage it can be read and not changed.
func (v *Vault) Found() Finding {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.found
}

// Lock drops the keys. Every later call gives ErrLocked, except Lock and Close. The engine stays
// open: Unlock makes a new Vault of it.
func (v *Vault) Lock() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.drop()
}

func (v *Vault) drop() {
	if v.keys != nil {
		v.keys.wipe()
		v.keys = nil
	}
}

// lock is what guards a vault: one lock for all that lies in a place.
func (p *Place) lock() *sync.Mutex {
	if p == nil {
		return new(sync.Mutex)
	}
	return &p.mu
}

// Close locks the vault and closes its engine.
func (v *Vault) Close() error {
	v.Lock()
	if v.place != nil {
		return v.place.Close()
	}
	if err := v.eng.Close(); err != nil {
		return fmt.Errorf("closing the vault: %w", err)
	}
	return nil
}

// unlocked takes hold of the vault until the function that it returns is called.
func (v *Vault) unlocked() (*keys, func(), error) {
	v.mu.Lock()
	if v.keys == nil {
		v.mu.Unlock()
		return nil, nil, ErrLocked
	}
	return v.keys, v.mu.Unlock, nil
}
