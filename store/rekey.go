package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"handover/model"
)

// ChangeKey gives the vault another key: everything that lay under the old one is sealed anew, in a new
// file that takes the place of the old. Ways in by code and by public key stay, without anybody being
// there. The passphrase stays as it is.
func (v *Vault) ChangeKey(ctx context.Context, passphrase []byte) error {
	defer clear(passphrase)
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if err := v.rekey(ctx, ks, passphrase, "", Record{Kind: KeyChanged}); err != nil {
		return fmt.Errorf("changing the vault's key: %w", err)
	}
	// The rescue log goes with no earlier backup any more: without a new one nothing could be put back.
	if _, err := v.backUp(ctx, v.keys); err != nil {
		v.found.Told = append(v.found.Told, "A backup is due and could not be made: "+sentence(err))
	}
	return nil
}

// rekey writes the vault anew under another key, without one closure where a tag names it, and puts the
// new file in the place of the old. It takes a passphrase and no other way in: the new key is to be
// wrapped under it.
func (v *Vault) rekey(ctx context.Context, ks *keys, passphrase []byte, without string, note Record) error {
	with := With{Passphrase: passphrase}
	if v.place == nil {
		return ErrNoFiles
	}
	if v.spoilt {
		return ErrReadOnly
	}
	if err := v.settle(ctx); err != nil {
		return err
	}
	if err := v.eng.flush(ctx); err != nil {
		return fmt.Errorf("the vault's file takes nothing at present: %w", err)
	}
	k, err := v.key(ctx, with)
	if err != nil {
		return err
	}
	defer clear(k.vmk)
	defer clear(k.stretched)
	vmk := random(32)
	defer clear(vmk)
	h, now, err := k.under(vmk)
	if err != nil {
		return err
	}
	raw, err := h.bytes(vmk)
	if err != nil {
		return err
	}
	note.By, note.At = v.by, v.now().UTC().Round(0)
	var ops []Op
	if without != "" {
		mark := Key{spacePurged, without}
		text, err := json.Marshal(purgeMark{On: model.DateOf(v.now())})
		if err != nil {
			return err
		}
		value, err := now.wrap.seal(mark, 1, text)
		if err != nil {
			return err
		}
		ops = append(ops, Op{Key: mark, Value: value})
		unswept := now.settingKey(settingUnswept)
		if value, err = now.settings.seal(unswept, 1, []byte(`true`)); err != nil {
			return err
		}
		ops = append(ops, Op{Key: unswept, Value: value})
	}
	path := filepath.Join(v.place.dir, ".new-"+NewID()[:8]+".vault")
	defer os.Remove(path)
	r := &rekeying{old: ks, now: now, without: without, instead: map[Key]bool{}}
	for _, op := range ops {
		r.instead[op.Key] = true
	}
	hd, err := v.place.make(ctx, path, func(to Engine) (head, error) { return r.fill(ctx, v, to, raw, ops, []Record{note}) },
		func(hd head) *Vault { return &Vault{id: v.id, keys: now, head: hd, now: v.now} })
	if err != nil {
		return err
	}
	swapped, err := v.place.swap(path)
	if v.place.eng != nil {
		v.eng = v.place.eng
	}
	if !swapped {
		return err
	}
	ks.wipe()
	v.header, v.keys, v.head = h, now, hd
	v.place.due = true
	_ = v.place.keepSlots(raw, raw)
	if err != nil { // the new file is there, and nothing must be sealed under the old key any more
		return err
	}
	if err := v.place.beginLog(now, v); err != nil {
		v.place.last = 0 // it is tried again with the next save
	}
	return nil
}

// under wraps another vault key the ways of this header, and makes its keys.
func (k *found) under(vmk []byte) (header, *keys, error) {
	h := k.header
	h.Epoch++
	h.Revision++
	h.Slots = slices.Clone(h.Slots)
	for i := range h.Slots {
		s := &h.Slots[i]
		var err error
		switch {
		case s.Kind == passphraseSlot:
			err = s.wrapPassphrase(h, k.stretched, vmk, s.Cost)
		case s.Public != nil:
			err = s.wrapPublic(h, vmk)
		}
		if err != nil {
			return h, nil, err
		}
	}
	old, err := deriveKeys(k.vmk, k.header)
	if err != nil {
		return h, nil, err
	}
	ids, err := old.wrap.open(idsKey, k.header.IDs)
	if err != nil {
		return h, nil, err
	}
	audit, err := old.wrap.open(auditRoot, k.header.Audit)
	if err != nil {
		return h, nil, err
	}
	old.wipe()
	ks, err := deriveKeys(vmk, h)
	if err != nil {
		return h, nil, err
	}
	if h.IDs, err = ks.wrap.seal(idsKey, 1, ids); err == nil {
		h.Audit, err = ks.wrap.seal(auditRoot, 1, audit)
	}
	if err != nil {
		return h, nil, err
	}
	return h, ks, ks.keep(ids, audit, h.Vault)
}

// make makes a file at path, fills it, closes it, opens it again and verifies every record in it. Only
// then does it count. What fill returns is given to as, which says what the file should hold.
func (p *Place) make(ctx context.Context, path string, fill func(Engine) (head, error), as func(head) *Vault) (head, error) {
	if err := p.files.Create(path); err != nil {
		return head{}, err
	}
	eng, err := p.files.Open(path)
	if err != nil {
		return head{}, err
	}
	h, err := fill(eng)
	if err = errors.Join(err, eng.Close()); err != nil {
		return h, err
	}
	return h, p.sound(ctx, path, as(h))
}

// sound opens a file and verifies that it holds exactly what its vault should.
func (p *Place) sound(ctx context.Context, path string, v *Vault) (err error) {
	eng, err := p.files.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, eng.Close()) }()
	v.eng = &ahead{Engine: eng}
	h, err := readHead(ctx, eng, v.keys)
	if err != nil {
		return err
	}
	if h.Seq != v.head.Seq {
		return fmt.Errorf("the new file is %w: it holds %s, and should hold %d", ErrDamaged, saves(h.Seq), v.head.Seq)
	}
	x, err := v.examine(ctx, v.keys)
	if err != nil {
		return err
	}
	if damage := x.damage(); len(damage) > 0 {
		return fmt.Errorf("the new file is %w: %s", ErrDamaged, damage[0])
	}
	return nil
}

// swap puts a file in the place of the vault's, and opens it. Should it fail, the old one is opened
// again. It reports whether the new file has the place, which it may with an error too.
func (p *Place) swap(path string) (swapped bool, err error) {
	err = p.eng.Close()
	p.eng = nil
	if err == nil {
		err = os.Rename(path, p.File())
		swapped = err == nil
	}
	if err == nil {
		err = syncFolder(p.dir)
	}
	return swapped, errors.Join(err, p.openFile())
}

// Purge destroys a closure for good: its key and records, in a new file under a new vault key, and then
// every automatic backup that holds it. A mark stays, which names the closure to nobody, so that an old
// copy of it is refused. It takes the passphrase.
func (v *Vault) Purge(ctx context.Context, passphrase []byte, id model.ClosureID) (Purging, error) {
	defer clear(passphrase)
	ks, release, err := v.unlocked()
	if err != nil {
		return Purging{}, err
	}
	defer release()
	tag := ks.closureTag(id)
	if err := v.has(ctx, tag); err != nil {
		return Purging{}, fmt.Errorf("purging a closure: %w", err)
	}
	if err := v.rekey(ctx, ks, passphrase, tag, Record{Kind: Purged}); err != nil {
		return Purging{}, fmt.Errorf("purging a closure: %w", err)
	}
	return v.sweep(ctx)
}

// A purgeMark is what stays of a closure: nothing but the day on which it went.
type purgeMark struct {
	On model.Date `json:"on"`
}

// settingUnswept says that backups may still hold what was purged: the program was stopped in between.
const settingUnswept = "purge to be finished"

func (v *Vault) has(ctx context.Context, tag string) error {
	for _, space := range []string{spaceKeys, spaceClosures} { // one of them may have been lost to damage
		if it, err := v.eng.Get(ctx, Key{space, tag}); err != nil || it.Value != nil {
			return err
		}
	}
	return ErrNoClosure
}

// WasPurged reports whether a closure was purged here, and when.
func (v *Vault) WasPurged(ctx context.Context, id model.ClosureID) (on model.Date, was bool, err error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return "", false, err
	}
	defer release()
	it, err := v.eng.Get(ctx, Key{spacePurged, ks.closureTag(id)})
	if err != nil {
		return "", false, fmt.Errorf("looking for the mark of a purge: %w", err)
	}
	if it.Value == nil {
		return "", false, nil
	}
	var mark purgeMark
	if err := openInto(ks.wrap, "the mark of a purge", it, &mark); err != nil {
		return "", true, nil // that it is there says enough
	}
	return mark.On, true, nil
}
