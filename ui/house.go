package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

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
	s.Resize(a.bw, a.bh)
	return s.Init()
}

// Back leaves the top screen. It stays when it cannot put away what it has, or is the only one.
func (a *App) Back() tea.Cmd {
	if len(a.stack) < 2 || !a.leave() {
		return nil
	}
	a.stack = a.stack[:len(a.stack)-1]
	top := a.top()
	top.Resize(a.bw, a.bh)
	return top.Update(kit.Shown{})
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
	if err := l.Leave(); err != nil {
		a.Fail(kit.Sentence(err))
		return false
	}
	return true
}

// Ask puts a question over the screen.
func (a *App) Ask(d *kit.Dialog) tea.Cmd {
	d.Open()
	a.dialogs = append(a.dialogs, d)
	return nil
}

// leaveAll asks every screen, from the top down, to put away what it has, and saves all that was
// typed. It goes on after a failure, and returns the first.
func (a *App) leaveAll() error {
	var first error
	for i := len(a.stack) - 1; i >= 0; i-- {
		if l, ok := a.stack[i].(kit.Leaver); ok {
			if err := l.Leave(); err != nil && first == nil {
				first = err
			}
		}
	}
	if err := a.Flush(); err != nil && first == nil {
		first = err
	}
	return first
}

// quit saves and ends the program. When something cannot be saved it stays, and asks.
func (a *App) quit() tea.Cmd {
	var err error
	if a.lock.screen == nil || a.lock.wipe {
		err = a.leaveAll() // once wiped, everything was put away when the program locked
	} else {
		err = a.Flush()
	}
	if err == nil {
		return tea.Quit
	}
	a.lock.dialog = a.lock.screen != nil
	return a.Ask(&kit.Dialog{
		Title:   "Not saved",
		Words:   "Something that was typed could not be saved, so handover is still open. " + kit.Sentence(err),
		Unasked: true,
		Buttons: []kit.Button{
			{Words: "Stay"},
			{Words: "Try again", Letter: "t", Do: a.quit},
			{Words: "Quit and lose it", Do: func() tea.Cmd { return tea.Quit }},
		},
	})
}
