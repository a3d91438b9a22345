package messages

import (
	"cmp"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/room"
)

// A conversation is one of the three: the question on what day it is planned, that by which it has been held,
// and what it is called.
type conversation struct{ when, held, words string }

func conversations(who model.Subject) []conversation {
	asked := "consult.parent"
	if who == model.TheChild {
		asked = "consult.child"
	}
	return []conversation{
		{"talk.consult.when", asked, "asking"},
		{"talk.tell.when", "say.why-ending", "telling"},
		{"talk.goodbye.when", "ending.last-visit", "the goodbye"},
	}
}

// itemLetter is the letter.
const itemLetter = "letter.text"

// Next says in few words what is next with somebody: the conversation whose day comes first, and the letter; or
// else what the rules need first.
func Next(r *room.Room, who model.Subject) string {
	c, g, today := r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()
	var out []string
	if words := nextTalk(r, who); words != "" {
		out = append(out, words)
	}
	open := slices.DeleteFunc(askedOf(r, who), func(a model.Ask) bool {
		return a.Item.Kind == guide.Prompt || !model.Open(c, g, a.Item, a.Subject, today)
	})
	if slices.ContainsFunc(open, func(a model.Ask) bool { return a.Item.ID == itemLetter }) {
		out = append(out, "letter not written")
	}
	switch {
	case len(out) > 0:
	case len(open) > 0:
		title := open[0].Item.Title
		out = append(out, strings.ToLower(title[:1])+title[1:]+": still open")
	default:
		out = append(out, "nothing is waiting")
	}
	return strings.Join(out, "; ")
}

// nextTalk says which conversation comes next, of those that have a day and were not held.
func nextTalk(r *room.Room, who model.Subject) string {
	c, g, today := r.Desk.Closure(), r.Desk.Guide, r.Desk.Today()
	type planned struct {
		on    model.Date
		words string
	}
	var all []planned
	for _, talk := range conversations(who) {
		when, held := g.Item(talk.when), g.Item(talk.held)
		if when == nil || !model.Applies(c, g, when, who, today) ||
			held != nil && model.Applies(c, g, held, who, today) && !model.Open(c, g, held, who, today) {
			continue
		}
		a := c.Answer(model.Field{Item: when.ID, Subject: who})
		on := model.Date(a.Value.First())
		if a.Status == model.NotYet {
			on = a.On
		}
		if on != "" {
			all = append(all, planned{on, talk.words})
		}
	}
	if len(all) == 0 {
		return ""
	}
	first := slices.MinFunc(all, func(a, b planned) int { return cmp.Compare(a.on, b.on) })
	switch {
	case first.on == today:
		return first.words + " planned for today"
	case first.on < today:
		return first.words + " was planned for " + first.on.String()
	}
	return first.words + " planned for " + first.on.String()
}
