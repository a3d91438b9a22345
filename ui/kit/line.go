package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"handover/model"
)

// LineLimit is how many bytes a line of words may have: more belongs into a long text.
const LineLimit = 2000

// A Line is words typed on one line. It moves by characters as people see them. The zero Line is
// empty and ready.
type Line struct {
	Secret bool // shows a dot for each character

	text string
	at   int // the cursor: a byte offset at the edge of a character
	from int // the first byte shown
}

// SetText puts words in the place of those before, and the cursor behind them.
func (l *Line) SetText(words string) {
	l.text = oneLine(words)
	l.at, l.from = len(l.text), 0
}

// Text returns the words as typed.
func (l *Line) Text() string { return l.text }

func oneLine(s string) string {
	return strings.ReplaceAll(model.Clean(s), "\n", " ")
}

// Update takes a key or a paste, and reports whether it was one that a line knows.
func (l *Line) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.insert(strings.TrimRight(msg.Content, "\r\n"))
		return true
	case tea.KeyPressMsg:
		return l.key(msg)
	}
	return false
}

func (l *Line) key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "left":
		l.at = Before(l.text, l.at)
	case "right":
		l.at = After(l.text, l.at)
	case "ctrl+left":
		l.at = WordBefore(l.text, l.at)
	case "ctrl+right":
		l.at = WordAfter(l.text, l.at)
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.text)
	case "backspace", "shift+backspace":
		l.cut(Before(l.text, l.at), l.at)
	case "delete":
		l.cut(l.at, After(l.text, l.at))
	case "ctrl+w", "ctrl+backspace":
		l.cut(WordBefore(l.text, l.at), l.at)
	case "ctrl+delete":
		l.cut(l.at, WordAfter(l.text, l.at))
	case "ctrl+u":
		l.cut(0, l.at)
	case "ctrl+k":
		l.cut(l.at, len(l.text))
	default:
		if k.Text == "" {
			return false
		}
		l.insert(k.Text)
	}
	return true
}

func (l *Line) cut(from, to int) {
	l.text = l.text[:from] + l.text[to:]
	l.at = from
}

func (l *Line) insert(words string) {
	words = oneLine(words)
	if len(l.text)+len(words) > LineLimit {
		return
	}
	l.text = l.text[:l.at] + words + l.text[l.at:]
	l.at += len(words)
	l.at = After(l.text, Before(l.text, l.at)) // a mark may have joined the character before
}

// Draw draws the line in exactly width columns, and gives the cursor's column in it. Without the
// focus the words are shown from their beginning.
func (l *Line) Draw(t *Theme, width int, focused bool) (line string, x int) {
	width = max(width, 2)
	text, at := l.text, l.at
	if l.Secret {
		text = strings.Repeat(t.Glyphs.Secret, uniseg.GraphemeClusterCount(l.text))
		at = len(t.Glyphs.Secret) * uniseg.GraphemeClusterCount(l.text[:l.at])
	}
	if !focused {
		return t.Entry.Render(Pad(t.Clip(text, width), width)), 0
	}
	if l.from > at || l.from > len(text) {
		l.from = at
	}
	for Width(text[l.from:at]) > width-1 {
		l.from = After(text, l.from)
	}
	for l.from > 0 && Width(text[Before(text, l.from):]) <= width-1 { // uses the room there is
		l.from = Before(text, l.from)
	}
	return t.Entry.Render(Pad(text[l.from:], width)), Width(text[l.from:at])
}

// Before returns where the character before the byte offset at begins.
func Before(text string, at int) int {
	// Clusters are only found from the left. Nothing that joins characters reaches over a line's
	// end or a plain ASCII pair, so it is enough to begin at the nearest of them.
	from := at
	for from > 0 && at-from < 512 {
		from--
		if from > 0 && text[from] < 0x80 && text[from-1] < 0x80 && text[from-1] != '\r' && from < at {
			break
		}
	}
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	last, state := from, -1
	for from < at {
		cluster, _, _, next := uniseg.FirstGraphemeClusterInString(text[from:], state)
		last, state = from, next
		from += len(cluster)
	}
	return last
}

// After returns where the character at the byte offset at ends.
func After(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text[at:], -1)
	return at + len(cluster)
}

// WordBefore returns where the word before at begins.
func WordBefore(text string, at int) int {
	head := strings.TrimRight(text[:at], " \n")
	return strings.LastIndexAny(head, " \n") + 1
}

// WordAfter returns where the word at or after at ends.
func WordAfter(text string, at int) int {
	rest := strings.TrimLeft(text[at:], " \n")
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		rest = rest[i:]
	} else {
		rest = ""
	}
	return len(text) - len(rest)
}
