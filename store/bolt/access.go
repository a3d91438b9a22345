package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"handover/store"
)

// revSize is how long the revision in front of each value is.
const revSize = 8

// Get returns the item under k.
func (d *DB) Get(ctx context.Context, k store.Key) (store.Item, error) {
	var it store.Item
	err := d.access(ctx, func() error {
		return d.bolt.View(func(tx *bbolt.Tx) (err error) {
			it, err = get(tx, k)
			return err
		})
	})
	if err != nil {
		return store.Item{Key: k}, fmt.Errorf("reading the vault's file: %w", err)
	}
	return it, nil
}

// Scan returns items of a space in the order of their ids.
func (d *DB) Scan(ctx context.Context, space, after string, limit int) ([]store.Item, store.Rev, error) {
	var items []store.Item
	var rev store.Rev
	err := d.access(ctx, func() error {
		items = nil
		return d.bolt.View(func(tx *bbolt.Tx) error {
			rev = store.Rev(tx.Bucket([]byte(markBucket)).Sequence())
			b := tx.Bucket([]byte(space))
			if b == nil {
				return nil
			}
			c := b.Cursor()
			id, value := c.Seek([]byte(after))
			if string(id) == after {
				id, value = c.Next()
			}
			for ; id != nil && (limit <= 0 || len(items) < limit); id, value = c.Next() {
				it, err := item(store.Key{Space: space, ID: string(id)}, value)
				if err != nil {
					return err
				}
				items = append(items, it)
			}
			return nil
		})
	})
	if err != nil {
		return nil, 0, fmt.Errorf("reading the vault's file: %w", err)
	}
	return items, rev, nil
}

// Apply does all of ops or none. It returns when they are on disk and the file is still where it
// was: a save into a deleted file would otherwise look like one.
func (d *DB) Apply(ctx context.Context, ops ...store.Op) (store.Rev, error) {
	if err := wellFormed(ops); err != nil {
		return 0, fmt.Errorf("saving to the vault's file: %w", err)
	}
	var rev store.Rev
	committing := false
	err := d.access(ctx, func() error {
		committing = false
		tx, err := d.bolt.Begin(true)
		if err != nil {
			return err
		}
		if rev, err = write(tx, ops); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		if len(ops) == 0 {
			return tx.Rollback()
		}
		committing = true
		if err := tx.Commit(); err != nil {
			d.stale = true
			if errors.Is(err, berrors.ErrMaxSizeReached) {
				return ErrFull // refused before anything was written
			}
			return fmt.Errorf("%w: %w", store.ErrUnknown, err)
		}
		return d.inPlace()
	})
	switch {
	case err == nil:
		return rev, nil
	case committing && errors.Is(err, store.ErrDamaged):
		err = fmt.Errorf("%w: %w", store.ErrUnknown, err)
	}
	return 0, fmt.Errorf("saving to the vault's file: %w", err)
}

// Close lets go of the file.
func (d *DB) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if errors.Is(d.dead, ErrClosed) {
		return nil
	}
	err := d.letGo()
	d.dead = ErrClosed
	return err
}

// letGo closes the file. After a panic bbolt may hold locks of its own for ever: then only the
// file is let go, so that another window can have it.
func (d *DB) letGo() error {
	switch {
	case d.bolt == nil: // it could not be opened again, and is only held
		d.unhold()
		return nil
	case d.dead != nil:
		release(d.file)
		return nil
	}
	if err := guarded(d.bolt.Close); err != nil {
		release(d.file)
		return fmt.Errorf("closing the vault's file: %w", err)
	}
	return nil
}

// hold keeps other windows out of a file that could not be opened again.
func (d *DB) hold() {
	d.file, d.bolt = nil, nil
	f, err := os.Open(d.path)
	if err != nil {
		return
	}
	if locked, err := lock(f); err != nil || !locked {
		f.Close()
		return
	}
	d.file = f
}

func (d *DB) unhold() {
	if d.file != nil {
		release(d.file)
		d.file = nil
	}
}

// access does f with the file, opening it anew where a failed commit or, on Windows, a failed
// mapping has left bbolt not knowing what is on disk.
func (d *DB) access(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead != nil {
		return d.dead
	}
	if d.stale {
		if err := d.reopen(); err != nil {
			return err
		}
	}
	err := guarded(f)
	if errors.Is(err, berrors.ErrInvalidMapping) {
		if err := d.reopen(); err != nil {
			return err
		}
		err = guarded(f)
	}
	if errors.Is(err, store.ErrDamaged) {
		d.dead = err
	}
	return err
}

// reopen closes the file and opens it again, so long as it is still the same one. Where it cannot be
// opened at present, it is tried again with the next access.
func (d *DB) reopen() error {
	if err := d.inPlace(); err != nil {
		return err
	}
	if err := d.letGo(); err != nil {
		d.dead = err
		return err
	}
	f, b, err := open(d.path)
	if err != nil {
		err = fmt.Errorf("opening it again: %w", err)
		d.stale = true
		d.hold()
		if errors.Is(err, store.ErrDamaged) {
			d.dead = err
		}
		return err
	}
	d.file, d.bolt, d.stale = f, b, false
	return nil
}

// InPlace reports an error unless the path still leads to the file that was opened: what is read from a
// file that is gone, and saved into it, is gone too.
func (d *DB) InPlace() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.inPlace()
}

func (d *DB) inPlace() error {
	there, err := os.Stat(d.path)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	if !os.SameFile(there, d.info) {
		return ErrGone
	}
	return nil
}

// write writes ops in a transaction, and returns the revision that they have.
func write(tx *bbolt.Tx, ops []store.Op) (store.Rev, error) {
	for _, op := range ops {
		if op.If == nil {
			continue
		}
		it, err := get(tx, op.Key)
		if err != nil {
			return 0, err
		}
		if it.Rev != *op.If {
			return 0, fmt.Errorf("%w: %s/%s", store.ErrConflict, op.Space, op.ID)
		}
	}
	mark := tx.Bucket([]byte(markBucket))
	if len(ops) == 0 {
		return store.Rev(mark.Sequence()), nil
	}
	rev, err := mark.NextSequence()
	if err != nil {
		return 0, err
	}
	for _, op := range ops {
		b := tx.Bucket([]byte(op.Space))
		switch {
		case b == nil && op.Value == nil:
			continue
		case b == nil:
			if b, err = tx.CreateBucket([]byte(op.Space)); err != nil {
				return 0, err
			}
		}
		if op.Value == nil {
			err = b.Delete([]byte(op.ID))
		} else {
			value := binary.BigEndian.AppendUint64(make([]byte, 0, revSize+len(op.Value)), rev)
			err = b.Put([]byte(op.ID), append(value, op.Value...))
		}
		if err != nil {
			return 0, err
		}
	}
	return store.Rev(rev), nil
}

func get(tx *bbolt.Tx, k store.Key) (store.Item, error) {
	b := tx.Bucket([]byte(k.Space))
	if b == nil || k.ID == "" {
		return store.Item{Key: k}, nil
	}
	return item(k, b.Get([]byte(k.ID)))
}

// item copies a value out of the file.
func item(k store.Key, b []byte) (store.Item, error) {
	it := store.Item{Key: k}
	if b == nil {
		return it, nil
	}
	if len(b) < revSize {
		return it, fmt.Errorf("%w: %s/%s is cut short", store.ErrDamaged, k.Space, k.ID)
	}
	it.Rev = store.Rev(binary.BigEndian.Uint64(b))
	it.Value = append([]byte{}, b[revSize:]...)
	return it, nil
}

// wellFormed refuses ops that no engine takes.
func wellFormed(ops []store.Op) error {
	seen := make(map[store.Key]bool, len(ops))
	for _, op := range ops {
		if op.Space == "" || op.ID == "" || op.Space[0] == '#' || len(op.ID) > bbolt.MaxKeySize {
			return fmt.Errorf("%q/%q is no key", op.Space, op.ID)
		}
		if seen[op.Key] {
			return fmt.Errorf("%s/%s is written twice at once", op.Space, op.ID)
		}
		seen[op.Key] = true
	}
	return nil
}
