// Package pdf draws documents as tagged PDF: the copy that is issued, printed and signed, and that is read as
// well by somebody who has it read aloud. Its aim is PDF/UA-1 and PDF/A-2a. It draws from the document alone: no
// clock, no name, nothing that is not in the copy.
package pdf

import (
	"fmt"

	"handover/model/document"
	"handover/ui/paper/fonts"
	"handover/ui/paper/tidy"
)

// Write draws a document. It refuses one that somebody could not read, and says why; the error is *Missing for
// one with characters that the program's fonts cannot show. Equal documents make equal bytes.
func Write(d *document.Document) ([]byte, error) {
	d, err := tidy.Document(d)
	if err != nil {
		return nil, fmt.Errorf("make the document ready to be drawn: %w", err)
	}
	family, err := fonts.Load()
	if err != nil {
		return nil, err
	}
	faces := []*face{newFace(family.Regular, "R"), newFace(family.WideRegular, "S"), newFace(family.Bold, "B"), newFace(family.WideBold, "C")}
	l := &layout{setter: setter{regular: faces[:2], bold: faces[2:]}, doc: d, size: d.Points, root: &element{tag: "Document"}}
	if missing := l.missing(d); len(missing) > 0 {
		return nil, &Missing{missing}
	}
	pages, err := l.pages()
	if err != nil {
		return nil, err
	}
	return l.write(pages, faces)
}

// pages draws the pages.
func (l *layout) pages() ([]*page, error) {
	around := l.furniture()
	var marking *element
	if l.doc.Marking != "" && around.asElement == nil {
		marking = l.root.add("P")
	}
	top, bottom := around.room()
	l.room = bottom - top
	l.front(marking)
	for _, p := range l.doc.Parts {
		if err := l.part(p); err != nil {
			return nil, err
		}
	}
	f := flow{top: top, bottom: bottom, line: l.body().leading(), begin: around.head}
	f.fill(l.all)
	for i, p := range f.pages {
		around.foot(p, i+1, len(f.pages))
		p.close()
	}
	return f.pages, nil
}

// write puts the file together.
func (l *layout) write(pages []*page, faces []*face) ([]byte, error) {
	f := &file{}
	catalog, tree, resources := f.reserve(), f.reserve(), f.reserve()
	numbers := make([]int, len(pages))
	for i, p := range pages {
		p.number = f.reserve()
		numbers[i] = p.number
	}
	for i, p := range pages {
		content, err := f.stream("", p.content.Bytes(), true)
		if err != nil {
			return nil, err
		}
		f.set(p.number, fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s/Contents %s/StructParents %d/Tabs/S>>",
			ref(tree), num(pageWidth), num(pageHeight), ref(resources), ref(content), i))
	}
	f.set(tree, fmt.Sprintf("<</Type/Pages/Kids%s/Count %d>>", refs(numbers), len(pages)))
	used := ""
	for _, face := range faces {
		if len(face.codes) == 1 { // nothing is written in it
			continue
		}
		n, err := face.write(f)
		if err != nil {
			return nil, err
		}
		used += "/" + face.name + " " + ref(n)
	}
	f.set(resources, "<</Font<<"+used+">>>>")
	read := structure(f, l.root, pages)
	xmp, err := metadata(f, l.doc)
	if err != nil {
		return nil, err
	}
	profile, err := f.stream("/N 1", grey(), true)
	if err != nil {
		return nil, err
	}
	body := fmt.Sprintf("<</Type/Catalog/Pages %s/StructTreeRoot %s/MarkInfo<</Marked true>>/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Grey, gamma 2.2)/Info(Grey, gamma 2.2)/DestOutputProfile %s>>]",
		ref(tree), ref(read), l.doc.Language, ref(xmp), ref(profile))
	if n := outline(f, l.parts); n != 0 {
		body += "/Outlines " + ref(n)
	}
	f.set(catalog, body+">>")
	return f.bytes(catalog, info(f, l.doc)), nil
}
