package model

import (
	"slices"
	"time"
)

// Reasons why an entry about access has no effect.
const (
	oddWithheldOf = "it leaves out an entry that is not here"
	oddAccessMark = "it is about something that was not left out"
)

// An AccessMark is a line, or a passage of one, that is left out of what is disclosed.
type AccessMark struct {
	AccessWithheld
	Mark  EntryID // the entry that left it out
	At    time.Time
	By    WorkerID     // who was at the keyboard
	Shown *AccessShown // how it was ended; nil while it stands

	index int
}

// An AccessReading is one time at which everything was looked through.
type AccessReading struct {
	AccessRead
	Entry    EntryID
	At       time.Time
	Recorded WorkerID // who was at the keyboard

	index int
}

// A Disclosure is one line of the log of what was disclosed.
type Disclosure struct {
	Disclosed
	Entry    EntryID
	At       time.Time
	Recorded WorkerID // who was at the keyboard

	index int
}

// An accessBook is everything about access to what is recorded.
type accessBook struct {
	marks     []*AccessMark
	readings  []*AccessReading
	disclosed []*Disclosure
	papers    []*PaperNote
}

// accessEvent takes in an entry about access; is reports whether it is one.
func (c *Closure) accessEvent(o *ordering, i int) (why string, is bool) {
	e := o.entries[i]
	switch ev := e.Event.(type) {
	case AccessWithheld:
		at := slices.IndexFunc(o.entries[:i], func(w Entry) bool { return w.ID == ev.Entry })
		if at < 0 || !o.before(at, i) {
			return oddWithheldOf, true
		}
		c.access.marks = append(c.access.marks, &AccessMark{AccessWithheld: ev, Mark: e.ID, At: e.At, By: e.By, index: i})
		return "", true
	case AccessShown:
		m := c.accessMark(ev.Mark)
		if m == nil || !o.before(m.index, i) {
			return oddAccessMark, true
		}
		m.Shown = &ev
		return "", true
	case AccessRead:
		c.access.readings = append(c.access.readings, &AccessReading{AccessRead: ev, Entry: e.ID, At: e.At, Recorded: e.By, index: i})
		return "", true
	case Disclosed:
		c.access.disclosed = append(c.access.disclosed, &Disclosure{Disclosed: ev, Entry: e.ID, At: e.At, Recorded: e.By, index: i})
		return "", true
	case PaperSafe:
		return c.paperSafe(e, ev, i), true
	}
	return "", false
}

func (c *Closure) accessMark(id EntryID) *AccessMark {
	if i := slices.IndexFunc(c.access.marks, func(m *AccessMark) bool { return m.Mark == id }); i >= 0 {
		return c.access.marks[i]
	}
	return nil
}

// AccessMarks lists everything that was ever left out of what is disclosed and not taken back, in order: also what
// is shown again since.
func (c *Closure) AccessMarks() []AccessMark {
	out := make([]AccessMark, len(c.access.marks))
	for i, m := range c.access.marks {
		out[i] = *m
	}
	return out
}

// WithheldNow lists what is left out of what is disclosed as it stands, in order. What either of two people left out
// apart stays left out until both are ended.
func (c *Closure) WithheldNow() []AccessMark {
	return slices.DeleteFunc(c.AccessMarks(), func(m AccessMark) bool { return m.Shown != nil })
}

// WithheldIn lists what is left out of one entry as it stands, in order.
func (c *Closure) WithheldIn(entry EntryID) []AccessMark {
	return slices.DeleteFunc(c.WithheldNow(), func(m AccessMark) bool { return m.Entry != entry })
}

// LeftOut counts how many of the lines are left out of what is disclosed, and how many passages of the others.
func (c *Closure) LeftOut(lines []AccessLine) (whole, passages int) {
	out := map[EntryID]bool{}
	kept := map[AccessWithheld]bool{}
	marks := c.WithheldNow()
	for _, m := range marks {
		if m.Words == "" {
			out[m.Entry] = true
		}
	}
	for _, m := range marks {
		if !out[m.Entry] {
			kept[AccessWithheld{Entry: m.Entry, Words: m.Words}] = true
		}
	}
	for _, l := range lines {
		if out[l.Entry] {
			whole++
		}
	}
	return whole, len(kept)
}

// AccessReadings lists each time at which everything was looked through and that was not taken back, in order.
func (c *Closure) AccessReadings() []AccessReading {
	out := make([]AccessReading, len(c.access.readings))
	for i, r := range c.access.readings {
		out[i] = *r
	}
	return out
}

// AccessUnseen lists those of the lines that came after whoever looked through it last: also what somebody else wrote
// apart, and which came here later, whatever its day.
func (c *Closure) AccessUnseen(lines []AccessLine) []AccessLine {
	at := make(map[EntryID]int, len(c.order.entries))
	for i, e := range c.order.entries {
		at[e.ID] = i
	}
	twins, before := 0, 0 // an entry that came twice has no place in the order: its lines are counted
	seen := func(l AccessLine) bool {
		return slices.ContainsFunc(c.access.readings, func(r *AccessReading) bool { return c.order.before(at[l.Entry], r.index) })
	}
	most := 0
	for _, r := range c.access.readings {
		most = max(most, r.Lines)
	}
	for _, l := range lines {
		switch {
		case l.Odd == oddTwice:
			twins++
		case seen(l):
			before++
		}
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l AccessLine) bool {
		if l.Odd == oddTwice {
			return most >= before+twins
		}
		return seen(l)
	})
}

// Disclosures lists the log of what was disclosed to whom, in order.
func (c *Closure) Disclosures() []Disclosure {
	out := make([]Disclosure, len(c.access.disclosed))
	for i, d := range c.access.disclosed {
		out[i] = *d
	}
	return out
}
