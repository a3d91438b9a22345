package timeline

import (
	"strings"

	"handover/model"
	"handover/ui/room"
)

// At makes the timeline with a day selected.
func At(r *room.Room, m model.Mark) *Screen {
	s := New(r)
	s.at = strings.Join([]string{m.Field.Item, string(m.Field.Subject.Kind), m.Field.Subject.ID, m.What}, "\x00")
	return s
}
