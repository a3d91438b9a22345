package handover

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// Knows is the page Who knows what: a table of the services against what they were told, and below it, in
// words, what the selected one was told, what the family know of that, and what is to be kept from whom.
type Knows struct {
	r     *room.Room
	list  *kit.List
	pager *kit.Pager
	known []model.Known
	facts []guide.Option // the columns of the table, in order
	w, h  int
}

// NewKnows makes the page.
func NewKnows(r *room.Room) *Knows {
	list := kit.NewList(r.Theme())
	list.Empty = "No service is named yet. Add one on the page Handover: then it stands here what it was told."
	return &Knows{r: r, list: list, pager: kit.NewPager(r.Theme())}
}

// knowsKey goes to the page.
func knowsKey(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"k"}, Show: "k", Words: "who knows what", More: "what each service was told, what the family know of that, and what is to be kept from whom", Do: func() tea.Cmd {
		return r.Push(NewKnows(r))
	}}
}

// Init fills the table.
func (s *Knows) Init() tea.Cmd {
	s.fill()
	return nil
}

// Widths of the table's columns.
const (
	factWidth   = 3
	familyWidth = 7
	keepWidth   = 5
	leastName   = 14
)

func (s *Knows) fill() {
	c, g, t := s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Theme()
	if c == nil || s.w == 0 {
		return
	}
	s.known = model.Knows(c, g, s.r.Desk.Today())
	s.facts = nil
	if it := g.Item(model.ItemTold); it != nil {
		for _, o := range it.Options { // what nobody is to be told here has no column
			if slices.ContainsFunc(s.known, func(k model.Known) bool {
				return slices.Contains(k.Told, o.ID) || slices.Contains(k.Missing, o.ID)
			}) {
				s.facts = append(s.facts, o)
			}
		}
	}
	var rows []kit.Row
	for _, k := range s.known {
		row := kit.Row{ID: k.Service.ID, Words: c.Name(k.Service), Right: s.cells(k)}
		if k.FamilyNotTold && !s.table() { // the table has a column for it
			row.Mark = t.Mark(kit.Overdue)
		}
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	s.lay()
}

// table reports whether there is room for a column for each fact.
func (s *Knows) table() bool {
	return s.listWidth() >= 4+leastName+2+len(s.facts)*factWidth+familyWidth+keepWidth
}

func (s *Knows) listWidth() int { return min(s.w, 100) }

func (s *Knows) columns() string {
	if !s.table() {
		return "told"
	}
	var b strings.Builder
	for i := range s.facts {
		fmt.Fprintf(&b, "%*d", factWidth, i+1)
	}
	return b.String() + fmt.Sprintf("%*s%*s", familyWidth, "family", keepWidth, "keep")
}

// cells draws a service's row of the table. Every mark is a glyph of its own, with or without colour.
func (s *Knows) cells(k model.Known) string {
	t := s.r.Theme()
	if !s.table() {
		return fmt.Sprintf("%d of %d", len(k.Told), len(k.Told)+len(k.Missing))
	}
	cell := func(width int, mark string) string { return strings.Repeat(" ", width-1) + mark }
	out := ""
	for _, o := range s.facts {
		out += cell(factWidth, t.Mark(s.told(k, o)))
	}
	family := kit.Open
	switch {
	case k.FamilyNotTold:
		family = kit.Overdue
	case k.FamilyKnows:
		family = kit.Settled
	case len(k.Told) == 0:
		family = kit.Aside
	}
	keep := t.Quiet.Render(t.Glyphs.Aside)
	if len(k.Withheld) > 0 {
		keep = t.Waits.Render(t.Glyphs.Bullet)
	}
	return out + cell(familyWidth, t.Mark(family)) + cell(keepWidth, keep)
}

// told says how it stands with one fact and one service.
func (s *Knows) told(k model.Known, o guide.Option) kit.State {
	switch {
	case slices.Contains(k.Told, o.ID):
		return kit.Settled
	case slices.Contains(k.Missing, o.ID):
		return kit.Open
	}
	return kit.Aside
}

func (s *Knows) selected() (model.Known, bool) {
	i := slices.IndexFunc(s.known, func(k model.Known) bool { return k.Service.ID == s.list.ID() })
	if i < 0 {
		return model.Known{}, false
	}
	return s.known[i], true
}

// Update moves through the table; Page Up, Page Down and Space through the words below it.
func (s *Knows) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.Resize(s.w, s.h)
		return nil
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && slices.Contains([]string{"pgup", "pgdown", "space"}, k.String()) {
		s.pager.Update(msg)
		return nil
	}
	was := s.list.ID()
	if s.list.Update(msg) && s.list.ID() != was {
		s.pager.Top()
		s.lay()
	}
	return nil
}

// Resize lays the page out: the table takes what it needs, up to half of the height.
func (s *Knows) Resize(w, h int) {
	s.w, s.h = w, h
	s.fill()
	if w == 0 {
		return
	}
	high := h
	if len(s.known) > 0 {
		high = min(len(s.known), max(h/2-1, 2))
	}
	s.list.Resize(s.listWidth(), high)
	s.pager.Resize(w, max(h-high-2, 1)) // the head and the legend
	s.lay()
}

// Forget drops what was read, at the lock.
func (s *Knows) Forget() {
	s.known, s.facts = nil, nil
	s.list.SetRows(nil)
	s.pager.SetLines(nil)
}

// Draw draws the table and the words.
func (s *Knows) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	if len(s.known) == 0 {
		return kit.Fit(body, s.w, s.h), cursor
	}
	words, _ := s.pager.Draw()
	t := s.r.Theme()
	head := t.Heading.Render(t.Ends("  Service", s.columns(), s.listWidth()))
	cursor.Y++
	return kit.Fit(head+"\n"+body+"\n"+s.legend()+"\n"+words, s.w, s.h), cursor
}

// Keys are the page's keys.
func (s *Knows) Keys() []kit.Key {
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "the service", Do: s.open}
	switch k, ok := s.selected(); {
	case !ok:
		open.Off = "No service is named here yet."
	case k.Aside:
		open.Off = "It is set aside: bring it back on the page of people and services."
	}
	more := kit.Key{Show: "Space", Words: "read on", More: "moves on in the words below the table; Page Up goes back"}
	return []kit.Key{open, more, s.r.BackKey()}
}

func (s *Knows) open() tea.Cmd {
	if k, ok := s.selected(); ok {
		return s.r.Push(NewService(s.r, k.Service))
	}
	return nil
}

// Title names the place.
func (s *Knows) Title() string { return s.r.In("Who knows what") }

// Typing is never so here.
func (s *Knows) Typing() bool { return false }

// Help says how to read the table.
func (s *Knows) Help() string {
	return "Each row is a service, each numbered column one thing that there is to tell: the words for the numbers stand below, for the service that is selected.\n\n" +
		"What stands here comes from the questions about each service, and from what you marked as told in a call. A service that said no still knows what it was told, and stays in the table.\n\n" +
		"“Family” says whether the child and the family know what was shared. “Keep” says that something was asked to be kept from somebody: read it before you speak with anyone."
}
