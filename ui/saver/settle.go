package saver

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// settleEvery is how long after a try to bring what lies in the rescue log to the vault's file the next
// one comes, at the earliest.
const settleEvery = 14 * time.Second

// noteKept notes whether what counts as saved lies in the rescue log alone. The first try to settle it
// comes at once: it says why.
func (s *Saver) noteKept(kept bool) {
	if kept && !s.kept {
		s.settle = time.Now()
	}
	if !kept {
		s.why = nil
	}
	s.kept = kept
}

// trySettling gives the command that tries, where it is time. The program looks at its clock every
// quarter of a minute, which is the next chance.
func (s *Saver) trySettling(now time.Time) tea.Cmd {
	if !s.kept || s.settling || now.Before(s.settle) {
		return nil
	}
	s.settling = true
	s.settle = now.Add(settleEvery)
	return func() tea.Msg {
		s.Settle(context.Background())
		return settledMsg{}
	}
}

// Settle tries to bring what lies in the rescue log to the vault's file.
func (s *Saver) Settle(ctx context.Context) {
	err := s.keeper.Settle(ctx)
	kept := s.keeper.Kept()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept && !kept {
		s.saved = s.now()
	}
	s.noteKept(kept)
	if kept && s.why == nil { // a later one may only say that the vault is locked
		s.why = err
	}
}

// Rescued reports whether what counts as saved lies in the rescue log alone, and why the vault's file
// does not take it, once that is known.
func (s *Saver) Rescued() (kept bool, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept, s.why
}

// LookOnly says whether nothing can be saved, because the vault is open to be looked at alone. What is
// typed then is kept nowhere; Dropped counts it, so that whoever types is told.
func (s *Saver) LookOnly(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lookOnly = on
}

// Dropped counts what was typed while nothing could be saved.
func (s *Saver) Dropped() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dropped
}
