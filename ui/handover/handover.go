// Package handover is the page of one service that carries on: the eight marks of its handover,
// the log of attempts to reach it, the words that its professional needs, and what is asked.
package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/checklist"
	"handover/ui/kit"
	"handover/ui/people"
	"handover/ui/room"
)

// NewService makes the page of a service.
func NewService(r *room.Room, service model.Subject) kit.Screen {
	s := checklist.ForSubject(r, service)
	s.Header = func(width int) []string { return header(r, service, width) }
	s.Ways = func() []kit.Key {
		return []kit.Key{
			{Press: []string{"l"}, Show: "l", Words: "log an attempt", More: "notes that you tried to reach them, and what came of it", Do: func() tea.Cmd {
				return r.Push(newTry(r, service))
			}},
			{Press: []string{"b"}, Show: "b", Words: "what they need to know", More: "the words that the professional who carries on needs", Do: func() tea.Cmd {
				return r.Push(newBriefing(r, service))
			}},
		}
	}
	return s
}

// Ways are the keys of the stage's page.
func Ways(r *room.Room) []kit.Key {
	return []kit.Key{{Press: []string{"a"}, Show: "a", Words: "add a service", Do: func() tea.Cmd {
		return people.Add(r, model.KindService, func(s model.Subject) tea.Cmd { return r.Push(NewService(r, s)) })
	}}}
}

// Marks says of each of the eight marks how it stands with the handover to a service: settled,
// open, or set aside where it does not apply.
func Marks(c *model.Closure, g *guide.Guide, service model.Subject, today model.Date) (marks [len(guide.Marks)]kit.State) {
	for i, m := range guide.Marks {
		for _, it := range g.Items {
			if it.Mark != m.ID {
				continue
			}
			switch {
			case !model.Applies(c, g, it, service, today),
				c.Answer(model.Field{Item: it.ID, Subject: service}).Status == model.DoesNotApply:
				marks[i] = kit.Aside
			case model.Settled(c, it, service):
				marks[i] = kit.Settled
			}
		}
	}
	return marks
}

// Brief says in a line how a service's handover stands: its referral, how many of the eight marks
// it bears, and the first that it does not.
func Brief(r *room.Room, service model.Subject) string {
	c, g := r.Desk.Closure(), r.Desk.Guide
	if service.Kind != model.KindService {
		return ""
	}
	n, of, next := 0, 0, ""
	for i, state := range Marks(c, g, service, r.Desk.Today()) {
		switch {
		case state == kit.Aside:
			continue
		case state == kit.Settled:
			n++
		case next == "":
			next = guide.Marks[i].Words
		}
		of++
	}
	words := fmt.Sprintf("%d of %d marks", n, of)
	if of == 0 {
		words = "no handover to make"
	}
	if next != "" && n > 0 {
		words += "; next: " + next
	}
	if it := g.Item(model.ItemReferral); it != nil {
		if referral := c.Answer(model.Field{Item: it.ID, Subject: service}).Value; len(referral) > 0 {
			words = model.ValueWords(c, it, referral) + "; " + words
		}
	}
	return words
}

func header(r *room.Room, service model.Subject, width int) []string {
	t, c := r.Theme(), r.Desk.Closure()
	if c == nil {
		return nil
	}
	lines := []string{t.Heading.Render(t.Clip(c.Name(service), width)), ""}
	marks := Marks(c, r.Desk.Guide, service, r.Desk.Today())
	line := ""
	for i, m := range guide.Marks {
		mark := t.Tell(marks[i], m.Words)
		if line != "" && kit.Width(line)+3+kit.Width(mark) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += "   "
		}
		line += mark
	}
	lines = append(lines, line)
	if tries := c.TriesOf(service); len(tries) > 0 {
		last := tries[len(tries)-1]
		words := fmt.Sprintf("Tried %s; last on %s: %s", times(len(tries)), last.On.Short(), OutcomeWords(last.Outcome))
		if last.Who != "" {
			words += ", " + last.Who
		}
		lines = append(lines, t.Quiet.Render(t.Clip(words, width)))
	}
	return append(lines, "")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// OutcomeWords says what came of an attempt.
func OutcomeWords(id string) string {
	for _, o := range model.Outcomes {
		if o.ID == id {
			return o.Words
		}
	}
	return id
}

// newBriefing shows the words that the professional needs, and the log of attempts.
func newBriefing(r *room.Room, service model.Subject) kit.Screen {
	help := "What a professional who carries on needs to know. Every attempt to reach them stands below it."
	return room.NewPage(r, "What they need to know", help, func(c *model.Closure, width int) []string {
		t := r.Theme()
		lines := []string{t.Heading.Render(t.Clip("For "+c.Name(service), width)), ""}
		for _, it := range r.Desk.Guide.Items {
			if it.Form != guide.Line || it.Document != "briefing" || !applies(r, c, it) {
				continue
			}
			ask, _ := it.Words(c.Nation())
			lines = append(lines, t.Heading.Render(t.Clip(it.Title, width)))
			lines = append(lines, kit.Wrap(model.Fill(ask, c, service), width)...)
			lines = append(lines, "")
		}
		lines = append(lines, t.Heading.Render("Attempts to reach them"))
		tries := c.TriesOf(service)
		if len(tries) == 0 {
			lines = append(lines, t.Quiet.Render("None yet. Press l on the page before to note one."))
		}
		for _, a := range tries {
			words := strings.Join(nonEmpty(a.On.String(), OutcomeWords(a.Outcome), a.Who, a.Note, "noted by "+r.Desk.WorkerNamed(a.By)), ". ")
			lines = append(lines, kit.Hang(t.Glyphs.Bullet, words+".", width)...)
		}
		return lines
	})
}

// applies reports whether a line is so in this closure; its flags decide.
func applies(r *room.Room, c *model.Closure, it *guide.Item) bool {
	line := *it
	line.Each = nil
	return model.Applies(c, r.Desk.Guide, &line, model.TheClosure, r.Desk.Today())
}

func nonEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
