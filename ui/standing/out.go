package standing

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/paper"
	"handover/ui/room"
)

// writeOut asks for a file, and writes the list to it without names.
func (s *Screen) writeOut() tea.Cmd {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	return s.r.WriteOut(room.Paper{
		Text: paper.Standing(c, s.r.Desk.Guide, s.r.Desk.Today()), Name: paper.NamelessFile(c),
		Said:  "what stands in the way without names, text",
		Title: "Write the list out, without names",
		Words: "For an email to yourself: all three steps, without a name or anything typed as an answer. The file is plain text and is not sealed. Delete it once it is sent.",
		Until: "sent",
	})
}
