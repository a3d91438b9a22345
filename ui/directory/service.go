package directory

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/room"
)

// hint says below a line of the form what belongs there.
func hint(part string) string {
	switch part {
	case "for":
		return "In words that a family would understand."
	case "telephone":
		return "With its first 0."
	case "hours":
		return "Such as: Monday to Thursday, 9 to 4."
	case "refer":
		return "Such as: the form on their site, with the parent's agreement."
	}
	return ""
}

// fields makes the form's lines, filled with a service.
func fields(l model.Listed) []*kit.Field {
	var out []*kit.Field
	for _, p := range model.ListedParts() {
		f := &kit.Field{ID: p.ID, Label: p.Title, Hint: hint(p.ID)}
		f.Check = func(value string) error {
			var l model.Listed
			*p.Of(&l) = model.CleanLine(value)
			return model.CheckPart(p, l)
		}
		if p.ID == "name" {
			f.Need = "Type a name, so that the service can be found again."
		}
		f.SetText(*p.Of(&l))
		out = append(out, f)
	}
	return out
}

// read reads the form.
func read(f *kit.Form, id string) model.Listed {
	l := model.Listed{ID: id}
	for _, p := range model.ListedParts() {
		*p.Of(&l) = f.Field(p.ID).Value()
	}
	return l
}

func about(id string) model.Field {
	return model.Field{Item: "directory", Subject: model.Subject{Kind: model.KindService, ID: id}}
}

const formHelp = "Everything but the name may stay empty. Put no family's names here: the directory belongs to the team, and to no closure.\n\n" +
	"When a closure takes the service, what it is for becomes the answer to “What it is for”, and the telephone, email and hours become “How to reach them”. How to refer stays here."

// newAdd makes the form for one more service. selected is told its id.
func newAdd(r *room.Room, selected func(id string) bool) kit.Screen {
	id := store.NewID()
	var name string
	save := func(f *kit.Form) error {
		l := read(f, id)
		name = l.Name
		return r.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) { return model.List(all, l) })
	}
	return room.NewForm(r, "Add a service", formHelp, about(""), fields(model.Listed{}), "Add it", save, func() tea.Cmd {
		cmd := r.Back()
		selected(id)
		r.Say(name + " is in the directory.")
		return cmd
	})
}

// A change is the form on which a service is changed.
type change struct {
	*room.Form
	r         *room.Room
	id        string
	forgotten bool // the screen was locked, and the service is to be read again
}

func newChange(r *room.Room, l model.Listed) kit.Screen {
	save := func(f *kit.Form) error {
		return r.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) { return model.List(all, read(f, l.ID)) })
	}
	s := &change{r: r, id: l.ID, Form: room.NewForm(r, "A service", formHelp, about(l.ID), fields(l), "Save it", save, func() tea.Cmd {
		cmd := r.Back()
		r.Say("Saved. Closures that it was taken into keep what they have of it.")
		return cmd
	})}
	s.mark(l)
	return s
}

// mark says beside each line in which words wait that were typed before and not saved what is saved there.
func (s *change) mark(l model.Listed) {
	for _, p := range model.ListedParts() {
		f, saved := s.Field(p.ID), *p.Of(&l)
		switch {
		case model.CleanLine(f.Value()) == saved:
			f.Hint = hint(p.ID)
		case saved == "":
			f.Hint = "You typed this before, and did not save it yet."
		default:
			f.Hint = "You typed this before, and did not save it yet. Saved is: " + saved
		}
	}
}

// Update takes keys and pastes. After a lock, what was on the form is read again before what was typed
// over it.
func (s *change) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok && s.forgotten {
		s.forgotten = false
		l := s.saved()
		for _, p := range model.ListedParts() {
			s.Field(p.ID).SetText(*p.Of(&l))
		}
		cmd := s.Form.Update(msg)
		s.mark(l)
		return cmd
	}
	return s.Form.Update(msg)
}

// saved reads the service as it stands in the directory.
func (s *change) saved() model.Listed {
	all, err := s.r.Desk.Directory()
	if err != nil {
		s.r.Wrong(err)
	}
	for _, l := range all {
		if l.ID == s.id {
			return l
		}
	}
	return model.Listed{}
}

// Forget drops what is on the form, at the lock.
func (s *change) Forget() {
	s.Form.Forget()
	for _, f := range s.Fields() {
		f.Hint = hint(f.ID)
	}
	s.forgotten = true
}
