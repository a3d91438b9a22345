package room

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// A Page is a screen to be read: words about the open closure, laid out anew whenever it is shown.
type Page struct {
	r     *Room
	title string
	help  string
	lay   func(c *model.Closure, width int) []string
	ways  []kit.Key
	pager *kit.Pager
	w, h  int
}

// NewPage makes a page. lay gives its lines, none wider than width; ways are keys beside those that
// scroll and go back.
func NewPage(r *Room, title, help string, lay func(c *model.Closure, width int) []string, ways ...kit.Key) *Page {
	return &Page{r: r, title: title, help: help, lay: lay, ways: ways, pager: kit.NewPager(r.Theme())}
}

// Init does nothing: the page is laid out by Resize.
func (s *Page) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *Page) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.Resize(s.w, s.h)
		return nil
	}
	s.pager.Update(msg)
	return nil
}

// Resize lays the page out.
func (s *Page) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	if c := s.r.Desk.Closure(); c != nil && w > 0 {
		s.pager.SetLines(s.lay(c, min(w, kit.Readable)))
	}
}

// Forget drops what was read, at the lock.
func (s *Page) Forget() { s.pager.SetLines(nil) }

// Draw draws the page.
func (s *Page) Draw() (string, *tea.Cursor) { return s.pager.Draw() }

// Keys are the page's keys.
func (s *Page) Keys() []kit.Key { return append(append([]kit.Key{}, s.ways...), s.r.BackKey()) }

// Title names the place.
func (s *Page) Title() string { return s.r.In(s.title) }

// Typing is never so here.
func (s *Page) Typing() bool { return false }

// Help says what the page shows.
func (s *Page) Help() string { return s.help }
