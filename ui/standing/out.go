package standing

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/paper"
	"handover/ui/room"
)

// writeOut asks for a file, and writes the list to it without names.
func (s *Screen) writeOut() tea.Cmd {
	return s.r.WriteOut(room.Paper{
		Text: func(src document.Source) (string, error) {
			return paper.Standing(src.Closure, src.Guide, src.Today), nil
		},
		What: "what-stands-in-the-way", Called: "What stands in the way, without names",
		Said:  func(_ *model.Closure, format string) string { return "what stands in the way without names, " + format },
		Title: "Write the list out, without names",
		Words: "For an email to yourself: all three steps, without a name or anything typed as an answer. The file is plain text and is not sealed. Delete it once it is sent.",
		Until: "sent",
	})
}
