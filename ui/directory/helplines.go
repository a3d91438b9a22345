package directory

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// Helplines is the page of the national helplines: those for the child and the adults of the open
// closure, or, where none is open, all of them.
type Helplines struct {
	r     *room.Room
	lines []guide.Helpline
	wrong error // why there are none
	pager *kit.Pager
	w, h  int
}

// NewHelplines makes the page.
func NewHelplines(r *room.Room) *Helplines {
	s := &Helplines{r: r, pager: kit.NewPager(r.Theme())}
	s.lines, s.wrong = guide.Helplines()
	return s
}

// HelplinesKey goes to the page.
func HelplinesKey(r *room.Room) kit.Key {
	return kit.Key{Press: []string{"h"}, Show: "h", Words: "helplines", More: "the national helplines, by age and nation, with the day on which each was last checked",
		Do: func() tea.Cmd { return r.Push(NewHelplines(r)) }}
}

// Init does nothing: the page is laid out by Resize.
func (s *Helplines) Init() tea.Cmd { return nil }

// Update scrolls.
func (s *Helplines) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.Resize(s.w, s.h)
		return nil
	}
	s.pager.Update(msg)
	return nil
}

// Resize lays the page out.
func (s *Helplines) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	s.pager.SetLines(s.lay(max(min(w, kit.Readable), 8)))
}

// Forget drops what was read, at the lock.
func (s *Helplines) Forget() { s.pager.SetLines(nil) }

// Draw draws the page.
func (s *Helplines) Draw() (string, *tea.Cursor) { return s.pager.Draw() }

// lay gives the page's lines.
func (s *Helplines) lay(width int) []string {
	t := s.r.Theme()
	var out []string
	say := func(style kit.Style, words string) {
		for _, line := range kit.Wrap(words, width) {
			out = append(out, style.Render(line))
		}
	}
	if s.wrong != nil {
		say(t.Wrong, kit.Sentence(s.wrong))
		return out
	}
	say(t.Plain, "Confirm each before giving it, as numbers and times change. Ask first whether it is safe for this person to have it, on paper or in a telephone.")
	c := s.r.Desk.Closure()
	if c == nil {
		for _, h := range s.lines {
			out = append(append(out, ""), s.one(h, width)...)
		}
		return out
	}
	for _, who := range []struct{ id, title, none string }{
		{guide.ForChild, "For " + c.Child, "None is offered to the child after a death."},
		{guide.ForAdult, "For the adults", "None fits."},
	} {
		fit, unknown := model.HelplinesFor(c, s.r.Desk.Guide, s.lines, who.id, s.r.Desk.Today())
		out = append(out, "")
		title := who.title
		if years, known := c.Age(s.r.Desk.Today()); known && who.id == guide.ForChild {
			title += fmt.Sprintf(", %d", years)
		}
		say(t.Heading, title+nationWords(c.Nation()))
		if len(unknown) > 0 {
			say(t.Quiet, "Not known yet: "+strings.Join(unknown, ", and ")+". So these may not all fit.")
		}
		if len(fit) == 0 {
			out = append(out, "")
			say(t.Plain, who.none)
		}
		for _, h := range fit {
			out = append(append(out, ""), s.one(h, width)...)
		}
	}
	return out
}

func nationWords(nation string) string {
	switch nation {
	case "england":
		return ", in England"
	case "wales":
		return ", in Wales"
	}
	return ""
}

// one lays out a helpline.
func (s *Helplines) one(h guide.Helpline, width int) []string {
	t := s.r.Theme()
	var out []string
	for _, line := range kit.Wrap(h.Name+"   "+h.Number, width-2) {
		out = append(out, "  "+t.Selected.Render(line))
	}
	for _, line := range kit.Wrap(h.For, width-2) {
		out = append(out, "  "+t.Plain.Render(line))
	}
	last := "Last checked " + model.Date(h.Checked).String() + "; confirm before giving"
	if h.Web != "" {
		last = h.Web + ". " + last
	}
	for _, line := range kit.Wrap(last+".", width-2) {
		out = append(out, "  "+t.Quiet.Render(line))
	}
	return out
}

// Keys are the page's keys.
func (s *Helplines) Keys() []kit.Key { return append(s.pager.Keys(), s.r.BackKey()) }

// Title names the place.
func (s *Helplines) Title() string { return s.r.In("Helplines") }

// Typing is never so here.
func (s *Helplines) Typing() bool { return false }

// Help says what the page shows.
func (s *Helplines) Help() string {
	return "National helplines that handover carries, without opening hours. In a closure they are chosen by the child's age and by the nation; what is not known keeps none away.\n\n" +
		"Each names the day on which it was last compared with what its own organisation says. Ring it, or look at its site, before you give it to anybody."
}
