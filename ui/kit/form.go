package kit

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
)

// A Form is a column of fields, with a button below them that finishes it. It scrolls when it is
// higher than its room.
type Form struct {
	// Finish is the button's words, "Save"; empty for a form without a button.
	Finish string
	// Done is called when the button is pressed and nothing is wrong.
	Done func() tea.Cmd

	theme  *Theme
	today  func() model.Date
	fields []*Field
	focus  int // the field; len(fields) is the button
	top    int
	w, h   int
}

// NewForm makes a form of fields. Dates are read as of the day that today gives.
func NewForm(t *Theme, today func() model.Date, fields ...*Field) *Form {
	f := &Form{theme: t, today: today, w: 80, h: 20}
	f.take(fields)
	f.focus = -1
	f.step(1)
	return f
}

func (f *Form) take(fields []*Field) {
	f.fields = fields
	for _, fl := range fields {
		fl.today = f.today
		fl.offLast()
		if fl.Kind == DateField {
			fl.day = fl.Date()
		}
	}
}

// SetFields puts other fields in the place of those before, some of which may be among them, and has fill put into
// them what they say. The focus stays on the field with the same id, and what is in sight stays there; where that
// field is gone, the nearest of those that stood after it has the focus, or of those before.
func (f *Form) SetFields(fill func(), fields ...*Field) {
	before, was := f.fields, f.focus
	f.take(fields)
	fill()
	if was >= len(before) {
		f.focus = len(fields)
		return
	}
	f.focus = -1
	near := slices.Clone(before[was:])
	for i := was - 1; i >= 0; i-- {
		near = append(near, before[i])
	}
	for _, fl := range near {
		i := slices.IndexFunc(fields, func(n *Field) bool { return n.ID == fl.ID })
		if i >= 0 && fields[i].shown() {
			f.focus = i
			return
		}
	}
	f.step(1)
}

// Field returns the field with that id, or nil.
func (f *Form) Field(id string) *Field {
	for _, fl := range f.fields {
		if fl.ID == id {
			return fl
		}
	}
	return nil
}

// Fields returns the form's fields.
func (f *Form) Fields() []*Field { return f.fields }

// Focused returns the field that has the focus; nil when the button has it.
func (f *Form) Focused() *Field {
	if f.focus < 0 || f.focus >= len(f.fields) {
		return nil
	}
	return f.fields[f.focus]
}

// Focus moves to the field with that id, or to the next that is asked where that one is not.
func (f *Form) Focus(id string) {
	for i, fl := range f.fields {
		if fl.ID != id {
			continue
		}
		for ; i < len(f.fields); i++ {
			if f.fields[i].shown() {
				f.leave()
				f.focus = i
				return
			}
		}
	}
}

// Typing reports whether the field that has the focus is typed into.
func (f *Form) Typing() bool {
	fl := f.Focused()
	return fl != nil && fl.Typed()
}

// Resize says how many columns and lines Draw fills.
func (f *Form) Resize(w, h int) { f.w, f.h = max(w, 1), max(h, 1) }

// Leave checks the field that has the focus, as leaving it does: for when the screen goes.
func (f *Form) Leave() { f.leave() }

// Check checks every field, moves to the first that is wrong, and reports whether none is.
func (f *Form) Check() bool {
	first := -1
	for i, fl := range f.fields {
		if !fl.shown() {
			continue
		}
		ok := fl.Leave()
		if ok && fl.Need != "" && fl.Empty() {
			fl.wrong, ok = fl.Need, false
		}
		if !ok && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		f.focus = first
	}
	return first < 0
}

func (fl *Field) shown() bool { return fl.Shown == nil || fl.Shown() }

func (f *Form) leave() {
	fl := f.Focused()
	if fl == nil {
		return
	}
	if fl.Kind == LongField {
		fl.Writing.Escape()
	}
	fl.Leave()
}

// step moves to the next field, or the one before, that is asked; it stays at the ends.
func (f *Form) step(by int) {
	last := len(f.fields)
	if f.Finish == "" {
		last--
	}
	for i := f.focus + by; i >= 0 && i <= last; i += by {
		if i == len(f.fields) || f.fields[i].shown() {
			if f.focus >= 0 {
				f.leave()
			}
			f.focus = i
			return
		}
	}
	if f.focus >= 0 {
		f.leave()
	}
}

// next is step by Tab and Enter, which go past what need not be asked now.
func (f *Form) next() {
	for f.step(1); ; f.step(1) {
		fl := f.Focused()
		if fl == nil || fl.Passed == nil || !fl.Passed() || f.last() && f.Finish == "" {
			return
		}
	}
}

// walk is step by the arrows, which go through the options of a field one by one.
func (f *Form) walk(by int) {
	was := f.focus
	f.step(by)
	fl := f.Focused()
	if f.focus == was || fl == nil || fl.Typed() {
		return
	}
	fl.at = 0
	if by < 0 {
		fl.at = max(len(fl.options())-1, 0)
	}
}

// Update takes a key or a paste; the bool reports whether the form had a use for it.
func (f *Form) Update(msg tea.Msg) (tea.Cmd, bool) {
	fl := f.Focused()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if fl == nil || !fl.Typed() {
			return nil, false
		}
		return f.write(fl, msg)
	}
	switch k.String() {
	case "tab":
		f.next()
		return nil, true
	case "shift+tab":
		f.step(-1)
		return nil, true
	}
	switch {
	case fl == nil:
		return f.button(k)
	case fl.Kind == LongField:
		return f.long(fl, k)
	case fl.Typed():
		return f.typed(fl, k)
	}
	return f.choice(fl, k)
}

func (f *Form) button(k tea.KeyPressMsg) (tea.Cmd, bool) {
	switch k.String() {
	case "up":
		f.walk(-1)
	case "enter", "space":
		return f.finish(), true
	default:
		return nil, false
	}
	return nil, true
}

func (f *Form) finish() tea.Cmd {
	if !f.Check() || f.Done == nil {
		return nil
	}
	return f.Done()
}

func (f *Form) typed(fl *Field, k tea.KeyPressMsg) (tea.Cmd, bool) {
	rows := fl.Kind == TextField // which the arrows go through first
	switch k.String() {
	case "up":
		if !rows || !fl.line.Row(-1) {
			f.walk(-1)
		}
		return nil, true
	case "down":
		if !rows || !fl.line.Row(1) {
			f.walk(1)
		}
		return nil, true
	case "enter":
		if f.Finish == "" && f.last() {
			return f.finish(), true
		}
		if fl.Leave() { // what is not right yet keeps the focus: the next keys are meant for it
			f.next()
		}
		return nil, true
	}
	return f.write(fl, k)
}

// long gives a key to a long field: every one is its own but those that lead out at its ends.
func (f *Form) long(fl *Field, k tea.KeyPressMsg) (tea.Cmd, bool) {
	first, last := fl.Writing.Edges()
	switch {
	case k.String() == "up" && first:
		f.walk(-1)
		return nil, true
	case k.String() == "down" && last:
		f.walk(1)
		return nil, true
	}
	return f.write(fl, k)
}

// write gives a key or a paste to what is typed into, and tells its keeper of a change.
func (f *Form) write(fl *Field, msg tea.Msg) (tea.Cmd, bool) {
	var used, changed bool
	if fl.Kind == LongField {
		used, changed = fl.Writing.Update(msg)
	} else {
		before := fl.line.Text()
		used = fl.line.Update(msg)
		changed = fl.line.Text() != before
	}
	if !changed {
		return nil, used
	}
	return f.changed(fl), true
}

// last reports whether no field that is asked comes after the one that has the focus.
func (f *Form) last() bool {
	for _, fl := range f.fields[f.focus+1:] {
		if fl.shown() {
			return false
		}
	}
	return true
}

func (f *Form) choice(fl *Field, k tea.KeyPressMsg) (tea.Cmd, bool) {
	n := len(fl.options())
	switch s := k.String(); s {
	case "up", "left":
		if fl.at == 0 {
			f.walk(-1)
		} else {
			fl.move(fl.at - 1)
		}
	case "down", "right":
		if fl.at >= n-1 {
			f.walk(1)
		} else {
			fl.move(fl.at + 1)
		}
	case "enter", "space":
		chosen := fl.at < n && fl.has(fl.options()[fl.at].ID)
		switch {
		case s == "enter" && fl.Kind == SeveralField:
			f.next() // Space ticks
			return nil, true
		case fl.Kind == SeveralField || !chosen:
			fl.pick(fl.at)
			cmd := f.picked(fl)
			if s == "enter" && fl.Onward && !fl.Empty() && f.Focused() == fl { // whoever types straight on means what comes next
				f.next()
			}
			return cmd, true
		case s == "enter":
			f.next() // it is chosen: Enter again goes on
			return nil, true
		default:
			fl.Choose() // and Space takes it back
		}
		return f.changed(fl), true
	case "y", "n":
		if fl.Kind != YesNoField {
			return nil, false
		}
		fl.pick(strings.Index("yn", s))
		return f.picked(fl), true
	default:
		if len(s) == 1 && s[0] >= '1' && s[0] <= '9' && int(s[0]-'1') < n {
			fl.pick(int(s[0] - '1'))
			return f.picked(fl), true
		}
		return nil, false
	}
	return nil, true
}

// picked tells the field's keeper of a choice, unless the option could not be chosen: then nothing has changed.
func (f *Form) picked(fl *Field) tea.Cmd {
	if fl.refused() {
		return nil
	}
	return f.changed(fl)
}

// changed takes back what was said of the field, as it may no longer be so, and tells its keeper.
func (f *Form) changed(fl *Field) tea.Cmd {
	fl.wrong, fl.day = "", ""
	if fl.Changed == nil {
		return nil
	}
	return fl.Changed(fl)
}

// Keys are the form's keys, for the help line and F1. The form itself acts on them.
func (f *Form) Keys() []Key {
	fl := f.Focused()
	next := Key{Show: "Tab", Words: "next", More: "goes to the next line; Shift+Tab to the one before"}
	switch {
	case fl == nil:
		return []Key{{Show: "Enter", Words: f.Finish}, next}
	case fl.Kind == LongField:
		return []Key{{Show: "Tab", Words: "next", More: next.More + "; so do " + Arrows(f.theme) + " at the ends of the words"}, {Show: "Enter", Words: "new line", Quiet: true}}
	case fl.Typed():
		return []Key{{Show: "Enter", Words: "next"}, {Show: "Tab", Words: "next", More: next.More, Quiet: true}}
	case fl.Kind == SeveralField:
		return []Key{{Show: "Space", Words: "tick"}, {Show: "Enter", Words: "go on"}, {Show: "1-9", Words: "tick", Quiet: true}, next}
	}
	return []Key{
		{Show: "Enter", Words: "choose", More: "chooses; on what is chosen already it goes on"},
		{Show: "Space", Words: "choose or take back", More: "chooses; on what is chosen already it takes the choice back", Quiet: true},
		{Show: "1-9", Words: "choose", Quiet: true}, next,
	}
}
