package question

import (
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
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
type Form struct {
	spot
	form    *kit.Form
	heading []string
}

func newForm(r *room.Room, asks []model.Ask, at int) *Form {
	s := &Form{spot: spot{r: r, asks: asks, at: at}}
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
	c, it := s.closure(), s.ask().Item
	a := c.Answer(s.ask().Field())
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
				value.Options = append(value.Options, kit.Option{ID: o.ID, Words: model.Fill(o.In(c.Nation()), c, s.ask().Subject), Note: model.Fill(o.Note, c, s.ask().Subject)})
			}
		}
	case guide.Person:
		value.Kind, value.Options = kit.OneField, s.cast()
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
	because := &kit.Field{ID: fieldBecause, Label: "Why it can stay as it is", Hint: "Your manager sees this reason.", Changed: s.changed, Shown: s.asksWhy}
	if a.Status == model.DoesNotApply {
		because.Label, because.Hint = "Why it does not apply", ""
	}
	evidence := &kit.Field{ID: fieldEvidence, Label: "What shows it", Hint: "“In the case record: where, date” is enough.", Changed: s.changed}
	on := &kit.Field{ID: fieldOn, Kind: kit.DateField, Label: orElse(it.OnWords, "When"), Changed: s.changed}
	if a.Status == model.NotYet {
		on.Label, on.Hint = "Planned for", "It shows on your caseload, with what is late first."
	}
	by := &kit.Field{ID: fieldBy, Kind: kit.OneField, Label: orElse(it.ByWords, "Who"), Options: s.cast(), Changed: s.changed}

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
	if s.at+1 < len(s.asks) {
		s.form.Finish, s.form.Done = "Next question", s.step(1)
	} else {
		s.form.Finish, s.form.Done = "Done", s.r.Back
	}
	s.fill(a)
	s.Resize(s.w, s.h)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (s *Form) offered(o guide.Option) bool {
	for _, f := range o.When {
		if !model.FlagUp(s.closure(), s.r.Desk.Guide, f, s.ask().Subject, s.r.Desk.Today()) {
			return false
		}
	}
	return true
}

func (s *Form) cast() []kit.Option {
	var out []kit.Option
	for _, t := range s.closure().Cast() {
		out = append(out, kit.Option{ID: t.Subject.ID, Words: t.Name})
	}
	return out
}

// fill shows an answer in the form, and over it what is still being typed.
func (s *Form) fill(a model.Answer) {
	it := s.ask().Item
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
		if typed, ok := s.r.Saver.Typed(s.draft(f.ID, "")); ok && f.Typed() {
			f.SetText(typed.Text)
		}
	}
}

// asksWhy reports whether a reason is asked for: why the question does not apply, or why a query
// can stay open.
func (s *Form) asksWhy() bool {
	if s.form == nil {
		return true
	}
	return s.form.Field(fieldStatus).Value() == string(model.DoesNotApply) || s.ask().Item.Kind == guide.Query
}

// waits reports whether the answer is "not yet", which may carry a planned date.
func (s *Form) waits() bool {
	return s.form != nil && s.form.Field(fieldStatus).Value() == string(model.NotYet)
}

// changed takes every change in a field: a choice is an answer at once, typed words are kept as a
// draft until the field is left.
func (s *Form) changed(f *kit.Field) tea.Cmd {
	if f.Typed() {
		return s.r.Saver.Type(s.draft(f.ID, f.Typing()))
	}
	switch {
	case f.ID == fieldValue && !f.Empty():
		s.form.Field(fieldStatus).Choose()
	case f.ID == fieldStatus && !f.Empty() && f.Value() != string(model.ToDiscuss):
		if value := s.form.Field(fieldValue); value != nil && !value.Typed() {
			value.Choose()
		}
	}
	if err := s.keep(); err != nil {
		f.Fail(kit.Sentence(err))
	}
	return nil
}

// answer is what the form says.
func (s *Form) answer() model.Answer {
	a := model.Answer{
		Evidence: s.form.Field(fieldEvidence).Value(),
		On:       s.form.Field(fieldOn).Date(),
		Because:  s.form.Field(fieldBecause).Value(),
		Status:   model.Status(s.form.Field(fieldStatus).Value()),
	}
	if by := s.form.Field(fieldBy); by != nil {
		a.By = model.PersonID(by.Value())
	}
	value := s.form.Field(fieldValue)
	switch {
	case value == nil:
	case value.Kind == kit.SeveralField:
		a.Value = value.Values()
	case !value.Empty():
		a.Value = model.Value{value.Value()}
	}
	if a.Status == model.Unanswered && (len(a.Value) > 0 || a.Evidence != "" || a.On != "" || a.By != "") {
		a.Status = model.Answered
	}
	return a
}

// keep makes what the form says an entry of the journal. Words that were being typed are no
// drafts any more.
func (s *Form) keep() error {
	was := s.closure().Answer(s.ask().Field()).Status
	err := s.r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, s.r.Desk.Guide, s.ask().Field(), s.answer(), s.r.Desk.Today())
	})
	if err != nil {
		return err
	}
	s.r.Saver.Entered()
	for _, f := range s.form.Fields() {
		if !f.Typed() {
			continue
		}
		if _, typed := s.r.Saver.Typed(s.draft(f.ID, "")); typed && f.Leave() {
			if err := s.r.Saver.Drop(s.draft(f.ID, "")); err != nil {
				return err
			}
		}
	}
	if is := s.closure().Answer(s.ask().Field()).Status; is != was && (is == model.NotYet || was == model.NotYet || is == model.DoesNotApply || was == model.DoesNotApply) {
		at := s.form.Focused()
		s.build()
		if at != nil {
			s.form.Focus(at.ID)
		}
	}
	return nil
}

// Update takes keys and pastes. Leaving a field that is typed into makes its words an entry.
func (s *Form) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.build()
		return nil
	}
	before := s.form.Focused()
	cmd, _ := s.form.Update(msg)
	if after := s.form.Focused(); before != nil && before != after && before.Typed() {
		if err := s.keep(); err != nil {
			before.Fail(kit.Sentence(err))
		}
	}
	return cmd
}

// Leave makes what was typed an entry before the screen goes.
func (s *Form) Leave() error {
	s.form.Leave()
	if !s.form.Check() {
		return errors.New("one answer is not right yet: mend it or empty it, then go on")
	}
	return s.keep()
}

// Resize fits the form under its heading.
func (s *Form) Resize(w, h int) {
	s.w, s.h = w, h
	if w == 0 {
		return
	}
	s.heading = s.head(w, h/2)
	s.form.Resize(w, max(h-len(s.heading), 1))
}

// Draw draws the question and its form.
func (s *Form) Draw() (string, *tea.Cursor) {
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
	keys := s.form.Keys()
	keys = append(keys, s.stepKeys()...)
	undo := s.r.UndoKey(s.build)
	undo.Quiet = true
	return append(keys, s.r.BackKey(), undo)
}

// Typing reports whether letters are being typed.
func (s *Form) Typing() bool { return s.form.Typing() }

// Help explains the question.
func (s *Form) Help() string { return s.help() }
