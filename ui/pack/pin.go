package pack

import (
	"context"
	"errors"
	"strings"

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
		known, err := knownOf(r, k)
		switch own, _, _ := r.Desk.Identity(); {
		case own.Same(k):
			return errors.New("this is this vault's own key. Choose the file that your colleague gave you")
		case err != nil:
			return err
		case known.was != nil && known.was.Revoked == "":
			return errors.New("this key of " + known.was.Key.Who() + " is pinned here already, since " + known.was.Compared.String())
		}
		return nil
	}, Do: func() tea.Cmd { return r.Push(newPinning(r, k, r.Back)) }}}
	return r.Ask(d)
}

// newPinning makes the page with the six words of a key, and how they are compared. Once the key is pinned, then
// goes on.
func newPinning(r *room.Room, k store.Identity, then func() tea.Cmd) kit.Screen {
	s := newPage(r, "Compare the words", "Anybody can write a key file in anybody's name. Only the voice of your colleague, on a number that you had before, shows that this key is theirs.")
	known, err := knownOf(r, k)
	if err != nil {
		r.Wrong(err)
	}
	s.lay = func(p *sheet) {
		if was := known.was; was != nil && was.Revoked != "" {
			p.tell(kit.Overdue, "This key of "+was.Key.Who()+" was revoked here on "+was.Revoked.String()+": "+was.Because+".")
			p.par("It can be pinned again, as if for the first time: once they have read you their six words anew, and you say why it holds again. If somebody else may have had their laptop, or their passphrase, do not: they make a new vault, and with it a new key.")
		}
		if same := known.same; same != nil {
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
			return r.Replace(newComparing(r, k, known, then))
		}}}
	}
	s.shown = func() tea.Cmd { return nil }
	return s
}

// A known is what is known here of a key before it is pinned.
type known struct {
	was   *store.Colleague // where it is pinned, or was until it was revoked
	same  *store.SameName  // where another key is pinned for that name, which it would replace
	alike []model.Worker   // who is known here by that name
}

func knownOf(r *room.Room, k store.Identity) (out known, err error) {
	out.was, err = r.Desk.Vault().Known(context.Background(), k)
	if errors.As(err, &out.same) {
		err = nil
	}
	if out.same == nil { // who it replaces was asked for then
		out.alike = r.Desk.Namesakes(k)
	}
	return out, err
}

// A comparing is the form on which six words are typed as they are heard.
type comparing struct {
	r     *room.Room
	k     store.Identity
	known known
	then  func() tea.Cmd
	form  *kit.Form
	w, h  int
}

const (
	fieldWords    = "words"
	fieldReplaces = "replaces"
	fieldPerson   = "person"
	fieldAgain    = "again"

	nobodyHere = "nobody"
)

func newComparing(r *room.Room, k store.Identity, known known, then func() tea.Cmd) *comparing {
	s := &comparing{r: r, k: k, known: known, then: then}
	fields := []*kit.Field{{ID: fieldWords, Label: "The six words, as " + k.Name + " reads them to you", Hint: "Commas and capitals do not matter. Esc shows the key's words again.", Need: "Type the six words as you hear them."}}
	if same := known.same; same != nil {
		fields = append(fields, &kit.Field{ID: fieldReplaces, Kind: kit.YesNoField, Label: "Did they say that they have a new key, in place of the one that is pinned?",
			Hint: "Yes pins this one, and revokes the other: " + same.Pinned.Key.Words(), Need: "Ask them, and say yes; or go back with Esc.", Check: func(value string) error {
				if value == "no" {
					return errors.New("then this key is not pinned. Go back with Esc, and find out whose it is")
				}
				return nil
			}})
	}
	if len(known.alike) > 0 {
		fields = append(fields, whichPerson(r, k, known.alike))
	}
	if known.was != nil {
		fields = append(fields, &kit.Field{ID: fieldAgain, Label: "Why does this key hold again?", Hint: "It is kept in who did what, with your name. Example: the laptop was found, and nobody had it.", Need: "Say why it holds again, or go back with Esc."})
	}
	s.form = kit.NewForm(r.Theme(), r.Desk.Today, fields...)
	s.form.Finish = "They are the same: pin the key"
	s.form.Done = s.pin
	return s
}

// whichPerson asks whether the owner of a key is somebody who is known here by that name: somebody of two names in a
// list is easily taken for two people, and two people of one name for one.
func whichPerson(r *room.Room, k store.Identity, alike []model.Worker) *kit.Field {
	f := &kit.Field{ID: fieldPerson, Kind: kit.OneField, Label: "Is the owner of this key somebody who is known here?", Hint: "Somebody by that name has written or sat here. Ask them.",
		Need: "Say whether they are the same person."}
	seen := map[string]bool{}
	for _, w := range alike {
		if who := r.Desk.WorkerNamed(w.ID); !seen[strings.ToLower(who)] {
			seen[strings.ToLower(who)] = true
			f.Options = append(f.Options, kit.Option{ID: string(w.ID), Words: "Yes: " + who})
		}
	}
	f.Options = append(f.Options, kit.Option{ID: nobodyHere, Words: "No: another person by that name", Note: "They stay two people in lists. Whoever has the same name as somebody who wrote in a record cannot decide on it: one of the two says their name in full, or with an initial."})
	return f
}

// persons says who of those known here the owner is, and is not.
func (s *comparing) persons() (here, apart []model.WorkerID) {
	f := s.form.Field(fieldPerson)
	if f == nil {
		return nil, nil
	}
	chosen := s.r.Desk.WorkerNamed(model.WorkerID(f.Value()))
	for _, w := range s.known.alike {
		switch {
		case strings.EqualFold(s.r.Desk.WorkerNamed(w.ID), chosen):
			here = append(here, w.ID)
		case f.Value() == nobodyHere:
			apart = append(apart, w.ID)
		}
	}
	return here, apart
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
	how := store.Comparison{Replaces: s.known.same != nil}
	how.Here, how.Apart = s.persons()
	if again := s.form.Field(fieldAgain); again != nil {
		how.Again = again.Value()
	}
	c, err := s.r.Desk.PinAs(s.k, how)
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
