package document

import (
	"fmt"
	"slices"

	"handover/model"
	"handover/model/guide"
)

// Leaflet is the information left with the child or with an adult who cares for them: what was chosen for it,
// how we are reached, and no more (PG-5l, PG-5m). Nothing in its title gives it away. What was chosen and does
// not fit any more, or of which they may not hear now, is not in it: LeafletNotes names it. The error says why
// there is none.
func Leaflet(src Source, lines []guide.Helpline, to model.Subject) (*Document, error) {
	if err := model.MaySend(src.Closure, to); err != nil {
		return nil, err
	}
	l, err := newLeaflet(src, lines, to)
	if err != nil {
		return nil, err
	}
	d := &Document{Title: l.src.label("leaflet.title"), Date: src.Today, Language: l.src.saidIn("leaflet.title"), Draft: draft(l.src), Points: pointsFor(src, to)}
	d.Parts = append(d.Parts, l.now())
	if len(l.fit) > 0 {
		p := Part{ID: "leaflet.lines", Title: l.said("leaflet.lines")}
		for _, h := range l.fit {
			p.Blocks = append(p.Blocks, Facts{l.line(h)})
		}
		d.Parts = append(d.Parts, p)
	}
	if len(l.services) > 0 {
		p := Part{ID: "leaflet.services", Title: l.said("leaflet.services")}
		for _, s := range l.services {
			p.Blocks = append(p.Blocks, Facts{l.service(s)})
		}
		d.Parts = append(d.Parts, p)
	}
	d.Parts = append(d.Parts, Part{ID: "leaflet.rights", Title: l.said("leaflet.rights"), Blocks: []Block{Para{l.said("leaflet.ask")}}})
	return d, nil
}

// A leaflet is being composed.
type leaflet struct {
	home
	fit      []guide.Helpline
	services []model.Subject
	notes    []string // what was chosen and is left out
}

func newLeaflet(src Source, lines []guide.Helpline, to model.Subject) (*leaflet, error) {
	if err := nothingFor(src, to, itemChosen, "leaflet"); err != nil {
		return nil, err
	}
	c, f := src.Closure, model.Field{Item: itemChosen, Subject: to}
	l := &leaflet{home: *newHome(src, to)}
	l.inLetter = true // it lies in the same hands as the letter, and initials are for the screen
	chosen := l.answer(itemChosen, to).Value
	switch {
	case len(c.Apart(f)) > 0:
		return nil, fmt.Errorf("two people chose apart what stands in the leaflet for %s: choose one first", c.Name(to))
	case len(chosen) == 0:
		return nil, fmt.Errorf("nothing is chosen for the leaflet for %s yet", c.Name(to))
	}
	who := guide.ForAdult
	if to == model.TheChild {
		who = guide.ForChild
	}
	fit, _ := model.HelplinesFor(c, src.Guide, lines, who, src.Today)
	ids, services := model.LeftWith(chosen)
	for _, id := range ids {
		of := func(h guide.Helpline) bool { return h.ID == id }
		if i := slices.IndexFunc(fit, of); i >= 0 {
			l.fit = append(l.fit, fit[i])
			continue
		}
		name := id
		if i := slices.IndexFunc(lines, of); i >= 0 {
			name = lines[i].Name
		}
		l.notes = append(l.notes, name+" was chosen and is left out: it is not, or no longer, for somebody of this age in this nation.")
	}
	for _, s := range services {
		switch why := model.MayHearOf(c, s, to); {
		case !c.Has(s):
			l.notes = append(l.notes, c.Name(s)+" was chosen and is left out: it is no service of this closure now.")
		case why != "":
			l.notes = append(l.notes, c.Name(s)+" was chosen and is left out: "+stop(why))
		default:
			l.services = append(l.services, s)
		}
	}
	return l, nil
}

// now is whom to ring at once, and how we are reached.
func (l *leaflet) now() Part {
	p := Part{ID: "leaflet.now", Title: l.said("leaflet.now")}
	p.Blocks = append(p.Blocks, Para{l.said("leaflet.danger")})
	if number := l.words(itemNumber, model.TheClosure); number != "" {
		p.Blocks = append(p.Blocks, Facts{[]Fact{{l.said("leaflet.us"), number}}})
	} else {
		p.Blocks = append(p.Blocks, Note{l.said("leaflet.no-number")})
	}
	return p
}

// line is one helpline: its number, its site, and whom it is for.
func (l *leaflet) line(h guide.Helpline) []Fact {
	rows := []Fact{{h.Name, h.Number}}
	if h.Web != "" {
		rows = append(rows, Fact{l.said("leaflet.web"), h.Web})
	}
	return append(rows, Fact{l.said("leaflet.for"), h.For})
}

// service is one service: how to reach it, whom to ask for, and what it is for.
func (l *leaflet) service(s model.Subject) []Fact {
	var rows []Fact
	add := func(label, said string) {
		if said != "" {
			rows = append(rows, Fact{label, said})
		}
	}
	phone := l.words(itemPhone, s)
	if phone == "" {
		phone = l.said("leaflet.not-yet")
	}
	add(l.src.Closure.Name(s), phone)
	add(l.said("leaflet.ask-for"), l.words(itemContact, s))
	add(l.said("leaflet.purpose"), l.spoken(l.words(itemPurpose, s)))
	return rows
}

// LeafletNotes tells the worker what to think of before a leaflet goes: whether it is safe to hold, what was
// chosen and is left out, and when each helpline was last checked. They never go out with it.
func LeafletNotes(src Source, lines []guide.Helpline, to model.Subject) []string {
	l, err := newLeaflet(src, lines, to)
	if err != nil {
		return nil
	}
	out := append(l.safeToHold("left.safe-to-hold", "a leaflet"), l.notes...)
	for _, s := range l.services {
		if l.say(itemPhone, s) == "" {
			out = append(out, "How to reach "+src.Closure.Name(s)+" is not written yet.")
		}
	}
	if l.say(itemNumber, model.TheClosure) == "" {
		out = append(out, "The number on which we are reached is not written yet.")
	}
	for _, h := range l.fit {
		if at := model.Date(h.Checked); at.Valid() {
			out = append(out, h.Name+" was last checked on "+at.String()+": confirm before giving.")
		} else {
			out = append(out, h.Name+" has no day on which it was last checked: confirm before giving.")
		}
	}
	return out
}
