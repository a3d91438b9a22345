package supervision

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// column is how wide the words are, and how far they stand in: what is read from across a table has room around it.
func (s *Talk) column() (width, in int) {
	width = max(min(s.w-4, kit.Readable), 20)
	if s.w < 60 {
		width = s.w
	}
	return width, min((s.w-width)/2, 16)
}

// airy reports whether there is room for space between the parts.
func (s *Talk) airy() bool { return s.h >= 15 }

// Resize lays the page out.
func (s *Talk) Resize(w, h int) {
	s.w, s.h = w, h
	s.lay()
}

// lay gives the pager the lines between the question and the notes.
func (s *Talk) lay() {
	if s.w == 0 {
		return
	}
	width, _ := s.column()
	t := s.r.Theme()
	lines := s.voices(width)
	for i, p := range s.about.paras {
		if (i > 0 || len(lines) > 0) && s.airy() && (p.label != "" || !p.quiet) {
			lines = append(lines, "")
		}
		if p.label != "" {
			lines = append(lines, t.Quiet.Render(t.Clip(p.label, width)))
		}
		for _, l := range kit.Wrap(p.words, width) {
			if p.quiet {
				l = t.Quiet.Render(l)
			}
			lines = append(lines, l)
		}
	}
	s.pager.SetLines(lines)
}

// voices sets what each of them holds side by side, in the order in which they sat down; where there is no room for that
// one below the other.
func (s *Talk) voices(width int) []string {
	a := s.about
	if len(a.voices) == 0 {
		return nil
	}
	t := s.r.Theme()
	lines := []string{t.Quiet.Render("Today"), "Not agreed.", ""}
	const gap = 3
	n := len(a.voices)
	column := (width - gap*(n-1)) / n
	if column < 22 {
		for _, v := range a.voices {
			lines = append(append(lines, t.Quiet.Render(t.Clip(v.label, width))), kit.Wrap(v.words, width)...)
		}
		return lines
	}
	var columns [][]string
	high := 0
	for _, v := range a.voices {
		c := append([]string{t.Quiet.Render(t.Clip(v.label, column))}, kit.Wrap(v.words, column)...)
		columns, high = append(columns, c), max(high, len(c))
	}
	for y := range high {
		line := ""
		for i, c := range columns {
			if y < len(c) {
				line += c[y]
			}
			if i < n-1 {
				line = kit.Pad(line, (i+1)*(column+gap))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// question is what the topic is about, in few enough lines.
func (s *Talk) question(width int) []string {
	t := s.r.Theme()
	most := max(s.h/3, 1)
	if s.typed >= 0 {
		most = max(s.h/6, 1)
	}
	words := s.about.ask
	switch {
	case s.none:
		words = "The agenda is empty."
	case s.over:
		words = "That was everything on the agenda."
	}
	lines := kit.Wrap(words, width)
	if len(lines) > most {
		lines = append(lines[:most-1], t.Clip(lines[most-1]+" "+strings.Join(lines[most:], " "), width))
	}
	for i := range lines {
		lines[i] = t.Heading.Render(lines[i])
	}
	return lines
}

// where says quietly how far they are, and since when they sit together.
func (s *Talk) where() string {
	t, x := s.r.Theme(), s.session()
	if x == nil {
		return ""
	}
	ended, of := x.Gone()
	minutes := int(s.sat.at(s.r.Now()).Minutes())
	time := fmt.Sprintf("%d minutes", minutes)
	if minutes == 1 {
		time = "1 minute"
	}
	words := fmt.Sprintf("Where we are: %d of %d %s %s", ended, of, t.Glyphs.Between, time)
	if s.w < 60 {
		words = fmt.Sprintf("%d of %d %s %s", ended, of, t.Glyphs.Between, time)
	}
	group := s.about.group
	if !s.airy() && s.titled() {
		group = s.about.title
	}
	if s.none || s.over {
		group = ""
	}
	return t.Ends(t.Quiet.Render(group), t.Quiet.Render(words), s.w)
}

// titled reports whether the topic has a title beside its question: of a sheet the question alone says too little.
func (s *Talk) titled() bool { return !s.none && !s.over && s.about.title != s.about.ask }

// foot is what was noted last, or what waits.
func (s *Talk) foot(width int) string {
	t, words := s.r.Theme(), s.said
	switch {
	case words != "" && s.typed < 0:
		if back := " u takes it back."; !strings.HasPrefix(words, "Took back") {
			words = t.Clip("Noted. "+words, width-len(back)) + back
		}
	case s.over || s.none:
	case s.begun != "" && s.typed < 0:
		words = s.begun
	case s.typed < 0: // the keys that the help line may have no room for
		rest := []string{t.Glyphs.Right + " skip", "Enter where it is answered", "a agenda", "p pause", "e end"}
		if s.w < 58 { // not all four ends stand on the help line
			rest = []string{"n not agreed", "d deferred"}
		}
		for _, more := range rest {
			if s.about.page == nil && strings.HasPrefix(more, "Enter") {
				continue
			}
			if words != "" {
				more = " " + t.Glyphs.Between + " " + more
			}
			if kit.Width(words)+kit.Width(more) <= width {
				words += more
			}
		}
	}
	return t.Quiet.Render(t.Clip(words, width))
}

// Draw draws the topic.
func (s *Talk) Draw() (string, *tea.Cursor) {
	width, in := s.column()
	lines := []string{s.where()}
	if s.airy() {
		lines = append(lines, "")
	}
	put := func(ls ...string) {
		for _, l := range ls {
			lines = append(lines, strings.Repeat(" ", in)+l)
		}
	}
	if s.airy() && s.titled() {
		put(s.r.Theme().Quiet.Render(s.r.Theme().Clip(s.about.title, width)))
	}
	asked := len(lines)
	put(s.question(width)...)
	cursor := kit.At(in, asked)
	if s.airy() {
		lines = append(lines, "")
	}
	room := max(s.h-len(lines)-1, 0) // the foot's line
	var notes []string
	nx, ny := 0, 0
	if !s.none && !s.over {
		notes, nx, ny = s.drawNotes(width, room)
	}
	middle := room - len(notes)
	if s.airy() && len(notes) > 0 && middle > 1 {
		middle--
	}
	middle = max(middle, 0)
	if s.none || s.over {
		on := "e ends the supervision " + s.r.Theme().Glyphs.Between + " " + s.r.Theme().Glyphs.Left + " looks back " + s.r.Theme().Glyphs.Between + " a adds a subject"
		put(strings.Split(kit.FitLines(kit.Wrap(on, width), width, min(middle, 2)), "\n")...)
	} else if middle > 0 {
		s.pager.Resize(width, middle)
		body, _ := s.pager.Draw()
		put(strings.Split(body, "\n")...)
	}
	for len(lines) < s.h-1-len(notes) {
		lines = append(lines, "")
	}
	if s.typed >= 0 && len(notes) > 0 {
		cursor = kit.Type(min(in+nx, s.w-1), min(len(lines)+ny, s.h-1))
	}
	put(notes...)
	put(s.foot(width))
	return kit.FitLines(lines, s.w, s.h), cursor
}
