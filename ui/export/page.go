package export

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// newPage shows a document for a reader: at its top, for the worker, who it is for, what it leaves out and whether
// it is safe to hold; then the document as it reads now.
func newPage(r *room.Room, k document.Kind, to model.Reader) kit.Screen {
	p := room.PaperOf(k, to)
	lay := func(c *model.Closure, width int) []string {
		t, src := r.Theme(), r.Desk.SourceOf(c)
		d, err := k.Compose(src, to)
		lines := []string{t.Heading.Render(t.Clip("For you, and not for the paper", width)), ""}
		say := func(mark, words string, style kit.Style) {
			for _, l := range kit.Hang(mark+" ", words, width) {
				lines = append(lines, style.Render(l))
			}
		}
		say(t.Glyphs.Bullet, "For "+reader(c, to)+".", t.Plain)
		if err != nil {
			say(t.Glyphs.Overdue, kit.Sentence(err), t.Waits)
		}
		notes := k.Notes(src, to)
		switch f, why := room.SafeToHold(src, k, to), p.Hold(src); {
		case f.Brief != "" && (k.ID == "letter" || k.ID == "leaflet") && len(notes) > 0: // they begin with it
			say(t.Glyphs.Overdue, notes[0], t.Waits)
			notes = notes[1:]
		case why != "":
			say(t.Glyphs.Overdue, why, t.Waits)
		case f.Asked:
			say(t.Glyphs.Settled, f.Words, t.Plain)
		}
		for _, words := range notes {
			say(t.Glyphs.Bullet, words, t.Quiet)
		}
		if err != nil {
			return lines
		}
		lines = append(lines, "", t.Rule.Render(strings.Repeat(t.Glyphs.Across, width)), "")
		return append(lines, room.Document(t, d, width)...)
	}
	help := "At the top, for you alone: who it is for, what it leaves out and why, and whether it is safe for them to hold. Beneath the rule stands the document as it reads now. What is for you alone is not written out."
	return room.NewPage(r, p.Called, help, lay, outKey(r, p))
}

// reader says whom a document is for, within a sentence.
func reader(c *model.Closure, to model.Reader) string {
	if to.Kind == model.ReadsCouncil {
		return "the council, and nobody else"
	}
	return whose(c, to) + ", and nobody else"
}

// outKey writes a paper out.
func outKey(r *room.Room, p room.Paper) kit.Key {
	return kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", More: "as Word, PDF or plain text, without what is for you alone", Do: func() tea.Cmd {
		return r.WriteOut(p)
	}}
}
