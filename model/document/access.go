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
	d := &Document{Title: src.label("access.title"), Reference: c.Reference, Date: src.Today, Language: src.language(), Marking: Marking, Reader: src.label("reader.council")}
	about := Part{ID: partAccessAbout, Title: src.label("access.about"), Blocks: []Block{
		Facts{[]Fact{{src.label("fact.reference"), c.Reference}, {src.label("fact.child"), c.Child}, {src.label("access.counted"), k.Counted()}, {src.label("access.read"), k.read()}}},
		Para{src.label("access.for-council")},
		Note{src.label("decision.not-proved")},
	}}
	if err := k.Refused(); err != nil {
		about.Blocks = append(about.Blocks, Note{src.label("access.refused") + stop(err.Error())})
	}
	d.Parts = append(d.Parts, about, everything(src, k, false), k.leftOutPart())
	if log := c.Disclosures(); len(log) > 0 {
		t := Table{Caption: src.label("access.log"), Head: src.heads("access.on", "access.to", "access.how", "access.much", "access.why-note", "access.decided")}
		for _, l := range log {
			t.Rows = append(t.Rows, []string{l.On.String(), l.To, model.CopyWayWords(l.How), model.DisclosedWords(l.Disclosed), l.Because, l.Agreed})
		}
		d.Parts = append(d.Parts, Part{ID: partDisclosures, Title: src.label("access.disclosed"), Blocks: []Block{t}})
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
	d := &Document{Title: fmt.Sprintf(src.label("access.title-child"), c.Child), Date: src.Today, Language: src.language(), Reader: fmt.Sprintf(src.label("access.reader"), c.Child)}
	d.Parts = append(d.Parts, aboutDisclosure(src, k), everything(src, k, true))
	return d, nil
}

// aboutDisclosure says on the first page what this is, how much is left out, and how to ask why; never the reasons.
func aboutDisclosure(src Source, k *AccessCut) Part {
	c := src.Closure
	how := src.label("access.nothing-out")
	switch {
	case k.Left > 0 && k.Passages > 0:
		how = fmt.Sprintf(src.label("access.both-out"), src.many(k.Left, "access.line-is", "access.lines-are"), src.many(k.Passages, "access.passage", "access.passages"))
	case k.Left > 0:
		how = fmt.Sprintf(src.label("access.some-out"), src.many(k.Left, "access.line-is", "access.lines-are"))
	case k.Passages > 0:
		how = fmt.Sprintf(src.label("access.some-out"), src.many(k.Passages, "access.passage-is", "access.passages-are"))
	}
	rights := src.label("access.rights")
	if k.Left+k.Passages > 0 {
		how += fmt.Sprintf(src.label("access.in-its-place"), LeftOutOfAccess(src))
		rights = src.label("access.rights-why")
	}
	return Part{ID: partAccessAbout, Title: src.label("access.about"), Blocks: []Block{
		Para{fmt.Sprintf(src.label("access.what-it-is"), c.Child, c.Child)},
		Facts{[]Fact{{src.label("fact.reference"), c.Reference}, {src.label("access.lines-of-it"), fmt.Sprint(len(k.All))}, {src.label("access.composed"), src.Today.String()}}},
		Para{src.label("access.how-to-read")},
		Para{how},
		Para{fmt.Sprintf(rights, c.Child)},
		Para{src.label("access.complain")},
	}}
}

// many counts things in the words of the document: of one, of none or several.
func (src Source) many(n int, one, several string) string {
	if n == 1 {
		return src.label(one)
	}
	return fmt.Sprintf(src.label(several), n)
}

// Counted says how many lines there are, and how much of them is left out.
func (k *AccessCut) Counted() string {
	return fmt.Sprintf(k.src.label("access.count"), k.src.many(len(k.All), "access.line", "access.lines"), k.Left, k.src.many(k.Passages, "access.passage", "access.passages"))
}

// read says who looked through it last, and when, and what came since.
func (k *AccessCut) read() string {
	all := k.src.Closure.AccessReadings()
	if len(all) == 0 {
		return k.src.label("access.read-not")
	}
	last := all[len(all)-1]
	words := fmt.Sprintf(k.src.label("access.read-by"), last.Who, last.On.String(), k.src.many(last.Lines, "access.line", "access.lines"))
	if unseen := len(k.Unseen()); unseen > 0 {
		words += fmt.Sprintf(k.src.label("access.read-since"), k.src.many(unseen, "access.line", "access.lines"))
	}
	return words
}

// everything lays out the lines, those of each day under its heading: whole, or as they are disclosed.
func everything(src Source, k *AccessCut, disclosed bool) Part {
	p := Part{ID: partEverything, Title: src.label("access.in-order")}
	lines := k.All
	if disclosed {
		lines = k.Shown
	}
	for i, l := range lines {
		if i == 0 || l.On != lines[i-1].On {
			day := l.On.String()
			if day == "" {
				day = src.label("access.no-day")
			}
			p.Blocks = append(p.Blocks, Subheading{day})
		}
		if disclosed && k.Out(l) {
			p.Blocks = append(p.Blocks, Facts{[]Fact{{strconv.Itoa(l.Number), LeftOutOfAccess(src)}}})
			continue
		}
		p.Blocks = append(p.Blocks, AccessLineBlocks(src, l)...)
	}
	if len(lines) == 0 {
		p.Blocks = append(p.Blocks, Note{src.label("access.empty")})
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
	for _, later := range lineLater(src, l) {
		rows = append(rows, Fact{src.label("access.later"), later})
	}
	flush()
	return out
}

// lineHead says where a line belongs, what was done, and who did it.
func lineHead(src Source, l model.AccessLine) string {
	head := stop(l.Title) + " " + l.Did
	if by := lineBy(src, l); by != "" {
		head += src.label("access.by") + by
	}
	head = stop(head)
	if words := stageOf(src, l.Stage); words != "" {
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
func lineLater(src Source, l model.AccessLine) []string {
	var out []string
	if l.Replaced > 0 {
		out = append(out, fmt.Sprintf(src.label("access.replaced"), l.Replaced))
	}
	if l.Undone > 0 {
		out = append(out, fmt.Sprintf(src.label("access.undone"), l.Undone))
	}
	if l.Odd != "" {
		out = append(out, src.label("access.odd")+l.Odd)
	}
	return out
}

// stageOf names a stage of the work for somebody who does not know the program.
func stageOf(src Source, s guide.Stage) string {
	switch s {
	case guide.Readiness:
		return src.label("access.stage-readiness")
	case guide.Handover:
		return src.label("access.stage-handover")
	case guide.Messages:
		return src.label("access.stage-messages")
	case guide.Summary:
		return src.label("access.stage-summary")
	}
	return ""
}

// leftOutPart lists what is left out of what is disclosed, and what was once and is shown again.
func (k *AccessCut) leftOutPart() Part {
	say := k.src.label
	p := Part{ID: partLeftOut, Title: say("access.out")}
	t := Table{Caption: say("access.out-caption"), Head: k.src.heads("access.number", "access.what", "access.why", "access.agreed", "access.recorded")}
	for _, m := range k.src.Closure.AccessMarks() {
		what := say("access.whole-line")
		if m.Words != "" {
			what = "“" + folded(m.Words) + "”"
		}
		when := model.DateOf(m.At).String()
		if by := lineBy(k.src, model.AccessLine{By: m.By}); by != "" {
			when += say("access.by-whom") + by
		}
		if m.Shown != nil {
			when += fmt.Sprintf(say("access.shown-again"), stop(m.Shown.Because), m.Shown.Agreed)
		}
		t.Rows = append(t.Rows, []string{k.lineNumber(m.Entry), what, m.Because, m.Agreed, when})
	}
	if len(t.Rows) == 0 {
		p.Blocks = append(p.Blocks, Para{say("access.out-none")})
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
	if err := CutAccess(src).MayGo(); err != nil {
		return nil, err
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
	if all := src.Closure.AccessReadings(); len(all) > 0 {
		out = append(out, "Looked through: "+stop(uncapital(k.read())))
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
