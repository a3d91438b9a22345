package kit

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A Key is one thing that a key does: the help line, F1 and the screen's reaction all come from it.
type Key struct {
	Press []string       // as Bubble Tea spells them: "enter", "ctrl+z", "n", "space"
	Show  string         // as the worker reads it: "Enter", "Ctrl+Z", "n"
	Words string         // what it does, in a word or two: "open"
	More  string         // a sentence about it for F1; may be empty
	Off   string         // why it does nothing at present; empty when it does
	Do    func() tea.Cmd // what it does; nil when the screen's Update does it and this only tells of it
	Quiet bool           // shown by F1 alone, not on the help line
}

// Binding is the key as Bubbles knows one: what presses it, how it is shown, and whether it does
// something at present.
func (k Key) Binding() key.Binding {
	b := key.NewBinding(key.WithKeys(k.Press...), key.WithHelp(k.Show, k.Words))
	b.SetEnabled(k.Off == "")
	return b
}

// Matches reports whether a key press is this key, be it off or not: one that is off says why.
func (k Key) Matches(press fmt.Stringer) bool {
	b := k.Binding()
	b.SetEnabled(true)
	return key.Matches(press, b)
}
