// Package people is where the cast of a closure is kept, and its services, planned actions and
// written agreements: adding, renaming, setting aside.
package people

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/directory"
	"handover/ui/kit"
	"handover/ui/room"
)

// A kind as the worker reads it.
type words struct{ add, title, ask, heading string }

var kinds = map[model.Kind]words{
	model.KindChild:        {"", "The child", "", "The child"},
	model.KindAdult:        {"an adult in the family", "An adult in the family", "What are they called? A first name, or a title and surname.", "Adults in the family"},
	model.KindOtherChild:   {"another child", "Another child", "How are they referred to? Initials, or a first name.", "Other children"},
	model.KindProfessional: {"a professional who is involved now", "A professional", "What are they called?", "Professionals involved now"},
	model.KindTeam:         {"somebody in our team", "Our team", "What are they called?", "Our team"},
	model.KindService:      {"a service that carries on", "A service", "What is the service called?", "Services that carry on"},
	model.KindAction:       {"a line of the plan", "A planned action", "What did the plan say would be done?", "Planned actions"},
	model.KindAgreement:    {"a written agreement or restriction", "An agreement", "What is it called? Such as “safety plan at home”.", "Agreements and restrictions"},
}

// order is the order of the kinds on the page.
var order = []model.Kind{
	model.KindChild, model.KindAdult, model.KindOtherChild, model.KindTeam, model.KindProfessional,
	model.KindService, model.KindAction, model.KindAgreement,
}

// KindWords says what is added: "an adult in the family".
func KindWords(k model.Kind) string { return kinds[k].add }

// Title names the page of one of a kind.
func Title(k model.Kind) string { return kinds[k].title }

// Add asks for a name, adds it, and goes on with what was added. A service may be chosen from the team's
// directory, where that holds any.
func Add(r *room.Room, kind model.Kind, then func(model.Subject) tea.Cmd) tea.Cmd {
	typed := func(then func(model.Subject) tea.Cmd) tea.Cmd { return typeName(r, kind, then) }
	if kind == model.KindService {
		if cmd, ok := directory.Choose(r, typed, then); ok {
			return cmd
		}
	}
	return typed(then)
}

// typeName asks for a name in a dialog.
func typeName(r *room.Room, kind model.Kind, then func(model.Subject) tea.Cmd) tea.Cmd {
	d := &kit.Dialog{Title: "Add " + kinds[kind].add, Words: kinds[kind].ask, Ask: "Name", Need: "Type a name, or go back with Esc.", Enter: 1}
	drop := r.KeepLine(d, model.Field{Item: "add", Subject: model.Subject{Kind: kind}})
	var added model.Subject
	d.Buttons = []kit.Button{
		{Words: "Back", Anyway: true},
		{Words: "Add", Try: func() (err error) {
			added, err = r.Desk.Add(kind, d.Text())
			return r.Told(err)
		}, Do: func() tea.Cmd {
			if err := drop(); err != nil {
				r.Wrong(err)
			}
			cmd := then(added)
			r.Say(d.Text() + " is added.")
			return cmd
		}},
	}
	return r.Ask(d)
}

// Screen is the page of everybody and everything in the closure.
type Screen struct {
	r     *room.Room
	about func(model.Subject) kit.Screen
	list  *kit.List
	rows  map[string]model.Subject
	adds  map[string]model.Kind
}

// New makes the page. about makes the page of one of them.
func New(r *room.Room, about func(model.Subject) kit.Screen) *Screen {
	return &Screen{r: r, about: about, list: kit.NewList(r.Theme())}
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.rows, s.adds = map[string]model.Subject{}, map[string]model.Kind{}
	var rows []kit.Row
	for _, kind := range order {
		rows = append(rows, kit.Row{Heading: true, Words: kinds[kind].heading})
		for _, t := range c.Of(kind) {
			id := string(kind) + "\x00" + t.Subject.ID
			s.rows[id] = t.Subject
			rows = append(rows, kit.Row{ID: id, Mark: s.r.Theme().Glyphs.Bullet, Words: t.Name})
		}
		if kind != model.KindChild {
			id := "add\x00" + string(kind)
			s.adds[id] = kind
			rows = append(rows, kit.Row{ID: id, Mark: "+", Words: "Add " + kinds[kind].add})
		}
	}
	s.list.SetRows(rows)
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the list.
func (s *Screen) Draw() (string, *tea.Cursor) { return s.list.Draw() }

func (s *Screen) open() tea.Cmd {
	if kind, ok := s.adds[s.list.ID()]; ok {
		return Add(s.r, kind, func(added model.Subject) tea.Cmd {
			s.fill()
			s.list.Select(string(kind) + "\x00" + added.ID)
			return nil
		})
	}
	if subject, ok := s.rows[s.list.ID()]; ok {
		return s.r.Push(s.about(subject))
	}
	return nil
}

func (s *Screen) rename() tea.Cmd {
	subject := s.rows[s.list.ID()]
	d := &kit.Dialog{Title: "Another name for " + s.r.Desk.Closure().Name(subject), Words: "The name before stays in the history.", Ask: "Name", Fill: s.r.Desk.Closure().Name(subject), Need: "Type a name, or go back with Esc.", Enter: 1}
	d.Buttons = []kit.Button{
		{Words: "Back", Anyway: true},
		{Words: "Rename", Try: func() error {
			_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
				return model.Rename(c, s.r.Desk.Guide, subject, d.Text())
			})
			return err
		}, Do: func() tea.Cmd {
			s.r.Say("Renamed.")
			s.fill()
			return nil
		}},
	}
	return s.r.Ask(d)
}

func (s *Screen) aside() tea.Cmd {
	subject := s.rows[s.list.ID()]
	name := s.r.Desk.Closure().Name(subject)
	return s.r.Ask(&kit.Dialog{
		Title: "Set " + name + " aside?",
		Words: "Nothing more is asked about them. What was said is kept, and Ctrl+Z brings them back.",
		Buttons: []kit.Button{
			{Words: "Keep"},
			{Words: "Set aside", Do: func() tea.Cmd {
				s.change(func(c *model.Closure) ([]model.Event, error) {
					return model.PutAside(c, s.r.Desk.Guide, subject)
				}, name+" is set aside.")
				return nil
			}},
		},
	})
}

func (s *Screen) change(make func(*model.Closure) ([]model.Event, error), done string) {
	if s.r.Change(make) {
		s.r.Say(done)
		s.fill()
	}
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	rename := kit.Key{Press: []string{"r"}, Show: "r", Words: "rename", Do: s.rename}
	aside := kit.Key{Press: []string{"x"}, Show: "x", Words: "set aside", More: "nothing more is asked about them; what was said is kept", Do: s.aside}
	subject, ok := s.rows[s.list.ID()]
	if !ok {
		rename.Off, aside.Off = "Choose somebody or something first.", "Choose somebody or something first."
	} else if subject == model.TheChild {
		aside.Off = "The closure is about this child."
	}
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.open},
		rename, aside,
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.rows = nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("People and services") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says what belongs here.
func (s *Screen) Help() string {
	return "Everybody who matters to this ending, and every service, planned action and agreement. " +
		"Each is asked about by itself.\n\n" +
		"For each adult four things are asked apart: whether they are in a caring role, have parental responsibility, may have contact, " +
		"and whether there are concerns about them. Letters and copies follow from the answers, never from a word such as “parent”."
}
