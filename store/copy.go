package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// batch is how much is written at a time into a new file, in records and in bytes.
const (
	batchRecords = 2000
	batchBytes   = 8 << 20
)

// A filler fills an engine that holds nothing.
type filler struct {
	ctx  context.Context
	to   Engine
	ops  []Op
	size int
}

func (f *filler) put(k Key, value []byte) error {
	f.ops = append(f.ops, Op{Key: k, Value: value})
	if f.size += len(value); len(f.ops) < batchRecords && f.size < batchBytes {
		return nil
	}
	return f.flush()
}

func (f *filler) flush() error {
	if len(f.ops) == 0 {
		return nil
	}
	_, err := f.to.Apply(f.ctx, f.ops...)
	f.ops, f.size = nil, 0
	return err
}

// copyAll copies every record from one engine into another that holds nothing. What the old one kept of
// what was deleted stays behind.
func copyAll(ctx context.Context, from, to Engine) error {
	f := &filler{ctx: ctx, to: to}
	for _, space := range spaces {
		var wrong error
		err := each(ctx, from, space, "", func(it Item) {
			if it.Key != triesKey && wrong == nil {
				wrong = f.put(it.Key, it.Value)
			}
		})
		if err = errors.Join(err, wrong); err != nil {
			return err
		}
	}
	return f.flush()
}

// A rekeying copies a vault under a new vault key, with or without one closure.
type rekeying struct {
	old, now *keys
	without  string       // the tag of the closure that stays behind; "" for none
	instead  map[Key]bool // records that are written anew, and not carried over
}

// value seals a record anew where it lay under the vault's old key. It returns nil for what stays behind.
func (r *rekeying) value(it Item) ([]byte, error) {
	tag, _, _ := strings.Cut(it.ID, "/")
	if r.without != "" && tag == r.without {
		switch it.Space {
		case spaceKeys, spaceClosures, spaceJournal, spaceDrafts:
			return nil, nil
		}
	}
	if r.instead[it.Key] {
		return nil, nil
	}
	var from, to sealer
	switch {
	case it.Space == spaceKeys || it.Space == spacePurged:
		from, to = r.old.wrap, r.now.wrap
	case it.Space == spaceClosures:
		from, to = r.old.list, r.now.list
	case it.Space == spaceSettings:
		from, to = r.old.settings, r.now.settings
	case it.Space == spaceDrafts && tag == outside:
		from, to = r.old.drafts, r.now.drafts
	case it.Space == spaceBroken: // it opens under no key: there is nothing to carry over
		return nil, nil
	default:
		return it.Value, nil
	}
	text, err := from.open(it.Key, it.Value)
	if err != nil {
		return nil, damaged("a record", it.Key, err)
	}
	defer clear(text)
	_, revision, err := readEnvelope(it.Value)
	if err != nil {
		return nil, damaged("a record", it.Key, err)
	}
	return to.seal(it.Key, revision, text)
}

// fill writes the vault into an engine under its new key, with further ops and audit lines, and returns
// its head.
func (r *rekeying) fill(ctx context.Context, v *Vault, to Engine, raw []byte, ops []Op, notes []Record) (head, error) {
	h := v.head
	var digest sum
	h.Count = 0
	f := &filler{ctx: ctx, to: to}
	put := func(k Key, value []byte) error {
		digest.add(r.now.set.ofItem(k, value))
		h.Count++
		return f.put(k, value)
	}
	if err := put(vaultKey, raw); err != nil {
		return h, err
	}
	for _, space := range spaces {
		if space == spaceHeader || space == spaceHead {
			continue
		}
		var wrong error
		err := each(ctx, v.eng, space, "", func(it Item) {
			if wrong != nil {
				return
			}
			value, err := r.value(it)
			if err == nil && value != nil {
				err = put(it.Key, value)
			}
			wrong = err
		})
		if err = errors.Join(err, wrong); err != nil {
			return h, err
		}
	}
	for _, op := range ops {
		if err := put(op.Key, op.Value); err != nil {
			return h, err
		}
	}
	for _, note := range notes {
		op, link, err := r.now.sealRecord(note, h.Audit+1, h.Chain)
		if err == nil {
			err = put(op.Key, op.Value)
		}
		if err != nil {
			return h, err
		}
		h.Audit, h.Chain = h.Audit+1, link
	}
	h.Seq++
	h.Digest = digest.bytes()
	value, err := h.seal(r.now)
	if err == nil {
		err = f.put(headKey, value)
	}
	if err == nil {
		err = f.flush()
	}
	if err != nil {
		return h, fmt.Errorf("writing the new file: %w", err)
	}
	return h, nil
}
