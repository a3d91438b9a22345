// Package timeline is a closure laid out by its days: a picture of what was and what is to come, of the
// time in which nobody would hold a need, and beneath it the same in words, date by date.
package timeline

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// Screen is the timeline.
type Screen struct {
	r        *room.Room
	list     *kit.List
	line     model.Line
	pictured bool                   // there is room for the picture
	whole    bool                   // the picture shows all of it, not the time around today alone
	goes     map[string]model.Field // from a row's id to the question that gives its day
	next     string                 // the row of the first day from today on
	was      string                 // the row that was selected when the program was locked
	head     []string
	w, h     int
	at       string // the row to begin at; "" for what comes next
}

// New makes the timeline of the closure that is open on the desk.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Key goes to the timeline from another page.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"t"}, Show: "t", Words: "timeline", More: "every date, drawn and in words, and for how long a need would be without anybody",
		Do: func() tea.Cmd { return r.Push(New(r)) }}
}

// Init fills the screen and remembers the place.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	switch {
	case s.at != "":
		s.list.Select(s.at)
	case len(s.line.Gaps) == 0: // nothing is more pressing than what comes next
		s.list.Select(s.next)
	}
	s.keepPlace()
	return nil
}

func (s *Screen) keepPlace() { s.r.KeepPlace("", model.Field{}) }

// fill reads the timeline anew.
func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.line = model.Timeline(c, s.r.Desk.Guide, s.r.Desk.Today())
	s.list.SetRows(s.rows())
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
	s.lay()
}

// Update moves through the dates.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		s.keepPlace()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	anew := w != s.w || h != s.h
	s.w, s.h = w, h
	if anew {
		s.fill()
	}
}

// leastList is how many lines the dates in words keep beneath the picture, at the least.
const leastList = 5

// roomy is how high a screen is on which the words of a gap may take a line of their own.
const roomy = 32

func (s *Screen) lay() {
	s.head = nil
	if s.w <= 0 || s.r.Desk.Closure() == nil {
		return
	}
	s.head = s.words()
	s.head = append(s.head, s.drawn(s.h-len(s.head)-max(leastList, s.h/4))...)
	s.list.Resize(s.w, max(s.h-len(s.head), 1))
}

// words says above the picture whether any need is without anybody, and how that is counted.
func (s *Screen) words() []string {
	t, l := s.r.Theme(), s.line
	if s.h < 6 {
		return nil
	}
	brief, state := l.Brief(), kit.Settled
	switch {
	case strings.HasPrefix(brief, "Without"):
		state = kit.Overdue
	case len(l.Gaps) > 0, l.Unlooked > 0:
		state = kit.Waits
	}
	out := []string{t.Clip(t.Tell(state, brief), s.w)}
	if words := l.UnlookedWords(); words != "" {
		out = append(out, t.Waits.Render(t.Clip(words, s.w)))
	}
	if s.h >= 12 && l.Counted != brief {
		out = append(out, t.Quiet.Render(t.Clip(l.Counted, s.w)))
	}
	if l.Unsure {
		out = append(out, t.Waits.Render(t.Clip(model.UnsureDays, s.w)))
	}
	if s.h >= roomy {
		out = append(out, "")
	}
	return out
}

// drawn is the picture in at most so many lines: none where there is no room for one that says anything.
func (s *Screen) drawn(room int) []string {
	t, l := s.r.Theme(), s.line
	if !s.whole {
		l = l.Near()
	}
	rows := picture(l, min(s.w, 150), t.Glyphs, s.h < roomy)
	if s.pictured = room >= 6; !s.pictured {
		return nil
	}
	left := outside(l)
	if left != "" {
		left = "z draws these too: " + left + "."
	}
	most := room - 1 // a line of space beneath it
	if left != "" {
		most--
	}
	if len(rows) > most { // the signs are told by F1 too
		rows = slices.DeleteFunc(rows, func(r row) bool { return r.part == legend })
	}
	var out []string
	for i, r := range rows {
		if len(rows) > most && i == most-1 {
			out = append(out, t.Waits.Render(t.Clip(fmt.Sprintf("%d more lines in a higher window", len(rows)-i), s.w)))
			break
		}
		style := t.Plain
		switch r.part {
		case ruler, legend:
			style = t.Quiet
		case gapRow:
			style = t.Late
		case softRow:
			style = t.Waits
		}
		out = append(out, style.Render(t.Clip(r.words, s.w)))
	}
	if left != "" {
		out = append(out, t.Quiet.Render(t.Clip(left, s.w)))
	}
	return append(out, "")
}

// Draw draws what is said, the picture, and the dates in words.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	if cursor != nil {
		cursor.Y = min(cursor.Y+len(s.head), max(s.h-1, 0))
	}
	return kit.FitLines(append(append([]string{}, s.head...), strings.Split(body, "\n")...), s.w, s.h), cursor
}

func (s *Screen) open() tea.Cmd {
	f := s.goes[s.list.ID()]
	it := s.r.Desk.Guide.Item(f.Item)
	if it == nil {
		return nil
	}
	a := model.Ask{Item: it, Subject: f.Subject}
	return s.r.Push(question.Open(s.r, question.Alone(a), a))
}

// Keys are the timeline's keys.
func (s *Screen) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to the question that gives the date; Esc comes back to this row", Do: s.open}
	if s.goes[s.list.ID()].Item == "" {
		enter.Off = "No question gives this date: it stands as it was noted."
	}
	zoom := kit.Key{Press: []string{"z"}, Show: "z", Words: "all of it", More: "draws everything from the first date to the last", Do: s.zoom}
	switch {
	case !s.pictured:
		zoom.Off = "The window is too low for the picture."
	case s.whole:
		zoom.Words, zoom.More = "closer", "draws the time around today, the ending and the gaps"
	case outside(s.line.Near()) == "":
		zoom.Off = "All of it is drawn already."
	}
	return []kit.Key{enter, zoom,
		{Press: []string{"]", "ctrl+down"}, Show: "]", Words: "next part", More: "goes to the next heading; Ctrl+Down does too", Do: s.jump(1)},
		{Press: []string{"[", "ctrl+up"}, Show: "[", Words: "part before", More: "goes to the heading before; Ctrl+Up does too", Do: s.jump(-1), Quiet: true},
		s.r.BackKey(),
		s.r.UndoKey(s.undone),
	}
}

func (s *Screen) jump(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.list.Jump(n)
		return nil
	}
}

func (s *Screen) zoom() tea.Cmd {
	s.whole = !s.whole
	s.lay()
	return nil
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// Forget drops what was read, at the lock. The row that was selected is kept by its id.
func (s *Screen) Forget() {
	s.was = s.list.ID()
	s.line, s.goes, s.head = model.Line{}, nil, nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Timeline") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help explains the picture.
func (s *Screen) Help() string {
	p := signsOf(s.r.Theme().Glyphs)
	return "The picture shows the days of this closure: one lane for the family and our own work, one for each service, and above them one for each need that nobody would hold once we have gone. " +
		"All that it shows stands in words beneath it, date by date.\n\n" +
		p.gap + " nobody holds the need. " + p.soft + " a manager accepts the gap, or somebody looks out meanwhile. " +
		p.was + " was. " + p.ahead + " is still to come. " + p.Overdue + " its day has passed, and nobody has said that it came about. " +
		"A figure: so many on about the same day. " + p.Left + " and " + p.Right + " at an edge: more lies beyond.\n\n" +
		"A gap begins on the day on which we go, and ends with the first appointment, or on the day from which somebody helps. " +
		"Where no day is planned for the end it is counted from the day by which the record is due, or from today; the line above the picture says which.\n\n" +
		"An appointment before the end leaves no gap. Nor does somebody who looks out for the child meanwhile: name them where the wait is recorded, on the service's page."
}
