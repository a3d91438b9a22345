package model

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"handover/model/guide"
)

// SetSection leaves a section out of somebody's copy, puts it in, or lets the guide's rule hold again.
func SetSection(c *Closure, g *guide.Guide, ev SectionInCopy) ([]Event, error) {
	ev.Because, ev.Agreed = CleanLine(ev.Because), CleanLine(ev.Agreed)
	if !c.Has(ev.To) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(ev.To))
	}
	if was := c.SectionChoice(ev.To, ev.Section); was.How == ev.How || was.How == "" && ev.How == SectionByRule {
		return nil, nil
	}
	return checked(g, ev)
}

// SetCopyForm says what a service gets: the briefing sheet, or for a reason the whole record.
func SetCopyForm(c *Closure, g *guide.Guide, ev CopyForm) ([]Event, error) {
	ev.Because, ev.Agreed = CleanLine(ev.Because), CleanLine(ev.Agreed)
	switch {
	case !c.Has(ev.To):
		return nil, fmt.Errorf("%s is not in this closure", c.Name(ev.To))
	case c.FormOfCopy(ev.To).How == ev.Form:
		return nil, nil
	}
	return checked(g, ev)
}

// Withhold leaves words of a section out of somebody's copy. They have to stand in the record that was sent.
func Withhold(c *Closure, g *guide.Guide, ev PassageWithheld) ([]Event, error) {
	ev.Words, ev.Because, ev.Agreed = trimmed(Clean(ev.Words)), CleanLine(ev.Because), CleanLine(ev.Agreed)
	s, _ := c.CopyOf()
	switch {
	case !c.Has(ev.To):
		return nil, fmt.Errorf("%s is not in this closure", c.Name(ev.To))
	case s == nil:
		return nil, errors.New("copies are made from the record that was sent, and none was sent yet")
	case ev.Words == "":
		return nil, errors.New("choose the passage, or type its words")
	case len(FindPassage(s.TextOf(ev.Section), ev.Words)) == 0:
		return nil, errors.New("these words do not stand in that section as it was sent; type them as they stand there")
	}
	for _, m := range c.WithheldFrom(ev.To) {
		if m.Section == ev.Section && m.Words == ev.Words {
			return nil, nil
		}
	}
	return checked(g, ev)
}

// TextOf is what a section read when the record was sent.
func (s *Submission) TextOf(section Field) string {
	if i := slices.IndexFunc(s.Sections, func(sec SentSection) bool { return sec.Field == section }); i >= 0 {
		return s.Sections[i].Text
	}
	return ""
}

// ShowPassage ends the withholding of a passage.
func ShowPassage(c *Closure, g *guide.Guide, ev PassageShown) ([]Event, error) {
	ev.Because, ev.Agreed = CleanLine(ev.Because), CleanLine(ev.Agreed)
	at := slices.IndexFunc(c.copies.marks, func(m *WithheldPassage) bool { return m.Entry == ev.Mark })
	switch {
	case at < 0:
		return nil, errors.New("that passage is not withheld")
	case c.copies.marks[at].Shown:
		return nil, nil
	}
	return checked(g, ev)
}

// GiveCopy notes that a copy was given, on a day, or why none was. What it is a copy of follows from the day:
// the record as it was authorised, or else the newest that had been sent by then, as that day ended here.
func GiveCopy(c *Closure, g *guide.Guide, ev Copied, today Date, here *time.Location) ([]Event, error) {
	ev.Language, ev.Interpreter, ev.Kept = CleanLine(ev.Language), CleanLine(ev.Interpreter), CleanLine(ev.Kept)
	ev.Because, ev.Agreed = CleanLine(ev.Because), CleanLine(ev.Agreed)
	ev.Submission, ev.Draft = "", false
	switch {
	case !c.Has(ev.To):
		return nil, fmt.Errorf("%s is not in this closure", c.Name(ev.To))
	case ev.On > today:
		return nil, fmt.Errorf("%s is still to come: note the copy once it has been given", ev.On)
	case ev.By != "" && !c.inCast(ev.By):
		return nil, errors.New("choose who gave it from the people in this closure, or add them first")
	}
	if ev.To.Kind == KindService && ev.Form == "" {
		ev.Form = c.FormOfCopy(ev.To).How
	}
	if !ev.Given() {
		return checked(g, ev)
	}
	if err := MayHaveCopy(c, g, ev.To, today); err != nil {
		return nil, err
	}
	if ev.Form == FormRecord && c.FormOfCopy(ev.To).How != FormRecord {
		return nil, errors.New("a service gets the briefing sheet; say first why this one needs the whole record")
	}
	switch s, authorised := c.sentBy(g, ev.On, today, here); {
	case s != nil:
		ev.Submission, ev.Draft = s.Entry, !authorised
	case ev.Form == FormBriefing:
		ev.Draft = true
	default:
		return nil, errors.New("by that day no record had been sent to the manager, so there was nothing to give a copy of")
	}
	return checked(g, ev)
}

// sentBy is the record of which a copy was made on a day, and whether it was authorised by then and in force. What is
// copied today is what there is now: a clock that was ahead when it was sent hides nothing.
func (c *Closure) sentBy(g *guide.Guide, on, today Date, here *time.Location) (s *Submission, authorised bool) {
	then := c
	if on != today {
		then = c.AsOf(on, here)
	}
	s, draft := then.CopyOf()
	if s == nil {
		return nil, false
	}
	return c.submission(s.Entry), !draft && InForce(then, g, s, on)
}

// Receive notes that a copy has come to whom it was for.
func Receive(c *Closure, g *guide.Guide, ev CopyReceived, today Date) ([]Event, error) {
	ev.How = CleanLine(ev.How)
	at := slices.IndexFunc(c.copies.given, func(g *CopyGiven) bool { return g.Entry == ev.Copy })
	switch {
	case at < 0 || !c.copies.given[at].Holds():
		return nil, errors.New("no copy was given of which a receipt could come")
	case ev.On > today:
		return nil, fmt.Errorf("%s is still to come: note the receipt once you have it", ev.On)
	case ev.On < c.copies.given[at].On:
		return nil, fmt.Errorf("it was given on %s, so it cannot have come before", c.copies.given[at].On)
	}
	return checked(g, ev)
}

// Sign notes a signature on the record, or why there is none. It is on the version that they were given, or else
// on the one of which copies are made.
func Sign(c *Closure, g *guide.Guide, ev Signed, today Date, here *time.Location) ([]Event, error) {
	ev.Because, ev.Interpreter = CleanLine(ev.Because), CleanLine(ev.Interpreter)
	switch {
	case !c.Has(ev.Who):
		return nil, fmt.Errorf("%s is not in this closure", c.Name(ev.Who))
	case ev.On > today:
		return nil, fmt.Errorf("%s is still to come: note it once it has happened", ev.On)
	}
	if ev.How == SignNotOffered {
		ev.Submission = ""
		return checked(g, ev)
	}
	if err := MayHaveCopy(c, g, ev.Who, today); err != nil {
		return nil, err
	}
	if ev.Submission == "" {
		if s, _ := c.sentBy(g, ev.On, today, here); s != nil {
			ev.Submission = s.Entry
		}
		for _, copy := range c.CopiesTo(ev.Who) {
			if copy.Given() && copy.On <= ev.On {
				ev.Submission = copy.Submission
			}
		}
	}
	if ev.Submission == "" {
		return nil, errors.New("by that day no record had been sent to the manager, so there was nothing to sign")
	}
	return checked(g, ev)
}
