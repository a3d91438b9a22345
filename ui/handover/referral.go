package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// referralKey goes to the life of the referral to a service.
func referralKey(r *room.Room, service model.Subject) kit.Key {
	return kit.Key{Press: []string{"r"}, Show: "r", Words: "referral", More: "the life of the referral: what became of it, when, who said so, and what may come next", Do: func() tea.Cmd {
		return r.Push(newReferral(r, service))
	}}
}

// newReferral shows the life of the referral to a service, and what may come next.
func newReferral(r *room.Room, service model.Subject) kit.Screen {
	help := "Every step of the referral, with its day, what shows it, and who wrote it down. Nothing of it is lost: a service that declines, and is asked again, has both in its history.\n\n" +
		"Below it stand the steps that can follow from here, and those that cannot, with why. Enter records the next one."
	lay := func(c *model.Closure, width int) []string { return referralLines(r, c, service, width) }
	return room.NewPage(r, "The referral", help, lay, kit.Key{
		Press: []string{"enter"}, Show: "Enter", Words: "record a step", More: "goes to the question how the referral stands", Do: func() tea.Cmd {
			a := model.Ask{Item: r.Desk.Guide.Item(model.ItemReferral), Subject: service}
			return r.Push(question.Open(r, question.Alone(a), a))
		},
	})
}

func referralLines(r *room.Room, c *model.Closure, service model.Subject, width int) []string {
	t, it := r.Theme(), r.Desk.Guide.Item(model.ItemReferral)
	var lines []string
	say := func(style kit.Style, lead, words string) {
		for _, l := range kit.Hang(lead, words, width) {
			lines = append(lines, style.Render(l))
		}
	}
	say(t.Heading, "", "The referral to "+c.Name(service))
	lines = append(lines, "")
	if len(c.Apart(model.Field{Item: it.ID, Subject: service})) > 0 {
		say(t.Wrong, t.Glyphs.Overdue+" ", "Two people answered this apart, and differently. Enter shows both, to choose.")
		lines = append(lines, "")
	}
	turns := model.Turns(c, r.Desk.Guide, service)
	if len(turns) == 0 {
		say(t.Plain, "", "Nothing is said of it yet. It can be entered as it stands today, whatever went before.")
		lines = append(lines, "")
	}
	for i, turn := range turns {
		say(t.Heading, t.Glyphs.Bullet+" ", day(turn.On)+": "+optionWords(c, it, turn.To))
		if turn.Evidence != "" {
			say(t.Plain, "  ", "Shown by: "+turn.Evidence)
		}
		var unsaid []string
		for _, s := range turn.Said {
			if words := saidThen(c, s); words != "" {
				say(t.Plain, "  ", s.Item.Title+": "+words)
			} else {
				unsaid = append(unsaid, strings.ToLower(s.Item.Title[:1])+s.Item.Title[1:])
			}
		}
		switch last := i+1 == len(turns); {
		case len(unsaid) > 0 && last:
			say(t.Plain, "  ", "Not said yet: "+strings.Join(unsaid, ", "))
		case len(unsaid) > 0:
			say(t.Quiet, "  ", "Not said before it moved on: "+strings.Join(unsaid, ", "))
		}
		say(t.Quiet, "  ", "Written down by "+r.Desk.WorkerNamed(turn.By)+", "+turn.At.In(r.Now().Location()).Format("2 January 2006, 15:04"))
		lines = append(lines, "")
	}
	if len(turns) == 0 {
		return lines
	}
	now := turns[len(turns)-1].To
	var off []string
	say(t.Heading, "", "What may come next")
	for _, o := range it.Options {
		why := model.Impossible(c, it, service, o.ID)
		switch {
		case o.ID == now:
		case why != "":
			off = append(off, o.ID)
		default:
			say(t.Plain, t.Glyphs.Open+" ", o.In(c.Nation()))
		}
	}
	if len(off)+1 == len(it.Options) {
		say(t.Plain, "", "Nothing: this is where a referral ends.")
	}
	lines = append(lines, "", t.Heading.Render(t.Clip("Not from here", width)))
	for _, id := range off {
		say(t.Quiet, t.Glyphs.Aside+" ", optionWords(c, it, id)+". "+model.Impossible(c, it, service, id))
	}
	return lines
}

// saidThen says what was answered while the referral stood at a move; "" for nothing.
func saidThen(c *model.Closure, s model.TurnSaid) string {
	a, words := s.Answer, ""
	for _, w := range []string{model.ValueWords(c, s.Item, a.Value), a.Evidence, a.Because} {
		if w != "" && words != "" {
			words += "; "
		}
		words += w
	}
	if words == "" {
		return string(a.Status)
	}
	return words
}

func optionWords(c *model.Closure, it *guide.Item, id string) string {
	return model.ValueWords(c, it, model.Value{id})
}

func day(d model.Date) string {
	if d == "" {
		return "No day given"
	}
	return d.String()
}

// referralLine says the life of a referral in one line, "considered 2 Nov › sent 5 Nov", shortened from
// the left; "" where nothing is said of it.
func referralLine(r *room.Room, service model.Subject, width int) string {
	t, c := r.Theme(), r.Desk.Closure()
	it := r.Desk.Guide.Item(model.ItemReferral)
	arrow, line := " "+t.Glyphs.Into+" ", ""
	moves := model.ReferralOf(c, service)
	for i := len(moves) - 1; i >= 0; i-- {
		step := shortStep(c, it, moves[i].To)
		if on := moves[i].On; on != "" {
			step += " " + shortDay(on, r.Desk.Today())
		}
		in := width
		if i > 0 {
			in -= kit.Width(t.Glyphs.Ellipsis + arrow)
		}
		switch {
		case line == "":
			line = t.Clip(step, in)
		case kit.Width(step+arrow+line) <= in:
			line = step + arrow + line
		default:
			return t.Glyphs.Ellipsis + arrow + line
		}
	}
	return line
}

// shortStep says in a word or two how a referral stands.
func shortStep(c *model.Closure, it *guide.Item, to string) string {
	switch to {
	case "offered":
		return "offered"
	case "agreed":
		return "agreed"
	case "chose-not":
		return "family chose not to"
	case "more-asked":
		return "more asked"
	case "declined":
		return "declined"
	case "waiting":
		return "on a waiting list"
	case "booked":
		return "booked"
	case "attended":
		return "attended"
	case "not-brought":
		return "was not brought"
	case "cancelled":
		return "cancelled"
	case "carries-on":
		return "carries on"
	}
	return strings.ToLower(optionWords(c, it, to))
}

// shortDay leaves out the year where it is this one.
func shortDay(d, today model.Date) string {
	if d.Time().Year() == today.Time().Year() {
		return d.Time().Format("2 Jan")
	}
	return d.Short()
}
