package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// Settled reports whether an item needs nothing more about a subject.
func Settled(c *Closure, g *guide.Guide, it *guide.Item, s Subject, today Date) bool {
	f := Field{Item: it.ID, Subject: s}
	return len(c.Apart(f)) == 0 && settles(it, c.Answer(f), c.Text(f)) && short(c, g, Ask{it, s}, today).what == ""
}

// A shortfall says what is wrong with an answer that is complete in itself, and how to mend it.
type shortfall struct{ what, mend string }

// short finds what is wrong with an answer when it is held against the rest of the closure, and against
// the day. The zero shortfall is nothing.
func short(c *Closure, g *guide.Guide, a Ask, today Date) shortfall {
	switch {
	case a.Item.Limit != "":
		return tooOld(c, g, a, today)
	case a.Item.Area != "":
		return uncovered(c, a)
	case a.Item.OwnWords:
		return copied(c, g, a)
	case a.Item.Explicit:
		return barely(c, a)
	case a.Item.ID == ItemCopy || a.Item.ID == ItemSharedWith:
		return outdated(c, a.Subject)
	case a.Item.ID == ItemSignature:
		return signedEarlier(c, a.Subject)
	case a.Item.ID == ItemSent || a.Item.ID == ItemDecision:
		return readsOtherwise(c, g, a.Item.ID, today)
	}
	return outrun(c, g, a)
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
	needed := func(what string) bool {
		return it.Needed(what) || slices.ContainsFunc(a.Value, func(v string) bool {
			o := it.Option(v)
			return o != nil && slices.Contains(o.Needs, what)
		})
	}
	switch {
	case needed("on") && a.On == "":
		return "on"
	case needed("by") && a.By == "":
		return "by"
	case needed("evidence"):
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
func Overridden(c *Closure, g *guide.Guide, it *guide.Item, s Subject, today Date) bool {
	f := Field{Item: it.ID, Subject: s}
	return overrides(it, c.Answer(f)) && len(c.Apart(f)) == 0 && !Settled(c, g, it, s, today)
}

// overrides reports whether an answer passes a query with a reason. "Not yet" with a date and "to
// discuss" are no such thing: they are still to come.
func overrides(it *guide.Item, a Answer) bool {
	return kindNow(it, a) == guide.Query && a.Because != "" && (a.Status == Unanswered || a.Status == Answered)
}

// KindNow says how firmly an ask stands in the way as it is answered now: a need that is active stands there as
// a gate does, as long as nobody holds it.
func KindNow(c *Closure, a Ask) guide.Kind { return kindNow(a.Item, c.Answer(a.Field())) }

func kindNow(it *guide.Item, a Answer) guide.Kind {
	if it.Area != "" && a.Value.Has(guide.NeedActive) {
		return guide.Gate
	}
	return it.Kind
}

// Open reports whether an item still needs something about a subject.
func Open(c *Closure, g *guide.Guide, it *guide.Item, s Subject, today Date) bool {
	return !Settled(c, g, it, s, today) && !Overridden(c, g, it, s, today)
}

// ProgressOf counts what the rules need of a stage. A page that was merely visited counts for
// nothing, and neither does a prompt.
func ProgressOf(c *Closure, g *guide.Guide, stage guide.Stage, today Date) Progress {
	return ProgressFor(c, g, Asked(c, g, stage, today), today)
}

// ProgressFor counts what the rules need of some asks.
func ProgressFor(c *Closure, g *guide.Guide, asks []Ask, today Date) Progress {
	var p Progress
	for _, a := range asks {
		if a.Item.Kind == guide.Prompt {
			continue
		}
		p.Needed++
		if !Open(c, g, a.Item, a.Subject, today) {
			p.Settled++
		}
	}
	return p
}
