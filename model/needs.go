package model

import (
	"fmt"
	"slices"

	"handover/model/guide"
)

// Ids of the questions about a service that say whether it holds a need.
const (
	ItemFirst     = "service.first"      // the day of the first appointment
	ItemCheckBack = "service.check-back" // the day on which somebody checks that it began
)

// A Need is one cell of the grid of needs: an area of life, of the child, a parent, another child or the
// family (PG-6e, PG-6f, PG-6g).
type Need struct {
	Ask
	Area     string // one of guide.Areas
	Standing string // guide.NeedSettled, …; "" where nobody has looked yet
	Helper   string // who helps, by name; "" for nobody
	From     Date   // from when
	Review   Date   // when a gap is looked at again
	Active   bool   // support is needed
	Covered  bool   // in one of the four ways in which an active need can be
	Words    string // how it is covered, or what is lacking; "" where it is not active
}

// Needs lists the grid: every cell that applies, in the guide's order.
func Needs(c *Closure, g *guide.Guide, today Date) []Need {
	var out []Need
	for _, it := range g.Items {
		if it.Area == "" {
			continue
		}
		for _, s := range Subjects(c, it) {
			if Applies(c, g, it, s, today) {
				out = append(out, need(c, Ask{it, s}))
			}
		}
	}
	return out
}

func need(c *Closure, a Ask) Need {
	n := Need{Ask: a, Area: a.Item.Area}
	ans := c.Answer(a.Field())
	if ans.Status != Answered {
		return n
	}
	n.Standing, n.Helper = ans.Value.First(), c.PersonName(ans.By)
	n.Active = slices.Contains([]string{guide.NeedActive, guide.NeedChoseNot, guide.NeedGap}, n.Standing)
	if n.From = ans.On; n.Standing == guide.NeedGap {
		n.From, n.Review = "", ans.On
	}
	if !n.Active {
		return n
	}
	lacking := uncovered(c, a)
	if n.Covered = lacking.what == ""; n.Covered {
		n.Words = coverWords(c, ans)
	} else {
		n.Words = lacking.what
	}
	return n
}

// Every active need is covered in one of four ways: a service took it over; a service accepted it, with a
// date; the family chose not to, after it was explained; or there is a gap that the manager accepts, with
// a reason and a day to look again (practice, Handover).

// took and accepted are where a referral stands once the service has the need, or is to have it.
var (
	took     = []string{"attended", "handed-over", "carries-on"}
	accepted = []string{"accepted", "waiting", "booked"}
)

// holdingDate is from when a service that accepted is to have a need: the date beside the answer, the first
// appointment, or the day on which somebody checks that it began.
func holdingDate(c *Closure, ans Answer, service Subject) Date {
	if ans.On != "" {
		return ans.On
	}
	for _, item := range []string{ItemFirst, ItemCheckBack} {
		if d := Date(c.Answer(Field{Item: item, Subject: service}).Value.First()); d != "" {
			return d
		}
	}
	return ""
}

// uncovered says why an active need is not covered; nothing where it is, or is not active.
func uncovered(c *Closure, a Ask) shortfall {
	ans := c.Answer(a.Field())
	if ans.Status != Answered {
		return shortfall{}
	}
	switch ans.Value.First() {
	case guide.NeedChoseNot:
		if ans.Evidence == "" {
			return shortfall{"The family chose no help with this, and what was explained and left with them is not said.",
				"Say what was explained, what you left with them, and whom they can ring."}
		}
		if s, yes := wanted(c, ans); yes {
			return shortfall{fmt.Sprintf("The family chose not to, and has since said yes to %s.", c.Name(s)),
				"Say that support is needed; or, where they still want none with this, take the name away."}
		}
	case guide.NeedGap:
		switch {
		case ans.By == "":
			return shortfall{"A gap is left, and no manager is named who accepts it.", "Say which manager accepts it."}
		case ans.On == "":
			return shortfall{"A gap is left, without a day to look at it again.", "Give the day on which it is looked at again."}
		case ans.Evidence == "":
			return shortfall{"A gap is left, without the manager's reason.", "Say why the manager accepts it for now."}
		}
	case guide.NeedActive:
		return unheld(c, ans)
	}
	return shortfall{}
}

// wanted reports whether the family chose not to go to the service that is named, and said yes to it later.
// That it was only considered or offered again is no yes.
func wanted(c *Closure, ans Answer) (s Subject, yes bool) {
	s, isService := c.service(ans.By)
	if !isService {
		return s, false
	}
	chose := false
	for _, m := range ReferralOf(c, s) {
		switch m.To {
		case "chose-not":
			chose, yes = true, false
		case "considered", "offered", "declined":
		default:
			yes = chose
		}
	}
	return s, yes
}

// unheld says why the one who is named does not hold an active need.
func unheld(c *Closure, ans Answer) shortfall {
	const other = "Name a service or a professional who has it, say that the family chose not to, or bring it to your manager as a gap."
	if ans.By == "" {
		return shortfall{"Support is needed, and nobody is named who gives it.", other}
	}
	name := c.PersonName(ans.By)
	s, isService := c.service(ans.By)
	switch {
	case !isService && c.Has(Subject{Kind: KindProfessional, ID: string(ans.By)}):
		return shortfall{}
	case !isService:
		return shortfall{fmt.Sprintf("%s can help, and once we have gone a service or a professional has to hold this.", name), other}
	case !c.Has(s):
		return shortfall{name + " has been set aside, and holds nothing any more.", other}
	}
	stands := c.Answer(Field{Item: ItemReferral, Subject: s}).Value.First()
	switch {
	case slices.Contains(took, stands), slices.Contains(accepted, stands) && holdingDate(c, ans, s) != "":
		return shortfall{}
	case slices.Contains(accepted, stands):
		return shortfall{name + " has accepted this, and from when is not said.", "Give the day from which they help, or that of the first appointment."}
	case stands == "declined":
		return shortfall{name + " declined, so nobody holds this.", other}
	case stands == "chose-not":
		return shortfall{"The family chose not to go to " + name + ", so nobody holds this.", other}
	case stands == "":
		return shortfall{name + " is named, and how the referral stands is not said.", "Say on their page how the referral stands. What was only sent counts for nothing yet."}
	}
	return shortfall{name + " is named, and has not said yes yet.", "It is covered once they have. If they cannot be reached, bring it to your manager as a gap."}
}

// service finds the service with that id, set aside or not. Somebody in the cast goes before it.
func (c *Closure) service(id PersonID) (Subject, bool) {
	s := Subject{Kind: KindService, ID: string(id)}
	return s, !c.isPerson(string(id)) && c.thing(s) != nil
}

// coverWords says how a covered need is covered.
func coverWords(c *Closure, ans Answer) string {
	name := c.PersonName(ans.By)
	switch ans.Value.First() {
	case guide.NeedChoseNot:
		return "The family chose not to, after it was explained."
	case guide.NeedGap:
		return "A gap that " + name + " accepts; looked at again on " + ans.On.String() + "."
	}
	s, isService := c.service(ans.By)
	if isService && slices.Contains(accepted, c.Answer(Field{Item: ItemReferral, Subject: s}).Value.First()) {
		return "Accepted by " + name + ", with the date " + holdingDate(c, ans, s).String() + "."
	}
	if ans.On != "" {
		return name + " has it, from " + ans.On.String() + "."
	}
	return name + " has it."
}
