// Package first has the screen on which most stories begin.
package first

import (
	"handover/ui/caseload"
	"handover/ui/kit"
	"handover/ui/room"
)

// Caseload is the caseload, from which nobody else can be said to be at the keyboard.
func Caseload(r *room.Room) kit.Screen {
	return caseload.Start(r, func() kit.Screen { return nil })
}
