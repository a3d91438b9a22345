package document

import (
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// roomFor is how many people of one kind a blank form has room for.
const roomFor = 3

// formPoints is the size of a form's words: as many questions stand on a page as can be read there and answered by
// hand.
const formPoints = 10

// A form is a blank form that is being composed, in the words of a nation.
type form struct {
	g      *guide.Guide
	nation string
}

// blank begins a document to be filled in by hand. It is nobody's yet and holds nothing, so that it carries
// no protective marking; what it says at its head is that it must be kept safe once it is filled in.
func (f form) blank(title string, today model.Date) *Document {
	return &Document{Title: f.label(title), Date: today, Language: english, Points: formPoints}
}

// label is a label in the language of the form, which is that of the guide's questions.
func (f form) label(id string) string { return label(english, id) }

// filled is a label with words of the guide where {} stands.
func (f form) filled(id, words string) string { return strings.ReplaceAll(f.label(id), "{}", words) }

// whenBack is the last part of a form: what to do with it afterwards, and what becomes of it once it is typed up. Some
// councils keep notes made by hand.
func (f form) whenBack(typing string) Part {
	return Part{ID: "form.back", Title: f.label("form.when-back"), Blocks: []Block{Note{f.label(typing) + " " + f.label("form.after-typing")}}}
}

// place is a place to write in beside others, with a label.
func (f form) place(id string, share int) Blank {
	return Blank{Label: f.label(id), Share: share, Lines: 1}
}

// room is a line of its own to write in, with a label; or several lines.
func (f form) room(id string, lines int) Blanks { return formRoom(f.label(id), lines) }

// formLine is places to write in that stand beside one another, with shares of the line.
func formLine(places ...Blank) Blanks { return Blanks{places} }

// formRoom is a line of its own to write in, or several.
func formRoom(label string, lines int) Blanks {
	return Blanks{[]Blank{{Label: label, Share: 1, Lines: lines}}}
}

// options are the words of a question's options.
func (f form) options(it *guide.Item) []string {
	var out []string
	for _, o := range it.Options {
		out = append(out, o.In(f.nation))
	}
	return out
}

// ask is an item's question, without names.
func (f form) ask(it *guide.Item) string {
	words, _ := it.Words(f.nation)
	return it.Unnamed(words)
}

// asks reports whether an item is a question that is asked in the nation.
func (f form) asks(it *guide.Item) bool {
	is := func(id string, here bool) bool {
		flag := f.g.Flag(id)
		return flag != nil && flag.Question == model.ItemNation && slices.Contains(flag.Options, f.nation) == here
	}
	elsewhere := func(id string) bool { return is(id, false) }
	here := func(id string) bool { return is(id, true) }
	return it.Form == guide.Question && !slices.ContainsFunc(it.When, elsewhere) && !slices.ContainsFunc(it.Unless, here)
}

// lowered begins words with a small letter, to stand within a sentence.
func lowered(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToLower(words[:1]) + words[1:]
}
