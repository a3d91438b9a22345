package model

import (
	"slices"
	"strings"
	"time"
)

// Reasons why an entry about copies has no effect.
const (
	oddCopyOf    = "it is a copy of a record that was not sent"
	oddMark      = "it is about a passage that was not withheld"
	oddReceipt   = "it is about a copy that was not given"
	oddSignature = "it is a signature on a version of the record that is not here"
)

// A CopyGiven is one line of the log of copies.
type CopyGiven struct {
	Copied
	Entry    EntryID
	At       time.Time
	Recorded WorkerID      // who was at the keyboard
	Received *CopyReceived // the newest receipt; nil for none

	index int
}

// A Signature is what came of offering somebody the record to sign.
type Signature struct {
	Signed
	Entry    EntryID
	At       time.Time
	Recorded WorkerID

	index int
}

// A WithheldPassage is a passage that is withheld from a reader.
type WithheldPassage struct {
	PassageWithheld
	Entry EntryID
	Shown bool // it was ended

	index int
}

// A copyChoice is what somebody chose of a reader's copy: of one section, or with the zero Field of its form.
type copyChoice struct {
	to      Subject
	section Field
}

// A copyBook is everything about copies.
type copyBook struct {
	given   []*CopyGiven
	signed  []*Signature
	marks   []*WithheldPassage
	choices map[copyChoice]*told // a saying's text is what was chosen
}

// copyEvent takes in an entry about copies; is reports whether it is one.
func (c *Closure) copyEvent(o *ordering, i int, known map[Subject]bool) (why string, is bool) {
	e := o.entries[i]
	choose := func(to Subject, section Field, how string) string {
		if !known[to] || section.Item != "" && !known[section.Subject] {
			return oddSubject
		}
		key := copyChoice{to, section}
		if c.copies.choices == nil {
			c.copies.choices = map[copyChoice]*told{}
		}
		if c.copies.choices[key] == nil {
			c.copies.choices[key] = new(told)
		}
		c.copies.choices[key].add(o, Saying{Entry: e.ID, At: e.At, By: e.By, Text: how, index: i})
		return ""
	}
	switch ev := e.Event.(type) {
	case SectionInCopy:
		return choose(ev.To, ev.Section, ev.How), true
	case CopyForm:
		return choose(ev.To, Field{}, ev.Form), true
	case PassageWithheld:
		if !known[ev.To] || !known[ev.Section.Subject] {
			return oddSubject, true
		}
		c.copies.marks = append(c.copies.marks, &WithheldPassage{PassageWithheld: ev, Entry: e.ID, index: i})
		return "", true
	case PassageShown:
		at := slices.IndexFunc(c.copies.marks, func(m *WithheldPassage) bool { return m.Entry == ev.Mark && o.before(m.index, i) })
		if at < 0 {
			return oddMark, true
		}
		c.copies.marks[at].Shown = true
		return "", true
	case Copied:
		return c.copied(o, i, ev, known), true
	case CopyReceived:
		return c.copyReceived(o, i, ev), true
	case Signed:
		return c.signature(o, i, ev, known), true
	}
	return "", false
}

// sentBefore reports whether a record that an entry names was sent before it, for all that its writer knew.
func (c *Closure) sentBefore(o *ordering, submission EntryID, i int) bool {
	s := c.submission(submission)
	return s != nil && o.before(s.index, i)
}

func (c *Closure) copied(o *ordering, i int, ev Copied, known map[Subject]bool) string {
	e := o.entries[i]
	switch {
	case !known[ev.To]:
		return oddSubject
	case ev.Submission != "" && !c.sentBefore(o, ev.Submission, i), ev.Submission == "" && ev.Given() && ev.Form != FormBriefing:
		return oddCopyOf
	}
	g := &CopyGiven{Copied: ev, Entry: e.ID, At: e.At, Recorded: e.By, index: i}
	c.copies.given = append(c.copies.given, g)
	c.tellCopy(o, i, g)
	return ""
}

func (c *Closure) copyReceived(o *ordering, i int, ev CopyReceived) string {
	at := slices.IndexFunc(c.copies.given, func(g *CopyGiven) bool { return g.Entry == ev.Copy && g.Holds() && o.before(g.index, i) })
	if at < 0 {
		return oddReceipt
	}
	g := c.copies.given[at]
	g.Received = &ev
	if newest := c.LastCopy(g.To); newest.Entry == g.Entry {
		c.tellCopy(o, i, g)
	}
	return ""
}

func (c *Closure) signature(o *ordering, i int, ev Signed, known map[Subject]bool) string {
	e := o.entries[i]
	switch {
	case !known[ev.Who]:
		return oddSubject
	case ev.Submission != "" && !c.sentBefore(o, ev.Submission, i), ev.Submission == "" && ev.How != SignNotOffered:
		return oddSignature
	}
	c.copies.signed = append(c.copies.signed, &Signature{Signed: ev, Entry: e.ID, At: e.At, Recorded: e.By, index: i})
	a := Answer{Status: Answered, Value: Value{ev.How}, On: ev.On, Evidence: said("the log of signatures", ev.Because, ev.Interpreter)}
	c.follow(o, i, Field{ItemSignature, ev.Who}, a)
	return ""
}

// tellCopy gives the answers that follow from a copy that was given, or was not.
func (c *Closure) tellCopy(o *ordering, i int, g *CopyGiven) {
	a := Answer{Status: Answered, On: g.On, By: g.By, Evidence: said("the log of copies", CopyWayWords(g.How), g.Because, g.Agreed)}
	if g.To.Kind == KindService {
		switch a.Value = (Value{g.Form}); {
		case !g.Given():
			a.Value = Value{"not-shared"}
		case g.Received == nil && (g.How == CopyPost || g.How == CopyEmail || g.How == CopySystem):
			a.Value = Value{"not-known"} // sending is not sharing
		}
		c.follow(o, i, Field{ItemSharedWith, g.To}, a)
		if g.Given() && !g.Draft { // two marks of the handover say the same, and are not to be said again
			c.follow(o, i, Field{itemSummarySent, g.To}, Answer{Status: Answered, Value: Value{"yes"}, On: g.On, By: g.By, Evidence: a.Evidence})
		}
		if g.Received != nil && !g.Draft {
			c.follow(o, i, Field{itemReceived, g.To}, Answer{Status: Answered, Value: Value{"yes"}, On: g.Received.On, Evidence: said("the log of copies", g.Received.How)})
		}
		return
	}
	marked := Answer{Status: DoesNotApply, Because: "No copy stays with them: the log of copies says why."}
	switch {
	case g.How == CopyRead, g.How == CopyUnsafe, g.How == CopyWithheld, g.How == CopyNotPossible:
		a.Value = Value{g.How}
	case len(g.Left) > 0:
		a.Value = Value{"given-in-part"}
	default:
		a.Value = Value{"given"}
	}
	if g.Holds() {
		marked = Answer{Status: Answered, Value: Value{"no"}, On: g.On}
		if g.Marked {
			marked.Value = Value{"yes"}
		}
	}
	c.follow(o, i, Field{ItemCopy, g.To}, a)
	c.follow(o, i, Field{ItemMarked, g.To}, marked)
}

// follow gives an answer that follows from the log of copies. Two lines that were written apart are no choice
// for anybody to make: both stand in the log, and the newer one answers.
func (c *Closure) follow(o *ordering, i int, f Field, a Answer) {
	if t := c.answers[f]; t != nil {
		t.heads = slices.DeleteFunc(t.heads, func(h int) bool {
			switch o.entries[t.sayings[h].index].Event.(type) {
			case Copied, CopyReceived, Signed:
				return true
			}
			return false
		})
	}
	tell(c.answers, o, i, f, Saying{Answer: a})
}

// said joins what is there of some words into one line.
func said(words ...string) string {
	line := []rune(strings.Join(slices.DeleteFunc(words, emptyText), "; "))
	return string(line[:min(len(line), MaxLine)])
}
