package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// clockSlack is how far the clock may go back before it is recorded: computers set theirs right by
// small steps.
const clockSlack = 2 * time.Minute

// save makes ops and audit lines durable, all together or not at all. First the sealed save goes into
// the rescue log, and is synced; then the engine takes it in one transaction. It returns nil when both
// hold it, or the log does and will give it to the engine: Kept tells which. On an error nothing counts as
// saved, and the same may be tried again. The errors are ErrConflict, ErrExists, ErrTooLong,
// ErrReadOnly, and what the disk said.
func (v *Vault) save(ctx context.Context, ks *keys, ops []Op, notes ...Record) error {
	if v.spoilt {
		return ErrReadOnly
	}
	if err := v.settle(ctx); err != nil {
		return err
	}
	if v.place != nil {
		_ = v.eng.flush(ctx) // where it fails still, this save waits behind the others
	}
	if v.place != nil && v.place.unwell {
		notes = append(slices.Clip(notes), Record{Kind: Alarm, By: v.by, Said: "The rescue log could not be written to for a while."})
	}
	b, h, err := v.prepare(ctx, ks, ops, notes)
	if err != nil || len(b) == 0 {
		return err
	}
	err = v.write(ctx, ks, b, h)
	if err != nil && v.place != nil && v.place.release() {
		if b, look := afresh(ctx, v.eng, b); look == nil { // some of it may have been kept
			err = v.write(ctx, ks, b, h)
		}
	}
	if err == nil {
		if v.place != nil {
			v.place.unwell = false
		}
		if v.place != nil && (frame{Ops: b}).changes() {
			v.place.changed = true
		}
		if v.place != nil && v.place.slotsLate != nil {
			_ = v.place.keepSlots(v.place.slotsLate, v.place.slotsLate)
		}
		v.shorten(ctx, ks)
	}
	return err
}

// longestLog is how long the rescue log grows before a backup is made and it begins anew, in bytes.
const longestLog = 16 << 20

// patience is how many saves go by before a backup that could not be made is tried again.
const patience = 4

// shorten makes a backup where the rescue log has grown long, and where one is due at once: because the
// log was begun anew, or the vault's file failed a save. What a disk that failed says afterwards may not
// be on it; a backup is written, synced and read back as a whole. One that fails is tried again later.
func (v *Vault) shorten(ctx context.Context, ks *keys) {
	p := v.place
	if p == nil || p.rescue == nil || v.shortening || len(v.eng.waiting) > 0 ||
		p.rescue.end < v.longest && (!p.due || v.head.Seq < v.tryAt) {
		return
	}
	v.shortening = true
	defer func() { v.shortening = false }()
	v.longest, v.tryAt = p.rescue.end+longestLog, v.head.Seq+patience
	if _, err := v.backUp(ctx, ks); err == nil {
		v.longest, v.tryAt = longestLog, 0
	}
}

// Settle tries again to give the vault's file what lies in the rescue log alone.
func (v *Vault) Settle(ctx context.Context) error {
	_, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if err := v.eng.flush(ctx); err != nil {
		return fmt.Errorf("saving what is kept in the rescue log: %w", err)
	}
	return nil
}

// write writes a prepared save to the log, and then to the engine. A save that the log does not take is
// not given to the engine either: what lies in one place alone is not saved, whatever a disk that has just
// failed says of it.
func (v *Vault) write(ctx context.Context, ks *keys, b []Op, h head) error {
	if p := v.place; p != nil {
		if err := p.log(ks, v, frame{Seq: h.Seq, Before: v.head.Digest, Ops: b}); err != nil {
			p.due, p.unwell = true, true
			return err
		}
	}
	ctx = context.WithoutCancel(ctx) // what is in the log is to be in the engine too
	err := errAhead
	if len(v.eng.waiting) == 0 {
		err = apply(ctx, v.eng, b)
	}
	switch {
	case err == nil:
	case v.place != nil:
		v.eng.wait(b)
		v.place.due = true
	default:
		v.unsure = true
		return err
	}
	v.head = h
	return nil
}

// settle finds out what became of a save whose outcome was not known.
func (v *Vault) settle(ctx context.Context) error {
	if !v.unsure {
		return nil
	}
	if err := v.eng.inPlace(); err != nil { // what a file says that is gone counts for nothing
		return err
	}
	h, err := readHead(ctx, v.eng, v.keys)
	if err != nil {
		return fmt.Errorf("seeing what became of the last save: %w", err)
	}
	if h.Seq != v.head.Seq && h.Seq != v.head.Seq+1 {
		return fmt.Errorf("the vault's head is %w: it is of save %d, after %d", ErrDamaged, h.Seq, v.head.Seq)
	}
	v.head, v.unsure = h, false
	return nil
}

// prepare makes of ops and notes what is written: each op under the condition that what it replaces is
// still there, the sealed audit lines, and the head.
func (v *Vault) prepare(ctx context.Context, ks *keys, ops []Op, notes []Record) ([]Op, head, error) {
	h, at := v.head, v.now().UTC().Round(0)
	digest := readSum(h.Digest)
	out := make([]Op, 0, len(ops)+len(notes)+2)
	seen := make(map[Key]bool, len(ops))
	for _, op := range ops {
		if seen[op.Key] { // no engine takes it: it must not come into the rescue log either
			return nil, h, fmt.Errorf("%s/%s would be written twice at once", op.Space, op.ID)
		}
		seen[op.Key] = true
		old, err := v.eng.Get(ctx, op.Key)
		if err != nil {
			return nil, h, err
		}
		// What waited when the op was made may have been given to the engine since, by this save.
		taken := op.If != nil && *op.If == aheadRev && old.Value != nil
		if op.If != nil && *op.If != old.Rev && !taken {
			if *op.If == 0 {
				return nil, h, ErrExists
			}
			return nil, h, fmt.Errorf("%w: %s/%s", ErrConflict, op.Space, op.ID)
		}
		if old.Value == nil && op.Value == nil {
			continue
		}
		if counted(op.Key) {
			if old.Value != nil {
				digest.take(ks.set.ofItem(op.Key, old.Value))
				h.Count--
			}
			if op.Value != nil {
				digest.add(ks.set.ofItem(op.Key, op.Value))
				h.Count++
			}
		}
		op.If = &old.Rev
		out = append(out, op)
	}
	if len(out) == 0 && len(notes) == 0 {
		return nil, h, nil
	}
	if back := h.Latest.Sub(at); back > clockSlack && !v.clockTold {
		notes = append(slices.Clip(notes), Record{Kind: ClockBack, By: v.by, Said: back.Round(time.Second).String()})
		v.clockTold = true
	}
	if at.After(h.Latest) {
		h.Latest = at
	}
	for _, r := range notes {
		if r.At.IsZero() {
			r.At = at
		}
		op, link, err := ks.sealRecord(r, h.Audit+1, h.Chain)
		if err != nil {
			return nil, h, err
		}
		op.If = new(Rev)
		digest.add(ks.set.ofItem(op.Key, op.Value))
		h.Audit, h.Chain = h.Audit+1, link
		h.Count++
		out = append(out, op)
	}
	h.Seq++
	h.Digest = digest.bytes()
	value, err := h.seal(ks)
	if err != nil {
		return nil, h, err
	}
	old, err := v.eng.Get(ctx, headKey)
	if err != nil {
		return nil, h, err
	}
	if _, seq, err := readEnvelope(old.Value); old.Value != nil && !v.accepting && (err != nil || seq != v.head.Seq) {
		return nil, h, fmt.Errorf("%w: the vault's head is of another save", ErrConflict)
	}
	return append(out, Op{Key: headKey, Value: value, If: &old.Rev}), h, nil
}

// changes reports whether a save holds more than lines of the audit.
func (f frame) changes() bool {
	return slices.ContainsFunc(f.Ops, func(op Op) bool { return op.Space != spaceAudit && op.Space != spaceHead })
}

// Kept reports whether something that counts as saved lies in the rescue log alone, because the
// vault's file did not take it. It is tried again with every save, and when the vault is opened.
func (v *Vault) Kept() bool {
	return v.place != nil && v.place.kept.Load()
}
