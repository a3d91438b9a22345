package handover

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// newBriefing shows the briefing sheet of a service as it reads now, and below it, for the worker alone,
// what it leaves out.
func newBriefing(r *room.Room, service model.Subject) kit.Screen {
	help := "What a professional who carries on needs to know, drawn from the closing summary and from what you and they agreed. Words in grey that begin “Not written yet” tell you what is still missing. What it leaves out stands below it, and is not written out."
	lay := func(c *model.Closure, width int) []string {
		t, src := r.Theme(), r.Desk.SourceOf(c)
		d, err := document.Briefing(src, service)
		if err != nil {
			return kit.Wrap(kit.Sentence(err), width)
		}
		lines := room.Document(t, d, width)
		if n := document.Unwritten(d); n > 0 {
			lines = append([]string{t.Waits.Render(t.Clip(missing(n), width)), ""}, lines...)
		}
		lines = append(lines, "", "", t.Heading.Render(t.Clip("For you: what this sheet leaves out", width)))
		for _, words := range document.LeftOut(src, service) {
			for _, l := range kit.Hang(t.Glyphs.Bullet+" ", words, width) {
				lines = append(lines, t.Quiet.Render(l))
			}
		}
		return lines
	}
	return room.NewPage(r, "Briefing sheet", help, lay, kit.Key{
		Press: []string{"o"}, Show: "o", Words: "write it out", More: "as Word, PDF or plain text, without what is for you alone", Do: func() tea.Cmd { return writeBriefing(r, service) },
	})
}

// missing tells the worker how much of a sheet is still to come.
func missing(n int) string {
	if n == 1 {
		return "For you: one thing is not written yet. It says so below."
	}
	return fmt.Sprintf("For you: %d things are not written yet. Each says so below.", n)
}

// writeBriefing asks where the briefing sheet of a service goes and in which format, and writes it there.
func writeBriefing(r *room.Room, service model.Subject) tea.Cmd {
	k, _ := document.KindOf("briefing")
	return r.WriteOut(room.PaperOf(k, model.ReaderOf(service)))
}
