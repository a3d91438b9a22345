// Package unlock is the way in: the first run, the passphrase, the lock screen, and who is at the
// keyboard.
package unlock

import (
	tea "charm.land/bubbletea/v2"

	"handover/store/desk"
	"handover/ui/kit"
)

// A Door is the way into the vault, as whoever starts the program holds it.
type Door interface {
	// Exists reports whether there is a vault to open. Without one, Create makes it.
	Exists() bool
	// Create makes a vault and opens it; Open opens the one that is there. Either takes about as
	// long as a breath, is called outside of the program's loop, and wipes the passphrase.
	Create(passphrase []byte) error
	Open(passphrase []byte) error
	// Enter lays the vault that was opened on the desk. It is called in the program's loop, and
	// again does nothing.
	Enter() (*desk.Desk, error)
}

// Start makes the program's first screen: the first run where there is no vault yet, else the
// passphrase. It calls in once the desk is laid and it is known who is at the keyboard.
func Start(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) kit.Screen {
	if door.Exists() {
		return newPassphrase(h, door, in)
	}
	return newFirst(h, door, in)
}

// begin lays the desk, and asks who is at the keyboard where that is not known: a vault that was
// made by a command does not know.
func begin(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) (tea.Cmd, error) {
	d, err := door.Enter()
	if err != nil {
		return nil, err
	}
	if d.Worker().Name != "" {
		return in(d), nil
	}
	return h.Replace(Who(h, d, func() tea.Cmd { return in(d) })), nil
}

// An openedMsg is how opening or making the vault ended, for the screen that asked.
type openedMsg struct {
	asked any
	err   error
}

// work does what takes a while outside of the program's loop.
func work(asked any, do func([]byte) error, passphrase string) tea.Cmd {
	typed := []byte(passphrase)
	return func() tea.Msg { return openedMsg{asked, do(typed)} }
}
