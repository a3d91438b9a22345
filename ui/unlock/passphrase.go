package unlock

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// A passphrase is the screen that asks for the passphrase: at the start, and while the program is
// locked.
type passphrase struct {
	page
	door   Door
	locked bool
	free   bool // no passphrase is asked for: Enter goes on
	done   bool
	saved  func() bool             // whether everything was saved when it locked
	wrong  string                  // what is said where there is no field to say it below
	enter  func() (tea.Cmd, error) // what happens once the vault is open
}

const field = "passphrase"

// newPassphrase makes the screen that opens a vault at the start.
func newPassphrase(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) *passphrase {
	p := &passphrase{page: page{house: h}, door: door}
	p.enter = func() (tea.Cmd, error) {
		if !door.Exists() { // making it was interrupted before anything was in it
			return h.Replace(newFirst(h, door, in)), nil
		}
		return begin(h, door, in)
	}
	p.form = p.newForm()
	return p
}

// Locked makes the screen that stands while the program is locked. It tells whether everything is
// saved, and calls unlocked once the passphrase was right. Before there is a vault there is nothing
// to ask for.
func Locked(h kit.House, door Door, saved func() bool, unlocked func()) kit.Screen {
	p := &passphrase{page: page{house: h}, door: door, saved: saved, locked: true, free: !door.Exists()}
	p.enter = func() (tea.Cmd, error) {
		if !p.free {
			if _, err := door.Enter(); err != nil {
				return nil, err
			}
		}
		unlocked()
		return nil, nil
	}
	p.form = p.newForm()
	return p
}

// LockedDemo is Locked for a vault whose passphrase nobody knows: Enter opens it.
func LockedDemo(h kit.House, door Door, saved func() bool, unlocked func()) kit.Screen {
	p := Locked(h, door, saved, unlocked).(*passphrase)
	p.enter = func() (tea.Cmd, error) {
		_, err := door.Enter()
		if err == nil {
			unlocked()
		}
		return nil, err
	}
	p.free = true
	return p
}

func (p *passphrase) newForm() *kit.Form {
	f := kit.NewForm(p.house.Theme(), p.today, &kit.Field{
		ID: field, Kind: kit.SecretField, Label: "Passphrase", Need: "Type your passphrase.",
	})
	f.Done = p.open
	return f
}

// open tries the passphrase, and empties the field at once: it is not kept on the screen.
func (p *passphrase) open() tea.Cmd {
	typed := p.form.Field(field).Value()
	p.form = p.newForm()
	p.busy = "Opening…"
	return work(p, p.door.Open, typed)
}

// opened goes in, or says what was wrong.
func (p *passphrase) opened(err error) tea.Cmd {
	p.busy, p.wrong = "", ""
	if errors.Is(err, store.ErrUnfinished) {
		err = nil
	}
	var cmd tea.Cmd
	if err == nil {
		p.done = true
		if cmd, err = p.enter(); err == nil {
			return cmd
		}
		p.done = false
	}
	words := kit.Sentence(err)
	if errors.Is(err, store.ErrPassphrase) {
		words = "That is not the passphrase. Nothing was opened. See whether Caps Lock is on, and try again."
	}
	p.wrong = words
	p.form.Field(field).Fail(words)
	return nil
}

// Init does nothing.
func (p *passphrase) Init() tea.Cmd { return nil }

// Update takes the passphrase.
func (p *passphrase) Update(msg tea.Msg) tea.Cmd {
	if p.done {
		return nil
	}
	switch msg := msg.(type) {
	case openedMsg:
		if msg.asked != p {
			return nil
		}
		return p.opened(msg.err)
	case kit.Shown: // it was opened from the lock screen meanwhile
		if _, err := p.door.Enter(); err == nil && !p.locked {
			return p.opened(nil)
		}
		return nil
	}
	if !p.free {
		return p.update(msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "enter" && p.busy == "" {
		return p.goOn()
	}
	return nil
}

// goOn opens what needs no passphrase.
func (p *passphrase) goOn() tea.Cmd {
	if !p.door.Exists() {
		return p.opened(nil)
	}
	p.busy = "Opening…"
	return work(p, p.door.Open, "")
}

// Leave empties the field.
func (p *passphrase) Leave() error {
	p.form = p.newForm()
	return nil
}

func (p *passphrase) words() []string {
	stands := "handover is locked. Everything that was typed is saved."
	if p.locked && !p.saved() {
		stands = "handover is locked. Some words could not be saved yet; they are kept in memory until the disk takes them."
	}
	switch {
	case p.free:
		return []string{stands, "Press Enter to go on."}
	case p.locked:
		return []string{stands}
	}
	return []string{"Everything in handover is sealed. Your passphrase opens it."}
}

// Draw draws the question.
func (p *passphrase) Draw() (string, *tea.Cursor) {
	if !p.free || p.busy != "" {
		return p.draw(p.words())
	}
	t := p.house.Theme()
	words := p.words()
	var lines []string
	for _, par := range words {
		lines = append(lines, "")
		for _, line := range kit.Wrap(par, max(min(p.w-4, kit.Readable), 8)) {
			lines = append(lines, "  "+t.Plain.Render(line))
		}
	}
	at := min(len(lines)-1, p.h-1)
	for _, line := range kit.Wrap(p.wrong, max(p.w-4, 8)) {
		lines = append(lines, "  "+t.Wrong.Render(line))
	}
	return kit.FitLines(lines, p.w, p.h), tea.NewCursor(2, at)
}

// Title says where the worker is.
func (p *passphrase) Title() string {
	if p.locked {
		return "Locked"
	}
	return "Unlock"
}

// Keys are the screen's keys.
func (p *passphrase) Keys() []kit.Key {
	if p.busy != "" {
		return nil
	}
	words := "open"
	if p.free {
		words = "go on"
	}
	return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: words}}
}

// Typing reports whether letters are being typed.
func (p *passphrase) Typing() bool { return !p.free && p.page.Typing() }

// Help says what F1 tells beyond the keys.
func (p *passphrase) Help() string {
	return help("Everything that was typed into handover is sealed on this laptop, and only the passphrase opens it.",
		"There is no other way in: nobody can look a forgotten passphrase up or set it anew.")
}
