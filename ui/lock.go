package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// A lock is how the program stands towards somebody who walks up to the keyboard.
type lock struct {
	screen kit.Screen // stands while the program is locked; nil while it is not
	held   []tea.Msg  // what came for the screens meanwhile
	hidden bool       // everything is hidden, and not put away yet: keys wait
	keys   []tea.Msg  // the keys that do
	wipe   bool       // something is not saved yet: the keys are to be wiped once it is
	failed error      // what could not be put away when it locked

	dialog *kit.Dialog // over the lock screen; nil without one

	key    time.Time // when the last key came, on the wall clock
	since  time.Time // when it was last unlocked
	warned bool
}

const (
	longestOpen = 12 * time.Hour   // it locks after this in any case
	look        = 15 * time.Second // how often the clock is looked at, at least
)

// clock is the wall clock: a laptop's sleep counts, which the monotonic clock leaves out.
func (a *App) clock() time.Time { return a.config.Now().Round(0) }

func (a *App) touch() {
	a.lock.key = a.clock()
	a.lock.warned = false
}

// locks reports whether there is a lock, and anything to lock.
func (a *App) locks() bool {
	return a.config.LockScreen != nil && a.started && (a.config.Open == nil || a.config.Open())
}

// overdue reports whether the program should have locked itself by now.
func (a *App) overdue() bool {
	if !a.locks() || a.lock.screen != nil {
		return false
	}
	now := a.clock()
	if now.Sub(a.lock.since) >= longestOpen {
		return true
	}
	after := a.idleAfter()
	return after > 0 && now.Sub(a.lock.key) >= after
}

// warnAfter is when the worker is warned: a minute before the lock.
func (a *App) warnAfter() time.Duration {
	after := a.idleAfter()
	return max(after-time.Minute, after/2)
}

func (a *App) idleTick() tea.Cmd {
	wait := look
	if a.idleAfter() > 0 && a.locks() {
		idle := a.clock().Sub(a.lock.key)
		for _, at := range []time.Duration{a.warnAfter(), a.idleAfter()} {
			if left := at - idle; left > 0 {
				wait = min(wait, left)
			}
		}
	}
	return tea.Tick(wait, func(time.Time) tea.Msg { return idleMsg{} })
}

// idle looks at the clock.
func (a *App) idle() tea.Cmd {
	var cmd tea.Cmd
	idle := a.clock().Sub(a.lock.key)
	switch {
	case a.lock.screen != nil && !a.lock.hidden:
		cmd = a.wipe()
	case idle < -time.Minute:
		a.touch() // the clock was set back
	case a.overdue():
		cmd = a.Lock()
	case a.locks() && a.idleAfter() > 0 && idle >= a.warnAfter():
		a.lock.warned = true
	}
	return tea.Batch(cmd, a.idleTick())
}

// Lock hides everything behind the lock screen. Then it puts away what every screen has, and saves:
// a disk that takes its time must not keep the words on the screen. The keys are wiped, and the
// screens forget what they show, once nothing is left to save: until then it goes on trying.
func (a *App) Lock() tea.Cmd {
	if !a.locks() || a.lock.screen != nil {
		return nil
	}
	a.toasts.forget()
	a.lock.hidden, a.lock.wipe, a.lock.warned = true, true, false
	s := a.config.LockScreen(a, a.unlocked)
	a.lock.screen = s
	a.layout()
	s.Resize(a.bw, a.bh)
	return tea.Batch(s.Init(), tea.ClearScreen, func() tea.Msg { return putAwayMsg{} })
}

// putAway puts away what the screens behind the lock have, and then gives the lock screen the keys
// that were pressed meanwhile.
func (a *App) putAway() tea.Cmd {
	if !a.lock.hidden {
		return nil
	}
	cmds := []tea.Cmd{a.wipe()}
	keys := a.lock.keys
	a.lock.hidden, a.lock.keys = false, nil
	for _, k := range keys {
		cmds = append(cmds, a.update(k))
	}
	return tea.Batch(cmds...)
}

// wipe wipes the keys if that is still to be done and everything is saved.
func (a *App) wipe() tea.Cmd {
	if !a.lock.wipe {
		return nil
	}
	refused, unsaved := a.leaveAll()
	if a.lock.failed = first(unsaved, refused); unsaved != nil {
		return nil
	}
	a.lock.wipe = false
	a.toasts.forget() // leaving may have said something
	a.forget()
	if a.config.Saver != nil {
		a.config.Saver.Forget()
	}
	if a.config.OnLock != nil {
		a.config.OnLock()
	}
	after := a.config.AfterLock
	if after == nil {
		return nil
	}
	return func() tea.Msg {
		after()
		return lockedMsg{}
	}
}

// forget makes every screen forget what it shows. Pages of help and messages are closed: they are
// full of words about the screen below.
func (a *App) forget() {
	for len(a.stack) > 1 {
		if _, ok := a.top().(*page); !ok {
			break
		}
		a.stack = a.stack[:len(a.stack)-1]
	}
	for _, s := range a.stack {
		if f, ok := s.(kit.Forgetter); ok {
			f.Forget()
			a.forgot[s] = true
		}
	}
}

// Saved reports whether everything is saved that was there when the program locked itself. The lock
// screen tells it; while it is being tried for the first time there is nothing to tell yet.
func (a *App) Saved() bool { return !a.lock.wipe || a.lock.hidden }

// unlocked brings the screens back as they were.
func (a *App) unlocked() {
	if a.lock.screen == nil {
		return
	}
	failed, held := a.lock.failed, a.lock.held
	a.lock = lock{since: a.clock()}
	a.touch()
	for _, s := range a.stack {
		s.Resize(a.bw, a.bh)
	}
	if len(a.stack) > 0 { // the others are told when they come up again
		a.pending = append(a.pending, a.shown())
	}
	for _, msg := range held {
		a.pending = append(a.pending, a.tell(msg))
	}
	for _, d := range a.dialogs {
		d.Open()
	}
	if failed != nil {
		a.Fail(kit.Sentence(failed))
	}
}
