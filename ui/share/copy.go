package share

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// newCopy shows a copy as its reader would see it, and beneath it for the worker what is left out and why.
func newCopy(r *room.Room, who model.Subject) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		t, src, reader := r.Theme(), r.Desk.SourceOf(c), model.ReaderOf(who)
		var lines []string
		d, err := document.Given(src, reader)
		if err != nil {
			for _, l := range kit.Hang(t.Glyphs.Overdue+" ", kit.Sentence(err), width) {
				lines = append(lines, t.Waits.Render(l))
			}
		} else {
			lines = room.Document(t, d, width)
		}
		notes := document.GivenNotes(src, reader)
		if len(notes) == 0 {
			return lines
		}
		if err == nil {
			lines = append([]string{t.Quiet.Render(t.Clip("For you: what it leaves out, and why, stands at its end (End).", width)), ""}, lines...)
		}
		lines = append(lines, "", "", t.Heading.Render(t.Clip("For you: what this copy leaves out, and why", width)))
		for _, words := range notes {
			for _, l := range kit.Hang(t.Glyphs.Bullet+" ", words, width) {
				lines = append(lines, t.Quiet.Render(l))
			}
		}
		return lines
	}
	help := "The copy as this reader would see it. What stands beneath it is for you alone, and is not written out."
	keys := ways(r, who, func() tea.Cmd { return nil })
	for i := range keys {
		if keys[i].Show == "l" { // it is while reading the copy that one sees what has to go
			keys[i].Quiet = false
		}
	}
	return room.NewPage(r, "A copy", help, lay, keys...)
}

// ways are the keys of what can be done about somebody's copy.
func ways(r *room.Room, who model.Subject, after func() tea.Cmd) []kit.Key {
	key := func(press, words, more string, do func() tea.Cmd) kit.Key {
		return kit.Key{Press: []string{press}, Show: press, Words: words, More: more, Do: do}
	}
	out := []kit.Key{key("o", "write it out", "as Word, PDF or plain text, without what is for you alone", func() tea.Cmd { return writeOut(r, who) })}
	if who == model.TheClosure {
		return out
	}
	out = append(out,
		key("g", "given", "notes that they were given it, or read it with you", func() tea.Cmd { return give(r, who) }),
		key("x", "not given", "notes why they get none, and who decided", func() tea.Cmd { return r.Push(newNotGiven(r, who)) }),
		key("l", "leave out", "a section or a passage, or puts one in, with why and who agreed", func() tea.Cmd { return r.Push(newHolds(r, who)) }),
	)
	if who.Kind != model.KindService {
		out = append(out, key("s", "signature", "notes that they signed, or why not", func() tea.Cmd { return r.Push(newSign(r, who)) }))
	}
	out = append(out, key("r", "receipt", "notes that it has come to them", func() tea.Cmd { return receipt(r, who) }))
	for i := range out[1:] {
		out[i+1].Quiet = i > 1
	}
	return out
}

// writeOut asks where a copy goes and in which format, and writes it there.
func writeOut(r *room.Room, who model.Subject) tea.Cmd {
	reader := model.ReaderOf(who)
	id := "record"
	if c := r.Desk.Closure(); c != nil && reader.Kind == model.ReadsProfessional && c.FormOfCopy(who).How != model.FormRecord {
		id = "briefing"
	}
	k, _ := document.KindOf(id)
	p := room.PaperOf(k, reader)
	p.Of = func(src document.Source) (*document.Document, error) { return document.Given(src, reader) } // for the council, as it was sent
	if who != model.TheClosure {
		p.Words += " Note here with g that it was given."
	}
	return r.WriteOut(p)
}

// give asks how a copy was given, where there is one that may be.
func give(r *room.Room, who model.Subject) tea.Cmd {
	src, err := r.Desk.Source()
	if err != nil {
		r.Wrong(err)
		return nil
	}
	d, err := document.Given(src, model.ReaderOf(who))
	if err != nil {
		r.Wrong(err)
		return nil
	}
	return r.Push(newGiven(r, who, document.Unwritten(d)))
}

// receipt asks when the copy came that was given last.
func receipt(r *room.Room, who model.Subject) tea.Cmd {
	last := r.Desk.Closure().LastCopy(who)
	if last == nil || !last.Holds() {
		r.Fail("No copy was given to them of which a receipt could come. Note with g that it was given.")
		return nil
	}
	return r.Push(newReceipt(r, who, last.Entry))
}
