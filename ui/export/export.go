// Package export lists every document that can be had of a closure, by who it is for: whether it is ready, what it
// leaves out, whether it is safe for them to hold; and writes one of them out, or all that are for somebody.
package export

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// Key leads to the documents, from the page of the closure.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"x"}, Show: "x", Words: "documents", More: "every document of this closure, by who it is for, and the forms to take on a visit; writes them out", Do: func() tea.Cmd {
		return r.Push(New(r))
	}}
}

// Screen lists the documents.
type Screen struct {
	r    *room.Room
	list *kit.List
	rows map[string]entry
	was  string // the row that was selected at the lock
	w, h int
}

// An entry is one document for one reader, or a blank form.
type entry struct {
	kind  document.Kind
	to    model.Reader
	blank *form // a blank form, in the place of a document
}

// New makes the page.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.was, s.rows = s.list.ID(), nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), h)
}

// Draw draws the list.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	return kit.FitLines(strings.Split(body, "\n"), s.w, s.h), cursor
}

// fill lists the documents, by who they are for.
func (s *Screen) fill() {
	src, err := s.r.Desk.Source()
	if err != nil {
		return
	}
	s.rows = map[string]entry{}
	var rows []kit.Row
	for _, to := range readers(src.Closure) {
		heading := kit.Row{Heading: true, Words: whose(src.Closure, to)}
		rows = append(rows, heading)
		for _, k := range document.Kinds() {
			if !isFor(k, src.Closure, to) {
				continue
			}
			row := s.row(src, k, to)
			s.rows[row.ID] = entry{kind: k, to: to}
			rows = append(rows, row)
		}
	}
	rows = append(rows, kit.Row{Heading: true, Words: "To take with you"})
	for _, f := range forms() {
		id := "form/" + f.id
		s.rows[id] = entry{blank: &f}
		rows = append(rows, kit.Row{ID: id, Mark: s.r.Theme().Glyphs.Bullet, Words: f.title, Under: f.under})
	}
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

// row says of a document whether it can be had now, and whether it is safe to hold.
func (s *Screen) row(src document.Source, k document.Kind, to model.Reader) kit.Row {
	t := s.r.Theme()
	p := room.PaperOf(k, to)
	row := kit.Row{ID: k.ID + "/" + string(to.Who.Kind) + "/" + to.Who.ID, Mark: t.Mark(kit.Settled), Words: p.Called}
	d, err := k.Compose(src, to)
	if err != nil {
		row.Mark, row.Right, row.Under = t.Mark(kit.Waits), t.Words(kit.Waits, "not now"), kit.Sentence(err)
		return row
	}
	row.Right = t.Words(kit.Settled, "ready")
	if d.Draft != "" {
		row.Mark, row.Right = t.Mark(kit.Open), t.Words(kit.Open, "a draft")
	}
	f := room.SafeToHold(src, k, to)
	row.Under = f.Words
	if why := p.Hold(src); why != "" {
		brief := "by itself"
		if f.Hold {
			brief = f.Brief
		}
		row.Mark, row.Right, row.Under = t.Mark(kit.Waits), t.Words(kit.Waits, brief), why
	}
	return row
}

// readers lists everybody for whom there can be a document: the council, the child, each parent, each service.
func readers(c *model.Closure) []model.Reader {
	var out []model.Reader
	seen := map[model.Reader]bool{}
	for _, kind := range []model.ReaderKind{model.ReadsCouncil, model.ReadsChild, model.ReadsParent, model.ReadsProfessional} {
		for _, k := range document.Kinds() {
			for _, to := range k.For(c) {
				if to.Kind == kind && !seen[to] {
					seen[to] = true
					out = append(out, to)
				}
			}
		}
	}
	return out
}

// isFor reports whether a kind of document can be for a reader.
func isFor(k document.Kind, c *model.Closure, to model.Reader) bool {
	for _, r := range k.For(c) {
		if r == to {
			return true
		}
	}
	return false
}

// whose says who somebody is, in words.
func whose(c *model.Closure, to model.Reader) string {
	switch to.Kind {
	case model.ReadsCouncil:
		return "The council"
	case model.ReadsChild:
		return c.Name(to.Who) + ", the child"
	case model.ReadsParent:
		return c.Name(to.Who) + ", a parent"
	}
	return c.Name(to.Who)
}

// chosen is what the selected row is about.
func (s *Screen) chosen() (entry, bool) {
	e, ok := s.rows[s.list.ID()]
	return e, ok
}

func (s *Screen) open() tea.Cmd {
	e, ok := s.chosen()
	switch {
	case !ok:
		return nil
	case e.blank != nil:
		return s.r.Push(newForm(s.r, *e.blank))
	}
	return s.r.Push(newPage(s.r, e.kind, e.to))
}

func (s *Screen) writeOut() tea.Cmd {
	e, ok := s.chosen()
	switch {
	case !ok:
		return nil
	case e.blank != nil:
		return s.r.WriteOut(e.blank.paper())
	}
	return s.r.WriteOut(room.PaperOf(e.kind, e.to))
}

// Keys are the list's keys.
func (s *Screen) Keys() []kit.Key {
	keys := []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "see it", More: "who it is for, what it leaves out, whether it is safe to hold; and the document as it reads now", Do: s.open},
		{Press: []string{"o"}, Show: "o", Words: "write it out", More: "as Word, PDF or plain text", Do: s.writeOut},
	}
	if e, ok := s.chosen(); ok {
		a := kit.Key{Press: []string{"a"}, Show: "a", Words: "all for them", More: "writes every document for this reader into one folder, and says what was not written and why", Do: func() tea.Cmd { return s.all(e.to) }}
		if e.blank != nil {
			a.Off, a.Quiet = "These are blank forms, one at a time with o.", true
		}
		keys = append(keys, a)
	}
	return append(keys, s.r.BackKey())
}

// all writes the whole set for a reader.
func (s *Screen) all(to model.Reader) tea.Cmd {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var papers []room.Paper
	for _, k := range document.Kinds() {
		if !isFor(k, c, to) {
			continue
		}
		papers = append(papers, room.PaperOf(k, to))
	}
	return s.r.WriteSet(papers)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Documents") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how the page works.
func (s *Screen) Help() string {
	return "Every document is made for one reader, and holds nothing that this reader may not have: nothing is hidden in the file either.\n\n" +
		"With o the selected document is written out as Word, PDF or plain text; with a all that is for the same reader goes into one folder. What is not ready, may not be safe for them to hold, or has no settled basis for sharing yet, is left out of such a set, with the reason. " +
		"A file that is written out is not sealed. Each one is noted in who did what.\n\n" +
		"Who was given what, and signatures, are noted under Closing summary, copies."
}
