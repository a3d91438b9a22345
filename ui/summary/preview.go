// Package summary is where the Closure Record is read as it stands, and written out as text: whole,
// or a section at a time for the boxes of the council's own form.
package summary

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
)

// Ways are the keys of the stage's page.
func Ways(r *room.Room) []kit.Key {
	return []kit.Key{
		{Press: []string{"v"}, Show: "v", Words: "view the record", More: "the whole Closure Record as it reads now", Do: func() tea.Cmd { return r.Push(NewPreview(r)) }},
		{Press: []string{"o"}, Show: "o", Words: "write it out", More: "as text, whole or a section at a time", Do: func() tea.Cmd { return r.Push(newOut(r)) }},
	}
}

// NewPreview makes the page that shows the record as a document.
func NewPreview(r *room.Room) kit.Screen {
	help := "The Closure Record as the council would hold it, drawn from what is written and recorded now. It stays a draft until a manager authorises it."
	lay := func(c *model.Closure, width int) []string {
		return lines(r.Theme(), document.Record(r.Desk.SourceOf(c)), width)
	}
	return room.NewPage(r, "The Closure Record", help, lay, kit.Key{
		Press: []string{"o"}, Show: "o", Words: "write it out", Do: func() tea.Cmd { return r.Push(newOut(r)) },
	})
}

// lines draws a document for the screen.
func lines(t *kit.Theme, d *document.Document, width int) []string {
	out := []string{t.Quiet.Render(d.Marking), t.Heading.Render(d.Title)}
	if d.Draft != "" {
		out = append(out, t.Waits.Render(d.Draft))
	}
	out = append(out, t.Quiet.Render("For: "+d.Reader+". "+d.Date.String()+"."))
	for _, p := range d.Parts {
		out = append(out, "", t.Heading.Render(t.Clip(p.Title, width)), t.Panel.Render(strings.Repeat(t.Glyphs.Across, min(kit.Width(p.Title), width))))
		for i, b := range p.Blocks {
			if i > 0 {
				out = append(out, "")
			}
			out = append(out, block(t, b, width)...)
		}
	}
	return out
}

func block(t *kit.Theme, b document.Block, width int) []string {
	var out []string
	switch b := b.(type) {
	case document.Para:
		return kit.Wrap(b.Text, width)
	case document.Note:
		for _, l := range kit.Wrap(b.Text, width) {
			out = append(out, t.Quiet.Render(l))
		}
	case document.List:
		for _, item := range b.Items {
			out = append(out, kit.Hang(t.Glyphs.Bullet, item, width)...)
		}
	case document.Facts:
		for _, f := range b.Rows {
			out = append(out, labelled(t, f.Label, f.Value, width)...)
		}
	case document.Table:
		out = append(out, t.Quiet.Render(t.Clip(b.Caption, width)))
		for _, row := range b.Rows {
			out = append(out, "")
			for i, cell := range row {
				if i == 0 {
					out = append(out, kit.Hang(t.Glyphs.Bullet, cell, width)...)
					continue
				}
				if cell == "" { // not asked
					continue
				}
				for _, l := range labelled(t, b.Head[i], cell, width-2) {
					out = append(out, "  "+l)
				}
			}
		}
	}
	return out
}

// labelled draws a label with what it says beside it, in one column of labels.
func labelled(t *kit.Theme, label, value string, width int) []string {
	const column = 24
	if width < 2*column {
		return append([]string{t.Quiet.Render(t.Clip(label, width))}, kit.Wrap(value, width)...)
	}
	var out []string
	for i, l := range kit.Wrap(value, width-column) {
		if i == 0 {
			out = append(out, t.Quiet.Render(kit.Pad(t.Clip(label, column-1), column))+l)
			continue
		}
		out = append(out, strings.Repeat(" ", column)+l)
	}
	return out
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

// write asks for a file and writes the chosen part to it.
func (s *out) write() tea.Cmd {
	id := s.list.ID()
	text, name, said := paper.Text(s.doc), paper.FileName(s.doc.Reference, "record"), "Closure Record for the council, text"
	if p := s.parts[id]; p != nil {
		text, name = paper.BodyText(p), paper.FileName(s.doc.Reference, p.ID)
		said = "Closure Record for the council, section “" + p.Title + "”, text"
	}
	d := &kit.Dialog{
		Title: "Write it out", Ask: "File", Fill: s.r.ExportTo(name), Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "The file is plain text and is not sealed: anybody who can open the folder can read it. File it in the council's record, then delete it.",
	}
	warned, path := "", ""
	if why := paper.Unfit(d.Fill); why != "" {
		d.Words += " Mind where it goes: " + why + "."
		warned = d.Fill
	}
	save := func() (err error) {
		if err := s.r.MayExport(d.Text()); err != nil {
			return err
		}
		if why := paper.Unfit(d.Text()); why != "" && warned != d.Text() {
			warned = d.Text()
			return errors.New(why + ", or press Enter again to write it there all the same")
		}
		if path, err = paper.Save(d.Text(), []byte(text)); err == nil {
			s.r.Desk.Exported(s.r.Desk.OpenID(), said)
		}
		return err
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Write it", Try: save, Do: func() tea.Cmd {
		s.r.Say("Written, unsealed. Delete it once it is filed: " + path)
		return nil
	}}}
	return s.r.Ask(d)
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
	return "Text for pasting into the council's case system: lines are not wrapped, and tables are written as labelled lines."
}
