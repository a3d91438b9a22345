package enginetest

import (
	"context"
	"fmt"
	"sync"

	"handover/store"
)

// A Shaky makes the engines of a vault's files fail when they are to save.
type Shaky struct {
	Files store.Files // whose engines they are

	mu    sync.Mutex
	fault Fault
	times int
	when  func() bool
	tried int
}

// Fail makes the next Applies fail, like the method of Mem.
func (s *Shaky) Fail(f Fault, times int) { s.FailWhile(f, times, nil) }

// FailWhile is Fail that counts only while a condition holds.
func (s *Shaky) FailWhile(f Fault, times int, when func() bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault, s.times, s.when = f, times, when
}

// Tried returns how often something was to be saved.
func (s *Shaky) Tried() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tried
}

// All returns the files.
func (s *Shaky) All() store.Files {
	return store.Files{Create: s.Files.Create, Open: func(path string) (store.Engine, error) {
		e, err := s.Files.Open(path)
		if err != nil {
			return nil, err
		}
		return shaky{e, s}, nil
	}}
}

type shaky struct {
	store.Engine
	of *Shaky
}

func (e shaky) Apply(ctx context.Context, ops ...store.Op) (store.Rev, error) {
	switch e.of.next() {
	case Refused:
		return 0, ErrFault
	case Lost:
		return 0, fmt.Errorf("%w: %w", store.ErrUnknown, ErrFault)
	case Kept:
		if _, err := e.Engine.Apply(ctx, ops...); err != nil {
			return 0, err
		}
		return 0, fmt.Errorf("%w: %w", store.ErrUnknown, ErrFault)
	}
	return e.Engine.Apply(ctx, ops...)
}

func (s *Shaky) next() Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tried++
	if s.times == 0 || s.when != nil && !s.when() {
		return None
	}
	s.times--
	return s.fault
}
