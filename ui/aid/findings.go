package aid

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/plain"
	"handover/model/proof"
	"handover/ui/kit"
)

// Findings lists what was found in a text: each with its sentence, why, and a better way to say it.
type Findings struct {
	aid   *Aid
	enter func() error // makes the text an entry
	list  *kit.Detailed
	left  int // how many were left as they are since the list was opened
	gone  bool
}

func newFindings(a *Aid, enter func() error) *Findings {
	s := &Findings{aid: a, enter: enter}
	s.list = kit.NewDetailed(a.r.Theme(), s.detail)
	return s
}

// Init lists what was found, and goes to what is nearest to the cursor.
func (s *Findings) Init() tea.Cmd {
	s.fill()
	s.list.Again()
	if near := s.aid.text.Near(1); len(near) > 0 {
		s.list.Select(rowID(s.aid.read.Findings[near[0]]))
	}
	return nil
}

func rowID(f plain.Finding) string { return fmt.Sprintf("%s %d", f.Key(), f.From) }

func (s *Findings) fill() {
	t := s.aid.r.Theme()
	var rows []kit.Row
	row := func(f plain.Finding, mark string) kit.Row {
		return kit.Row{ID: rowID(f), Mark: mark, Words: quoted(s.aid.clipped(f.Words)), Right: t.Quiet.Render(proof.Words(f.Kind))}
	}
	for _, f := range s.aid.read.Findings {
		rows = append(rows, row(f, t.Mark(kit.Open)))
	}
	if len(s.aid.read.Ignored) > 0 {
		rows = append(rows, kit.Row{Heading: true, Words: "Left as it is"})
	}
	for _, f := range s.aid.read.Ignored {
		rows = append(rows, row(f, t.Mark(kit.Aside)))
	}
	s.list.SetRows(rows)
}

// selected returns the finding where the worker is, and whether it is left as it is.
func (s *Findings) selected() (f plain.Finding, left, ok bool) {
	id := s.list.ID()
	for i, fs := range [][]plain.Finding{s.aid.read.Findings, s.aid.read.Ignored} {
		if n := slices.IndexFunc(fs, func(f plain.Finding) bool { return rowID(f) == id }); n >= 0 {
			return fs[n], i == 1, true
		}
	}
	return plain.Finding{}, false, false
}

// Update moves through the list.
func (s *Findings) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone { // the text below was forgotten too, and is read again there
			return s.aid.r.Back()
		}
		s.list.Again()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Findings) Forget() {
	s.gone = true
	s.list.SetRows(nil)
}

// Resize lays the page out.
func (s *Findings) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the list, and beside or below it all about the one that is selected.
func (s *Findings) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// detail tells all about the finding that is selected.
func (s *Findings) detail(width int) []string {
	f, left, ok := s.selected()
	if !ok {
		return nil
	}
	t := s.aid.r.Theme()
	var out []string
	add := func(style kit.Style, words string) {
		if len(out) > 0 {
			out = append(out, "")
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
	}
	add(t.Heading, proof.Words(f.Kind))
	words, from, to := sentence(s.aid.body, f)
	if from > 0 || strings.Trim(words[to:], ends+closing) != "" {
		words = words[:from] + quoted(words[from:to]) + words[to:]
	}
	add(t.Plain, strings.Join(strings.Fields(words), " "))
	add(t.Quiet, f.Why)
	if f.Better != "" {
		add(t.Plain, "Better: "+f.Better)
	}
	if left {
		add(t.Quiet, "You looked at this, and left it as it is.")
	}
	return out
}

// goTo goes to the place in the text, with the words selected.
func (s *Findings) goTo() tea.Cmd {
	if f, _, ok := s.selected(); ok {
		s.aid.text.Select(f.From, f.To)
	}
	return s.aid.r.Back()
}

// leave leaves the words as they are, and keeps that in mind.
func (s *Findings) leave() tea.Cmd {
	f, _, ok := s.selected()
	if !ok {
		return nil
	}
	at := slices.IndexFunc(s.aid.read.Findings, func(other plain.Finding) bool { return rowID(other) == rowID(f) })
	r := s.aid.r
	if err := s.enter(); err != nil {
		r.Wrong(err)
		return nil
	}
	if !r.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.LeaveAsIs(c, r.Desk.Guide, s.aid.ask.Field(), f.Key())
	}) {
		return nil
	}
	s.left++
	r.Say("Left as it is. It is not pointed out again.")
	cmd := s.again()
	if n := len(s.aid.read.Findings); n > 0 && at >= 0 { // on with what is still to look at
		s.list.Select(rowID(s.aid.read.Findings[min(at, n-1)]))
	}
	return cmd
}

// undo takes back that something was left as it is.
func (s *Findings) undo() tea.Cmd {
	words, err := s.aid.r.Desk.Undo()
	if s.aid.r.Told(err) != nil {
		s.aid.r.Wrong(err)
		return nil
	}
	s.left--
	s.aid.r.Say("Took back " + words + ".")
	return s.again()
}

func (s *Findings) again() tea.Cmd {
	s.aid.now(true)
	s.fill()
	s.list.Again()
	if s.list.Len() == 0 {
		return s.aid.r.Back()
	}
	return nil
}

// Keys are the list's keys.
func (s *Findings) Keys() []kit.Key {
	_, left, ok := s.selected()
	leave := kit.Key{Press: []string{"i"}, Show: "i", Words: "leave as it is", More: "keeps your words, and points them out no more", Do: s.leave}
	if left || !ok {
		leave.Off = "It is left as it is already."
	}
	undo := kit.Key{Press: []string{"u", "ctrl+z"}, Show: "u", Words: "undo", More: "takes back that you left something as it is", Do: s.undo}
	if s.left == 0 {
		undo.Off = "Nothing was left as it is since you came here."
	}
	return append([]kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "go there", More: "goes to the place in the text, with the words selected", Do: s.goTo},
		leave, undo, s.aid.r.BackKey(),
	}, s.list.Keys()...)
}

// Title names the place.
func (s *Findings) Title() string { return s.aid.r.In("To look at") }

// Typing is never so here.
func (s *Findings) Typing() bool { return false }

// Help says what the list is.
func (s *Findings) Help() string {
	return "What the reading aid has found in this text: words that could be heard as disbelief or blame, that say more than is known, words of the field, letters that are not spelt out, long sentences and, in a letter to a child, other people's names.\n\n" +
		"All of it is advice. You know the person who will read this: leave what is right as it is."
}
