// Package access is where a closure is got ready for somebody who asks to see what is recorded about a child:
// everything in date order, what of it is left out and why, and what was disclosed to whom.
package access

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// Key leads here, from the page of a closure.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"a"}, Show: "a", Words: "access", More: "everything that is recorded, in date order, for somebody who asks to see it: what is left out and why, and what was disclosed to whom", Quiet: true, Do: func() tea.Cmd {
		return r.Push(New(r))
	}}
}

// Which lines the list holds.
const (
	showsAll    = iota // every line
	showsOthers        // those that name somebody other than the child
	showsOut           // those of which something is left out
	showings
)

// Screen lists every line in date order.
type Screen struct {
	r     *room.Room
	list  *kit.List
	cut   *document.AccessCut
	rows  []model.AccessLine // the lines that are listed
	log   map[string]model.Disclosure
	shows int
	new   map[int]bool // the lines that nobody has looked through, where others were
	head  []string
	was   string // the row that was selected at the lock
	w, h  int
}

// New makes the list.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

func rowID(l model.AccessLine) string { return fmt.Sprint("line ", l.Number) }

func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	src, t := s.r.Desk.SourceOf(c), s.r.Theme()
	s.cut = document.CutAccess(src)
	others := document.OthersOf(src)
	named := func(l model.AccessLine) []string { // which takes its time, so only where it is asked for
		if s.shows != showsOthers {
			return nil
		}
		return others.In(l)
	}
	s.rows, s.log = nil, map[string]model.Disclosure{}
	var rows []kit.Row
	if log := c.Disclosures(); len(log) > 0 && s.shows == showsAll {
		rows = append(rows, kit.Row{Heading: true, Words: "Disclosed"})
		for _, d := range log {
			id := "disclosed " + string(d.Entry)
			s.log[id] = d
			rows = append(rows, kit.Row{ID: id, Mark: t.Mark(kit.Settled), Words: d.On.Short() + ", to " + d.To, Under: model.DisclosedWords(d.Disclosed) + ". " + model.CopyWayWords(d.How)})
		}
	}
	s.new = map[int]bool{}
	if unseen := s.cut.Unseen(); len(c.AccessReadings()) > 0 {
		for _, l := range unseen {
			s.new[l.Number] = true
		}
	}
	day := model.Date("none")
	for _, l := range s.cut.All {
		names := named(l)
		if s.shows == showsOthers && len(names) == 0 || s.shows == showsOut && len(s.cut.In(l)) == 0 {
			continue
		}
		if l.On != day {
			day = l.On
			heading := day.String()
			if heading == "" {
				heading = "The day is not known"
			}
			rows = append(rows, kit.Row{Heading: true, Words: heading})
		}
		s.rows = append(s.rows, l)
		rows = append(rows, s.row(l, names))
	}
	s.list.Empty = []string{"Nothing is recorded yet.", "No line names anybody in this closure but the child. Somebody who is in no list of people is not found: read the lines too.", "Nothing is left out."}[s.shows]
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
	s.headLines(c)
}

// row is a line in the list.
func (s *Screen) row(l model.AccessLine, names []string) kit.Row {
	t := s.r.Theme()
	row := kit.Row{ID: rowID(l), Mark: t.Mark(kit.Settled), Words: fmt.Sprint(l.Number, "  ", l.Title), Under: flat(said(l))}
	switch marks := s.cut.In(l); {
	case s.cut.Out(l):
		row.Mark, row.Right = t.Mark(kit.Aside), t.Words(kit.Aside, "left out")
	case len(marks) == 1:
		row.Mark, row.Right = t.Mark(kit.Waits), t.Words(kit.Waits, "1 passage left out")
	case len(marks) > 1:
		row.Mark, row.Right = t.Mark(kit.Waits), t.Words(kit.Waits, fmt.Sprint(len(marks), " passages left out"))
	case s.new[l.Number]:
		row.Mark, row.Right = t.Mark(kit.Open), t.Words(kit.Open, "not looked through")
	case s.shows == showsOthers:
		row.Right = t.Quiet.Render(strings.Join(names, ", "))
	default:
		row.Right = t.Quiet.Render(strings.ToLower(first(l.Did)))
	}
	return row
}

// first is what was done, without what follows it.
func first(did string) string {
	words, _, _ := strings.Cut(did, ",")
	words, _, _ = strings.Cut(words, ":")
	return words
}

// said are a line's words on one line.
func said(l model.AccessLine) string {
	var out []string
	for _, w := range l.Words {
		out = append(out, strings.TrimSpace(w.Text))
	}
	return strings.Join(out, "; ")
}

func flat(words string) string { return strings.Join(strings.Fields(words), " ") }

// headLines count the lines, and say why nothing may go out as it is.
func (s *Screen) headLines(c *model.Closure) {
	t := s.r.Theme()
	what := []string{"", "  " + t.Glyphs.Between + "  those that name other people", "  " + t.Glyphs.Between + "  those of which something is left out"}[s.shows]
	s.head = []string{t.Heading.Render(s.cut.Counted()) + t.Quiet.Render(what)}
	if err := s.cut.Refused(); err != nil {
		for _, l := range kit.Hang(t.Glyphs.Overdue+" ", kit.Sentence(err), max(min(s.w, kit.Readable), 20)) {
			s.head = append(s.head, t.Waits.Render(l))
		}
	}
	if words := s.looked(c); words != "" {
		for _, l := range kit.Hang(t.Glyphs.Bullet+" ", words, max(min(s.w, kit.Readable), 20)) {
			s.head = append(s.head, t.Quiet.Render(l))
		}
	}
	if words := s.cut.FromCopyWords(); words != "" {
		for _, l := range kit.Hang(t.Glyphs.Bullet+" ", words, max(min(s.w, kit.Readable), 20)) {
			s.head = append(s.head, t.Quiet.Render(l))
		}
	}
	s.head = append(s.head, "")
}

// looked says who looked through it last, and what came since.
func (s *Screen) looked(c *model.Closure) string {
	all := c.AccessReadings()
	if len(all) == 0 {
		return "Not looked through yet: nothing is given before it is. Note it with t."
	}
	last := all[len(all)-1]
	words := "Looked through by " + last.Who + ", " + last.On.Short() + "."
	if n := len(s.new); n > 0 {
		words += " " + model.Many(n, "line has", "lines have") + " come since: look through what is new, and note it again with t."
	}
	return words
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		s.Resize(s.w, s.h)
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.was, s.cut, s.rows, s.log, s.head = s.list.ID(), nil, nil, nil, nil
	s.new = nil
	s.list.SetRows(nil)
}

// Resize lays the list out.
func (s *Screen) Resize(w, h int) {
	changed := w != s.w
	s.w, s.h = w, h
	if c := s.r.Desk.Closure(); changed && c != nil && s.cut != nil {
		s.headLines(c)
	}
	s.list.Resize(min(w, 100), max(h-len(s.heads()), 1))
}

// heads are as many lines of the head as there is room for.
func (s *Screen) heads() []string { return s.head[:min(len(s.head), max(s.h/2, 1))] }

// Draw draws the count and the list.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	var lines []string
	for _, l := range s.heads() {
		lines = append(lines, s.r.Theme().Clip(l, s.w))
	}
	return kit.Under(lines, body, cursor, s.w, s.h)
}

func (s *Screen) open() tea.Cmd {
	id := s.list.ID()
	if d, ok := s.log[id]; ok {
		return s.r.Ask(&kit.Dialog{Title: "Disclosed on " + d.On.String(), Words: disclosedWords(d)})
	}
	for i, l := range s.rows {
		if rowID(l) == id {
			numbers := make([]int, len(s.rows))
			for j, o := range s.rows {
				numbers[j] = o.Number
			}
			return s.r.Push(newLine(s.r, numbers, i, func(number int) { s.list.Select(fmt.Sprint("line ", number)) }))
		}
	}
	return nil
}

// disclosedWords say all that the log has of a disclosure.
func disclosedWords(d model.Disclosure) string {
	words := "To " + strings.TrimSuffix(d.To, ".") + ". " + model.CopyWayWords(d.How) + ". " + model.DisclosedWords(d.Disclosed) + ". Decided by " + strings.TrimSuffix(d.Agreed, ".") + "."
	if d.Because != "" {
		words += "\n\n" + d.Because
	}
	return words
}

func (s *Screen) filter() tea.Cmd {
	s.shows = (s.shows + 1) % showings
	s.fill()
	s.Resize(s.w, s.h)
	return nil
}

// Keys are the list's keys.
func (s *Screen) Keys() []kit.Key {
	next := []string{"naming others", "left out", "all lines"}[s.shows]
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "open", More: "the line whole; there it is left out, or words of it", Do: s.open},
		{Press: []string{"f"}, Show: "f", Words: next, More: "goes through the lines that name somebody other than the child, then those of which something is left out, then all", Do: s.filter},
		{Press: []string{"v"}, Show: "v", Words: "what is disclosed", More: "the document as it would be given: without what is left out", Do: func() tea.Cmd { return s.r.Push(newPreview(s.r)) }},
		{Press: []string{"t"}, Show: "t", Words: "looked through", More: "notes that every line was looked through, by whom and when: before that nothing is written out for whoever asked", Do: func() tea.Cmd { return s.r.Push(newRead(s.r)) }},
		{Press: []string{"g"}, Show: "g", Words: "given", More: "notes that it was given: to whom, when and how", Do: func() tea.Cmd { return disclose(s.r) }},
		s.r.BackKey(),
		s.r.UndoKey(func() tea.Cmd { s.fill(); return nil }),
	}
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Access to what is recorded") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how the page works.
func (s *Screen) Help() string {
	return "Everything that was ever recorded here, in the order of days: also what was changed or taken back later. It is for when the child, or somebody on their behalf, asks to see it.\n\n" +
		"Read each line as they would. Leave out what would put somebody at risk, or is about somebody else alone: a whole line, or the words, each with why and who agreed. In what is disclosed stands “" + document.LeftOutOfAccess(document.Source{}) + "” in its place, and never why. The numbers stay the same, so that the two can be compared.\n\n" +
		"Once every line has been looked through, note it with t: before that nothing is written out for whoever asked. What is written later has not been looked through, and is marked.\n\n" +
		"Ask those in your council who answer such requests before anything goes, and keep the copy here on hold until it has been answered. The council's own record holds more than this."
}
