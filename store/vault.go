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
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
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

	shortening bool  // a backup is being made because the rescue log is long
	longest    int64 // how long it may be before that

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

// saveHeader saves a changed header, and what the audit says of it, and then the copies beside the
// vault's file.
func (v *Vault) saveHeader(ctx context.Context, ks *keys, vmk []byte, h header, notes ...Record) error {
	h.Revision++
	b, err := h.bytes(vmk)
	if err != nil {
		return err
	}
	if err := v.save(ctx, ks, []Op{{Key: vaultKey, Value: b}}, notes...); err != nil {
		return err
	}
	v.header = h
	if v.place != nil {
		v.place.keepSlots(b)
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

// Unlock opens the vault that lies in an engine, and wipes the passphrase. Its errors are
// ErrPassphrase, Throttled, ErrNotVault (and ErrUnfinished), ErrNewer, ErrDamaged where nothing can
// be opened at all, and the engine's own. Where some of it is damaged the vault opens, can be read,
// and refuses every save: Found tells.
func Unlock(ctx context.Context, eng Engine, passphrase []byte) (*Vault, error) {
	return unlock(ctx, &ahead{Engine: eng}, nil, With{Passphrase: passphrase}, opening{accepted: cost.accepted, now: time.Now})
}

// An opening is how a vault is opened.
type opening struct {
	accepted func(cost) error
	now      func() time.Time
	escrow   *PublicKey // is to be a way in; nil for none
	keepCost bool       // a passphrase that costs less than the floor is left so: tests alone
}

func unlock(ctx context.Context, eng *ahead, place *Place, with With, o opening) (*Vault, error) {
	defer with.wipe()
	tried, err := countTry(ctx, eng, o.now())
	if err != nil {
		return nil, err
	}
	k, err := findKey(ctx, eng, place, with, o)
	if err != nil {
		return nil, err
	}
	defer clear(k.vmk)
	defer clear(k.stretched)
	ks, err := k.keys()
	if err != nil {
		return nil, err
	}
	v := &Vault{mu: place.lock(), eng: eng, place: place, id: k.header.Vault, header: k.header, keys: ks, now: o.now, longest: longestLog}
	if k.mended { // the vault's own was spoilt, and the copy beside it is the same, or newer
		v.found.Told = append(v.found.Told, "The ways into the vault could not be read in its file, and were taken from the copy beside it.")
		back := []Op{{Key: vaultKey, Value: k.raw}}
		if err := apply(ctx, eng, back); err != nil { // it still lies in the copy beside
			eng.wait(back)
		}
	}
	if err := v.compare(ctx, ks); err != nil {
		return nil, err
	}
	if err := v.present(ctx, k); err != nil {
		return nil, err
	}
	if v.spoilt {
		_ = apply(ctx, eng, []Op{{Key: triesKey}})
		return v, nil
	}
	if err := v.enter(ctx, ks, k, tried, o); err != nil {
		return nil, err
	}
	if place != nil {
		place.afterUnlock(v, k.raw)
	}
	return v, nil
}

// present takes up the header that the vault has now: the rescue log may have held a later one than the
// vault was opened with.
func (v *Vault) present(ctx context.Context, k *found) error {
	it, err := v.eng.Get(ctx, vaultKey)
	if err != nil {
		return fmt.Errorf("reading the vault's header: %w", err)
	}
	there := k.fits(it.Value)
	if there == nil {
		return nil
	}
	clear(there.vmk)
	if there.header.Revision < k.header.Revision { // it lay in the copy beside the vault alone
		k.unsaved = true
		return nil
	}
	k.header, k.raw, v.header = there.header, there.raw, there.header
	return nil
}

// enter writes down that the vault was opened, and how, and brings the ways in up to date.
func (v *Vault) enter(ctx context.Context, ks *keys, k *found, tried tries, o opening) error {
	escrow := o.escrow
	notes := []Record{{Kind: Unlocked, Said: k.slot.Kind}}
	if tried.N > 1 {
		notes = slices.Insert(notes, 0, Record{Kind: WrongTries, Said: fmt.Sprint(tried.N - 1)})
	}
	if k.unsaved {
		v.found.Told = append(v.found.Told, "The newest change of the ways into the vault had not reached its file, and was taken from the copy beside it.")
	}
	for _, told := range v.found.Told {
		notes = append(notes, Record{Kind: Alarm, Said: told})
	}
	h, changed := k.header, k.unsaved
	h.Slots = slices.Clone(h.Slots)
	if c := k.slot.Cost; k.stretched != nil && !o.keepCost && c != c.atLeast(floorCost()) {
		// Not there any more: the rescue log held another passphrase, which was set later.
		if i := slices.IndexFunc(h.Slots, func(s slot) bool { return s.ID == k.slot.ID }); i >= 0 {
			if err := h.Slots[i].wrapPassphrase(h, k.stretched, k.vmk, c.atLeast(floorCost())); err != nil {
				return err
			}
			changed = true
			notes = append(notes, Record{Kind: Passphrase, Said: "made harder to guess"})
		}
	}
	if escrow != nil && !slices.ContainsFunc(h.Slots, func(s slot) bool { return bytes.Equal(s.Public, escrow.raw) }) {
		s := newSlot(keySlot, v.now())
		s.Name, s.Public = "the council, by its policy", escrow.raw
		if err := s.wrapPublic(h, k.vmk); err != nil {
			return err
		}
		h.Slots = append(h.Slots, s)
		changed = true
		notes = append(notes, Record{Kind: WayAdded, Said: keySlot})
		v.found.Told = append(v.found.Told, "The council's policy gives it a way into this vault: its public key "+fingerprint(escrow.raw)+" was added.")
	}
	var err error
	if changed {
		err = v.saveHeader(ctx, ks, k.vmk, h, notes...)
	} else {
		err = v.save(ctx, ks, nil, notes...)
	}
	if err != nil {
		// What can be read can still be read; the first save will say that the disk takes nothing.
		v.found.Told = append(v.found.Told, "Nothing can be saved at present: "+err.Error()+".")
	}
	_ = apply(ctx, v.eng, []Op{{Key: triesKey}})
	return nil
}

// A found is the vault's key, and the header that it was found in.
type found struct {
	vmk       []byte
	header    header
	raw       []byte
	slot      slot
	mended    bool   // the header is a copy from beside the vault
	unsaved   bool   // and is later than the one in the vault
	stretched []byte // the passphrase, where its slot is to be made harder to guess
}

// keys makes the keys of the vault.
func (k *found) keys() (*keys, error) {
	ks, err := deriveKeys(k.vmk, k.header)
	if err != nil {
		return nil, err
	}
	ids, err := ks.wrap.open(idsKey, k.header.IDs)
	if err != nil {
		return nil, damaged("the vault's header", vaultKey, err)
	}
	audit, err := ks.wrap.open(auditRoot, k.header.Audit)
	if err != nil {
		return nil, damaged("the vault's header", vaultKey, err)
	}
	return ks, ks.keep(ids, audit, k.header.Vault)
}

// findKey finds the vault's key: in the header of the engine, or where that is spoilt in a copy beside.
func findKey(ctx context.Context, eng Engine, place *Place, with With, o opening) (*found, error) {
	it, err := eng.Get(ctx, vaultKey)
	if err != nil {
		return nil, fmt.Errorf("reading the vault's header: %w", err)
	}
	var k *found
	if it.Value == nil {
		err = headless(ctx, eng)
	} else {
		k, err = openHeader(it.Value, with, o.accepted)
	}
	if err == nil || !errors.Is(err, ErrDamaged) && !Wrong(err) || place == nil {
		return k, err
	}
	copies := place.slots()
	for i, raw := range copies {
		if bytes.Equal(raw, it.Value) || i > 0 && bytes.Equal(raw, copies[0]) || Wrong(err) && !later(raw, it.Value) {
			continue
		}
		if k, copied := openHeader(raw, with, o.accepted); copied == nil {
			k.mended = !Wrong(err) // else the rescue log holds it too, and gives it to the file
			return k, nil
		}
	}
	return nil, err
}

// later reports whether a copy is of a later header of the same vault, under the same key: a change of
// the ways in may lie in the rescue log, and not in the vault's file yet.
func later(raw, than []byte) bool {
	a, err := decodeHeader(raw)
	if err != nil {
		return false
	}
	b, err := decodeHeader(than)
	return err == nil && bytes.Equal(a.Vault, b.Vault) && a.Epoch == b.Epoch && a.Revision > b.Revision
}

// openHeader opens a header: the vault's key with what is given, and then the MAC with that.
func openHeader(raw []byte, with With, accepted func(cost) error) (*found, error) {
	h, err := decodeHeader(raw)
	if errors.Is(err, errTrial) {
		return nil, err
	}
	if err != nil {
		return nil, damaged("the vault's header", vaultKey, err)
	}
	k := &found{header: h, raw: raw}
	if err := k.open(with, accepted); err != nil {
		return nil, err
	}
	mac, err := subkey(k.vmk, h, "header")
	if err != nil {
		return nil, fmt.Errorf("deriving the header's key: %w", err)
	}
	defer clear(mac)
	if !authentic(raw, mac) {
		clear(k.vmk)
		clear(k.stretched)
		return nil, damaged("the vault's header", vaultKey, errors.New("somebody changed it"))
	}
	return k, nil
}

// open opens the vault's key by the way that is given.
func (k *found) open(with With, accepted func(cost) error) error {
	var private *PrivateKey
	kind := keySlot
	switch {
	case with.Key != nil:
		private = with.Key
	case with.Code != nil:
		key, err := codeKey(with.Code, k.header.Vault)
		if err != nil {
			return err
		}
		private, kind = &PrivateKey{key}, recoverySlot
	default:
		kind = passphraseSlot
	}
	seen := false
	for _, s := range k.header.Slots {
		if s.Kind != kind {
			continue
		}
		seen = true
		var vmk []byte
		var err error
		if private != nil {
			if bytes.Equal(s.Public, private.Public().raw) {
				vmk, err = s.openPrivate(k.header, private.key)
			}
		} else {
			vmk, err = s.openPassphrase(k.header, with.Passphrase, accepted)
		}
		if err != nil {
			return damaged("the vault's header", vaultKey, err)
		}
		if len(vmk) == 32 {
			k.vmk, k.slot = vmk, s
			if kind == passphraseSlot {
				k.stretched = bytes.Clone(with.Passphrase)
			}
			return nil
		}
	}
	if !seen && kind == passphraseSlot {
		return damaged("the vault's header", vaultKey, errors.New("it has no slot for a passphrase"))
	}
	switch kind {
	case recoverySlot:
		return ErrCode
	case keySlot:
		return ErrKey
	}
	return ErrPassphrase
}

// openPassphrase returns nothing where the passphrase is not the slot's.
func (s slot) openPassphrase(h header, passphrase []byte, accepted func(cost) error) ([]byte, error) {
	if s.KDF != argon2id || len(s.Salt) != saltSize {
		return nil, errKDF
	}
	if err := accepted(s.Cost); err != nil {
		return nil, err
	}
	kek, err := newSealer(s.Cost.key(passphrase, s.Salt), h.Vault, h.Epoch)
	if err != nil {
		return nil, fmt.Errorf("making the passphrase's key: %w", err)
	}
	defer kek.wipe()
	vmk, err := kek.open(s.key(), s.Wrapped)
	if err != nil {
		return nil, nil
	}
	return vmk, nil
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
