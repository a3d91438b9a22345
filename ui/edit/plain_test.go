package edit

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"handover/model"
	"handover/ui/kit"
)

// A plain text is what the editor is compared with: one string, a cursor and a selection, wrapped anew
// and cut into characters anew whenever that is needed.
type plain struct {
	text       string
	at, anchor int // anchor is -1 without a selection
	goal       int
	marking    bool
	clip       string

	limit, w, h int
}

// chars returns where the characters of the text begin, and where the last one ends.
func (p *plain) chars() []int {
	all := []int{}
	start := 0
	for i, line := range strings.Split(p.text, "\n") {
		if i > 0 {
			start++
		}
		for at, state := 0, -1; at < len(line); {
			cluster, _, _, next := uniseg.FirstGraphemeClusterInString(line[at:], state)
			all = append(all, start+at)
			at, state = at+len(cluster), next
		}
		start += len(line)
		all = append(all, start)
	}
	return all
}

func (p *plain) before(at int) int {
	last := 0
	for _, c := range p.chars() {
		if c < at {
			last = c
		}
	}
	return last
}

func (p *plain) after(at int) int {
	for _, c := range p.chars() {
		if c > at {
			return c
		}
	}
	return at
}

func (p *plain) settle(at int) int {
	for _, c := range p.chars() {
		if c >= at {
			return c
		}
	}
	return len(p.text)
}

// line returns where the line begins and ends in which an offset lies.
func (p *plain) line(at int) (from, to int) {
	from = strings.LastIndexByte(p.text[:at], '\n') + 1
	if n := strings.IndexByte(p.text[at:], '\n'); n >= 0 {
		return from, at + n
	}
	return from, len(p.text)
}

func (p *plain) wordBefore(at int) int {
	from, to := p.line(at)
	if at == from {
		return p.before(at)
	}
	return from + kit.WordBefore(p.text[from:to], at-from)
}

func (p *plain) wordAfter(at int) int {
	from, to := p.line(at)
	if at == to {
		return p.after(at)
	}
	return from + kit.WordAfter(p.text[from:to], at-from)
}

// rows returns where the rows of the text begin, and the last offset that counts as in each.
func (p *plain) rows() (starts, ends []int) {
	start := 0
	for _, line := range strings.Split(p.text, "\n") {
		w := kit.Rows(line, p.w-1)
		for i, s := range w {
			starts = append(starts, start+s)
			if i+1 < len(w) {
				ends = append(ends, p.before(start+w[i+1]))
			} else {
				ends = append(ends, start+len(line))
			}
		}
		start += len(line) + 1
	}
	return starts, ends
}

func (p *plain) rowOf(at int) int {
	starts, _ := p.rows()
	row := 0
	for i, s := range starts {
		if s <= at {
			row = i
		}
	}
	return row
}

func (p *plain) vertical(by int) int {
	starts, ends := p.rows()
	row := p.rowOf(p.at)
	if p.goal < 0 {
		p.goal = kit.Width(p.text[starts[row]:p.at])
	}
	switch row += by; {
	case row < 0:
		return 0
	case row >= len(starts):
		return len(p.text)
	}
	at := starts[row]
	for at < ends[row] && kit.Width(p.text[starts[row]:p.after(at)]) <= p.goal {
		at = p.after(at)
	}
	return at
}

func (p *plain) selection() (from, to int) {
	if p.anchor < 0 {
		return p.at, p.at
	}
	return min(p.anchor, p.at), max(p.anchor, p.at)
}

func (p *plain) replace(from, to int, words string) {
	p.text = p.text[:from] + words + p.text[to:]
	p.at = p.settle(from + len(words))
	p.anchor, p.goal, p.marking = -1, -1, false
}

func (p *plain) insert(words string) {
	words = model.Clean(words)
	from, to := p.selection()
	if words != "" && utf8.RuneCountInString(p.text[:from]+words+p.text[to:]) <= p.limit {
		p.replace(from, to, words)
	}
}

func (p *plain) cut(from, to int) {
	if p.anchor >= 0 && p.anchor != p.at {
		from, to = p.selection()
	}
	if from != to {
		p.replace(from, to, "")
	}
}

func (p *plain) moveTo(to int, selecting bool) {
	if selecting && p.anchor < 0 {
		p.anchor = p.at
	}
	if !selecting {
		p.anchor = -1
	}
	p.at, p.goal = p.settle(to), -1
}

// press does what a key does; undo and redo are not its own.
func (p *plain) press(key string) {
	name := strings.Replace(key, "shift+", "", 1)
	selecting := name != key || p.marking
	from, to := p.selection()
	starts, ends := p.rows()
	row := p.rowOf(p.at)
	switch name {
	case "left":
		if from != to && !selecting {
			p.moveTo(from, false)
		} else {
			p.moveTo(p.before(p.at), selecting)
		}
	case "right":
		if from != to && !selecting {
			p.moveTo(to, false)
		} else {
			p.moveTo(p.after(p.at), selecting)
		}
	case "ctrl+left":
		p.moveTo(p.wordBefore(p.at), selecting)
	case "ctrl+right":
		p.moveTo(p.wordAfter(p.at), selecting)
	case "up", "down", "pgup", "pgdown":
		to := p.vertical(map[string]int{"up": -1, "down": 1, "pgup": -max(p.h-1, 1), "pgdown": max(p.h-1, 1)}[name])
		goal := p.goal
		p.moveTo(to, selecting)
		p.goal = goal
	case "home":
		p.moveTo(starts[row], selecting)
	case "end":
		p.moveTo(ends[row], selecting)
	case "ctrl+home":
		p.moveTo(0, selecting)
	case "ctrl+end":
		p.moveTo(len(p.text), selecting)
	case "enter":
		p.insert("\n")
	case "tab":
		p.insert("\t")
	case "backspace":
		p.cut(p.before(p.at), p.at)
	case "delete":
		p.cut(p.at, p.after(p.at))
	case "ctrl+w":
		p.cut(p.wordBefore(p.at), p.at)
	case "ctrl+delete":
		p.cut(p.at, p.wordAfter(p.at))
	case "ctrl+u":
		start, _ := p.line(p.at)
		p.cut(start, p.at)
	case "ctrl+k":
		_, end := p.line(p.at)
		p.cut(p.at, end)
	case "ctrl+a":
		p.at, p.anchor, p.goal, p.marking = len(p.text), 0, -1, false
	case "f6":
		if p.marking {
			p.anchor, p.marking, p.goal = -1, false, -1
			return
		}
		p.marking = true
		if p.anchor < 0 {
			p.anchor = p.at
		}
	case "ctrl+c", "ctrl+x":
		if from != to {
			p.clip, p.marking = p.text[from:to], false
			if name == "ctrl+x" {
				p.replace(from, to, "")
			}
		}
	case "f8":
		if p.clip != "" {
			p.insert(p.clip)
		}
	}
}
