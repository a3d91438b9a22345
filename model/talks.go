package model

import "handover/model/guide"

// The questions that say when the three conversations are, and when they were.
const (
	itemTalkConsult = "talk.consult.when"
	itemTalkTell    = "talk.tell.when"
	itemTalkGoodbye = "talk.goodbye.when"
	itemToldWhy     = "say.why-ending"
	itemLastVisit   = "ending.last-visit"
	itemDecided     = "start.decided"

	notAsked = "not-asked" // the answer that somebody was not asked what they think
)

// A talk is one of the three conversations with somebody: the day on which it was held, or else is planned.
type talk struct {
	on   Date
	held bool
}

// day says when in words, to stand behind a noun.
func (t talk) day() string {
	if t.held {
		return "on " + t.on.String()
	}
	return "planned for " + t.on.String()
}

// TalkWarnings says what is out of order in the three conversations with somebody: being asked after the
// decision, or told before it; told before they were asked; a goodbye before the telling, or on the same day.
// It refuses nothing: there are families in which it was so, or had to be.
func TalkWarnings(c *Closure, g *guide.Guide, who Subject, today Date) []string {
	asked := talkOf(c, g, who, today, itemTalkConsult, consulted(who))
	told := talkOf(c, g, who, today, itemTalkTell, itemToldWhy)
	goodbye := talkOf(c, g, who, today, itemTalkGoodbye, itemLastVisit)
	decided := Date(c.About(itemDecided).Value.First())
	var out []string
	add := func(words string) { out = append(out, words) }
	if asked.on != "" && decided != "" && asked.on > decided {
		add("Asking " + c.Name(who) + " is " + asked.day() + ", after the decision of " + decided.String() + ". Asked then, they can change nothing: ask before it is final, or say in the record why it could not be done.")
	}
	if told.on != "" && decided != "" && told.on < decided {
		add("Telling " + c.Name(who) + " is " + told.day() + ", before the decision of " + decided.String() + ". Until it is made, it is a plan that they are asked about.")
	}
	if asked.on != "" && told.on != "" && told.on < asked.on {
		add("Telling " + c.Name(who) + " is " + told.day() + ", before they are asked, " + asked.day() + ".")
	}
	switch {
	case told.on == "" || goodbye.on == "":
	case goodbye.on < told.on:
		add("The goodbye to " + c.Name(who) + " is " + goodbye.day() + ", before they are told, " + told.day() + ".")
	case goodbye.on == told.on:
		add("Telling and goodbye are on one day, " + told.on.String() + ". Apart, the news is not also the last thing.")
	}
	return out
}

// consulted is the question how somebody was asked.
func consulted(who Subject) string {
	if who == TheChild {
		return "consult.child"
	}
	return "consult.parent"
}

// talkOf finds the day of a conversation: when it was held, by the answer to one question, or else when it is
// planned, by the answer to another.
func talkOf(c *Closure, g *guide.Guide, who Subject, today Date, planned, held string) talk {
	asked := func(item string) (Answer, bool) {
		it, f := g.Item(item), Field{Item: item, Subject: who}
		ok := it != nil && len(c.Apart(f)) == 0 && Applies(c, g, it, who, today)
		return c.Answer(f), ok
	}
	if a, ok := asked(held); ok && a.Status == Answered {
		on := a.On
		switch it := g.Item(held); {
		case it.Type == guide.DateType:
			on = Date(a.Value.First())
		case len(it.Settles) > 0 && !allIn(a.Value, it.Settles), a.Value.Has(notAsked):
			on = "" // it has not been held
		}
		if on != "" {
			return talk{on, true}
		}
	}
	if a, ok := asked(planned); ok {
		if a.Status == NotYet {
			return talk{on: a.On}
		}
		return talk{on: Date(a.Value.First())}
	}
	return talk{}
}
