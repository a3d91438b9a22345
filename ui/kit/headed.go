package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Headed is a list below some lines that say where things stand, with a few words about its selected row: beside
// the list on a wide screen, under it on a high one, and on any other in F1 alone.
type Headed struct {
	*List
	// Head gives the lines above the list, for a page of so many columns and lines.
	Head func(w, h int) []string
	// Detail tells of the selected row, in lines no wider than width.
	Detail func(width int) []string
	// Told is how many lines tell of it on a screen that is neither wide nor high.
	Told int

	theme *Theme
	head  []string
	w, h  int
}

// NewHeaded makes an empty list with a head and a detail.
func NewHeaded(t *Theme, head func(w, h int) []string, detail func(width int) []string) *Headed {
	return &Headed{List: NewList(t), Head: head, Detail: detail, Told: 4, theme: t}
}

// Resize says how many columns and lines Draw fills.
func (p *Headed) Resize(w, h int) {
	p.w, p.h = w, h
	p.Again()
}

// Again lays the page out anew, after what it tells of has changed.
func (p *Headed) Again() {
	p.head = nil
	if p.w > 0 {
		p.head = p.Head(p.w, p.h)
	}
	width, under := p.shares()
	p.List.Resize(width, max(p.h-len(p.head)-under, 1))
}

// Forget drops the lines and the rows, at the lock.
func (p *Headed) Forget() {
	p.head = nil
	p.SetRows(nil)
}

// shares is how wide the list is, and how many lines under it tell of the selected row.
func (p *Headed) shares() (width, under int) {
	const list = 6 // the lines that are left to it in any case
	switch {
	case SideBySide(p.w):
		return p.w * 11 / 20, 0
	case p.h >= 28:
		under = 10
	case p.h >= 16:
		under = p.Told + 1
	}
	if under = min(under, p.h-len(p.head)-list); under < 3 {
		under = 0
	}
	return p.w, under
}

// Draw draws it all, and gives the place of the cursor in the list.
func (p *Headed) Draw() (string, *tea.Cursor) {
	body, cursor := p.List.Draw()
	width, under := p.shares()
	high := max(p.h-len(p.head), 1)
	switch rest := p.w - width - 4; {
	case rest > 0:
		body = Beside(body, FitLines(p.cut(p.Detail(rest), high), rest, high), width, 4)
	case under > 0:
		body += "\n" + FitLines(append([]string{""}, p.cut(p.Detail(min(p.w, Readable)), under-1)...), p.w, under)
	}
	return Under(p.head, body, cursor, p.w, p.h)
}

// cut makes lines fit a height; where they do not, the last one says where the rest is.
func (p *Headed) cut(lines []string, h int) []string {
	if len(lines) <= h || h < 1 {
		return lines
	}
	return append(lines[:h-1:h-1], p.theme.Quiet.Render("F1 has the rest."))
}

// Under draws a page of w columns and h lines: its head, and under that a body with its cursor.
func Under(head []string, body string, cursor *tea.Cursor, w, h int) (string, *tea.Cursor) {
	if cursor != nil {
		cursor.Y = min(cursor.Y+len(head), max(h-1, 0))
	}
	return FitLines(append(append([]string{}, head...), strings.Split(body, "\n")...), w, h), cursor
}
