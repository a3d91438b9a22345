package room

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// Under draws a page of w columns and h lines: its head, and under that a body with its cursor.
func Under(head []string, body string, cursor *tea.Cursor, w, h int) (string, *tea.Cursor) {
	if cursor != nil {
		cursor.Y = min(cursor.Y+len(head), max(h-1, 0))
	}
	return kit.FitLines(append(append([]string{}, head...), strings.Split(body, "\n")...), w, h), cursor
}
