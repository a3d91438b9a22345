package document

import (
	"slices"
	"strings"

	"handover/model"
)

// LeftOut tells the worker what a briefing leaves out and why, and what in its words to look at again. It is
// for the screen beside the sheet, and never goes out with it.
func LeftOut(src Source, service model.Subject) []string {
	d, err := briefed(src, service)
	if err != nil {
		return nil
	}
	b := &briefing{src, service}
	c := src.Closure
	out := []string{
		"What anybody thinks of our stopping, what is kept for another service, and what was said in supervision stand in no briefing.",
		"The parts of the closing summary stand in it word for word, with the names in them and what the family need. Read them as this reader would before you write it out.",
	}
	for _, sec := range CopySections(src, model.ReaderOf(service)) {
		if ch := sec.Choice; ch.How == model.SectionOut {
			out = append(out, "Left out: “"+sec.Title+"”, "+stop(agreed(ch)))
		}
	}
	for _, m := range c.WithheldFrom(service) {
		under := m.Section.Item
		if it := src.Guide.Item(under); it != nil {
			under = it.Title
		}
		out = append(out, "Withheld wherever it stands under “"+under+"”: “"+clip(m.Words)+"”, because: "+strings.TrimRight(m.Because, ".")+" (agreed by "+m.Agreed+").")
	}
	out = append(out, elsewhereNotes(src, model.ReaderOf(service), d)...)
	for _, t := range c.Of(model.KindService) {
		if t.Subject == service {
			continue
		}
		why := b.private(t.Subject)
		switch {
		case why != "":
			out = append(out, t.Name+" is not named: "+why+".")
			if at := where(d, t.Name); at != "" {
				out = append(out, "Look again: "+t.Name+" is named all the same under “"+at+"”, in words that were written for all.")
			}
		case !b.carries(t.Subject):
			out = append(out, t.Name+" is not named among those who carry on: it has not said yes.")
		}
	}
	for _, name := range hiddenFrom(src, model.ReaderOf(service)) { // by another name, those set aside, and the people there
		current := func(t model.Thing) bool { return t.Name == name }
		if at := where(d, name); at != "" && !slices.ContainsFunc(c.Of(model.KindService), current) {
			out = append(out, "Look again: “"+at+"” says “"+name+"”, which gives away a service that is not named.")
		}
	}
	out = append(out, b.concernNamed(d)...)
	if own := c.Answer(model.Field{Item: model.ItemNotPassedOn, Subject: service}); own.Empty() {
		for _, t := range c.Of(model.KindService) {
			if words := model.Withheld(c, model.ItemNotPassedOn, t.Subject); t.Subject != service && len(words) > 0 {
				out = append(out, "Nothing is recorded that this service must not pass on. For "+t.Name+" it is: "+strings.TrimRight(strings.Join(words, "; "), ".")+". Does it hold here too?")
			}
		}
	}
	if wish := (model.Field{Item: itemWish, Subject: service}); !c.Answer(wish).Empty() {
		out = append(out, c.Child+"'s own wish is not in it. What the reader has to keep to is said under “Not to be passed on”.")
	}
	return out
}

// Unwritten counts what a document says of itself: that something is not written yet, or is to be chosen.
func Unwritten(d *Document) int {
	n := 0
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if _, is := b.(Note); is {
				n++
			}
		}
	}
	return n
}

// where finds the part of a document in which words stand; "" for nowhere.
func where(d *Document, words string) string {
	for _, p := range d.Parts {
		if slices.ContainsFunc(p.Blocks, func(b Block) bool { return names(wordsOf(b), words) }) {
			return p.Title
		}
	}
	return ""
}

// wordsOf gives all words of a block, one piece below the other.
func wordsOf(b Block) string { return strings.Join(WordsOf(b), "\n") }

// WordsOf gives every piece of words that stands in a block, a picture's alternative text among them.
func WordsOf(b Block) []string {
	var out []string
	switch b := b.(type) {
	case Para:
		out = append(out, b.Text)
	case Note:
		out = append(out, b.Text)
	case List:
		out = b.Items
	case Subheading:
		out = append(out, b.Text)
	case Signatures:
		out = b.Who
	case Boxes:
		out = append(append(out, b.Heads...), b.Items...)
		if b.Room != nil {
			out = append(out, b.Room.Label)
		}
	case Blanks:
		for _, place := range b.Places {
			out = append(out, place.Label)
		}
	case Picture:
		out = append(out, b.Caption, b.Alt)
		for _, s := range b.Shapes {
			if words, ok := s.(Words); ok {
				out = append(out, words.Text)
			}
		}
	case Facts:
		for _, f := range b.Rows {
			out = append(out, f.Label, f.Value)
		}
	case Table:
		out = append(append(out, b.Caption), b.Head...)
		for _, row := range b.Rows {
			out = append(out, row...)
		}
	}
	return out
}
