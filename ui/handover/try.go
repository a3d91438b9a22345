package handover

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// try is the form on which an attempt to reach a service is noted.
type try struct {
	r       *room.Room
	service model.Subject
	form    *kit.Form
	w, h    int
}

func newTry(r *room.Room, service model.Subject) *try {
	s := &try{r: r, service: service}
	var outcomes []kit.Option
	for _, o := range model.Outcomes {
		outcomes = append(outcomes, kit.Option{ID: o.ID, Words: o.Words})
	}
	s.form = kit.NewForm(r.Theme(), r.Desk.Today,
		&kit.Field{ID: "outcome", Kind: kit.OneField, Label: "What came of it", Options: outcomes, Need: "Choose what came of it."},
		&kit.Field{ID: "on", Kind: kit.DateField, Label: "When", Hint: "Such as 3 11 2026, or “today”.", Need: "Type the day."},
		&kit.Field{ID: "who", Label: "Whom you tried or spoke with", Changed: s.typed},
		&kit.Field{ID: "note", Label: "Anything to remember", Changed: s.typed},
	)
	s.form.Finish, s.form.Done = "Note it", s.done
	for _, f := range s.form.Fields() {
		if d, ok := r.Saver.Typed(s.draft(f)); ok {
			f.SetText(d.Text)
		}
	}
	return s
}

// draft is what is being typed in a field of the form. It belongs to no question, so it waits
// here until the attempt is noted.
func (s *try) draft(f *kit.Field) model.Draft {
	return model.Draft{
		Field: model.Field{Item: "attempt", Subject: s.service}, Part: f.ID, Text: f.Typing(),
		By: s.r.Desk.Worker().ID, At: s.r.Now(),
	}
}

func (s *try) typed(f *kit.Field) tea.Cmd { return s.r.Saver.Type(s.draft(f)) }

func (s *try) done() tea.Cmd {
	ok := s.r.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Try(c, s.r.Desk.Guide, model.Tried{
			Service: s.service, On: s.form.Field("on").Date(), Outcome: s.form.Field("outcome").Value(),
			Who: s.form.Field("who").Value(), Note: s.form.Field("note").Value(),
		}, s.r.Desk.Today())
	})
	if !ok {
		return nil
	}
	var errs error
	for _, f := range s.form.Fields() {
		if f.Typed() {
			errs = errors.Join(errs, s.r.Saver.Drop(s.draft(f)))
		}
	}
	if errs != nil {
		s.r.Wrong(errs)
	}
	s.r.Say("Noted.")
	return s.r.Back()
}

// Init does nothing more.
func (s *try) Init() tea.Cmd { return nil }

// Update takes keys and pastes.
func (s *try) Update(msg tea.Msg) tea.Cmd {
	cmd, _ := s.form.Update(msg)
	return cmd
}

// Resize lays the form out.
func (s *try) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, h)
}

// Draw draws the form.
func (s *try) Draw() (string, *tea.Cursor) { return s.form.Draw() }

// Keys are the form's keys.
func (s *try) Keys() []kit.Key { return append(s.form.Keys(), s.r.BackKey()) }

// Title names the place.
func (s *try) Title() string { return "An attempt to reach them" }

// Typing reports whether letters are being typed.
func (s *try) Typing() bool { return s.form.Typing() }
