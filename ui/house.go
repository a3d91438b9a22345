package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
)

// Now is the worker's clock.
func (a *App) Now() time.Time { return a.config.Now() }

// Theme is the theme, which changes in place.
func (a *App) Theme() *kit.Theme { return a.theme }

func (a *App) top() kit.Screen {
	if len(a.stack) == 0 {
		return nil
	}
	return a.stack[len(a.stack)-1]
}

// Push goes to a screen. Back returns to the one before.
func (a *App) Push(s kit.Screen) tea.Cmd {
	a.stack = append(a.stack, s)
	a.toasts.good = nil // it was about another page
	s.Resize(a.bw, a.bh)
	return s.Init()
}

// Back leaves the top screen. It stays when it cannot put away what it has, or is the only one.
func (a *App) Back() tea.Cmd {
	if len(a.stack) < 2 || !a.leave() {
		return nil
	}
	a.stack = a.stack[:len(a.stack)-1]
	a.top().Resize(a.bw, a.bh)
	return a.shown()
}

// shown tells the top screen that it is on top again.
func (a *App) shown() tea.Cmd {
	delete(a.forgot, a.top())
	return a.top().Update(kit.Shown{})
}

// Replace leaves the top screen and goes to s in its place.
func (a *App) Replace(s kit.Screen) tea.Cmd {
	if len(a.stack) > 0 {
		if !a.leave() {
			return nil
		}
		a.stack = a.stack[:len(a.stack)-1]
	}
	return a.Push(s)
}

// leave asks the top screen to put away what it has.
func (a *App) leave() bool {
	l, ok := a.top().(kit.Leaver)
	if !ok {
		return true
	}
	err := l.Leave()
	if err != nil {
		a.Fail(kit.Sentence(err))
	}
	return err == nil || errors.Is(err, store.ErrReadOnly) // staying would not save it either
}

// Ask puts a question over the screen.
func (a *App) Ask(d *kit.Dialog) tea.Cmd {
	d.Open()
	a.dialogs = append(a.dialogs, d)
	return nil
}
