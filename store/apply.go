package store

import (
	"bytes"
	"context"
	"errors"
	"strings"
)

// apply writes ops, all or none. Where the engine cannot say whether they were kept, it looks, and
// writes them a second time: the same sealed bytes under the same ids, so that nothing is doubled.
// It does so even where they are found, because what is found may not have reached the disk.
func apply(ctx context.Context, eng Engine, ops []Op) error {
	_, err := eng.Apply(ctx, ops...)
	if !errors.Is(err, ErrUnknown) {
		return err
	}
	again, look := afresh(ctx, eng, ops)
	if look != nil {
		return errors.Join(err, look)
	}
	_, err = eng.Apply(ctx, again...)
	return err
}

// afresh returns ops to be written again: as they were where they had not been kept, and on top of
// themselves where they had.
func afresh(ctx context.Context, eng Engine, ops []Op) ([]Op, error) {
	again := make([]Op, len(ops))
	for i, op := range ops {
		it, err := eng.Get(ctx, op.Key)
		if err != nil {
			return nil, err
		}
		// Sealing the same words twice never gives the same bytes: these are ours.
		kept := it.Value != nil && bytes.Equal(it.Value, op.Value)
		if kept || op.Value == nil && it.Value == nil {
			op.If = &it.Rev
		}
		again[i] = op
	}
	return again, nil
}

// page is how many items are read at a time: an engine may not be able to save while it reads.
const page = 2000

// each calls do with every item of a space whose id begins with prefix.
func each(ctx context.Context, eng Engine, space, prefix string, do func(Item)) error {
	after := prefix
	for {
		items, _, err := eng.Scan(ctx, space, after, page)
		if err != nil {
			return err
		}
		for _, it := range items {
			if !strings.HasPrefix(it.ID, prefix) {
				return nil
			}
			do(it)
			after = it.ID
		}
		if len(items) < page {
			return nil
		}
	}
}
