package question

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model/guide"
	"handover/ui/kit"
)

// A ways page lists the ways to say something that are suggested, with the words of the one that is selected.
type ways struct {
	part  *part
	words []guide.Wording
	list  *kit.Detailed
	gone  bool
}

func newWays(p *part) *ways {
	s := &ways{part: p, words: p.wordings()}
	s.list = kit.NewDetailed(p.r.Theme(), s.detail)
	var rows []kit.Row
	for i, w := range s.words {
		rows = append(rows, kit.Row{ID: fmt.Sprint(i), Mark: p.r.Theme().Glyphs.Bullet, Words: p.way(w, i)})
	}
	s.list.SetRows(rows)
	return s
}

// way tells one of several ways to say something from the others.
func (p *part) way(w guide.Wording, n int) string {
	name := p.about(w)
	if name == "" {
		return fmt.Sprintf("Words %d", n+1)
	}
	first := kit.After(name, 0)
	return strings.ToUpper(name[:first]) + name[first:]
}

// selected is the way where the worker is.
func (s *ways) selected() (guide.Wording, bool) {
	for i, w := range s.words {
		if fmt.Sprint(i) == s.list.ID() {
			return w, true
		}
	}
	return guide.Wording{}, false
}

// Init lays the page out.
func (s *ways) Init() tea.Cmd {
	s.list.Again()
	return nil
}

// Update moves through the list.
func (s *ways) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone { // the page below was forgotten too, and is read again there
			return s.part.r.Back()
		}
		s.list.Again()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops the words, at the lock: names stand in them.
func (s *ways) Forget() {
	s.gone, s.words = true, nil
	s.list.SetRows(nil)
}

// Resize lays the page out.
func (s *ways) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the list, and beside or below it all about the one that is selected.
func (s *ways) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// detail is the words of the one that is selected, and for whom they are.
func (s *ways) detail(width int) []string {
	w, ok := s.selected()
	if !ok {
		return nil
	}
	t := s.part.r.Theme()
	out := []string{t.Heading.Render(t.Clip(s.part.lead(), width))}
	for _, l := range kit.Wrap(strings.TrimSpace(w.Text), width) {
		out = append(out, t.Plain.Render(l))
	}
	return out
}

// take puts the words in, and goes back to them.
func (s *ways) take() tea.Cmd {
	w, ok := s.selected()
	if !ok {
		return nil
	}
	return tea.Batch(s.part.start(w), s.part.r.Back())
}

// Keys are the list's keys.
func (s *ways) Keys() []kit.Key {
	return append([]kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "use these words", More: "puts them into “" + yourWords + "”, for you to make your own", Do: s.take},
		s.part.r.BackKey(),
	}, s.list.Keys()...)
}

// Title names the place.
func (s *ways) Title() string { return s.part.r.In("Which words?") }

// Typing is never so here.
func (s *ways) Typing() bool { return false }

// Help says what the list is.
func (s *ways) Help() string {
	return "The ways to say it that are suggested here. Take the one that is true for whom you speak with: none is chosen for you, and the words are yours to change once they are there."
}
