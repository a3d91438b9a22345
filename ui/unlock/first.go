package unlock

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
)

// A first is the first run: who is at the keyboard, then a passphrase, typed twice, and then a
// recovery code, for whoever wants one.
type first struct {
	page
	door Door
	in   func(*desk.Desk) tea.Cmd
	who  *kit.Form // the first step
	pass *choosing // the second
	code *handing  // the third, once the vault is made
	left bool      // it was locked since it was made
	made bool      // the vault is made
}

const (
	fieldName = "name"
	fieldRole = "role"
)

func newFirst(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) *first {
	f := &first{page: page{house: h}, door: door, in: in}
	f.who = kit.NewForm(h.Theme(), f.today, nameFields(nil)...)
	f.who.Finish = "Go on"
	f.pass = newChoosing(&f.page, door.Before().Strength, "Passphrase", "Make the vault", f.make)
	f.who.Done = func() tea.Cmd {
		f.form = f.pass.form
		return nil
	}
	f.form = f.who
	return f
}

// nameFields ask for somebody's name and role.
func nameFields(shown func() bool) []*kit.Field {
	return []*kit.Field{
		{ID: fieldName, Label: "Your name",
			Need: "Type your name.", Check: short, Shown: shown},
		{ID: fieldRole, Label: "Your role", Hint: "As your team calls it: social worker, team manager …",
			Need: "Type your role.", Check: short, Shown: shown},
	}
}

func short(value string) error {
	if len([]rune(model.CleanLine(value))) > model.MaxLine {
		return errors.New("this is too long: a line has room for 300 characters")
	}
	return nil
}

func (f *first) back() tea.Cmd {
	f.pass.empty()
	f.form = f.who
	return nil
}

func (f *first) make(passphrase string) tea.Cmd {
	if f.made { // it was made, and going in failed
		return f.enter()
	}
	typed, again := []byte(passphrase), []byte(passphrase)
	return f.work(f, "Making the vault…", func() error { return f.door.Create(typed) }, func(err error) tea.Cmd {
		if err != nil {
			clear(again)
			f.pass.fail(err)
			return nil
		}
		f.made = true
		v := f.door.Vault()
		// Now and not only when they go in: whatever happens next, it is known who began.
		if err := f.sitDown(); err != nil {
			f.house.Fail(kit.Sentence(err))
		}
		f.code = newHanding(&f.page, f, v, again, f.enter)
		return nil
	})
}

// enter goes in: everything that was typed is used, and then forgotten.
func (f *first) enter() tea.Cmd {
	if err := f.sitDown(); err != nil {
		f.house.Fail(kit.Sentence(err))
		return nil
	}
	d, err := f.door.Enter()
	if err != nil {
		f.house.Fail(kit.Sentence(err))
		return nil
	}
	f.forget()
	return f.in(d)
}

// sitDown says who is at the keyboard, unless it is said.
func (f *first) sitDown() error {
	d, err := f.door.Enter()
	if err != nil || d.Worker().Name != "" {
		return err
	}
	return d.SitDown(f.who.Field(fieldName).Value(), f.who.Field(fieldRole).Value())
}

// forget drops what is secret.
func (f *first) forget() {
	f.pass.empty()
	if f.code != nil {
		f.code.forget()
	}
}

// Init does nothing.
func (f *first) Init() tea.Cmd { return nil }

// Update takes what is typed.
func (f *first) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case doneMsg:
		if msg.asked != f {
			return nil
		}
		f.busy = ""
		return msg.then(msg.err)
	case kit.Shown: // from a page of help, or it was locked once the vault was made, and opened again
		if f.made && f.left {
			return f.enter()
		}
		return nil
	}
	return f.update(msg)
}

// Leave empties the passphrase: nobody who walks up shall find half of one. A code that is shown
// goes too; it stays in force.
func (f *first) Leave() error {
	f.left = f.made
	if f.busy == "" {
		f.forget()
	}
	return nil
}

const whyChoose = "Choose the passphrase that opens handover from now on. Nobody can look it up for you: when it is forgotten, only a recovery code opens the vault, if you make one in the next step."

func (f *first) paragraphs() []string {
	switch {
	case f.code != nil:
		return f.code.paragraphs()
	case f.form == f.who:
		return []string{"Welcome. handover helps you to end involvement with a child well, and keeps what you type sealed on this laptop.", "First: who are you? Everything that is recorded carries the name of whoever was at the keyboard."}
	}
	return f.pass.paragraphs(whyChoose)
}

// Draw draws the step that is being taken.
func (f *first) Draw() (string, *tea.Cursor) {
	words := f.paragraphs()
	switch {
	case f.code != nil:
		f.code.hint(words)
	case f.form == f.pass.form:
		f.pass.hint(words)
	}
	return f.draw(words)
}

// Title says where the worker is.
func (f *first) Title() string {
	switch {
	case f.code != nil:
		return "A recovery code"
	case f.form == f.pass.form:
		return "A passphrase"
	}
	return "Welcome"
}

// Keys are the screen's keys.
func (f *first) Keys() []kit.Key {
	keys := f.keys()
	switch {
	case f.busy != "" || f.form == f.who:
		return keys
	case f.code != nil:
		return append(keys, f.code.keys()...)
	}
	keys = append(keys, f.pass.Choice.Keys()...)
	return append(keys, kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", More: "goes back to your name and role", Do: f.back})
}

// Help says what F1 tells beyond the keys.
func (f *first) Help() string {
	if f.code != nil {
		return help(append(f.paragraphs(), aboutCodes)...)
	}
	return help(append(f.paragraphs(),
		"What you type is sealed before it is written to disk. Without the passphrase it can be seen that there is a vault, how large it is and when it was saved, and nothing else.",
		about)...)
}
