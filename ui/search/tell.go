package search

import (
	"fmt"
	"strings"

	"handover/ui/kit"
)

// tell shows beside the list where the selected words stand, and the text around them in so many lines.
func (s *Screen) tell(width, high int) []string {
	id := s.list.ID()
	if of := fmt.Sprint(id, "\x00", width, "\x00", high); of != s.toldOf {
		s.toldOf, s.told = of, nil
		if p, ok := s.by[id]; ok {
			s.told = s.detail(p, width, high)
		}
	}
	return s.told
}

func (s *Screen) detail(p passage, width, high int) []string {
	t, c := s.r.Theme(), s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []string
	for _, l := range kit.Wrap(p.Title, width) {
		out = append(out, t.Heading.Render(l))
	}
	where := join(" "+t.Glyphs.Between+" ", stageWords(p.Stage), whom(c, p.Found), partWords(p.Found))
	for _, l := range kit.Wrap(where, width) {
		out = append(out, t.Quiet.Render(l))
	}
	if p.Aside {
		out = append(out, t.Say(kit.Aside))
	}
	out = append(out, "")
	lines, here := s.text(p, width)
	room := max(high-len(out), 1)
	top := max(min(here-room/3, len(lines)-room), 0)
	return append(out, lines[top:min(top+room, len(lines))]...)
}

// text wraps the words that hold a passage, marks in them all that was found, and says on which line the passage
// begins.
func (s *Screen) text(p passage, width int) (lines []string, here int) {
	start := 0
	for _, par := range strings.SplitAfter(p.Text, "\n") {
		plain := strings.TrimSuffix(par, "\n")
		rows := kit.Rows(plain, width)
		for i, from := range rows {
			to := len(plain)
			if i+1 < len(rows) {
				to = rows[i+1]
			}
			if at := p.at()[0][0]; at >= start+from {
				here = len(lines)
			}
			to = from + len(strings.TrimRight(plain[from:to], " "))
			lines = append(lines, marked(s.r.Theme(), p.Text, start+from, start+to, p.Places))
		}
		start += len(par)
	}
	return lines, here
}
