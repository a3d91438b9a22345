package document

import (
	"fmt"
	"strconv"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// KindAccess is the id of the kind of document that is everything in date order.
const KindAccess = "subject-access"

// The parts of what is given to somebody who asks to see what is recorded.
const (
	partAccessAbout = "about-this-document"
	partEverything  = "everything"
	partLeftOut     = "left-out"
	partDisclosures = "disclosures"
)

// Access is everything that is recorded, in date order, as the council holds it: every entry with its number, its
// writer and where it belongs; then what is left out of what is disclosed, with why and who agreed; then what was
// disclosed to whom.
func Access(src Source) *Document {
	c, k := src.Closure, CutAccess(src)
	d := &Document{Title: "Everything recorded, in date order", Reference: c.Reference, Date: src.Today, Language: "en-GB", Marking: Marking, Reader: "Council record"}
	about := Part{ID: partAccessAbout, Title: "About this document", Blocks: []Block{
		Facts{[]Fact{{"Reference", c.Reference}, {"Child", c.Child}, {"Lines, and what is left out", k.Counted()}}},
		Para{"Every line that was written here stands in this document, in the order of days, also what was changed or taken back later; where it was, it says so. It holds what is left out of what is disclosed: it is for the council alone."},
		notProved,
	}}
	if err := k.Refused(); err != nil {
		about.Blocks = append(about.Blocks, Note{"As it stands nothing can be disclosed: " + stop(err.Error())})
	}
	d.Parts = append(d.Parts, about, everything(src, k, false), k.leftOutPart())
	if log := c.Disclosures(); len(log) > 0 {
		t := Table{Caption: "What was disclosed to whom", Head: []string{"On", "To", "How", "How much", "Why, or to note", "Decided by"}}
		for _, l := range log {
			t.Rows = append(t.Rows, []string{l.On.String(), l.To, model.CopyWayWords(l.How), model.DisclosedWords(l.Disclosed), l.Because, l.Agreed})
		}
		d.Parts = append(d.Parts, Part{ID: partDisclosures, Title: "Disclosed", Blocks: []Block{t}})
	}
	return d
}

// Disclosure is everything that is recorded as it is given to the child, or to whoever asks on their behalf: the
// entries and passages that are left out are nowhere in it, nor why. Its numbers are those of Access. The error says in words
// why it may not go out as it is.
func Disclosure(src Source) (*Document, error) {
	c, k := src.Closure, CutAccess(src)
	if err := k.Refused(); err != nil {
		return nil, err
	}
	d := &Document{Title: "What is recorded about " + c.Child, Date: src.Today, Language: "en-GB", Reader: c.Child + ", or somebody who may ask on their behalf"}
	d.Parts = append(d.Parts, aboutDisclosure(src, k), everything(src, k, true))
	return d, nil
}

// aboutDisclosure says on the first page what this is, how much is left out, and how to ask why; never the reasons.
func aboutDisclosure(src Source, k *AccessCut) Part {
	c := src.Closure
	how := "Nothing is left out of it."
	left, passages := model.Many(k.Left, "line is", "lines are"), model.Many(k.Passages, "passage", "passages")
	switch {
	case k.Left > 0 && k.Passages > 0:
		how = left + " left out, and " + passages + " of the others."
	case k.Left > 0:
		how = left + " left out."
	case k.Passages > 0:
		how = model.Many(k.Passages, "passage is", "passages are") + " left out."
	}
	if k.Left+k.Passages > 0 {
		how += " In their place it says “" + LeftOutOfAccess + "”."
	}
	rights := "You can ask children's social care for what is wrong to be put right, and what else is held about " + c.Child + " in other places."
	if k.Left+k.Passages > 0 {
		rights = "Some things may have to be left out: what would put somebody at risk, say, or what is about somebody else alone. You can ask children's social care why something is left out, and to look at that again. " +
			"You can also ask for what is wrong to be put right, and what else is held about " + c.Child + " in other places."
	}
	return Part{ID: partAccessAbout, Title: "About this document", Blocks: []Block{
		Para{"This is what children's social care wrote down about " + c.Child + " while its work with the family was coming to an end. It is for " + c.Child + ", or for somebody who may ask on their behalf."},
		Facts{[]Fact{{"Reference", c.Reference}, {"Lines", fmt.Sprint(len(k.All))}, {"Put together on", src.Today.String()}}},
		Para{"It goes day by day. Each line has a number, and says what was recorded, where it belongs and who wrote it. What was changed or taken back later stands here too, and says so."},
		Para{how},
		Para{rights},
		Para{"If you are not content with the answer, you can complain to children's social care, and to the UK's regulator for personal information, which is at ico.org.uk."},
	}}
}

// Counted says how many lines there are, and how much of them is left out.
func (k *AccessCut) Counted() string {
	return fmt.Sprintf("%s, %d left out, %s", model.Many(len(k.All), "line", "lines"), k.Left, model.Many(k.Passages, "passage", "passages"))
}

// everything lays out the lines, those of each day under its heading: whole, or as they are disclosed.
func everything(src Source, k *AccessCut, disclosed bool) Part {
	p := Part{ID: partEverything, Title: "In date order"}
	lines := k.All
	if disclosed {
		lines = k.Shown
	}
	for i, l := range lines {
		if i == 0 || l.On != lines[i-1].On {
			day := l.On.String()
			if day == "" {
				day = "The day is not known"
			}
			p.Blocks = append(p.Blocks, Subheading{day})
		}
		if disclosed && k.Out(l) {
			p.Blocks = append(p.Blocks, Facts{[]Fact{{strconv.Itoa(l.Number), LeftOutOfAccess}}})
			continue
		}
		p.Blocks = append(p.Blocks, AccessLineBlocks(src, l)...)
	}
	if len(lines) == 0 {
		p.Blocks = append(p.Blocks, Note{"Nothing is recorded."})
	}
	return p
}

// AccessLineBlocks lay out one line: its number with where it belongs and who wrote it, then its words.
func AccessLineBlocks(src Source, l model.AccessLine) []Block {
	rows := []Fact{{strconv.Itoa(l.Number), lineHead(src, l)}}
	var out []Block
	flush := func() {
		if len(rows) > 0 {
			out = append(out, Facts{rows})
			rows = nil
		}
	}
	for _, w := range l.Words {
		text := strings.TrimSpace(w.Text)
		if w.Label != "" && !strings.Contains(text, "\n") {
			rows = append(rows, Fact{w.Label, text})
			continue
		}
		flush()
		if w.Label != "" {
			out = append(out, Para{w.Label + ":"})
		}
		out = append(out, paras(text)...)
	}
	for _, later := range lineLater(l) {
		rows = append(rows, Fact{"Later", later})
	}
	flush()
	return out
}

// lineHead says where a line belongs, what was done, and who did it.
func lineHead(src Source, l model.AccessLine) string {
	head := stop(l.Title) + " " + l.Did
	if by := lineBy(src, l); by != "" {
		head += " by " + by
	}
	head = stop(head)
	if words := stageOf(l.Stage); words != "" {
		head += " " + words + "."
	}
	return head
}

// lineBy names who wrote a line; "" where nobody knows.
func lineBy(src Source, l model.AccessLine) string {
	if src.Named == nil {
		return ""
	}
	return src.Named(l.By)
}

// lineLater says what became of a line.
func lineLater(l model.AccessLine) []string {
	var out []string
	if l.Replaced > 0 {
		out = append(out, fmt.Sprintf("Replaced by number %d", l.Replaced))
	}
	if l.Undone > 0 {
		out = append(out, fmt.Sprintf("Taken back by number %d", l.Undone))
	}
	if l.Odd != "" {
		out = append(out, "Kept here, and has no effect: "+l.Odd)
	}
	return out
}

// stageOf names a stage of the work for somebody who does not know the program.
func stageOf(s guide.Stage) string {
	switch s {
	case guide.Readiness:
		return "Part of: is it right to stop"
	case guide.Handover:
		return "Part of: handing over to others"
	case guide.Messages:
		return "Part of: what the family hear"
	case guide.Summary:
		return "Part of: the closing summary"
	}
	return ""
}

// leftOutPart lists what is left out of what is disclosed, and what was once and is shown again.
func (k *AccessCut) leftOutPart() Part {
	p := Part{ID: partLeftOut, Title: "Left out of what is disclosed"}
	t := Table{Caption: "What is left out, and why", Head: []string{"Number", "What", "Why", "Agreed by", "Recorded"}}
	for _, m := range k.src.Closure.AccessMarks() {
		what := "The whole line"
		if m.Words != "" {
			what = "“" + folded(m.Words) + "”"
		}
		when := model.DateOf(m.At).String()
		if by := lineBy(k.src, model.AccessLine{By: m.By}); by != "" {
			when += ", by " + by
		}
		if m.Shown != nil {
			when += ". Shown again: " + stop(m.Shown.Because) + " Agreed by " + m.Shown.Agreed
		}
		t.Rows = append(t.Rows, []string{strings.TrimPrefix(k.numberOf(m.Entry), "number "), what, m.Because, m.Agreed, when})
	}
	if len(t.Rows) == 0 {
		p.Blocks = append(p.Blocks, Para{"Nothing is left out."})
	} else {
		p.Blocks = append(p.Blocks, t)
	}
	return p
}

// accessFor is the whole for the council, and what is disclosed for the child or whoever asks on their behalf.
func accessFor(src Source, r model.Reader) (*Document, error) {
	if r.Kind == model.ReadsCouncil {
		return Access(src), nil
	}
	return Disclosure(src)
}

// accessNotesFor tell the worker what is left out and why, and what to think of before it is given.
func accessNotesFor(src Source, r model.Reader) []string {
	if r.Kind == model.ReadsCouncil {
		return nil
	}
	k := CutAccess(src)
	out := []string{"It is for somebody who asked to see it, and for nobody else.", k.Counted() + "."}
	if k.Left+k.Passages == 0 {
		out = append(out, "Nobody has left anything out: read every line as they would before it goes.")
	}
	if words := k.FromCopyWords(); words != "" {
		out = append(out, words)
	}
	if err := model.MayHaveCopy(src.Closure, src.Guide, r.Who, src.Today); err != nil {
		out = append(out, "Before it is given: "+stop(err.Error()))
	}
	for _, m := range src.Closure.WithheldNow() {
		what := "the whole of " + k.numberOf(m.Entry)
		if m.Words != "" {
			what = "“" + clip(m.Words) + "” of " + k.numberOf(m.Entry)
		}
		out = append(out, "Left out: "+what+". "+stop(m.Because)+" Agreed by "+stop(m.Agreed))
	}
	return out
}
