package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"slices"

	"handover/model"
)

// A Merging is what a merge writes beside the entries of a pack.
type Merging struct {
	Header   model.Header   // what the caseload shows of the closure from now on
	Settings map[string]any // settings that go with it
}

// Merge adds the entries of a pack that are not here yet, all in one save, and returns how many there were. A
// closure that is not here is begun, under a key of its own. Entries are only ever added: an old pack takes nothing
// back, and the same one again changes nothing. What the audit has of it names the pack, the sender and the
// checkpoint of theirs that is kept from now on.
func (v *Vault) Merge(ctx context.Context, p *Pack, m Merging) (added int, err error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return 0, err
	}
	defer release()
	fail := func(err error) (int, error) { return 0, fmt.Errorf("taking in a pack: %w", err) }
	if err := v.notPurged(ctx, ks, p.Closure); err != nil {
		return fail(err)
	}
	if !v.now().Before(p.Expires) {
		return fail(refused("it expired while it was looked at"))
	}
	here, opened, err := v.journalBytes(ctx, ks, p.Closure)
	if err != nil {
		return fail(err)
	}
	frames, err := framesOf(p.Entries)
	if err != nil {
		return fail(err)
	}
	p.Here = here != nil
	if err := p.against(here, opened, frames); err != nil { // something may have been written since it was read
		return fail(err)
	}
	ops, notes, dek, err := v.mergeOps(ctx, ks, p, m)
	if err != nil {
		return fail(err)
	}
	if err := v.save(ctx, ks, ops, notes...); err != nil {
		return fail(err)
	}
	if here == nil {
		ks.atHand(ks.closureTag(p.Closure), dek)
	}
	return len(p.New), nil
}

// mergeOps are what a merge writes, and the closure's key where it is a new one.
func (v *Vault) mergeOps(ctx context.Context, ks *keys, p *Pack, m Merging) (ops []Op, notes []Record, dek sealer, err error) {
	tag := ks.closureTag(p.Closure)
	all, over, err := v.colleagues(ctx, ks)
	if err != nil {
		return nil, nil, dek, err
	}
	i := slices.IndexFunc(all, func(c Colleague) bool { return c.Key.Same(p.From.Key) })
	if i < 0 || all[i].Revoked != "" {
		return nil, nil, dek, refused("its sender is not pinned here any more")
	}
	p.remember(&all[i], model.DateOf(v.now()))
	pinned, err := sealed(ks.settings, over.Key, all, over)
	if err != nil {
		return nil, nil, dek, err
	}
	ops = append(ops, pinned)
	notes = append(notes, Record{Kind: Unpacked, By: v.by, Closure: tag, Said: fmt.Sprintf("pack %d from %s, new entries: %d, their line %d %s",
		p.Number, p.From.Key.Words(), len(p.New), p.audit.N, hex.EncodeToString(p.audit.Link[:min(8, len(p.audit.Link))]))})
	for _, words := range p.alarms {
		notes = append(notes, Record{Kind: Alarm, By: v.by, Said: words})
	}
	for name, value := range m.Settings {
		old, err := v.eng.Get(ctx, ks.settingKey(name))
		if err != nil {
			return nil, nil, dek, err
		}
		op, err := sealed(ks.settings, old.Key, value, old)
		if err != nil {
			return nil, nil, dek, err
		}
		ops = append(ops, op)
	}
	if len(p.New) == 0 {
		return ops, notes, dek, nil
	}
	c := Change{Entries: p.New, Header: m.Header}
	dek, err = v.closureKey(ctx, ks, tag)
	if !p.Here {
		var key Op
		if dek, key, err = ks.newClosureKey(tag, v.id); err == nil {
			ops = append(ops, key)
			notes = append(notes, Record{Kind: Began, By: v.by, Closure: tag})
		}
	}
	if err != nil {
		return nil, nil, dek, err
	}
	old, err := v.eng.Get(ctx, Key{spaceClosures, tag})
	if err != nil {
		return nil, nil, dek, err
	}
	changed, err := changeOps(ks, dek, tag, p.Closure, c, old)
	return append(ops, changed...), append(notes, v.recorded(ks, tag, c)...), dek, err
}

// remember keeps of a pack what the next one of the same colleague is held against.
func (p *Pack) remember(c *Colleague, today model.Date) {
	c.Vault = p.vault
	c.Newest = max(c.Newest, p.Number)
	if p.audit.N > c.Audit.N {
		c.Audit = p.audit
	}
	if p.signed.N > c.Signed.N {
		c.Signed = p.signed
	}
	known := func(r PackRead) bool { return r.Number == p.Number && bytes.Equal(r.Sum, p.sum) }
	if !slices.ContainsFunc(c.Read, known) {
		c.Read = append(c.Read, PackRead{p.Number, p.sum, today})
		c.Read = c.Read[max(0, len(c.Read)-mostRead):]
	}
}
