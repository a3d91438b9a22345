// Package saver keeps what is being typed. It belongs to no screen: a save that fails after the
// worker has left a screen is still tried again, and still told.
//
// How saving stands ends in exactly one of three sentences: "saved 14:03"; "kept in the rescue log",
// where the words are safe on this laptop, and the vault's file does not take them at present; "NOT
// SAVED", where they are in memory alone.
//
// Words typed are a draft until their owner makes them an entry of the journal and drops the
// draft. The saver writes a draft 600 ms after the last key and at most 2 s after the first key
// that is not yet kept, and at once when it is told to flush. For each field one write is under
// way at a time, so that an older revision never lands on a newer one.
package saver

import (
	"context"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
)

// When a draft is written, tried again, and made an entry.
const (
	pause    = 600 * time.Millisecond // after the last key
	longest  = 2 * time.Second        // after the first key that is not kept
	again    = 2 * time.Second        // after the first failure; each one more doubles it
	againMax = 30 * time.Second
	writing  = 5 * time.Minute // of writing, then the text becomes an entry
)

// A Keeper keeps drafts where a crash does not reach them. KeepDraft returns once the draft is on
// disk; it replaces the draft of the same closure, field and part. Dropping a draft that is not
// there is no error. Kept reports whether something that counts as saved lies in the rescue log alone,
// and Settle tries again to bring it to where it belongs; its error says why that did not work. All may
// be called from any goroutine, and may take as long as a save.
type Keeper interface {
	KeepDraft(ctx context.Context, d model.Draft) error
	DropDraft(ctx context.Context, d model.Draft) error
	Kept() bool
	Settle(ctx context.Context) error
}

// A place is where words are typed.
type place struct {
	closure model.ClosureID
	field   model.Field
	part    string
}

// A slot is what is known of the words in one place. All but busy is guarded by the saver's lock.
type slot struct {
	place   place
	draft   model.Draft
	words   func() string // gives the draft's words; nil where the draft has them
	gone    bool          // the draft is to be dropped
	rev     int           // counts the changes
	kept    int           // the newest change that is on disk
	busy    chan struct{} // holds a token while a write is under way
	key     time.Time     // when the last key came
	first   time.Time     // when the first key came that is not kept
	begun   time.Time     // when the writing began that is not yet an entry
	fails   int           // failures since the last success
	retry   time.Time     // when a failed write is tried again
	tick    time.Time     // when the tick under way will come; zero without any
	started bool          // a command to write has been given out and has not ended
}

// A Saver keeps what is being typed. Type, Update and Status belong to the program's loop; Flush
// and Drop may be called from anywhere.
type Saver struct {
	keeper Keeper
	now    func() time.Time
	enter  func(model.Draft) error

	mu    sync.Mutex
	slots map[place]*slot
	order []*slot
	saved time.Time // the worker's time of the last success

	refused bool // an entry could not be made durable

	kept     bool      // what counts as saved lies in the rescue log alone
	why      error     // why it does, as the last try said
	settle   time.Time // when the next try is due
	settling bool      // one is under way

	lookOnly bool // nothing can be saved, and it was said so
	dropped  int  // counts what was typed all the same, and kept nowhere

	clip string // what was cut or copied in a text
}

// New makes a saver. now is the worker's clock, for the words "saved 14:03".
func New(k Keeper, now func() time.Time) *Saver {
	return &Saver{keeper: k, now: now, slots: map[place]*slot{}}
}

// Clip holds what was cut or copied in one text, to be pasted there or in another. It is forgotten at
// the lock, as all that is typed.
func (s *Saver) Clip() *string { return &s.clip }

// EnterWith sets what makes a text an entry of the journal after five minutes of writing. It is
// called in the program's loop; an error leaves the draft as it is, to be tried in another five.
func (s *Saver) EnterWith(enter func(model.Draft) error) { s.enter = enter }

// The saver's own messages.
type (
	tickMsg    struct{ s *slot }
	wroteMsg   struct{ s *slot }
	settledMsg struct{}
)

// Own reports whether a message is the saver's own, and means nothing to anybody else.
func Own(msg tea.Msg) bool {
	switch msg.(type) {
	case tickMsg, wroteMsg, settledMsg:
		return true
	}
	return false
}

// Type takes the words in one place as they now stand. The command must be run.
func (s *Saver) Type(d model.Draft) tea.Cmd { return s.typed(d, nil) }

// TypeLater is Type for a text that is long: words gives it as it now stands, and is asked when it is
// saved, not at each key. It may be called from any goroutine, and must give the same words whatever is
// typed afterwards and whoever has let go of the text.
func (s *Saver) TypeLater(d model.Draft, words func() string) tea.Cmd { return s.typed(d, words) }

func (s *Saver) typed(d model.Draft, words func() string) tea.Cmd {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lookOnly {
		s.dropped++
		return nil
	}
	now := time.Now()
	sl := s.slot(d)
	if sl.rev == sl.kept {
		sl.first = now
	}
	if sl.gone || sl.rev == 0 {
		sl.begun = now
	}
	sl.draft, sl.words, sl.gone, sl.key = d, words, false, now
	sl.rev++
	return s.arm(sl, now)
}

// slot returns the slot of a draft's place; a new one when there is none.
func (s *Saver) slot(d model.Draft) *slot {
	p := place{d.Closure, d.Field, d.Part}
	sl := s.slots[p]
	if sl == nil {
		sl = &slot{place: p, busy: make(chan struct{}, 1)}
		s.slots[p] = sl
		s.order = append(s.order, sl)
	}
	return sl
}

// whole returns the draft with its words.
func (sl *slot) whole() model.Draft {
	if sl.words != nil {
		sl.draft.Text, sl.words = sl.words(), nil
	}
	return sl.draft
}

// due is when a slot's words are to be written.
func (sl *slot) due() time.Time {
	due := sl.key.Add(pause)
	if at := sl.first.Add(longest); at.Before(due) {
		due = at
	}
	if sl.retry.After(due) {
		due = sl.retry
	}
	return due
}

// arm gives a tick for when the slot is due, unless one is under way or a write will end first.
func (s *Saver) arm(sl *slot, now time.Time) tea.Cmd {
	if sl.rev == sl.kept || sl.started || !sl.tick.IsZero() {
		return nil
	}
	wait := max(sl.due().Sub(now), 0)
	sl.tick = now.Add(wait)
	return tea.Tick(wait, func(time.Time) tea.Msg { return tickMsg{sl} })
}

// Update takes every message of the program: the saver's own, and any other as a chance to see
// whether a tick went astray.
func (s *Saver) Update(msg tea.Msg) tea.Cmd {
	var ripe []model.Draft
	cmds := s.update(msg, &ripe)
	for _, d := range ripe {
		if s.enter != nil {
			_ = s.enter(d) // the draft stays; the owner tells of the failure
		}
	}
	return tea.Batch(cmds...)
}

func (s *Saver) update(msg tea.Msg, ripe *[]model.Draft) []tea.Cmd {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	var cmds []tea.Cmd
	switch msg := msg.(type) {
	case tickMsg:
		msg.s.tick = time.Time{}
		if msg.s.rev != msg.s.kept && !now.Before(msg.s.due()) {
			cmds = append(cmds, s.start(msg.s))
		} else {
			cmds = append(cmds, s.arm(msg.s, now))
		}
	case wroteMsg:
		sl := msg.s
		sl.started = false
		cmds = append(cmds, s.arm(sl, now))
		if sl.rev == sl.kept && !sl.gone && now.Sub(sl.begun) >= writing {
			sl.begun = now
			*ripe = append(*ripe, sl.whole())
		}
	case settledMsg:
		s.settling = false
	default:
		for _, sl := range s.order {
			if !sl.tick.IsZero() && now.Sub(sl.tick) > time.Second {
				sl.tick = time.Time{}
			}
			if cmd := s.arm(sl, now); cmd != nil {
				cmds = append(cmds, cmd)
			}
		}
	}
	return append(cmds, s.trySettling(now))
}

// start gives the command that writes a slot.
func (s *Saver) start(sl *slot) tea.Cmd {
	if sl.started {
		return nil
	}
	sl.started = true
	return func() tea.Msg {
		_ = s.write(context.Background(), sl) // told by Status, and tried again
		return wroteMsg{sl}
	}
}

// Status says how what was typed stands: "saving", "saved 14:03", "kept in the rescue log", "NOT
// SAVED", or nothing; and "read only" where nothing can be saved.
func (s *Saver) Status() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lookOnly {
		return ReadOnly
	}
	waiting := false
	for _, sl := range s.order {
		if sl.rev == sl.kept {
			continue
		}
		if sl.fails > 0 {
			return NotSaved
		}
		waiting = true
	}
	switch {
	case s.refused:
		return NotSaved
	case waiting:
		return "saving"
	case s.kept:
		return Kept
	case s.saved.IsZero():
		return ""
	}
	return "saved " + s.saved.Format("15:04")
}

// Entered notes that something was saved by another way than a draft: an answer that became an
// entry at once. Status then tells its time.
func (s *Saver) Entered() {
	kept := s.keeper.Kept()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.saved, s.refused = s.now(), false
	s.noteKept(kept)
}

// NotEntered notes that an entry could not be made durable. Status says so until one is.
func (s *Saver) NotEntered() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refused = true
}

// Forget drops the words that are on disk, at the lock. Those that are not are kept, and tried again.
func (s *Saver) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clip = ""
	s.order = slices.DeleteFunc(s.order, func(sl *slot) bool {
		if sl.rev != sl.kept {
			return false
		}
		delete(s.slots, sl.place)
		return true
	})
}

// What Status says when all is not as it should be.
const (
	NotSaved = "NOT SAVED"              // a write has failed
	Kept     = "kept in the rescue log" // it is safe there, and not yet in the vault's file
	ReadOnly = "read only"              // nothing can be saved
)
