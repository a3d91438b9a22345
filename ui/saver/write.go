package saver

import (
	"context"
	"errors"
	"fmt"
	"time"

	"handover/model"
)

// write brings a slot's newest words to disk. Where another write of the same slot is under way
// it waits for that, and then writes only what that one did not have.
func (s *Saver) write(ctx context.Context, sl *slot) error {
	select {
	case sl.busy <- struct{}{}:
		defer func() { <-sl.busy }()
	case <-ctx.Done():
		return fmt.Errorf("waiting for an earlier save: %w", ctx.Err())
	}
	s.mu.Lock()
	gone, rev, kept := sl.gone, sl.rev, sl.kept
	var d model.Draft
	if rev != kept {
		d = sl.whole()
	}
	if d.At.IsZero() {
		d.At = s.now()
	}
	s.mu.Unlock()
	if rev == kept {
		return nil
	}
	var err error
	if gone {
		err = s.keeper.DropDraft(ctx, d)
	} else {
		err = s.keeper.KeepDraft(ctx, d)
	}
	safe := err == nil && s.keeper.Kept()
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if err == nil {
		s.noteKept(safe)
	}
	if err != nil {
		sl.fails++
		sl.retry = now.Add(min(again<<min(sl.fails-1, 8), againMax))
		return err
	}
	sl.fails, sl.retry = 0, time.Time{}
	sl.kept = rev
	sl.first = sl.key // keys that came meanwhile are not kept yet
	if !gone {
		s.saved = s.now()
	}
	if gone && sl.rev == rev {
		s.forget(sl)
	}
	return nil
}

// forget takes a slot away whose draft has been dropped.
func (s *Saver) forget(sl *slot) {
	if s.slots[sl.place] != sl || sl.started || !sl.tick.IsZero() {
		return // a command still knows it
	}
	delete(s.slots, sl.place)
	for i := range s.order {
		if s.order[i] == sl {
			s.order = append(s.order[:i:i], s.order[i+1:]...)
			return
		}
	}
}

// Flush saves everything now, and returns once it is saved. What fails is kept, told by Status and
// tried again.
func (s *Saver) Flush(ctx context.Context) error {
	s.mu.Lock()
	slots := append([]*slot(nil), s.order...)
	s.mu.Unlock()
	var errs []error
	for _, sl := range slots {
		if err := s.write(ctx, sl); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return fmt.Errorf("saving what was typed: %w", errors.Join(errs...))
	}
	return nil
}

// Drop forgets the words in a draft's place, because they have become an entry or were given up.
// When the draft on disk cannot be removed, Flush tries again.
func (s *Saver) Drop(d model.Draft) error {
	s.mu.Lock()
	sl := s.slot(d)
	sl.draft, sl.words, sl.gone = d, nil, true
	sl.key = time.Now()
	if sl.rev == sl.kept {
		sl.first = sl.key
	}
	sl.rev++
	s.mu.Unlock()
	if err := s.write(context.Background(), sl); err != nil {
		return fmt.Errorf("dropping a draft: %w", err)
	}
	return nil
}

// Typed returns the words in a draft's place that are not an entry yet, and whether there are any.
func (s *Saver) Typed(d model.Draft) (model.Draft, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sl := s.slots[place{d.Closure, d.Field, d.Part}]
	if sl == nil || sl.gone || sl.rev == 0 {
		return model.Draft{}, false
	}
	return sl.whole(), true
}
