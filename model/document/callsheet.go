package document

import (
	"fmt"
	"slices"

	"handover/model"
	"handover/model/guide"
)

// Ids of the questions that have a place of their own on the call sheet, beside itemBasis and itemKeep.
const (
	itemTold = "service.told"
	itemBack = "service.readback"
)

// The groups of the guide that one call is made of, in the order in which they stand on the sheet.
const (
	groupSharing = "handover.sharing"
	groupCall    = "handover.conversation"
	groupBack    = "handover.read-back"
)

// CallSheet is a blank form for one handover call, in a nation's words: what the program's own call page asks, on
// paper. What the guide gains stands on it by itself.
func CallSheet(g *guide.Guide, nation string, today model.Date) *Document {
	f := form{g, nation}
	d := f.blank("call.title", today)
	d.Parts = []Part{{ID: "form.front", Blocks: []Block{
		Note{f.label("call.safe")},
		formLine(f.place("form.reference", 4), f.place("call.child", 3), f.place("form.date", 4)),
		formLine(f.place("form.service", 2), f.place("call.person", 3)),
		formLine(f.place("call.number", 4), f.place("call.began", 3), f.place("call.ended", 3), f.place("call.worker", 4)),
	}}}
	for i, p := range []Part{f.sharing(), f.hear(), f.saidToThem(), f.ifThen(), f.rest(), f.back(), f.outcomes()} {
		p.ID, p.Title = fmt.Sprintf("call.%d", i+1), fmt.Sprintf(f.label("call.part"), i+1, p.Title)
		d.Parts = append(d.Parts, p)
	}
	d.Parts = append(d.Parts, f.whenBack("call.type-it-in"))
	return d
}

// sharing is the basis on which they may be told at all, and what they must not pass on.
func (f form) sharing() Part {
	p := Part{Title: f.label("call.sharing")}
	for _, it := range f.group(groupSharing) {
		switch {
		case it.ID == itemBasis:
			p.Blocks = append(p.Blocks, Boxes{Items: f.options(it)})
		case len(it.When) > 0: // asked only after one of the boxes above
			p.Blocks = append(p.Blocks, formRoom(f.filled("call.if-so", lowered(it.Title)), 1))
		case it.ID == itemKeep:
			p.Blocks = append(p.Blocks, f.room("call.keep", 2))
		default:
			p.Blocks = append(p.Blocks, formRoom(it.Title, 1))
		}
	}
	return p
}

// hear is the content of the call, line by line.
func (f form) hear() Part {
	boxes := Boxes{Heads: []string{f.label("call.told"), f.label("call.asked")}, Room: &Blank{Label: f.label("call.they-said"), Share: 1}}
	for _, o := range f.g.Item(itemTold).Options {
		words := o.In(f.nation)
		if len(o.When) > 0 {
			words = f.filled("call.where-so", words)
		}
		boxes.Items = append(boxes.Items, words)
	}
	return Part{Title: f.label("call.hear"), Blocks: []Block{Para{f.label("call.tick")}, boxes}}
}

// saidToThem has the words of the briefing that serve the same duties as the two things to be said, and a box for
// each of the two.
func (f form) saidToThem() Part {
	p := Part{Title: f.label("call.so-said")}
	for _, it := range f.g.Items {
		if it.Form == guide.Line && it.Document == "briefing" && servesVerdict(it) {
			p.Blocks = append(p.Blocks, Para{f.filled("call.quoted", f.ask(it))})
		}
	}
	var boxes Boxes // the title says what each is ticked for
	for _, it := range f.group(groupCall) {
		if it.Kind == guide.Query && it.Type == guide.YesNo && it.Needed("on") && servesVerdict(it) {
			boxes.Items = append(boxes.Items, it.Title)
		}
	}
	p.Blocks = append(p.Blocks, boxes)
	return p
}

func (f form) ifThen() Part {
	p := Part{Title: f.label("call.if-then")}
	for range 3 {
		p.Blocks = append(p.Blocks, f.room("call.if", 1), formLine(f.place("call.then", 2), f.place("call.who", 1)))
	}
	return p
}

// rest is what the call asks that stands in no part of its own.
func (f form) rest() Part {
	p := Part{Title: f.label("call.rest")}
	var places []Blank
	for _, it := range f.group(groupCall) {
		if it.ID != itemTold && !servesVerdict(it) && it.Mark != "planned" && it.Mark != "spoken" {
			places = append(places, Blank{Label: it.Title, Share: 1, Lines: 1})
		}
	}
	for two := range slices.Chunk(places, 2) { // what is ticked off, more than written
		p.Blocks = append(p.Blocks, Blanks{two})
	}
	return p
}

// back is what was said back, and what came of it.
func (f form) back() Part {
	p := Part{Title: f.label("call.back")}
	var before *Blanks
	for _, it := range f.group(groupBack) {
		switch {
		case it.ID == itemBack:
			p.Blocks = append(p.Blocks, Para{f.ask(it)}, formRoom("", 3))
		case it.Type == guide.LongText:
			p.Blocks = append(p.Blocks, formRoom(it.Title, 2))
		case it.Type == guide.DateType && before != nil: // beside what it is the day of
			before.Places = append(before.Places, Blank{Label: it.Title, Share: 2, Lines: 1})
			p.Blocks[len(p.Blocks)-1] = *before
			before = nil
		default:
			before = &Blanks{[]Blank{{Label: it.Title, Share: 3, Lines: 1}}}
			p.Blocks = append(p.Blocks, *before)
		}
	}
	return p
}

// outcomes are how the call came out, in the words of the program's own page.
func (f form) outcomes() Part {
	var boxes Boxes
	for _, o := range model.Outcomes {
		boxes.Items = append(boxes.Items, o.Words)
	}
	return Part{Title: f.label("call.outcome"), Blocks: []Block{
		boxes,
		f.room("call.broke-off", 1),
		formLine(f.place("call.try-again", 4), f.place("call.at", 2), f.place("call.ask-for", 5)),
	}}
}

// group lists what a group asks about each service, in the nation.
func (f form) group(id string) []*guide.Item {
	var out []*guide.Item
	for _, it := range f.g.Items {
		if it.Group == id && slices.Contains(it.Each, guide.EachService) && f.asks(it) {
			out = append(out, it)
		}
	}
	return out
}

// servesVerdict reports whether an item serves one of the two things to be said in so many words: that stopping is
// no finding (PG-4o), and that much can still be done (PG-4p).
func servesVerdict(it *guide.Item) bool {
	return slices.Contains(it.Obligations, "PG-4o") || slices.Contains(it.Obligations, "PG-4p")
}
