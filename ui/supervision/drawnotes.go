package supervision

import (
	"fmt"
	"strings"

	"handover/ui/kit"
)

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
