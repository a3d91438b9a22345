package room

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// KeepLine keeps the words on a dialog's line as a draft of the open closure until drop is called,
// and puts back those that came to nothing before.
func (r *Room) KeepLine(d *kit.Dialog, about model.Field) (drop func() error) {
	about.Item = model.FormPrefix + about.Item
	in := r.Desk.OpenID()
	draft := func(words string) model.Draft {
		return model.Draft{Closure: in, Field: about, Part: "line", Text: words, By: r.Desk.Worker().ID, At: r.Now()}
	}
	drafts, err := r.Desk.FormDrafts(in)
	if err != nil {
		r.Wrong(err)
	}
	for _, kept := range drafts {
		if kept.Field == about {
			d.Fill = kept.Text
		}
	}
	if typed, ok := r.Saver.Typed(draft("")); ok {
		d.Fill = typed.Text
	}
	d.Changed = func(words string) tea.Cmd { return r.Saver.Type(draft(words)) }
	return func() error { return r.Saver.Drop(draft("")) }
}

// A Form is a screen with a form that makes something new. Until it does, what is typed and chosen
// waits as drafts: leaving the form, or losing the laptop's power, loses none.
type Form struct {
	*kit.Form
	r     *Room
	in    model.ClosureID // the closure that the drafts belong to; empty for none
	about model.Field     // what the drafts are kept under
	title string
	help  string

	forgotten bool // the screen was locked, and what was typed is to be read again
}

// NewForm makes the screen. The drafts are kept under about, in the closure that is open. When the form is finished, done makes
// something of it; once it has, what was typed is no draft any more, and then goes on.
func NewForm(r *Room, title, help string, about model.Field, fields []*kit.Field, finish string, done func(f *kit.Form) error, then func() tea.Cmd) *Form {
	about.Item = model.FormPrefix + about.Item
	s := &Form{r: r, in: r.Desk.OpenID(), about: about, title: title, help: help}
	for _, f := range fields {
		f.Changed = func(f *kit.Field) tea.Cmd { return r.Saver.Type(s.draft(f)) }
	}
	s.Form = kit.NewForm(r.Theme(), r.Desk.Today, fields...)
	s.recall()
	s.Finish = finish
	s.Done = func() tea.Cmd {
		if err := r.Told(done(s.Form)); err != nil {
			s.Fields()[0].Fail(kit.Sentence(err))
			s.Focus(s.Fields()[0].ID)
			return nil
		}
		if err := s.drop(); err != nil {
			r.Wrong(err)
		}
		return then()
	}
	return s
}

func (s *Form) draft(f *kit.Field) model.Draft {
	text := f.Typing() // of several that are chosen, all of them
	return model.Draft{Closure: s.in, Field: s.about, Part: f.ID, Text: text, By: s.r.Desk.Worker().ID, At: s.r.Now()}
}

// recall fills the form with what was typed before and came to nothing yet.
func (s *Form) recall() {
	put := func(f *kit.Field, text string) {
		if f.Typed() {
			f.SetText(text)
		} else {
			f.Choose(strings.Split(text, ",")...)
		}
	}
	drafts, err := s.r.Desk.FormDrafts(s.in)
	if err != nil {
		s.r.Wrong(err)
	}
	for _, d := range drafts {
		if f := s.Field(d.Part); d.Field == s.about && f != nil {
			put(f, d.Text)
		}
	}
	for _, f := range s.Fields() {
		if d, ok := s.r.Saver.Typed(s.draft(f)); ok {
			put(f, d.Text)
		}
	}
}

func (s *Form) drop() error {
	var errs error
	for _, f := range s.Fields() {
		errs = errors.Join(errs, s.r.Saver.Drop(s.draft(f)))
	}
	return errs
}

// Init does nothing more.
func (s *Form) Init() tea.Cmd { return nil }

// Update takes keys and pastes.
func (s *Form) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok && s.forgotten {
		s.recall()
		s.forgotten = false
		return nil
	}
	cmd, _ := s.Form.Update(msg)
	return cmd
}

// Forget drops what was typed, at the lock; it was saved before.
func (s *Form) Forget() {
	for _, f := range s.Fields() {
		if f.Typed() {
			f.SetText("")
		} else {
			f.Choose()
		}
	}
	s.forgotten = true
}

// Keys are the form's keys.
func (s *Form) Keys() []kit.Key { return append(s.Form.Keys(), s.r.BackKey()) }

// Title names the place.
func (s *Form) Title() string { return s.title }

// Help says what the form is for.
func (s *Form) Help() string { return s.help }
