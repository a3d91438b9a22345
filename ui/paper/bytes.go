package paper

import (
	"fmt"

	"handover/model/document"
	"handover/ui/paper/docx"
	"handover/ui/paper/pdf"
)

// The formats in which a document is written out. Each but text is also the ending of the file's name.
const (
	FormatDocx = "docx"
	FormatPDF  = "pdf"
	FormatText = "text"
)

// FormatJSON is the format of what another program reads. No document is drawn in it.
const FormatJSON = "json"

// Formats lists the formats in which a document is written out, Word first.
func Formats() []string { return []string{FormatDocx, FormatPDF, FormatText} }

// FormatWords says a format in words.
func FormatWords(format string) string {
	switch format {
	case FormatDocx:
		return "Word"
	case FormatPDF:
		return "PDF"
	case FormatJSON:
		return "JSON"
	}
	return format
}

// Bytes draws a document in a format.
func Bytes(d *document.Document, format string) ([]byte, error) {
	switch format {
	case FormatText:
		return []byte(Text(d)), nil
	case FormatDocx:
		return docx.Write(d)
	case FormatPDF:
		return pdf.Write(d)
	}
	return nil, fmt.Errorf("the format %q is not one of %v", format, Formats())
}
