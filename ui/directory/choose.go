package directory

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Choose goes to the directory, so that a service of it can be added to the open closure; then goes on with
// what was added. ok is false where the directory holds nothing, and a name is to be typed instead. typed
// asks for a name.
func Choose(r *room.Room, typed func(then func(model.Subject) tea.Cmd) tea.Cmd, then func(model.Subject) tea.Cmd) (cmd tea.Cmd, ok bool) {
	all, err := r.Desk.Directory()
	if err != nil {
		r.Wrong(err)
	}
	if len(all) == 0 {
		return nil, false
	}
	return r.Push(newChoice(r, typed, then)), true
}

// rowTyped is the row for a service that is not listed.
const rowTyped = "\x00typed"

// A choice is the page on which a service of the directory is chosen for a closure.
type choice struct {
	r     *room.Room
	shelf *shelf
	typed func(then func(model.Subject) tea.Cmd) tea.Cmd
	then  func(model.Subject) tea.Cmd
}

func newChoice(r *room.Room, typed func(then func(model.Subject) tea.Cmd) tea.Cmd, then func(model.Subject) tea.Cmd) *choice {
	s := &choice{r: r, shelf: newShelf(r), typed: typed, then: then}
	s.shelf.first = []kit.Row{{ID: rowTyped, Mark: "+", Words: "One that is not listed: type its name"}}
	plain := s.shelf.row
	s.shelf.row = func(l model.Listed) kit.Row {
		row := plain(l)
		if s.here(l) {
			row.Mark, row.Right = r.Theme().Mark(kit.Settled), "in this closure"
		}
		return row
	}
	return s
}

// here reports whether the closure has a service of that name already.
func (s *choice) here(l model.Listed) bool {
	c := s.r.Desk.Closure()
	if c == nil {
		return false
	}
	for _, t := range c.Of(model.KindService) {
		if l.Named(t.Name) {
			return true
		}
	}
	return false
}

// Init fills the list, and begins at the first service.
func (s *choice) Init() tea.Cmd {
	s.shelf.fill()
	for _, l := range s.shelf.all {
		if !s.here(l) {
			s.shelf.list.Select(l.ID)
			break
		}
	}
	s.shelf.resize(s.shelf.w, s.shelf.h)
	return nil
}

// Update moves through the list.
func (s *choice) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.shelf.fill()
		return nil
	}
	s.shelf.update(msg)
	return nil
}

// Resize lays the page out.
func (s *choice) Resize(w, h int) { s.shelf.resize(w, h) }

// Draw draws the list, and what is known of the selected service.
func (s *choice) Draw() (string, *tea.Cursor) { return s.shelf.draw() }

// Forget drops what was read, at the lock.
func (s *choice) Forget() { s.shelf.forget() }

func (s *choice) open() tea.Cmd {
	if l, ok := s.shelf.selected(); ok {
		return s.confirm(l)
	}
	return s.typed(s.done)
}

// done leaves the page, and goes on with what was added.
func (s *choice) done(added model.Subject) tea.Cmd {
	back := s.r.Back()
	return tea.Batch(back, s.then(added))
}

// confirm shows what would be written into the closure, and asks.
func (s *choice) confirm(l model.Listed) tea.Cmd {
	g := s.r.Desk.Guide
	var words []string
	carries := l.Carries(g)
	for _, c := range carries {
		words = append(words, g.Item(c.Item).Title+": "+c.Value)
	}
	only := kit.Button{Words: "Add"}
	if len(carries) > 0 {
		words = append([]string{"These go into the closure as your answers. Look whether they are right for this family:"}, words...)
		only.Words = "Only the name"
	} else {
		words = append(words, "The directory knows nothing more that a closure asks about.")
	}
	if l.Refer != "" {
		words = append(words, "How to refer, which stays in the directory: "+l.Refer)
	}
	var added model.Subject
	add := func(l model.Listed) func() error {
		return func() (err error) {
			added, err = s.r.Desk.AddListed(l)
			return s.r.Told(err)
		}
	}
	do := func() tea.Cmd {
		cmd := s.done(added)
		s.r.Say(l.Name + " is added.")
		return cmd
	}
	only.Try, only.Do = add(model.Listed{ID: l.ID, Name: l.Name}), do
	d := &kit.Dialog{Title: "Add " + l.Name + "?", Words: strings.Join(words, "\n\n"), Buttons: []kit.Button{{Words: "Back"}}}
	if len(carries) > 0 {
		d.Buttons = append(d.Buttons, kit.Button{Words: "Add with these", Letter: "a", Try: add(l), Do: do})
	}
	d.Buttons = append(d.Buttons, only)
	return s.r.Ask(d)
}

// Keys are the page's keys.
func (s *choice) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "choose", More: "shows what would be written into the closure, and asks", Do: s.open}
	if l, ok := s.shelf.selected(); ok && s.here(l) {
		enter.Off = l.Name + " is in this closure already."
	}
	return []kit.Key{
		enter,
		{Press: []string{"n"}, Show: "n", Words: "type a name", More: "adds a service that is not listed", Do: func() tea.Cmd { return s.typed(s.done) }},
		s.shelf.seekKey(),
		s.r.BackKey(),
	}
}

// Title names the place.
func (s *choice) Title() string { return s.r.In("Add a service") }

// Typing is never so here.
func (s *choice) Typing() bool { return false }

// Help says what choosing does.
func (s *choice) Help() string {
	return "Your team's services. Choosing one shows what the directory knows of it and would write into this closure; nothing is written before you say so. " +
		"From then on the two are apart: what changes in one changes nothing in the other."
}
