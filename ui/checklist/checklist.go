// Package checklist lists the questions of a stage, or all that is asked about one person or
// service, with how each stands.
package checklist

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/people"
	"handover/ui/question"
	"handover/ui/room"
)

// Screen is a checklist.
type Screen struct {
	// About goes to the page of somebody or something with many questions of its own.
	About func(s model.Subject) kit.Screen
	// Header stands above the list; nil for none.
	Header func(width int) []string
	// Under says a little more of somebody or something that has a page; nil for nothing.
	Under func(s model.Subject) string
	// Ways are further keys; nil for none.
	Ways func() []kit.Key

	r       *room.Room
	stage   guide.Stage
	subject model.Subject // the one that it is about; the zero Subject for a stage
	list    *kit.List
	asks    []model.Ask
	asked   int            // how many of asks are asked now; the others are set aside
	row     map[string]int // from a row's id to its place in asks
	adds    map[string]model.Kind
	beside  map[string]*guide.Item // words that stand beside the questions of a group
	abouts  map[string]model.Subject
	head    []string
	w, h    int
}

// ForStage lists a stage.
func ForStage(r *room.Room, stage guide.Stage) *Screen {
	return &Screen{r: r, stage: stage, list: kit.NewList(r.Theme())}
}

// ForSubject lists everything that is asked about one person, service, action or agreement.
func ForSubject(r *room.Room, s model.Subject) *Screen {
	page := &Screen{r: r, subject: s, list: kit.NewList(r.Theme())}
	page.Header = func(width int) []string {
		t := r.Theme()
		return []string{t.Heading.Render(t.Clip(r.Desk.Closure().Name(s), width)), ""}
	}
	return page
}

// Words of the stages, as the worker reads them.
var stageWords = map[guide.Stage]string{
	guide.Readiness: "Readiness", guide.Handover: "Handover", guide.Messages: "Messages", guide.Summary: "Closing summary",
}

// StageWords names a stage.
func StageWords(s guide.Stage) string { return stageWords[s] }

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	s.keepPlace()
	return nil
}

func (s *Screen) keepPlace() {
	if s.stage != "" {
		s.r.KeepPlace(s.stage, model.Field{})
	}
}

// Select moves to the row of a field, if it is listed.
func (s *Screen) Select(f model.Field) {
	s.fill()
	if !s.list.Select(rowID(f)) {
		s.list.Select(aboutID(f.Subject))
	}
}

// Asks lists what is asked here now, in order.
func (s *Screen) Asks() []model.Ask {
	s.fill()
	return s.asks[:s.asked]
}

func rowID(f model.Field) string {
	return f.Item + "\x00" + string(f.Subject.Kind) + "\x00" + f.Subject.ID
}
func aboutID(s model.Subject) string { return "about\x00" + string(s.Kind) + "\x00" + s.ID }
func besideID(it *guide.Item) string { return "beside\x00" + it.ID }
func addID(k model.Kind) string      { return "add\x00" + string(k) }

// fill lists what is asked now.
func (s *Screen) fill() {
	c, g, today := s.r.Desk.Closure(), s.r.Desk.Guide, s.r.Desk.Today()
	if c == nil {
		return
	}
	s.asks, s.row, s.adds, s.abouts = nil, map[string]int{}, map[string]model.Kind{}, map[string]model.Subject{}
	s.beside = map[string]*guide.Item{}
	var rows []kit.Row
	for _, group := range g.Groups {
		if s.subject == (model.Subject{}) && group.Stage != s.stage {
			continue
		}
		asks := model.AskedIn(c, g, group.ID, today)
		if s.subject != (model.Subject{}) {
			asks = slices.DeleteFunc(asks, func(a model.Ask) bool { return a.Subject != s.subject })
		}
		inGroup := s.rowsOf(c, g, group, asks)
		if len(inGroup) == 0 {
			continue
		}
		rows = append(rows, kit.Row{Heading: true, Words: group.Title})
		rows = append(rows, inGroup...)
	}
	s.asked = len(s.asks)
	if s.subject == (model.Subject{}) {
		if aside := model.SetAsideAsks(c, g, s.stage, today); len(aside) > 0 {
			rows = append(rows, kit.Row{Heading: true, Words: "Set aside: kept, but not asked now"})
			for _, a := range aside {
				s.row[rowID(a.Field())] = len(s.asks)
				s.asks = append(s.asks, a)
				rows = append(rows, kit.Row{ID: rowID(a.Field()), Mark: s.r.Theme().Mark(kit.Aside), Words: title(c, a, true), Right: kit.Aside.Words()})
			}
		}
	}
	s.list.SetRows(rows)
}

// paged reports whether what is asked about a subject stands on a page of its own, with one row
// on the stage's page: a service always, anybody else where more than a few things are asked in
// one group.
func (s *Screen) paged(subject model.Subject, asks int) bool {
	const few = 2
	if s.subject != (model.Subject{}) || subject == model.TheClosure || subject == model.TheChild {
		return false
	}
	return subject.Kind == model.KindService || asks > few
}

func (s *Screen) rowsOf(c *model.Closure, g *guide.Guide, group guide.Group, asks []model.Ask) []kit.Row {
	var rows []kit.Row
	for len(asks) > 0 {
		subject := asks[0].Subject
		n := slices.IndexFunc(asks, func(a model.Ask) bool { return a.Subject != subject })
		if n < 0 {
			n = len(asks)
		}
		own := s.subject == (model.Subject{})
		_, shown := s.abouts[aboutID(subject)]
		switch {
		case s.paged(subject, n) && shown: // one row stands for the whole stage
		case s.paged(subject, n):
			s.abouts[aboutID(subject)] = subject
			rows = append(rows, s.aboutRow(c, g, subject))
		default:
			for _, a := range asks[:n] {
				s.row[rowID(a.Field())] = len(s.asks)
				s.asks = append(s.asks, a)
				rows = append(rows, s.askRow(c, a, own))
			}
		}
		asks = asks[n:]
	}
	if s.subject == (model.Subject{}) {
		for _, it := range g.Items {
			if it.Form == guide.Line && it.Group == group.ID && it.Document == "feelings" {
				s.beside[besideID(it)] = it
				rows = append(rows, kit.Row{ID: besideID(it), Mark: s.r.Theme().Glyphs.Bullet, Words: it.Title, Right: s.r.Theme().Quiet.Render("to read")})
			}
		}
		for _, kind := range addable(g, group.ID) {
			if _, offered := s.adds[addID(kind)]; offered {
				continue
			}
			s.adds[addID(kind)] = kind
			rows = append(rows, kit.Row{ID: addID(kind), Mark: "+", Words: "Add " + people.KindWords(kind)})
		}
	}
	return rows
}

// addable lists the kinds that can be added to a group: those that its questions are asked of.
func addable(g *guide.Guide, group string) []model.Kind {
	kinds := map[guide.Each]model.Kind{
		guide.EachAdult: model.KindAdult, guide.EachOtherChild: model.KindOtherChild,
		guide.EachProfessional: model.KindProfessional, guide.EachService: model.KindService,
		guide.EachAction: model.KindAction, guide.EachAgreement: model.KindAgreement,
	}
	var out []model.Kind
	for _, it := range g.Items {
		if it.Group != group || len(it.Each) != 1 {
			continue
		}
		if kind, ok := kinds[it.Each[0]]; ok && !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}

func (s *Screen) askRow(c *model.Closure, a model.Ask, named bool) kit.Row {
	t := s.r.Theme()
	state, words := Standing(c, a, s.r.Desk.Today())
	row := kit.Row{ID: rowID(a.Field()), Mark: t.Mark(state), Words: title(c, a, named), Right: t.Words(state, words)}
	return row
}

func (s *Screen) aboutRow(c *model.Closure, g *guide.Guide, subject model.Subject) kit.Row {
	t := s.r.Theme()
	asks := model.Asked(c, g, s.stage, s.r.Desk.Today())
	p := model.ProgressFor(c, slices.DeleteFunc(asks, func(a model.Ask) bool { return a.Subject != subject }))
	state := kit.Settled
	if p.Settled < p.Needed {
		state = kit.Open
	}
	row := kit.Row{ID: aboutID(subject), Mark: t.Mark(state), Words: c.Name(subject), Right: t.Bar(p.Settled, p.Needed, 22)}
	if s.Under != nil {
		row.Under = s.Under(subject)
	}
	return row
}

func title(c *model.Closure, a model.Ask, named bool) string {
	if named && a.Subject != model.TheClosure && a.Subject != model.TheChild {
		return c.Name(a.Subject) + ": " + strings.ToLower(a.Item.Title[:1]) + a.Item.Title[1:]
	}
	return a.Item.Title
}

// Standing says how an ask stands: its state, and the word for it.
func Standing(c *model.Closure, a model.Ask, today model.Date) (kit.State, string) {
	ans := c.Answer(a.Field())
	switch {
	case len(c.Apart(a.Field())) > 0:
		return kit.Open, "two answers"
	case ans.Status == model.NotYet && ans.On != "" && ans.On < today:
		return kit.Overdue, Late(ans.On, today)
	case ans.Status == model.NotYet && ans.On != "":
		return kit.Waits, Late(ans.On, today)
	case ans.Status == model.NotYet:
		return kit.Waits, "not yet"
	case ans.Status == model.ToDiscuss:
		return kit.Discuss, "to discuss"
	case model.Settled(c, a.Item, a.Subject):
		return kit.Settled, settledWord(c, a)
	case model.Overridden(c, a.Item, a.Subject):
		return kit.Settled, "stays, with a reason"
	case ans.Status == model.Answered && len(ans.Value) > 0 && a.Item.Kind != guide.Prompt:
		return kit.Open, "answered, still open"
	case a.Item.Kind == guide.Prompt:
		return kit.Open, "to think about"
	}
	return kit.Open, "open"
}

func settledWord(c *model.Closure, a model.Ask) string {
	ans := c.Answer(a.Field())
	switch {
	case ans.Status == model.DoesNotApply:
		return "does not apply"
	case a.Item.Type == guide.LongText:
		return fmt.Sprintf("written, %d words", len(strings.Fields(c.Text(a.Field()))))
	case len(ans.Value) == 0:
		return "in the record"
	case len(ans.Value) > 1:
		return fmt.Sprintf("%d chosen", len(ans.Value))
	}
	words := model.ValueWords(c, a.Item, ans.Value)
	if a.Item.Type == guide.YesNo && ans.On != "" {
		words += ", " + ans.On.Short()
	}
	if r := []rune(words); len(r) > 26 {
		words = string(r[:25]) + "…"
	}
	return words
}

// Late says in words how far off a planned date is.
func Late(on, today model.Date) string {
	switch days := today.Days(on); {
	case days == 0:
		return "due today"
	case days == 1:
		return "due tomorrow"
	case days > 1 && days <= 28:
		return fmt.Sprintf("due in %d days", days)
	case days > 28:
		return "due " + on.Short()
	case days == -1:
		return "1 day late"
	default:
		return fmt.Sprintf("%d days late", -days)
	}
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() {
			return s.r.Back()
		}
		s.fill()
		if p, ok := s.r.Desk.Place(); ok && p.Field.Item != "" {
			s.list.Select(rowID(p.Field)) // Ctrl+N may have gone on from the row that was opened
		}
		s.keepPlace()
		s.Resize(s.w, s.h)
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.head = nil
	if s.Header != nil && w > 0 && s.r.Desk.Closure() != nil {
		s.head = s.Header(w)
		if len(s.head) > h/2 {
			s.head = s.head[:h/2]
		}
	}
	s.list.Resize(s.listWidth(), max(h-len(s.head)-s.foot(), 1))
}

// foot is how many lines the words on every guide page take (PG-8): none where room is short.
func (s *Screen) foot() int {
	if s.h < 14 {
		return 0
	}
	return 2
}

func (s *Screen) listWidth() int {
	if kit.SideBySide(s.w) {
		return s.w * 11 / 20
	}
	return s.w
}

// Draw draws the list, and on a wide screen what the selected question asks beside it.
func (s *Screen) Draw() (string, *tea.Cursor) {
	body, cursor := s.list.Draw()
	if width := s.listWidth(); width < s.w {
		rest := s.w - width - 4
		body = kit.Beside(body, kit.FitLines(s.detail(rest), rest, s.h-len(s.head)-s.foot()), width, 4)
	}
	lines := append([]string{}, s.head...)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, strings.Split(body, "\n")...)
	if s.foot() > 0 {
		t := s.r.Theme()
		lines = append(lines, "", t.Quiet.Render(t.Clip(GuidePage(s.r), s.w)))
	}
	return kit.FitLines(lines, s.w, s.h), cursor
}

// detail tells of the selected row.
func (s *Screen) detail(width int) []string {
	t, c := s.r.Theme(), s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []string
	add := func(style kit.Style, words string) {
		if words == "" {
			return
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
		out = append(out, "")
	}
	if it := s.beside[s.list.ID()]; it != nil {
		ask, why := it.Words(c.Nation())
		add(t.Plain, model.Fill(ask, c, model.TheChild))
		add(t.Quiet, model.Fill(why, c, model.TheChild)+" ("+question.Source(it)+")")
		return out
	}
	i, ok := s.row[s.list.ID()]
	if !ok {
		return nil
	}
	a := s.asks[i]
	ask, why := a.Item.Words(c.Nation())
	add(t.Heading, model.Fill(ask, c, a.Subject))
	add(t.Quiet, model.Fill(why, c, a.Subject)+" ("+question.Source(a.Item)+")")
	ans := c.Answer(a.Field())
	if len(ans.Value) > 0 {
		add(t.Plain, model.ValueWords(c, a.Item, ans.Value))
	}
	add(t.Plain, c.Text(a.Field()))
	if ans.Evidence != "" {
		add(t.Plain, "Shown by: "+ans.Evidence)
	}
	if ans.On != "" {
		add(t.Plain, ans.On.String())
	}
	if ans.By != "" {
		add(t.Plain, c.PersonName(ans.By))
	}
	if ans.Because != "" {
		add(t.Plain, "Reason: "+ans.Because)
	}
	return out
}

// open goes to what the selected row stands for.
func (s *Screen) open() tea.Cmd {
	id := s.list.ID()
	if i, ok := s.row[id]; ok {
		return s.r.Push(question.Open(s.r, s.Asks, s.asks[i]))
	}
	if it := s.beside[id]; it != nil {
		c := s.r.Desk.Closure()
		ask, why := it.Words(c.Nation())
		return s.r.Ask(&kit.Dialog{Title: it.Title, Words: model.Fill(ask+"\n\n"+why, c, model.TheChild) + " (" + question.Source(it) + ")"})
	}
	if kind, ok := s.adds[id]; ok {
		return people.Add(s.r, kind, func(subject model.Subject) tea.Cmd {
			s.fill()
			if s.About == nil {
				return nil
			}
			return s.r.Push(s.About(subject))
		})
	}
	if subject, ok := s.abouts[id]; ok && s.About != nil {
		return s.r.Push(s.About(subject))
	}
	return nil
}

// gone reports whether what the page is about is no longer in the closure.
func (s *Screen) gone() bool {
	c := s.r.Desk.Closure()
	return s.subject != (model.Subject{}) && c != nil && !c.Has(s.subject)
}

func (s *Screen) undone() tea.Cmd {
	if s.gone() {
		return s.r.Back()
	}
	s.fill()
	s.Resize(s.w, s.h)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.asks, s.asked, s.head = nil, 0, nil
	s.list.SetRows(nil)
}

// Keys are the list's keys.
func (s *Screen) Keys() []kit.Key {
	keys := []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.open},
		s.r.BackKey(),
	}
	if s.Ways != nil {
		keys = append(keys, s.Ways()...)
	}
	return append(keys, s.r.UndoKey(s.undone))
}

// Title names the place. It names no person.
func (s *Screen) Title() string {
	if s.subject != (model.Subject{}) {
		return s.r.In(people.Title(s.subject.Kind))
	}
	return s.r.In(stageWords[s.stage])
}

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Help says how to read the list.
func (s *Screen) Help() string {
	return "Take the questions in any order. Each shows how it stands; what is settled can be changed at any time.\n\n" +
		"A gate has to be settled before its step. A query can stay open with a reason, which your manager sees. " +
		"A prompt is there to help you think, and never stands in the way.\n\n" + GuidePage(s.r)
}

// GuidePage is what every page of the guide says of itself (PG-8).
func GuidePage(r *room.Room) string {
	nation := ""
	if c := r.Desk.Closure(); c != nil {
		nation = c.Nation()
	}
	for _, it := range r.Desk.Guide.Items {
		if it.Form == guide.Line && it.Document == "guide-page" {
			ask, _ := it.Words(nation)
			return ask
		}
	}
	return ""
}
