package question

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store/desk"
	"handover/ui/aid"
	"handover/ui/kit"
	"handover/ui/room"
)

// Form is the screen of a question with a short answer, or of a sheet: of all that is asked on one page about
// one subject. The question whose field has the focus is the one where the worker is.
type Form struct {
	spot
	sheet   *guide.Sheet // nil for a question with a page of its own
	parts   []*part
	form    *kit.Form
	focus   string // the field that had the focus when the form was dropped at the lock
	heading []string
	reading *aid.Aid // what reads the words along in which the cursor stands; nil elsewhere
}

// newForm makes the page of one question.
func newForm(r *room.Room, list Lister, a model.Ask) *Form {
	s := &Form{spot: spot{r: r, list: list, ask: a}}
	s.build()
	return s
}

// Init remembers the place.
func (s *Form) Init() tea.Cmd {
	s.keepPlace()
	return s.readAlong()
}

// readAlong has the words read as they stand in which the cursor has come to stand.
func (s *Form) readAlong() tea.Cmd {
	before := s.reading
	s.reading = nil
	if p := s.writing(); p != nil {
		s.reading = p.aid
	}
	if s.reading == before {
		return nil
	}
	return s.reading.Start()
}

// here is the part where the worker is.
func (s *Form) here() *part { return s.part(s.ask) }

// Update takes keys and pastes. Leaving a field that is typed into makes its words an entry.
func (s *Form) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() || len(s.asks()) == 0 {
			return s.r.Back()
		}
		if s.form == nil || len(s.parts) != len(s.asks()) || slices.ContainsFunc(s.parts, (*part).stale) {
			s.build()
		}
		s.reading = nil // read again: something else may be left as it is now
		return s.readAlong()
	}
	if s.form == nil {
		return nil
	}
	for _, p := range s.parts {
		if cmd := p.aid.Update(msg); cmd != nil {
			return cmd
		}
	}
	before := s.form.Focused()
	cmd, _ := s.form.Update(msg)
	after := s.form.Focused()
	if before == nil || after != nil && after.ID == before.ID {
		return cmd
	}
	if before.Typed() {
		s.left(before, msg)
	}
	s.moved()
	return tea.Batch(cmd, s.readAlong())
}

// left makes the words an entry of a field that has lost the focus.
func (s *Form) left(f *kit.Field, msg tea.Msg) {
	i := slices.IndexFunc(s.parts, func(p *part) bool { return slices.Contains(p.fields, f) })
	if i < 0 {
		return
	}
	p := s.parts[i]
	p.took(f, msg)
	err := p.enter()
	if err == nil {
		if err = p.keep(); err == nil || !p.touched[p.name(f)] {
			s.settle(p.ask)
			return
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && slices.Contains([]string{"enter", "tab", "down"}, k.String()) {
		s.form.Focus(f.ID) // the next keys are meant for it
	}
	f.Fail(kit.Sentence(err))
}

// moved notes in which question the worker is now.
func (s *Form) moved() {
	f := s.form.Focused()
	if f == nil || s.sheet == nil {
		return
	}
	for _, p := range s.parts {
		if slices.Contains(p.fields, f) && p.ask.Field() != s.ask.Field() {
			s.ask = p.ask
			s.keepPlace()
			s.Resize(s.w, s.h)
		}
	}
}

// Leave makes what was typed an entry before the screen goes.
func (s *Form) Leave() error {
	if s.form == nil || s.gone() {
		return nil
	}
	s.form.Leave()
	for _, p := range slices.Clone(s.parts) {
		if p = s.part(p.ask); p == nil { // an answer before it took it off the page
			continue
		}
		if err := p.enter(); err != nil {
			return err
		}
		if len(p.touched) == 0 {
			continue
		}
		err := p.keep()
		if errors.Is(err, desk.ErrNotSaved) {
			return err
		}
		if err == nil && len(p.touched) > 0 {
			err = errors.New("it is not an answer yet")
		}
		if err != nil { // what was typed is a draft: it waits here
			s.r.Fail("“" + p.ask.Item.Title + "” keeps what you typed: " + err.Error() + ".")
		}
	}
	return nil
}

// Forget drops what was read, at the lock. What is shown again is read again.
func (s *Form) Forget() {
	if s.form != nil && s.form.Focused() != nil {
		s.focus = s.form.Focused().ID
	}
	for _, p := range s.parts {
		if p.text != nil {
			p.text.SetText("")
		}
		p.aid.Forget()
	}
	s.form, s.parts, s.heading, s.reading = nil, nil, nil, nil
}

// Resize fits the form under its heading, with what there is to say of each question now.
func (s *Form) Resize(w, h int) {
	s.w, s.h = w, h
	if w == 0 || s.form == nil || s.closure() == nil {
		return
	}
	for _, p := range s.parts {
		p.dress(p.ask.Field() == s.ask.Field(), min(max(w-4, 8), kit.Readable), h)
	}
	s.heading = s.above(w, h)
	s.form.Resize(w, max(h-len(s.heading), 1))
}

// Draw draws the question and its form.
func (s *Form) Draw() (string, *tea.Cursor) {
	if s.form == nil {
		return kit.Fit("", s.w, s.h), kit.At(0, 0)
	}
	body, cursor := s.form.Draw()
	lines := append([]string{}, s.heading...)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	return kit.Fit(joinLines(lines)+body, s.w, s.h), cursor
}

func joinLines(lines []string) string {
	out := ""
	for _, l := range lines {
		out += l + "\n"
	}
	return out
}

// writing is the part in whose words the cursor stands; nil elsewhere.
func (s *Form) writing() *part {
	if s.form == nil {
		return nil
	}
	f, p := s.form.Focused(), s.here()
	if f == nil || f.Kind != kit.LongField || p == nil || !slices.Contains(p.fields, f) {
		return nil
	}
	return p
}

// Keys are the form's keys and the ways to the neighbours. In words of several lines every letter, and what
// the editor does, belongs to them.
func (s *Form) Keys() []kit.Key {
	if s.form == nil {
		return nil
	}
	back, words := s.r.BackKey(), s.writing()
	if words != nil {
		if k, ok := words.text.EscKey(); ok {
			back = k
		}
	}
	keys := s.form.Keys()
	if p := s.here(); p != nil {
		if p.ask.Item.Planned && p.text != nil {
			keys = append(keys, p.takeKey())
		}
		if s.sheet != nil {
			keys = append(keys, kit.Key{Press: []string{"f3"}, Show: "F3", Words: "how it stands", More: "not yet, to discuss, does not apply; what shows it, when and who", Do: s.stands})
		}
	}
	if words != nil && words.aid != nil {
		keys = append(keys, words.aid.Key(s.enterWords))
	}
	keys = append(append(keys, s.stepKeys(s.Leave)...), back)
	if words != nil {
		return append(keys, words.text.Keys()...)
	}
	undo := s.r.UndoKey(s.undone)
	undo.Quiet = true
	return append(keys, undo)
}

func (s *Form) undone() tea.Cmd {
	if s.gone() || len(s.asks()) == 0 {
		return s.r.Back()
	}
	s.build()
	for _, p := range slices.Clone(s.parts) {
		if err := p.keep(); err != nil { // a choice that was not saved before
			s.r.Wrong(err)
		}
	}
	return nil
}

// enterWords makes an entry of the words in which the cursor stands.
func (s *Form) enterWords() error {
	p := s.writing()
	if p == nil {
		return nil
	}
	return p.enter()
}

// Copies reports whether Ctrl+C copies: it does in words of several lines.
func (s *Form) Copies() bool { return s.writing() != nil }

// Typing reports whether letters are being typed.
func (s *Form) Typing() bool { return s.form != nil && s.form.Typing() }
