// Package store is the vault: everything that a worker types, sealed before it leaves memory.
//
// A Vault stands above an Engine, which keeps opaque values under opaque keys; package bolt is the
// engine on disk. Everything is sealed here with XChaCha20-Poly1305: each closure under a key of
// its own, the rest under keys derived from the vault's key, which is wrapped by the passphrase.
// What can be seen without the passphrase is how many records there are, their size classes, how
// often something was saved, and the file's times.
//
// Nothing is kept in memory of what was read, and nothing counts as saved before the engine says
// that it is on disk.
package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// A Vault is an unlocked vault. It is safe for concurrent use.
type Vault struct {
	mu   sync.Mutex
	eng  Engine
	id   []byte
	keys *keys // nil when locked
}

// Create makes a vault in an engine that holds nothing yet, and leaves it unlocked. It wipes the
// passphrase. Whether a passphrase is good enough is for Weakness to say.
func Create(ctx context.Context, eng Engine, passphrase []byte) (*Vault, error) {
	c := floorCost()
	if len(passphrase) > 0 { // an empty one, for what is thrown away, gains nothing from a higher cost
		c = raised()
	}
	return create(ctx, eng, passphrase, c)
}

func create(ctx context.Context, eng Engine, passphrase []byte, c cost) (*Vault, error) {
	defer clear(passphrase)
	if err := empty(ctx, eng); err != nil {
		return nil, fmt.Errorf("making a vault: %w", err)
	}
	vmk := random(32)
	defer clear(vmk)
	h := header{Vault: random(16), Epoch: firstEpoch}

	s := slot{Kind: passphraseSlot, KDF: argon2id, Salt: random(saltSize), Cost: c}
	kek, err := newSealer(c.key(passphrase, s.Salt), h.Vault, h.Epoch)
	if err != nil {
		return nil, fmt.Errorf("making the passphrase's key: %w", err)
	}
	if s.Wrapped, err = kek.seal(s.key(), 1, vmk); err != nil {
		return nil, fmt.Errorf("sealing the vault's key: %w", err)
	}
	h.Slots = []slot{s}

	ks, err := deriveKeys(vmk, h)
	if err != nil {
		return nil, err
	}
	ks.ids = random(32)
	if h.IDs, err = ks.wrap.seal(idsKey, 1, ks.ids); err != nil {
		return nil, fmt.Errorf("sealing the key of ids: %w", err)
	}
	mac, err := subkey(vmk, h, "header")
	if err != nil {
		return nil, fmt.Errorf("deriving the header's key: %w", err)
	}
	defer clear(mac)
	b, err := h.encode(mac)
	if err != nil {
		return nil, err
	}
	if err := apply(ctx, eng, []Op{{Key: vaultKey, Value: b, If: new(Rev)}}); err != nil {
		return nil, fmt.Errorf("saving the new vault: %w", err)
	}
	return &Vault{eng: eng, id: h.Vault, keys: ks}, nil
}

// empty refuses an engine that holds anything.
func empty(ctx context.Context, eng Engine) error {
	for _, space := range []string{spaceHeader, spaceKeys, spaceClosures, spaceJournal, spaceDrafts, spaceSettings} {
		items, _, err := eng.Scan(ctx, space, "", 1)
		if err != nil {
			return err
		}
		if len(items) > 0 {
			return fmt.Errorf("there is one here: %w", ErrExists)
		}
	}
	return nil
}

// Unlock opens the vault that lies in an engine, and wipes the passphrase. Its errors are
// ErrPassphrase, ErrNotVault (and ErrUnfinished), ErrNewer, ErrDamaged, and the engine's own.
func Unlock(ctx context.Context, eng Engine, passphrase []byte) (*Vault, error) {
	return unlock(ctx, eng, passphrase, cost.accepted)
}

func unlock(ctx context.Context, eng Engine, passphrase []byte, accepted func(cost) error) (*Vault, error) {
	defer clear(passphrase)
	it, err := eng.Get(ctx, vaultKey)
	if err != nil {
		return nil, fmt.Errorf("reading the vault's header: %w", err)
	}
	if it.Value == nil {
		return nil, headless(ctx, eng)
	}
	h, err := decodeHeader(it.Value)
	if err != nil {
		return nil, damaged("the vault's header", it.Key, err)
	}
	s, err := h.passphrase()
	if err == nil {
		err = accepted(s.Cost)
	}
	if err != nil {
		return nil, damaged("the vault's header", it.Key, err)
	}
	kek, err := newSealer(s.Cost.key(passphrase, s.Salt), h.Vault, h.Epoch)
	if err != nil {
		return nil, fmt.Errorf("making the passphrase's key: %w", err)
	}
	vmk, err := kek.open(s.key(), s.Wrapped)
	if err != nil || len(vmk) != 32 {
		return nil, ErrPassphrase
	}
	defer clear(vmk)
	mac, err := subkey(vmk, h, "header")
	if err != nil {
		return nil, fmt.Errorf("deriving the header's key: %w", err)
	}
	defer clear(mac)
	if !authentic(it.Value, mac) {
		return nil, damaged("the vault's header", it.Key, errors.New("somebody changed it"))
	}
	ks, err := deriveKeys(vmk, h)
	if err != nil {
		return nil, err
	}
	if ks.ids, err = ks.wrap.open(idsKey, h.IDs); err != nil {
		return nil, damaged("the vault's header", it.Key, err)
	}
	return &Vault{eng: eng, id: h.Vault, keys: ks}, nil
}

// headless says what an engine without a header is.
func headless(ctx context.Context, eng Engine) error {
	switch err := empty(ctx, eng); {
	case err == nil:
		return ErrUnfinished
	case errors.Is(err, ErrExists):
		return damaged("the vault's header", vaultKey, errors.New("it is missing"))
	default:
		return fmt.Errorf("reading the vault's header: %w", err)
	}
}

// Lock drops the keys. Every later call gives ErrLocked, except Lock and Close. The engine stays
// open: Unlock makes a new Vault of it.
func (v *Vault) Lock() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.keys != nil {
		v.keys.wipe()
		v.keys = nil
	}
}

// Close locks the vault and closes its engine.
func (v *Vault) Close() error {
	v.Lock()
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
