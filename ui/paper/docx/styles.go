package docx

import (
	"math"
	"strconv"

	"handover/model/document"
)

// The fonts that every council's laptop has. Word puts in another by itself for a script that these lack.
const (
	textFont   = "Arial"
	symbolFont = "Segoe UI Symbol" // it has the box to tick, which Arial lacks
)

// A style is one of the paragraph styles that all text is set in. Its names are Word's own where Word has
// one, so that its navigation, its list of headings and its accessibility checker see what a paragraph is.
type style struct {
	id, name, based, next string
	ppr                   string  // in the order of the schema
	size                  float64 // beside the running text's; 0 is as what it is based on
	bold                  bool
	grey                  bool
	builtIn               bool
}

// paragraphStyles are the styles beside Normal.
func paragraphStyles(d *document.Document) []style {
	around := min(0.8, 12/d.Points) // of the header and footer, which large type would let press upon the text
	fillIn := `<w:spacing w:before="140" w:after="60"/>`
	over := `<w:spacing w:before="360" w:after="120" w:line="240" w:lineRule="auto"/>`
	if form(d) { // its paper is for what is written in it
		fillIn = `<w:spacing w:before="110" w:after="0" w:line="252" w:lineRule="auto"/>`
		over = `<w:spacing w:before="180" w:after="60" w:line="240" w:lineRule="auto"/>`
	}
	return []style{
		{id: "Title", name: "Title", next: "Normal", ppr: `<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>`, size: 1.75, bold: true, builtIn: true},
		{id: "Heading1", name: "heading 1", next: "Normal", ppr: `<w:keepNext/><w:keepLines/>` + over + `<w:outlineLvl w:val="0"/>`, size: 1.3, bold: true, builtIn: true},
		{id: "Heading2", name: "heading 2", next: "Normal", ppr: `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>`, size: 1.1, bold: true, builtIn: true},
		{id: "ListBullet", name: "List Bullet", ppr: `<w:spacing w:after="60"/>` + hanging(listHang, d.Points), builtIn: true},
		{id: "Caption", name: "caption", next: "Normal", ppr: `<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/>`, bold: true, builtIn: true},
		{id: "Note", name: "Note", ppr: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A6A6A6"/></w:pBdr><w:ind w:left="227"/>`, grey: true},
		{id: "Marking", name: "Marking", next: "Normal", ppr: `<w:keepNext/><w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>`, bold: true},
		{id: "Draft", name: "Draft", next: "Normal", ppr: `<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="404040"/><w:bottom w:val="single" w:sz="8" w:space="4" w:color="404040"/></w:pBdr><w:spacing w:before="60" w:after="160"/>`, bold: true},
		{id: "FrontMatter", name: "Front Matter", ppr: `<w:spacing w:after="40"/>`},
		{id: "TableText", name: "Table Text", ppr: `<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>`, size: tableSize(d)},
		{id: "TableHead", name: "Table Head", based: "TableText", ppr: `<w:keepNext/>`, bold: true},
		{id: "TableLabel", name: "Table Label", based: "TableText", bold: true},
		{id: "RowHead", name: "Row Head", ppr: `<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>`, bold: true},
		{id: "FillIn", name: "Fill In", ppr: fillIn},
		{id: "Tick", name: "Tick Box", ppr: `<w:spacing w:before="40" w:after="40"/>`},
		{id: "SignHere", name: "Sign Here", ppr: `<w:spacing w:before="400" w:after="0"/>`}, // room for a hand
		{id: "Gap", name: "Gap", ppr: `<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>`},
		{id: "Join", name: "Join", ppr: `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`},
		{id: "Header", name: "header", ppr: `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, size: around, grey: true, builtIn: true},
		{id: "Footer", name: "footer", ppr: `<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:contextualSpacing/>`, size: around, grey: true, builtIn: true},
	}
}

// halfPoints is a size as Word counts it, never so small that it cannot be read.
func halfPoints(points float64) string {
	return strconv.Itoa(max(int(math.Round(points*2)), 17))
}

// boldRoom is how much more room bold words take.
const boldRoom = 1.2

// How far words stand in behind the point of a list and behind a box to tick, in twips for each point of their size.
const (
	listHang = 35
	boxHang  = 40
)

// hanging has all lines of a paragraph but the first stand in, so far for each point of the text's size.
func hanging(by int, points float64) string {
	n := strconv.Itoa(int(float64(by) * points))
	return `<w:ind w:left="` + n + `" w:hanging="` + n + `"/>`
}

// tableSize is how large the words of a table are beside the running text: at home nobody is to read small type.
func tableSize(d *document.Document) float64 {
	if atHome(d) {
		return 1
	}
	return 0.9
}

func styles(d *document.Document) []byte {
	x := declared(`<w:styles xmlns:w="` + nsMain + `">`)
	x.raw(`<w:docDefaults><w:rPrDefault><w:rPr>`)
	x.raw(`<w:rFonts w:ascii="`, textFont, `" w:hAnsi="`, textFont, `" w:eastAsia="`, textFont, `" w:cs="`, textFont, `"/>`)
	size := halfPoints(d.Points)
	x.raw(`<w:sz w:val="`, size, `"/><w:szCs w:val="`, size, `"/><w:lang w:val="`)
	x.text(d.Language)
	x.raw(`" w:eastAsia="`)
	x.text(d.Language)
	x.raw(`" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`)
	after, line := normalSpacing(d)
	x.raw(`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="`, strconv.Itoa(after), `" w:line="`, strconv.Itoa(line), `" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	x.raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	x.raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	x.raw(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`)
	x.raw(`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	x.raw(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	for _, s := range paragraphStyles(d) {
		s.write(x, d.Points)
	}
	tableStyle(x, "Grid", "Handover Grid", `<w:top w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:left w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:right w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`, "firstRow")
	tableStyle(x, "Facts", "Handover Facts", `<w:top w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`, "firstCol")
	return x.end(`</w:styles>`)
}

func (s style) write(x *markup, points float64) {
	x.raw(`<w:style w:type="paragraph" `)
	if !s.builtIn {
		x.raw(`w:customStyle="1" `)
	}
	based := s.based
	if based == "" {
		based = "Normal"
	}
	x.raw(`w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/><w:basedOn w:val="`, based, `"/>`)
	if s.next != "" {
		x.raw(`<w:next w:val="`, s.next, `"/>`)
	}
	x.raw(`<w:qFormat/>`)
	if s.ppr != "" {
		x.raw(`<w:pPr>`, s.ppr, `</w:pPr>`)
	}
	if s.bold || s.grey || s.size > 0 {
		x.raw(`<w:rPr>`)
		if s.bold {
			x.raw(`<w:b/><w:bCs/>`)
		}
		if s.grey { // dark enough on white to be read by somebody with weak sight
			x.raw(`<w:color w:val="454545"/>`)
		}
		if s.size > 0 {
			size := halfPoints(points * s.size)
			x.raw(`<w:sz w:val="`, size, `"/><w:szCs w:val="`, size, `"/>`)
		}
		x.raw(`</w:rPr>`)
	}
	x.raw(`</w:style>`)
}

// tableStyle writes a style of tables, in which one part, the first row or column, is the head of the others.
func tableStyle(x *markup, id, name, borders, head string) {
	x.raw(`<w:style w:type="table" w:customStyle="1" w:styleId="`, id, `"><w:name w:val="`, name, `"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`, borders, `</w:tblBorders>`)
	x.raw(`<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="96" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr>`)
	x.raw(`<w:tblStylePr w:type="`, head, `"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/></w:tcPr></w:tblStylePr></w:style>`)
}

// numbering gives each list a number of its own, so that none goes on where another ended.
func numbering(lists int, points float64) []byte {
	x := declared(`<w:numbering xmlns:w="` + nsMain + `">`)
	x.raw(`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>`)
	x.raw(`<w:pPr>`, hanging(listHang, points), `</w:pPr><w:rPr><w:rFonts w:ascii="`, textFont, `" w:hAnsi="`, textFont, `" w:cs="`, textFont, `"/></w:rPr></w:lvl></w:abstractNum>`)
	for i := range lists {
		x.raw(`<w:num w:numId="`, strconv.Itoa(i+1), `"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`)
	}
	return x.end(`</w:numbering>`)
}
