package model

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"handover/model/guide"
)

// An AccessLine is one entry of a closure's journal in plain words, as somebody reads it who asks to see what is recorded.
type AccessLine struct {
	Number int     // its place in the order of days, from 1; nothing that is said of access changes it
	Entry  EntryID // stable; two lines have one only where a journal has two entries of one id
	On     Date    // the day on which it was written, by the writer's clock; empty where that is not known
	At     time.Time
	By     WorkerID      // who was at the keyboard
	Stage  guide.Stage   // the stage that it belongs to; "" for what belongs to the whole closure
	Title  string        // where it belongs, with whom it is about
	Did    string        // what was done, to stand before “by” and a name: "Answered"
	Words  []AccessPiece // what was said

	Replaced int    // the number of the line that came in its place; 0 for none
	Undone   int    // the number of the line that took it back; 0 for none
	Odd      string // why it is kept and not followed; "" where it is
}

// An AccessPiece is one piece of what a line says.
type AccessPiece struct {
	Label string // what it is, such as "Reason given"
	Text  string
	Typed bool // somebody typed it, as against chosen from the guide's words, a date or a name

	Worker WorkerID // somebody who uses the program, whose name stands before the text; "" for nobody
}

// Holds reports whether words stand in a line: in its title, or in one of its pieces as words of their own.
func (l AccessLine) Holds(words string) bool {
	return len(FindWords(l.Title, words)) > 0 || slices.ContainsFunc(l.Words, func(w AccessPiece) bool {
		return len(FindWords(w.Text, words)) > 0 || len(FindWords(w.Label, words)) > 0
	})
}

// Typed are the words of a line that somebody typed.
func (l AccessLine) Typed() []string {
	var out []string
	for _, w := range l.Words {
		if w.Typed {
			out = append(out, w.Text)
		}
	}
	return out
}

// Everything lists every entry of the journal in date order: also what was replaced, taken back or could not be
// followed, each said to be so. What names another entry names its number, never its words. What is left out of a
// disclosure, and why, who looked through it and whether it is safe to hold, is no line of it: that is kept beside it,
// as AccessMarks, AccessReadings and PaperSaid.
func Everything(c *Closure, g *guide.Guide) []AccessLine {
	r := &reciting{c: c, g: g, number: map[EntryID]int{}, sent: map[SentSection]EntryID{}}
	type kept struct {
		Entry
		twin bool // another entry of its id is followed
	}
	var all []kept
	for i, e := range slices.Concat(c.order.entries, c.order.twins) {
		if !c.ofAccess(e.Event) {
			all = append(all, kept{e, i >= len(c.order.entries)})
		}
	}
	slices.SortStableFunc(all, func(a, b kept) int { return a.At.Compare(b.At) })
	for i, e := range all {
		if !e.twin {
			r.number[e.ID] = i + 1
		}
		if w, is := e.Event.(Written); is {
			if key := (SentSection{Field: w.Field, Text: w.Text}); r.sent[key] == "" {
				r.sent[key] = e.ID
			}
		}
	}
	replaced, back, odd := c.replacements(), c.takings(), c.oddities()
	lines := make([]AccessLine, 0, len(all))
	for i, e := range all {
		l := r.line(e.Entry)
		l.Number = i + 1
		if e.twin {
			l.Odd = oddTwice
		} else {
			l.Replaced, l.Undone, l.Odd = r.number[replaced[e.ID]], r.number[back[e.ID]], odd[e.ID]
		}
		lines = append(lines, l)
	}
	return lines
}

// ofAccess reports whether an event says what is left out of a disclosure, which names what that was and why, or that
// somebody looked through it, or whether it is safe to hold; or takes one of these back.
func (c *Closure) ofAccess(ev Event) bool {
	if p, is := c.first(ev).(PaperSafe); is {
		return p.Paper == paperAccess
	}
	return c.marksAccess(ev) || c.takesUp(ev, AccessRead{})
}

// marksAccess reports whether an event says what is left out of a disclosure, or takes that back.
func (c *Closure) marksAccess(ev Event) bool { return c.takesUp(ev, AccessWithheld{}, AccessShown{}) }

// takesUp reports whether an event is of one of the kinds, or takes one of them back. Another version may have
// written them in another way.
func (c *Closure) takesUp(ev Event, kinds ...Event) bool {
	ev = c.first(ev)
	return ev != nil && slices.ContainsFunc(kinds, func(k Event) bool { return k.kind() == ev.kind() })
}

// first is the event itself, or what it takes back, over however many takings; nil where that is not here.
func (c *Closure) first(ev Event) Event {
	for range len(c.order.entries) + 1 {
		back, is := ev.(Undone)
		if !is {
			return ev
		}
		i := slices.IndexFunc(c.order.entries, func(e Entry) bool { return e.ID == back.Entry })
		if i < 0 {
			return nil
		}
		ev = c.order.entries[i].Event
	}
	return nil
}

// UnreadAccess reports whether something is said of access that this version cannot read, so that nobody knows what
// is to be left out.
func (c *Closure) UnreadAccess() bool {
	return slices.ContainsFunc(c.Odd, func(o Oddity) bool {
		_, unknown := o.Entry.Event.(Unknown)
		return unknown && c.marksAccess(o.Entry.Event)
	})
}

// replacements finds the entry that came in the place of each answer and text that was replaced.
func (c *Closure) replacements() map[EntryID]EntryID {
	out := map[EntryID]EntryID{}
	read := func(t *told) {
		for i, s := range t.sayings {
			if next := c.next(t, i); next != nil && next.Entry != s.Entry {
				out[s.Entry] = next.Entry
			}
		}
	}
	// What stands in the journal first; what the fold made of it, which an ending may have put right, comes on top.
	answers, texts := map[Field]*told{}, map[Field]*told{}
	for _, e := range c.done {
		switch ev := e.Event.(type) {
		case AnswerGiven:
			tell(answers, c.order, e.index, ev.Field, Saying{Answer: ev.Answer})
		case Written:
			tell(texts, c.order, e.index, ev.Field, Saying{Text: ev.Text})
		}
	}
	for _, fields := range []map[Field]*told{answers, texts, c.answers, c.texts} {
		for _, t := range fields {
			read(t)
		}
	}
	return out
}

// takings finds the entry that took each entry back that is taken back.
func (c *Closure) takings() map[EntryID]EntryID {
	out := map[EntryID]EntryID{}
	undone, astray := undoes(c.order)
	for _, e := range c.order.entries {
		if u, is := e.Event.(Undone); is && !undone[e.ID] && !astray[e.ID] && out[u.Entry] == "" {
			out[u.Entry] = e.ID
		}
	}
	return out
}

// oddities says why each entry has no effect that has none.
func (c *Closure) oddities() map[EntryID]string {
	out := map[EntryID]string{}
	for _, o := range c.Odd {
		if !o.Followed && o.Why != oddTwice {
			out[o.Entry.ID] = cmp.Or(out[o.Entry.ID], o.Why)
		}
	}
	return out
}

// nameOf is what something is called in a line; "" for the closure and the child, of whom every line is.
func (r *reciting) nameOf(s Subject) string {
	if s == TheClosure || s == TheChild || s.Kind == "" {
		return ""
	}
	name := r.c.Name(s)
	if s.ForPerson != "" {
		name += ", for " + r.person(s.ForPerson)
	}
	return name
}

// person names somebody; of one who is nobody here the id tells nothing.
func (r *reciting) person(id PersonID) string {
	name := r.c.PersonName(id)
	if id != "" && name == string(id) {
		return "somebody who is not named here"
	}
	return name
}

// titleOf is the title of a question or a section, with whom it is about.
func (r *reciting) titleOf(f Field) string {
	title := "A question that this checklist does not have"
	if it := r.g.Item(f.Item); it != nil {
		title = Fill(it.Title, r.c, f.Subject)
	}
	if name := r.nameOf(f.Subject); name != "" {
		title += ", " + name
	}
	return title
}

func upper(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
