// Package paper draws documents: here as plain text, for pasting into the boxes of a council's
// case system.
package paper

import (
	"strings"

	"handover/model/document"
)

// Text draws a whole document as plain text: no line is wrapped, lines end in CR LF as the boxes
// of case systems expect, and a table's rows are labelled lines.
func Text(d *document.Document) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\r\n") }
	if d.Marking != "" {
		line(d.Marking)
	}
	line(d.Title)
	if d.Draft != "" {
		line(d.Draft)
	}
	if d.Copy != "" {
		line(d.Copy)
	}
	if d.Reader != "" {
		line("For: " + d.Reader)
	}
	line("Date: " + d.Date.String())
	for i := range d.Parts {
		line("")
		b.WriteString(PartText(&d.Parts[i]))
	}
	if d.Copy != "" { // at its foot, as on every page of paper
		line("")
		line(d.Copy)
	}
	return b.String()
}

// PartText draws one part of a document as plain text: its heading, and what stands under it. Without a heading
// it is a letter, whose paragraphs stand apart.
func PartText(p *document.Part) string {
	if p.Title == "" {
		var out []string
		for _, block := range p.Blocks {
			out = append(out, BodyText(&document.Part{Blocks: []document.Block{block}}))
		}
		return strings.Join(out, "\r\n")
	}
	return strings.ToUpper(p.Title) + "\r\n" + BodyText(p)
}

// BodyText draws what stands under a part's heading, to be pasted into a box that has one.
func BodyText(p *document.Part) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\r\n") }
	for _, block := range p.Blocks {
		switch block := block.(type) {
		case document.Para:
			line(block.Text)
		case document.Note:
			line("[" + block.Text + "]")
		case document.List:
			for _, item := range block.Items {
				line("- " + item)
			}
		case document.Subheading:
			line("")
			line(block.Text)
		case document.Signatures:
			for _, who := range block.Who {
				line(who + ": " + rule(onPaper-len([]rune(who))-2))
			}
		case document.Boxes:
			for _, item := range block.Items {
				line(strings.Repeat("[ ] ", max(len(block.Heads), 1)) + item)
			}
		case document.Blanks:
			for _, place := range block.Places {
				line(place.Label + ": " + rule(30))
			}
		case document.Picture:
			line(block.Alt)
		case document.Facts:
			for _, row := range block.Rows {
				line(row.Label + ": " + row.Value)
			}
		case document.Table:
			line(block.Caption)
			for _, row := range block.Rows {
				line("")
				for i, cell := range row {
					if cell != "" { // empty: not asked
						line(block.Head[i] + ": " + cell)
					}
				}
			}
		}
	}
	return b.String()
}
