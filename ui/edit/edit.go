// Package edit is the editor for texts of some length: it wraps only the line that changed, draws
// only the rows that can be seen, and moves by characters as people see them, so that a long
// text is as quick to write in as a short one.
package edit

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// Limit is how many characters a text may have unless its owner says otherwise.
const Limit = 20000

// A Text is a text being written.
type Text struct {
	limit int
	chars int      // characters in it, line ends included
	lines []string // the text's own lines; never none
	rows  [][]int  // where the drawn rows of each line begin; nil until they are needed
	at    pos      // the cursor
	goal  int      // the column that moving up and down keeps to; -1 for the cursor's own

	top  pos // the first row shown: its line, and which of that line's rows
	w, h int

	past, future []change
	broken       bool // the next change begins a new burst
	returned     bool // the last key was Enter
}

// A pos is a place in the text: a line and a byte offset in it.
type pos struct{ line, col int }

func (p pos) before(q pos) bool { return p.line < q.line || p.line == q.line && p.col < q.col }

// New makes an empty text of at most limit characters; 0 means Limit.
func New(limit int) *Text {
	if limit <= 0 {
		limit = Limit
	}
	t := &Text{limit: limit, w: 80, h: 20}
	t.SetText("")
	return t
}

// SetText puts a text in the place of the one before, with the cursor at its end and nothing to
// undo. A text beyond the limit is taken whole: it can be shortened, but not added to.
func (t *Text) SetText(text string) {
	text = model.Clean(text)
	t.lines = strings.Split(text, "\n")
	t.rows = make([][]int, len(t.lines))
	t.chars = utf8.RuneCountInString(text)
	t.past, t.future, t.broken = nil, nil, true
	last := len(t.lines) - 1
	t.at, t.goal = pos{last, len(t.lines[last])}, -1
	t.top = pos{}
}

// Text returns the text.
func (t *Text) Text() string { return strings.Join(t.lines, "\n") }

// Count returns how many words the text has.
func (t *Text) Count() int {
	n := 0
	for _, l := range t.lines {
		for range strings.FieldsSeq(l) {
			n++
		}
	}
	return n
}

// Chars returns how many characters the text has, and how many it may have.
func (t *Text) Chars() (has, limit int) { return t.chars, t.limit }

// Home moves the cursor to the beginning of the text.
func (t *Text) Home() { t.move(pos{}) }

// Resize says how many columns and lines Draw fills.
func (t *Text) Resize(w, h int) {
	w, h = max(w, 2), max(h, 1)
	if w != t.w {
		clear(t.rows)
		t.top.col = 0
	}
	t.w, t.h = w, h
}

// A Result is what became of a message.
type Result struct {
	Used    bool   // the editor had a use for it
	Changed bool   // the text is another
	Say     string // what the worker must be told, such as why a paste was refused
}

// Update takes a key or a paste. Enter is always a new line: a paste may come as single keys.
func (t *Text) Update(msg tea.Msg) Result {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		t.broken = true
		r := t.insert(model.Clean(msg.Content), "pasted")
		t.broken = true
		return r
	case tea.KeyPressMsg:
		returned := t.returned
		t.returned = msg.String() == "enter"
		if msg.String() == "ctrl+j" { // a line feed from a paste that came as keys
			if returned {
				return Result{Used: true}
			}
			return t.insert("\n", "added")
		}
		return t.key(msg)
	}
	return Result{}
}

func (t *Text) key(k tea.KeyPressMsg) Result {
	line := t.lines[t.at.line]
	switch k.String() {
	case "enter":
		r := t.insert("\n", "added")
		t.broken = true
		return r
	case "backspace", "shift+backspace":
		return t.cut(t.left(), t.at)
	case "delete":
		return t.cut(t.at, t.right())
	case "ctrl+w", "ctrl+backspace":
		return t.cut(t.wordLeft(), t.at)
	case "ctrl+delete":
		return t.cut(t.at, t.wordRight())
	case "ctrl+u":
		return t.cut(pos{t.at.line, 0}, t.at)
	case "ctrl+k":
		return t.cut(t.at, pos{t.at.line, len(line)})
	case "ctrl+z":
		return t.undo()
	case "ctrl+y":
		return t.redo()
	case "left":
		t.move(t.left())
	case "right":
		t.move(t.right())
	case "ctrl+left":
		t.move(t.wordLeft())
	case "ctrl+right":
		t.move(t.wordRight())
	case "up":
		t.vertical(-1)
	case "down":
		t.vertical(1)
	case "pgup":
		t.vertical(-max(t.h-1, 1))
	case "pgdown":
		t.vertical(max(t.h-1, 1))
	case "home", "ctrl+a":
		t.move(t.rowStart())
	case "end", "ctrl+e":
		t.move(t.rowEnd())
	case "ctrl+home":
		t.move(pos{})
	case "ctrl+end":
		last := len(t.lines) - 1
		t.move(pos{last, len(t.lines[last])})
	default:
		if k.Text == "" {
			return Result{}
		}
		return t.insert(model.Clean(k.Text), "added")
	}
	return Result{Used: true}
}

// Draw returns the rows in sight, exactly as many as Resize gave, and the place of the cursor.
func (t *Text) Draw() (string, *tea.Cursor) {
	t.follow()
	var lines []string
	cursor := kit.Type(0, 0)
	here := t.rowOf(t.at)
	for line, row := t.top.line, t.top.col; line < len(t.lines) && len(lines) < t.h; line, row = line+1, 0 {
		rows := t.wrapped(line)
		for ; row < len(rows) && len(lines) < t.h; row++ {
			text := t.rowText(line, row)
			if line == t.at.line && row == here {
				x := kit.Width(t.lines[line][rows[row]:t.at.col])
				cursor = kit.Type(min(x, t.w-1), len(lines))
			}
			lines = append(lines, text)
		}
	}
	return kit.FitLines(lines, t.w, t.h), cursor
}
