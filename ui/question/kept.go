package question

import (
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// newKept shows what was said to a question that is not asked now. It can be read, and not changed:
// once the question applies again, the answer is there.
func newKept(r *room.Room, a model.Ask) kit.Screen {
	return toRead(r, a, "What was said here is kept. It is not asked now.", kit.Aside, "This is not asked now. What was said is kept, and is here again once it is asked.")
}

// newEnded shows what stands in a closure of which involvement has ended: to be read, and not changed.
func newEnded(r *room.Room, a model.Ask, why error) kit.Screen {
	return toRead(r, a, "What was decided on stays as it was.", kit.Settled, kit.Sentence(why))
}

// toRead is a page of what was said to a question, and why it is not to be changed here.
func toRead(r *room.Room, a model.Ask, help string, state kit.State, why string) kit.Screen {
	return room.NewPage(r, a.Item.Title, help, func(c *model.Closure, width int) []string {
		t := r.Theme()
		ask, _ := a.Item.Words(c.Nation())
		var lines []string
		add := func(style kit.Style, words string) {
			for _, l := range kit.Wrap(words, width) {
				lines = append(lines, style.Render(l))
			}
			lines = append(lines, "")
		}
		add(t.Heading, model.Fill(ask, c, a.Subject))
		lines = append(lines, t.Say(state), "")
		add(t.Quiet, why)
		if text := strings.TrimSpace(c.Text(a.Field())); text != "" && a.Item.Type == guide.LongText {
			add(t.Plain, text)
		} else if said := document.Said(c, a); said != "" {
			add(t.Plain, said)
		}
		for _, part := range []string{model.PartValue, model.PartText, model.PartEvidence, model.PartOn, model.PartBecause} {
			if d, ok := r.Desk.Left(a.Field(), part); ok {
				if whose := anothers(r, d); whose != "" {
					add(t.Quiet, whose)
				}
				add(t.Plain, "Typed, and no answer yet: "+d.Text)
			}
		}
		return lines
	})
}
