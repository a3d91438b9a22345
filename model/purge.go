package model

import (
	"fmt"
	"time"

	"handover/model/guide"
)

// A PurgeBlocker is one thing because of which the local copy may not go.
type PurgeBlocker struct {
	Lack  string    // the id of a Lack; "" where the transfer or a hold stands in the way
	Title string    // a few plain words
	What  string    // what is wrong
	Why   string    // why it matters
	Mend  string    // how to mend it
	Since time.Time // since when; the zero time where that is not known
}

// OnHold is the title of a PurgeBlocker that is a hold.
const OnHold = "On hold"

// MayPurge lists what stands in the way of ending the local copy, each with a way to mend it; the
// copy may go once it lists nothing. It does not ask whether the time of a Keep has run out: a
// worker may end the copy early, and a copy never goes by itself.
func MayPurge(c *Closure, g *guide.Guide, today Date) []PurgeBlocker {
	var out []PurgeBlocker
	switch on, _, ok := c.Transfer(); {
	case !ok:
		out = append(out, PurgeBlocker{
			Title: "Not transferred yet",
			What:  "Nothing here says that this closure is in the council's record.",
			Why:   "The council's record is the one that lasts. What is only here would be gone for good.",
			Mend:  "Put it into the council's record, then enter the date and what it is called there.",
		})
	case on > today:
		out = append(out, PurgeBlocker{
			Title: "Not transferred yet", Since: c.moved.At,
			What: "The transfer is dated " + on.String() + ", which is still to come.",
			Why:  "The council's record is the one that lasts. What is only here would be gone for good.",
			Mend: "Enter the transfer again once it has been made, with its own date.",
		})
	}
	if _, _, held := c.Hold(); held {
		out = append(out, PurgeBlocker{
			Title: OnHold, What: HoldWords(c), Since: c.heldAt(),
			Why:  "Somebody may still need to see this very copy.",
			Mend: "Once that is over, end the hold, and say why.",
		})
	}
	for _, l := range Lacking(c, g) {
		out = append(out, PurgeBlocker{
			Lack: l.What, Title: l.Title, Since: l.Since, What: lackWords(l), Why: l.Why, Mend: lackMend(l),
		})
	}
	return out
}

// heldAt returns when the first of the holds that stand was put on.
func (c *Closure) heldAt() time.Time {
	var at time.Time
	for _, h := range c.holds {
		if !h.ended && (at.IsZero() || h.since.Before(at)) {
			at = h.since
		}
	}
	return at
}

func lackWords(l Lack) string {
	switch {
	case l.Again && l.Count == 1:
		return "1 entry of this kind came since it was last dealt with."
	case l.Again:
		return fmt.Sprintf("%d entries of this kind came since it was last dealt with.", l.Count)
	case l.Count == 1:
		return "There is 1 entry of this kind, and nothing here says where it lies in the council's record."
	}
	return fmt.Sprintf("There are %d entries of this kind, and nothing here says where they lie in the council's record.", l.Count)
}

func lackMend(l Lack) string {
	const where = "say where it lies in the council's record, or why it is not needed there."
	switch l.What {
	case lackLater:
		return "Put it into the council's record too, and enter that transfer; or " + where
	case lackApart:
		return "Choose between the versions where there are two. Then " + where
	}
	return "S" + where[1:]
}
