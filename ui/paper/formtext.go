package paper

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handover/model/document"
)

// The least room, in columns, for a few words by hand; and how far what is answered stands in from its question.
const (
	leastRoom = 8
	inAnswer  = "  "
)

// Form draws a blank form as plain text, to be printed and written on by hand: no line is wider than paper.
func Form(d *document.Document) string {
	var b strings.Builder
	if d.Marking != "" {
		write(&b, "", d.Marking)
	}
	write(&b, "", strings.ToUpper(d.Title))
	free := 1
	if slices.ContainsFunc(d.Parts, asks) { // as its questions stand a line apart already
		free = 2
	}
	for i := range d.Parts {
		if p := &d.Parts[i]; p.Title != "" {
			b.WriteString(strings.Repeat("\n", free))
			write(&b, "", strings.ToUpper(p.Title))
		}
		formPart(&b, &d.Parts[i], d.Labels())
	}
	return b.String()
}

// asks reports whether a part asks questions, each under a subheading.
func asks(p document.Part) bool {
	return slices.ContainsFunc(p.Blocks, func(block document.Block) bool {
		_, ok := block.(document.Subheading)
		return ok
	})
}

// formPart writes what stands under a part's heading. What stands under a subheading stands in from it.
func formPart(b *strings.Builder, p *document.Part, l document.Labels) {
	in := ""
	for i, block := range p.Blocks {
		if i == 0 && p.Title == "" || apart(p.Blocks[:i], block) {
			b.WriteByte('\n')
		}
		switch block := block.(type) {
		case document.Subheading:
			write(b, "", block.Text)
			in = inAnswer
		case document.Para:
			write(b, in, block.Text)
		case document.Note:
			write(b, in, block.Text)
		case document.Boxes, document.Blanks, document.Signatures:
			byHand(b, in, block, l)
		default:
			for line := range strings.SplitSeq(bodyText([]document.Block{block}, l), "\r\n") {
				write(b, in, line)
			}
		}
	}
}

// apart reports whether a line stays free before a block: before a question, and around what is said beside them.
func apart(before []document.Block, block document.Block) bool {
	switch block.(type) {
	case document.Subheading:
		return true
	case document.Para, document.Note:
		return len(before) > 0
	}
	if len(before) == 0 {
		return false
	}
	_, noted := before[len(before)-1].(document.Note)
	return noted
}

// byHand writes what is filled in by hand, in lines no wider than paper.
func byHand(b *strings.Builder, in string, block document.Block, l document.Labels) {
	switch block := block.(type) {
	case document.Boxes:
		boxes(b, in, block)
	case document.Blanks:
		blanks(b, in, block.Places)
	case document.Signatures:
		for i, who := range block.Who {
			if i > 0 {
				b.WriteByte('\n')
			}
			write(b, in, who)
			blanks(b, in, []document.Blank{{Label: l.Signature, Share: 5}, {Label: l.SignedOn, Share: 2}})
		}
	}
}

// boxes writes a row of boxes for each item: before it, under their heads; or, where the item is no more than a
// number, each beside its head.
func boxes(b *strings.Builder, in string, block document.Boxes) {
	heads, marks := "", true
	row := in
	for _, item := range block.Items {
		marks = marks && utf8.RuneCountInString(item) <= 2
	}
	if marks && len(block.Heads) > 0 {
		for _, item := range block.Items {
			named(b, in, item, block)
		}
		return
	}
	for _, head := range block.Heads {
		n := max(utf8.RuneCountInString(head), 3) + 1
		heads += head + strings.Repeat(" ", n-utf8.RuneCountInString(head))
		row += "[ ]" + strings.Repeat(" ", n-3)
	}
	if len(block.Heads) == 0 {
		row += "[ ] "
	} else {
		b.WriteString(in + strings.TrimRight(heads, " ") + "\n")
	}
	for _, item := range block.Items {
		write(b, row, item)
		if block.Room != nil {
			blank(b, strings.Repeat(" ", len(row)), *block.Room)
		}
	}
}

// named writes one row of boxes, each beside its head, and room for words in what is left of the line.
func named(b *strings.Builder, in, item string, block document.Boxes) {
	line := in + mark(item)
	rest := strings.Repeat(" ", utf8.RuneCountInString(line))
	for i, head := range block.Heads {
		box := "[ ] " + head
		switch {
		case i == 0:
		case utf8.RuneCountInString(line+box)+3 > onPaper:
			b.WriteString(line + "\n")
			line = rest
		default:
			line += "   "
		}
		line += box
	}
	if block.Room == nil {
		b.WriteString(line + "\n")
		return
	}
	before := line + "  " + mark(block.Room.Label)
	if onPaper-utf8.RuneCountInString(before) < leastRoom {
		b.WriteString(line + "\n")
		blank(b, rest, *block.Room)
		return
	}
	ruled(b, before)
	for range block.Room.Lines - 1 {
		ruled(b, rest)
	}
}

// blanks writes places beside one another, each with its share of the line; or beneath one another, where a label
// leaves no room to write.
func blanks(b *strings.Builder, in string, places []document.Blank) {
	shares, more := 0, 0
	for _, p := range places {
		shares += max(p.Share, 1)
		more = max(more, p.Lines-1)
	}
	left := onPaper - len(in) - 2*(len(places)-1)
	line := in
	for i, p := range places {
		width := left * max(p.Share, 1) / shares
		if i == len(places)-1 {
			width = onPaper - utf8.RuneCountInString(line)
		}
		label := mark(p.Label)
		if len(places) == 1 || width-utf8.RuneCountInString(label) < leastRoom {
			for _, p := range places {
				blank(b, in, p)
			}
			return
		}
		line += label + rule(width-utf8.RuneCountInString(label))
		if i < len(places)-1 {
			line += "  "
		}
	}
	b.WriteString(line + "\n")
	for range more {
		ruled(b, in)
	}
}

// blank writes one place, to the edge of the paper: beside its label, or under one that is long. What stands
// before it is only written once.
func blank(b *strings.Builder, in string, p document.Blank) {
	label, lines := in+mark(p.Label), max(p.Lines, 1)
	switch n := utf8.RuneCountInString(label); {
	case onPaper-n >= 2*leastRoom || p.Label == "":
		ruled(b, label)
		if lines--; utf8.RuneCountInString(p.Label) <= 2 { // a number: all that is answered stands beside it
			in = strings.Repeat(" ", n)
		}
	default:
		write(b, in, p.Label)
	}
	for range lines {
		ruled(b, in)
	}
}

// ruled writes a line to write on, from what stands before it to the edge of the paper.
func ruled(b *strings.Builder, before string) {
	b.WriteString(before + rule(onPaper-utf8.RuneCountInString(before)) + "\n")
}

func rule(n int) string { return strings.Repeat("_", max(n, 0)) }

// mark is a label with the space after it.
func mark(label string) string {
	if label == "" {
		return ""
	}
	return label + " "
}
