package ui

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"

	"handover/store"
	"handover/ui/kit"
)

// A saving is what the worker was told of how saving stands.
type saving struct {
	rescued bool // that what was typed is kept in the rescue log alone
	dropped int  // of how much that was typed where nothing can be saved
	asked   bool // on quitting, that it waits in the rescue log
}

// tellSaving tells, once for each time that it comes to be so, what the title line has no room to
// explain. Behind the lock nobody is told.
func (a *App) tellSaving() {
	if a.config.Saver == nil || a.lock.screen != nil {
		return
	}
	kept, why := a.config.Saver.Rescued()
	switch {
	case kept && !a.saving.rescued && why != nil:
		a.saving.rescued = true
		a.warn(rescued(why))
	case !kept && a.saving.rescued:
		a.saving.rescued, a.saving.asked = false, false
		a.Say("The vault's file takes everything again: all that was typed is saved in it.")
	}
	if n := a.config.Saver.Dropped(); n != a.saving.dropped {
		a.saving.dropped = n
		a.Fail(nothingSaved)
	}
}

const nothingSaved = "What you type here is not kept: the vault is damaged and open to be looked at only. To write in it, quit, open handover again, and put it back."

// rescued says that what was typed is safe, why the vault's file does not have it, and what to do.
func rescued(why error) string {
	const safe = "What you type is safe: it is kept in the rescue log on this laptop. "
	switch {
	case full(why):
		return safe + "The vault's file does not take it, because the disk is full. Make room on it; handover tries again by itself."
	case errors.Is(why, fs.ErrNotExist):
		return safe + "The vault's file is gone from its place. Put it back, or quit and open handover again, which puts it back."
	case errors.Is(why, store.ErrDamaged):
		return safe + "The vault's file is damaged. Quit and open handover again: it says what can be put back."
	}
	return safe + "The vault's file does not take it at present; handover tries again by itself. " + kit.Sentence(why)
}

// full reports whether an error says that a disk has no room. Windows has two numbers for it.
func full(err error) bool {
	if errors.Is(err, syscall.ENOSPC) {
		return true
	}
	var no syscall.Errno
	return errors.As(err, &no) && runtime.GOOS == "windows" && (no == 39 || no == 112)
}
