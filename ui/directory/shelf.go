package directory

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// A shelf is the list of services with what is known of the selected one: beside the list on a wide
// screen, below it on another.
type shelf struct {
	r     *room.Room
	list  *kit.List
	all   []model.Listed
	shown map[string]model.Listed // by the row's id
	find  string                  // shows only what holds these words; empty shows all
	row   func(model.Listed) kit.Row
	first []kit.Row // rows above the services
	w, h  int
}

func newShelf(r *room.Room) *shelf {
	s := &shelf{r: r, list: kit.NewList(r.Theme())}
	s.row = func(l model.Listed) kit.Row {
		return kit.Row{ID: l.ID, Mark: r.Theme().Glyphs.Bullet, Words: l.Name, Right: l.Telephone}
	}
	return s
}

// fill reads the directory.
func (s *shelf) fill() {
	all, err := s.r.Desk.Directory()
	if err != nil {
		s.r.Wrong(err)
	}
	s.all, s.shown = all, map[string]model.Listed{}
	rows := slices.Clone(s.first)
	for _, l := range all {
		if s.holds(l) {
			s.shown[l.ID] = l
			rows = append(rows, s.row(l))
		}
	}
	s.list.SetRows(rows)
	s.resize(s.w, s.h)
}

// holds reports whether a service is one of those looked for.
func (s *shelf) holds(l model.Listed) bool {
	words := strings.ToLower(strings.Join([]string{l.Name, l.For, l.Telephone, l.Email, l.Hours, l.Refer}, " "))
	for _, word := range strings.Fields(strings.ToLower(s.find)) {
		if !strings.Contains(words, word) {
			return false
		}
	}
	return true
}

// selected returns the service that is selected.
func (s *shelf) selected() (model.Listed, bool) {
	l, ok := s.shown[s.list.ID()]
	return l, ok
}

// seek asks for words, and shows only the services that hold them.
func (s *shelf) seek() tea.Cmd {
	d := &kit.Dialog{Title: "Find a service", Words: "Shows the services whose name, purpose or other words hold all of these. Nothing typed shows every service.",
		Ask: "Words", Fill: s.find, Enter: 1}
	d.Buttons = []kit.Button{{Words: "Back"}, {Words: "Find", Do: func() tea.Cmd {
		s.find = model.CleanLine(d.Text())
		s.fill()
		return nil
	}}}
	return s.r.Ask(d)
}

func (s *shelf) seekKey() kit.Key {
	k := kit.Key{Press: []string{"/"}, Show: "/", Words: "find", More: "shows only the services that hold the words you type", Do: s.seek}
	if len(s.all) == 0 {
		k.Off = "There is no service to find yet."
	}
	return k
}

// forget drops what was read, at the lock.
func (s *shelf) forget() {
	s.all, s.shown = nil, nil
	s.list.SetRows(nil)
}

// The least that a list needs, in lines, to be worth having; and what lies between the two.
const (
	leastList = 6
	gap       = 4
)

func (s *shelf) resize(w, h int) {
	s.w, s.h = w, h
	if kit.SideBySide(w) {
		s.list.Resize(w*11/20, max(h-s.head(), 1))
		return
	}
	s.list.Resize(w, max(h-s.head()-len(s.below()), 1))
}

// head is how many lines the words about finding take.
func (s *shelf) head() int {
	if s.find == "" {
		return 0
	}
	return 2
}

// below is what is known of the selected service, where it stands below the list.
func (s *shelf) below() []string {
	if kit.SideBySide(s.w) {
		return nil
	}
	lines := s.detail(min(s.w, kit.Readable+2))
	room := s.h - s.head() - leastList - 1
	if len(lines) == 0 || room < 2 {
		return nil
	}
	if len(lines) > room {
		lines = append(lines[:room-1], s.r.Theme().Quiet.Render("  "+s.r.Theme().Glyphs.Ellipsis))
	}
	return append([]string{""}, lines...)
}

func (s *shelf) detail(width int) []string {
	l, ok := s.selected()
	if !ok {
		return nil
	}
	return details(s.r, l, width)
}

// details lays out what is known of a service.
func details(r *room.Room, l model.Listed, width int) []string {
	t := r.Theme()
	var lines []string
	for _, p := range model.ListedParts() {
		value := *p.Of(&l)
		if p.ID == "name" || value == "" {
			continue
		}
		for i, line := range kit.Wrap(p.Title+": "+value, max(width-4, 8)) {
			lead := "    "
			if i == 0 {
				lead = "  "
			}
			lines = append(lines, lead+t.Plain.Render(line))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, t.Quiet.Render(t.Clip("  Nothing is known of it but its name.", width)))
	}
	return lines
}

// update moves through the list.
func (s *shelf) update(msg tea.Msg) {
	s.list.Update(msg)
	s.resize(s.w, s.h) // what is below it may be longer or shorter now
}

func (s *shelf) draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	var lines []string
	if s.find != "" {
		words := fmt.Sprintf("%d of %d hold “%s”; / and nothing typed shows all", len(s.shown), len(s.all), s.find)
		lines = append(lines, t.Quiet.Render(t.Clip(words, s.w)), "")
	}
	s.list.Empty = s.empty()
	body, cursor := s.list.Draw()
	if cursor != nil {
		cursor.Y += len(lines)
	}
	if kit.SideBySide(s.w) {
		left := s.w * 11 / 20
		rest := s.w - left - gap
		body = kit.Beside(body, kit.FitLines(s.aside(rest), rest, s.h-s.head()), left, gap)
	}
	lines = append(lines, strings.Split(body, "\n")...)
	lines = append(lines, s.below()...)
	return kit.FitLines(lines, s.w, s.h), cursor
}

// aside is the detail where it stands beside the list, under its name.
func (s *shelf) aside(width int) []string {
	l, ok := s.selected()
	if !ok {
		return nil
	}
	t := s.r.Theme()
	var out []string
	for _, line := range kit.Wrap(l.Name, width) {
		out = append(out, t.Heading.Render(line))
	}
	return append(append(out, ""), details(s.r, l, width)...)
}

func (s *shelf) empty() string {
	if s.find != "" {
		return "No service holds these words. Press / to look for others, or for none to see every service."
	}
	return "No services yet. Press a to add one, or i to bring in a list from a spreadsheet, saved as CSV."
}
