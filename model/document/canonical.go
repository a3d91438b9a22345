package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// wireBlock is a block as it is kept: one of its fields is there, and says which it is.
type wireBlock struct {
	Para  *string  `json:"para,omitempty"`
	List  []string `json:"list,omitempty"`
	Facts []Fact   `json:"facts,omitempty"`
	Table *Table   `json:"table,omitempty"`
	Note  *string  `json:"note,omitempty"`
}

// wirePart is a part as it is kept.
type wirePart struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Box    string      `json:"box,omitempty"`
	Blocks []wireBlock `json:"blocks"`
}

// wireDocument is a document as it is kept. What is said of it where it is shown, such as that it is a draft,
// is not kept.
type wireDocument struct {
	Title     string     `json:"title"`
	Reference string     `json:"reference"`
	Date      string     `json:"date"`
	Language  string     `json:"language"`
	Marking   string     `json:"marking"`
	Parts     []wirePart `json:"parts"`
}

// Keep writes a document in the one form in which it is kept with what was sent to the manager: equal documents
// give equal bytes.
func Keep(d *Document) (json.RawMessage, error) {
	w := wireDocument{Title: d.Title, Reference: d.Reference, Date: string(d.Date), Language: d.Language, Marking: d.Marking, Parts: []wirePart{}}
	for _, p := range d.Parts {
		part := wirePart{ID: p.ID, Title: p.Title, Box: p.Box, Blocks: []wireBlock{}}
		for _, b := range p.Blocks {
			var block wireBlock
			switch b := b.(type) {
			case Para:
				block.Para = &b.Text
			case List:
				block.List = b.Items
			case Facts:
				block.Facts = b.Rows
			case Table:
				block.Table = &b
			case Note:
				block.Note = &b.Text
			default:
				return nil, fmt.Errorf("a document cannot keep a block of the type %T", b)
			}
			part.Blocks = append(part.Blocks, block)
		}
		w.Parts = append(w.Parts, part)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(w); err != nil {
		return nil, fmt.Errorf("keep the document: %w", err)
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}

// Read reads a document that Keep wrote.
func Read(kept json.RawMessage) (*Document, error) {
	dec := json.NewDecoder(bytes.NewReader(kept))
	dec.DisallowUnknownFields()
	var w wireDocument
	if err := dec.Decode(&w); err != nil {
		return nil, fmt.Errorf("what was sent is no document: %w", err)
	}
	d := &Document{Title: w.Title, Reference: w.Reference, Date: model.Date(w.Date), Language: w.Language, Marking: w.Marking}
	for _, p := range w.Parts {
		part := Part{ID: p.ID, Title: p.Title, Box: p.Box}
		for _, b := range p.Blocks {
			switch {
			case b.Para != nil:
				part.Blocks = append(part.Blocks, Para{*b.Para})
			case b.List != nil:
				part.Blocks = append(part.Blocks, List{b.List})
			case b.Facts != nil:
				part.Blocks = append(part.Blocks, Facts{b.Facts})
			case b.Table != nil:
				if len(b.Table.Head) == 0 || slices.ContainsFunc(b.Table.Rows, func(row []string) bool { return len(row) != len(b.Table.Head) }) {
					return nil, errors.New("what was sent holds a table with rows of another length than its head")
				}
				part.Blocks = append(part.Blocks, *b.Table)
			case b.Note != nil:
				part.Blocks = append(part.Blocks, Note{*b.Note})
			default:
				return nil, errors.New("what was sent holds a block that says nothing")
			}
		}
		for _, b := range append(part.Blocks, Para{w.Title + w.Reference + w.Marking + p.Title + p.Box}) {
			if strings.ContainsFunc(wordsOf(b), model.Forbidden) {
				return nil, errors.New("what was sent holds a character that may not stand in a record")
			}
		}
		d.Parts = append(d.Parts, part)
	}
	return d, nil
}

// whole reads the document of a record that was sent, and makes sure that it says what its sections say, word for
// word: it is the one that a manager reads, and they are what is copied.
func whole(r model.SentRecord) (*Document, error) {
	d, err := Read(r.Document)
	if err != nil {
		return nil, err
	}
	odd := errors.New("what was sent does not hold together: its document says something else than its sections; send the record again")
	said := map[string]bool{}
	for _, p := range d.Parts {
		i := slices.IndexFunc(r.Sections, func(s model.SentSection) bool { return partIDOf(s.Field) == p.ID })
		switch {
		case said[p.ID], i < 0 && p.ID != partFacts, i >= 0 && !agrees(p, r.Sections[i]):
			return nil, odd
		}
		said[p.ID] = true
	}
	for _, s := range r.Sections {
		if !said[partIDOf(s.Field)] {
			return nil, odd
		}
	}
	return d, nil
}

// agrees reports whether a part says what a section does: its paragraphs, why it does not apply or stays open, and
// beneath it tables and notes alone.
func agrees(p Part, s model.SentSection) bool {
	want := paras(s.Text)
	if len(p.Blocks) < len(want) || !slices.Equal(p.Blocks[:len(want)], want) {
		return false
	}
	for _, b := range p.Blocks[len(want):] {
		switch b := b.(type) {
		case Table, Note:
		case Para:
			if s.Because == "" || !labels("section.not-applicable", s.Because, b.Text) && !labels("section.reason", s.Because, b.Text) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
