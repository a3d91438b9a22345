package kit

import (
	tea "charm.land/bubbletea/v2"
)

// A Pager shows lines that were wrapped beforehand, to be read and not changed. Bubbles' viewport was
// measured in its place: 158 µs a page of 98×26, against 29, as it lays every line out again; and it
// has no Home and End, and letters for keys that are ours to give.
type Pager struct {
	theme *Theme
	lines []string
	top   int
	w, h  int
}

// NewPager makes an empty pager.
func NewPager(t *Theme) *Pager { return &Pager{theme: t, w: 80, h: 20} }

// SetLines puts lines in the place of those before, and stays where the reader is.
func (p *Pager) SetLines(lines []string) {
	p.lines = lines
	p.to(p.top)
}

// Top goes to the first line.
func (p *Pager) Top() { p.top = 0 }

// Resize says how many columns and lines Draw fills. Lines for another width must be set again.
func (p *Pager) Resize(w, h int) {
	p.w, p.h = max(w, 1), max(h, 1)
	p.to(p.top)
}

// seen is how many lines of text can be seen: when not all fit, the last line says so.
func (p *Pager) seen() int {
	if len(p.lines) > p.h && p.h > 1 {
		return p.h - 1
	}
	return p.h
}

func (p *Pager) to(line int) { p.top = max(min(line, len(p.lines)-p.seen()), 0) }

// Update moves through the text, and reports whether the message was a key that does.
func (p *Pager) Update(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	page := max(p.seen()-1, 1)
	switch k.String() {
	case "up":
		p.to(p.top - 1)
	case "down":
		p.to(p.top + 1)
	case "pgup":
		p.to(p.top - page)
	case "pgdown", "space":
		p.to(p.top + page)
	case "home":
		p.to(0)
	case "end":
		p.to(len(p.lines))
	default:
		return false
	}
	return true
}

// Keys tell of the pager's own keys, which it takes in Update.
func (p *Pager) Keys() []Key {
	if len(p.lines) <= p.h {
		return nil
	}
	return []Key{{Show: Arrows(p.theme), Words: "move", More: "also Space, Page Up, Page Down, Home and End"}}
}

// Draw returns the page, exactly as many lines as Resize gave, and the cursor at its first line.
func (p *Pager) Draw() (string, *tea.Cursor) {
	seen := p.seen()
	end := min(p.top+seen, len(p.lines))
	lines := append([]string(nil), p.lines[p.top:end]...)
	if seen < p.h {
		for len(lines) < seen {
			lines = append(lines, "")
		}
		lines = append(lines, p.theme.more(p.top, len(p.lines)-end, p.w))
	}
	return FitLines(lines, p.w, p.h), At(0, 0)
}
