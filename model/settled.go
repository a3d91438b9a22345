package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// Settled reports whether an item needs nothing more about a subject.
func Settled(c *Closure, it *guide.Item, s Subject) bool {
	f := Field{Item: it.ID, Subject: s}
	return len(c.Apart(f)) == 0 && settles(it, c.Answer(f), c.Text(f))
}

// settles reports whether an answer, or a text, is all that an item needs.
func settles(it *guide.Item, a Answer, text string) bool {
	switch a.Status {
	case NotYet, ToDiscuss:
		return false
	case DoesNotApply:
		return it.NotApply && a.Because != ""
	}
	if it.Form == guide.Section {
		return strings.TrimSpace(text) != ""
	}
	if it.Type == guide.LongText {
		return a.Evidence != "" || strings.TrimSpace(text) != "" && lacks(it, a) == ""
	}
	if a.Status != Answered || lacks(it, a) != "" {
		return false
	}
	if len(a.Value) == 0 {
		return a.Evidence != "" && !chosen(it)
	}
	return len(it.Settles) == 0 || allIn(a.Value, it.Settles)
}

// Lacks names what an answer must carry beside its value or words and does not: "on", "by",
// "evidence", or "" for nothing.
func Lacks(c *Closure, it *guide.Item, s Subject) string {
	return lacks(it, c.Answer(Field{Item: it.ID, Subject: s}))
}

// lacks names what an answer must carry and does not: "on", "by", "evidence", or "" for nothing.
// "In the case record: where, date" is full evidence: what the council's record holds is not typed
// a second time.
func lacks(it *guide.Item, a Answer) string {
	if a.Evidence != "" {
		return ""
	}
	switch {
	case it.Needed("on") && a.On == "":
		return "on"
	case it.Needed("by") && a.By == "":
		return "by"
	case it.Needed("evidence"):
		return "evidence"
	}
	return ""
}

// chosen reports whether an item's answer is chosen, or counted: it is made even where the case
// record holds the rest, because the rules read it.
func chosen(it *guide.Item) bool { return it.Type != guide.Text && it.Type != guide.DateType }

func allIn(v Value, settles []string) bool {
	return !slices.ContainsFunc(v, func(s string) bool { return !slices.Contains(settles, s) })
}

// Overridden reports whether a query that is not settled was passed with a reason, which the
// manager sees.
func Overridden(c *Closure, it *guide.Item, s Subject) bool {
	f := Field{Item: it.ID, Subject: s}
	return overrides(it, c.Answer(f)) && len(c.Apart(f)) == 0 && !Settled(c, it, s)
}

// overrides reports whether an answer passes a query with a reason. "Not yet" with a date and "to
// discuss" are no such thing: they are still to come.
func overrides(it *guide.Item, a Answer) bool {
	return it.Kind == guide.Query && a.Because != "" && (a.Status == Unanswered || a.Status == Answered)
}

// Open reports whether an item still needs something about a subject.
func Open(c *Closure, it *guide.Item, s Subject) bool {
	return !Settled(c, it, s) && !Overridden(c, it, s)
}

// ProgressOf counts what the rules need of a stage. A page that was merely visited counts for
// nothing, and neither does a prompt.
func ProgressOf(c *Closure, g *guide.Guide, stage guide.Stage, today Date) Progress {
	return ProgressFor(c, Asked(c, g, stage, today))
}

// ProgressFor counts what the rules need of some asks.
func ProgressFor(c *Closure, asks []Ask) Progress {
	var p Progress
	for _, a := range asks {
		if a.Item.Kind == guide.Prompt {
			continue
		}
		p.Needed++
		if !Open(c, a.Item, a.Subject) {
			p.Settled++
		}
	}
	return p
}
