package caseload

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/closure"
	"handover/ui/kit"
	"handover/ui/room"
)

// begin is the form that opens a new closure. The questions about it follow, one at a time.
type begin struct {
	r    *room.Room
	form *kit.Form
	w, h int
}

const beginItem = "new closure" // what the drafts of the form are kept under

func newBegin(r *room.Room) *begin {
	s := &begin{r: r}
	s.form = kit.NewForm(r.Theme(), r.Desk.Today,
		&kit.Field{ID: "reference", Label: "Reference", Hint: "The council's reference for this closure, or your team's.", Need: "Type a reference, so that the closure can be found again.", Changed: s.typed},
		&kit.Field{ID: "child", Label: "How to refer to the child", Hint: "Initials, unless you need more: the fewer names on a laptop, the less there is to lose.", Need: "Type initials, or another way to refer to the child.", Changed: s.typed},
	)
	s.form.Finish, s.form.Done = "Begin", s.done
	if drafts, err := r.Desk.Drafts(); err == nil {
		for _, d := range drafts {
			if f := s.form.Field(d.Part); d.Item == beginItem && f != nil {
				f.SetText(d.Text)
			}
		}
	}
	return s
}

func (s *begin) draft(f *kit.Field) model.Draft {
	return model.Draft{Field: model.Field{Item: beginItem}, Part: f.ID, Text: f.Typing(), By: s.r.Desk.Worker().ID, At: s.r.Now()}
}

func (s *begin) typed(f *kit.Field) tea.Cmd { return s.r.Saver.Type(s.draft(f)) }

// done opens the closure and goes to its first question, with the closure's page behind it.
func (s *begin) done() tea.Cmd {
	if _, err := s.r.Desk.Begin(s.form.Field("reference").Value(), s.form.Field("child").Value()); err != nil {
		s.form.Field("reference").Fail(room.Sentence(err))
		return nil
	}
	s.r.Saver.Entered()
	var errs error
	for _, f := range s.form.Fields() {
		errs = errors.Join(errs, s.r.Saver.Drop(s.draft(f)))
	}
	if errs != nil {
		s.r.Wrong(errs)
	}
	page := closure.New(s.r)
	cmd := s.r.Replace(page)
	return tea.Batch(cmd, page.GoTo(guide.Readiness))
}

// Init does nothing more.
func (s *begin) Init() tea.Cmd { return nil }

// Update takes keys and pastes.
func (s *begin) Update(msg tea.Msg) tea.Cmd {
	cmd, _ := s.form.Update(msg)
	return cmd
}

// Resize lays the form out.
func (s *begin) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, h)
}

// Draw draws the form.
func (s *begin) Draw() (string, *tea.Cursor) { return s.form.Draw() }

// Keys are the form's keys.
func (s *begin) Keys() []kit.Key { return append(s.form.Keys(), s.r.BackKey()) }

// Title names the place.
func (s *begin) Title() string { return "New closure" }

// Typing reports whether letters are being typed.
func (s *begin) Typing() bool { return s.form.Typing() }

// Help says what follows.
func (s *begin) Help() string {
	return "Two things begin a closure. The rest is asked one question at a time, in whatever order suits you, and can wait."
}
