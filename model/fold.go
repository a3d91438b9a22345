package model

import (
	"slices"
	"time"
)

// A Closure is one ending of involvement with one child: what its journal comes to.
type Closure struct {
	Reference string // the council's reference, or the team's
	Child     string // how the child is referred to
	Opened    time.Time
	Follows   *Reopened // the earlier closure that it follows; nil for none
	OpenedBy  WorkerID
	Changed   time.Time // the newest clock in the journal

	Things []Thing    // people, services, planned actions and agreements, in the order of adding
	Tries  []Attempt  // attempts to reach services, in order
	Notes  []CallNote // the lines of calls with services, in order
	Odd    []Oddity   // entries that are kept but cannot be followed as they say
	Heads  []EntryID  // the newest entries: the causes of the next one

	opened bool
	left   map[LeftAsIs]bool
	sent   []*Submission
	taken  map[EntryID]bool // texts of a manager's that a worker took as they are
	unsaid []unsaid         // texts that were taken back, in order

	accepted map[PointAccepted][]int // where a manager accepted the answer to a point
	copies   copyBook
	access   accessBook
	book     sessionBook
	answers  map[Field]*told
	texts    map[Field]*told
	done     []effect // what took effect and can be undone, in order
	moved    *effect  // the transfer that holds; nil for none
	holds    []hold   // every hold, in order
	order    *ordering
}

// An effect is an entry that took effect, and its place in the ordering.
type effect struct {
	Entry
	index int
}

// A Thing is a subject that was added to the closure.
type Thing struct {
	Subject Subject
	Name    string
	Added   time.Time
	Aside   bool // set aside: no longer asked about; what was said is kept
}

// An Attempt is one attempt to reach a service.
type Attempt struct {
	Tried
	At time.Time
	By WorkerID

	index int // in the ordering
}

// An Oddity is an entry that is kept and shown but not followed: one of another version or of local
// practice, or one that cannot follow what came before it. One whose causes are wrong is followed
// all the same, in the place that its clock gives it.
type Oddity struct {
	Entry    Entry
	Why      string
	Followed bool // it has its effect, though perhaps not in its right place
}

// A Saying is what was said in one field at one time: an answer or a text.
type Saying struct {
	Entry  EntryID
	At     time.Time
	By     WorkerID
	Answer Answer
	Text   string

	index int // in the ordering
}

// told is the history of a field. Its heads are the sayings that no later one follows: more than
// one when two people wrote apart.
type told struct {
	sayings []Saying
	heads   []int
}

func (t *told) add(o *ordering, s Saying) {
	t.heads = slices.DeleteFunc(t.heads, func(h int) bool {
		return o.before(t.sayings[h].index, s.index)
	})
	t.heads = append(t.heads, len(t.sayings))
	t.sayings = append(t.sayings, s)
}

// An unsaid text was taken back. Whoever wrote it wrote it all the same.
type unsaid struct {
	Field
	Saying
}

// Reasons why an entry has no effect.
const (
	oddKind    = "this version does not know this kind of entry"
	oddOpened  = "the closure was opened already"
	oddFollows = "it is said already which closure this one follows"
	oddAdded   = "it was added already"
	oddTaken   = "somebody else here has the same id"
	oddSubject = "it is about somebody or something that is not in this closure"
	oddUndo    = "what it takes back is not here"
	oddRelease = "it follows no hold that it could end"
)

// Fold reads a journal. It never fails: what cannot be followed is kept in Odd. The result does
// not depend on the order of the entries, nor on how often one is given.
func Fold(entries []Entry) *Closure {
	o := order(entries)
	c := &Closure{left: map[LeftAsIs]bool{}, taken: map[EntryID]bool{}, answers: map[Field]*told{}, texts: map[Field]*told{}, order: o}
	undone, astray := undoes(o)
	known := map[Subject]bool{TheClosure: true, TheChild: true}
	aside := map[Subject]bool{} // was set aside at some time
	for i, e := range o.entries {
		if e.At.After(c.Changed) {
			c.Changed = e.At
		}
		switch ev := e.Event.(type) { // even when it is taken back: what came after it has its place still
		case Added:
			known[ev.Subject] = true
		case SetAside:
			aside[ev.Subject] = true
		case Held:
			c.holds = append(c.holds, hold{Held: ev, since: e.At, index: i, ended: undone[e.ID]})
		}
		why := ""
		switch {
		case undone[e.ID]:
			if w, is := e.Event.(Written); is {
				c.unsaid = append(c.unsaid, unsaid{w.Field, Saying{Entry: e.ID, By: e.By, Text: w.Text, index: i}})
			}
			continue // what is taken back stands in nobody's way
		case astray[e.ID]:
			why = oddUndo
		default:
			why = c.apply(o, i, known, aside)
		}
		switch {
		case why != "":
			c.Odd = append(c.Odd, Oddity{Entry: e, Why: why})
			continue
		case o.odd[e.ID] != "":
			c.Odd = append(c.Odd, Oddity{Entry: e, Why: o.odd[e.ID], Followed: true})
		}
		c.done = append(c.done, effect{e, i})
	}
	for _, e := range o.twins {
		c.Odd = append(c.Odd, Oddity{Entry: e, Why: oddTwice})
	}
	c.Heads = heads(o)
	c.freeze()
	return c
}

// apply gives the i-th entry its effect, or says why it can have none.
func (c *Closure) apply(o *ordering, i int, known, aside map[Subject]bool) (why string) {
	e := o.entries[i]
	switch ev := e.Event.(type) {
	case Opened:
		if c.opened {
			return oddOpened
		}
		c.opened, c.Opened, c.OpenedBy = true, e.At, e.By
		c.Reference, c.Child = ev.Reference, ev.Child
	case Added:
		if t := c.thing(ev.Subject); t != nil {
			if !t.Aside && !aside[ev.Subject] {
				return oddAdded
			}
			t.Aside, t.Name = false, ev.Name // added again: it comes back
			return ""
		}
		if ev.Subject.Person() && c.isPerson(ev.Subject.ID) {
			return oddTaken
		}
		c.Things = append(c.Things, Thing{Subject: ev.Subject, Name: ev.Name, Added: e.At})
	case Renamed:
		if !known[ev.Subject] {
			return oddSubject
		}
		switch ev.Subject {
		case TheClosure:
			c.Reference = ev.Name
		case TheChild:
			c.Child = ev.Name
		default:
			if t := c.thing(ev.Subject); t != nil {
				t.Name = ev.Name
			}
		}
	case SetAside:
		if !known[ev.Subject] || ev.Subject == TheClosure || ev.Subject == TheChild {
			return oddSubject
		}
		if t := c.thing(ev.Subject); t != nil {
			t.Aside = true
		}
	case AnswerGiven:
		if !known[ev.Subject] {
			return oddSubject
		}
		if ByHand(ev.Item) != "" && ev.Answer.Status == Answered {
			return oddByHand
		}
		tell(c.answers, o, i, ev.Field, Saying{Answer: ev.Answer})
	case Written:
		if !known[ev.Subject] {
			return oddSubject
		}
		tell(c.texts, o, i, ev.Field, Saying{Text: ev.Text})
	case LeftAsIs:
		if !known[ev.Subject] {
			return oddSubject
		}
		c.left[ev] = true
	case Tried:
		if !known[ev.Service] {
			return oddSubject
		}
		c.Tries = append(c.Tries, Attempt{Tried: ev, At: e.At, By: e.By, index: i})
	case Noted:
		if !known[ev.Service] {
			return oddSubject
		}
		c.Notes = append(c.Notes, CallNote{Noted: ev, Entry: e.ID, At: e.At, By: e.By, index: i})
	case Reopened:
		if c.Follows != nil && *c.Follows != ev {
			return oddFollows
		}
		c.Follows = &ev
	case Submitted:
		return c.submit(o, i, ev)
	case Recalled:
		return c.recall(o, i, ev)
	case Decided:
		return c.decide(o, i, ev)
	case PointAnswered:
		p := c.point(ev.Decision, ev.Point)
		if p == nil {
			return oddPoint
		}
		p.Answer, p.Accepted = ev.Text, false
	case PointAccepted:
		p := c.point(ev.Decision, ev.Point)
		if p == nil || p.Answer == "" {
			return oddPoint
		}
		if slices.ContainsFunc(c.sent, func(s *Submission) bool {
			return s.Decision != nil && s.Decision.Entry == ev.Decision && c.wrote(s, e.By)
		}) {
			return oddDecidedBy
		}
		p.Accepted = true
		if c.accepted == nil {
			c.accepted = map[PointAccepted][]int{}
		}
		c.accepted[ev] = append(c.accepted[ev], i)
	case CorrectionTaken:
		if !c.corrected(o, i, ev) {
			return oddCorrection
		}
		c.taken[ev.Text] = true
	case Transferred:
		c.moved = &effect{e, i}
	case Released:
		if !c.release(i) {
			return oddRelease
		}
	case Held, Lodged: // the one stands in holds already, the other is read from what is done
	case Undone: // its effect is that what it names was passed over
	default:
		if why, is := c.copyEvent(o, i, known); is {
			return why
		}
		if why, is := c.accessEvent(o, i); is {
			return why
		}
		if why, is := c.sessionEvent(o, i); is {
			return why
		}
		return oddKind
	}
	return ""
}

func tell(fields map[Field]*told, o *ordering, i int, f Field, s Saying) {
	e := o.entries[i]
	s.Entry, s.At, s.By, s.index = e.ID, e.At, e.By, i
	t := fields[f]
	if t == nil {
		t = new(told)
		fields[f] = t
	}
	t.add(o, s)
}

// heads gives the entries that no later one follows, in the order of the journal.
func heads(o *ordering) []EntryID {
	index := make(map[EntryID]int, len(o.entries))
	for i, e := range o.entries {
		index[e.ID] = i
	}
	followed := make([]bool, len(o.entries))
	for i, e := range o.entries {
		for _, id := range e.After {
			if cause, here := index[id]; here && cause < i {
				followed[cause] = true
			}
		}
	}
	var out []EntryID
	for i, e := range o.entries {
		if !followed[i] {
			out = append(out, e.ID)
		}
	}
	return out
}

// Merge joins two journals of one closure, in the order in which they are read. It drops nothing:
// of entries with one id that say different things all are kept, at the end those that are not
// followed. The order in which the journals are given does not matter.
func Merge(a, b []Entry) []Entry {
	o := order(slices.Concat(a, b))
	return append(o.entries, o.twins...)
}
