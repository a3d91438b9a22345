package docx

import (
	"strings"
	"unicode/utf8"
)

// header stands on every page but the first, which has the marking in its text.
func (w *writer) header() []byte {
	x := declared(`<w:hdr xmlns:w="` + nsMain + `">`)
	x.par(paragraph{style: "Header", label: w.d.Marking, text: "\t" + w.d.Reference, tabs: []tab{{"right", textWidth}}})
	return x.end(`</w:hdr>`)
}

func emptyHeader() []byte {
	x := declared(`<w:hdr xmlns:w="` + nsMain + `">`)
	x.par(paragraph{style: "Header"})
	return x.end(`</w:hdr>`)
}

// besidePage is how many characters there is room for in the line of the page number.
const besidePage = 70

// footer stands on every page: that it is a draft, whose copy it is, and the page.
func (w *writer) footer() []byte {
	x := declared(`<w:ftr xmlns:w="` + nsMain + `">`)
	var said []string
	for _, s := range []string{w.d.Draft, w.d.Copy} {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) == 0 || utf8.RuneCountInString(said[len(said)-1]) > besidePage {
		said = append(said, "")
	}
	for _, s := range said[:len(said)-1] {
		x.par(paragraph{style: "Footer", label: s})
	}
	x.raw(`<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="`, itoa(textWidth), `"/></w:tabs></w:pPr>`)
	x.runs(said[len(said)-1], false, `<w:b/><w:bCs/>`)
	x.raw(`<w:r><w:tab/></w:r>`)
	// Word counts anew at opening, without being asked: what stands in the fields is for whatever does not.
	fields := []string{"PAGE", "NUMPAGES"}
	for i, words := range strings.SplitN(w.labels.Page, "%d", 3) {
		x.runs(words, false, "")
		if i < len(fields) {
			x.raw(`<w:fldSimple w:instr=" `, fields[i], ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
		}
	}
	x.raw(`</w:p>`)
	return x.end(`</w:ftr>`)
}
