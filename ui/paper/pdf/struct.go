package pdf

import (
	"fmt"
	"strings"
)

// An element is a piece of the document's structure, as it is read aloud. It has either elements under it, or
// pieces of pages.
type element struct {
	tag        string
	under      []*element
	pieces     []piece
	attributes string // entries of the attribute dictionary
	alt        string // said in the place of what is drawn
	actual     string // the text that what is drawn stands for
	language   string // of its words, where that is not the document's
	number     int    // of its object
}

// A piece is a run of marked content on a page.
type piece struct {
	page *page
	id   int
}

// add adds an element under e, at the end.
func (e *element) add(tag string) *element {
	under := &element{tag: tag}
	e.under = append(e.under, under)
	return under
}

// reserve numbers the elements.
func (e *element) reserve(f *file) {
	e.number = f.reserve()
	for _, u := range e.under {
		u.reserve(f)
	}
}

// write writes the element's object, and those under it.
func (e *element) write(f *file, parent int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %s", e.tag, ref(parent))
	if e.alt != "" {
		b.WriteString("/Alt" + words(e.alt))
	}
	if e.actual != "" {
		b.WriteString("/ActualText" + words(e.actual))
	}
	if e.language != "" {
		b.WriteString("/Lang(" + e.language + ")")
	}
	if e.attributes != "" {
		b.WriteString("/A<<" + e.attributes + ">>")
	}
	var kids []string
	if len(e.pieces) > 0 {
		first := e.pieces[0].page
		b.WriteString("/Pg " + ref(first.number))
		for _, p := range e.pieces {
			if p.page == first {
				kids = append(kids, fmt.Sprint(p.id))
			} else {
				kids = append(kids, fmt.Sprintf("<</Type/MCR/Pg %s/MCID %d>>", ref(p.page.number), p.id))
			}
		}
	}
	for _, u := range e.under {
		kids = append(kids, ref(u.number))
		u.write(f, e.number)
	}
	if len(kids) > 0 {
		b.WriteString("/K[" + strings.Join(kids, " ") + "]")
	}
	b.WriteString(">>")
	f.set(e.number, b.String())
}

// structure writes the whole tree, and the way back from each page to it.
func structure(f *file, document *element, pages []*page) int {
	root := f.reserve()
	document.reserve(f)
	document.write(f, root)
	var parents strings.Builder
	for i, p := range pages {
		back := make([]int, len(p.marked))
		for j, e := range p.marked {
			back[j] = e.number
		}
		fmt.Fprintf(&parents, "%d %s ", i, ref(f.add(refs(back))))
	}
	tree := f.add("<</Nums[" + strings.TrimSpace(parents.String()) + "]>>")
	f.set(root, fmt.Sprintf("<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d>>", ref(document.number), ref(tree), len(pages)))
	return root
}
