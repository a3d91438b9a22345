// Package tidy makes a document ready to be drawn: it checks that whoever reads it with their ears or with a
// keyboard alone misses nothing, cleans its words, and keeps together what must not break over a line.
package tidy

import (
	"fmt"

	"handover/model/document"
)

// Document gives a copy of a document, checked and cleaned, with the usual size and language set where it
// asked for none; the one given stays as it is. Headings, labels and the like are one line; other words may
// hold line feeds. The error says in words what is amiss, and in which part.
func Document(d *document.Document) (*document.Document, error) {
	out := *d
	for _, s := range []*string{&out.Title, &out.Reference, &out.Marking, &out.Draft, &out.Reader, &out.Copy} {
		*s = line(*s)
	}
	if out.Points == 0 {
		out.Points = document.UsualPoints
	}
	if out.Language == "" {
		out.Language = "en-GB"
	}
	if err := checkDocument(&out); err != nil {
		return nil, err
	}
	out.Parts = make([]document.Part, len(d.Parts))
	for i, p := range d.Parts {
		p.Title, p.Box = line(p.Title), line(p.Box)
		blocks := make([]document.Block, len(p.Blocks))
		for j, b := range p.Blocks {
			tidied, err := block(b)
			if err != nil {
				return nil, fmt.Errorf("in %s: %w", partName(i, p), err)
			}
			blocks[j] = tidied
		}
		p.Blocks = blocks
		out.Parts[i] = p
	}
	return &out, nil
}

// partName names a part to whoever is to mend it.
func partName(i int, p document.Part) string {
	if p.Title == "" {
		return fmt.Sprintf("part %d, which has no heading", i+1)
	}
	return "“" + p.Title + "”"
}

// block gives a clean copy of a block, checked.
func block(b document.Block) (document.Block, error) {
	switch b := b.(type) {
	case document.Para:
		return document.Para{Text: words(b.Text)}, nil
	case document.Note:
		return document.Note{Text: words(b.Text)}, nil
	case document.List:
		return document.List{Items: each(b.Items, words)}, nil
	case document.Subheading:
		b.Text = line(b.Text)
		return b, present(b.Text, "a subheading is empty")
	case document.Facts:
		rows := make([]document.Fact, len(b.Rows))
		for i, f := range b.Rows {
			rows[i] = document.Fact{Label: line(f.Label), Value: words(f.Value)}
			if err := present(rows[i].Label, "row %d of the facts has no label", i+1); err != nil {
				return nil, err
			}
		}
		return document.Facts{Rows: rows}, nil
	case document.Table:
		t := document.Table{Caption: line(b.Caption), Head: each(b.Head, line), Rows: make([][]string, len(b.Rows))}
		for i, row := range b.Rows {
			t.Rows[i] = each(row, words)
		}
		return t, checkTable(t)
	case document.Signatures:
		b.Who = each(b.Who, line)
		return b, allPresent(b.Who, "line %d of the signatures says not who is to sign")
	case document.Boxes:
		b.Heads, b.Items = each(b.Heads, line), each(b.Items, words)
		if err := allPresent(b.Heads, "column %d of the boxes has no head"); err != nil {
			return nil, err
		}
		if b.Room != nil {
			room := *b.Room
			room.Label = line(room.Label)
			b.Room = &room
			if err := checkBlanks([]document.Blank{room}); err != nil {
				return nil, err
			}
		}
		if len(b.Heads) > 0 { // each box has its head
			return b, nil
		}
		return b, allPresent(b.Items, "box %d has no words beside it")
	case document.Blanks:
		places := make([]document.Blank, len(b.Places))
		for i, p := range b.Places {
			p.Label = line(p.Label)
			places[i] = p
		}
		return document.Blanks{Places: places}, checkBlanks(places)
	case document.Picture:
		b.Caption, b.Alt = line(b.Caption), words(b.Alt)
		shapes := make([]document.Shape, len(b.Shapes))
		for i, s := range b.Shapes {
			if w, ok := s.(document.Words); ok {
				w.Text = line(w.Text)
				s = w
			}
			shapes[i] = s
		}
		b.Shapes = shapes
		return b, checkPicture(b)
	}
	return nil, fmt.Errorf("there is a block of a kind that cannot be drawn, %T", b)
}

// each gives what f makes of each of some strings.
func each(all []string, f func(string) string) []string {
	if all == nil {
		return nil
	}
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = f(s)
	}
	return out
}
