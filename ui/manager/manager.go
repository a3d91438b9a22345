// Package manager is the page For the manager: the closures of everybody on this laptop, by how each stands with
// the manager. It is made from the caseload's headers alone: no closure is opened, and so none is read, until Enter.
package manager

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/closure"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/pack"
	"handover/ui/room"
	"handover/ui/unlock"
)

// Screen is the page.
type Screen struct {
	r       *room.Room
	list    *kit.List
	headers []model.Header
	names   map[model.WorkerID]string
	one     bool           // only the closures of one worker are shown
	only    model.WorkerID // of this one

	listed  int // closures in a group
	waiting int // that await a decision
	late    int // for too long

	was  string // the row that was selected at the lock
	top  []string
	w, h int
}

// New makes the page.
func New(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Key goes to the page.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"m"}, Show: "m", Words: "for the manager", More: "the closures of everybody here: which await a decision, and since when", Do: func() tea.Cmd { return r.Push(New(r)) }}
}

// none says what will stand here.
const none = "Nothing is with the manager. Once a record has been sent, its closure stands here with the day by which a decision is due, the oldest first; " +
	"then what was sent back, authorised, or is not to be closed. A colleague's closure comes from their laptop in a pack: press t to take it in, and it stands here too."

// Init lists the closures.
func (s *Screen) Init() tea.Cmd {
	s.read()
	return nil
}

// read reads every header anew.
func (s *Screen) read() {
	headers, err := s.r.Desk.Closures()
	if err != nil {
		s.r.Wrong(err) // what opens is listed all the same
	}
	s.headers, s.names = headers, Names(s.r.Desk.Workers())
	if s.one && !slices.Contains(s.workers(), s.only) {
		s.one = false
	}
	s.fill()
}

func (s *Screen) fill() {
	s.list.SetRows(s.rows())
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
	s.lay()
}

// workers lists whose the closures are, by name.
func (s *Screen) workers() []model.WorkerID {
	var out []model.WorkerID
	for _, h := range s.headers {
		if !slices.Contains(out, h.Worker) {
			out = append(out, h.Worker)
		}
	}
	slices.SortFunc(out, func(a, b model.WorkerID) int {
		if n := strings.Compare(s.named(a), s.named(b)); n != 0 {
			return n
		}
		return strings.Compare(string(a), string(b))
	})
	return out
}

// Update moves through the list. A closure that was opened from here is put away when it has been left.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if id := s.r.Desk.OpenID(); id != "" {
			s.r.Desk.Shut()
			s.r.KeepPlace("", model.Field{}) // in no closure
			s.was = string(id)
		}
		s.read()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the page out.
func (s *Screen) Resize(w, h int) {
	changed := w != s.w
	s.w, s.h = w, h
	if changed && s.headers != nil {
		s.fill()
	}
	s.lay()
}

func (s *Screen) lay() {
	s.top = s.headLines()
	s.list.Resize(min(s.w, 124), max(s.h-len(s.top), 1))
}

// headLines say how much waits, whose closures are shown, and that opening one is logged.
func (s *Screen) headLines() []string {
	t := s.r.Theme()
	head := t.Heading.Render("For the manager")
	if s.one {
		head += "  only " + s.named(s.only)
	}
	switch {
	case s.late > 0 && s.w < narrow:
		head += "  " + t.Tell(kit.Overdue, fmt.Sprintf("%d of %d late", s.late, s.waiting))
	case s.late > 0:
		head += "  " + t.Tell(kit.Overdue, fmt.Sprintf("%d of %s late", s.late, decisions(s.waiting)))
	case s.waiting == 1:
		head += "  " + t.Tell(kit.Waits, "1 waits for a decision")
	case s.waiting > 1:
		head += "  " + t.Tell(kit.Waits, fmt.Sprintf("%d wait for a decision", s.waiting))
	}
	out := []string{t.Clip(head, s.w)}
	room := max(s.h-4, 0) // for the rows
	if s.listed == 0 {
		words := none
		if s.one && len(s.headers) > 0 {
			words = "Nothing of " + s.named(s.only) + "'s is with the manager. Press f to see the others'."
		}
		lines := kit.Wrap(words, min(max(s.w, 1), kit.Readable))
		if s.list.Len() > 0 && len(lines) > room/2 {
			lines = lines[:1]
			lines[0] = t.Clip("Nothing is with the manager. F1 has the rest.", s.w)
		}
		return s.cut(append(append(out, lines...), ""))
	}
	told := "Opening a closure here is logged as reading it."
	if s.w < narrow {
		told = "Opening one is logged as reading."
	}
	return s.cut(append(out, t.Quiet.Render(t.Clip(told, s.w)), ""))
}

func decisions(n int) string {
	if n == 1 {
		return "1 decision"
	}
	return fmt.Sprintf("%d decisions", n)
}

// cut leaves at least four lines to the list.
func (s *Screen) cut(lines []string) []string {
	if s.list.Len() == 0 {
		return lines[:min(len(lines), max(s.h-1, 0))]
	}
	return lines[:min(len(lines), max(s.h-4, 0))]
}

// Draw draws the head and the closures.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	return kit.Under(s.top, body, cursor, s.w, s.h)
}

// selected is the closure whose row is selected.
func (s *Screen) selected() (model.ClosureID, bool) {
	id := s.list.ID()
	return model.ClosureID(id), id != "" && !strings.HasPrefix(id, workerRow)
}

// open lays the selected closure on the desk, which logs that it is read, and goes to a page of it.
func (s *Screen) open(page func() kit.Screen) tea.Cmd {
	id, ok := s.selected()
	if !ok {
		return nil
	}
	told, err := s.r.Desk.Open(id)
	if err != nil {
		s.r.Wrong(err)
		return nil
	}
	for _, words := range told {
		s.r.Fail(words)
	}
	return s.r.Push(page())
}

// took goes to a closure that has just come in a pack, at its decision.
func (s *Screen) took(id model.ClosureID) tea.Cmd {
	s.read()
	s.list.Select(string(id))
	if at, ok := s.selected(); !ok || at != id { // it is not with the manager: it stands in the caseload
		s.r.Say("It is not with the manager: Esc goes to the caseload, where it stands.")
		return nil
	}
	return s.openDecision()
}

// openWhole goes to the closure's own page.
func (s *Screen) openWhole() tea.Cmd {
	return s.open(func() kit.Screen { return closure.New(s.r) })
}

// openDecision goes to where the record stands, and is decided on.
func (s *Screen) openDecision() tea.Cmd {
	return s.open(func() kit.Screen {
		return &page{Screen: decision.New(s.r), whole: closure.New(s.r)}
	})
}

// showOnly shows the closures of one worker.
func (s *Screen) showOnly(id model.WorkerID) tea.Cmd {
	s.one, s.only = true, id
	s.list.SetRows(nil) // it begins at the top
	s.fill()
	return nil
}

// turn shows the closures of the next worker, and after the last everybody's.
func (s *Screen) turn() tea.Cmd {
	all := s.workers()
	i := 0
	if s.one {
		i = slices.Index(all, s.only) + 1
	}
	if i < len(all) {
		return s.showOnly(all[i])
	}
	s.one = false
	s.list.SetRows(nil)
	s.fill()
	return nil
}

func (s *Screen) jump(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.list.Jump(n)
		return nil
	}
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "the decision", More: "opens the closure at its decision; that it was opened to read is logged, and Esc comes back here", Do: s.openDecision}
	whole := kit.Key{Press: []string{"o"}, Show: "o", Words: "whole closure", More: "opens its own page, with its four stages; this is logged as well", Do: s.openWhole}
	if _, ok := s.selected(); !ok {
		enter.Off = "Nothing is with the manager yet."
		whole.Off = "No closure is selected."
		if id, counts := strings.CutPrefix(s.list.ID(), workerRow); counts {
			enter.Off, enter.Words, enter.More = "", "only theirs", "shows the closures of this worker alone"
			enter.Do = func() tea.Cmd { return s.showOnly(model.WorkerID(id)) }
		}
	}
	one := kit.Key{Press: []string{"f"}, Show: "f", Words: "one worker's", More: "shows the closures of one worker, of the next, and after the last everybody's again", Do: s.turn}
	switch n := len(s.workers()); {
	case s.one:
		one.Words = "next worker's"
		if all := s.workers(); all[n-1] == s.only {
			one.Words = "everybody's"
		}
	case n < 2:
		one.Off = "There are no closures of two workers here."
	}
	return []kit.Key{
		enter, one, whole, pack.TakeKey(s.r, s.took),
		{Press: []string{"k"}, Show: "k", Words: "who", More: "says who is at the keyboard: whatever is decided and read carries that name", Do: func() tea.Cmd { return s.r.Push(unlock.Who(s.r, s.r.Desk, s.r.Back)) }},
		{Press: []string{"]", "ctrl+down"}, Show: "]", Words: "next group", More: "goes to the next heading; Ctrl+Down does too", Do: s.jump(1)},
		{Press: []string{"[", "ctrl+up"}, Show: "[", Words: "group before", More: "goes to the heading before; Ctrl+Up does too", Do: s.jump(-1), Quiet: true},
		s.r.BackKey(),
	}
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.was = s.list.ID()
	s.headers, s.names, s.top = nil, nil, nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *Screen) Title() string { return "Caseload " + s.r.Theme().Glyphs.Into + " For the manager" }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how to read the page, whose limit is shown, and what is logged.
func (s *Screen) Help() string {
	out := []string{"The closures of everybody on this laptop, by how each stands with the manager, the oldest first. Beside each stands what is due, and beneath it whose it is and since when it stands so. " +
		"Those being prepared, and those where involvement has ended, are counted for each worker."}
	if s.listed == 0 {
		out = append([]string{none}, out...)
	}
	if d, ok := decisionDue(model.Header{Sent: s.r.Desk.Today()}, s.r.Desk.Guide); ok {
		out = append(out, fmt.Sprintf("The day by which a decision is due counts %s from when the record was sent. Whose limit that is: %s. Late is counted in days.", model.DaysWords(d.Limit), d.Limit.Source))
	}
	return strings.Join(append(out,
		"The list itself opens nothing: it is made from what the caseload shows. Opening a closure is logged as reading it, under the name of whoever is at the keyboard; press k first where that is not you. v in the caseload shows who read what.",
		"Whether a record was edited after it was sent, or the manager wrote into it, is seen once it is open: nobody can decide until it is sent again.",
	), "\n\n")
}
