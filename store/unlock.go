package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

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
