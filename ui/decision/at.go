package decision

import (
	"strconv"

	"handover/ui/room"
)

// AtPoint makes the page with one of the points selected that came back, counted from 0.
func AtPoint(r *room.Room, n int) *Screen {
	s := New(r)
	s.was = pointRow + strconv.Itoa(n)
	return s
}
