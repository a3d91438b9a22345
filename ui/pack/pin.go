package pack

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
)

// askKey asks for a colleague's key file, and goes on to compare its words.
func askKey(r *room.Room) tea.Cmd {
	var k store.Identity
	d := &kit.Dialog{Title: "Pin a colleague's key", Ask: "File", Fill: newest(endKey), Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "Your colleague writes a key file on their laptop (v on the caseload, “" + KeysTitle + "”), and gives it to you, by email or however suits. Which file is it?"}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Read it", Try: func() (err error) {
		if k, err = readKey(typed(d.Text())); err != nil {
			return err
		}
		known, err := r.Desk.Vault().Known(context.Background(), k)
		var same *store.SameName
		switch own, _, _ := r.Desk.Identity(); {
		case own.Same(k):
			return errors.New("this is this vault's own key. Choose the file that your colleague gave you")
		case errors.As(err, &same): // it is told on the page that compares
			return nil
		case err != nil:
			return err
		case known != nil && known.Revoked != "":
			return errors.New("this key of " + known.Key.Who() + " was revoked here on " + known.Revoked.String() + ": " + known.Because + ". Ask them to make another vault's key, if they have another laptop")
		case known != nil:
			return errors.New("this key of " + known.Key.Who() + " is pinned here already, since " + known.Compared.String())
		}
		return nil
	}, Do: func() tea.Cmd { return r.Push(newPinning(r, k, r.Back)) }}}
	return r.Ask(d)
}

// newPinning makes the page with the six words of a key, and how they are compared. Once the key is pinned, then
// goes on.
func newPinning(r *room.Room, k store.Identity, then func() tea.Cmd) kit.Screen {
	s := newPage(r, "Compare the words", "Anybody can write a key file in anybody's name. Only the voice of your colleague, on a number that you had before, shows that this key is theirs.")
	_, err := r.Desk.Vault().Known(context.Background(), k)
	var same *store.SameName
	if !errors.As(err, &same) {
		same = nil
	}
	s.lay = func(p *sheet) {
		if same != nil {
			p.tell(kit.Overdue, kit.Sentence(same))
			p.par("It may be that they have a new laptop, and it may be that somebody else goes by their name. Nothing but the voice can tell: ask them.")
		}
		p.say(p.t.Plain, "The key says that it is of:")
		p.say(p.t.Heading, k.Who())
		p.words(k.Words())
		p.par("Ring them, on a number that you already have: not one that came with it. Ask them to open “" + KeysTitle + "” (v on the caseload) and to read their six words to you.")
		p.par("Press Enter, and type the words as you hear them.")
		p.note("If a word differs, stop: it is another key than theirs. Ask for it in another way. Nothing is pinned until the words are the same.")
	}
	s.ways = func() []kit.Key {
		return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "type the words", More: "goes on to type the six words as you hear them", Do: func() tea.Cmd {
			return r.Replace(newComparing(r, k, same, then))
		}}}
	}
	s.shown = func() tea.Cmd { return nil }
	return s
}

// A comparing is the form on which six words are typed as they are heard.
type comparing struct {
	r    *room.Room
	k    store.Identity
	same *store.SameName
	then func() tea.Cmd
	form *kit.Form
	w, h int
}

const (
	fieldWords    = "words"
	fieldReplaces = "replaces"
)

func newComparing(r *room.Room, k store.Identity, same *store.SameName, then func() tea.Cmd) *comparing {
	s := &comparing{r: r, k: k, same: same, then: then}
	fields := []*kit.Field{{ID: fieldWords, Label: "The six words, as " + k.Name + " reads them to you", Hint: "Commas and capitals do not matter. Esc shows the key's words again.", Need: "Type the six words as you hear them."}}
	if same != nil {
		fields = append(fields, &kit.Field{ID: fieldReplaces, Kind: kit.YesNoField, Label: "Did they say that they have a new key, in place of the one that is pinned?",
			Hint: "Yes pins this one, and revokes the other: " + same.Pinned.Key.Words(), Need: "Ask them, and say yes; or go back with Esc.", Check: func(value string) error {
				if value == "no" {
					return errors.New("then this key is not pinned. Go back with Esc, and find out whose it is")
				}
				return nil
			}})
	}
	s.form = kit.NewForm(r.Theme(), r.Desk.Today, fields...)
	s.form.Finish = "They are the same: pin the key"
	s.form.Done = s.pin
	return s
}

// pin pins the key, where the words are its words.
func (s *comparing) pin() tea.Cmd {
	words := s.form.Field(fieldWords)
	fail := func(why string) tea.Cmd {
		s.form.Focus(fieldWords)
		words.Fail(why)
		return nil
	}
	if !store.SameWords(words.Value(), s.k.Words()) {
		return fail("These are not the six words of this key. Ask for them once more, slowly. If they differ again, it is another key than your colleague's: pin nothing, and ask for it in another way.")
	}
	c, err := s.r.Desk.Pin(s.k, s.same != nil)
	if err != nil {
		return fail(kit.Sentence(err))
	}
	said := "Pinned: the key of " + c.Key.Who() + "."
	if c.Replaces != "" {
		said += " The one before is revoked."
	}
	cmd := s.then()
	s.r.Say(said)
	return cmd
}

// Init does nothing.
func (s *comparing) Init() tea.Cmd { return nil }

// Update takes what is typed.
func (s *comparing) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		cmd, _ := s.form.Update(msg)
		return cmd
	}
	return nil
}

// Forget drops what was typed, at the lock.
func (s *comparing) Forget() { s.form.Field(fieldWords).SetText("") }

// Resize lays the form out.
func (s *comparing) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, max(h-2, 1))
}

// Draw draws whose key it is, and the form.
func (s *comparing) Draw() (string, *tea.Cursor) {
	body, cursor := s.form.Draw()
	if s.h < 8 {
		return kit.Fit(body, s.w, s.h), cursor
	}
	cursor.Y += 2
	return kit.Fit(s.r.Theme().Heading.Render(s.r.Theme().Clip(s.k.Who(), s.w))+"\n\n"+body, s.w, s.h), cursor
}

// Title names the place.
func (s *comparing) Title() string { return "Type the words" }

// Typing reports whether letters are being typed.
func (s *comparing) Typing() bool { return s.form.Typing() }

// Keys are the form's keys.
func (s *comparing) Keys() []kit.Key {
	back := s.r.BackKey()
	back.Words, back.Do = "the words again", func() tea.Cmd { return s.r.Replace(newPinning(s.r, s.k, s.then)) }
	return append(s.form.Keys(), back)
}

// Help says what is typed.
func (s *comparing) Help() string {
	return "Type what you hear, and not what stood on the page before: that is how a file that was swapped on its way is found out. Today, " + model.Date(s.r.Desk.Today()).String() + ", is kept as the day on which the words were compared, with your name."
}
