package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"handover/model"
)

// Ways lists the ways into the vault, oldest first.
func (v *Vault) Ways() []Way {
	v.mu.Lock()
	defer v.mu.Unlock()
	var out []Way
	for _, s := range v.header.Slots {
		out = append(out, s.way())
	}
	return out
}

// Made returns when the vault was made, and how often its key was changed since.
func (v *Vault) Made() (at model.Date, changes int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return model.DateOf(v.header.Made.Local()), int(v.header.Epoch - firstEpoch)
}

// change changes the ways in. Whoever is at the keyboard shows once more that they may: the vault's key
// is not kept in memory.
func (v *Vault) change(ctx context.Context, doing string, with With, do func(h *header, vmk []byte) (Record, error)) error {
	defer with.wipe()
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	k, err := v.key(ctx, with)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer clear(k.vmk)
	defer clear(k.stretched)
	h := k.header
	h.Slots = slices.Clone(h.Slots)
	note, err := do(&h, k.vmk)
	if err == nil {
		note.By = v.by
		err = v.saveHeader(ctx, ks, k.vmk, h, note)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// key opens the vault's key once more. Wrong tries count as they do at the door.
func (v *Vault) key(ctx context.Context, with With) (*found, error) {
	if _, err := countTry(ctx, v.eng, v.now()); err != nil {
		return nil, err
	}
	accepted := cost.accepted
	if v.place != nil {
		accepted = v.place.accepted
	}
	k, err := findKey(ctx, v.eng, v.place, with, opening{accepted: accepted})
	if err == nil {
		_ = apply(ctx, v.eng, []Op{{Key: triesKey}})
	}
	return k, err
}

// ChangePassphrase gives the vault another passphrase, and wipes both. The old one opens neither it nor
// any later backup from then on; backups from before still open with it.
func (v *Vault) ChangePassphrase(ctx context.Context, with With, passphrase []byte) error {
	defer clear(passphrase)
	return v.change(ctx, "changing the passphrase", with, func(h *header, vmk []byte) (Record, error) {
		s := newSlot(passphraseSlot, v.now())
		c := costFor(passphrase)
		if v.place != nil {
			c = v.place.costFor(passphrase)
		}
		if err := s.wrapPassphrase(*h, passphrase, vmk, c); err != nil {
			return Record{}, err
		}
		h.Slots = slices.DeleteFunc(h.Slots, func(x slot) bool { return x.Kind == passphraseSlot })
		h.Slots = append(h.Slots, s)
		return Record{Kind: Passphrase, Said: "changed"}, nil
	})
}

// NewCode makes a recovery code in place of the one before, and returns it: it is kept nowhere and can
// be shown this once.
func (v *Vault) NewCode(ctx context.Context, with With) (code string, err error) {
	code = newCode()
	return code, v.change(ctx, "making a recovery code", with, func(h *header, vmk []byte) (Record, error) {
		private, err := codeKey([]byte(code), h.Vault)
		if err != nil {
			return Record{}, err
		}
		s := newSlot(recoverySlot, v.now())
		s.Public = private.PublicKey().Bytes()
		if err := s.wrapPublic(*h, vmk); err != nil {
			return Record{}, err
		}
		h.Slots = slices.DeleteFunc(h.Slots, func(x slot) bool { return x.Kind == recoverySlot })
		h.Slots = append(h.Slots, s)
		return Record{Kind: WayAdded, Said: recoverySlot}, nil
	})
}

// mostWays is how many public keys a vault takes: each makes its header longer by 2.5 KB.
const mostWays = 12

// AddKey makes a public key a way into the vault. The name says whose it is.
func (v *Vault) AddKey(ctx context.Context, with With, name string, k PublicKey) error {
	return v.change(ctx, "adding a key", with, func(h *header, vmk []byte) (Record, error) {
		if slices.ContainsFunc(h.Slots, func(x slot) bool { return bytes.Equal(x.Public, k.raw) }) {
			return Record{}, errors.New("this key is a way into this vault already")
		}
		if len(h.Slots) >= mostWays {
			return Record{}, fmt.Errorf("a vault has %d ways in at most; remove one first", mostWays)
		}
		s := newSlot(keySlot, v.now())
		s.Name, s.Public = name, k.raw
		if err := s.wrapPublic(*h, vmk); err != nil {
			return Record{}, err
		}
		h.Slots = append(h.Slots, s)
		return Record{Kind: WayAdded, Said: keySlot}, nil
	})
}

// RemoveWay takes a way in away. The passphrase can only be changed. Who knew the vault's key through it
// may have kept that: ChangeKey shuts them out for good.
func (v *Vault) RemoveWay(ctx context.Context, with With, id string) error {
	return v.change(ctx, "removing a way in", with, func(h *header, vmk []byte) (Record, error) {
		i := slices.IndexFunc(h.Slots, func(x slot) bool { return x.ID == id })
		switch {
		case i < 0:
			return Record{}, errors.New("this way in is not there any more")
		case h.Slots[i].Kind == passphraseSlot:
			return Record{}, errors.New("the passphrase cannot be removed; it can be changed")
		}
		kind := h.Slots[i].Kind
		h.Slots = slices.Delete(h.Slots, i, i+1)
		return Record{Kind: WayRemoved, Said: kind}, nil
	})
}
