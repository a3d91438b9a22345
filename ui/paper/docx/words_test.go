package docx

import (
	"encoding/xml"
	"strings"
	"testing"

	"handover/model/document"
)

func TestEveryWordOfADocumentIsInTheFile(t *testing.T) {
	all := composed(t)
	all["the sample"] = sample()
	for name, d := range all {
		text := textOf(t, drawnAs(t, d)["word/document.xml"])
		for _, want := range wordsOf(d) {
			if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%s: %q is not in it", name, want)
			}
		}
	}
}

// textOf gives the text of some XML, its spaces alike.
func textOf(t testing.TB, x string) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(strings.NewReader(x))
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			if token.Name.Local == "p" || token.Name.Local == "br" {
				b.WriteString(" ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// wordsOf gives every string of a document that paper shows.
func wordsOf(d *document.Document) []string {
	out := []string{d.Title, d.Reference, d.Marking, d.Draft, d.Reader, d.Copy}
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case document.Para:
				out = append(out, b.Text)
			case document.Note:
				out = append(out, b.Text)
			case document.Subheading:
				out = append(out, b.Text)
			case document.List:
				out = append(out, b.Items...)
			case document.Facts:
				for _, f := range b.Rows {
					out = append(out, f.Label, f.Value)
				}
			case document.Table:
				out = append(append(out, b.Caption), b.Head[0])
				for _, row := range b.Rows {
					out = append(out, row...)
				}
			case document.Signatures:
				out = append(out, b.Who...)
			case document.Boxes:
				out = append(append(out, b.Heads...), b.Items...)
			case document.Blanks:
				for _, place := range b.Places {
					out = append(out, place.Label)
				}
			case document.Picture:
				out = append(out, b.Caption)
			}
		}
	}
	return out
}
