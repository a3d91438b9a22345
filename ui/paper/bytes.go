package paper

import (
	"fmt"

	"handover/model/document"
)

// The formats in which a document is written out. Each is also the ending of the file's name, but for text.
const (
	FormatText = "text"
	FormatDocx = "docx"
	FormatPDF  = "pdf"
)

// Bytes draws a document in a format.
func Bytes(d *document.Document, format string) ([]byte, error) {
	switch format {
	case FormatText:
		return []byte(Text(d)), nil
	}
	return nil, fmt.Errorf("the format %q is not one of text, docx and pdf", format)
}
