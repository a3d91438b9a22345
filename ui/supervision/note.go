package supervision

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// noteKeys show the note of a supervision, write it out, and lead to what is to be done.
func noteKeys(r *room.Room, id model.EntryID) []kit.Key {
	out := kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", More: "as Word, PDF or plain text, to be filed in the council's record", Do: func() tea.Cmd { return r.WriteOut(notePaper(id)) }}
	return []kit.Key{
		{Press: []string{"v"}, Show: "v", Words: "the note", More: "as it goes into the council's record", Do: func() tea.Cmd { return r.Push(newNote(r, id, out)) }},
		out,
		{Press: []string{"a"}, Show: "a", Words: "what is to be done", More: "from every supervision of this closure", Do: func() tea.Cmd { return r.Push(newActions(r)) }},
	}
}

// newNote shows the note of a supervision.
func newNote(r *room.Room, id model.EntryID, out kit.Key) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		d, err := document.SupervisionNote(r.Desk.SourceOf(c), id)
		if err != nil {
			return kit.Wrap(kit.Sentence(err), width)
		}
		return room.Document(r.Theme(), d, width)
	}
	return room.NewPage(r, "The note", "The note of this supervision, as it goes into the council's record.", lay, out)
}

// notePaper is the note, to be written out.
func notePaper(id model.EntryID) room.Paper {
	return room.Paper{
		Of:   func(src document.Source) (*document.Document, error) { return document.SupervisionNote(src, id) },
		What: "supervision-note", Called: "Note of the supervision",
		Said: func(_ *model.Closure, format string) string {
			return "note of a supervision for the council, " + format
		},
	}
}
