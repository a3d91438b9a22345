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
	d := blankForm("Checklist for ending involvement", today)
	d.Parts = append(d.Parts, Part{ID: "form.front", Blocks: []Block{
		Note{"Once it is filled in, this paper holds what the record holds: keep it just as safe. Print only the pages that you need."},
		formLine(Blank{"Reference", 4, 1}, Blank{"Date", 5, 1}),
		formRoom("Filled in by", 1),
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
				d.Parts = append(d.Parts, formPage(group, about, about || ofService))
				p, ofService = &d.Parts[len(d.Parts)-1], about
			}
			p.Blocks = append(append(p.Blocks, Subheading{f.whom(it)}), f.answers(it)...)
		}
	})
	d.Parts = append(d.Parts, whenBack("Type it in."))
	return d
}

// formPage begins the questions of a group: those about a service on a page of which there is a copy for each.
func formPage(group guide.Group, ofService, anew bool) Part {
	stage := string(group.Stage)
	p := Part{ID: group.ID, Title: strings.ToUpper(stage[:1]) + stage[1:] + ": " + group.Title, Anew: anew}
	if ofService {
		p.ID += "/service"
		p.Blocks = []Block{Note{"One copy of this page for each service. (For the call itself there is the call sheet.)"}, formRoom("Service", 1)}
	}
	return p
}

// people numbers whoever questions are asked about one by one.
func (f form) people() Part {
	p := Part{ID: "form.people", Title: "Who and what is asked about", Blocks: []Block{Para{"Give each a number here, and answer for them by that number. Initials will do."}}}
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
		whom := "Each " + e.Words()
		if e == guide.EachAdult {
			whom += " (a parent or a person of concern keeps this number)"
		}
		p.Blocks = append(p.Blocks, Subheading{whom}, shortPlaces(formNumbers()))
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
func answeredFor(it *guide.Item) []string {
	if !slices.ContainsFunc(it.Each, numbered) {
		return []string{""}
	}
	if slices.Contains(it.Each, guide.EachChild) {
		return append([]string{"C"}, formNumbers()...)
	}
	return formNumbers()
}

// whom is a question, and for whom it is answered where that is not the one child or the closure.
func (f form) whom(it *guide.Item) string {
	var each []string
	for _, e := range it.Each {
		switch {
		case numbered(e):
			each = append(each, "each "+e.Words()+", by number")
		case e == guide.EachChild && len(it.Each) > 1:
			each = append(each, "the child (C)")
		}
	}
	if len(each) == 0 {
		return f.ask(it)
	}
	return f.ask(it) + " (for " + strings.Join(each, " and ") + ")"
}

// answers are room for one answer, or for the answers of several people.
func (f form) answers(it *guide.Item) []Block {
	marks := answeredFor(it)
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
		return append(out, Boxes{Heads: []string{"yes", "no", "not yet", "to discuss"}, Items: marks, Room: &Blank{Share: 1}})
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
