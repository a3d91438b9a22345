package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// A named screen knows the words of the names that may stand on it, and on whatever was opened over it.
type named interface{ Names() []string }

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
		More: "for a shared screen: of each name the first letter stays, in every room, until you press it again or leave the closure. It changes nothing that is stored or written out"}
	if a.masked {
		k.Words, k.Quiet = "show names", false
	}
	k.Do = func() tea.Cmd {
		a.masked = !a.masked
		return nil
	}
	return k, true
}

// unmask lets masking end with the closure that it was for. A lock does not end it.
func (a *App) unmask() {
	if a.masked && a.names() == nil {
		a.masked = false
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
