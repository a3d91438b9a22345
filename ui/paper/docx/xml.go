package docx

import (
	"encoding/xml"
	"strings"
)

// markup is XML that is being written.
type markup struct {
	strings.Builder
	language string // of the words that are written now, where that is not the document's
}

// declared begins a part of the package.
func declared(root string) *markup {
	x := &markup{}
	x.raw(declaration, root)
	return x
}

// raw writes markup as it stands.
func (x *markup) raw(parts ...string) {
	for _, p := range parts {
		x.WriteString(p)
	}
}

// text writes words, escaped for an element or an attribute.
func (x *markup) text(s string) {
	if !strings.ContainsAny(s, "<>&\"'\n\r\t") { // most are, and escaping copies
		x.WriteString(s)
		return
	}
	_ = xml.EscapeText(x, []byte(s)) // a strings.Builder gives no error
}

// end closes a part.
func (x *markup) end(root string) []byte {
	x.raw(root)
	return []byte(x.String())
}
