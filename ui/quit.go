package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// Flush saves everything that was typed.
func (a *App) Flush() error {
	if a.config.Saver == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), flushFor)
	defer cancel()
	if err := a.config.Saver.Flush(ctx); !errors.Is(err, store.ErrReadOnly) {
		return err
	}
	return nil // nothing can be saved, and whoever typed was told
}

// flushFor is how long a save may hold the program up before that counts as a failure.
const flushFor = 10 * time.Second

// leaveAll asks every screen, from the top down, to put away what it has, and saves all that was
// typed. It goes on after a failure. What a screen refuses, an answer that is not right yet, does
// not keep anybody: its words are a draft. What could not be saved is in memory alone.
func (a *App) leaveAll() (refused, unsaved error) {
	for i := len(a.stack) - 1; i >= 0; i-- {
		l, ok := a.stack[i].(kit.Leaver)
		if !ok || a.forgot[a.stack[i]] { // it has nothing
			continue
		}
		switch err := l.Leave(); {
		case err == nil, errors.Is(err, store.ErrReadOnly): // it was told when it was typed
		case errors.Is(err, desk.ErrNotSaved):
			unsaved = first(unsaved, err)
		default:
			refused = first(refused, err)
		}
	}
	return refused, first(unsaved, a.Flush())
}

func first(one, other error) error {
	if one != nil {
		return one
	}
	return other
}

// End puts everything away that is not yet, and saves it. Whoever runs the program calls it once the
// program has ended, however it ended: by a signal, with its window, or as it should.
func (a *App) End() error {
	var unsaved error
	if !a.left && !a.broken && (a.lock.screen == nil || a.lock.wipe) {
		unsaved = a.leaveAtEnd()
	}
	return first(unsaved, a.Flush())
}

// leaveAtEnd leaves every screen, and returns what could not be saved. What one refuses is kept as a draft, and nobody is there to be
// told; and a screen that fails altogether must not keep the drafts from being saved.
func (a *App) leaveAtEnd() (unsaved error) {
	defer func() { _ = recover() }()
	_, unsaved = a.leaveAll()
	return unsaved
}

// quit saves and ends the program. When something cannot be put away it stays, and asks.
func (a *App) quit() tea.Cmd {
	if a.lock.screen != nil {
		return a.quitLocked()
	}
	refused, unsaved := a.leaveAll()
	kept := a.keptStill()
	stay, again := kit.Button{Words: "Stay"}, kit.Button{Words: "Try again", Letter: "t", Do: a.quit}
	switch {
	case unsaved != nil && a.Flush() == nil: // the words are safe as a draft
		return a.askQuit(&kit.Dialog{
			Title:   "Not recorded yet",
			Words:   "What was typed is saved and waits where it is, but it could not be recorded. " + kit.Sentence(unsaved),
			Buttons: []kit.Button{stay, again, {Words: "Quit", Letter: "q", Do: a.ended}},
		})
	case unsaved != nil:
		return a.askQuit(&kit.Dialog{
			Title:   "Not saved",
			Words:   "Something that was typed could not be saved, so handover is still open. " + kit.Sentence(unsaved),
			Buttons: []kit.Button{stay, again, {Words: "Quit and lose it", Do: a.ended}},
		})
	case kept && !a.saving.asked:
		a.saving.asked = true
		return a.askQuit(&kit.Dialog{
			Title: "Kept in the rescue log",
			Words: "What was typed is safe on this laptop. It waits in the rescue log, because the vault's file does not take it at present, and handover brings it back when it is next opened. " +
				"Until then, leave the folder of the vault as it is.",
			Buttons: []kit.Button{stay, {Words: "Quit", Letter: "q", Do: a.quit}},
		})
	case refused != nil:
		return a.askQuit(&kit.Dialog{
			Title:   "Not recorded yet",
			Words:   "What was typed is saved and waits where it is, but it is no answer yet. " + kit.Sentence(refused),
			Buttons: []kit.Button{stay, {Words: "Quit", Letter: "q", Do: a.ended}},
		})
	}
	return a.ended()
}

// keptStill tries once more to bring what lies in the rescue log to the vault's file, and reports
// whether it lies there still.
func (a *App) keptStill() bool {
	s := a.config.Saver
	if s == nil {
		return false
	}
	kept, _ := s.Rescued()
	if kept {
		ctx, cancel := context.WithTimeout(context.Background(), flushFor)
		defer cancel()
		s.Settle(ctx)
		kept, _ = s.Rescued()
	}
	return kept
}

// quitLocked ends the program from behind the lock. Whoever is there may be a passer-by: they are
// told nothing of what is wrong, and can give nothing up.
func (a *App) quitLocked() tea.Cmd {
	rest := a.wipe()
	if !a.lock.wipe && a.Flush() == nil {
		return tea.Sequence(rest, a.ended())
	}
	a.lock.dialog = &kit.Dialog{
		Title:   "Not saved yet",
		Words:   "Some words could not be saved yet, so handover stays open. It goes on trying. To see more, unlock it.",
		Unasked: true,
		Buttons: []kit.Button{{Words: "Stay"}, {Words: "Try again", Letter: "t", Do: a.quit}},
	}
	a.lock.dialog.Open()
	return nil
}

// askQuit asks, in place of the dialog that asked before.
func (a *App) askQuit(d *kit.Dialog) tea.Cmd {
	if n := len(a.dialogs); n > 0 && a.dialogs[n-1] == a.asked {
		a.dialogs = a.dialogs[:n-1]
	}
	d.Unasked = true
	a.asked = d
	return a.Ask(d)
}

// ended ends the program.
func (a *App) ended() tea.Cmd {
	a.left = true
	return tea.Quit
}
