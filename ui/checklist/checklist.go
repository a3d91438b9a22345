// Package checklist lists the questions of a stage, or all that is asked about one person or
// service, with how each stands.
package checklist

import (
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
	// Dress says more on the row of somebody or something that has a page, in a list of so many columns,
	// with or without Detail beside it; nil leaves the row as it is.
	Dress func(row kit.Row, s model.Subject, width int, beside bool) kit.Row
	// Detail tells of it beside the list, where there is room for both; nil for nothing.
	Detail func(s model.Subject, width int) []string
	// Order gives the order in which those with a page stand; nil leaves them as they were added.
	Order func() []model.Subject
	// First lists those whose pages stand first on the page of a stage: what is asked about them stands there
	// alone. nil lists nobody.
	First func() []model.Subject
	// Guidance stands first in the help; empty for none.
	Guidance string
	// Ways are further keys; nil for none.
	Ways func() []kit.Key

	r       *room.Room
	stage   guide.Stage   // empty for all that is asked about the subject
	subject model.Subject // the one that it is about; the zero Subject for a stage
	list    *kit.List
	asks    []model.Ask
	asked   int                    // how many of asks are asked now; the others are set aside
	row     map[string]int         // from a row's id to its place in asks
	sheets  map[string][]model.Ask // from a row's id to what a sheet asks about a subject
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

// ForPerson lists what is asked about one person in a stage.
func ForPerson(r *room.Room, stage guide.Stage, s model.Subject) *Screen {
	page := ForSubject(r, s)
	page.stage = stage
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
		s.r.KeepPlace(s.stage, model.Field{Subject: s.subject})
	}
}

// Select moves to the row of a field, if it is listed.
func (s *Screen) Select(f model.Field) {
	s.fill()
	s.sel(f)
}

func (s *Screen) sel(f model.Field) {
	if s.list.Select(rowID(f)) {
		return
	}
	for id, asks := range s.sheets {
		if slices.ContainsFunc(asks, func(a model.Ask) bool { return a.Field() == f }) && s.list.Select(id) {
			return
		}
	}
	s.list.Select(aboutID(f.Subject))
}

// Asks lists what is asked here now, in order.
func (s *Screen) Asks() []model.Ask {
	s.fill()
	return s.asks[:s.asked]
}

// Update moves through the list.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() {
			return s.r.Back()
		}
		s.fill()
		if p, ok := s.r.Desk.Place(); ok && p.Field.Item != "" {
			s.sel(p.Field) // Ctrl+N may have gone on from the row that was opened
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
	wider := w != s.w
	s.w, s.h = w, h
	if wider && s.Dress != nil { // its rows are made for the width
		s.fill()
	}
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

// open goes to what the selected row stands for.
func (s *Screen) open() tea.Cmd {
	id := s.list.ID()
	if i, ok := s.row[id]; ok {
		return s.r.Push(question.Open(s.r, s.Asks, s.asks[i]))
	}
	if asks := s.sheets[id]; len(asks) > 0 {
		return s.r.Push(question.Open(s.r, s.Asks, firstOpen(s.r.Desk.Closure(), asks)))
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
	before := ""
	if s.Guidance != "" {
		before = s.Guidance + "\n\n"
	}
	return before + "Take the questions in any order. Each shows how it stands; what is settled can be changed at any time.\n\n" +
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
