package store

import (
	"context"
	"errors"
)

// A Rev is an engine's revision: it grows with every Apply, over the whole store. It serves the
// conditions of an Op alone; the revision that a record is sealed under is the record's own.
type Rev uint64

// A Key names a value: a space, and an id within it. Neither may be empty. Ids are opaque: they
// tell nothing about what they name.
type Key struct{ Space, ID string }

// An Item is what an engine holds under a key. The value is always sealed. A nil Value says that
// there is nothing, or nothing any more; then Rev is 0.
type Item struct {
	Key
	Value []byte
	Rev   Rev // of the Apply that wrote it
}

// An Op writes one value, or deletes it where Value is nil. With If it does so only while the item
// has that revision; 0 says that there must be nothing under the key.
type Op struct {
	Key
	Value []byte
	If    *Rev
}

// What an engine answers beside success.
var (
	// ErrConflict says that a condition of an Op did not hold, and nothing was written.
	ErrConflict = errors.New("changed by another writer in the meantime")
	// ErrUnknown says that a write may or may not have been kept: read again before retrying.
	ErrUnknown = errors.New("it is not certain that this was saved")
)

// An Engine keeps sealed values. It never sees what they say. Engines are safe for concurrent use.
type Engine interface {
	// Get returns the item under k; an item without a value where there is none.
	Get(ctx context.Context, k Key) (Item, error)
	// Scan returns items of a space in the order of their ids, beginning behind after, limit of
	// them at most (all of them where limit is 0), and the revision that they were read at.
	Scan(ctx context.Context, space, after string, limit int) ([]Item, Rev, error)
	// Apply does all of ops or none, and returns when they are safe on disk. Conditions look at
	// the store as it was before. No two ops may name the same key.
	Apply(ctx context.Context, ops ...Op) (Rev, error)
	// Close lets go of the store.
	Close() error
}
