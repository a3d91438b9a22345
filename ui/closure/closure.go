// Package closure is the page of one closure: its four stages, its people, and what stands in the
// way. From here the worker goes wherever suits.
package closure

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store/desk"
	"handover/ui/access"
	"handover/ui/checklist"
	"handover/ui/decision"
	"handover/ui/export"
	"handover/ui/handover"
	"handover/ui/keeping"
	"handover/ui/kit"
	"handover/ui/messages"
	"handover/ui/needs"
	"handover/ui/pack"
	"handover/ui/people"
	"handover/ui/question"
	"handover/ui/room"
	"handover/ui/search"
	"handover/ui/share"
	"handover/ui/standing"
	"handover/ui/summary"
	"handover/ui/supervision"
	"handover/ui/timeline"
	"handover/ui/vault"
)

// Screen is the page.
type Screen struct {
	r    *room.Room
	list *kit.List
	head []string
	was  string // the row that was selected at the lock

	names   []string       // the words of names in the closure
	namesOf *model.Closure // as it was when they were gathered

	w, h int
}

// New makes the page of the closure that is open on the desk.
func New(r *room.Room) *Screen {
	r.Instead = func(a model.Ask) kit.Screen { return decision.Instead(r, a) }
	r.Supervise = func() kit.Screen { return supervision.New(r) }
	return &Screen{r: r, list: kit.NewList(r.Theme())}
}

// Rows that are no stage.
const (
	rowStanding = "standing"
	rowDecision = "decision"
	rowNeeds    = "needs"
	rowTimeline = "timeline"
	rowTalk     = "supervision"
	rowPeople   = "people"
	rowNext     = "where next"
	rowExport   = "documents"
	rowCopy     = "the local copy"
	rowTold     = "who did what"
	rowApart    = "apart"
	rowGive     = "give"
)

// Init fills the list and remembers the place.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	s.keepPlace()
	return nil
}

func (s *Screen) keepPlace() { s.r.KeepPlace("", model.Field{}) }

func (s *Screen) fill() {
	t, c, g, today := s.r.Theme(), s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Desk.Today()
	if c == nil {
		return
	}
	s.head = s.headOf(c)
	var rows []kit.Row
	if n := pack.Standing(s.r); n > 0 {
		rows = append(rows, kit.Row{ID: rowApart, Mark: t.Mark(kit.Overdue), Words: pack.StandingWords(n), Under: pack.StandingUnder})
	}
	rows = append(rows, kit.Row{Heading: true, Words: "The four stages, in the order that suits you"})
	for _, stage := range guide.Stages {
		p := model.ProgressOf(c, g, stage, today)
		state := kit.Open
		if p.Settled == p.Needed {
			state = kit.Settled
		}
		row := kit.Row{ID: string(stage), Mark: t.Mark(state), Words: checklist.StageWords(stage), Right: t.Bar(p.Settled, p.Needed, 30)}
		if s.h > 22 {
			row.Under = stageUnder[stage]
		}
		rows = append(rows, row)
	}
	rows = append(rows, kit.Row{Heading: true, Words: "The whole"})
	rows = append(rows,
		kit.Row{ID: rowStanding, Mark: t.Glyphs.Bullet, Words: "What stands in the way", Under: standing.Count(c, g, today)},
		kit.Row{ID: rowDecision, Mark: t.Glyphs.Bullet, Words: "The decision", Right: decision.Brief(s.r, c)},
		s.talkRow(c),
		s.needsRow(c),
		s.timelineRow(c),
		s.brief(rowPeople, "People and services", s.cast(c)),
		s.brief(rowExport, "Documents", "For the council, the child, each parent and each service; and forms to take with you"),
		s.copyRow(c),
		s.brief(rowGive, "Give to a colleague", "As a pack: a sealed file that one colleague alone can open, on their laptop"),
		s.brief(rowNext, "Where next", "What this guide stands beside, and where the pathway goes on"),
		s.toldRow(),
	)
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
}

// needsRow says how many needs are active, and whether they are covered.
func (s *Screen) needsRow(c *model.Closure) kit.Row {
	grid := model.Needs(c, s.r.Desk.Guide, s.r.Desk.Today())
	return kit.Row{ID: rowNeeds, Mark: s.r.Theme().Glyphs.Bullet, Words: "Needs", Right: needs.Count(grid)}
}

// talkRow says whether a supervision is open, and what is to be done after those before.
func (s *Screen) talkRow(c *model.Closure) kit.Row {
	return kit.Row{ID: rowTalk, Mark: s.r.Theme().Glyphs.Bullet, Words: "Supervision", Right: supervision.Brief(s.r, c)}
}

// timelineRow says whether any need would be without anybody.
func (s *Screen) timelineRow(c *model.Closure) kit.Row {
	line := model.Timeline(c, s.r.Desk.Guide, s.r.Desk.Today())
	return kit.Row{ID: rowTimeline, Mark: s.r.Theme().Glyphs.Bullet, Words: "Timeline", Right: line.Count()}
}

// brief is a row whose second line can be spared where the window is low.
func (s *Screen) brief(id, words, under string) kit.Row {
	row := kit.Row{ID: id, Mark: s.r.Theme().Glyphs.Bullet, Words: words}
	if s.h > 22 {
		row.Under = under
	}
	return row
}

func (s *Screen) toldRow() kit.Row {
	row := kit.Row{ID: rowTold, Mark: s.r.Theme().Glyphs.Bullet, Words: "Who did what"}
	if row.Under, row.Right = vault.Brief(s.r); s.h > 22 {
		row.Right = ""
	} else {
		row.Under = ""
	}
	return row
}

func (s *Screen) copyRow(c *model.Closure) kit.Row {
	mark, words := keeping.Brief(s.r, c)
	return kit.Row{ID: rowCopy, Mark: mark, Words: "The local copy", Right: words}
}

var stageUnder = map[guide.Stage]string{
	guide.Readiness: "Is it ready to close: safety, the decision, everyone consulted",
	guide.Handover:  "The handover to each service that carries on",
	guide.Messages:  "What each of them needs to hear, and how: talks, letters, what is left",
	guide.Summary:   "The sections of the Closure Record, the decision, copies",
}

func (s *Screen) cast(c *model.Closure) string {
	var out []string
	for _, k := range []struct {
		kind      model.Kind
		one, many string
	}{
		{model.KindAdult, "adult", "adults"}, {model.KindOtherChild, "other child", "other children"},
		{model.KindProfessional, "professional", "professionals"}, {model.KindService, "service", "services"},
		{model.KindAction, "planned action", "planned actions"}, {model.KindAgreement, "agreement", "agreements"},
	} {
		switch n := len(c.Of(k.kind)); n {
		case 0:
		case 1:
			out = append(out, "1 "+k.one)
		default:
			out = append(out, fmt.Sprintf("%d %s", n, k.many))
		}
	}
	if len(out) == 0 {
		return "Nobody is added yet"
	}
	return strings.Join(out, ", ")
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.r.Desk.OpenID() == "" { // it was purged
			return s.r.Back()
		}
		s.fill()
		s.keepPlace()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	changed := h != s.h
	s.w, s.h = w, h
	if changed {
		s.fill()
	}
	s.list.Resize(min(w, 100), max(h-headLines, 1))
}

// headLines is how many lines the head takes.
const headLines = 3

// headOf says which closure this is, where it stands and what comes next.
func (s *Screen) headOf(c *model.Closure) []string {
	t := s.r.Theme()
	first := t.Heading.Render(c.Reference) + "  " + c.Child
	if years, known := c.Age(s.r.Desk.Today()); known && !model.FlagUp(c, s.r.Desk.Guide, "died", model.TheClosure, s.r.Desk.Today()) {
		first += fmt.Sprintf(", aged %d", years)
	}
	first += t.Quiet.Render("  " + t.Glyphs.Between + "  " + string(model.State(c, s.r.Desk.Guide, s.r.Desk.Today())))
	next := Next(s.r, c)
	if words := c.ToDo().Words(s.r.Desk.Today()); words != "" {
		state := kit.Waits
		if _, late, _ := c.ToDo().ToDo(s.r.Desk.Today()); late > 0 {
			state = kit.Overdue
		}
		next += t.Quiet.Render("  "+t.Glyphs.Between+"  ") + t.Tell(state, words)
	}
	if f := c.Follows; f != nil {
		next += t.Quiet.Render("  " + t.Glyphs.Between + "  follows " + f.Reference)
	}
	return []string{first, next, ""}
}

// Next says what comes next in a closure, and when.
func Next(r *room.Room, c *model.Closure) string {
	next, ok := model.Next(c, r.Desk.Guide, r.Desk.Today())
	if !ok {
		return r.Theme().Tell(kit.Settled, "nothing is waiting")
	}
	words := "Next: " + model.NextTitle(next.Field, r.Desk.Guide)
	if next.Subject != model.TheClosure && next.Subject != model.TheChild {
		words += ", " + c.Name(next.Subject)
	}
	if next.Due == "" {
		return words
	}
	state := kit.Waits
	if next.Due < r.Desk.Today() {
		state = kit.Overdue
	}
	return words + "  " + r.Theme().Tell(state, checklist.Late(next.Due, r.Desk.Today()))
}

// Draw draws the page.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	if cursor != nil {
		cursor.Y += headLines
	}
	var lines []string
	for _, l := range s.head {
		lines = append(lines, s.r.Theme().Clip(l, s.w))
	}
	return kit.FitLines(append(lines, strings.Split(body, "\n")...), s.w, s.h), cursor
}

func (s *Screen) open() tea.Cmd {
	switch id := s.list.ID(); id {
	case rowStanding:
		return s.r.Push(standing.New(s.r, s.goTo))
	case rowDecision:
		return s.r.Push(decision.New(s.r))
	case rowTalk:
		return s.r.Push(supervision.New(s.r))
	case rowNeeds:
		return s.r.Push(needs.New(s.r))
	case rowTimeline:
		return s.r.Push(timeline.New(s.r))
	case rowPeople:
		return s.r.Push(people.New(s.r, s.about))
	case rowExport:
		return s.r.Push(export.New(s.r))
	case rowCopy:
		return s.r.Push(keeping.New(s.r))
	case rowNext:
		return s.r.Ask(&kit.Dialog{Title: "Where next", Words: s.whereNext()})
	case rowGive:
		return pack.SendKey(s.r).Do()
	case rowApart:
		return s.r.Push(pack.NewStanding(s.r))
	case rowTold:
		return s.r.Push(vault.NewTold(s.r))
	case "":
		return nil
	default:
		return s.r.Push(s.stage(guide.Stage(id)))
	}
}

// about makes the page of somebody or something.
func (s *Screen) about(subject model.Subject) kit.Screen {
	if subject.Kind == model.KindService {
		return handover.NewService(s.r, subject)
	}
	return checklist.ForSubject(s.r, subject)
}

// stage makes the page of a stage.
func (s *Screen) stage(stage guide.Stage) *checklist.Screen {
	if stage == guide.Messages {
		return messages.Stage(s.r)
	}
	list := checklist.ForStage(s.r, stage)
	list.About = s.about
	switch stage {
	case guide.Handover:
		list.Ways = func() []kit.Key { return append(handover.Ways(s.r), needs.Key(s.r), timeline.Key(s.r)) }
		list.Dress = func(row kit.Row, service model.Subject, width int, beside bool) kit.Row {
			return handover.Dress(s.r, row, service, width, beside)
		}
		list.Detail = func(service model.Subject, width int) []string { return handover.Detail(s.r, service, width) }
		list.Order = func() []model.Subject { return handover.Order(s.r) }
	case guide.Summary:
		list.Ways = func() []kit.Key { return slices.Insert(summary.Ways(s.r), 1, share.Key(s.r)) }
	}
	return list
}

// goTo goes to where a blocker is settled, and Ctrl+N from there to the others that stood beside it; Back
// returns.
func (s *Screen) goTo(b model.Blocker, beside []model.Ask) tea.Cmd {
	return decision.GoTo(s.r)(b, beside)
}

// GoOn goes to where the worker left the closure, a screen at a time, so that Back leads out the
// usual way.
func (s *Screen) GoOn(p desk.Place) tea.Cmd {
	if p.Field.Item == supervision.Place {
		s.list.Select(rowTalk)
		return supervision.GoOn(s.r, p.Field)
	}
	if p.Stage == "" {
		return nil
	}
	s.list.Select(string(p.Stage))
	list := s.stage(p.Stage)
	cmd := s.r.Push(list)
	if p.Field.Item == handover.CallPlace && s.r.Desk.Closure().Has(p.Field.Subject) && handover.MayRing(s.r, p.Field.Subject) == "" {
		list.Select(p.Field)
		return tea.Batch(cmd, s.r.Push(s.about(p.Field.Subject)), s.r.Push(handover.NewCall(s.r, p.Field.Subject)))
	}
	if p.Stage == guide.Messages && slices.Contains(messages.People(s.r), p.Field.Subject) {
		list.Select(model.Field{Subject: p.Field.Subject})
		list = messages.Person(s.r, p.Field.Subject)
		cmd = tea.Batch(cmd, s.r.Push(list))
	}
	it := s.r.Desk.Guide.Item(p.Field.Item)
	if it == nil {
		return cmd
	}
	list.Select(p.Field)
	a := model.Ask{Item: it, Subject: p.Field.Subject}
	if !s.r.Desk.Closure().Has(a.Subject) {
		return cmd
	}
	lister := list.Asks
	if !slices.ContainsFunc(list.Asks(), func(b model.Ask) bool { return b.Field() == a.Field() }) {
		lister = question.Alone(a) // it stands on the page of somebody or something
	}
	return tea.Batch(cmd, s.r.Push(question.Open(s.r, lister, a)))
}

// Ring goes to the call of the service that is due next.
func (s *Screen) Ring() tea.Cmd { return handover.Ring(s.r) }

// GoTo goes to the first question of a stage.
func (s *Screen) GoTo(stage guide.Stage) tea.Cmd {
	list := s.stage(stage)
	cmd := s.r.Push(list)
	asks := list.Asks()
	if len(asks) == 0 {
		return cmd
	}
	return tea.Batch(cmd, s.r.Push(question.Open(s.r, list.Asks, asks[0])))
}

// Search goes to the search of this closure, from here or from any page that was opened from here; it is nil where
// the worker is searching already.
func (s *Screen) Search(from kit.Screen) func() tea.Cmd {
	if _, searching := from.(*search.Screen); searching || supervision.Paused(from) || s.r.Desk.OpenID() == "" {
		return nil
	}
	return func() tea.Cmd { return s.r.Push(search.New(s.r, s.about)) }
}

// Names lists the words of the names in this closure, which are masked on a shared screen.
func (s *Screen) Names() []string {
	if c := s.r.Desk.Closure(); c != s.namesOf {
		s.names, s.namesOf = nil, c
		if c != nil {
			s.names = model.NameWords(c)
		}
	}
	return s.names
}

// Keys are the page's keys.
func (s *Screen) Keys() []kit.Key {
	jump := func(press, words string, to func() kit.Screen) kit.Key {
		return kit.Key{Press: []string{press}, Show: press, Words: words, Do: func() tea.Cmd { return s.r.Push(to()) }}
	}
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.open},
		handover.RingKey(s.r),
		jump("w", "what stands in the way", func() kit.Screen { return standing.New(s.r, s.goTo) }),
		needs.Key(s.r),
		timeline.Key(s.r),
		jump("p", "people", func() kit.Screen { return people.New(s.r, s.about) }),
		decision.Key(s.r),
		supervision.Key(s.r),
		export.Key(s.r),
		access.Key(s.r),
		pack.SendKey(s.r),
		pack.StandingKey(s.r),
		s.reopenKey(),
		{Press: []string{"r"}, Show: "r", Words: "rename", More: "changes the reference, or how the child is referred to", Do: s.rename, Quiet: true},
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
	s.head, s.was = nil, s.list.ID()
	s.names, s.namesOf = nil, nil
	s.list.SetRows(nil)
}

func (s *Screen) rename() tea.Cmd {
	c := s.r.Desk.Closure()
	ask := func(title string, subject model.Subject) tea.Cmd {
		d := &kit.Dialog{Title: title, Words: "What it was before stays in the history.", Ask: "Now", Fill: c.Name(subject), Need: "Type it, or go back with Esc.", Enter: 1}
		d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Change", Try: func() error {
			_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
				return model.Rename(c, s.r.Desk.Guide, subject, d.Text())
			})
			return err
		}, Do: s.undone}}
		return s.r.Ask(d)
	}
	return s.r.Ask(&kit.Dialog{Title: "What is to change?", Buttons: []kit.Button{
		{Words: "Nothing"},
		{Words: "The reference", Letter: "r", Do: func() tea.Cmd { return ask("The reference", model.TheClosure) }},
		{Words: "How the child is referred to", Letter: "c", Do: func() tea.Cmd { return ask("How the child is referred to", model.TheChild) }},
	}})
}

// Title names the place.
func (s *Screen) Title() string { return s.r.In("Overview") }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how the page works.
func (s *Screen) Help() string {
	return "Four stages make a good ending. Take them in any order, and leave whenever you must: everything is saved as you go.\n\n" +
		"The bars count what the rules still need, never pages looked at.\n\n" + s.whereNext() + "\n\n" + checklist.GuidePage(s.r)
}

// whereNext says what stands beside this guide and where the pathway goes on (PG-7, PG-8).
func (s *Screen) whereNext() string {
	var out []string
	for _, it := range s.r.Desk.Guide.Items {
		if it.Form == guide.Line && it.Document == "where-next" {
			ask, _ := it.Words(s.r.Desk.Closure().Nation())
			out = append(out, ask)
		}
	}
	return strings.Join(out, "\n\n")
}
