package pdf

import "handover/model/document"

// drawn lists the words of a document that are drawn on its pages.
func drawn(d *document.Document) []string {
	labels := d.Labels()
	out := []string{d.Title, d.Reference, d.Marking, d.Draft, d.Reader, d.Copy, d.Date.String(),
		labels.Page, labels.For, labels.Date, labels.Reference, labels.Signature, labels.SignedOn}
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case document.Subheading:
				out = append(out, b.Text)
			case document.Para:
				out = append(out, b.Text)
			case document.Note:
				out = append(out, b.Text)
			case document.List:
				out = append(out, b.Items...)
			case document.Facts:
				for _, f := range b.Rows {
					out = append(out, f.Label, f.Value)
				}
			case document.Table:
				out = append(append(out, b.Caption), b.Head...)
				for _, row := range b.Rows {
					out = append(out, row...)
				}
			case document.Signatures:
				out = append(out, b.Who...)
			case document.Boxes:
				out = append(append(out, b.Heads...), b.Items...)
				if b.Room != nil {
					out = append(out, b.Room.Label)
				}
			case document.Blanks:
				for _, p := range b.Places {
					out = append(out, p.Label)
				}
			case document.Picture:
				out = append(out, b.Caption)
				for _, s := range b.Shapes {
					if w, ok := s.(document.Words); ok {
						out = append(out, w.Text)
					}
				}
			}
		}
	}
	return out
}
