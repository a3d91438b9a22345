package keeping

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// A pane is some lines, a list below them, and what there is to say of the selected row: beside the
// list on a wide screen, under it on a high one, and on any other in F1 alone.
type pane struct {
	theme  *kit.Theme
	list   *kit.List
	head   func(width int) []string // plain lines
	detail func(width int) []string // styled lines about the selected row
	w, h   int
}

func newPane(t *kit.Theme, head, detail func(width int) []string) *pane {
	return &pane{theme: t, list: kit.NewList(t), head: head, detail: detail}
}

func (p *pane) resize(w, h int) {
	p.w, p.h = w, h
	p.lay()
}

// lay gives the list its room, and returns the lines above it, and how many lie under it.
func (p *pane) lay() (head []string, width, under int) {
	head = p.lines()
	width = p.w
	switch rest := p.h - len(head); {
	case kit.SideBySide(p.w):
		width = p.w * 11 / 20
	case rest >= 15:
		under = min(rest-11, 8)
	}
	p.list.Resize(width, max(p.h-len(head)-under, 1))
	return head, width, under
}

// lines are those above the list. On a low screen there is room for one or two of them.
func (p *pane) lines() []string {
	out := p.head(min(p.w, kit.Readable))
	if most := max(p.h/3, 1); len(out) > most {
		out = out[:most]
		out[most-1] = p.theme.Clip(out[most-1]+" "+p.theme.Glyphs.Ellipsis, p.w)
	}
	for i := range out {
		out[i] = p.theme.Plain.Render(out[i])
	}
	if p.h >= 14 {
		out = append(out, "")
	}
	return out
}

func (p *pane) draw() (string, *tea.Cursor) {
	head, width, under := p.lay()
	body, cursor := p.list.Draw()
	high := max(p.h-len(head), 1)
	switch rest := p.w - width - 4; {
	case rest > 0:
		body = kit.Beside(body, kit.FitLines(p.detail(rest), rest, high), width, 4)
	case under > 0:
		body += "\n" + kit.FitLines(append([]string{""}, p.detail(min(p.w, kit.Readable))...), p.w, under)
	}
	if cursor != nil {
		cursor.Y += len(head)
	}
	if len(head) > 0 {
		body = kit.FitLines(head, p.w, len(head)) + "\n" + body
	}
	return kit.Fit(body, p.w, p.h), cursor
}

// narrow reports whether a row's words need all the room there is. Before the first size it is not.
func (p *pane) narrow() bool { return p.w > 0 && p.w < 60 }

// say wraps words in a style.
func say(out []string, s kit.Style, words string, width int) []string {
	for _, l := range kit.Wrap(words, width) {
		out = append(out, s.Render(l))
	}
	return out
}
