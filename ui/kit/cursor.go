package kit

import tea "charm.land/bubbletea/v2"

// At is the cursor where nothing is typed: it stands there for those who listen to the screen, and
// does not blink for those who look.
func At(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}

// Type is the cursor where words are typed.
func Type(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape = tea.CursorBar
	return c
}

// Arrows is how the keys that move up and down are shown.
func Arrows(t *Theme) string { return t.Glyphs.Up + t.Glyphs.Down }
