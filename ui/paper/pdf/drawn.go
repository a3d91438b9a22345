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
			if picture, is := b.(document.Picture); is {
				picture.Alt = "" // it is read aloud, and not drawn
				b = picture
			}
			out = append(out, document.WordsOf(b)...)
		}
	}
	return out
}
