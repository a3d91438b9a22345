package document

// Labels are the words that renderers put around a document's own, in its language.
type Labels struct {
	Page      string // "Page %d of %d"
	For       string // before whose document it is
	Date      string
	Reference string
	Signature string // before the line to sign on
	SignedOn  string // before the line for the day of signing
}

// labels has the renderers' words for each language that documents are written in.
var labels = map[string]Labels{
	"en-GB": {Page: "Page %d of %d", For: "For", Date: "Date", Reference: "Reference", Signature: "Signature", SignedOn: "Date"},
}

// Labels are the words that renderers put around the document's own. A language without words of its own has the
// English ones.
func (d *Document) Labels() Labels {
	if l, ok := labels[d.Language]; ok {
		return l
	}
	return labels["en-GB"]
}
