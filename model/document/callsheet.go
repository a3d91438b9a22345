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
	d := blankForm("Call sheet: handing over to one service", today)
	d.Parts = []Part{{ID: "form.front", Blocks: []Block{
		Note{"One sheet for each call. Filled in, it holds what the record holds: keep it just as safe. Initials will do for names."},
		formLine(Blank{"Reference", 4, 1}, Blank{"Child", 3, 1}, Blank{"Date", 4, 1}),
		formLine(Blank{"Service", 2, 1}, Blank{"Person and role", 3, 1}),
		formLine(Blank{"Number", 4, 1}, Blank{"Began", 3, 1}, Blank{"Ended", 3, 1}, Blank{"Worker", 4, 1}),
	}}}
	for i, p := range []Part{f.sharing(), f.hear(), f.saidToThem(), ifThen(), f.rest(), f.back(), outcomes()} {
		p.ID, p.Title = fmt.Sprintf("call.%d", i+1), fmt.Sprintf("%d. %s", i+1, p.Title)
		d.Parts = append(d.Parts, p)
	}
	d.Parts = append(d.Parts, whenBack("Type it onto the service's page under Handover, and note the attempt there."))
	return d
}

// sharing is the basis on which they may be told at all, and what they must not pass on.
func (f form) sharing() Part {
	p := Part{Title: "Before the first word: the basis for sharing"}
	for _, it := range f.group(groupSharing) {
		switch {
		case it.ID == itemBasis:
			p.Blocks = append(p.Blocks, Boxes{Items: f.options(it)})
		case len(it.When) > 0: // asked only after one of the boxes above
			p.Blocks = append(p.Blocks, formRoom("If so: "+lowered(it.Title), 1))
		case it.ID == itemKeep:
			p.Blocks = append(p.Blocks, formRoom("MUST NOT BE PASSED ON, and to whom (say it early, and again at the end)", 2))
		default:
			p.Blocks = append(p.Blocks, formRoom(it.Title, 1))
		}
	}
	return p
}

// hear is the content of the call, line by line.
func (f form) hear() Part {
	boxes := Boxes{Heads: []string{"told", "asked"}, Room: &Blank{Label: "They said", Share: 1}}
	for _, o := range f.g.Item(itemTold).Options {
		words := o.In(f.nation)
		if len(o.When) > 0 {
			words += " (where it is so)"
		}
		boxes.Items = append(boxes.Items, words)
	}
	return Part{Title: "What they need to hear", Blocks: []Block{Para{"Tick what you told them, and what they asked about."}, boxes}}
}

// saidToThem has the words of the briefing that serve the same duties as the two things to be said, and a box for
// each of the two.
func (f form) saidToThem() Part {
	p := Part{Title: "To be said in so many words"}
	for _, it := range f.g.Items {
		if it.Form == guide.Line && it.Document == "briefing" && servesVerdict(it) {
			p.Blocks = append(p.Blocks, Para{"“" + f.ask(it) + "”"})
		}
	}
	boxes := Boxes{Heads: []string{"said"}}
	for _, it := range f.group(groupCall) {
		if it.Kind == guide.Query && it.Type == guide.YesNo && it.Needed("on") && servesVerdict(it) {
			boxes.Items = append(boxes.Items, it.Title)
		}
	}
	p.Blocks = append(p.Blocks, boxes)
	return p
}

func ifThen() Part {
	p := Part{Title: "If … then … who"}
	for range 3 {
		p.Blocks = append(p.Blocks, formRoom("If", 1), formLine(Blank{"then", 2, 1}, Blank{"who", 1, 1}))
	}
	return p
}

// rest is what the call asks that stands in no part of its own.
func (f form) rest() Part {
	p := Part{Title: "The rest of the call"}
	for _, it := range f.group(groupCall) {
		if it.ID != itemTold && !servesVerdict(it) && it.Mark != "planned" && it.Mark != "spoken" {
			p.Blocks = append(p.Blocks, formRoom(it.Title, 1))
		}
	}
	return p
}

// back is what was said back, and what came of it.
func (f form) back() Part {
	p := Part{Title: "Said back to you: their words, not yours"}
	for _, it := range f.group(groupBack) {
		switch {
		case it.ID == itemBack:
			p.Blocks = append(p.Blocks, Para{f.ask(it)}, formRoom("", 3))
		case it.Type == guide.LongText:
			p.Blocks = append(p.Blocks, formRoom(it.Title, 2))
		default:
			p.Blocks = append(p.Blocks, formRoom(it.Title, 1))
		}
	}
	return p
}

// outcomes are how the call came out, in the words of the program's own page.
func outcomes() Part {
	var boxes Boxes
	for _, o := range model.Outcomes {
		boxes.Items = append(boxes.Items, o.Words)
	}
	return Part{Title: "How the call came out", Blocks: []Block{
		boxes,
		formRoom("If it broke off: what had been told by then", 1),
		formLine(Blank{"Try again on", 4, 1}, Blank{"at", 2, 1}, Blank{"ask for", 5, 1}),
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
