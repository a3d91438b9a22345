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
	minutes := int(length(x, s.opened, s.r.Now()).Minutes())
	time := fmt.Sprintf("%d minutes", minutes)
	if minutes == 1 {
		time = "1 minute"
	}
	words := fmt.Sprintf("Where we are: %d of %d %s %s", ended, of, t.Glyphs.Between, time)
	if s.w < 60 {
		words = fmt.Sprintf("%d of %d %s %s", ended, of, t.Glyphs.Between, time)
	}
	group := s.about.group
	if s.none || s.over {
		group = ""
	}
	return t.Ends(t.Quiet.Render(group), t.Quiet.Render(words), s.w)
}

// foot is what was noted last, or what waits.
func (s *Talk) foot(width int) string {
	t, words := s.r.Theme(), s.said
	switch {
	case words != "" && s.typed < 0:
		if back := " u takes it back."; !strings.HasPrefix(words, "Took back") {
			words = t.Clip("Noted. "+words, width-len(back)) + back
		}
	case s.over:
		words = "e ends the supervision; the left arrow looks back; a adds a subject."
	case s.none:
		words = "a goes to the agenda, to add a subject; e ends the supervision."
	case s.begun != "" && s.typed < 0:
		words = s.begun
	case s.typed < 0: // the keys that the help line may have no room for
		for _, more := range []string{t.Glyphs.Right + " skip", "Enter where it is answered", "a agenda", "p pause", "e end"} {
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
	asked := len(lines)
	put := func(ls ...string) {
		for _, l := range ls {
			lines = append(lines, strings.Repeat(" ", in)+l)
		}
	}
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
		put(make([]string, middle)...)
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

// drawNotes draws the notes in at most so many lines, and says where the cursor stands in the one that is written.
func (s *Talk) drawNotes(width, room int) (lines []string, x, y int) {
	if s.typed >= 0 {
		return s.drawTyped(width, room)
	}
	var full, short []string
	written := 0
	for i, n := range s.notes {
		label := s.label(i, width)
		words := strings.TrimSpace(n.text.Text())
		if words == "" {
			full, short = append(full, label), append(short, label)
			continue
		}
		written++
		short = append(short, s.oneLine(i, words, width))
		full = append(full, label)
		text := kit.Wrap(words, width-2)
		if len(text) > 2 {
			text = append(text[:1], s.r.Theme().Clip(text[1]+" "+strings.Join(text[2:], " "), width-2))
		}
		for _, l := range text {
			full = append(full, "  "+l)
		}
	}
	switch {
	case len(full) <= room*3/5:
		return full, 0, 0
	case len(short) <= room*3/5:
		return short, 0, 0
	}
	t := s.r.Theme()
	words := "Tab: what would the child say, the parents say"
	if written > 0 {
		words = fmt.Sprintf("Tab: the notes, %d of %d written", written, len(s.notes))
	}
	return []string{t.Quiet.Render(t.Clip(words, width))}, 0, 0
}

// label is the question of a note, and that it asks for a guess where it does.
func (s *Talk) label(i, width int) string {
	t, n := s.r.Theme(), s.notes[i]
	words := fmt.Sprintf("%d %s", i+1, n.label)
	if n.guess {
		words += "  (our guess)"
	}
	return t.Quiet.Render(t.Clip(words, width))
}

// oneLine is a note on one line.
func (s *Talk) oneLine(i int, words string, width int) string {
	t := s.r.Theme()
	return t.Clip(s.label(i, width)+" "+strings.Join(strings.Fields(words), " "), width)
}

// drawTyped draws the note that is being written large, and each of the others on a line where there is room.
func (s *Talk) drawTyped(width, room int) (lines []string, x, y int) {
	t, n := s.r.Theme(), s.notes[s.typed]
	others := room >= len(s.notes)+3
	rows := max(room-1, 1)
	if others {
		rows = room - len(s.notes)
	}
	n.text.Resize(width-2, rows)
	n.text.Resize(width-2, min(max(n.text.Rows(rows), 2), rows))
	for i := range s.notes {
		switch {
		case i == s.typed:
			label := s.label(i, width-2)
			lines = append(lines, t.Selected.Render(t.Glyphs.Pointer)+" "+t.Selected.Render(kit.Bare(label)))
			body, cursor := n.text.Draw()
			if cursor != nil {
				x, y = 2+cursor.X, len(lines)+cursor.Y
			}
			for l := range strings.SplitSeq(body, "\n") {
				lines = append(lines, t.Panel.Render(t.Glyphs.Upright)+" "+l)
			}
		case !others:
		default:
			words := strings.TrimSpace(s.notes[i].text.Text())
			if words == "" {
				lines = append(lines, "  "+s.label(i, width-2))
			} else {
				lines = append(lines, "  "+s.oneLine(i, words, width-2))
			}
		}
	}
	if len(lines) > room { // the label goes before the line that is typed on
		cut := len(lines) - room
		lines, y = lines[cut:], y-cut
	}
	return lines, x, max(y, 0)
}
