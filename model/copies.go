package model

import (
	"slices"
)

// The questions that follow from the log of copies and signatures, and the one that stops a copy.
const (
	ItemCopy       = "share.copy"
	ItemMarked     = "share.marked"
	ItemSharedWith = "share.professionals"
	ItemSignature  = "share.signature"
	ItemDoNotSend  = "share.do-not-send"
)

// The two marks of a handover that a copy for a service settles. They can be answered by hand too.
const (
	itemSummarySent = "service.sent"
	itemReceived    = "service.received"
)

// Copies lists the log of copies, in order.
func (c *Closure) Copies() []CopyGiven {
	out := make([]CopyGiven, len(c.copies.given))
	for i, g := range c.copies.given {
		out[i] = *g
	}
	return out
}

// CopiesTo lists what the log of copies says of one reader, in order.
func (c *Closure) CopiesTo(to Subject) []CopyGiven {
	return slices.DeleteFunc(c.Copies(), func(g CopyGiven) bool { return g.To != to })
}

// LastCopy is the newest line of the log of copies about a reader; nil for none.
func (c *Closure) LastCopy(to Subject) *CopyGiven {
	if all := c.CopiesTo(to); len(all) > 0 {
		return &all[len(all)-1]
	}
	return nil
}

// Signatures lists what came of offering the record to sign, in order.
func (c *Closure) Signatures() []Signature {
	out := make([]Signature, len(c.copies.signed))
	for i, s := range c.copies.signed {
		out[i] = *s
	}
	return out
}

// LastSignature is the newest of somebody's; nil for none.
func (c *Closure) LastSignature(who Subject) *Signature {
	all := c.Signatures()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Who == who {
			return &all[i]
		}
	}
	return nil
}

// WithheldFrom lists the passages that are withheld from a reader, in order.
func (c *Closure) WithheldFrom(to Subject) []WithheldPassage {
	var out []WithheldPassage
	for _, m := range c.copies.marks {
		if m.To == to && !m.Shown {
			out = append(out, *m)
		}
	}
	return out
}

// A Choice is what was chosen of a reader's copy.
type Choice struct {
	How     string // "" where nobody chose anything
	Because string
	Agreed  string
}

// SectionChoice is what was chosen of a section in somebody's copy. Of two that were chosen apart the one that
// shows less holds.
func (c *Closure) SectionChoice(to Subject, section Field) Choice {
	return c.choice(copyChoice{to, section}, SectionOut, SectionByRule, SectionIn)
}

// FormOfCopy is what a service gets: the briefing sheet, unless somebody said why it needs the whole record.
func (c *Closure) FormOfCopy(service Subject) Choice {
	if ch := c.choice(copyChoice{service, Field{}}, FormBriefing, FormRecord); ch.How != "" {
		return ch
	}
	return Choice{How: FormBriefing}
}

// choice is what was chosen last; of several that stand apart the first of ways.
func (c *Closure) choice(key copyChoice, ways ...string) Choice {
	t := c.copies.choices[key]
	if t == nil {
		return Choice{}
	}
	var least *Saying
	for _, h := range t.heads {
		s := &t.sayings[h]
		if least == nil || slices.Index(ways, s.Text) < slices.Index(ways, least.Text) {
			least = s
		}
	}
	switch ev := c.order.entries[least.index].Event.(type) {
	case SectionInCopy:
		return Choice{ev.How, ev.Because, ev.Agreed}
	case CopyForm:
		return Choice{ev.Form, ev.Because, ev.Agreed}
	}
	return Choice{}
}

// CopyOf is the record of which copies are made: the one that was authorised last, also once its words were
// changed afterwards; or else, as a draft, the one that was sent last. It is nil where none was sent.
func (c *Closure) CopyOf() (s *Submission, draft bool) {
	var newest *Submission
	for i := len(c.sent) - 1; i >= 0; i-- {
		at := c.sent[i]
		if at.Recalled {
			continue
		}
		if newest == nil {
			newest = at
		}
		if at.Decision == nil || at.Apart {
			continue
		}
		if at.Decision.Decision == DecisionAuthorised {
			return at, false
		}
		break // the manager read it again, and decided otherwise
	}
	return newest, true
}

// Version counts the records that were sent: 1 for the first; 0 for one that was not.
func (c *Closure) Version(submission EntryID) int {
	return 1 + slices.IndexFunc(c.sent, func(s *Submission) bool { return s.Entry == submission })
}

// given reports whether the log holds a copy of a record, or a signature on it.
func (c *Closure) givenOf(submission EntryID) bool {
	return slices.ContainsFunc(c.copies.given, func(g *CopyGiven) bool { return g.Submission == submission }) ||
		slices.ContainsFunc(c.copies.signed, func(s *Signature) bool { return s.Submission == submission })
}

// outdated says what is wrong with what a reader holds: it is no copy of the record as it was authorised.
func outdated(c *Closure, to Subject) shortfall {
	g := c.LastCopy(to)
	s, _ := c.CopyOf()
	if g == nil || !g.Given() || s == nil {
		return shortfall{}
	}
	switch {
	case g.Submission != s.Entry && !g.Draft && g.Submission != "":
		return shortfall{"What " + c.Name(to) + " was given is an earlier version of the record.", "Give the version that was authorised, and take the earlier one back where you can."}
	case g.Draft || g.Submission == "":
		return shortfall{"What " + c.Name(to) + " was given is a draft.", "Give the version that was authorised, and take the draft back where you can."}
	}
	return shortfall{}
}

// signedEarlier says that somebody signed another version than the one of which copies are made.
func signedEarlier(c *Closure, who Subject) shortfall {
	sig := c.LastSignature(who)
	s, _ := c.CopyOf()
	if sig == nil || s == nil || sig.Submission == "" || sig.Submission == s.Entry {
		return shortfall{}
	}
	return shortfall{"What " + c.Name(who) + " was offered to sign is an earlier version of the record.", "Offer the version that was authorised."}
}
