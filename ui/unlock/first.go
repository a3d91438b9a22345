package unlock

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// A first is the first run: who is at the keyboard, and then a passphrase, typed twice.
type first struct {
	page
	door  Door
	in    func(*desk.Desk) tea.Cmd
	who   *kit.Form // the first step
	pass  *kit.Form // the second
	words string    // the words that are offered; none where there is no chance to draw them by
	taken bool      // they were taken
	made  bool      // the vault is made
}

const (
	fieldName  = "name"
	fieldRole  = "role"
	fieldAgain = "again"
)

func newFirst(h kit.House, door Door, in func(*desk.Desk) tea.Cmd) *first {
	f := &first{page: page{house: h}, door: door, in: in}
	f.who = kit.NewForm(h.Theme(), f.today, nameFields(nil)...)
	f.who.Finish = "Go on"
	f.who.Done = func() tea.Cmd {
		f.form = f.pass
		return nil
	}
	f.offer()
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

// offer makes new words, and a form for the passphrase that holds nothing.
func (f *first) offer() {
	f.words, f.taken = "", false
	if words, err := store.LeastStrength.Offer(); err == nil { // without chance there are none to offer
		f.words = words
	}
	pass := &kit.Field{ID: field, Kind: kit.SecretField, Label: "Passphrase", Need: "Choose a passphrase.", Check: strong}
	pass.Changed = func(*kit.Field) tea.Cmd {
		f.taken = false
		return nil
	}
	again := &kit.Field{ID: fieldAgain, Kind: kit.SecretField, Label: "The same once more", Need: "Type it a second time, so that a slip cannot lock you out."}
	again.Check = func(value string) error {
		if value != pass.Value() {
			return errors.New("the two are not the same; type them again")
		}
		return nil
	}
	was := f.pass
	f.pass = kit.NewForm(f.house.Theme(), f.today, pass, again)
	f.pass.Finish = "Make the vault"
	f.pass.Done = f.make
	if f.form == was {
		f.form = f.pass
	}
}

// strong says what is weak about a passphrase.
func strong(value string) error {
	if why := store.Weakness([]byte(value)); why != "" {
		return errors.New(why)
	}
	return nil
}

// take takes the words. They are still typed once: whoever has typed them from paper has them
// on paper.
func (f *first) take() tea.Cmd {
	f.pass.Field(field).SetText(f.words)
	f.pass.Field(fieldAgain).SetText("")
	f.pass.Focus(fieldAgain)
	f.taken = true
	return nil
}

func (f *first) other() tea.Cmd {
	f.offer()
	return nil
}

func (f *first) back() tea.Cmd {
	f.offer()
	f.form = f.who
	return nil
}

func (f *first) make() tea.Cmd {
	if f.made { // it was made, and going in failed
		return f.enter()
	}
	typed := f.pass.Field(field).Value()
	f.busy = "Making the vault…"
	return work(f, f.door.Create, typed)
}

// enter goes in: everything that was typed is used, and then forgotten.
func (f *first) enter() tea.Cmd {
	d, err := f.door.Enter()
	if err == nil {
		err = d.SitDown(f.who.Field(fieldName).Value(), f.who.Field(fieldRole).Value())
	}
	if err != nil {
		f.pass.Field(fieldAgain).Fail(kit.Sentence(err))
		return nil
	}
	f.offer()
	return f.in(d)
}

// Init does nothing.
func (f *first) Init() tea.Cmd { return nil }

// Update takes what is typed.
func (f *first) Update(msg tea.Msg) tea.Cmd {
	opened, ok := msg.(openedMsg)
	if !ok {
		return f.update(msg)
	}
	if opened.asked != f || f.made {
		return nil
	}
	f.busy = ""
	if opened.err != nil {
		f.pass.Field(fieldAgain).Fail(kit.Sentence(opened.err))
		return nil
	}
	f.made = true
	return f.enter()
}

// Leave empties the passphrase: nobody who walks up shall find half of one.
func (f *first) Leave() error {
	if f.busy == "" {
		f.offer()
	}
	return nil
}

const noWayBack = "There is no way back without the passphrase: nobody can look it up, or set it anew."

func (f *first) paragraphs() []string {
	switch {
	case f.form == f.who:
		return []string{"Welcome. handover helps you to end involvement with a child well, and keeps what you type sealed on this laptop.", "First: who are you? Everything that is recorded carries the name of whoever was at the keyboard."}
	case f.taken:
		return []string{"Your words:   " + f.words,
			"Write them on paper now, keep the paper away from the laptop, and type them once below. " + noWayBack}
	}
	words := []string{"Choose the passphrase that opens handover from now on. " + noWayBack}
	if f.words != "" {
		words = append(words, "Words drawn for you by lot, if you like them:   "+f.words)
	}
	return words
}

// Draw draws the step that is being taken.
func (f *first) Draw() (string, *tea.Cursor) {
	if f.form == f.pass {
		f.hint()
	}
	return f.draw(f.paragraphs())
}

// hint brings the words to where they can be read when there is no room for the paragraphs.
func (f *first) hint() {
	lines := 0
	for _, par := range f.paragraphs() {
		lines += 1 + len(kit.Wrap(par, max(min(f.w-4, kit.Readable), 8)))
	}
	pass, again := f.pass.Field(field), f.pass.Field(fieldAgain)
	pass.Hint, again.Hint = "", ""
	switch {
	case f.fits(lines), f.words == "":
	case f.taken:
		again.Hint = "On paper, not beside the laptop: " + f.words
	default:
		pass.Hint = "F2 takes these: " + f.words
	}
}

// Title says where the worker is.
func (f *first) Title() string {
	if f.form == f.pass {
		return "A passphrase"
	}
	return "Welcome"
}

// Keys are the screen's keys.
func (f *first) Keys() []kit.Key {
	if f.form != f.pass {
		return f.keys()
	}
	if f.busy != "" {
		return nil
	}
	keys := f.keys()
	if f.words != "" {
		keys = append(keys,
			kit.Key{Press: []string{"f2"}, Show: "F2", Words: "take these words", More: "makes the words that are offered your passphrase; write them down", Do: f.take},
			kit.Key{Press: []string{"f3"}, Show: "F3", Words: "other words", More: "draws others", Do: f.other})
	}
	return append(keys, kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", More: "goes back to your name and role", Do: f.back})
}

// Help says what F1 tells beyond the keys.
func (f *first) Help() string {
	return help(append(f.paragraphs(),
		"What you type is sealed before it is written to disk. Without the passphrase it can be seen that there is a vault, how large it is and when it was saved, and nothing else.",
		"A long passphrase of ordinary words is both easier to remember and harder to guess than a short one of signs. Words drawn by lot are the hardest to guess.")...)
}
