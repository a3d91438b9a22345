package model

import "strconv"

// Ids of guide items that the program itself reads. A test holds them to the guide.
const (
	ItemNation    = "start.nation"
	ItemBorn      = "start.born"
	ItemAge       = "start.age"
	ItemApplies   = "start.applies"
	ItemCaring    = "adult.caring"
	ItemParental  = "adult.responsibility"
	ItemConcern   = "adult.concern"
	ItemDiscussed = "decision.discussed"
	ItemSent      = "decide.sent"
	ItemDecision  = "decide.decision"
	ItemClosed    = "decide.closed"
	ItemReferral  = "service.referral"
)

// Nation returns "england", "wales" or, while it is not known, "".
func (c *Closure) Nation() string { return c.About(ItemNation).Value.First() }

// Age returns the child's age in whole years today, and whether it is known: from the date of
// birth, or else from the age that was given.
func (c *Closure) Age(today Date) (years int, known bool) {
	if born := Date(c.About(ItemBorn).Value.First()); born.Valid() && born <= today {
		return born.AgeOn(today), true
	}
	return number(c.About(ItemAge).Value.First())
}

// IsParent reports whether an adult is in a caring role or has parental responsibility.
// Both words of practice: letters, copies and views follow from these facts, never from what
// somebody is called.
func (c *Closure) IsParent(adult Subject) bool {
	return c.yes(ItemCaring, adult) || c.yes(ItemParental, adult)
}

// IsConcern reports whether an adult is a person of concern.
func (c *Closure) IsConcern(adult Subject) bool { return c.yes(ItemConcern, adult) }

func (c *Closure) yes(item string, s Subject) bool {
	return c.Answer(Field{Item: item, Subject: s}).Value.Has("yes")
}

func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil
}
