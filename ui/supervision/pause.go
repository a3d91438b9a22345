package supervision

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/room"
)

// pause is a quiet page over whatever was on the screen. It is no lock.
type pause struct {
	r    *room.Room
	w, h int
}

// Paused reports whether a screen is the quiet page of a pause.
func Paused(s kit.Screen) bool {
	_, is := s.(*pause)
	return is
}

// Init does nothing.
func (s *pause) Init() tea.Cmd { return nil }

// Update takes no notice of anything.
func (s *pause) Update(tea.Msg) tea.Cmd { return nil }

// Resize says how much room there is.
func (s *pause) Resize(w, h int) { s.w, s.h = w, h }

// Draw draws one line, and nothing else.
func (s *pause) Draw() (string, *tea.Cursor) {
	const words = "Paused. Enter goes on."
	in, y := max((s.w-len(words))/2, 0), s.h/2
	lines := make([]string, s.h)
	lines[y] = strings.Repeat(" ", in) + words
	return kit.FitLines(lines, s.w, s.h), kit.At(min(in, s.w-1), y)
}

// Keys are the ways on.
func (s *pause) Keys() []kit.Key {
	return []kit.Key{{Press: []string{"enter", "esc", "f7"}, Show: "Enter", Words: "go on", Do: s.r.Back}}
}

// Title says nothing of what is behind it.
func (s *pause) Title() string { return "Paused" }

// Typing is never so here.
func (s *pause) Typing() bool { return false }

// Help says that it is no lock.
func (s *pause) Help() string {
	return "The screen is blank until Enter. It is no lock: anybody can press Enter. Ctrl+L locks."
}
