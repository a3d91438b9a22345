package model

import (
	"slices"

	"handover/model/guide"
)

// An Ask is an item of the guide about one subject: one line of the checklist.
type Ask struct {
	Item    *guide.Item
	Subject Subject
}

// Field returns where the answer is kept.
func (a Ask) Field() Field { return Field{Item: a.Item.ID, Subject: a.Subject} }

// Subjects lists what an item is asked about in this closure, each once.
func Subjects(c *Closure, it *guide.Item) []Subject {
	if len(it.Each) == 0 {
		return []Subject{TheClosure}
	}
	var out []Subject
	for _, each := range it.Each {
		for _, s := range c.each(each) {
			if len(it.Each) == 1 || !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func (c *Closure) each(each guide.Each) []Subject {
	var out []Subject
	for _, t := range c.Of(kindOf(each)) {
		if c.is(each, t.Subject) {
			out = append(out, t.Subject)
		}
	}
	return out
}

// is reports whether a subject is one of those that a question for each of what is asked about.
func (c *Closure) is(each guide.Each, s Subject) bool {
	switch {
	case kindOf(each) != s.Kind:
		return false
	case each == guide.EachParent:
		return c.IsParent(s)
	case each == guide.EachConcern:
		return c.IsConcern(s)
	case each == guide.EachAddressee:
		return c.IsParent(s) && !c.IsConcern(s)
	}
	return true
}

// asks reports whether an item is asked about a subject, flags apart.
func (c *Closure) asks(it *guide.Item, s Subject) bool {
	if len(it.Each) == 0 {
		return s == TheClosure
	}
	return c.Has(s) && slices.ContainsFunc(it.Each, func(e guide.Each) bool { return c.is(e, s) })
}

// FlagUp reports whether a flag is up for a closure, seen from one subject: a flag drawn from a
// question about each adult is up for that adult alone, and for the closure when it is up for any.
func FlagUp(c *Closure, g *guide.Guide, id string, s Subject, today Date) bool {
	f := g.Flag(id)
	switch {
	case f == nil:
		return false
	case f.AgeFrom > 0:
		if ended := c.EndedOn(); ended != "" && ended < today {
			today = ended // a birthday after the ending asks nothing more of a closure that has ended
		}
		age, known := c.Age(today)
		return known && age >= f.AgeFrom
	case f.Has != "":
		return len(c.each(f.Has)) > 0
	}
	// An answer that is set aside, because its own question is not asked now, raises nothing.
	q := g.Item(f.Question)
	return slices.ContainsFunc(flagSubjects(c, q, s), func(about Subject) bool {
		return raises(f, c.Answer(Field{Item: f.Question, Subject: about})) && Applies(c, g, q, about, today)
	})
}

// raises reports whether an answer raises a flag that is drawn from its question.
func raises(f *guide.Flag, a Answer) bool {
	if a.Status != Answered {
		return false
	}
	return f.Answered && (len(a.Value) > 0 || a.Evidence != "") || slices.ContainsFunc(f.Options, a.Value.Has)
}

// flagSubjects lists the subjects whose answers a flag is drawn from, seen from s: where the flag's
// question is asked about each of the kind of s, s alone, and nobody where it is not asked of s.
func flagSubjects(c *Closure, it *guide.Item, s Subject) []Subject {
	if len(it.Each) == 0 {
		return []Subject{TheClosure}
	}
	if !slices.ContainsFunc(it.Each, func(e guide.Each) bool { return kindOf(e) == s.Kind }) {
		return Subjects(c, it)
	}
	if c.asks(it, s) {
		return []Subject{s}
	}
	return nil
}

// Offered reports whether an option of a question is offered about a subject now.
func Offered(c *Closure, g *guide.Guide, o *guide.Option, s Subject, today Date) bool {
	up := func(f string) bool { return FlagUp(c, g, f, s, today) }
	return !slices.ContainsFunc(o.When, func(f string) bool { return !up(f) }) && !slices.ContainsFunc(o.Unless, up)
}

// Applies reports whether an item is asked about a subject now.
func Applies(c *Closure, g *guide.Guide, it *guide.Item, s Subject, today Date) bool {
	return c.asks(it, s) && flagsAllow(c, g, it, s, today)
}

func flagsAllow(c *Closure, g *guide.Guide, it *guide.Item, s Subject, today Date) bool {
	for _, f := range it.When {
		if !FlagUp(c, g, f, s, today) {
			return false
		}
	}
	not := it.Unless
	if s == TheChild {
		not = slices.Concat(not, it.UnlessChild)
	}
	for _, f := range not {
		if FlagUp(c, g, f, s, today) {
			return false
		}
	}
	return true
}

// Asked lists the questions and sections of a stage that apply, in the order of the checklist:
// group by group, and within a group all that is asked about one person or service together.
func Asked(c *Closure, g *guide.Guide, stage guide.Stage, today Date) []Ask {
	var out []Ask
	for _, group := range g.Groups {
		if group.Stage != stage {
			continue
		}
		out = append(out, AskedIn(c, g, group.ID, today)...)
	}
	return out
}

// AskedIn lists what applies of one group.
func AskedIn(c *Closure, g *guide.Guide, group string, today Date) []Ask {
	var out []Ask
	var run []*guide.Item // neighbours asked about the same subjects
	flush := func() {
		if len(run) == 0 {
			return
		}
		for _, s := range Subjects(c, run[0]) {
			for _, it := range run {
				if flagsAllow(c, g, it, s, today) {
					out = append(out, Ask{it, s})
				}
			}
		}
		run = nil
	}
	for _, it := range g.Items {
		if it.Group != group || it.Form != guide.Question && it.Form != guide.Section {
			continue
		}
		if len(run) > 0 && !slices.Equal(run[0].Each, it.Each) {
			flush()
		}
		run = append(run, it)
	}
	flush()
	return out
}

// SetAsideAsks lists the fields of a stage in which something was said and which are not asked
// now: what was said is kept, and shown as set aside.
func SetAsideAsks(c *Closure, g *guide.Guide, stage guide.Stage, today Date) []Ask {
	var out []Ask
	for _, f := range c.Fields() {
		it := g.Item(f.Item)
		if it == nil || it.Stage != stage || Applies(c, g, it, f.Subject, today) {
			continue
		}
		if c.Answer(f).Empty() && c.Text(f) == "" {
			continue
		}
		out = append(out, Ask{it, f.Subject})
	}
	return out
}
