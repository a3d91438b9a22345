package uitest

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// The windows that everything must fit.
const (
	leastWide, mostWide = 40, 160
	leastHigh, mostHigh = 10, 50
)

// sizes calls f for every window size; in a short run for some of them, the smallest among them.
func sizes(f func(w, h int) bool) {
	dw, dh := 1, 1
	if testing.Short() {
		dw, dh = 7, 5
	}
	for h := leastHigh; h <= mostHigh; h += dh {
		for w := leastWide; w <= mostWide; w += dw {
			if !f(w, h) {
				return
			}
		}
	}
}

// Sizes shows a whole program in every window from 40×10 to 160×50, and fails at the first in
// which it is not exactly as high as the window, or wider, or its cursor is lost.
func Sizes(t *testing.T, m tea.Model) {
	t.Helper()
	sizes(func(w, h int) bool {
		m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
		v := m.View()
		return exact(t, v.Content, v.Cursor, w, h)
	})
}

// Bodies shows one screen in every body that such a window can give it, and fails at the first
// that it does not fill exactly.
func Bodies(t *testing.T, s kit.Screen) {
	t.Helper()
	sizes(func(w, h int) bool {
		h -= 3
		s.Resize(w, h)
		body, cursor := s.Draw()
		return exact(t, body, cursor, w, h)
	})
}

func exact(t *testing.T, body string, cursor *tea.Cursor, w, h int) bool {
	t.Helper()
	lines := strings.Split(body, "\n")
	if len(lines) != h {
		t.Errorf("at %d×%d there are %d lines:\n%s", w, h, len(lines), frame(kit.Bare(body)))
		return false
	}
	for i, l := range lines {
		if got := kit.Width(l); got > w {
			t.Errorf("at %d×%d line %d is %d columns wide:\n%s", w, h, i, got, frame(kit.Bare(body)))
			return false
		}
	}
	switch {
	case cursor == nil:
		t.Errorf("at %d×%d there is no cursor", w, h)
		return false
	case cursor.X < 0 || cursor.X >= w || cursor.Y < 0 || cursor.Y >= h:
		t.Errorf("at %d×%d the cursor is at %d, %d:\n%s", w, h, cursor.X, cursor.Y, frame(kit.Bare(body)))
		return false
	}
	return true
}

// Windows are those in which a story is played: in a short run the smaller alone.
func Windows() [][2]int {
	if testing.Short() {
		return [][2]int{{80, 24}}
	}
	return [][2]int{{80, 24}, {120, 40}}
}
