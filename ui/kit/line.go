package kit

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"handover/model"
)

// LineLimit is how many bytes a line of words may have: more belongs into a long text.
const LineLimit = 2000

// A Line is words typed on one line. It moves by characters as people see them. The zero Line is
// empty and ready.
//
// The words, the keys and the moves by words and to the ends are those of Bubbles' text input. Five
// things of it are not used. It moves and deletes by runes: Backspace at the end of "Zoë" with a
// combining mark leaves "Zoe", and at the end of a family of emoji two of three people. Its real
// cursor counts runes, and not from the first one shown: 3 columns into "日本語", which has 6. It
// scrolls by runes too, so a line may begin with a mark that has lost its letter. It cuts what
// is too long, where half a paste is worse than none. And Ctrl+Delete before the last letter makes it
// panic (v2.2.1).
type Line struct {
	Secret bool // shows a dot for each character

	input textinput.Model
	ready bool
	from  int // the first byte shown, on one row
	top   int // the first row shown, on several
	wide  int // how wide the rows were drawn; 0 while they were not
}

// get makes the input on first use, and tells it whether the words are secret: it then does not
// move word by word, which would tell where the words end.
func (l *Line) get() *textinput.Model {
	if !l.ready {
		l.ready = true
		l.input = textinput.New()
		l.input.SetVirtualCursor(false)
		keys := &l.input.KeyMap
		keys.DeleteCharacterBackward.SetKeys("backspace", "shift+backspace")
		keys.DeleteCharacterForward.SetKeys("delete")
		keys.CharacterForward.SetKeys("right")
		keys.CharacterBackward.SetKeys("left")
		// A paste comes from the terminal. The input would run other programs to fetch one.
		keys.Paste.Unbind()
		l.input.Focus()
	}
	l.input.EchoMode = textinput.EchoNormal
	if l.Secret {
		l.input.EchoMode = textinput.EchoPassword
	}
	return &l.input
}

// SetText puts words in the place of those before, and the cursor behind them.
func (l *Line) SetText(words string) {
	in := l.get()
	in.SetValue(oneLine(words))
	in.CursorEnd()
	l.from, l.top = 0, 0
}

// Text returns the words as typed.
func (l *Line) Text() string { return l.input.Value() }

// at is the cursor: a byte offset.
func (l *Line) at(text string) int {
	at := 0
	for range l.input.Position() {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at
}

func (l *Line) move(text string, at int) { l.input.SetCursor(utf8.RuneCountInString(text[:at])) }

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
	keys, text := &l.get().KeyMap, l.Text()
	at := l.at(text)
	switch {
	case key.Matches(k, keys.CharacterBackward):
		l.move(text, Before(text, at))
	case key.Matches(k, keys.CharacterForward):
		l.move(text, After(text, at))
	case key.Matches(k, keys.DeleteCharacterBackward):
		l.cut(Before(text, at), at)
	case key.Matches(k, keys.DeleteCharacterForward):
		l.cut(at, After(text, at))
	case key.Matches(k, keys.DeleteWordForward) && !l.Secret:
		l.cut(at, WordAfter(text, at))
	case key.Matches(k, keys.WordBackward, keys.WordForward, keys.LineStart, keys.LineEnd,
		keys.DeleteWordBackward, keys.DeleteWordForward, keys.DeleteBeforeCursor, keys.DeleteAfterCursor):
		l.input, _ = l.input.Update(k) // there is nothing to run: the cursor is the terminal's
		l.settle()
	case k.Text != "":
		l.insert(k.Text)
	default:
		return false
	}
	return true
}

func (l *Line) cut(from, to int) {
	text := l.Text()
	text = text[:from] + text[to:]
	l.input.SetValue(text)
	l.move(text, from)
}

func (l *Line) insert(words string) {
	in := l.get()
	words = oneLine(words)
	if len(l.Text())+len(words) > LineLimit {
		return
	}
	*in, _ = in.Update(tea.PasteMsg{Content: words})
	l.settle()
}

// settle puts the cursor behind the character that it is within: a mark may have joined the one
// before.
func (l *Line) settle() {
	text := l.Text()
	if at := l.at(text); at > 0 {
		l.move(text, After(text, Before(text, at)))
	}
}

// Draw draws the line in exactly width columns, and gives the cursor's column in it. Without the
// focus the words are shown from their beginning.
func (l *Line) Draw(t *Theme, width int, focused bool) (line string, x int) {
	width = max(width, 2)
	text := l.Text()
	at := l.at(text)
	if l.Secret {
		at = len(t.Glyphs.Secret) * uniseg.GraphemeClusterCount(text[:at])
		text = strings.Repeat(t.Glyphs.Secret, uniseg.GraphemeClusterCount(text))
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
