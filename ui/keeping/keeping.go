// Package keeping is the room The local copy: where the copy of a closure stands beside the council's
// record, which is the record; what that still lacks; the hold; and the purge, which nothing but a
// person's yes begins.
package keeping

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Rows that are not something that the council's record lacks or lacked.
const (
	rowTransfer = "transfer"
	rowHold     = "hold"
	rowPurge    = "purge"
	lackPrefix  = "lack\x00"
	oncePrefix  = "once\x00"
)

// Screen is the room.
type Screen struct {
	r     *room.Room
	page  *kit.Headed
	w     int
	lacks map[string]model.Lack
	once  map[string]model.Lodging
	way   []model.PurgeBlocker
}

// New makes the room for the open closure.
func New(r *room.Room) *Screen {
	s := &Screen{r: r}
	s.page = kit.NewHeaded(r.Theme(), s.head, s.detail)
	return s
}

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

func (s *Screen) fill() {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	if c == nil {
		return
	}
	s.way = model.MayPurge(c, s.r.Desk.Guide, s.r.Desk.Today())
	rows := []kit.Row{{Heading: true, Words: "What can be done"}, s.transferRow(c), s.holdRow(c), s.purgeRow()}
	lacks := model.Lacking(c, s.r.Desk.Guide)
	heading := kit.Row{Heading: true, Words: "What the council's record still lacks"}
	if len(lacks) == 0 {
		heading.Under = "Nothing that is recorded here, as far as it was answered"
	}
	rows = append(rows, heading)
	s.lacks = map[string]model.Lack{}
	for _, l := range lacks {
		id := lackPrefix + l.What
		s.lacks[id] = l
		rows = append(rows, kit.Row{ID: id, Mark: t.Mark(kit.Open), Words: l.Title, Right: s.howMany(l)})
	}
	rows = append(rows, s.onceRows(c)...)
	s.page.SetRows(rows)
	s.page.Again()
}

// howMany counts the entries of a lack, and says when the newest was made.
func (s *Screen) howMany(l model.Lack) string {
	if narrow(s.w) {
		return fmt.Sprint(l.Count)
	}
	words := model.Many(l.Count, "entry, of ", "entries, newest ")
	return words + model.DateOf(l.Since.In(s.r.Now().Location())).Short()
}

func (s *Screen) transferRow(c *model.Closure) kit.Row {
	row := kit.Row{ID: rowTransfer, Mark: s.r.Theme().Mark(kit.Open), Words: "Say that it was transferred"}
	if on, _, ok := c.Transfer(); ok {
		row.Mark, row.Words = s.r.Theme().Mark(kit.Settled), "Say that it was transferred again"
		if !narrow(s.w) {
			row.Right = "last on " + on.Short()
		}
	}
	return row
}

func (s *Screen) holdRow(c *model.Closure) kit.Row {
	row := kit.Row{ID: rowHold, Mark: s.r.Theme().Glyphs.Bullet, Words: "Put it on hold"}
	if _, since, held := c.Hold(); held {
		row.Mark, row.Words = s.r.Theme().Mark(kit.Waits), "Let go of the hold"
		row.Right = "on hold since " + since.Short()
		if narrow(s.w) {
			row.Right = "on hold"
		}
	}
	return row
}

func (s *Screen) purgeRow() kit.Row {
	row := kit.Row{ID: rowPurge, Mark: s.r.Theme().Glyphs.Bullet, Words: "Purge it"}
	switch n := len(s.way); n {
	case 0:
		row.Right = "nothing holds it back"
	case 1:
		row.Right = "1 thing stands in the way"
	default:
		row.Right = fmt.Sprintf("%d things stand in the way", n)
	}
	return row
}

// onceRows tell what the council's record once lacked, and how that was answered.
func (s *Screen) onceRows(c *model.Closure) []kit.Row {
	s.once = map[string]model.Lodging{}
	lodgings := c.Lodgings()
	if len(lodgings) == 0 {
		return nil
	}
	rows := []kit.Row{{Heading: true, Words: "What it once lacked, and how that was answered"}}
	for i, l := range lodgings {
		id := fmt.Sprint(oncePrefix, i)
		s.once[id] = l
		rows = append(rows, kit.Row{ID: id, Mark: s.r.Theme().Mark(kit.Settled), Words: titleOf(l.What),
			Right: s.day(l).Short(), Under: answered(l.Lodged)})
	}
	return rows
}

// day is the day on which something was answered, where the worker is.
func (s *Screen) day(l model.Lodging) model.Date { return model.DateOf(l.At.In(s.r.Now().Location())) }

// head says where the copy stands.
func (s *Screen) head(w, h int) []string {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	said := stands(s.r, c)
	if h < 14 { // there is room for little: the hold, or the day on which it goes
		slices.Reverse(said)
	}
	return above(s.r.Theme(), said, w, h)
}

// detail says more of the selected row.
func (s *Screen) detail(width int) []string {
	t, id := s.r.Theme(), s.page.ID()
	if l, ok := s.lacks[id]; ok {
		out := say(nil, t.Plain, l.Why, width)
		return say(out, t.Quiet, "Enter: say where it lies in the council's record, or why it is not needed there.", width)
	}
	if l, ok := s.once[id]; ok {
		out := say(nil, t.Plain, answered(l.Lodged), width)
		return say(out, t.Quiet, "Said by "+s.r.Desk.WorkerNamed(l.By)+" on "+s.day(l).String()+".", width)
	}
	return say(nil, t.Quiet, s.about(id), width)
}

// about says what one of the things does that can be done.
func (s *Screen) about(id string) string {
	switch id {
	case rowTransfer:
		return "The council's case system is the record; what is here is a working copy. Once this closure has been put there, say on which day, and what it is called there."
	case rowHold:
		return "A hold keeps this copy here while somebody may still need it: a complaint, a request to see the record, a court. It says why, and a person ends it."
	case rowPurge:
		return "Destroys this copy for good. It first says what goes, what stays and what is beyond its reach; it asks for your passphrase, and then for a yes."
	}
	return ""
}

// Update moves through the list. Once the closure is purged there is nothing here any more.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.r.Desk.OpenID() == "" {
			return s.r.Back()
		}
		s.fill()
		return nil
	}
	s.page.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	s.w = w
	s.page.Resize(w, h)
	if s.lacks != nil {
		s.fill()
	}
}

// Draw draws where the copy stands, and the list.
func (s *Screen) Draw() (string, *tea.Cursor) { return s.page.Draw() }

func (s *Screen) open() tea.Cmd {
	id := s.page.ID()
	if l, ok := s.lacks[id]; ok {
		return mendLack(s.r, l)
	}
	if l, ok := s.once[id]; ok {
		return s.r.Ask(&kit.Dialog{Title: titleOf(l.What), Words: answered(l.Lodged) + "\n\nSaid by " +
			s.r.Desk.WorkerNamed(l.By) + " on " + s.day(l).String() + "."})
	}
	switch id {
	case rowTransfer:
		return s.r.Push(newTransfer(s.r))
	case rowHold:
		if _, _, held := s.r.Desk.Closure().Hold(); held {
			return s.r.Push(newRelease(s.r))
		}
		return s.r.Push(newHold(s.r))
	case rowPurge:
		return s.r.Push(toPurge(s.r))
	}
	return nil
}

// Keys are the room's keys.
func (s *Screen) Keys() []kit.Key {
	words := "open"
	if _, lacks := s.lacks[s.page.ID()]; lacks {
		words = "say where it lies"
	}
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: words, Do: s.open},
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.lacks, s.once, s.way = nil, nil, nil
	s.page.Forget()
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("The local copy") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says where the copy stands, what the selected row is, and how the room works.
func (s *Screen) Help() string {
	var out []string
	if c := s.r.Desk.Closure(); c != nil {
		out = append(out, strings.Join(stands(s.r, c), " "))
	}
	if l, ok := s.lacks[s.page.ID()]; ok {
		out = append(out, l.Title+". "+l.Why)
	} else if words := s.about(s.page.ID()); words != "" {
		out = append(out, words)
	}
	return strings.Join(append(out,
		"After its transfer to the council's record a copy stays here for "+s.r.Stays().String()+", unless it is on hold. Nothing is ever deleted by itself.",
		"Before the copy goes, each thing that the council's record still lacks is answered: it lies there, and where; or it is not needed there, and why."), "\n\n")
}
