package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// Draw draws the parts, and keeps the one that has the focus in sight.
func (e *End) Draw() (string, *tea.Cursor) {
	if e.gone || e.w == 0 || e.call.closure() == nil {
		return kit.Fit("", e.w, e.h), kit.At(0, 0)
	}
	t := e.call.r.Theme()
	name := e.call.closure().Name(e.call.service)
	lines := []string{t.Ends(t.Heading.Render("The end of the call with "+name), t.Quiet.Render(e.call.time()), e.w)}
	from, to := 0, 0
	cursor := kit.At(0, 0)
	for i, p := range e.parts {
		if p.id == partNext { // it stands beside the other button
			continue
		}
		here := i == e.at || p.id == partDone && e.parts[e.at].id == partNext
		if p.text != nil || p.id == partDone {
			lines = append(lines, "")
		}
		more, at := e.drawPart(t, p, i == e.at)
		if here {
			from, to = len(lines), len(lines)+len(more)
			cursor = at
			cursor.Y += len(lines)
		}
		lines = append(lines, more...)
	}
	if to > e.top+e.h {
		e.top = to - e.h
	}
	e.top = max(min(e.top, from, len(lines)-e.h), 0)
	if cursor.Y-e.top >= e.h { // a text higher than the screen
		e.top = cursor.Y - e.h + 1
	}
	cursor.Y -= e.top
	cursor.X = min(cursor.X, e.w-1)
	return kit.FitLines(lines[e.top:], e.w, e.h), cursor
}

// labels is how wide the labels beside the lines are.
const labels = 31

func (e *End) drawPart(t *kit.Theme, p *part, focused bool) (lines []string, cursor *tea.Cursor) {
	lead, st := "  ", t.Plain
	if focused {
		lead, st = t.Selected.Render(t.Glyphs.Pointer)+" ", t.Selected
	}
	wrong := func() {
		for _, l := range kit.Hang(t.Glyphs.Overdue+" ", p.wrong, max(min(e.w-4, kit.Readable), 8)) {
			if p.wrong != "" {
				lines = append(lines, "  "+t.Wrong.Render(l))
			}
		}
	}
	switch {
	case p.text != nil:
		label := lead + st.Render(p.label)
		if p.hint != "" {
			label += t.Quiet.Render("  " + p.hint)
		}
		lines = append(lines, t.Clip(label, e.w))
		body, at := p.text.Draw()
		for _, l := range strings.Split(body, "\n") {
			lines = append(lines, "  "+t.Rule.Render(t.Glyphs.Upright)+" "+l)
		}
		cursor = kit.Type(at.X+4, at.Y+1)
	case p.line != nil:
		x, y, width := 2+labels, 0, min(e.w-labels-4, 44)
		beside := width >= 20
		if !beside {
			lines = append(lines, t.Clip(lead+st.Render(p.label), e.w))
			x, y, width, lead = 2, 1, max(e.w-4, 8), "  "
		}
		if p.hint != "" && beside {
			width = max(min(width, e.w-x-kit.Width(p.hint)-3), 18)
		}
		entry, at := p.line.Draw(t, width, focused)
		if beside {
			entry = kit.Pad(lead+st.Render(p.label), x) + entry + t.Quiet.Render("  "+p.hint)
		} else {
			entry = lead + entry
		}
		lines = append(lines, t.Clip(entry, e.w))
		cursor = kit.Type(x+at, y)
	case len(p.options) > 0:
		words := kit.Pad(lead+st.Render(p.label), min(2+labels, e.w))
		if e.w < 70 {
			lines = append(lines, t.Clip(words, e.w))
			words = "  "
		}
		cursor = kit.At(kit.Width(words), len(lines))
		for i, id := range p.options {
			sign := " "
			if p.chosen == id {
				sign = t.Glyphs.Chosen
			}
			words += fmt.Sprintf("(%s) %d %s   ", sign, i+1, OutcomeWords(id))
		}
		lines = append(lines, t.Clip(strings.TrimRight(words, " "), e.w))
	default:
		return e.drawButtons(t)
	}
	wrong()
	return lines, cursor
}

// drawButtons draws the two ways to end the call, below each other where there is no room beside.
func (e *End) drawButtons(t *kit.Theme) (lines []string, cursor *tea.Cursor) {
	cursor = kit.At(4, 0)
	line := "  "
	for _, id := range []string{partDone, partNext} {
		p := e.part(id)
		words := "[ " + p.label + " ]"
		if kit.Width(line)+kit.Width(words) > e.w && line != "  " {
			lines = append(lines, line)
			line = "  "
		}
		if e.parts[e.at] == p {
			cursor = kit.At(kit.Width(line)+2, len(lines))
			words = t.Button.Render(words)
		}
		line += words + "  "
	}
	return append(lines, strings.TrimRight(line, " ")), cursor
}
