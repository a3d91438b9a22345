// Package decision is the page The decision: where the record stands between the worker and the manager, since
// when, and what each of them can do next. From here it is sent and taken back, decided on, and its points are
// answered and accepted.
package decision

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/share"
	"handover/ui/standing"
	"handover/ui/unlock"
)

// Screen is the page.
type Screen struct {
	r    *room.Room
	page *kit.Headed
	rows map[string]row // by their id

	letters []kit.Key // of the rows

	was string // the row that was selected at the lock
	as  string // where the record stood, and who was at the keyboard, when the rows were made
}

// New makes the page of the closure that is open on the desk.
func New(r *room.Room) *Screen {
	s := &Screen{r: r}
	s.page = kit.NewHeaded(r.Theme(), s.headLines, s.detail)
	return s
}

// Key goes to the page.
func Key(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"d"}, Show: "d", Words: "the decision", More: "where the record stands between you and the manager: send it, decide on it, answer points", Do: func() tea.Cmd { return r.Push(New(r)) }}
}

// Instead is this page where an ask is about sending the record or deciding on it, and that of the copies where it
// is about copies and signatures, none of which are answered by hand; nil for any other.
func Instead(r *room.Room, a model.Ask) kit.Screen {
	if a.Item.ID != model.ItemSent && a.Item.ID != model.ItemDecision {
		return share.Instead(r, a)
	}
	return New(r)
}

// Brief says in a few words where the record stands, for a row that leads here.
func Brief(r *room.Room, c *model.Closure) string {
	switch standOf(c, r.Desk.Guide, r.Desk.Today()) {
	case withManager:
		return "with the manager"
	case apart:
		return "two decisions"
	case returned:
		return "sent back"
	case notToClose:
		return "not to close"
	case edited:
		return "authorised, then edited"
	case authorised:
		return "authorised"
	case ended:
		return "involvement has ended"
	}
	return "not sent"
}

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
	s.page.Update(msg)
	return nil
}

func (s *Screen) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	if as := fmt.Sprint(standOf(c, s.r.Desk.Guide, s.r.Desk.Today()), s.r.Desk.Worker().ID, len(c.Submissions())); as != s.as {
		s.as = as
		s.page.SetRows(nil) // it begins at the top
	}
	s.rows, s.letters = map[string]row{}, nil
	var rows []kit.Row
	for _, p := range s.parts(c) {
		if len(p.rows) == 0 {
			continue
		}
		rows = append(rows, kit.Row{Heading: true, Words: p.title})
		for _, r := range p.rows {
			s.rows[r.ID] = r
			if len(r.key.Press) > 0 {
				s.letters = append(s.letters, r.key)
			}
			rows = append(rows, r.Row)
		}
	}
	s.page.SetRows(rows)
	if s.was != "" {
		s.page.Select(s.was)
		s.was = ""
	}
	s.page.Again()
}

// Resize lays the page out.
func (s *Screen) Resize(w, h int) { s.page.Resize(w, h) }

// Draw draws where the record stands, what can be done, and what there is to say of the selected row.
func (s *Screen) Draw() (string, *tea.Cursor) { return s.page.Draw() }

// detail tells of the selected row.
func (s *Screen) detail(width int) []string {
	var out []string
	for i, par := range s.rows[s.page.ID()].tell {
		for _, l := range kit.Wrap(par, width) {
			if i > 0 {
				l = s.r.Theme().Quiet.Render(l)
			}
			out = append(out, l)
		}
	}
	return out
}

// Keys are the page's keys: what can be done where the record stands, and the others with why not.
func (s *Screen) Keys() []kit.Key {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go on", More: "does what the selected row says, or goes to what it is about", Off: "Nothing is selected."}
	if r, ok := s.rows[s.page.ID()]; ok {
		enter.Do, enter.Off = r.do, ""
		if r.enter != "" {
			enter.Words = r.enter
		}
	}
	keys := append([]kit.Key{enter}, s.ways(c)...)
	waits := standOf(c, s.r.Desk.Guide, s.r.Desk.Today()) == withManager && s.mayDecide() != nil
	return append(keys,
		kit.Key{Press: []string{"k"}, Show: "k", Words: "who", More: "says who is at the keyboard: whatever is recorded carries that name", Do: s.whoIsHere, Quiet: !waits},
		s.r.BackKey(), s.r.UndoKey(s.undone))
}

func (s *Screen) undone() tea.Cmd {
	s.fill()
	return nil
}

// whoIsHere asks who is at the keyboard.
func (s *Screen) whoIsHere() tea.Cmd { return s.r.Push(unlock.Who(s.r, s.r.Desk, s.r.Back)) }

// inTheWay goes to the page What stands in the way.
func (s *Screen) inTheWay() tea.Cmd { return s.r.Push(standing.New(s.r, GoTo(s.r))) }

// GoTo goes to where a blocker is settled, and Ctrl+N from there to the others that stood beside it; Back returns.
func GoTo(r *room.Room) func(b model.Blocker, beside []model.Ask) tea.Cmd {
	return func(b model.Blocker, beside []model.Ask) tea.Cmd {
		if b.Item == nil {
			r.Fail(b.What + " " + b.Mend)
			return nil
		}
		a := model.Ask{Item: b.Item, Subject: b.Subject}
		return r.Push(question.Open(r, func() []model.Ask { return beside }, a))
	}
}

// open goes to a question, or a section of the record, and back.
func (s *Screen) open(f model.Field) func() tea.Cmd {
	return func() tea.Cmd {
		it := s.r.Desk.Guide.Item(f.Item)
		if it == nil || !s.r.Desk.Closure().Has(f.Subject) {
			s.r.Fail("It is not in this closure any more.")
			return nil
		}
		a := model.Ask{Item: it, Subject: f.Subject}
		return s.r.Push(question.Open(s.r, question.Alone(a), a))
	}
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.was = s.page.ID()
	s.rows, s.letters = nil, nil
	s.page.Forget()
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("The decision") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says who may do what.
func (s *Screen) Help() string {
	var out []string
	if c := s.r.Desk.Closure(); c != nil {
		for _, p := range s.head(c) {
			out = append(out, p.words)
		}
		if r, ok := s.rows[s.page.ID()]; ok && len(r.tell) > 0 {
			out = append(out, r.Words+": "+strings.Join(r.tell, " "))
		}
	}
	return strings.Join(append(out,
		"Who may do what. The worker writes the record, sends it, takes it back until it is decided, and answers the points that come back. "+
			"A team manager reads what was sent and decides: authorise it, send it back with points, or do not close. Whoever wrote in the record cannot decide on it. "+
			"A senior practitioner can hold the discussion about ending where that is delegated, and does not authorise.",
		"A decision is about one text, word for word. When a section is edited afterwards, the decision does not count any more, and every page and paper says so.",
		"What the manager writes into the record while it lies with them is shown to the worker first. Once the worker has taken it, or changed it, and the record is sent again, the manager may decide.",
		"One laptop is shared here, and nobody's identity is proved: what is decided is “recorded as” decided by whoever is said to be at the keyboard. The council's own case system is the record.",
	), "\n\n")
}
