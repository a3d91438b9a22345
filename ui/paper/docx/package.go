package docx

import (
	"fmt"

	"handover/model/document"
)

// The names under which the parts' XML is known.
const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain       = `http://schemas.openxmlformats.org/wordprocessingml/2006/main`
	nsRelation   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	nsPackage    = `http://schemas.openxmlformats.org/package/2006/`
	nsDrawing    = `http://schemas.openxmlformats.org/drawingml/2006/`
	wordType     = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	packageType  = `application/vnd.openxmlformats-package.`
	documentType = `application/vnd.openxmlformats-officedocument.`
)

// contentTypes says what kind of thing each file is.
func (w *writer) contentTypes() []byte {
	x := declared(`<Types xmlns="` + nsPackage + `content-types">`)
	x.raw(`<Default Extension="rels" ContentType="`, packageType, `relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	if len(w.pictures) > 0 {
		x.raw(`<Default Extension="png" ContentType="image/png"/>`)
	}
	add := func(name, kind string) { x.raw(`<Override PartName="/`, name, `" ContentType="`, kind, `+xml"/>`) }
	add("word/document.xml", wordType+"document.main")
	add("word/styles.xml", wordType+"styles")
	add("word/numbering.xml", wordType+"numbering")
	add("word/settings.xml", wordType+"settings")
	add("word/fontTable.xml", wordType+"fontTable")
	add("word/footer1.xml", wordType+"footer")
	if !atHome(w.d) {
		add("word/footer2.xml", wordType+"footer")
		add("word/header1.xml", wordType+"header")
		add("word/header2.xml", wordType+"header")
	}
	add("docProps/core.xml", packageType+"core-properties")
	add("docProps/app.xml", documentType+"extended-properties")
	return x.end(`</Types>`)
}

// The ids of relations that the body names.
const (
	relFooter      = "rId5"
	relHeader      = "rId6"
	relFirstHeader = "rId7"
	relFirstFooter = "rId8"
)

// relPicture is the id of a picture's relation, of which the first is 0.
func relPicture(i int) string { return fmt.Sprintf("rId%d", 10+i) }

func rootRelations() []byte {
	x := declared(`<Relationships xmlns="` + nsPackage + `relationships">`)
	x.raw(`<Relationship Id="rId1" Type="`, nsRelation, `/officeDocument" Target="word/document.xml"/>`)
	x.raw(`<Relationship Id="rId2" Type="`, nsPackage, `relationships/metadata/core-properties" Target="docProps/core.xml"/>`)
	x.raw(`<Relationship Id="rId3" Type="`, nsRelation, `/extended-properties" Target="docProps/app.xml"/>`)
	return x.end(`</Relationships>`)
}

func (w *writer) relations() []byte {
	x := declared(`<Relationships xmlns="` + nsPackage + `relationships">`)
	add := func(id, kind, target string) {
		x.raw(`<Relationship Id="`, id, `" Type="`, nsRelation, `/`, kind, `" Target="`, target, `"/>`)
	}
	add("rId1", "styles", "styles.xml")
	add("rId2", "numbering", "numbering.xml")
	add("rId3", "settings", "settings.xml")
	add("rId4", "fontTable", "fontTable.xml")
	add(relFooter, "footer", "footer1.xml")
	if !atHome(w.d) {
		add(relHeader, "header", "header1.xml")
		add(relFirstHeader, "header", "header2.xml")
		add(relFirstFooter, "footer", "footer2.xml")
	}
	for i := range w.pictures {
		add(relPicture(i), "image", fmt.Sprintf("media/picture%d.png", i+1))
	}
	return x.end(`</Relationships>`)
}

// core is what the file says of itself: its title, language and day, and nobody's name.
func core(d *document.Document) []byte {
	x := declared(`<cp:coreProperties xmlns:cp="` + nsPackage + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	x.raw(`<dc:title>`)
	x.text(d.Title)
	x.raw(`</dc:title><dc:language>`)
	x.text(d.Language)
	x.raw(`</dc:language>`)
	if d.Date.Valid() {
		at := string(d.Date) + "T00:00:00Z"
		x.raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`, at, `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`, at, `</dcterms:modified>`)
	}
	return x.end(`</cp:coreProperties>`)
}

func app() []byte {
	return declared(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>handover</Application>`).end(`</Properties>`)
}

// settings say that the file is of Word's present kind, so that it does not open in a compatibility mode, and
// nothing at which Word would ask a question at opening.
func settings() []byte {
	x := declared(`<w:settings xmlns:w="` + nsMain + `">`)
	x.raw(`<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>`)
	x.raw(`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`)
	x.raw(`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>`)
	return x.end(`</w:settings>`)
}

// fontTable says what stands in for a font where there is none: another without serifs.
func fontTable() []byte {
	x := declared(`<w:fonts xmlns:w="` + nsMain + `">`)
	x.raw(`<w:font w:name="`, textFont, `"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`)
	x.raw(`<w:font w:name="`, symbolFont, `"><w:altName w:val="MS Gothic"/><w:panose1 w:val="020B0502040204020203"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`)
	return x.end(`</w:fonts>`)
}
