package question

import (
	"errors"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
)

// The fields of the form. Those that are typed into are called as the parts of a draft are.
const (
	fieldValue    = model.PartValue
	fieldStatus   = "status"
	fieldBecause  = model.PartBecause
	fieldEvidence = model.PartEvidence
	fieldOn       = model.PartOn
	fieldBy       = "by"
)

// Form is the screen of a question with a short answer.
//
// It keeps what the worker touched, and nothing else: looking at an answer never changes it.
type Form struct {
	spot
	form    *kit.Form
	touched map[string]bool // the fields that were changed and are no entry yet
	shown   model.Answer    // what the form was made from
	focus   string          // the field that had the focus when the form was dropped at the lock
	heading []string
	showed  bool // what shows it was typed here, and not found
}

func newForm(r *room.Room, list Lister, a model.Ask) *Form {
	s := &Form{spot: spot{r: r, list: list, ask: a}}
	s.build()
	return s
}

// Init remembers the place.
func (s *Form) Init() tea.Cmd {
	s.keepPlace()
	return nil
}

// build makes the form anew from what is recorded and what is still being typed.
func (s *Form) build() {
	c, it := s.closure(), s.ask.Item
	a := c.Answer(s.ask.Field())
	before, pending := s.form, s.touched
	if before != nil && before.Focused() != nil {
		s.focus = before.Focused().ID
	}
	s.touched, s.shown = map[string]bool{}, a
	value := &kit.Field{ID: fieldValue, Label: "Answer", Changed: s.changed}
	switch it.Type {
	case guide.YesNo:
		value.Kind = kit.YesNoField
	case guide.One, guide.Several:
		value.Kind = kit.OneField
		if it.Type == guide.Several {
			value.Kind, value.Hint = kit.SeveralField, "Choose all that are so."
		}
		for _, o := range it.Options {
			if s.offered(o) || a.Value.Has(o.ID) {
				value.Options = append(value.Options, kit.Option{
					ID: o.ID, Words: model.Fill(o.In(c.Nation()), c, s.ask.Subject), Note: model.Fill(o.Note, c, s.ask.Subject),
					Off: model.Impossible(c, it, s.ask.Subject, o.ID),
				})
			}
		}
	case guide.Person:
		value.Kind, value.Options = kit.OneField, s.cast(model.PersonID(a.Value.First()))
	case guide.DateType:
		value.Kind = kit.DateField
	case guide.Number:
		value.Check = func(v string) error {
			if n, err := strconv.Atoi(v); err != nil || n < 0 {
				return errors.New("type a whole number")
			}
			return nil
		}
	}
	status := &kit.Field{ID: fieldStatus, Kind: kit.OneField, Label: "Or, as it stands", Changed: s.changed, Options: []kit.Option{
		{ID: string(model.NotYet), Words: "Not yet"},
		{ID: string(model.ToDiscuss), Words: "To discuss with the manager"},
	}}
	if it.NotApply {
		status.Options = append(status.Options, kit.Option{ID: string(model.DoesNotApply), Words: "Does not apply here"})
	}
	status.Passed = func() bool { // beside an answer nobody means "not yet": one Enter too many must not say it
		return value.Value() != "" && (status.Empty() || s.touched[fieldValue])
	}
	because := &kit.Field{ID: fieldBecause, Label: "Why it can stay as it is", Hint: "Your manager sees this reason.", Changed: s.changed, Shown: s.asksWhy}
	if a.Status == model.DoesNotApply {
		because.Label, because.Hint = "Why it does not apply", ""
	}
	evidence := &kit.Field{ID: fieldEvidence, Label: "What shows it", Hint: "“In the case record: where, date” is enough.", Changed: s.changed}
	on := &kit.Field{ID: fieldOn, Kind: kit.DateField, Label: orElse(it.OnWords, "When"), Changed: s.changed}
	if a.Status == model.NotYet {
		on.Label, on.Hint = "Planned for", "It shows on your caseload, with what is late first."
	}
	by := &kit.Field{ID: fieldBy, Kind: kit.OneField, Label: orElse(it.ByWords, "Who"), Options: s.cast(a.By), Changed: s.changed}
	// When and who are asked where the question has words for them, or the answer needs them.
	on.Shown = func() bool { return s.waits() || it.OnWords != "" || a.On != "" || s.needed("on") }
	by.Shown = func() bool { return it.ByWords != "" || a.By != "" || s.needed("by") }

	if it.Area != "" && a.Value.First() == guide.NeedGap {
		evidence.Label, evidence.Hint = "Why the manager accepts it for now", "Their reason, in a line."
		on.Label, by.Label = "When it is looked at again", "Which manager accepts it"
		because.Shown = func() bool { return !because.Empty() }
	}

	fields := []*kit.Field{value, status, because, evidence, on, by}
	switch it.Type {
	case guide.LongText: // its words are written in the editor
		fields = fields[1:]
	case guide.DateType: // the answer is the date
		fields = []*kit.Field{value, status, because, on, evidence, by}
		on.Shown = s.waits
	case guide.Person: // the answer is who
		fields = []*kit.Field{value, status, because, evidence, on}
	}
	s.form = kit.NewForm(s.r.Theme(), s.r.Desk.Today, fields...)
	if asks := s.list(); at(asks, s.ask)+1 < len(asks) {
		s.form.Finish, s.form.Done = "Next question", s.step(1, s.Leave)
	} else {
		s.form.Finish, s.form.Done = "Done", s.r.Back
	}
	s.fill(a)
	for id := range pending { // a choice that is not saved yet is still the worker's
		if was, f := before.Field(id), s.form.Field(id); was != nil && f != nil && !f.Typed() {
			f.Choose(was.Values()...)
			s.touched[id] = true
		}
	}
	if s.form.Field(s.focus) != nil {
		s.form.Focus(s.focus)
	}
	s.Resize(s.w, s.h)
}

// needed reports whether the question needs something beside its answer, or what is chosen does.
func (s *Form) needed(what string) bool {
	if s.ask.Item.Needed(what) {
		return true
	}
	if s.form == nil || s.form.Field(fieldValue) == nil {
		return false
	}
	return slices.ContainsFunc(s.form.Field(fieldValue).Values(), func(v string) bool {
		o := s.ask.Item.Option(v)
		return o != nil && slices.Contains(o.Needs, what)
	})
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (s *Form) offered(o guide.Option) bool {
	return model.Offered(s.closure(), s.r.Desk.Guide, &o, s.ask.Subject, s.r.Desk.Today())
}

// cast offers everybody in the closure, and whoever was chosen before, even when set aside since.
func (s *Form) cast(chosen model.PersonID) []kit.Option {
	var out []kit.Option
	people := s.closure().Cast()
	if s.ask.Item.Helper {
		people = s.helpers()
	}
	for _, t := range people {
		out = append(out, kit.Option{ID: t.Subject.ID, Words: t.Name})
	}
	known := func(o kit.Option) bool { return o.ID == string(chosen) }
	if chosen != "" && !slices.ContainsFunc(out, known) {
		out = append(out, kit.Option{ID: string(chosen), Words: s.closure().PersonName(chosen)})
	}
	return out
}

// helpers are who may help with a need: the services that did not decline, and then everybody but the
// children and who is a concern. A gap is accepted by somebody in our team.
func (s *Form) helpers() []model.Thing {
	c := s.closure()
	if c.Answer(s.ask.Field()).Value.Has(guide.NeedGap) {
		return c.Of(model.KindTeam)
	}
	var out []model.Thing
	for _, t := range c.Of(model.KindService) {
		if stands := c.Answer(model.Field{Item: model.ItemReferral, Subject: t.Subject}).Value; !stands.Has("declined") && !stands.Has("chose-not") {
			out = append(out, t)
		}
	}
	out = append(out, c.Of(model.KindProfessional)...)
	for _, t := range c.Of(model.KindAdult) {
		if !c.IsConcern(t.Subject) {
			out = append(out, t)
		}
	}
	return append(out, c.Of(model.KindTeam)...)
}

// fill shows an answer in the form, and over it what is still being typed.
func (s *Form) fill(a model.Answer) {
	it := s.ask.Item
	value := s.form.Field(fieldValue)
	switch {
	case value == nil:
	case it.Type == guide.DateType:
		value.SetDate(model.Date(a.Value.First()))
	case value.Typed():
		value.SetText(a.Value.First())
	default:
		value.Choose(a.Value...)
	}
	s.form.Field(fieldEvidence).SetText(a.Evidence)
	s.form.Field(fieldBecause).SetText(a.Because)
	s.form.Field(fieldOn).SetDate(a.On)
	if by := s.form.Field(fieldBy); by != nil {
		by.Choose(string(a.By))
	}
	if a.Status != model.Answered {
		s.form.Field(fieldStatus).Choose(string(a.Status))
	}
	for _, f := range s.form.Fields() {
		if words, ok := s.typed(f.ID); ok && f.Typed() {
			f.SetText(words)
			s.touched[f.ID] = true
		}
	}
}

// asksWhy reports whether a reason is asked for: why the question does not apply, or why a query
// can stay open.
func (s *Form) asksWhy() bool {
	if s.form == nil {
		return true
	}
	if s.form.Field(fieldStatus).Value() == string(model.DoesNotApply) || !s.form.Field(fieldBecause).Empty() {
		return true
	}
	return s.closure() != nil && model.KindNow(s.closure(), s.ask) == guide.Query && !model.Settled(s.closure(), s.r.Desk.Guide, s.ask.Item, s.ask.Subject, s.r.Desk.Today())
}

// waits reports whether the answer is "not yet", which may carry a planned date.
func (s *Form) waits() bool {
	return s.form != nil && s.form.Field(fieldStatus).Value() == string(model.NotYet)
}

// changed takes every change in a field: a choice is an answer at once, typed words are kept as a
// draft until the field is left.
func (s *Form) changed(f *kit.Field) tea.Cmd {
	s.touched[f.ID] = true
	s.showed = s.showed || f.ID == fieldEvidence
	if f.Typed() {
		return s.r.Saver.Type(s.draft(f.ID, f.Typing()))
	}
	value := s.form.Field(fieldValue)
	switch {
	case f.ID == fieldValue && !f.Empty():
		s.form.Field(fieldStatus).Choose()
		s.touched[fieldStatus] = true
	case f.ID == fieldStatus && !f.Empty() && f.Value() != string(model.ToDiscuss) && value != nil && !value.Typed():
		value.Choose()
		s.touched[fieldValue] = true
	}
	err := s.keep()
	if err != nil && !errors.Is(err, desk.ErrNotSaved) { // refused: what is recorded stands
		for id := range s.touched {
			if !s.form.Field(id).Typed() {
				delete(s.touched, id)
			}
		}
		s.build()
	}
	if err != nil {
		s.form.Field(f.ID).Fail(kit.Sentence(err))
	}
	return nil
}

// answer is what is recorded with what was touched put in its place. A typed field that cannot be
// read yet, such as half a date, is left as it is recorded; its words stay a draft.
func (s *Form) answer() model.Answer {
	a := s.closure().Answer(s.ask.Field())
	was := a.Status
	touched := func(id string) (*kit.Field, bool) {
		f := s.form.Field(id)
		return f, f != nil && s.touched[id] && (!f.Typed() || f.Leave())
	}
	if f, ok := touched(fieldValue); ok {
		if s.moves(f.Value()) {
			a.On, a.By, a.Evidence, a.Because = "", "", "", "" // they were of the step before
		}
		a.Value = model.Value(f.Values())
		if f.Kind != kit.SeveralField {
			a.Value = model.Value{f.Value()}
		}
		if !f.Empty() && was != model.Answered {
			a.Status = model.Answered // an answer is more than "not yet"
		}
	}
	if f, ok := touched(fieldStatus); ok && !(f.Empty() && a.Status == model.Answered) {
		a.Status = model.Status(f.Value())
	}
	if f, ok := touched(fieldEvidence); ok {
		a.Evidence = f.Value()
	}
	if f, ok := touched(fieldOn); ok {
		a.On = f.Date()
	}
	if f, ok := touched(fieldBy); ok {
		a.By = model.PersonID(f.Value())
	}
	if f, ok := touched(fieldBecause); ok {
		a.Because = f.Value()
	} else if was == model.DoesNotApply && a.Status != was {
		a.Because = "" // it was the reason for something else
	}
	if was == model.NotYet && a.Status != was && !s.touched[fieldOn] {
		a.On = "" // it was a plan
	}
	if was == model.NotYet && a.Status == model.Answered && !s.showed {
		a.Evidence = "" // it told why it was not yet, and shows nothing
	}
	if a.Status == model.Unanswered && (a.On != "" || a.By != "") {
		a.Status = model.Answered
	}
	return a
}

// moves reports whether choosing an option is a step on from the one before, with a day of its own; or turns a
// need into a gap, or a gap into something else.
func (s *Form) moves(option string) bool {
	was := s.closure().Answer(s.ask.Field()).Value.First()
	if was == "" || was == option {
		return false
	}
	if s.ask.Item.Area != "" && (was == guide.NeedGap || option == guide.NeedGap) {
		return true // who accepts a gap, why, and when it is looked at again is not who helps, and from when
	}
	o := s.ask.Item.Option(option)
	return o != nil && len(o.After) > 0
}

// keep makes what was touched an entry of the journal. Words that were being typed are no drafts
// any more, but for those that cannot be read yet.
func (s *Form) keep() error {
	if len(s.touched) == 0 {
		return nil
	}
	was := s.closure().Answer(s.ask.Field())
	answer := s.answer()
	moved := s.moves(answer.Value.First())
	wrote, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, s.r.Desk.Guide, s.ask.Field(), answer, s.r.Desk.Today())
	})
	if err != nil {
		return err
	}
	for _, f := range s.form.Fields() {
		if !s.touched[f.ID] || f.Typed() && !f.Leave() {
			continue
		}
		delete(s.touched, f.ID)
		if f.Typed() {
			if err := s.r.Saver.Drop(s.draft(f.ID, "")); err != nil {
				return err
			}
		}
	}
	s.shown = s.closure().Answer(s.ask.Field())
	s.Resize(s.w, s.h)                                                           // what is wrong with the answer may have changed
	if wrote && (s.shown.Status != was.Status || moved) && len(s.touched) == 0 { // what can follow is another now
		s.build()
	}
	return nil
}

// Update takes keys and pastes. Leaving a field that is typed into makes its words an entry.
func (s *Form) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() {
			return s.r.Back()
		}
		if s.form == nil || !s.shown.Equal(s.closure().Answer(s.ask.Field())) {
			s.build()
		}
		return nil
	}
	if s.form == nil {
		return nil
	}
	before := s.form.Focused()
	cmd, _ := s.form.Update(msg)
	if after := s.form.Focused(); before != nil && before != after && before.Typed() {
		if err := s.keep(); err != nil && s.touched[before.ID] {
			if k, ok := msg.(tea.KeyPressMsg); ok && slices.Contains([]string{"enter", "tab", "down"}, k.String()) {
				s.form.Focus(before.ID) // the next keys are meant for it
			}
			before.Fail(kit.Sentence(err))
		}
	}
	return cmd
}

// Leave makes what was typed an entry before the screen goes.
func (s *Form) Leave() error {
	if s.form == nil || len(s.touched) == 0 || s.gone() {
		return nil
	}
	s.form.Leave()
	err := s.keep()
	if errors.Is(err, desk.ErrNotSaved) {
		return err
	}
	if err == nil && len(s.touched) > 0 {
		err = errors.New("it is not an answer yet")
	}
	if err != nil { // what was typed is a draft: it waits here
		s.r.Fail("“" + s.ask.Item.Title + "” keeps what you typed: " + err.Error() + ".")
	}
	return nil
}

// Forget drops what was read, at the lock. What is shown again is read again.
func (s *Form) Forget() {
	if s.form != nil && s.form.Focused() != nil {
		s.focus = s.form.Focused().ID
	}
	s.form, s.heading, s.touched, s.shown = nil, nil, nil, model.Answer{}
}

// Resize fits the form under its heading.
func (s *Form) Resize(w, h int) {
	s.w, s.h = w, h
	if w == 0 || s.form == nil {
		return
	}
	s.heading = s.head(w, h/2)
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

// Keys are the form's keys and the ways to the neighbours.
func (s *Form) Keys() []kit.Key {
	if s.form == nil {
		return nil
	}
	keys := s.form.Keys()
	keys = append(keys, s.stepKeys(s.Leave)...)
	undo := s.r.UndoKey(func() tea.Cmd {
		if s.gone() {
			return s.r.Back()
		}
		s.build()
		if err := s.keep(); err != nil { // a choice that was not saved before
			s.r.Wrong(err)
		}
		return nil
	})
	undo.Quiet = true
	return append(keys, s.r.BackKey(), undo)
}

// Typing reports whether letters are being typed.
func (s *Form) Typing() bool { return s.form != nil && s.form.Typing() }

// Help explains the question.
func (s *Form) Help() string { return s.help() }
