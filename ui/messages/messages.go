// Package messages is the stage of the messages by person: the child and each parent with a page of their own,
// and beside them what is about the family as a whole.
package messages

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/checklist"
	"handover/ui/directory"
	"handover/ui/kit"
	"handover/ui/letter"
	"handover/ui/room"
)

// Stage is the page of the stage: each person first, with how far things are and what is next.
func Stage(r *room.Room) *checklist.Screen {
	list := checklist.ForStage(r, guide.Messages)
	list.First = func() []model.Subject { return People(r) }
	list.About = func(who model.Subject) kit.Screen { return Person(r, who) }
	list.Dress = func(row kit.Row, who model.Subject, _ int, _ bool) kit.Row {
		row.Words, row.Under = named(r, who), Next(r, who)
		return row
	}
	list.Detail = func(who model.Subject, width int) []string { return detail(r, who, width) }
	list.Ways = func() []kit.Key { return []kit.Key{directory.HelplinesKey(r)} }
	return list
}

// Person is the page of one person: everything of the stage that is about them.
func Person(r *room.Room, who model.Subject) *checklist.Screen {
	page := checklist.ForPerson(r, guide.Messages, who)
	page.Guidance = "What is asked here follows the way of it: the three conversations planned; how they may feel, and your answer to that; what they need to hear, in your words, and when it was said; the goodbye; what happens next; the letter; what is left with them.\n\n" +
		"Take it in any order. A message counts as said when you give the day and who said it; words that you only planned wait beside it, and the letter is drawn from them."
	page.Header = func(width int) []string { return header(r, who, min(width, kit.Readable+12)) }
	page.Ways = func() []kit.Key {
		return []kit.Key{
			{Press: []string{"v"}, Show: "v", Words: "the letter", More: "shows the letter as it reads now, and writes it out", Do: func() tea.Cmd { return r.Push(letter.New(r, who)) }},
			{Press: []string{"l"}, Show: "l", Words: "the leaflet", More: "shows the leaflet as it reads now, and writes it out", Do: func() tea.Cmd { return r.Push(letter.NewLeaflet(r, who)) }},
			directory.HelplinesKey(r),
		}
	}
	return page
}

// People lists those of whom anything is asked in the stage: the child first.
func People(r *room.Room) []model.Subject {
	var out []model.Subject
	for _, a := range asked(r) {
		switch {
		case !a.Subject.Person() || slices.Contains(out, a.Subject):
		case a.Subject == model.TheChild:
			out = slices.Insert(out, 0, a.Subject)
		default:
			out = append(out, a.Subject)
		}
	}
	return out
}

func asked(r *room.Room) []model.Ask {
	c := r.Desk.Closure()
	if c == nil {
		return nil
	}
	return model.Asked(c, r.Desk.Guide, guide.Messages, r.Desk.Today())
}

// askedOf lists what is asked of one person.
func askedOf(r *room.Room, who model.Subject) []model.Ask {
	return slices.DeleteFunc(asked(r), func(a model.Ask) bool { return a.Subject != who })
}

// itemRelation is the question how an adult belongs to the child.
const itemRelation = "adult.relation"

// named is somebody's name with their age, or how they belong to the child.
func named(r *room.Room, who model.Subject) string {
	c := r.Desk.Closure()
	name := c.Name(who)
	if years, known := c.Age(r.Desk.Today()); who == model.TheChild && known {
		return fmt.Sprintf("%s, aged %d", name, years)
	}
	if relation := c.Answer(model.Field{Item: itemRelation, Subject: who}).Value.First(); relation != "" && who != model.TheChild {
		short, _, _ := strings.Cut(relation, ";")
		return name + ", " + strings.ToLower(short[:1]) + short[1:]
	}
	return name
}

// header heads a person's page: who it is, whose words suit them, and what is out of order in the three
// conversations.
func header(r *room.Room, who model.Subject, width int) []string {
	t, c := r.Theme(), r.Desk.Closure()
	lines := []string{t.Heading.Render(t.Clip(named(r, who), width))}
	for _, l := range kit.Wrap(bandWords(r, who), width) {
		lines = append(lines, t.Quiet.Render(l))
	}
	for _, words := range model.TalkWarnings(c, r.Desk.Guide, who, r.Desk.Today()) {
		for _, l := range kit.Hang(t.Glyphs.Overdue+" ", words, width) {
			lines = append(lines, t.Waits.Render(l))
		}
	}
	return append(lines, "")
}

// bandWords says for whom the words are that are suggested.
func bandWords(r *room.Room, who model.Subject) string {
	if who != model.TheChild {
		return "Words for an adult."
	}
	c := r.Desk.Closure()
	band := model.BandOf(c, who, r.Desk.Today())
	switch chosen := c.Answer(model.Field{Item: model.ItemBand, Subject: who}); {
	case band == "":
		return "No words are suggested yet: say how old " + c.Name(who) + " is under Readiness, or choose “Words for which age” here."
	case chosen.Status == model.Answered && len(chosen.Value) > 0:
		return "Words as for " + model.BandWords(band) + ", by understanding."
	}
	return "Words for " + model.BandWords(band) + ", by age."
}

// detail tells of a person beside the list: what the rules still need of what is asked about them.
func detail(r *room.Room, who model.Subject, width int) []string {
	c, g, today, t := r.Desk.Closure(), r.Desk.Guide, r.Desk.Today(), r.Theme()
	out := header(r, who, width)
	for _, a := range askedOf(r, who) {
		if a.Item.Kind == guide.Prompt || !model.Open(c, g, a.Item, a.Subject, today) {
			continue
		}
		state, words := checklist.Standing(c, g, a, today)
		out = append(out, t.Ends(t.Mark(state)+" "+a.Item.Title, t.Words(state, words), width))
	}
	return out
}
