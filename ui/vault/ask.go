package vault

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
)

// An asking is a screen that asks for the passphrase, and perhaps for more, does something that takes a
// while outside of the program's loop, and then says what came of it.
type asking struct {
	r      *room.Room
	title  string
	words  func() []string                // said above the form
	fields func() []*kit.Field            // makes the fields anew, with nothing in them
	finish string                         // the button
	doing  string                         // said while it is done
	work   func(f *kit.Form) func() error // reads the form; what it returns is done outside of the loop
	over   func() []string                // what came of it
	more   string                         // for F1

	keys  func() []kit.Key // beside the form's; may be nil
	after func() []kit.Key // once it is over, in place of going back; may be nil
	drop  func()           // drops what came of it, at the lock; may be nil
	small func(small bool) // told whether there is no room for the words; may be nil

	form  *kit.Form
	busy  bool
	done  bool
	pager *kit.Pager
	w, h  int
}

// A didMsg is how it ended, for the screen that asked.
type didMsg struct {
	asked *asking
	err   error
}

const (
	fieldPass = "passphrase"
	fieldYes  = "yes"
)

// passField asks for the passphrase that is in force.
func passField() *kit.Field {
	return &kit.Field{ID: fieldPass, Kind: kit.SecretField, Label: "Your passphrase", Need: "Type your passphrase: it shows that this is you."}
}

// yesField asks for a person's yes.
func yesField(label string) *kit.Field {
	return &kit.Field{ID: fieldYes, Kind: kit.YesNoField, Label: label, Need: "Say yes, or go back with Esc.", Check: func(value string) error {
		if value != "yes" {
			return errors.New("nothing is changed without a yes; go back with Esc")
		}
		return nil
	}}
}

// with is the passphrase as it was typed into the form.
func with(f *kit.Form) store.With {
	return store.With{Passphrase: []byte(f.Field(fieldPass).Value())}
}

func (s *asking) ready() *asking {
	s.pager = kit.NewPager(s.r.Theme())
	s.renew()
	return s
}

// renew makes the form anew: nothing that was typed into the one before is left on the screen.
func (s *asking) renew() {
	s.form = kit.NewForm(s.r.Theme(), s.r.Desk.Today, s.fields()...)
	s.form.Finish = s.finish
	s.form.Done = s.start
}

// start does what was asked for, and empties the passphrase at once.
func (s *asking) start() tea.Cmd {
	work := s.work(s.form)
	s.form.Field(fieldPass).SetText("")
	s.busy = true
	return func() tea.Msg { return didMsg{s, work()} }
}

// did says what came of it. What was wrong is said below the passphrase.
func (s *asking) did(err error) tea.Cmd {
	s.busy = false
	if err == nil {
		s.done = true
		s.renew()
		s.lay()
		s.pager.Top()
		return nil
	}
	words := kit.Sentence(err)
	var slow *store.Throttled
	switch {
	case errors.As(err, &slow):
		words = kit.Sentence(slow)
	case errors.Is(err, store.ErrPassphrase):
		words = "That is not the passphrase. Nothing was changed. See whether Caps Lock is on, and try again."
	}
	s.form.Field(fieldPass).Fail(words)
	s.form.Focus(fieldPass)
	s.form.Field(fieldPass).Fail(words) // the focus checks what it leaves
	return nil
}

// Init does nothing.
func (s *asking) Init() tea.Cmd { return nil }

// Update takes what is typed, and how it ended.
func (s *asking) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case didMsg:
		if msg.asked == s && s.busy {
			return s.did(msg.err)
		}
	case kit.Shown:
		s.lay()
	case tea.KeyPressMsg, tea.PasteMsg:
		switch {
		case s.busy:
		case s.done:
			s.pager.Update(msg)
		default:
			cmd, _ := s.form.Update(msg)
			return cmd
		}
	}
	return nil
}

// Leave empties what was typed: nobody who walks up shall find half a passphrase.
func (s *asking) Leave() error {
	if !s.busy && !s.done {
		s.renew()
	}
	return nil
}

// Forget drops what was typed, and what came of it.
func (s *asking) Forget() {
	s.renew()
	s.pager.SetLines(nil)
	if s.drop != nil {
		s.drop()
	}
}

// leastForm is how many lines a form needs to be filled in with comfort.
const leastForm = 9

// Resize lays the screen out.
func (s *asking) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	s.lay()
}

func (s *asking) lay() {
	if s.done {
		s.pager.SetLines(s.paragraphs(s.over()))
	}
}

func (s *asking) paragraphs(all []string) []string {
	var out []string
	for _, par := range all {
		for _, line := range kit.Wrap(par, max(min(s.w-4, kit.Readable), 8)) {
			out = append(out, "  "+s.r.Theme().Plain.Render(line))
		}
		out = append(out, "")
	}
	return out
}

// Draw draws the form with the words above it, where there is room for both; or what came of it.
func (s *asking) Draw() (string, *tea.Cursor) {
	if s.busy {
		return kit.FitLines([]string{"", "  " + s.doing}, s.w, s.h), kit.At(min(2+kit.Width(s.doing), s.w-1), min(1, s.h-1))
	}
	if s.done {
		return s.pager.Draw()
	}
	head := s.paragraphs(s.words())
	small := s.h-len(head) < leastForm
	if small {
		head = nil
	}
	if s.small != nil {
		s.small(small)
	}
	s.form.Resize(s.w, s.h-len(head))
	body, cursor := s.form.Draw()
	if len(head) > 0 {
		body = kit.FitLines(head, s.w, len(head)) + "\n" + body
		cursor.Position.Y += len(head)
	}
	return body, cursor
}

// Title names the place.
func (s *asking) Title() string { return s.title }

// Typing reports whether letters are being typed.
func (s *asking) Typing() bool { return !s.busy && !s.done && s.form.Typing() }

// Keys are the screen's keys.
func (s *asking) Keys() []kit.Key {
	back := s.r.BackKey()
	switch {
	case s.busy:
		back.Off = s.doing + " It takes a moment."
		return []kit.Key{back}
	case s.done && s.after != nil:
		return s.after()
	case s.done:
		return []kit.Key{{Press: []string{"enter", "esc"}, Show: "Enter", Words: "go on", Do: s.r.Back}}
	}
	keys := s.form.Keys()
	if s.keys != nil {
		keys = append(keys, s.keys()...)
	}
	return append(keys, back)
}

// Help says what F1 tells beyond the keys.
func (s *asking) Help() string {
	if s.busy || s.done {
		return s.more
	}
	return strings.Join(append(s.words(), s.more), "\n\n")
}
