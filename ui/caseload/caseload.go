// Package caseload is the first room after unlocking: every closure, how far each has come, and
// what comes next.
package caseload

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/checklist"
	"handover/ui/closure"
	"handover/ui/directory"
	"handover/ui/kit"
	"handover/ui/manager"
	"handover/ui/pack"
	"handover/ui/room"
	"handover/ui/vault"
)

// Screen is the caseload.
type Screen struct {
	r       *room.Room
	who     func() kit.Screen
	list    *kit.List
	headers map[string]model.Header
	names   map[model.WorkerID]string
	w, h    int
	resumed bool
}

// Start makes the caseload. who makes the screen that says who is at the keyboard.
func Start(r *room.Room, who func() kit.Screen) *Screen {
	list := kit.NewList(r.Theme())
	list.Empty = "No closures yet. Press n to begin one: a reference, how to refer to the child, and the rest at your own pace. Press t to take in a closure that a colleague gave you as a pack."
	return &Screen{r: r, who: who, list: list}
}

// Init lists the closures, and goes on where the program was left.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	if s.resumed {
		return nil
	}
	s.resumed = true
	place, ok := s.r.Desk.Place()
	if !ok {
		return nil
	}
	if _, here := s.headers[string(place.Closure)]; !here {
		return nil
	}
	s.list.Select(string(place.Closure))
	page, cmd := s.open(place.Closure)
	if page == nil {
		return cmd
	}
	return tea.Batch(cmd, page.GoOn(place))
}

func (s *Screen) fill() {
	headers, err := s.r.Desk.Closures()
	if err != nil {
		s.r.Wrong(err) // what opens is listed all the same
	}
	s.headers, s.names = map[string]model.Header{}, manager.Names(s.r.Desk.Workers())
	var rows []kit.Row
	s.sort(headers)
	for _, h := range headers {
		s.headers[string(h.ID)] = h
		rows = append(rows, s.row(h))
	}
	s.list.SetRows(rows)
}

// row tells of one closure in two lines: which it is and what comes next, then its four stages.
func (s *Screen) row(h model.Header) kit.Row {
	t, today := s.r.Theme(), s.r.Desk.Today()
	mark, next := t.Mark(kit.Open), cmp.Or(endedWords(h), string(h.State))
	if h.Outstanding == 0 {
		mark = t.Mark(kit.Settled)
	}
	if title := model.NextTitle(h.Next, s.r.Desk.Guide); title != "" {
		due := ""
		if h.Due != "" {
			state := kit.Waits
			if h.Due < today {
				state, mark = kit.Overdue, t.Mark(kit.Overdue)
			}
			due = "  " + t.Tell(state, dueWords(h, today))
		}
		next = s.comes(h, title, due)
	}
	switch { // whatever is due next: what was read and what stands here are two things
	case h.Edited:
		mark, next = t.Mark(kit.Overdue), t.Tell(kit.Overdue, "edited since it was sent: send it again")
	case h.Void:
		mark, next = t.Mark(kit.Overdue), t.Tell(kit.Overdue, "authorised, then edited: to the manager again")
	case h.Points > 0:
		next = t.Tell(kit.Waits, "sent back: "+model.Many(h.Points, "point", "points"))
		if h.Due == "" || h.Due >= today {
			mark = t.Mark(kit.Waits)
		}
	}
	if _, late, _ := h.ToDo.ToDo(today); late > 0 || s.overstays(h) {
		mark = t.Mark(kit.Overdue)
	}
	return kit.Row{
		ID: string(h.ID), Mark: mark, Words: h.Reference + "  " + h.Child, Right: next,
		Under: s.under(h),
	}
}

// dueWords says when what comes next is due; what was set in supervision with its day, as it was set.
func dueWords(h model.Header, today model.Date) string {
	words, on := checklist.Late(h.Due, today), h.Due.Short()
	if h.Next.Item != model.ItemAction || strings.HasSuffix(words, on) {
		return words
	}
	return on + ", " + strings.TrimPrefix(words, "due ")
}

// stageNames are the four stages in a word, in the order of guide.Stages.
var stageNames = [...]string{"Ready", "Handover", "Messages", "Summary"}

// stages draws the four bars in so many columns, one for each stage: its name, how far it is, and the figures.
func (s *Screen) stages(h model.Header, room int) string {
	t := s.r.Theme()
	const gap, figures = 2, len(" 65/70")
	room -= gap * (len(stageNames) - 1)
	for _, name := range stageNames {
		room -= len(name) + 1 + figures
	}
	bar := room / len(stageNames)
	var out []string
	for i, name := range stageNames {
		p := h.Stages[i]
		words := fmt.Sprintf("%d/%d", p.Settled, p.Needed)
		switch {
		case bar >= 2:
			out = append(out, t.Quiet.Render(name)+" "+t.Gauge(p.Settled, p.Needed, bar)+fmt.Sprintf(" %-*s", figures-1, words))
		default:
			out = append(out, t.Quiet.Render(name[:1])+" "+words)
		}
	}
	return strings.Join(out, strings.Repeat(" ", gap))
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if id := s.r.Desk.OpenID(); id != "" {
			s.r.Desk.Shut()
			s.r.KeepPlace("", model.Field{}) // in no closure
			s.fill()
			s.list.Select(string(id))
		}
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.headers, s.names = nil, nil
	s.list.SetRows(nil)
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	changed := w != s.w
	s.w, s.h = w, h
	s.list.Resize(min(w, 124), max(h-2, 1))
	if changed && s.headers != nil {
		s.fill()
	}
}

// Draw draws how many closures there are, and the closures.
func (s *Screen) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	head := t.Heading.Render("Your closures")
	if n := s.late(); n > 0 {
		words := fmt.Sprintf("late in %d of them", n)
		if n == 1 {
			words = "late in one of them"
		}
		head += "  " + t.Tell(kit.Overdue, words)
	}
	body, cursor := s.list.Draw()
	if cursor != nil {
		cursor.Y += 2
	}
	return kit.Fit(head+"\n"+s.toEnd()+"\n"+body, s.w, s.h), cursor
}

func (s *Screen) late() int {
	n := 0
	for _, h := range s.headers {
		if _, late, _ := h.ToDo.ToDo(s.r.Desk.Today()); late > 0 || h.Due != "" && h.Due < s.r.Desk.Today() {
			n++
		}
	}
	return n
}

// open lays a closure on the desk and goes to its page.
func (s *Screen) open(id model.ClosureID) (*closure.Screen, tea.Cmd) {
	kept, err := s.r.Desk.Open(id)
	if err != nil {
		s.r.Wrong(err)
		return nil, nil
	}
	for _, words := range kept {
		s.r.Fail(words)
	}
	page := closure.New(s.r)
	return page, s.r.Push(page)
}

// goTo opens a closure that has just come, and leaves the caseload on it.
func (s *Screen) goTo(id model.ClosureID) tea.Cmd {
	s.list.Select(string(id))
	_, cmd := s.open(id)
	return cmd
}

func (s *Screen) openSelected() tea.Cmd {
	if s.list.ID() == "" {
		return nil
	}
	_, cmd := s.open(model.ClosureID(s.list.ID()))
	return cmd
}

// ring opens the selected closure, and goes to the call of the service that is due next there.
func (s *Screen) ring() tea.Cmd {
	if s.list.ID() == "" {
		return nil
	}
	page, cmd := s.open(model.ClosureID(s.list.ID()))
	if page == nil {
		return cmd
	}
	return tea.Batch(cmd, page.Ring())
}

// Keys are the caseload's keys.
func (s *Screen) Keys() []kit.Key {
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.openSelected}
	if s.list.ID() == "" {
		open.Off = "There is nothing to open yet. Press n to begin a closure."
	}
	manages, keys := manager.Key(s.r), []kit.Key{
		open,
		{Press: []string{"c"}, Show: "c", Words: "call", More: "opens the selected closure and goes to the call of the service that is due next, or asks which", Do: s.ring, Off: open.Off},
		{Press: []string{"n"}, Show: "n", Words: "new closure", Do: func() tea.Cmd { return s.r.Push(newBegin(s.r)) }},
		{Press: []string{"o"}, Show: "o", Words: "reopen what is not here", More: "begins a closure that follows one which is no longer on this laptop", Do: func() tea.Cmd { return s.r.Push(newReopen(s.r)) }, Quiet: true},
		{Press: []string{"k"}, Show: "k", Words: "who", More: "says who is at the keyboard: everything that is recorded carries the name of who was at the keyboard", Do: func() tea.Cmd { return s.r.Push(s.who()) }},
		{Press: []string{"v"}, Show: "v", Words: "the vault", More: "how everything is saved and backed up, who has a way in, and who did what", Do: func() tea.Cmd { return s.r.Push(vault.Start(s.r)) }},
		s.copyKey(),
		pack.TakeKey(s.r, s.goTo),
		{Press: []string{"d"}, Show: "d", Words: "services", More: "your team's own services, and the national helplines", Do: func() tea.Cmd { return s.r.Push(directory.New(s.r)) }},
	}
	for _, h := range s.headers {
		if s.whose(h) != "" { // it is a manager's laptop, or a shared one: it stands where there is room for it
			return slices.Insert(keys, 3, manages)
		}
	}
	return append(keys, manages)
}

// Title names the place.
func (s *Screen) Title() string { return "Caseload" }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how to read the list.
func (s *Screen) Help() string {
	return "Each closure is the ending of involvement with one child. The bars count what the rules still need in each of the four stages, R, H, M and S where there is little room; " +
		"beside each closure stands what comes next, dated things first; beneath it what was set in supervision and is late, or to be done today.\n\n" +
		"Once a closure is in the council's record, its local copy goes " + s.r.Stays().String() + " later, unless it is on hold. Nothing is deleted by itself: " +
		"when its day has come, the copy is listed with what is due, until you purge it or put it on hold. Press l on it.\n\n" +
		"Beneath a closure that somebody else opened stands their name. Press m for the closures of everybody by how each stands with the manager.\n\nNothing here is sent anywhere. Everything is sealed on this laptop. A closure goes to a colleague's laptop as a sealed file, a pack: g on its page writes one, and t here takes one in."
}
