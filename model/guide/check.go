package guide

import (
	"fmt"
	"slices"
	"strings"
)

// keys refuses keys that are not known, or that the table does not use.
func (r *reader) keys(p *place) {
	known := keysOf(p.form)
	for _, k := range p.keys {
		if slices.Contains(known, k.path) {
			continue
		}
		r.faults.add(p.file, k.line, "the key %q is not one that a %s uses; take it out, or write one of: %s", k.path, p.form, strings.Join(known, ", "))
	}
}

// id refuses an id that is not of the shape that journals and messages rely on.
func (r *reader) id(id string, p *place) {
	if !idShape.MatchString(id) {
		r.faults.add(p.file, p.at("id"), "%q cannot be an id of a %s; use small letters, digits and hyphens, with single dots between the parts", id, p.form)
	}
}

// check looks at the guide as a whole, once every file has been read.
func (r *reader) check() {
	for i := range r.guide.Flags {
		f := &r.guide.Flags[i]
		r.guide.flags[f.ID] = f
	}
	for i := range r.guide.Flags {
		r.checkFlag(&r.guide.Flags[i])
	}
	for i := range r.guide.Limits {
		r.checkLimit(&r.guide.Limits[i])
	}
	served := map[string]bool{}
	for _, it := range r.guide.Items {
		c := checker{r, it, r.items[it]}
		c.words()
		c.where()
		c.answers()
		c.kind()
		for _, id := range it.Obligations {
			served[id] = true
			if r.obligations[id] == 0 {
				c.fault("obligations", "no obligation is called %q; take its id from %s", id, obligationsFile)
			}
		}
	}
	for _, id := range r.guide.Obligations {
		if !served[id] {
			r.faults.add(obligationsFile, r.obligations[id], "nothing in the guide serves %s; name it under the obligations of the item that does", id)
		}
	}
	r.checkApplies()
}

// checkFlag checks one flag by itself.
func (r *reader) checkFlag(f *Flag) {
	p := r.flags[f.ID]
	ways := 0
	for _, given := range []bool{len(f.Options) > 0, f.Answered, p.has("age_from"), f.Has != ""} {
		if given {
			ways++
		}
	}
	if needs := len(f.Options) > 0 || f.Answered; ways != 1 || needs != (f.Question != "") {
		r.faults.add(p.file, p.line, "the flag %q must be raised in one way; give a question with options, a question with answered = true, age_from, or has, and no more than one of these", f.ID)
	}
	if p.has("age_from") && (f.AgeFrom < 1 || f.AgeFrom > 25) {
		r.faults.add(p.file, p.at("age_from"), "the flag %q is raised at %d years; give an age from 1 to 25", f.ID, f.AgeFrom)
	}
	if f.Has != "" && !slices.Contains(eaches, f.Has) {
		r.faults.add(p.file, p.at("has"), "nothing is called %q; a flag can ask whether there is one of: %s", f.Has, list(eaches))
	}
	if f.Question == "" {
		return
	}
	q := r.guide.items[f.Question]
	if q == nil || q.Form != Question {
		r.faults.add(p.file, p.at("question"), "no question is called %q, so the flag %q is never up; name a question of the guide", f.Question, f.ID)
		return
	}
	if len(f.Options) > 0 && len(q.values()) == 0 {
		r.faults.add(p.file, p.at("options"), "the question %q is not answered from a list; write answered = true in place of options", q.ID)
		return
	}
	for _, o := range f.Options {
		if !slices.Contains(q.values(), o) {
			r.faults.add(p.file, p.at("options"), "the question %q has no answer %q; use one of: %s", q.ID, o, strings.Join(q.values(), ", "))
		}
	}
}

// checkLimit checks one limit by itself.
func (r *reader) checkLimit(l *Limit) {
	p := r.limits[l.ID]
	for _, w := range []struct{ key, words string }{{"title", l.Title}, {"source", l.Source}, {"why", l.Why}} {
		if strings.TrimSpace(w.words) == "" {
			r.faults.add(p.file, p.at(w.key), "the limit %q has no %s; write it, for the worker who will read it", l.ID, w.key)
		}
	}
	if l.Days < 1 || l.Days > 366 {
		r.faults.add(p.file, p.at("days"), "the limit %q is %d days; give a number from 1 to 366", l.ID, l.Days)
	}
	if (l.Item == "") != (l.Until == "") {
		r.faults.add(p.file, p.at("item"), "the limit %q has a beginning or an end and not both; give item and until, or neither", l.ID)
	}
	for _, w := range []struct{ key, id string }{{"item", l.Item}, {"until", l.Until}} {
		if it := r.guide.items[w.id]; w.id != "" && (it == nil || it.Form != Question || len(it.Each) > 0) {
			r.faults.add(p.file, p.at(w.key), "no question about the closure is called %q, so the limit %q never runs; name one", w.id, l.ID)
		}
	}
}

// A checker looks at one item.
type checker struct {
	*reader
	it *Item
	at *place
}

// fault notes that something is wrong with the item, at the line of a key.
func (c checker) fault(key, format string, args ...any) {
	c.faults.add(c.at.file, c.at.at(key), "%s %q: %s", c.it.Form, c.it.ID, fmt.Sprintf(format, args...))
}

// words checks what the item says.
func (c checker) words() {
	it := c.it
	for _, w := range []struct{ key, words string }{{"title", it.Title}, {"ask", it.Ask}, {"why", it.Why}, {"source", it.Source}} {
		asked := it.Form == Question || it.Form == Section
		if strings.TrimSpace(w.words) == "" && (asked || w.key == "ask") {
			c.fault(w.key, "%s is empty; write it, for the worker who will read it", w.key)
		}
	}
	for _, w := range []struct{ key, words string }{{"ask", it.Ask}, {"why", it.Why}, {"wales.ask", it.Wales.Ask}, {"wales.why", it.Wales.Why}, {"say", it.Say}} {
		for _, found := range placeholder.FindAllString(w.words, -1) {
			switch {
			case found == "{child}":
			case found != "{name}":
				c.fault(w.key, "%s is not filled in; only {child} and {name} are", found)
			case len(it.Each) == 0 || slices.Contains(it.Each, EachClosure):
				c.fault(w.key, "{name} has nobody to name, as this is about the closure; use {child}, or give each")
			}
		}
	}
	for _, w := range []struct{ key, words string }{{"title", it.Title}, {"on", it.OnWords}, {"by", it.ByWords}, {"column", it.Column}} {
		c.plain(w.key, w.words, 0)
	}
	for i, o := range it.Options {
		c.plain("option.words", o.Words, i)
		c.plain("option.wales", o.Wales, i)
		c.plain("option.note", o.Note, i)
	}
}

// plain refuses placeholders where none is filled in.
func (c checker) plain(key, words string, part int) {
	if found := placeholder.FindString(words); found != "" {
		c.faults.add(c.at.file, c.at.atPart(key, part), "%s %q: %s is not filled in here; only ask and why may hold one", c.it.Form, c.it.ID, found)
	}
}

// where checks where the item stands, and what it is asked about.
func (c checker) where() {
	it := c.it
	g := c.groups[it.Group]
	switch {
	case it.Group == "" && (it.Form == Rule || it.Form == Line):
	case g == nil:
		c.fault("group", "no group is called %q; name one of this file's groups", it.Group)
	case g.Stage != it.Stage:
		c.fault("group", "the group %q belongs to %s; name one of this file's groups", it.Group, stageFile(g.Stage))
	}
	if it.Sheet != "" {
		switch sheet := c.guide.Sheet(it.Sheet); {
		case sheet == nil:
			c.fault("sheet", "no sheet is called %q; add a [[sheet]], or use one that there is", it.Sheet)
		case sheet.Group != it.Group:
			c.fault("group", "it stands on the sheet %q, which is of the group %q; write that group", it.Sheet, sheet.Group)
		}
	}
	if it.Reader != "" && it.Reader != ReaderThem && it.Reader != ReaderProfessional {
		c.fault("reader", "nobody reads as %q; use %s or %s", it.Reader, ReaderThem, ReaderProfessional)
	}
	about := eaches
	if it.Form == Section {
		about = []Each{EachClosure, EachChild, EachParent}
	}
	for _, e := range it.Each {
		if !slices.Contains(about, e) {
			c.fault("each", "a %s cannot be about each %q; use one of: %s", it.Form, e, list(about))
		}
	}
	for _, k := range []struct {
		key   string
		flags []string
	}{{"when", it.When}, {"unless", it.Unless}, {"unless_child", it.UnlessChild}} {
		for _, id := range k.flags {
			if c.guide.flags[id] == nil {
				c.fault(k.key, "no flag is called %q; add it, or use one that there is", id)
			}
		}
	}
	if len(it.UnlessChild) > 0 && !slices.Contains(it.Each, EachChild) {
		c.fault("unless_child", "it is not asked of the child; write unless, or take unless_child out")
	}
	c.readers()
	if it.Form == Line && !slices.Contains(documents, it.Document) {
		c.fault("document", "a line stands in no document called %q; use one of: %s", it.Document, strings.Join(documents, ", "))
	}
	if it.Box != "" && !slices.Contains(boxes, it.Box) {
		c.fault("box", "the policy's form has no box called %q; use one of: %s", it.Box, strings.Join(boxes, ", "))
	}
	if it.Mark != "" {
		var marks []string
		for _, m := range Marks {
			marks = append(marks, m.ID)
		}
		if !slices.Contains(marks, it.Mark) {
			c.fault("mark", "no mark of a handover is called %q; use one of: %s", it.Mark, strings.Join(marks, ", "))
		}
		if !slices.Equal(it.Each, []Each{EachService}) {
			c.fault("mark", "only a question about each service has a mark; write each = [\"service\"], or take the mark out")
		}
	}
	if it.Lodge != "" && !slices.Contains(lodges, it.Lodge) {
		c.fault("lodge", "nothing is lodged in the council's record as %q; use one of: %s", it.Lodge, list(lodges))
	}
	if it.Column != "" && len(it.Each) > 1 {
		c.fault("column", "a table of the record is about one kind of thing; give a single each, or take column out")
	}
	if it.Owner != "" && it.Owner != "worker" && it.Owner != "manager" {
		c.fault("owner", "%q cannot own this; write worker or manager", it.Owner)
	}
}

// readers checks who may read a section in a copy of the record: it says so itself, so that nobody adds one of
// which nobody has thought who reads it.
func (c checker) readers() {
	it := c.it
	if it.Form != Section {
		return
	}
	if !c.at.has("readers") {
		c.fault("readers", "nothing says who may read it in a copy; write readers = [] for nobody but the council, or some of: %s", strings.Join(mayRead, ", "))
	}
	for _, who := range it.Readers {
		if !slices.Contains(mayRead, who) {
			c.fault("readers", "no reader of a copy is called %q; use some of: %s", who, strings.Join(mayRead, ", "))
		}
	}
	if slices.Contains(it.Readers, MaySelf) && !slices.Equal(it.Each, []Each{EachParent}) {
		c.fault("readers", "it is about no parent, so nobody reads it as the one whom it is about; write each = [\"parent\"], or take %q out", MaySelf)
	}
}
