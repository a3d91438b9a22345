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
		line(d.Labels().For + ": " + d.Reader)
	}
	line(d.Labels().Date + ": " + d.Date.String())
	for i := range d.Parts {
		line("")
		b.WriteString(partText(&d.Parts[i], d.Labels()))
	}
	if d.Copy != "" { // at its foot, as on every page of paper
		line("")
		line(d.Copy)
	}
	return b.String()
}

// PartText draws one part of a document as plain text: its heading, and what stands under it. Without a heading
// it is a letter, whose paragraphs stand apart.
func PartText(p *document.Part) string { return partText(p, (&document.Document{}).Labels()) }

func partText(p *document.Part, l document.Labels) string {
	if p.Title == "" {
		var out []string
		for _, block := range p.Blocks {
			out = append(out, bodyText([]document.Block{block}, l))
		}
		return strings.Join(out, "\r\n")
	}
	return strings.ToUpper(p.Title) + "\r\n" + bodyText(p.Blocks, l)
}

// BodyText draws what stands under a part's heading, to be pasted into a box that has one.
func BodyText(p *document.Part) string { return bodyText(p.Blocks, (&document.Document{}).Labels()) }

func bodyText(blocks []document.Block, l document.Labels) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\r\n") }
	for _, block := range blocks {
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
		case document.Signatures, document.Boxes, document.Blanks: // to be printed: as wide as paper
			var hand strings.Builder
			byHand(&hand, "", block, l)
			b.WriteString(strings.ReplaceAll(hand.String(), "\n", "\r\n"))
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
