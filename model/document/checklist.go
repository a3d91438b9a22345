package document

import (
	"slices"
	"strconv"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// Checklist is a blank form to take on a visit, in a nation's words: every question with room for its answer.
// Whom a question is asked about one by one are numbered once, on its first page, and answered for by number.
func Checklist(g *guide.Guide, nation string, today model.Date) *Document {
	f := form{g, nation}
	d := f.blank("checklist.title", today)
	d.Parts = append(d.Parts, Part{ID: "form.front", Blocks: []Block{
		Note{f.label("checklist.safe")},
		formLine(f.place("form.reference", 4), f.place("form.date", 5)),
		f.room("form.by", 1),
	}}, f.people())
	ofService := false
	g.ByGroup(func(group guide.Group, items []*guide.Item, _ bool) {
		if group.Stage == guide.Summary { // it is written, not asked
			return
		}
		var p *Part
		for _, it := range items {
			if !f.asks(it) {
				continue
			}
			if about := slices.Contains(it.Each, guide.EachService); p == nil || about != ofService {
				// A page about a service is copied by itself: nothing else stands on it.
				d.Parts = append(d.Parts, f.page(group, about, about || ofService))
				p, ofService = &d.Parts[len(d.Parts)-1], about
			}
			p.Blocks = append(append(p.Blocks, Subheading{f.whom(it)}), f.answers(it)...)
		}
	})
	d.Parts = append(d.Parts, f.whenBack("checklist.type-it-in"))
	return d
}

// page begins the questions of a group: those about a service on a page of which there is a copy for each.
func (f form) page(group guide.Group, ofService, anew bool) Part {
	title := strings.NewReplacer("{stage}", f.label("stage."+string(group.Stage)), "{group}", group.Title).Replace(f.label("form.of-stage"))
	p := Part{ID: group.ID, Title: title, Anew: anew}
	if ofService {
		p.ID += "/service"
		p.Blocks = []Block{Note{f.label("checklist.copies")}, f.room("form.service", 1)}
	}
	return p
}

// people numbers whoever questions are asked about one by one.
func (f form) people() Part {
	p := Part{ID: "form.people", Title: f.label("checklist.who"), Blocks: []Block{Para{f.label("checklist.numbers")}}}
	var kinds []guide.Each
	for _, it := range f.g.Items {
		if it.Form != guide.Question || it.Stage == guide.Summary {
			continue
		}
		for _, e := range it.Each {
			if e = listed(e); numbered(e) && !slices.Contains(kinds, e) {
				kinds = append(kinds, e)
			}
		}
	}
	for _, e := range kinds {
		whom := "form.each"
		if e == guide.EachAdult {
			whom = "form.keeps-number"
		}
		p.Blocks = append(p.Blocks, Subheading{strings.ReplaceAll(f.label(whom), "{kind}", e.Words())}, shortPlaces(formNumbers()))
	}
	return p
}

// numbered reports whether a question is answered by number, for several on one form. A service has pages of its
// own: what is asked about one is too much for a third of a line.
func numbered(e guide.Each) bool {
	return e != guide.EachClosure && e != guide.EachChild && e != guide.EachService
}

// listed is under what somebody is numbered: a parent, or a person of concern, is one of the adults.
func listed(e guide.Each) guide.Each {
	if e == guide.EachParent || e == guide.EachAddressee || e == guide.EachConcern {
		return guide.EachAdult
	}
	return e
}

// formNumbers are the numbers by which people of a kind are answered for.
func formNumbers() []string {
	var out []string
	for n := range roomFor {
		out = append(out, strconv.Itoa(n+1))
	}
	return out
}

// answeredFor says for whom a question is answered: the child, C, and people by number; or one nameless answer.
func (f form) answeredFor(it *guide.Item) []string {
	if !slices.ContainsFunc(it.Each, numbered) {
		return []string{""}
	}
	if slices.Contains(it.Each, guide.EachChild) {
		return append([]string{f.label("form.child-mark")}, formNumbers()...)
	}
	return formNumbers()
}

// whom is a question, and for whom it is answered where that is not the one child or the closure.
func (f form) whom(it *guide.Item) string {
	var each []string
	for _, e := range it.Each {
		switch {
		case numbered(e):
			each = append(each, strings.ReplaceAll(f.label("form.each-by-number"), "{kind}", e.Words()))
		case e == guide.EachChild && len(it.Each) > 1:
			each = append(each, f.label("form.the-child"))
		}
	}
	if len(each) == 0 {
		return f.ask(it)
	}
	whom := each[0]
	for _, other := range each[1:] {
		whom = strings.NewReplacer("{one}", whom, "{other}", other).Replace(f.label("form.for-two"))
	}
	return strings.NewReplacer("{question}", f.ask(it), "{whom}", whom).Replace(f.label("form.for"))
}

// answers are room for one answer, or for the answers of several people.
func (f form) answers(it *guide.Item) []Block {
	marks := f.answeredFor(it)
	var out []Block
	if len(it.Options) > 0 {
		boxes := Boxes{Items: f.options(it)}
		if len(marks) > 1 {
			boxes.Heads = marks
		}
		out = append(out, boxes)
	}
	lines := 1
	switch it.Type {
	case guide.YesNo:
		return append(out, Boxes{Heads: []string{f.label("form.yes"), f.label("form.no"), f.label("form.not-yet"), f.label("form.discuss")}, Items: marks, Room: &Blank{Share: 1}})
	case guide.DateType, guide.Number:
		return append(out, shortPlaces(marks))
	case guide.LongText:
		lines = 2
	}
	for _, mark := range marks {
		out = append(out, formRoom(mark, lines))
	}
	return out
}

// shortPlaces is one line of places for short answers.
func shortPlaces(marks []string) Blanks {
	var b Blanks
	for _, mark := range marks {
		b.Places = append(b.Places, Blank{Label: mark, Share: 1})
	}
	return b
}
