package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"

	"handover/model/document"
)

const producer = "handover"

// info writes the file's properties: what it is called and its day, and of nobody's name.
func info(f *file, d *document.Document) int {
	body := "<</Title" + words(d.Title) + "/Producer(" + producer + ")"
	if day, ok := day(d); ok {
		on := "(D:" + strings.ReplaceAll(day, "-", "") + "000000Z)"
		body += "/CreationDate" + on + "/ModDate" + on
	}
	return f.add(body + ">>")
}

// day is the document's day, where it has one.
func day(d *document.Document) (string, bool) {
	return string(d.Date), d.Date.Valid()
}

// metadata writes the same properties once more, as programs read them today, and which standards the file
// keeps: PDF/UA-1, which everybody can read, and PDF/A-2a, which can be read for long.
func metadata(f *file, d *document.Document) (int, error) {
	var title strings.Builder
	if err := xml.EscapeText(&title, []byte(d.Title)); err != nil {
		return 0, fmt.Errorf("write the title: %w", err)
	}
	dates := ""
	if day, ok := day(d); ok {
		on := day + "T00:00:00Z"
		dates = "<xmp:CreateDate>" + on + "</xmp:CreateDate><xmp:ModifyDate>" + on + "</xmp:ModifyDate><xmp:MetadataDate>" + on + "</xmp:MetadataDate>\n"
	}
	return f.stream("/Type/Metadata/Subtype/XML", fmt.Appendf(nil, xmp, title.String(), d.Language, producer, dates), false)
}

// xmp has places for the title, the language, the producer and the dates. PDF/A has to be told what the one
// property is that its own list lacks.
const xmp = `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>%s</pdf:Producer>
%s<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
