// Package edit is the editor for texts of some length: it wraps only what a change moved, draws only
// the rows that can be seen, and moves by characters as people see them. What a key costs does not
// depend on how long the text is.
//
// A text is kept as the rows that are drawn, in blocks that are shared from one change to the next
// (sheet). Places in it are byte offsets.
package edit

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/model"
)

// Limit is how many characters a text may have unless its owner says otherwise.
const Limit = 20000

// A Text is a text being written.
type Text struct {
	limit int
	chars int // characters in it, line ends included
	words int
	sheet sheet
	at    int // the cursor
	goal  int // the column that moving up and down keeps to; -1 for the cursor's own

	anchor  int     // where the selection begins that ends at the cursor; -1 without one
	marking bool    // every move selects
	clip    *string // what was cut or copied
	find    *finder // while the worker looks for words
	sought  string  // the words that were looked for last

	top  int // where the first row shown begins
	w, h int

	past, future []change
	broken       bool // the next change begins a new burst
	returned     bool // the last key was Enter

	marks    marks // what is pointed out
	revision int   // counts the changes
}

// New makes an empty text of at most limit characters; 0 means Limit.
func New(limit int) *Text {
	if limit <= 0 {
		limit = Limit
	}
	t := &Text{limit: limit, w: 80, h: 20, clip: new(string)}
	t.SetText("")
	return t
}

// SetText puts a text in the place of the one before, with the cursor at its end and nothing to
// undo. A text beyond the limit is taken whole: it can be shortened, but not added to.
func (t *Text) SetText(text string) {
	text = model.Clean(text)
	t.sheet = newSheet(text, t.w-1)
	t.chars, t.words = utf8.RuneCountInString(text), countWords(text)
	t.past, t.future, t.broken = nil, nil, true
	t.anchor, t.marking, t.find, t.sought = -1, false, nil, ""
	t.at, t.goal, t.top = t.sheet.size, -1, 0
	t.marks = marks{}
	t.revision++
}

// Text returns the text.
func (t *Text) Text() string { return t.Later()() }

// Later returns what gives the text as it is now: it can be called whenever the text is needed, by
// anybody, whatever is typed meanwhile. Calling Later itself costs nothing.
func (t *Text) Later() func() string {
	s := t.sheet
	return func() string { return model.Clean(s.String()) } // a mark may stand behind its letter now
}

// Standing returns what gives the text as it stands, as Later does, but before its letters and their marks are
// composed: offsets in it are the text's own.
func (t *Text) Standing() func() string {
	s := t.sheet
	return s.String
}

// Empty reports whether there is no text.
func (t *Text) Empty() bool { return t.sheet.size == 0 }

// Count returns how many words the text has.
func (t *Text) Count() int { return t.words }

// Chars returns how many characters the text has, and how many it may have.
func (t *Text) Chars() (has, limit int) { return t.chars, t.limit }

// Home moves the cursor to the beginning of the text.
func (t *Text) Home() { t.move(0) }

// Resize says how many columns and lines Draw fills.
func (t *Text) Resize(w, h int) {
	w, h = max(w, 2), max(h, 1)
	if w != t.w {
		t.sheet = newSheet(t.sheet.String(), w-1)
	}
	t.w, t.h = w, h
}

// A Result is what became of a message.
type Result struct {
	Used    bool   // the editor had a use for it
	Changed bool   // the text is another
	Say     string // what the worker must be told, such as why a paste was refused
	Note    string // what is good to know, and may fade
}

// Update takes a key or a paste. Enter is always a new line: a paste may come as single keys.
func (t *Text) Update(msg tea.Msg) Result {
	if t.find != nil {
		return t.finding(msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return t.paste(model.Clean(msg.Content))
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
	name := k.String()
	if t.moveKey(name) {
		return Result{Used: true}
	}
	switch name {
	case "enter", "shift+enter":
		r := t.insert("\n", "added")
		t.broken = true
		return r
	case "tab": // a paste that came as keys has it
		return t.insert(model.Clean("\t"), "added")
	case "backspace", "shift+backspace":
		return t.cut(t.sheet.before(t.at), t.at)
	case "delete":
		return t.cut(t.at, t.sheet.after(t.at))
	case "ctrl+w", "ctrl+backspace":
		return t.cut(t.sheet.wordBefore(t.at), t.at)
	case "ctrl+delete":
		return t.cut(t.at, t.sheet.wordAfter(t.at))
	case "ctrl+u":
		return t.cut(t.sheet.lineStart(t.at), t.at)
	case "ctrl+k":
		return t.cut(t.at, t.sheet.lineEnd(t.at))
	case "ctrl+z":
		return t.undo()
	case "ctrl+y", "ctrl+shift+z":
		return t.redo()
	case "ctrl+a":
		t.selectAll()
	case "f6", "ctrl+space", "ctrl+@":
		return t.mark()
	case "esc":
		return Result{Used: t.Escape()}
	case "ctrl+x", "shift+delete":
		return t.cutOut()
	case "ctrl+c", "ctrl+insert":
		return t.copyOut()
	case "ctrl+v", "shift+insert", "f8":
		if *t.clip == "" {
			return Result{Used: true, Note: "Nothing was cut or copied in handover yet."}
		}
		return t.paste(*t.clip)
	case "ctrl+f":
		t.openFind()
	default:
		if k.Text == "" {
			return Result{}
		}
		return t.insert(model.Clean(k.Text), "added")
	}
	return Result{Used: true}
}
