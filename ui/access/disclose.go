package access

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// newPreview shows what is disclosed as it would be given, and nothing else: whoever asked may sit beside the worker.
func newPreview(r *room.Room) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		t := r.Theme()
		src := r.Desk.SourceOf(c)
		d, err := document.Disclosure(src)
		why := err
		if why == nil { // it can be read before it may go: that is how it is looked through
			why = document.CutAccess(src).MayGo()
		}
		var lines []string
		if why != nil {
			for _, l := range kit.Hang(t.Glyphs.Overdue+" ", kit.Sentence(why), width) {
				lines = append(lines, t.Waits.Render(l))
			}
			lines = append(lines, "")
		}
		if err != nil {
			return lines
		}
		return append(lines, room.Document(t, d, width)...)
	}
	return room.NewPage(r, "What is disclosed", "The document as it would be given: nothing that is left out is in it, nor why.", lay,
		kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", More: "what is disclosed, as a file", Do: func() tea.Cmd { return writeOut(r) }},
		kit.Key{Press: []string{"t"}, Show: "t", Words: "looked through", More: "notes that every line was looked through, by whom and when", Do: func() tea.Cmd { return r.Push(newRead(r)) }},
		kit.Key{Press: []string{"g"}, Show: "g", Words: "given", More: "notes that it was given: to whom, when and how", Do: func() tea.Cmd { return disclose(r) }})
}

// writeOut asks where what is disclosed goes, and writes it there.
func writeOut(r *room.Room) tea.Cmd {
	kind, ok := document.KindOf(document.KindAccess)
	if !ok {
		return nil
	}
	return r.WriteOut(room.PaperOf(kind, model.ReaderOf(model.TheChild)))
}

// What was given.
const (
	gaveDisclosed = "disclosed"
	gaveWhole     = "whole"
)

// disclose asks to whom it was given, where there is one that may be.
func disclose(r *room.Room) tea.Cmd {
	what := &kit.Field{ID: "what", Kind: kit.OneField, Label: "What was given?", Need: "Choose one.", Options: []kit.Option{
		{ID: gaveDisclosed, Words: "What is disclosed, without what is left out"},
		{ID: gaveWhole, Words: "All of it", Note: "To a court that ordered it, say. What is left out for others is in it."},
	}}
	whole := func() bool { return what.Value() == gaveWhole }
	how := &kit.Field{ID: "how", Kind: kit.OneField, Label: "How was it given?", Need: "Choose how it was given."}
	for _, w := range model.CopyWays {
		if w.Given {
			how.Options = append(how.Options, kit.Option{ID: w.ID, Words: w.Words})
		}
	}
	to := &kit.Field{ID: "to", Label: "Who asked, and what are they to the child?", Hint: "Such as “AB, now 19”, or “Ms Shah, his solicitor, with his signature”.", Need: "Say who asked."}
	on := &kit.Field{ID: "on", Kind: kit.DateField, Label: "When was it given?", Hint: "Such as 3 11 2026, or “today”.", Need: "Type the day.", Check: func(v string) error {
		if model.Date(v) > r.Desk.Today() {
			return errors.New("that day is still to come: note it once it has been given")
		}
		return nil
	}}
	because := &kit.Field{ID: "because", Label: "Why all of it?", Need: "Say why all of it was given.", Shown: whole}
	note := &kit.Field{ID: "note", Label: "Anything to note", Hint: "How we know who they are; when they asked.", Shown: func() bool { return !whole() }}
	agreed := &kit.Field{ID: "agreed", Label: "Who decided that it may go?", Need: "Say who decided."}
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			ev := model.Disclosed{To: to.Value(), On: on.Date(), How: how.Value(), Whole: whole(), Because: note.Value(), Agreed: agreed.Value()}
			src := r.Desk.SourceOf(c)
			src.Named = nil // the desk is held while it is changed, and nobody is named here
			if whole() {
				ev.Because = because.Value()
			} else if err := document.CutAccess(src).Refused(); err != nil {
				return nil, err
			}
			return model.Disclose(c, r.Desk.Guide, ev, r.Desk.Today())
		})
	}
	return r.Push(room.NewForm(r, r.In("It was given"), "How many lines it had, and how much was left out, is noted with it.",
		model.Field{Item: "disclosed", Subject: model.TheClosure}, []*kit.Field{what, to, how, on, because, note, agreed}, "Note it", done, r.Back))
}
