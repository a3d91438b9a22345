package handover

import (
	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// NewLog shows all that passed with a service: every attempt to reach it, and every line of a call.
func NewLog(r *room.Room, service model.Subject) kit.Screen {
	help := "Every attempt to reach them and every line of a call, the newest first, with what came of it and who noted it. It is kept whatever came of it: it shows that they were tried, and what they were told."
	return room.NewPage(r, "Every attempt", help, func(c *model.Closure, width int) []string {
		t := r.Theme()
		lines := []string{t.Heading.Render(t.Clip("Attempts to reach "+c.Name(service), width)), ""}
		log := callLog(r, service)
		if len(log) == 0 {
			lines = append(lines, t.Quiet.Render(t.Clip("None yet. Press l on the page before to note one.", width)))
		}
		for _, words := range log {
			lines = append(lines, kit.Hang(t.Glyphs.Bullet+" ", words, width)...)
		}
		return lines
	})
}
