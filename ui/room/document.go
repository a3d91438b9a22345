package room

import (
	"strings"

	"handover/model/document"
	"handover/ui/kit"
)

// Document draws a document for the screen.
func Document(t *kit.Theme, d *document.Document, width int) []string {
	var out []string
	if d.Marking != "" {
		out = append(out, t.Quiet.Render(d.Marking))
	}
	out = append(out, t.Heading.Render(t.Clip(d.Title, width)))
	if d.Draft != "" {
		out = append(out, t.Waits.Render(d.Draft))
	}
	if d.Copy != "" {
		for _, l := range kit.Wrap(d.Copy, width) {
			out = append(out, t.Waits.Render(l))
		}
	}
	head := "For: " + strings.TrimSuffix(d.Reader, ".") + ". " + d.Date.String() + "."
	if d.Reader == "" { // what is kept at home says in its title whose it is
		head = d.Date.String()
	}
	for _, l := range kit.Wrap(head, width) {
		out = append(out, t.Quiet.Render(l))
	}
	for _, p := range d.Parts {
		out = append(out, "")
		if p.Title != "" {
			out = append(out, t.Heading.Render(t.Clip(p.Title, width)), t.Panel.Render(strings.Repeat(t.Glyphs.Across, min(kit.Width(p.Title), width))))
		}
		out = append(out, Blocks(t, p.Blocks, width)...)
	}
	return out
}

func block(t *kit.Theme, b document.Block, width int) []string {
	var out []string
	switch b := b.(type) {
	case document.Para:
		return kit.Wrap(b.Text, width)
	case document.Note:
		for _, l := range kit.Wrap(b.Text, width) {
			out = append(out, t.Quiet.Render(l))
		}
	case document.Subheading:
		out = append(out, t.Heading.Render(t.Clip(b.Text, width)))
	case document.Signatures:
		for _, who := range b.Who {
			out = append(out, labelled(t, who, strings.Repeat("_", 30), width)...)
		}
	case document.Boxes:
		for _, item := range b.Items {
			row := "[ ] "
			if len(b.Heads) > 0 {
				row = "[ ] " + strings.Join(b.Heads, "  [ ] ") + "  "
			}
			out = append(out, kit.Hang("", strings.TrimRight(row+item, " "), width)...)
			if b.Room != nil {
				out = append(out, blank(t, *b.Room, width)...)
			}
		}
	case document.Blanks:
		for _, p := range b.Places {
			out = append(out, blank(t, p, width)...)
		}
	case document.Picture:
		return kit.Wrap(b.Alt, width)
	case document.List:
		for _, item := range b.Items {
			out = append(out, kit.Hang(t.Glyphs.Bullet+" ", item, width)...)
		}
	case document.Facts:
		for _, f := range b.Rows {
			out = append(out, labelled(t, f.Label, f.Value, width)...)
		}
	case document.Table:
		out = append(out, t.Quiet.Render(t.Clip(b.Caption, width)))
		for _, row := range b.Rows {
			out = append(out, "")
			for i, cell := range row {
				if i == 0 {
					out = append(out, kit.Hang(t.Glyphs.Bullet+" ", cell, width)...)
					continue
				}
				if cell == "" { // not asked
					continue
				}
				for _, l := range labelled(t, b.Head[i], cell, width-2) {
					out = append(out, "  "+l)
				}
			}
		}
	}
	return out
}

// blank draws a place to write in by hand.
func blank(t *kit.Theme, b document.Blank, width int) []string {
	line := strings.Repeat("_", min(30, width))
	if b.Label == "" {
		return []string{line}
	}
	return labelled(t, b.Label, line, width)
}

// labelled draws a label with what it says beside it, in one column of labels.
func labelled(t *kit.Theme, label, value string, width int) []string {
	const column = 24
	var out []string
	if width < 2*column || kit.Width(label) >= column { // above it, where there is no room beside it
		for _, l := range kit.Wrap(label, width) {
			out = append(out, t.Quiet.Render(l))
		}
		in := "  "
		if width < 2*column {
			in = ""
		}
		for _, l := range kit.Wrap(value, width-len(in)) {
			out = append(out, in+l)
		}
		return out
	}
	for i, l := range kit.Wrap(value, width-column) {
		if i == 0 {
			out = append(out, t.Quiet.Render(kit.Pad(label, column))+l)
			continue
		}
		out = append(out, strings.Repeat(" ", column)+l)
	}
	return out
}
