package ui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
)

// A named screen knows the words of the names that may stand on it, and on whatever was opened over it.
type named interface{ Names() []string }

// A rememberer is a named screen that remembers that its names are masked, so that they still are after a crash or
// the next time.
type rememberer interface {
	Masked() bool
	KeepMasked(on bool) error
}

// names is the nearest screen that knows names; nil where none may be on screen.
func (a *App) names() named {
	for _, s := range slices.Backward(a.stack) {
		if n, ok := s.(named); ok {
			return n
		}
	}
	return nil
}

// maskKey masks names on the screen, or shows them again. It works while words are being typed.
func (a *App) maskKey() (kit.Key, bool) {
	if a.lock.screen != nil || a.names() == nil {
		return kit.Key{}, false
	}
	k := kit.Key{Press: []string{"f12"}, Show: "F12", Words: "mask names", Quiet: !a.talks(),
		More: "for a shared screen: of each name the first letter stays, in every room, until you press it again or leave the closure, also over a lock or a crash. " +
			"It masks the child, the people and services of this closure and what they are called. It cannot know a name that was only typed in a text, a nickname, or a name in another form, as Polish and Welsh have: look before you share. " +
			"It changes nothing that is written out, or stored but for the mask itself"}
	if a.masked {
		k.Words, k.Quiet = "show names", false
	}
	k.Do = func() tea.Cmd {
		a.masked = !a.masked
		a.keepMasked(a.names())
		return nil
	}
	return k, true
}

// follow sees to the mask when another screen's names may be on screen. A closure that was left masked, by a crash or
// at the end of the day, comes back masked; going out of it unmasks it. A lock changes nothing.
func (a *App) follow() {
	n := a.names()
	if n == a.knows {
		return
	}
	left := a.knows
	a.knows = n
	switch {
	case n == nil && a.masked:
		a.masked = false
		a.keepMasked(left)
	case a.masked:
		a.keepMasked(n)
	case n != nil:
		r, ok := n.(rememberer)
		a.masked = ok && r.Masked()
	}
}

// keepMasked keeps how names are shown. They are shown so in any case.
func (a *App) keepMasked(n named) {
	r, ok := n.(rememberer)
	if !ok {
		return
	}
	if err := r.KeepMasked(a.masked); err != nil && !errors.Is(err, store.ErrReadOnly) {
		a.Fail("That names are masked, or not, could not be kept for the next time: " + err.Error() + ".")
	}
}

// mask masks the names in a whole window, where that is asked for.
func (a *App) mask(content string) string {
	n := a.names()
	if !a.masked || n == nil {
		return content
	}
	return a.theme.Mask(content, n.Names())
}
