package enginetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"handover/store"
)

// A Fault is how a Memory's Apply fails.
type Fault int

// The faults.
const (
	None    Fault = iota
	Refused       // an error, and nothing is kept
	Lost          // store.ErrUnknown, and nothing was kept
	Kept          // store.ErrUnknown, though everything was kept
)

// ErrFault is what a Refused Apply gives.
var ErrFault = errors.New("the disk refused")

// A Mem is an engine in memory, for tests. Its Apply can be made to fail.
type Mem struct {
	mu     sync.Mutex
	items  map[store.Key]store.Item
	rev    store.Rev
	fault  Fault
	times  int
	closed bool
}

// Memory returns an empty engine in memory.
func Memory() *Mem { return &Mem{items: map[store.Key]store.Item{}} }

// Fail makes the next Applies fail: times of them, or, where times is negative, all until Fail is
// called again. Fail(None, 0) mends the engine.
func (m *Mem) Fail(f Fault, times int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fault, m.times = f, times
}

// Keys returns the keys of everything that is held, in order.
func (m *Mem) Keys() []store.Key {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ks []store.Key
	for k := range m.items {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(a, b store.Key) int {
		if c := strings.Compare(a.Space, b.Space); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return ks
}

// Get returns the item under k.
func (m *Mem) Get(ctx context.Context, k store.Key) (store.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return store.Item{Key: k}, err
	}
	it := m.items[k]
	return store.Item{Key: k, Value: slices.Clone(it.Value), Rev: it.Rev}, nil
}

// Scan returns items of a space in the order of their ids.
func (m *Mem) Scan(ctx context.Context, space, after string, limit int) ([]store.Item, store.Rev, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return nil, 0, err
	}
	var items []store.Item
	for k, it := range m.items {
		if k.Space == space && k.ID > after {
			items = append(items, store.Item{Key: k, Value: slices.Clone(it.Value), Rev: it.Rev})
		}
	}
	slices.SortFunc(items, func(a, b store.Item) int { return strings.Compare(a.ID, b.ID) })
	if limit > 0 && len(items) > limit {
		items = items[:limit]
	}
	return items, m.rev, nil
}

// Apply does all of ops or none.
func (m *Mem) Apply(ctx context.Context, ops ...store.Op) (store.Rev, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return 0, err
	}
	fault := None
	if m.times != 0 {
		fault = m.fault
		m.times--
	}
	switch fault {
	case Refused:
		return 0, ErrFault
	case Lost:
		return 0, fmt.Errorf("%w: %w", store.ErrUnknown, ErrFault)
	}
	seen := map[store.Key]bool{}
	for _, op := range ops {
		if op.Space == "" || op.ID == "" || seen[op.Key] {
			return 0, fmt.Errorf("%q/%q is no key, or is written twice at once", op.Space, op.ID)
		}
		seen[op.Key] = true
		if op.If != nil && m.items[op.Key].Rev != *op.If {
			return 0, store.ErrConflict
		}
	}
	if len(ops) > 0 {
		m.rev++
	}
	for _, op := range ops {
		if op.Value == nil {
			delete(m.items, op.Key)
			continue
		}
		m.items[op.Key] = store.Item{Key: op.Key, Value: slices.Clone(op.Value), Rev: m.rev}
	}
	if fault == Kept {
		return 0, fmt.Errorf("%w: %w", store.ErrUnknown, ErrFault)
	}
	return m.rev, nil
}

// Close lets go of the store.
func (m *Mem) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// Reopen returns the same store, open.
func (m *Mem) Reopen() (store.Engine, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = false
	return m, nil
}

func (m *Mem) usable(ctx context.Context) error {
	if m.closed {
		return errors.New("the store is closed")
	}
	return ctx.Err()
}
