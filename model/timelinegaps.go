package model

import (
	"slices"
	"strings"

	"handover/model/guide"
)

// A Gap is the time in which nobody holds a need that is active or to be watched, after we have gone.
type Gap struct {
	Need      Need
	Title     string // the need, and whose
	From, To  Date   // To is none where nobody can say when it ends
	Accepted  bool   // a manager accepts it, until To
	Meanwhile string // who looks out until To: then it is no gap
	Words     string // "nobody: 3 Dec to 14 Jan, 6 weeks"
	Short     string // "nobody, 6 weeks"
	Why       string // why nobody does, or who is to begin
}

// ItemMeanwhile is the question who looks out for the child until a service begins.
const ItemMeanwhile = "service.meanwhile"

// cover finds the gaps.
func (l *Line) cover(c *Closure, g *guide.Guide) {
	for _, n := range Needs(c, g, l.Today) {
		if n.Standing == "" && c.Answer(n.Field()).Status != DoesNotApply {
			l.Unlooked++
		}
		if l.Ending == "" {
			continue
		}
		switch n.Standing {
		case guide.NeedActive, guide.NeedWatch:
			l.held(c, n)
		case guide.NeedGap:
			l.accepted(c, n)
		case guide.NeedChoseNot:
			if _, yes := wanted(c, c.Answer(n.Field())); yes {
				l.held(c, n)
			}
		}
	}
}

// accepted notes a gap that was brought to a manager: accepted until the day on which it is looked at
// again, and a gap like any other from then on, or where something of it is missing.
func (l *Line) accepted(c *Closure, n Need) {
	if !n.Covered {
		l.add(c, Gap{Need: n, From: l.Ending, Why: n.Words})
		return
	}
	if n.Review > l.Ending {
		l.add(c, Gap{Need: n, From: l.Ending, To: n.Review, Accepted: true, Why: n.Words})
	}
	if from := max(n.Review, l.Ending); n.Review <= max(l.Today, l.Ending) {
		l.add(c, Gap{Need: n, From: from, Why: "The day to look at this again was " + n.Review.String() + ", and nothing newer is said."})
	}
}

// held notes the time until the one who is named for a need begins. A day more or less is none: who
// begins on the day after we end leaves nobody alone.
func (l *Line) held(c *Closure, n Need) {
	h := holding(c, n)
	gap := Gap{Need: n, From: l.Ending, To: h.from, Meanwhile: h.meanwhile, Why: h.why}
	if !h.never && (h.from == "" || l.Ending.Days(h.from) <= 1) {
		return
	}
	l.add(c, gap)
}

func (l *Line) add(c *Closure, gap Gap) {
	gap.Title = NeedTitle(c, gap.Need)
	gap.Words, gap.Short = gapWords(gap, l.Today)
	if gap.Meanwhile != "" {
		gap.Why = "Meanwhile: " + gap.Meanwhile + ". " + gap.Why
		l.Held = append(l.Held, gap)
		return
	}
	l.Gaps = append(l.Gaps, gap)
}

// longName is how long a name may be, in bytes, before it stands apart from the days that it holds.
const longName = 30

func gapWords(gap Gap, today Date) (words, short string) {
	who, brief := "nobody", "nobody"
	switch {
	case gap.Meanwhile != "" && len(gap.Meanwhile) > longName:
		who, brief = "held meanwhile", "held"
	case gap.Meanwhile != "":
		who, brief = gap.Meanwhile+" meanwhile", "held"
	case gap.Accepted:
		who, brief = "nobody, accepted", "accepted"
	}
	from := dayNear(gap.From, today)
	if gap.To == "" {
		return who + ": from " + from + ", no end known", brief + ", no end"
	}
	long := spanWords(gap.From, gap.To)
	return who + ": " + from + " to " + dayNear(gap.To, today) + ", " + long, brief + ", " + long
}

// A holder says from when somebody holds a need.
type holder struct {
	from      Date // none with never unset: they hold it already
	never     bool // nobody is there, or nobody can say from when; from is none
	meanwhile string
	why       string
}

// holding says from when the one who is named holds a need.
func holding(c *Closure, n Need) holder {
	a := c.Answer(n.Field())
	if a.By == "" {
		if n.Active {
			return holder{never: true, why: n.Words}
		}
		return holder{never: true, why: "It is to be watched, and nobody is named who will notice a change."}
	}
	s, isService := c.service(a.By)
	name := c.PersonName(a.By)
	switch {
	case isService:
		return holdingService(c, n, a, s)
	case c.isTeam(a.By):
		return holder{never: true, why: name + " is in our own team, and goes when we go."}
	case n.Active && !n.Covered: // a relative helps, and a service or a professional has to hold it
		return holder{never: true, why: n.Words}
	}
	return holder{from: a.On, why: name + " begins on " + a.On.String() + "."}
}

func (c *Closure) isTeam(id PersonID) bool {
	return c.thing(Subject{Kind: KindTeam, ID: string(id)}) != nil
}

// holdingService says from when a service holds a need: one that has begun has it already, unless a later
// day is given for this; one that accepted has it from its first appointment or the day that is given,
// whichever is later. What was only sent never counts.
func holdingService(c *Closure, n Need, a Answer, s Subject) holder {
	stands := c.Answer(Field{Item: ItemReferral, Subject: s}).Value.First()
	name := c.Name(s)
	switch {
	case !c.Has(s):
		return holder{never: true, why: name + " has been set aside, and holds nothing any more."}
	case slices.Contains(took, stands):
		return holder{from: a.On, why: name + " begins with this on " + a.On.String() + "."}
	case !slices.Contains(accepted, stands):
		return holder{never: true, why: unheld(c, a).what}
	}
	first := Date(c.Answer(Field{Item: ItemFirst, Subject: s}).Value.First())
	h := holder{from: max(first, a.On)}
	h.never = h.from == ""
	h.meanwhile = meanwhile(c.Answer(Field{Item: ItemMeanwhile, Subject: s}))
	switch check := Date(c.Answer(Field{Item: ItemCheckBack, Subject: s}).Value.First()); {
	case h.from != "" && h.from == first:
		h.why = "The first appointment with " + name + " is on " + first.String() + "."
	case h.from != "":
		h.why = name + " helps from " + h.from.String() + "."
	case check != "":
		h.why = name + " has accepted, and from when is not known. Somebody checks on " + check.String() + "."
	default:
		h.why = name + " has accepted, and from when is not known."
	}
	return h
}

// meanwhile names who looks out until a service begins; "" for nobody. It stays so once an appointment is
// booked, when it is asked no more: they have not begun yet.
func meanwhile(a Answer) string {
	who := strings.TrimRight(strings.TrimSpace(a.Value.First()), ".")
	switch first, _, _ := strings.Cut(strings.ToLower(who), " "); {
	case a.Status != Answered:
		return ""
	case who == "" && a.Evidence != "":
		return "somebody (" + a.Evidence + ")"
	case first == "nobody", first == "none", first == "no":
		return ""
	}
	return who
}
