package model

import (
	"encoding/json"
	"slices"
	"strings"

	"handover/model/guide"
)

func emptyText(s string) bool { return strings.TrimSpace(s) == "" }

// Reasons why an entry about a decision has no effect.
const (
	oddSubmission = "it is about a record that was not sent, or was taken back"
	oddSent       = "it was sent with words that nobody had written here"
	oddRead       = "it decides on another text than the one that was sent"
	oddProof      = "its signature does not fit what it says"
	oddDecidedBy  = "whoever wrote the record cannot decide on it"
	oddDecided    = "the record was decided on already"
	oddPoints     = "points that were sent back before had not been accepted"
	oddCorrection = "it takes a correction that nobody else made while the record lay with them"
	oddPoint      = "it is about a point that is not there"
	oddClosed     = "involvement had ended, and the record stays as it was authorised"
	oddByHand     = "this follows from what was done with the record, and is not answered by hand"
)

// submit takes in a record that was sent.
func (c *Closure) submit(o *ordering, i int, ev Submitted) string {
	var r SentRecord
	if json.Unmarshal(ev.Record, &r) != nil {
		return oddSubmission
	}
	for _, sec := range r.Sections {
		if sec.Text != "" && !c.written(o, i, sec) {
			return oddSent
		}
	}
	e := o.entries[i]
	c.sent = append(c.sent, &Submission{Entry: e.ID, At: e.At, By: e.By, Record: ev.Record, Sections: r.Sections, Print: Fingerprint(ev.Record), index: i})
	tell(c.answers, o, i, Field{ItemSent, TheClosure}, Saying{Answer: Answer{Status: Answered, Value: Value{"yes"}, On: DateOf(e.At)}})
	return ""
}

// written reports whether somebody had written the words of a section before an entry, though they were taken back
// since.
func (c *Closure) written(o *ordering, i int, sec SentSection) bool {
	_, texts := c.Said(sec.Field)
	for _, u := range c.unsaid {
		if u.Field == sec.Field {
			texts = append(texts, u.Saying)
		}
	}
	return slices.ContainsFunc(texts, func(s Saying) bool { return s.Text == sec.Text && o.before(s.index, i) })
}

func (c *Closure) submission(id EntryID) *Submission {
	if i := slices.IndexFunc(c.sent, func(s *Submission) bool { return s.Entry == id }); i >= 0 {
		return c.sent[i]
	}
	return nil
}

// recall takes a record back that nobody has decided on.
func (c *Closure) recall(o *ordering, i int, ev Recalled) string {
	s := c.submission(ev.Submission)
	if s == nil || s.Recalled || !o.before(s.index, i) {
		return oddSubmission
	}
	if s.Decision != nil && !s.Apart {
		return oddDecided
	}
	e := o.entries[i]
	s.Recalled, s.Back = true, &TakenBack{At: e.At, By: e.By, Because: ev.Because, index: i}
	tell(c.answers, o, i, Field{ItemSent, TheClosure}, Saying{})
	return ""
}

// decide takes in a decision. One on a text that was not sent, or by somebody who wrote it, has no effect,
// wherever it came from.
func (c *Closure) decide(o *ordering, i int, ev Decided) string {
	s := c.submission(ev.Submission)
	e := o.entries[i]
	switch {
	case s == nil || !o.before(s.index, i), s.Recalled && o.before(s.Back.index, i):
		return oddSubmission
	case ev.Record != s.Print:
		return oddRead
	case ev.Proof != nil && !signed(ev):
		return oddProof
	case s.Decision != nil && o.before(s.Decision.index, i):
		return oddDecided
	case c.wrote(s, e.By):
		return oddDecidedBy
	case ev.Decision == DecisionAuthorised && !c.pointsAccepted(o, i):
		return oddPoints
	}
	d := &Decision{Decided: ev, Entry: e.ID, At: e.At, By: e.By, index: i}
	for n, p := range ev.Points {
		d.Points = append(d.Points, PointState{Point: p, Decision: e.ID, Number: n})
	}
	if s.Recalled { // apart: it holds only where involvement ended on it
		s.late = append(s.late, d)
		return oddSubmission
	}
	if s.Decision == nil {
		s.Decision = d
	} else if s.Decision.Decision != d.Decision {
		s.Apart, s.Other = true, d
	}
	tell(c.answers, o, i, Field{ItemDecision, TheClosure}, Saying{Answer: Answer{Status: Answered, Value: Value{ev.Decision}, On: DateOf(e.At)}})
	return ""
}

// pointsAccepted reports whether, by an entry, each point of the last decision that it follows was accepted, where
// that decision sent the record back.
func (c *Closure) pointsAccepted(o *ordering, i int) bool {
	for _, s := range slices.Backward(c.sent) {
		d := s.Decision
		if d == nil || !o.before(d.index, i) {
			continue
		}
		for n := range d.Points {
			if !slices.ContainsFunc(c.accepted[PointAccepted{d.Entry, n}], func(at int) bool { return o.before(at, i) }) {
				return d.Decision != DecisionReturned
			}
		}
		return true
	}
	return true
}

// wrote reports whether somebody wrote in one of the sections of a record that was sent, beyond what a worker
// saw and took as it is, or saw and wrote over.
func (c *Closure) wrote(s *Submission, by WorkerID) bool {
	return c.wroteIn(s, by, map[*Submission]bool{})
}

// wroteAs is wrote, of somebody who is known by several ids.
func (c *Closure) wroteAs(s *Submission, by WorkerID, also []WorkerID) bool {
	return c.wrote(s, by) || slices.ContainsFunc(also, func(id WorkerID) bool { return c.wrote(s, id) })
}

// wrotePoint reports whether somebody wrote in the record on which a point was made.
func (c *Closure) wrotePoint(p PointState, by WorkerID, also []WorkerID) bool {
	return slices.ContainsFunc(c.sent, func(s *Submission) bool {
		return s.Decision != nil && s.Decision.Entry == p.Decision && c.wroteAs(s, by, also)
	})
}

// wroteIn is wrote; known is what was found of the submissions before.
func (c *Closure) wroteIn(s *Submission, by WorkerID, known map[*Submission]bool) bool {
	if did, is := known[s]; is {
		return did
	}
	known[s] = slices.ContainsFunc(s.Sections, func(sec SentSection) bool {
		t := c.texts[sec.Field]
		others := t != nil && slices.ContainsFunc(t.sayings, func(said Saying) bool {
			return said.By != by && said.Text == sec.Text && c.order.before(said.index, s.index)
		})
		if a := c.answers[sec.Field]; a != nil && sec.Because != "" && slices.ContainsFunc(a.sayings, func(said Saying) bool {
			return said.By == by && said.Answer.Because == sec.Because && !c.taken[said.Entry] && c.order.before(said.index, s.index)
		}) {
			return true // why a section does not apply, or stays open, is part of what it says
		}
		if !others && sec.Text != "" && slices.ContainsFunc(c.unsaid, func(u unsaid) bool {
			return u.By == by && u.Field == sec.Field && u.Text == sec.Text && c.order.before(u.index, s.index)
		}) {
			return true // what was sent is theirs, though they took it back
		}
		return t != nil && slices.ContainsFunc(t.sayings, func(said Saying) bool {
			return said.By == by && !c.taken[said.Entry] && c.order.before(said.index, s.index) && !c.overwritten(t, said, s, known)
		})
	})
	return known[s]
}

// overwritten reports whether what somebody wrote into a section while an earlier record lay with them was written
// over by somebody else before a record was sent again: then it was seen, and the words are the worker's.
func (c *Closure) overwritten(t *told, said Saying, sent *Submission, known map[*Submission]bool) bool {
	return slices.ContainsFunc(t.sayings, func(later Saying) bool {
		return later.By != said.By && c.order.before(said.index, later.index) && c.order.before(later.index, sent.index)
	}) && slices.ContainsFunc(c.sent, func(s *Submission) bool { return s != sent && c.corrects(s, said, known) })
}

// corrects reports whether a text is what somebody else than its writers wrote into a record: while it lay with the
// manager, or once it had been sent back and before it came again. Known is that of wroteIn.
func (c *Closure) corrects(s *Submission, said Saying, known map[*Submission]bool) bool {
	knew := func(i int) bool { return c.order.before(i, said.index) }
	if !knew(s.index) || c.wroteIn(s, said.By, known) || s.Back != nil && knew(s.Back.index) {
		return false
	}
	d := s.Decision
	if d == nil || !knew(d.index) {
		return true
	}
	return d.Decision == DecisionReturned && !slices.ContainsFunc(c.sent, func(again *Submission) bool {
		return again != s && c.order.before(s.index, again.index) && knew(again.index)
	})
}

// point finds a point of a decision.
func (c *Closure) point(decision EntryID, n int) *PointState {
	for _, s := range c.sent {
		if d := s.Decision; d != nil && d.Entry == decision && n >= 0 && n < len(d.Points) {
			return &d.Points[n]
		}
	}
	return nil
}

// Submissions lists the records that were sent, in order.
func (c *Closure) Submissions() []Submission {
	out := make([]Submission, len(c.sent))
	for i, s := range c.sent {
		out[i] = *s
	}
	return out
}

// Sent is the record that was sent last and not taken back; nil for none.
func (c *Closure) Sent() *Submission {
	for i := len(c.sent) - 1; i >= 0; i-- {
		if !c.sent[i].Recalled {
			return c.sent[i]
		}
	}
	return nil
}

// Standing is the decision on the record that was sent last; nil while there is none, and where two were made
// apart.
func (c *Closure) Standing() *Decision {
	if s := c.Sent(); s != nil && !s.Apart {
		return s.Decision
	}
	return nil
}

// OpenPoints lists the points of the last decision that sent the record back, as they stand, after those of earlier
// ones that were not accepted: none once a decision has been made that did not send it back.
func (c *Closure) OpenPoints() []PointState {
	var out []PointState
	for _, s := range slices.Backward(c.sent) {
		d := s.Decision
		if d == nil {
			continue
		}
		if d.Decision != DecisionReturned {
			break
		}
		open := slices.Clone(d.Points)
		if len(out) > 0 {
			open = slices.DeleteFunc(open, func(p PointState) bool { return p.Accepted })
		}
		out = append(open, out...)
	}
	return out
}

// Edited lists the sections that read otherwise now than in a record that was sent: those that were written
// anew, and those that have come or gone.
func Edited(c *Closure, g *guide.Guide, s *Submission, today Date) []Field {
	var out []Field
	now := RecordSections(c, g, today)
	for _, sec := range now {
		if i := slices.IndexFunc(s.Sections, func(was SentSection) bool { return was.Field == sec.Field }); i < 0 || s.Sections[i] != sec {
			out = append(out, sec.Field)
		}
	}
	for _, was := range s.Sections {
		if !slices.ContainsFunc(now, func(sec SentSection) bool { return sec.Field == was.Field }) {
			out = append(out, was.Field)
		}
	}
	return out
}

// RecordSections lists the sections of the record that apply, each with its text as it stands; once involvement
// has ended, those of the record that was authorised.
func RecordSections(c *Closure, g *guide.Guide, today Date) []SentSection {
	if c.Frozen() {
		return slices.Clone(c.Sent().Sections)
	}
	var out []SentSection
	for _, a := range Asked(c, g, guide.Summary, today) {
		if a.Item.Form == guide.Section {
			ans := c.Answer(a.Field())
			out = append(out, SentSection{Field: a.Field(), Text: c.Text(a.Field()), Status: ans.Status, Because: ans.Because})
		}
	}
	return out
}

// readsOtherwise says that the record was sent, or decided on, and is not what was sent or decided on any more.
func readsOtherwise(c *Closure, g *guide.Guide, item string, today Date) shortfall {
	s := c.Sent()
	switch {
	case s == nil || c.Frozen():
	case len(Edited(c, g, s, today)) > 0 && item == ItemSent:
		return shortfall{"The record reads otherwise now than when it was sent.", "Send it again, or put the words back as they were."}
	case item == ItemSent:
	case c.waits():
		return shortfall{"The record that was sent last is not decided on yet.", "The manager reads it and decides."}
	case Void(c, g, today):
		return shortfall{"The record was authorised, and reads otherwise now.", "Send it to the manager again, or put the words back as they were."}
	}
	return shortfall{}
}

// Void reports whether the record was authorised and reads otherwise now: it has to go to the manager again.
func Void(c *Closure, g *guide.Guide, today Date) bool {
	s := c.Sent()
	d := c.Standing()
	return d != nil && d.Decision == DecisionAuthorised && len(Edited(c, g, s, today)) > 0
}

// Frozen reports whether involvement has ended: the record was authorised, and the council's date of that is
// entered. What was decided on cannot be changed any more.
func (c *Closure) Frozen() bool {
	d := c.Standing()
	return d != nil && d.Decision == DecisionAuthorised && c.dated(ItemClosed)
}

// freeze keeps the sections of a record of which involvement has ended as they were sent: what somebody wrote
// into them apart, on another laptop, is kept and shown, and changes nothing.
func (c *Closure) freeze() {
	c.keepEnded()
	if !c.Frozen() {
		return
	}
	s := c.Sent()
	ended := last(c.answers[Field{ItemClosed, TheClosure}])
	for _, sec := range s.Sections {
		as := Saying{Entry: s.Entry, At: s.At, By: s.By, index: s.index}
		as.Text = sec.Text
		c.freezeIn(c.texts, sec.Field, as, ended.index, func(said Saying) bool { return said.Text == sec.Text })
		as.Text, as.Answer = "", Answer{Status: sec.Status, Because: sec.Because}
		c.freezeIn(c.answers, sec.Field, as, ended.index, func(said Saying) bool {
			return said.Answer.Status == sec.Status && said.Answer.Because == sec.Because
		})
	}
}

// freezeIn keeps of one field what was said before the record was sent, and what was sent where that reads
// otherwise now: an entry before it may have been taken back on another laptop. What was written after it and put
// back before the ending is history; what came apart from the ending is shown.
func (c *Closure) freezeIn(fields map[Field]*told, f Field, sent Saying, ended int, same func(Saying) bool) {
	kept := new(told)
	if t := fields[f]; t != nil {
		for _, said := range t.sayings {
			if c.order.before(said.index, sent.index) {
				kept.add(c.order, said)
				continue
			}
			if !c.order.before(said.index, ended) {
				c.Odd = append(c.Odd, Oddity{Entry: c.order.entries[said.index], Why: oddClosed})
			}
		}
	}
	if newest := last(kept); len(kept.heads) > 1 || newest != nil && !same(*newest) || newest == nil && !same(Saying{}) {
		kept.add(c.order, sent)
	}
	if len(kept.sayings) > 0 {
		fields[f] = kept
	} else {
		delete(fields, f)
	}
}

// Corrections lists what was written into the sections of a record while it lay with the manager, or had been sent
// back by them, by somebody who had not written in it before; and whom no worker has answered yet.
func Corrections(c *Closure, g *guide.Guide, today Date) []Saying {
	if len(c.sent) == 0 || c.Frozen() {
		return nil
	}
	if d := c.Standing(); d != nil && d.Decision != DecisionReturned {
		return nil
	}
	var out []Saying
	for _, sec := range RecordSections(c, g, today) {
		said := last(c.texts[sec.Field])
		if said != nil && !c.taken[said.Entry] && !c.writerSent(*said) && slices.ContainsFunc(c.sent, func(s *Submission) bool {
			return c.corrects(s, *said, map[*Submission]bool{})
		}) {
			out = append(out, *said)
		}
	}
	return out
}

// writerSent reports whether whoever wrote a text sent the record with it: then they are a writer of it.
func (c *Closure) writerSent(said Saying) bool {
	return slices.ContainsFunc(c.sent, func(s *Submission) bool { return s.By == said.By && c.order.before(said.index, s.index) })
}

// corrected reports whether an entry takes what somebody else wrote into a section while a record lay with them.
func (c *Closure) corrected(o *ordering, i int, ev CorrectionTaken) bool {
	for _, t := range c.texts {
		for _, said := range t.sayings {
			if said.Entry != ev.Text {
				continue
			}
			return said.By != o.entries[i].By && o.before(said.index, i) && slices.ContainsFunc(c.sent, func(s *Submission) bool {
				return c.corrects(s, said, map[*Submission]bool{})
			})
		}
	}
	return false
}

// waits reports whether a record lies with the manager.
func (c *Closure) waits() bool { return c.Sent() != nil && c.Standing() == nil }
