package model

import (
	"errors"
	"slices"

	"handover/model/guide"
)

// ErrNothingToUndo says that the worker has nothing to take back here.
var ErrNothingToUndo = errors.New("there is nothing of yours here to undo")

// Undo takes back the newest thing that a worker did and that still stands, and says what it was.
// It removes nothing: the journal keeps both.
func Undo(c *Closure, g *guide.Guide, by WorkerID) ([]Event, string, error) {
	for i := len(c.done) - 1; i >= 0; i-- {
		e := c.done[i]
		if e.By != by {
			continue
		}
		if c.followed(e) || i < len(c.done)-1 && c.rests(g, e) {
			continue
		}
		switch e.Event.(type) {
		case Undone:
			continue
		case Opened, Reopened:
			return nil, "", ErrNothingToUndo
		}
		events := []Event{Undone{Entry: e.ID}}
		if mark, ok := c.toldWith(e); ok { // the mark in the call and what it answered are one thing
			return append(events, Undone{Entry: mark.ID}), eventWords(c, g, mark.Event), nil
		}
		return events, eventWords(c, g, e.Event), nil
	}
	return nil, "", ErrNothingToUndo
}

// followed reports whether something rests on an entry that would be left hanging without it: a decision on a
// record that was sent, the acceptance of an answer, or an ending.
func (c *Closure) followed(e effect) bool {
	switch ev := e.Event.(type) {
	case Submitted:
		s := c.submission(e.ID)
		return s == nil || s.Decision != nil || c.givenOf(e.ID)
	case Decided:
		return c.Frozen() || c.Sent() != nil && c.Sent().index > e.index || c.givenOf(ev.Submission)
	case Copied:
		return slices.ContainsFunc(c.copies.given, func(g *CopyGiven) bool { return g.Entry == e.ID && g.Received != nil })
	case PassageWithheld:
		return slices.ContainsFunc(c.copies.marks, func(m *WithheldPassage) bool { return m.Entry == e.ID && m.Shown })
	case AccessWithheld:
		m := c.accessMark(e.ID)
		return m == nil || m.Shown != nil
	case AccessRead: // what was given since rests on it
		return slices.ContainsFunc(c.access.disclosed, func(d *Disclosure) bool { return c.order.before(e.index, d.index) })
	case SessionBegan:
		s := c.Session(e.ID)
		return s == nil || len(s.Ended) > 0 || s.End != nil
	case TopicEnded:
		a := c.action(e.ID)
		return a != nil && a.Done != nil
	case PointAnswered:
		p := c.point(ev.Decision, ev.Point)
		return p == nil || p.Accepted
	case CorrectionTaken:
		return true
	case Written, Added, Renamed, SetAside: // what came after the ending, such as a letter, is not what was authorised
		return c.Frozen() && c.order.before(e.index, c.Sent().index)
	}
	return false
}

// rests reports whether an ending of involvement rests on an answer: its day can be taken back while nothing has
// been done since, as what was mistyped, and from then on nothing reopens a closure.
func (c *Closure) rests(g *guide.Guide, e effect) bool {
	ev, is := e.Event.(AnswerGiven)
	if !is {
		return false
	}
	it := g.Item(ev.Item)
	return it != nil && MayChange(c, it) != nil
}

// eventWords says in a few words what an event was.
func eventWords(c *Closure, g *guide.Guide, ev Event) string {
	title := func(f Field) string {
		name := f.Item
		if it := g.Item(f.Item); it != nil {
			name = it.Title
		}
		if f.Subject != TheClosure && f.Subject != TheChild {
			name += ", " + c.Name(f.Subject)
		}
		return name
	}
	switch ev := ev.(type) {
	case Added:
		return "adding " + ev.Name
	case Renamed:
		return "the name " + ev.Name
	case SetAside:
		return "setting " + c.Name(ev.Subject) + " aside"
	case AnswerGiven:
		return "the answer to “" + title(ev.Field) + "”"
	case Written:
		return "the text of “" + title(ev.Field) + "”"
	case Reopened:
		return "reopening"
	case Submitted:
		return "sending the record to the manager"
	case Recalled:
		return "taking the record back"
	case Decided:
		return "the manager's decision"
	case PointAnswered:
		return "the answer to a point of the manager's"
	case PointAccepted:
		return "accepting the answer to a point"
	case CorrectionTaken:
		return "taking the manager's correction"
	case LeftAsIs:
		return "leaving something as it is in “" + title(ev.Field) + "”"
	case SectionInCopy:
		return "what the copy for " + c.Name(ev.To) + " holds of “" + title(ev.Section) + "”"
	case CopyForm:
		return "what " + c.Name(ev.To) + " gets of the record"
	case PassageWithheld:
		return "withholding a passage of “" + title(ev.Section) + "” from " + c.Name(ev.To)
	case PassageShown:
		return "showing a passage that was withheld"
	case Copied:
		return "the copy for " + c.Name(ev.To) + " in the log"
	case CopyReceived:
		return "the receipt of a copy"
	case Signed:
		return "what was noted of the signature of " + c.Name(ev.Who)
	case AccessWithheld:
		if ev.Words == "" {
			return "leaving a line out of what is disclosed"
		}
		return "leaving a passage out of what is disclosed"
	case AccessRead:
		return "the note that everything was looked through"
	case AccessShown:
		return "showing something that was left out"
	case Disclosed:
		return "what was disclosed, in the log"
	case PaperSafe:
		return "what was noted of whether " + PaperWords(ev.Paper) + " is safe for " + c.Name(ev.To) + " to hold"
	case SessionBegan:
		return "the beginning of the supervision"
	case AgendaSet:
		return "the change of the agenda"
	case TopicEnded:
		return "how “" + TopicTitle(c, g, ev.Topic) + "” ended"
	case ActionDone:
		return "that something from supervision is done"
	case SessionEnded:
		return "the end of the supervision"
	case Tried:
		return "the attempt to reach " + c.Name(ev.Service)
	case Noted:
		return noteWords(c, g, ev)
	case Transferred:
		return "the transfer on " + ev.On.String() + " as “" + ev.As + "”"
	case Held:
		return "the hold on this copy"
	case Released:
		return "the end of the hold on this copy"
	case Lodged:
		what := ev.What
		if i := lodgeable(ev.What); i >= 0 {
			what = Lodgeable[i].Title
		}
		if ev.Where == "" {
			return "why the council's record does not need “" + what + "”"
		}
		return "where the council's record holds “" + what + "”"
	}
	return "the last change"
}

// undoes finds the entries that are taken back, and the Undone entries that name nothing that
// came before them. An Undone may itself be taken back, so it reads from the end.
func undoes(o *ordering) (undone, astray map[EntryID]bool) {
	undone, astray = map[EntryID]bool{}, map[EntryID]bool{}
	index := make(map[EntryID]int, len(o.entries))
	for i, e := range o.entries {
		index[e.ID] = i
	}
	for i := len(o.entries) - 1; i >= 0; i-- {
		u, ok := o.entries[i].Event.(Undone)
		if !ok || undone[o.entries[i].ID] {
			continue
		}
		target, here := index[u.Entry]
		if !here || target >= i || !o.before(target, i) {
			astray[o.entries[i].ID] = true
			continue
		}
		undone[u.Entry] = true
	}
	return undone, astray
}
