package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// The smallest window that everything fits into.
const (
	leastWide = 40
	leastHigh = 10
)

func (a *App) tooSmall() bool { return a.w < leastWide || a.h < leastHigh }

// The frame: the title line, a rule below it where there is room, the body, the message line and
// the help line; and a margin at both sides.

func (a *App) margin() int {
	if a.w >= 60 {
		return 1
	}
	return 0
}

func (a *App) airy() bool { return a.h >= 16 }

// layout gives the screens their size when it has changed. A message of several lines takes them
// from the body.
func (a *App) layout() {
	w, h := a.w-2*a.margin(), a.h-2-a.messageHigh()
	if a.airy() {
		h--
	}
	if w == a.bw && h == a.bh || a.tooSmall() {
		return
	}
	a.bw, a.bh = w, h
	if a.lock.screen != nil { // the screens behind it have nothing to lay out: unlocked does it
		a.lock.screen.Resize(w, h)
		return
	}
	for _, s := range a.stack {
		s.Resize(w, h)
	}
}

// messageHigh is how many lines the message takes: one is always kept for it.
func (a *App) messageHigh() int {
	if a.h < 20 {
		return 1
	}
	return max(1, len(a.messageLines(a.w-2*a.margin(), 3)))
}

// View draws the window.
func (a *App) View() tea.View {
	defer a.recovered()
	var content string
	var cursor *tea.Cursor
	switch {
	case !a.started: // the window's size is not known yet
	case a.tooSmall():
		content, cursor = a.smallView()
	default:
		content, cursor = a.frame()
		content = a.mask(content)
	}
	v := tea.NewView(content)
	v.Cursor = cursor
	v.WindowTitle = "handover" // never more: other people see it
	v.AltScreen = true
	v.ReportFocus = true
	return v
}

func (a *App) smallView() (string, *tea.Cursor) {
	words := fmt.Sprintf("Window too small. Needs %d×%d, is %d×%d.", leastWide, leastHigh, a.w, a.h)
	return kit.FitLines(kit.Wrap(words, a.w), a.w, a.h), kit.At(0, 0)
}

func (a *App) frame() (string, *tea.Cursor) {
	t, in := a.theme, a.margin()
	var title, body string
	var keys []kit.Key
	cursor := kit.At(0, 0)
	locked := a.lock.screen != nil
	top := a.top()
	if locked {
		top = a.lock.screen
	}
	if top != nil {
		body, cursor = top.Draw()
		title, keys = top.Title(), usable(top.Keys(), top.Typing())
	}
	if cursor == nil {
		cursor = kit.At(0, 0)
	}
	body = kit.Fit(body, a.bw, a.bh)
	if d := a.dialog(); d != nil {
		body, cursor = a.over(a.mask(body), d) // a name that the box cuts in two could not be told any more
		keys = d.Keys()
	}
	keys = append(append([]kit.Key(nil), keys...), a.everywhere()...)
	var lines []string
	lines = append(lines, a.titleLine(title, a.bw))
	if a.airy() {
		lines = append(lines, a.rule(a.bw))
	}
	cursor.Position.Y = max(min(cursor.Position.Y, a.bh-1), 0) + len(lines)
	cursor.Position.X = max(min(cursor.Position.X, a.bw-1), 0) + in
	lines = append(lines, strings.Split(body, "\n")...)
	room := a.h - len(lines) - 1
	message := a.messageLines(a.bw, room)
	if locked {
		message = nil
	}
	for len(message) < room {
		message = append([]string{""}, message...)
	}
	lines = append(lines, message...)
	lines = append(lines, t.HelpLine(keys, a.bw))
	if in > 0 {
		for i := range lines {
			lines[i] = strings.Repeat(" ", in) + lines[i]
		}
	}
	return kit.FitLines(lines, a.w, a.h), cursor
}

// usable leaves letters out while letters are being typed.
func usable(keys []kit.Key, typing bool) []kit.Key {
	if !typing {
		return keys
	}
	var rest []kit.Key
	for _, k := range keys {
		letters := len(k.Press) > 0
		for _, p := range k.Press {
			letters = letters && (len([]rune(p)) == 1 || p == "space")
		}
		if !letters {
			rest = append(rest, k)
		}
	}
	return rest
}

// rule is the line below the title: strong below the program's name, quiet beyond it.
func (a *App) rule(width int) string {
	t := a.theme
	name := len("handover")
	return t.Name.Render(strings.Repeat(t.Glyphs.Strong, name)) +
		t.Rule.Render(strings.Repeat(t.Glyphs.Across, max(width-name, 0)))
}

// titleLine says where the worker is, who is at the keyboard, and how saving stands.
func (a *App) titleLine(title string, width int) string {
	t := a.theme
	left := t.Name.Render("handover")
	if title != "" {
		left += " " + t.Quiet.Render(t.Glyphs.Into) + " " + t.Heading.Render(title)
	}
	var right []string
	if a.config.Who != nil && a.lock.screen == nil {
		if who := a.config.Who(); who != "" {
			right = append(right, t.Quiet.Render(t.Clip(who, width/3)))
		}
	}
	status := a.status()
	if a.masked && a.lock.screen == nil {
		masked := t.Waits.Render("masked")
		if status != "" {
			masked += " " + t.Quiet.Render(t.Glyphs.Between) + " "
		}
		status = masked + status
	}
	if status != "" {
		right = append(right, status)
	}
	between := " " + t.Quiet.Render(t.Glyphs.Between) + " "
	line := strings.Join(right, between)
	if kit.Width(left)+2+kit.Width(line) > width && status != "" {
		line = status // who is there gives way to how saving stands
	}
	return t.Ends(left, line, width)
}

// over lays a dialog over the body, which steps back behind it.
func (a *App) over(body string, d *kit.Dialog) (string, *tea.Cursor) {
	t := a.theme
	d.Resize(a.bw, a.bh)
	box, cursor := d.Draw(t)
	w, h := 0, 0
	for l := range strings.SplitSeq(box, "\n") {
		w, h = max(w, kit.Width(l)), h+1
	}
	x, y := max((a.bw-w)/2, 0), max((a.bh-h)/3, 0)
	if x > 0 && x+w < a.bw { // a column of space at each side, so that words do not touch the box
		box = " " + strings.ReplaceAll(box, "\n", " \n ") + " "
		x--
		cursor.Position.X++
	}
	lines := strings.Split(kit.Bare(body), "\n")
	for i := range lines {
		lines[i] = t.Quiet.Render(lines[i])
	}
	cursor.Position.X += x
	cursor.Position.Y += y
	return kit.Fit(kit.Over(strings.Join(lines, "\n"), box, x, y), a.bw, a.bh), cursor
}
