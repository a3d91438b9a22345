package supervision

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// agenda is the page on which the agenda of the open supervision is put in order. Every change is kept at once, and
// can be taken back.
type agenda struct {
	r    *room.Room
	goTo func(at model.Topic) tea.Cmd
	list *kit.List
	by   map[string]model.AgendaItem // all that could be on it, by key
	was  string
	w, h int
}

// newAgenda makes the page; goTo goes to a topic.
func newAgenda(r *room.Room, goTo func(at model.Topic) tea.Cmd) *agenda {
	s := &agenda{r: r, goTo: goTo, list: kit.NewList(r.Theme())}
	s.list.Empty = "Nothing stands in the way, and nothing is marked to discuss. Press a to add a subject in your own words, or w for the whole checklist."
	return s
}

// Init draws the agenda.
func (s *agenda) Init() tea.Cmd {
	s.r.KeepPlace("", model.Field{Item: Place})
	s.draw()
	s.fill()
	return nil
}

// Update moves through the list.
func (s *agenda) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.session() == nil {
			return s.r.Back()
		}
		return s.Init()
	}
	s.list.Update(msg)
	return nil
}

func (s *agenda) session() *model.Session {
	if c := s.r.Desk.Closure(); c != nil {
		return c.OpenSession()
	}
	return nil
}

// draw finds out what could be on the agenda, and why.
func (s *agenda) draw() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.by = map[string]model.AgendaItem{}
	for _, item := range model.Agenda(c, s.r.Desk.Guide, s.r.Desk.Today(), true) {
		s.by[key(item.Topic)] = item
	}
}

// rest is the group of what is on an agenda only where it is the whole checklist.
const rest = "The rest of the checklist"

// leftOpen is the group of what an earlier supervision left open.
const leftOpen = "Left open last time"

const yours = "In your own words"

// fill lists the topics in their order. Where the kind of topic changes a heading says so.
func (s *agenda) fill() {
	x, c := s.session(), s.r.Desk.Closure()
	if x == nil {
		return
	}
	t := s.r.Theme()
	var rows []kit.Row
	last := ""
	for _, topic := range x.Topics {
		item, known := s.by[key(topic)]
		if !known {
			item = model.AgendaItem{Topic: topic, Title: model.TopicTitle(c, s.r.Desk.Guide, topic), Group: yours}
			if topic.Words == "" {
				item.Group = rest
			}
		}
		if x.TopicEnd(topic) != nil { // why it was here is no more, and it stays where it stands
			item.Group = last
		}
		if item.Group != last {
			rows = append(rows, kit.Row{Heading: true, Words: item.Group})
			last = item.Group
		}
		row := kit.Row{ID: key(topic), Mark: t.Mark(kit.Open), Words: item.Title}
		if item.Why != item.Group {
			row.Under = item.Why
		}
		if end := x.TopicEnd(topic); end != nil {
			row.Mark, row.Right = t.Mark(kit.Settled), strings.ToLower(model.EndWords(end.End))
		}
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

func (s *agenda) enter() tea.Cmd {
	x, i := s.session(), s.at()
	if x == nil || i < 0 {
		return nil
	}
	return s.goTo(x.Topics[i])
}

func (s *agenda) undo() tea.Cmd {
	return s.r.UndoKey(s.undone).Do()
}

func (s *agenda) undone() tea.Cmd {
	if s.session() == nil {
		return s.r.Back()
	}
	s.fill()
	return nil
}

// Resize lays the page out.
func (s *agenda) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), max(h-len(s.top()), 1))
}

// top says how many there are, and which agenda it is.
func (s *agenda) top() []string {
	x := s.session()
	if x == nil || s.h < 8 {
		return nil
	}
	words := fmt.Sprintf("%d to talk through, drawn from what stands in the way. Enter begins at the selected one.", len(x.Topics))
	if s.isWhole() {
		words = fmt.Sprintf("%d to talk through: the whole checklist. Enter begins at the selected one.", len(x.Topics))
	}
	if ended, of := x.Gone(); ended > 0 {
		words = fmt.Sprintf("%d of %d talked through. Enter goes to the selected one.", ended, of)
	}
	if s.w < 110 { // the help line has no room for these
		words += " w: the whole checklist. u: undo."
	}
	return append(kit.Wrap(words, min(s.w, kit.Readable)), "")
}

// Draw draws the page.
func (s *agenda) Draw() (string, *tea.Cursor) {
	top := s.top()
	s.list.Resize(min(s.w, 100), max(s.h-len(top), 1))
	body, cursor := s.list.Draw()
	return kit.Under(top, body, cursor, s.w, s.h)
}

// Keys are the page's keys.
func (s *agenda) Keys() []kit.Key {
	begin := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "begin", More: "goes to the selected topic", Do: s.enter}
	out := kit.Key{Press: []string{"t", "delete"}, Show: "t", Words: "out", More: "takes the selected topic off the agenda of today; it comes back on the next one", Do: s.takeOut}
	x, i := s.session(), s.at()
	switch {
	case x == nil || i < 0:
		begin.Off, out.Off = "There is no topic yet: a adds one.", "There is no topic here."
	case x.TopicEnd(x.Topics[i]) != nil:
		out.Off = "It has ended: it stays on the agenda."
	}
	if x != nil && len(x.Ended) > 0 {
		begin.Words = "go"
	}
	whole := kit.Key{Press: []string{"w"}, Show: "w", Words: "whole checklist", More: "puts the rest of the checklist on the agenda, or takes it off again", Do: s.whole}
	if s.isWhole() {
		whole.Words = "only what was drawn"
	}
	return []kit.Key{
		begin,
		{Press: []string{"a"}, Show: "a", Words: "add", More: "adds a subject in your own words after the selected one", Do: s.add},
		out,
		{Press: []string{"-", "shift+up", "ctrl+up"}, Show: "- +", Words: "move", More: "- moves the selected topic up, + down; Shift+Up and Shift+Down do too", Do: s.move(-1)},
		{Press: []string{"+", "=", "shift+down", "ctrl+down"}, Show: "+", Words: "later", More: "moves the selected topic down; Shift+Down does too", Do: s.move(1), Quiet: true},
		{Press: []string{"b"}, Show: "b", Words: "only to here", More: "takes everything after the selected topic off the agenda of today; it comes back on the next one", Do: s.keep, Off: begin.Off},
		whole,
		{Press: []string{"u"}, Show: "u", Words: "undo", Do: s.undo, Quiet: true},
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

// Forget drops what was read, at the lock.
func (s *agenda) Forget() {
	s.was, s.by = s.list.ID(), nil
	s.list.SetRows(nil)
}

// Talks reports that two people sit here.
func (s *agenda) Talks() bool { return true }

// Title names the place.
func (s *agenda) Title() string { return s.r.In("The agenda") }

// Typing is never so here.
func (s *agenda) Typing() bool { return false }

// Help says how the agenda is drawn.
func (s *agenda) Help() string {
	return "The agenda is drawn from what is recorded: what was to be done since last time, the points that came back, what you left open, what you marked to discuss, what stands in the way of the next steps, where nobody holds a need, and what stays with a reason. " +
		"What was settled comes back only when something was said of it since; what still stands in the way, and what you did not agree on, comes back until it is settled.\n\nPut it in the order that suits you both, and take off what is not for today: b leaves it at the selected topic. Nothing has to be talked through: what does not end today comes back next time."
}
