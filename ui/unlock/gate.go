package unlock

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// A gate is the screen that asks for what opens the vault: at the start, and while the program is
// locked. What stands between that and going in is settled here too: damage, and a passphrase that
// was forgotten.
type gate struct {
	page
	door   Door
	locked bool
	free   bool // nothing is asked for: Enter goes on
	done   bool
	saved  func() bool             // whether everything was saved when it locked
	enter  func() (tea.Cmd, error) // what happens once the vault is open

	wrong   string    // what is wrong with what was typed
	coded   bool      // the recovery code is asked for
	until   time.Time // too many tries were wrong: none is made before that
	ticking bool

	damage  []string  // what is wrong with the vault, in sentences
	rebuild bool      // its last good state is to be put back
	backups string    // what it can be put back from, in a sentence
	choice  *kit.Form // what is to be done about the damage; nil where that is not asked
	look    bool      // the vault is to be looked at only
	code    []byte    // the code that opened the vault, until a new passphrase is chosen
	fresh   *choosing // the new passphrase; nil where none is chosen
}

// newGate makes the screen that opens a vault at the start.
func newGate(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) *gate {
	g := &gate{page: page{house: h}, door: door}
	g.enter = func() (tea.Cmd, error) {
		if !door.Exists() { // making it was interrupted before anything was in it
			return h.Replace(newFirst(h, door, in)), nil
		}
		return begin(h, door, g.look, in)
	}
	g.ask()
	if before := door.Before(); before.Damaged != nil {
		g.spoilt(before.Damaged)
	} else if v := door.Vault(); v != nil && len(v.Found().Damage) > 0 { // it was opened before there was a screen
		g.decide(v)
	}
	return g
}

// Locked makes the screen that stands while the program is locked. It tells whether everything is
// saved, and calls unlocked once the vault is open. Before there is a vault there is nothing to ask
// for.
func Locked(h kit.House, door Door, saved func() bool, unlocked func()) kit.Screen {
	g := &gate{page: page{house: h}, door: door, saved: saved, locked: true, free: !door.Exists()}
	g.enter = func() (tea.Cmd, error) {
		if !g.free {
			if _, err := door.Enter(); err != nil {
				return nil, err
			}
		}
		unlocked()
		return nil, nil
	}
	g.ask()
	return g
}

// LockedDemo is Locked for a vault whose passphrase nobody knows: Enter opens it.
func LockedDemo(h kit.House, door Door, saved func() bool, unlocked func()) kit.Screen {
	g := Locked(h, door, saved, unlocked).(*gate)
	g.enter = func() (tea.Cmd, error) {
		_, err := door.Enter()
		if err == nil {
			unlocked()
		}
		return nil, err
	}
	g.free = true
	return g
}

// Init begins to count where the last run left somebody to wait.
func (g *gate) Init() tea.Cmd {
	if g.free {
		return nil
	}
	return g.hold(g.door.Before().Wait)
}

// ask asks for the passphrase or the code, with an empty field: neither is kept on the screen. At the
// lock a code is shown as dots, like a passphrase: others may be about. F5 shows what is typed.
func (g *gate) ask() {
	g.choice, g.fresh = nil, nil
	f := &kit.Field{ID: field, Kind: kit.SecretField, Label: "Passphrase", Need: "Type your passphrase."}
	if g.coded {
		f.Label, f.Need, f.Check = "Recovery code", "Type the code from the paper.", looksRight
		if !g.locked {
			f.Kind = kit.TextField
		}
	}
	f.Changed = func(*kit.Field) tea.Cmd {
		g.wrong = ""
		return nil
	}
	g.form = kit.NewForm(g.house.Theme(), g.today, f)
	g.form.Done = g.open
}

func looksRight(typed string) error {
	if !store.LooksLikeCode([]byte(typed)) {
		return errors.New("a recovery code has 25 letters and digits, and no U; see whether one is missing")
	}
	return nil
}

// open tries what was typed.
func (g *gate) open() tea.Cmd {
	if g.left() > 0 {
		return nil // what was typed waits too
	}
	typed := g.form.Field(field).Value()
	with := store.With{Passphrase: []byte(typed)}
	clear(g.code)
	g.code = nil
	if g.coded {
		with = store.With{Code: onPaper(typed)}
		g.code = onPaper(typed)
	}
	g.ask()
	if g.rebuild {
		return g.work(g, "Putting the vault back…", func() error { return g.door.Rebuild(with) }, g.opened)
	}
	return g.work(g, "Opening…", func() error { return g.door.Open(with) }, g.opened)
}

// opened goes on, or says what was wrong.
func (g *gate) opened(err error) tea.Cmd {
	g.wrong = ""
	var throttled *store.Throttled
	switch {
	case err == nil:
		return g.next()
	case errors.Is(err, store.ErrUnfinished):
		return g.goIn()
	case errors.As(err, &throttled):
		return g.hold(throttled.Wait)
	case store.Wrong(err):
		g.say(g.wrongWords())
		return g.hold(g.door.Before().Wait)
	case g.rebuild:
		g.notBack(err)
	case errors.Is(err, store.ErrDamaged):
		g.spoilt(err)
	default:
		g.say(kit.Sentence(err))
	}
	return nil
}

func (g *gate) wrongWords() string {
	if g.coded {
		return "That is not the recovery code of this vault. Nothing was opened. Only the newest code is in force; compare it with the paper, sign by sign."
	}
	return "That is not the passphrase. Nothing was opened. See whether Caps Lock is on, and try again."
}

// say says what is wrong below the field.
func (g *gate) say(words string) {
	g.wrong = words
	g.form.Field(field).Fail(words)
}

// next settles what stands between an open vault and going in.
func (g *gate) next() tea.Cmd {
	v := g.door.Vault()
	switch {
	case v == nil:
		return g.goIn()
	case len(v.Found().Damage) > 0 && !g.look:
		g.decide(v)
		return nil
	case g.code != nil && !g.look:
		g.fresh = newChoosing(&g.page, g.door.Before().Strength, "The new passphrase", "Use it from now on", g.change)
		g.form = g.fresh.form
		return nil
	}
	return g.goIn()
}

// change puts a new passphrase in the place of the one that was forgotten.
func (g *gate) change(passphrase string) tea.Cmd {
	v, typed, with := g.door.Vault(), []byte(passphrase), store.With{Code: bytes.Clone(g.code)}
	return g.work(g, "Changing the passphrase…", func() error {
		if v == nil {
			return store.ErrLocked
		}
		return v.ChangePassphrase(context.Background(), with, typed)
	}, func(err error) tea.Cmd {
		if err != nil {
			g.fresh.fail(err)
			return nil
		}
		clear(g.code)
		g.code = nil
		return g.goIn()
	})
}

// goIn goes in, and tells what opening the vault found.
func (g *gate) goIn() tea.Cmd {
	g.done = true
	cmd, err := g.enter()
	if err != nil {
		g.done = false
		if g.choice != nil || g.fresh != nil {
			g.ask()
		}
		g.say(kit.Sentence(err))
		return nil
	}
	g.forget()
	return tea.Batch(cmd, Tell(g.house, g.door))
}

// Update takes what is typed.
func (g *gate) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case doneMsg:
		if msg.asked != g {
			return nil
		}
		g.busy = ""
		return msg.then(msg.err)
	case waitMsg:
		if msg.asked != g {
			return nil
		}
		return g.tick()
	case kit.Shown: // it was opened from the lock screen meanwhile
		if _, err := g.door.Enter(); err == nil && !g.locked && !g.done {
			return g.goIn()
		}
		return nil
	}
	if g.done {
		return nil
	}
	if !g.free {
		return g.update(msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "enter" && g.busy == "" {
		return g.goOn()
	}
	return nil
}

// goOn opens what needs no passphrase.
func (g *gate) goOn() tea.Cmd {
	if !g.door.Exists() {
		return g.goIn()
	}
	return g.work(g, "Opening…", func() error { return g.door.Open(store.With{}) }, g.opened)
}

// Leave empties the field, and drops what is secret.
func (g *gate) Leave() error {
	if g.busy == "" && !g.done {
		g.coded = false
		g.forget()
	}
	return nil
}

// forget drops what was typed.
func (g *gate) forget() {
	clear(g.code)
	g.code, g.wrong = nil, ""
	g.ask()
}

// toCode asks for the recovery code in place of the passphrase, where the vault has one.
func (g *gate) toCode() tea.Cmd {
	if !g.door.Before().Code {
		g.say("This vault has no recovery code: none was made. Only the passphrase opens it, or a key that was added to it as a way in.")
		return nil
	}
	g.coded = true
	g.forget()
	return nil
}

// toPassphrase goes back to asking for the passphrase.
func (g *gate) toPassphrase() tea.Cmd {
	g.coded = false
	g.forget()
	return nil
}

// shows shows what is typed, or hides it.
func (g *gate) shows() tea.Cmd {
	f := g.form.Field(field)
	if f.Kind == kit.SecretField {
		f.Kind = kit.TextField
	} else {
		f.Kind = kit.SecretField
	}
	return nil
}

// Draw draws what is asked.
func (g *gate) Draw() (string, *tea.Cursor) {
	words := g.words()
	switch {
	case g.free && g.busy == "":
		return g.drawFree(words)
	case g.fresh != nil:
		g.fresh.hint(words)
	case g.choice == nil && g.left() > 0:
		g.form.Field(field).Fail(strings.TrimSpace(g.wrong + " " + g.waitWords()))
	}
	return g.draw(words)
}

// drawFree draws the lock where Enter is all that is asked for.
func (g *gate) drawFree(words []string) (string, *tea.Cursor) {
	t := g.house.Theme()
	var lines []string
	for _, par := range words {
		lines = append(lines, "")
		for _, line := range kit.Wrap(par, max(min(g.w-4, kit.Readable), 8)) {
			lines = append(lines, "  "+t.Plain.Render(line))
		}
	}
	at := min(len(lines)-1, g.h-1)
	for _, line := range kit.Wrap(g.wrong, max(g.w-4, 8)) {
		lines = append(lines, "  "+t.Wrong.Render(line))
	}
	return kit.FitLines(lines, g.w, g.h), tea.NewCursor(2, at)
}

// Typing reports whether letters are being typed.
func (g *gate) Typing() bool { return !g.free && g.page.Typing() }
