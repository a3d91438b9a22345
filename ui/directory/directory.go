// Package directory is the room of the team's own services: what each is for, how to reach it and how to
// refer to it. It is kept sealed in the vault, and belongs to no closure. A closure takes a service from it
// only when the worker chooses one, and says what is taken. The national helplines are beside it.
package directory

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Screen is the directory.
type Screen struct {
	r     *room.Room
	shelf *shelf

	// What the last removal or import here changed, to be taken back.
	before, after []model.Listed
	did           string
}

// New makes the directory.
func New(r *room.Room) *Screen { return &Screen{r: r, shelf: newShelf(r)} }

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.shelf.fill()
	return nil
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.shelf.fill()
		return nil
	}
	s.shelf.update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) { s.shelf.resize(w, h) }

// Draw draws the list, and what is known of the selected service.
func (s *Screen) Draw() (string, *tea.Cursor) { return s.shelf.draw() }

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.shelf.forget()
	s.before, s.after, s.did = nil, nil, ""
}

// Keys are the directory's keys.
func (s *Screen) Keys() []kit.Key {
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "change", More: "shows everything that is known of a service, to be changed", Do: s.change}
	remove := kit.Key{Press: []string{"x"}, Show: "x", Words: "remove", More: "takes a service out of the directory; closures keep what they have of it", Do: s.remove}
	if _, ok := s.shelf.selected(); !ok {
		open.Off, remove.Off = "Choose a service first.", "Choose a service first."
	}
	undo := kit.Key{Press: []string{"ctrl+z"}, Show: "Ctrl+Z", Words: "undo", More: "takes back the last removal or import", Do: s.undo, Quiet: s.did == ""}
	if s.did == "" {
		undo.Off = "Nothing was removed or brought in since you came here."
	}
	return []kit.Key{
		open,
		{Press: []string{"a"}, Show: "a", Words: "add", Do: func() tea.Cmd { return s.r.Push(newAdd(s.r, s.shelf.list.Select)) }},
		remove,
		{Press: []string{"i"}, Show: "i", Words: "import", More: "brings in a list of services from a CSV file, and shows first what would change", Do: func() tea.Cmd { return askFile(s.r, s.taken) }},
		s.shelf.seekKey(),
		HelplinesKey(s.r),
		s.r.BackKey(),
		undo,
	}
}

func (s *Screen) change() tea.Cmd {
	l, ok := s.shelf.selected()
	if !ok {
		return nil
	}
	return s.r.Push(newChange(s.r, l))
}

func (s *Screen) remove() tea.Cmd {
	l, ok := s.shelf.selected()
	if !ok {
		return nil
	}
	return s.r.Ask(&kit.Dialog{
		Title: "Remove " + l.Name + "?",
		Words: "It goes out of the directory. Closures that it was taken into keep what they have of it.",
		Buttons: []kit.Button{
			{Words: "Keep"},
			{Words: "Remove", Try: func() error {
				var before, after []model.Listed
				err := s.r.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) {
					before, after = all, model.Unlist(all, l.ID)
					return after, nil
				})
				if err == nil {
					s.taken(before, after, "removing "+l.Name)
				}
				return s.r.Told(err)
			}, Do: func() tea.Cmd {
				s.shelf.fill()
				s.r.Say(l.Name + " is removed. Ctrl+Z brings it back.")
				return nil
			}},
		},
	})
}

// taken remembers a change, to be taken back.
func (s *Screen) taken(before, after []model.Listed, did string) {
	s.before, s.after, s.did = before, after, did
}

func (s *Screen) undo() tea.Cmd {
	err := s.r.Desk.ChangeDirectory(func(all []model.Listed) ([]model.Listed, error) {
		if !slices.Equal(all, s.after) {
			return nil, fmt.Errorf("the directory was changed since %s, so that cannot be taken back", s.did)
		}
		return s.before, nil
	})
	if s.r.Told(err) != nil {
		s.r.Wrong(err)
		return nil
	}
	s.r.Say("Took back " + s.did + ".")
	s.taken(nil, nil, "")
	s.shelf.fill()
	return nil
}

// Title names the place.
func (s *Screen) Title() string { return "Services directory" }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says what the room is for.
func (s *Screen) Help() string {
	return "Your team's own services: what each is for, how to reach it and how to refer to it. They are sealed on this laptop, and belong to no closure.\n\n" +
		"When you add a service to a closure you can choose one from here. What would be written into the closure is shown first. " +
		"A later change here changes no closure.\n\n" +
		"A list from a spreadsheet comes in as a CSV file: a row of headings (Name, What it is for, Telephone, Email, Hours, How to refer), then a row for each service. " +
		"Put no family's names here."
}
