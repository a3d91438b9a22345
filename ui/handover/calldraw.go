package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// A plan is how the lines of the screen are shared out.
type plan struct {
	top, keep, list, facts, foot int
	side                         bool // the facts stand beside the list
}

// share shares out the lines. What must not be passed on goes before everything but the line that is
// typed on.
func (s *Call) share() plan {
	p := plan{foot: 2, side: kit.SideBySide(s.w) && s.h >= 12}
	if s.h < 9 {
		p.foot = 1
	}
	left := s.h - p.foot
	p.keep = min(len(s.keep), max(left/3, 1))
	left -= p.keep
	p.top = min(len(s.top), max(left/4, 1))
	left -= p.top
	if p.side {
		p.list, p.facts = left-1, left-1
		return p
	}
	if left >= 8 {
		p.facts = left * 9 / 20 // a rule and what stands beside the line
	}
	p.list = left - p.facts
	return p
}

// fill reads the closure anew.
func (s *Call) fill() {
	c := s.closure()
	if c == nil {
		return
	}
	t, here := s.r.Theme(), s.now().Location()
	s.lines = model.CallLines(c, s.r.Desk.Guide, s.service, s.r.Desk.Today())
	call := c.CallWith(s.service)
	rows := make([]kit.Row, 0, len(s.lines))
	for _, l := range s.lines {
		row := kit.Row{ID: l.ID, Mark: t.Mark(kit.Open), Words: l.Line}
		if l.Say != "" {
			row.Words = "Say: " + l.Say
		}
		var right []string
		if n := s.written(call, l.ID); n > 0 {
			right = append(right, model.Many(n, "line", "lines"))
		}
		if l.Told {
			row.Mark = t.Mark(kit.Settled)
			when := "told"
			switch on := l.Note.At.In(here); {
			case l.Note.Entry == "":
			case model.DateOf(on) == s.r.Desk.Today():
				when += " " + on.Format("15:04")
			default:
				when += " " + on.Format("2 Jan")
			}
			right = append(right, t.Good.Render(when))
		}
		row.Right = strings.Join(right, "  ")
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	s.lay()
}

// written counts what they asked and said at a line in this call.
func (s *Call) written(call model.Call, line string) int {
	n := 0
	for _, note := range call.Notes {
		if note.Line == line && note.Text != "" {
			n++
		}
	}
	return n
}

// Resize lays the screen out.
func (s *Call) Resize(w, h int) {
	s.w, s.h = w, h
	s.lay()
}

// lay lays out what stands around the list.
func (s *Call) lay() {
	c := s.closure()
	if c == nil || s.w == 0 || s.gone {
		return
	}
	s.top = topWords(s.r, c, s.service, s.w)
	s.keep = keepWords(s.r, c, s.service, s.w)
	s.plan = s.share()
	if len(s.keep) > s.plan.keep && s.plan.keep > 0 {
		end := &s.keep[s.plan.keep-1]
		*end = s.r.Theme().Clip(*end, max(s.w-2, 1)) + " " + s.r.Theme().Glyphs.Ellipsis
	}
	width := s.w
	if s.plan.side {
		width = s.w - s.listWidth() - 3
	}
	s.facts = nil
	if l, ok := s.line(); ok && s.plan.facts > 0 {
		s.facts = s.besides(l, min(width, kit.Readable))
	}
	s.list.Resize(s.listWidth(), s.plan.list)
}

func (s *Call) listWidth() int {
	if s.plan.side {
		return s.w * 11 / 20
	}
	return s.w
}

// besides is what stands beside a line: on a narrow screen below a rule, on a wide one with what was noted
// in this call below it.
func (s *Call) besides(l model.CallLine, width int) []string {
	t := s.r.Theme()
	lines := factLines(s.r, s.closure(), s.service, l, width)
	if !s.plan.side {
		room := s.plan.facts - 1
		rule := t.Rule.Render(strings.Repeat(t.Glyphs.Across, s.w))
		return append([]string{rule}, s.cut(lines, room, width)...)
	}
	notes := s.noted(width)
	room := s.plan.facts
	if len(notes) > 0 {
		room = max(room/2, room-len(notes)-2)
	}
	lines = s.cut(lines, room, width)
	if len(notes) > 0 {
		lines = append(lines, "", t.Heading.Render("In this call"))
		if over := len(notes) - (s.plan.facts - len(lines)); over > 0 {
			notes = notes[over:]
		}
		lines = append(lines, notes...)
	}
	return lines
}

// cut leaves as many lines as there is room for, and says where the rest is to be read.
func (s *Call) cut(lines []string, room, width int) []string {
	if len(lines) <= room || room < 1 {
		return lines
	}
	rest := len(lines) - room + 1
	return append(lines[:room-1:room-1], s.r.Theme().Quiet.Render(s.r.Theme().Clip(model.Many(rest, "more line", "more lines")+": Enter", width)))
}

// noted lists what was noted in this call, oldest first.
func (s *Call) noted(width int) []string {
	var out []string
	for _, n := range s.closure().CallWith(s.service).Notes {
		words := noteWords(s.r, n.Noted)
		if words == "" {
			continue
		}
		out = append(out, kit.Hang(n.At.In(s.now().Location()).Format("15:04")+"  ", words, width)...)
	}
	return out
}

// foot is what stands below the lines: the line that is typed on, the words that wait there, or else the
// newest that was noted.
func (s *Call) foot() (lines []string, cursor *tea.Cursor) {
	t := s.r.Theme()
	if s.note.open {
		entry, x := s.note.line.Draw(t, s.w, true)
		lines = []string{t.Selected.Render(t.Clip(s.asks(), s.w)), entry}
		lines = lines[len(lines)-s.plan.foot:]
		return lines, kit.Type(x, len(lines)-1)
	}
	var last string
	for _, n := range s.closure().CallWith(s.service).Notes {
		if words := noteWords(s.r, n.Noted); words != "" {
			last = n.At.In(s.now().Location()).Format("15:04") + "  " + words
		}
	}
	switch {
	case s.waiting():
		lines = []string{t.Quiet.Render(t.Clip(last, s.w)), t.Waits.Render(t.Clip(t.Glyphs.Waits+" Waiting: “"+s.note.line.Text()+"”", max(s.w-22, s.w/2))) + t.Quiet.Render("  a, s or n goes on")}
	case s.words != "":
		lines = kit.Wrap(s.words, s.w)
		for i := range lines {
			lines[i] = t.Waits.Render(lines[i])
		}
	default:
		lines = []string{"", t.Quiet.Render(t.Clip(last, s.w))}
	}
	if len(lines) > s.plan.foot && s.waiting() {
		lines = lines[len(lines)-s.plan.foot:]
	}
	return lines, nil
}

// Draw draws the call.
func (s *Call) Draw() (string, *tea.Cursor) {
	if s.closure() == nil || s.gone || s.w == 0 {
		return kit.Fit("", s.w, s.h), kit.At(0, 0)
	}
	t := s.r.Theme()
	var lines []string
	for i, l := range s.top[:min(s.plan.top, len(s.top))] {
		if i == 0 {
			lines = append(lines, t.Ends(l, t.Quiet.Render(s.time()), s.w))
			continue
		}
		lines = append(lines, t.Clip(l, s.w))
	}
	lines = append(lines, s.keep[:min(s.plan.keep, len(s.keep))]...)
	if s.plan.side {
		lines = append(lines, "")
	}
	body, cursor := s.list.Draw()
	cursor.Y += len(lines)
	if s.plan.side {
		rest := s.w - s.listWidth() - 3
		body = kit.Beside(body, kit.FitLines(s.facts, rest, s.plan.list), s.listWidth(), 3)
	}
	lines = append(lines, strings.Split(body, "\n")...)
	if !s.plan.side {
		lines = append(lines, strings.Split(kit.FitLines(s.facts, s.w, s.plan.facts), "\n")...)
		if s.plan.facts == 0 {
			lines = lines[:len(lines)-1]
		}
	}
	foot, at := s.foot()
	for len(foot) < s.plan.foot {
		foot = append(foot, "")
	}
	if at != nil {
		at.Y += len(lines)
		cursor = at
	}
	return kit.FitLines(append(lines, foot...), s.w, s.h), cursor
}
