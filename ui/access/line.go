package access

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// line is one line, whole, with what is left out of it.
type line struct {
	r       *room.Room
	numbers []int // the lines that were listed, to go on to the next
	at      int
	moved   func(number int) // tells the list where the worker is
	cut     *document.AccessCut
	pager   *kit.Pager
	w, h    int
}

func newLine(r *room.Room, numbers []int, at int, moved func(number int)) *line {
	return &line{r: r, numbers: numbers, at: at, moved: moved, pager: kit.NewPager(r.Theme())}
}

// Init does nothing: the line is laid out by Resize.
func (s *line) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *line) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.cut = nil
		s.Resize(s.w, s.h)
		return nil
	}
	s.pager.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *line) Forget() {
	s.cut = nil
	s.pager.SetLines(nil)
}

// Resize lays the line out.
func (s *line) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	if l, ok := s.line(); ok && w > 0 {
		s.pager.SetLines(s.lay(l, min(w, kit.Readable)))
	}
}

// line is the line that is shown.
func (s *line) line() (model.AccessLine, bool) {
	c := s.r.Desk.Closure()
	if c == nil {
		return model.AccessLine{}, false
	}
	if s.cut == nil {
		s.cut = document.CutAccess(s.r.Desk.SourceOf(c))
	}
	if n := s.numbers[s.at]; n <= len(s.cut.All) {
		return s.cut.All[n-1], true
	}
	return model.AccessLine{}, false
}

// lay gives the line's words, then what of it is left out and how it reads in what is disclosed.
func (s *line) lay(l model.AccessLine, width int) []string {
	t := s.r.Theme()
	out := room.Blocks(t, document.AccessLineBlocks(s.r.Desk.SourceOf(s.r.Desk.Closure()), l), width)
	if l.On != "" {
		out = append([]string{t.Heading.Render(l.On.String()), ""}, out...)
	}
	marks := s.cut.In(l)
	if len(marks) == 0 {
		return out
	}
	out = append(out, "", t.Heading.Render(t.Clip("Left out of what is disclosed", width)))
	for _, m := range marks {
		what := "The whole line"
		if m.Words != "" {
			what = "“" + flat(m.Words) + "”"
		}
		what += ". " + strings.TrimSuffix(m.Because, ".") + " (" + strings.TrimSuffix(m.Agreed, ".") + ")"
		for _, w := range kit.Hang(t.Glyphs.Bullet+" ", what, width) {
			out = append(out, t.Quiet.Render(w))
		}
	}
	if s.cut.Out(l) {
		return out
	}
	out = append(out, "", t.Heading.Render(t.Clip("As it is disclosed", width)))
	return append(out, room.Blocks(t, document.AccessLineBlocks(s.r.Desk.SourceOf(s.r.Desk.Closure()), s.cut.Shown[l.Number-1]), width)...)
}

// Draw draws the line.
func (s *line) Draw() (string, *tea.Cursor) { return s.pager.Draw() }

// step goes to the next line that was listed, or the one before.
func (s *line) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if to := s.at + by; to >= 0 && to < len(s.numbers) {
			s.at = to
			s.moved(s.numbers[to])
			s.pager.Top()
			s.Resize(s.w, s.h)
		}
		return nil
	}
}

// with does something with the line that is shown.
func (s *line) with(do func(l model.AccessLine) tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		if l, ok := s.line(); ok {
			return do(l)
		}
		return nil
	}
}

// Keys are the line's keys.
func (s *line) Keys() []kit.Key {
	leave := kit.Key{Press: []string{"x"}, Show: "x", Words: "leave it out", More: "leaves the whole line out of what is disclosed, with why and who agreed",
		Do: s.with(func(l model.AccessLine) tea.Cmd { return s.r.Push(newLeave(s.r, s.cut, l)) })}
	words := kit.Key{Press: []string{"l"}, Show: "l", Words: "leave words out", More: "leaves a passage of the line out: its sentences, or words that you type",
		Do: s.with(func(l model.AccessLine) tea.Cmd { return s.r.Push(newPassage(s.r, s.cut, l)) })}
	show := kit.Key{Press: []string{"s"}, Show: "s", Words: "show again", More: "shows the line, or a passage of it, that was left out",
		Do: s.with(func(l model.AccessLine) tea.Cmd { return s.r.Push(newShow(s.r, s.cut.In(l), l)) })}
	if l, ok := s.line(); ok {
		if s.cut.Out(l) {
			leave.Off, leave.Quiet = "It is left out already.", true
			words.Off, words.Quiet = "The whole line is left out.", true
		}
		if len(s.cut.In(l)) == 0 {
			show.Off, show.Quiet = "Nothing of it is left out.", true
		}
	}
	next := kit.Key{Press: []string{"n"}, Show: "n", Words: "next", More: "goes to the next line of the list", Do: s.step(1)}
	before := kit.Key{Press: []string{"b"}, Show: "b", Words: "before", More: "goes to the line before", Do: s.step(-1), Quiet: true}
	if s.at == len(s.numbers)-1 {
		next.Off, next.Quiet = "This is the last of the list.", true
	}
	if s.at == 0 {
		before.Off = "This is the first of the list."
	}
	return []kit.Key{leave, words, show, next, before, s.r.BackKey(), s.r.UndoKey(func() tea.Cmd {
		s.cut = nil
		s.Resize(s.w, s.h)
		return nil
	})}
}

// Title names the place.
func (s *line) Title() string {
	return s.r.In(fmt.Sprint("Access ", s.r.Theme().Glyphs.Into, " number ", s.numbers[s.at]))
}

// Typing is never so here.
func (s *line) Typing() bool { return false }

// Help says how the page works.
func (s *line) Help() string {
	return "One line whole, as the council holds it. Leave out what would put somebody at risk, or is about somebody else alone; everything else is theirs to read, also what we would rather not have written.\n\n" +
		"The same words often stand in more than one line, as earlier versions of a text are kept: you are asked whether to leave them out there too, and nothing is disclosed while they stand anywhere."
}
