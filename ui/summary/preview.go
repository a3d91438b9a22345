// Package summary is where the Closure Record is read as it stands, and written out: whole,
// or the text of a section at a time for the boxes of the council's own form.
package summary

import (
	"errors"
	"fmt"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
	"handover/ui/search"
)

// Ways are the keys of the stage's page.
func Ways(r *room.Room) []kit.Key {
	return []kit.Key{
		decision.Key(r),
		search.Key(),
		{Press: []string{"v"}, Show: "v", Words: "view the record", More: "the whole Closure Record as it reads now", Do: func() tea.Cmd { return r.Push(NewPreview(r)) }},
		{Press: []string{"o"}, Show: "o", Words: "write it out", More: "whole, as Word, PDF or plain text; or the text of a section", Do: func() tea.Cmd { return r.Push(newOut(r)) }},
	}
}

// NewPreview makes the page that shows the record as a document.
func NewPreview(r *room.Room) kit.Screen {
	help := "The Closure Record as the council would hold it, drawn from what is written and recorded now. It stays a draft until a manager authorises it."
	lay := func(c *model.Closure, width int) []string {
		return room.Document(r.Theme(), document.Record(r.Desk.SourceOf(c)), width)
	}
	return room.NewPage(r, "The Closure Record", help, lay,
		kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", Do: func() tea.Cmd { return r.Push(newOut(r)) }},
		decision.Key(r))
}

// out chooses what is written out, and where to.
type out struct {
	r     *room.Room
	list  *kit.List
	parts map[string]*document.Part
	doc   *document.Document
}

// boxes are the boxes of the policy's form, as it heads them.
var boxes = map[string]string{
	"reason": "Reason for involvement", "interventions": "Details of interventions", "planned-actions": "Review of planned actions",
	"closure": "Reason for closure", "child-views": "Views of the child", "parent-views": "Views of parents or carers",
}

const wholeRecord = "whole"

func newOut(r *room.Room) *out { return &out{r: r, list: kit.NewList(r.Theme())} }

// Init lists the record and its sections.
func (s *out) Init() tea.Cmd {
	src, err := s.r.Desk.Source()
	if err != nil {
		s.r.Wrong(err)
		return nil
	}
	s.doc = document.Record(src)
	s.parts = map[string]*document.Part{}
	t := s.r.Theme()
	rows := []kit.Row{{ID: wholeRecord, Mark: t.Glyphs.Bullet, Words: "The whole record", Right: chars(paper.Text(s.doc))}, {Heading: true, Words: "One section, for a box of the council's form"}}
	for i := range s.doc.Parts {
		p := &s.doc.Parts[i]
		s.parts[p.ID] = p
		row := kit.Row{ID: p.ID, Mark: t.Glyphs.Bullet, Words: p.Title, Right: chars(paper.BodyText(p))}
		if p.Box != "" {
			row.Under = "For the box “" + boxes[p.Box] + "”"
		}
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	return nil
}

func chars(text string) string {
	return fmt.Sprintf("%d characters", utf8.RuneCountInString(text))
}

// Update moves through the list.
func (s *out) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		return s.Init()
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *out) Forget() {
	s.doc, s.parts = nil, nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *out) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the list.
func (s *out) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// write asks how and where the chosen part is to be written, and writes it there.
func (s *out) write() tea.Cmd {
	id := s.list.ID()
	p := s.parts[id]
	if p == nil {
		k, _ := document.KindOf("record")
		return s.r.WriteOut(room.PaperOf(k, model.ReaderOf(model.TheClosure)))
	}
	said := "Closure Record for the council, section “" + p.Title + "”, "
	return s.r.WriteOut(room.Paper{
		Text: func(src document.Source) (string, error) {
			if p := document.Record(src).Part(id); p != nil {
				return paper.BodyText(p), nil
			}
			return "", errors.New("that section is not in the record any more")
		},
		What: id, Called: p.Title, Said: func(_ *model.Closure, format string) string { return said + format },
		Words: "The file is plain text and is not sealed: anybody who can open the folder can read it. Paste it into the council's form, then delete it.",
		Until: "pasted",
	})
}

// Keys are the list's keys.
func (s *out) Keys() []kit.Key {
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "write it out", Do: s.write},
		s.r.BackKey(),
	}
}

// Title names the place.
func (s *out) Title() string { return s.r.In("Write it out") }

// Typing is never so here.
func (s *out) Typing() bool { return false }

// Help says what the texts are for.
func (s *out) Help() string {
	return "The whole record as Word, PDF or plain text. A section is plain text for pasting into the council's case system: lines are not wrapped, and tables are written as labelled lines."
}
