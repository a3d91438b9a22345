// Package handover is the page of one service that carries on: the eight marks of its handover,
// the log of attempts to reach it, the words that its professional needs, and what is asked.
package handover

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/checklist"
	"handover/ui/directory"
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
			{Press: []string{"c"}, Show: "c", Words: "call", More: "the screen to have open with the telephone at your ear", Off: MayRing(r, service), Do: func() tea.Cmd {
				return r.Push(NewCall(r, service))
			}},
			{Press: []string{"l"}, Show: "l", Words: "log an attempt", More: "notes that you tried to reach them, and what came of it", Do: func() tea.Cmd {
				return r.Push(newTry(r, service))
			}},
			{Press: []string{"b"}, Show: "b", Words: "briefing sheet", More: "what the professional who carries on needs to know, to read and to write out", Do: func() tea.Cmd {
				return r.Push(newBriefing(r, service))
			}},
			{Press: []string{"g"}, Show: "g", Words: "every attempt", More: "all that passed with them: each attempt, and each line of a call", Do: func() tea.Cmd {
				return r.Push(NewLog(r, service))
			}},
			referralKey(r, service),
			knowsKey(r),
		}
	}
	return s
}

// Ways are the keys of the stage's page.
func Ways(r *room.Room) []kit.Key {
	return []kit.Key{RingKey(r), {Press: []string{"a"}, Show: "a", Words: "add a service", Do: func() tea.Cmd {
		return people.Add(r, model.KindService, func(s model.Subject) tea.Cmd { return r.Push(NewService(r, s)) })
	}}, knowsKey(r), directory.HelplinesKey(r)}
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
			case model.Settled(c, g, it, service, today):
				marks[i] = kit.Settled
			}
		}
	}
	return marks
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
	if life := referralLine(r, service, width-len("Referral: ")); life != "" {
		lines = append(lines, "Referral: "+life)
	}
	if tries := c.TriesOf(service); len(tries) > 0 {
		last := tries[len(tries)-1]
		words := fmt.Sprintf("Tried %s; last on %s: %s", times(len(tries)), last.On.Short(), OutcomeWords(last.Outcome))
		if last.Who != "" {
			words += ", " + last.Who
		}
		lines = append(lines, t.Quiet.Render(t.Clip(words, width)))
	}
	today := r.Desk.Today()
	switch on := c.AgainOn(service); {
	case c.CallWith(service).Open():
		lines = append(lines, t.Tell(kit.Waits, t.Clip("A call is not ended yet: c goes on with it, or says how it ended", width-2)))
	case on != "" && on < today:
		lines = append(lines, t.Tell(kit.Overdue, "try again: "+checklist.Late(on, today)))
	case on != "":
		lines = append(lines, t.Tell(kit.Waits, "try again: "+checklist.Late(on, today)))
	}
	for _, words := range newest(r, service, 2) {
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
