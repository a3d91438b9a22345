package question

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/aid"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
)

// Text is the screen on which a section of the record, or a long answer, is written.
type Text struct {
	spot
	text    *edit.Text
	shown   string // the text of the journal that the editor was filled from
	heading []string
	beside  []string // on a wide screen: what is recorded
	aid     *aid.Aid // reads along; nil where nobody reads the text but the worker

	from   *string     // what it can be started from; nil until that is asked for
	lent   model.Draft // what somebody else typed, as it was shown: theirs until the worker changes it
	third  bool        // it is written from texts that stand apart
	offers int         // how many things a letter could say now

	forgotten bool // the screen was locked, and the text is to be read again
}

func newText(r *room.Room, list Lister, a model.Ask) *Text {
	s := &Text{spot: spot{r: r, list: list, ask: a}, text: edit.New(model.MaxText)}
	s.text.Share(r.Saver.Clip())
	s.aid = aid.New(r, a, s.text)
	s.load()
	return s
}

// Init remembers the place.
func (s *Text) Init() tea.Cmd {
	s.keepPlace()
	s.countOffers()
	return s.aid.Start()
}

func (s *Text) load() {
	s.shown = s.closure().Text(s.ask.Field())
	words := s.shown
	if s.third && s.apart() {
		words = both(s.textsApart())
	}
	s.lent = model.Draft{}
	if d, ok := s.waiting(model.PartText); ok {
		words = d.Text
		if anothers(s.r, d) != "" {
			s.lent = d
		}
	}
	s.text.SetText(words)
}

// Update takes keys and pastes into the text.
func (s *Text) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() {
			return s.r.Back()
		}
		if s.closure().Text(s.ask.Field()) != s.shown || s.forgotten {
			s.load()
			s.forgotten = false
		}
		s.from = nil
		s.countOffers()
		s.Resize(s.w, s.h)
		return s.aid.Start()
	}
	if cmd := s.aid.Update(msg); cmd != nil {
		return cmd
	}
	did := s.text.Update(msg)
	if did.Say != "" {
		s.r.Fail(did.Say)
	}
	if did.Note != "" {
		s.r.Say(did.Note)
	}
	if did.Changed {
		return s.changed()
	}
	return nil
}

// changed keeps the text as a draft, and has it read once the worker pauses.
func (s *Text) changed() tea.Cmd {
	if s.lent.By != "" { // from here on it is the worker's
		s.lent = model.Draft{}
		s.Resize(s.w, s.h)
	}
	return tea.Batch(s.r.Saver.TypeLater(s.draft(model.PartText, ""), s.text.Later()), s.aid.Typed())
}

// Leave makes the text an entry before the screen goes.
func (s *Text) Leave() error {
	if s.forgotten || s.gone() || s.lent.By != "" {
		return nil
	}
	if s.third && s.apart() && s.text.Text() == both(s.textsApart()) {
		s.r.Say("Nothing was changed in the editor: they still stand apart.")
		return s.r.Saver.Drop(s.draft(model.PartText, ""))
	}
	if err := s.enterText(s.text); err != nil {
		return err // the words themselves are the saver's, and it tells how they stand
	}
	s.shown = s.closure().Text(s.ask.Field())
	return nil
}

// enterText makes what was written in the field an entry, and no draft any more.
func (s *spot) enterText(t *edit.Text) error {
	words := t.Text()
	draft := s.draft(model.PartText, words)
	if words == s.closure().Text(s.ask.Field()) && !s.apart() {
		if _, typed := s.r.Saver.Typed(draft); typed {
			return s.r.Saver.Drop(draft)
		}
		return nil
	}
	was := s.void()
	if err := s.r.Desk.Enter(draft); err != nil {
		return err
	}
	s.r.Saver.Entered()
	if s.void() && !was { // a slip of the finger must not go unnoticed
		s.r.Fail("The record reads otherwise now than when it was authorised, so it goes to the manager again. The decision (d on the closure's page) shows what differs, and puts it back.")
	}
	return s.r.Saver.Drop(draft)
}

// void reports whether the record was authorised and reads otherwise now.
func (s *spot) void() bool { return model.Void(s.closure(), s.r.Desk.Guide, s.r.Desk.Today()) }

// Forget drops the text at the lock; it was saved before. What is shown again is read again.
func (s *Text) Forget() {
	s.text.SetText("")
	s.aid.Forget()
	s.lent = model.Draft{}
	s.shown, s.heading, s.beside, s.from, s.forgotten = "", nil, nil, nil, true
}

// recorded is what the text can be started from, as it was when the screen was last shown.
func (s *Text) recorded() string {
	if s.from == nil {
		words := ""
		if src, err := s.r.Desk.Source(); err == nil && len(s.ask.Item.From) > 0 {
			words = document.Start(src, s.ask)
		}
		s.from = &words
	}
	return *s.from
}

// Keys are the ways from here. Every letter belongs to the text; so does every key while words are
// looked for, and Esc while something is selected.
func (s *Text) Keys() []kit.Key {
	esc := kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "done", More: "keeps the text and goes back", Do: s.r.Back}
	if k, ok := s.text.EscKey(); ok {
		esc = k
	}
	keys := []kit.Key{esc}
	if s.text.Finding() {
		return append(keys, s.text.Keys()...)
	}
	if len(s.ask.Item.From) > 0 {
		keys = append(keys, s.startKey())
	}
	if s.aid != nil {
		keys = append(keys, s.aid.Key(s.Leave))
	}
	if s.offering() {
		keys = append(keys, s.offerKeys()...)
	}
	keys = append(keys, kit.Key{Press: []string{"f3"}, Show: "F3", Words: "how it stands", More: "not yet, to discuss, does not apply; evidence, date and who", Do: s.stands})
	if s.text.Selecting() { // what can be done with it stands first
		return append(append(keys[:1:1], s.text.Keys()...), append(keys[1:], s.stepKeys(s.Leave)...)...)
	}
	return append(append(keys, s.stepKeys(s.Leave)...), s.text.Keys()...)
}

// Copies reports that Ctrl+C copies here.
func (s *Text) Copies() bool { return true }

// startKey starts an empty text from what is recorded: a letter from a first draft.
func (s *Text) startKey() kit.Key {
	k := kit.Key{Press: []string{"f2"}, Show: "F2", Words: "start from the record", More: "puts what is recorded into an empty text, for you to make your own", Do: s.start, Off: s.noStart()}
	if s.letter() {
		k.Words, k.More = "draw a first draft", "puts a letter drawn from what you planned and recorded into an empty text, for you to make your own"
	}
	return k
}

func (s *Text) noStart() string {
	switch {
	case !s.text.Empty():
		return "It has words already. They are yours: nothing is written over them."
	case s.recorded() != "":
		return ""
	case s.letter():
		return "There is nothing to draw a letter from yet."
	}
	return "There is nothing to start from here. Tables stand under your words in the record."
}

func (s *Text) start() tea.Cmd {
	s.text.SetText(s.recorded())
	if s.letter() {
		s.text.Home()
		s.r.Say("A first draft, drawn from what is recorded. It is yours to change.")
	} else {
		s.r.Say("Started from what is recorded. It is yours to change.")
	}
	return s.changed()
}

// stands goes to the form with everything about the field that is not its text.
func (s *Text) stands() tea.Cmd {
	if err := s.Leave(); err != nil {
		s.r.Wrong(err)
		return nil
	}
	return s.r.Push(newForm(s.r, Alone(s.ask), s.ask))
}

// Typing is always so.
func (s *Text) Typing() bool { return true }

// Help explains what belongs in the text.
func (s *Text) Help() string { return s.help() }
