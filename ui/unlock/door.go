// Package unlock is the way in: the first run, the passphrase and the recovery code, what to do about
// a vault that is damaged, the lock screen, and who is at the keyboard.
package unlock

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// A Door is the way into the vault, as whoever starts the program holds it.
type Door interface {
	// Exists reports whether there is a vault to open. Without one, Create makes it.
	Exists() bool
	// Before says what is known of it before it is open; Backups lists the backups that are here.
	Before() Before
	Backups() []store.Backup
	// Create makes a vault and opens it; Open opens the one that is there; Rebuild puts back the last
	// good state of one that is damaged, and opens it. Each takes as long as a breath, or as a backup,
	// is called outside of the program's loop, and wipes what it is given.
	Create(passphrase []byte) error
	Open(with store.With) error
	Rebuild(with store.With) error
	// Vault returns the vault that was opened and is not on the desk yet; nil without one.
	Vault() *store.Vault
	// Told returns, once, what whoever opened the vault is to be told when they are in.
	Told() []string
	// Enter lays the vault that was opened on the desk. It is called in the program's loop, and
	// again does nothing.
	Enter() (*desk.Desk, error)
}

// Before is what is known of a vault before it is open.
type Before struct {
	Damaged  error         // why its file cannot be opened at all; nil where it can
	Code     bool          // it has a recovery code
	Wait     time.Duration // it takes no try before that, because too many were wrong
	Strength store.Strength
}

// Start makes the program's first screen: the first run where there is no vault yet, else the
// passphrase. It calls in once the desk is laid and it is known who is at the keyboard.
func Start(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) kit.Screen {
	if door.Exists() {
		return newGate(h, door, in)
	}
	return newFirst(h, door, in)
}

// begin lays the desk, and asks who is at the keyboard where that is not known: a vault that was
// made by a command does not know. One that is only looked at cannot be told.
func begin(h kit.House, door Door, look bool, in func(*desk.Desk) tea.Cmd) (tea.Cmd, error) {
	d, err := door.Enter()
	if err != nil {
		return nil, err
	}
	if d.Worker().Name != "" || look {
		return in(d), nil
	}
	return h.Replace(Who(h, d, func() tea.Cmd { return in(d) })), nil
}

// Tell tells what there is to be told, once whoever opened the vault is in.
func Tell(h kit.House, door Door) tea.Cmd {
	told := door.Told()
	if len(told) == 0 {
		return nil
	}
	return h.Ask(&kit.Dialog{
		Title: "Before you go on", Words: strings.Join(told, "\n\n"), Unasked: true,
		Buttons: []kit.Button{{Words: "Go on"}},
	})
}

// A doneMsg is how something ended that took a while, for the screen that asked.
type doneMsg struct {
	asked any
	then  func(err error) tea.Cmd
	err   error
}

// work does what takes a while outside of the program's loop, and then something in it.
func (p *page) work(asked any, busy string, do func() error, then func(error) tea.Cmd) tea.Cmd {
	p.busy = busy
	return func() tea.Msg { return doneMsg{asked, then, do()} }
}
