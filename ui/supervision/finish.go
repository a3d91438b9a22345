package supervision

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// finish asks for the end of the open supervision; first what becomes of notes that belong to no end.
func finish(r *room.Room) tea.Cmd {
	end := func() tea.Cmd { return r.Push(newFinish(r)) }
	waiting := waits(r)
	if len(waiting) == 0 {
		return end()
	}
	words := "You wrote notes for what has not ended: " + strings.Join(waiting, "; ") + ". They are not in the note of this supervision. They wait here, and stand with the topic next time."
	return r.Ask(&kit.Dialog{Title: "Notes without an end", Words: words, Buttons: []kit.Button{
		{Words: "Back"}, {Words: "End all the same", Letter: "e", Do: end},
	}})
}

// waits lists the topics for which notes wait that have not ended.
func waits(r *room.Room) []string {
	c := r.Desk.Closure()
	x := c.OpenSession()
	if x == nil {
		return nil
	}
	kept, err := r.Desk.FormDrafts(r.Desk.OpenID())
	if err != nil {
		r.Wrong(err)
	}
	var out []string
	s := &Talk{r: r}
	for _, t := range x.Topics {
		if x.TopicEnd(t) != nil {
			continue
		}
		has := slices.ContainsFunc(kept, func(d model.Draft) bool {
			if typed, ok := r.Saver.Typed(d); ok {
				d = typed
			}
			return d.Field == placeOf(t) && strings.TrimSpace(d.Text) != ""
		})
		for _, n := range s.newNotes() {
			d, ok := r.Saver.Typed(s.draftOf(t, n.part, ""))
			has = has || ok && strings.TrimSpace(d.Text) != ""
		}
		if has {
			out = append(out, "“"+model.TopicTitle(c, r.Desk.Guide, t)+"”")
		}
	}
	return out
}

// newFinish makes the form with which a supervision ends.
func newFinish(r *room.Room) kit.Screen {
	x := r.Desk.Closure().OpenSession()
	worker := "the worker"
	for _, p := range x.Here {
		if p.As == model.AsWorker {
			worker = nameOf(r, p.Worker)
			break
		}
	}
	asked := &kit.Field{ID: "asked", Kind: kit.YesNoField, Label: "Was " + worker + " asked how they are, and what support they have?",
		Hint: "Only that it was asked is kept. What was said is not stored anywhere here, and stands in no note.", Need: "Say y or n.",
		Options: []kit.Option{{ID: "yes", Words: "Yes, it was asked"}, {ID: "no", Words: "No", Note: "Then nothing is kept of it."}}}
	next := &kit.Field{ID: "next", Kind: kit.DateField, Label: "When do you sit together again?", Ahead: true, Hint: "A day: 4 Dec 2026, friday, or +14 for two weeks. Or leave it empty.", Check: (&Talk{r: r}).ahead(0)}
	f := room.NewForm(r, r.In("The end"),
		"The worker is asked how they are and what support they have: this work is heavy. That it was asked is all that is kept of it.\n\nWhat has not ended comes back on the agenda next time.",
		model.Field{Item: "supervision ends"}, []*kit.Field{asked, next}, "End the supervision",
		func(*kit.Form) error {
			_, err := r.Keep(func(c *model.Closure) ([]model.Event, error) {
				return model.EndSession(c, r.Desk.Guide, asked.Value() == "yes", next.Date(), r.Desk.Today())
			})
			return err
		}, func() tea.Cmd {
			cmd := r.Replace(newHeld(r, x.Entry))
			r.Say("The supervision has ended.")
			return cmd
		})
	step(f, asked, func() string { return "next" })
	return f
}

// newHeld makes the page of a supervision that was held: what was set to be done, and how each topic ended.
func newHeld(r *room.Room, id model.EntryID) kit.Screen {
	lay := func(c *model.Closure, width int) []string {
		x := c.Session(id)
		if x == nil {
			return kit.Wrap("This supervision is not here any more: it was taken back.", width)
		}
		return heldLines(r, c, x, width)
	}
	return room.NewPage(r, "A supervision", "What was set to be done, and how each topic ended. v shows the note for the council's record, and o writes it out.", lay,
		noteKeys(r, id)...)
}

func heldLines(r *room.Room, c *model.Closure, x *model.Session, width int) []string {
	t := r.Theme()
	ended, of := x.Gone()
	out := []string{t.Heading.Render(t.Clip(fmt.Sprintf("Supervision of %s: %d of %d talked through", dayOf(r, x), ended, of), width))}
	put := func(st kit.Style, mark, words string) {
		for _, l := range kit.Hang(mark, words, width) {
			out = append(out, st.Render(l))
		}
	}
	if x.End != nil {
		words := ""
		if x.End.Asked { // that it was asked is all that is ever kept: there is no other answer
			words = "The worker was asked how they are. "
		}
		if x.End.Next != "" {
			words += "You sit together again on " + x.End.Next.String() + "."
		} else {
			words += "No day is set for the next one."
		}
		put(t.Quiet, "", words)
	}
	out = append(out, "", t.Heading.Render("What is to be done"))
	n := 0
	for _, a := range c.Actions() {
		if a.Session != x.Entry {
			continue
		}
		n++
		put(t.Plain, t.Glyphs.Bullet+" ", a.Do+" "+t.Glyphs.Between+" "+a.Owner+", by "+a.TopicEnd.By.String()+actionState(a, r.Desk.Today()))
	}
	if n == 0 {
		put(t.Quiet, "", "Nothing was set to be done.")
	}
	out = append(out, "", t.Heading.Render("How each ended"))
	for _, topic := range x.Topics {
		title, e := model.TopicTitle(c, r.Desk.Guide, topic), x.TopicEnd(topic)
		if e == nil {
			continue
		}
		words := strings.ToLower(model.EndWords(e.End))
		if e.End == model.EndDeferred {
			words += " until " + e.Until.String()
		}
		put(t.Plain, t.Glyphs.Bullet+" ", title+" "+t.Glyphs.Between+" "+words)
		for _, v := range e.Voices {
			put(t.Plain, "  ", nameOf(r, v.Worker)+": "+v.Says)
		}
	}
	if ended < of {
		put(t.Quiet, "", fmt.Sprintf("%d not reached: they come back next time.", of-ended))
	}
	return out
}

func actionState(a model.Action, today model.Date) string {
	switch {
	case a.Done != nil:
		return ": done on " + a.Done.On.String()
	case a.Late(today):
		return ": its day has passed"
	}
	return ""
}
