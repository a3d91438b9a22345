package unlock

import (
	tea "charm.land/bubbletea/v2"

	"handover/store/desk"
	"handover/ui/kit"
)

// A who asks who is at the keyboard: somebody who is known here, or somebody new.
type who struct {
	page
	desk *desk.Desk
	done func() tea.Cmd
}

const (
	fieldWho = "who"
	somebody = "somebody else"
)

// Who makes the screen that asks who is at the keyboard, and calls done once the desk knows.
func Who(h kit.House, d *desk.Desk, done func() tea.Cmd) kit.Screen {
	w := &who{page: page{house: h}, desk: d, done: done}
	known := d.People()
	var fields []*kit.Field
	var shown func() bool
	if len(known) > 0 {
		choice := &kit.Field{ID: fieldWho, Kind: kit.OneField, Label: "Who is at the keyboard?", Need: "Choose yourself, or somebody else."}
		for _, worker := range known {
			choice.Options = append(choice.Options, kit.Option{ID: string(worker.ID), Words: worker.Listed(h.Theme().Glyphs.Between)})
		}
		choice.Options = append(choice.Options, kit.Option{ID: somebody, Words: "Somebody else"})
		choice.Changed = func(f *kit.Field) tea.Cmd {
			if f.Value() == somebody {
				w.form.Focus(fieldName)
				return nil
			}
			if f.Empty() { // taken back
				return nil
			}
			return w.sit() // nothing more is asked of somebody who is known
		}
		shown = func() bool { return choice.Value() == somebody }
		fields = append(fields, choice)
	}
	w.form = kit.NewForm(h.Theme(), w.today, append(fields, nameFields(shown)...)...)
	w.form.Finish = "Go on"
	w.form.Done = w.sit
	return w
}

// sit tells the desk.
func (w *who) sit() tea.Cmd {
	name, role, at := w.form.Field(fieldName).Value(), w.form.Field(fieldRole).Value(), w.form.Field(fieldName)
	if choice := w.form.Field(fieldWho); choice != nil && choice.Value() != somebody {
		at = choice
		for _, worker := range w.desk.Workers() {
			if string(worker.ID) == choice.Value() {
				name, role = worker.Name, worker.Role
			}
		}
	}
	if err := w.desk.SitDown(name, role); err != nil {
		at.Fail(kit.Sentence(err))
		return nil
	}
	return w.done()
}

// Init does nothing.
func (w *who) Init() tea.Cmd { return nil }

// Update takes what is typed.
func (w *who) Update(msg tea.Msg) tea.Cmd { return w.update(msg) }

func (w *who) paragraphs() []string {
	return []string{"Everything that is recorded carries the name of whoever was at the keyboard."}
}

// Draw draws the form.
func (w *who) Draw() (string, *tea.Cursor) { return w.draw(w.paragraphs()) }

// Title says where the worker is.
func (w *who) Title() string { return "Who is here" }

// Keys are the screen's keys. Esc goes back, where there is anything to go back to.
func (w *who) Keys() []kit.Key {
	keys := w.keys()
	if w.desk.Worker().Name != "" {
		keys = append(keys, kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: w.house.Back})
	}
	return keys
}

// Help says what F1 tells beyond the keys.
func (w *who) Help() string {
	return help("Say who is at the keyboard whenever it changes hands.", w.paragraphs()[0],
		"On one laptop nobody's identity is proved: what is recorded says “recorded as”.")
}
