package ui_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/ui"
	"handover/ui/kit"
	"handover/ui/uitest"
)

// A lobby is a room where nobody's name may stand; Enter goes into the family's.
type lobby struct {
	h    kit.House
	kept *bool
	fail *error
}

func (l *lobby) Init() tea.Cmd               { return nil }
func (l *lobby) Update(tea.Msg) tea.Cmd      { return nil }
func (l *lobby) Resize(int, int)             {}
func (l *lobby) Draw() (string, *tea.Cursor) { return "The lobby", kit.At(0, 0) }
func (l *lobby) Title() string               { return "Lobby" }
func (l *lobby) Typing() bool                { return false }
func (l *lobby) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"enter"}, Show: "Enter", Words: "in", Do: func() tea.Cmd { return l.h.Push(&family{lobby: *l}) }}}
}

// A family is a room that is full of names, and remembers whether they were masked.
type family struct{ lobby }

func (f *family) Names() []string { return []string{"marta", "kowalczyk"} }
func (f *family) Masked() bool    { return *f.kept }
func (f *family) KeepMasked(on bool) error {
	if *f.fail == nil {
		*f.kept = on
	}
	return *f.fail
}
func (f *family) Draw() (string, *tea.Cursor) {
	var lines []string
	for i := range 19 { // wherever a box may cut them
		lines = append(lines, strings.Repeat(" ", i%14)+strings.Repeat("Marta Kowalczyk ", 4))
	}
	return strings.Join(lines, "\n"), kit.At(0, 0)
}
func (f *family) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: f.h.Back},
		{Press: []string{"x"}, Show: "x", Words: "set aside", Do: func() tea.Cmd {
			return f.h.Ask(&kit.Dialog{Title: "Set Marta aside?", Words: "Marta Kowalczyk stays in the journal.", Buttons: []kit.Button{{Words: "Back"}}})
		}}}
}

func visits(t *testing.T, kept *bool, fail *error, story func(r *uitest.Robot)) {
	t.Helper()
	h := &house{}
	uitest.Run(t, 80, 24, func() tea.Model {
		c := h.config()
		c.Start = func(k kit.House) kit.Screen { return &lobby{k, kept, fail} }
		h.app = ui.New(c)
		return h.app
	}, story)
}

func TestADialogLeavesNoPartOfAMaskedNameBesideIt(t *testing.T) {
	var kept bool
	var fail error
	visits(t, &kept, &fail, func(r *uitest.Robot) {
		r.Press("enter", "f12", "x")
		r.See("Set M···· aside?", "M···· K········ stays")
		for _, word := range strings.FieldsFunc(r.Screen(), func(c rune) bool { return c == ' ' || c == '\n' || c == '│' || c == '·' }) {
			for _, name := range []string{"Marta", "Kowalczyk"} {
				for n := 2; n <= len(name); n++ {
					if word == name[:n] || word == name[len(name)-n:] {
						t.Fatalf("%q stands on a masked screen:\n%s", word, r.Screen())
					}
				}
			}
		}
	})
}

func TestAMaskIsKeptOverACrashUntilTheNamesAreShownOrTheirRoomIsLeft(t *testing.T) {
	var kept bool
	var fail error
	visits(t, &kept, &fail, func(r *uitest.Robot) {
		r.Press("enter")
		r.See("Marta")
		r.NotSee("masked")
		r.Press("f12")
		r.See("masked")
	}) // and nobody leaves the room
	visits(t, &kept, &fail, func(r *uitest.Robot) {
		r.NotSee("masked")
		r.Press("enter")
		r.See("masked", "M····")
		r.NotSee("Marta")
		r.Press("f12")
		r.See("Marta")
	})
	visits(t, &kept, &fail, func(r *uitest.Robot) {
		r.Press("enter")
		r.NotSee("masked")
		r.Press("f12", "esc")
		r.See("The lobby")
		r.NotSee("masked")
	})
	visits(t, &kept, &fail, func(r *uitest.Robot) {
		r.Press("enter")
		r.NotSee("masked")
		fail = errors.New("the disk is full")
		r.Press("f12")
		r.See("masked", "M····", "could not be kept for the next time: the disk is full")
	})
}
