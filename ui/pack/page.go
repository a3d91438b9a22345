// Package pack is the room of packs: this vault's own key and those of colleagues, sending a closure to a
// colleague's laptop, taking one in, and what stands apart afterwards until a person chooses.
package pack

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/room"
)

// A page is a screen to be read, laid out anew whenever it is shown; or, while something is under way, what that is.
type page struct {
	r     *room.Room
	title string
	help  string
	lay   func(p *sheet)
	ways  func() []kit.Key
	shown func() tea.Cmd        // it is on top again; may be nil
	took  func(tea.Msg) tea.Cmd // takes the result of what was under way; may be nil
	drop  func()                // drops what was read, at the lock; may be nil
	busy  string                // what is under way; "" for nothing
	fixed bool                  // what is under way cannot be left

	pager *kit.Pager
	w, h  int
}

func newPage(r *room.Room, title, help string) *page {
	return &page{r: r, title: title, help: help, pager: kit.NewPager(r.Theme())}
}

// again lays the page out anew.
func (s *page) again() {
	if s.w == 0 || s.lay == nil {
		return
	}
	p := &sheet{t: s.r.Theme(), width: max(min(s.w-2, kit.Readable), 8), low: s.h < 18, high: s.h >= 30}
	s.lay(p)
	s.pager.Resize(s.w, s.h)
	s.pager.SetLines(p.lines)
}

// top lays another page out, and begins at its first line.
func (s *page) top() {
	s.again()
	s.pager.Top()
}

// Init lays the page out.
func (s *page) Init() tea.Cmd {
	s.again()
	return nil
}

// Update scrolls, and takes results.
func (s *page) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case kit.Shown:
		var cmd tea.Cmd
		if s.shown != nil {
			cmd = s.shown()
		}
		s.again()
		return cmd
	case tea.KeyPressMsg:
		s.pager.Update(msg)
		return nil
	}
	if s.took != nil {
		return s.took(msg)
	}
	return nil
}

// Resize lays the page out.
func (s *page) Resize(w, h int) {
	s.w, s.h = w, h
	s.again()
}

// Forget drops what was read, at the lock.
func (s *page) Forget() {
	if s.drop != nil {
		s.drop()
	}
	s.pager.SetLines(nil)
}

// Draw draws the page, or what is under way.
func (s *page) Draw() (string, *tea.Cursor) {
	if s.busy != "" {
		return kit.FitLines([]string{"", "  " + s.busy}, s.w, s.h), kit.At(min(2+kit.Width(s.busy), s.w-1), min(1, s.h-1))
	}
	return s.pager.Draw()
}

// Keys are the page's keys.
func (s *page) Keys() []kit.Key {
	back := s.r.BackKey()
	if s.busy != "" {
		if s.fixed {
			back.Off = s.busy + " It takes a moment."
		}
		return []kit.Key{back}
	}
	return append(append(s.ways(), back), s.pager.Keys()...)
}

// Title names the place.
func (s *page) Title() string { return s.title }

// Typing is never so here.
func (s *page) Typing() bool { return false }

// Help says what the page is for.
func (s *page) Help() string { return s.help }

// A sheet is what a page is laid out on.
type sheet struct {
	t     *kit.Theme
	width int
	low   bool // there is little room: spaces can be spared
	high  bool // there is a lot of it
	lines []string
}

func (p *sheet) say(style kit.Style, words string) {
	for _, l := range kit.Wrap(words, p.width) {
		p.lines = append(p.lines, style.Render(l))
	}
}

// head says what a part is about, after a line of space.
func (p *sheet) head(words string) {
	p.gap()
	p.say(p.t.Heading, words)
}

// par is a paragraph, with a line of space behind it where there is room.
func (p *sheet) par(words string) {
	p.say(p.t.Plain, words)
	p.space()
}

// note is a quieter paragraph.
func (p *sheet) note(words string) {
	p.say(p.t.Quiet, words)
	p.space()
}

// tell is a paragraph behind a state's glyph, in its colour.
func (p *sheet) tell(state kit.State, words string) {
	for _, l := range kit.Hang(kit.Bare(p.t.Mark(state))+" ", words, p.width) {
		p.lines = append(p.lines, p.t.Words(state, l))
	}
	p.space()
}

// item is a line of a list.
func (p *sheet) item(words string) {
	p.lines = append(p.lines, kit.Hang(p.t.Glyphs.Bullet+" ", words, p.width)...)
}

func (p *sheet) gap() {
	if n := len(p.lines); n > 0 && p.lines[n-1] != "" {
		p.lines = append(p.lines, "")
	}
}

func (p *sheet) space() {
	if !p.low {
		p.gap()
	}
}

// words are six words, each on a line of its own, to be read aloud; where there is little room, in a line or two.
func (p *sheet) words(six string) {
	if p.low {
		p.say(p.t.Heading, six)
		return
	}
	p.gap()
	for i, w := range strings.Fields(six) {
		if i > 0 && p.high {
			p.lines = append(p.lines, "")
		}
		p.lines = append(p.lines, "     "+p.t.Quiet.Render(string(rune('1'+i)))+"   "+p.t.Heading.Render(w))
	}
	p.gap()
}
