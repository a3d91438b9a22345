package edit

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// EscKey is Esc where the text has a use for it.
func (t *Text) EscKey() (k kit.Key, ok bool) {
	k = kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "select nothing", More: "lets go of what is selected",
		Do: func() tea.Cmd { t.Escape(); return nil }}
	if t.find != nil {
		k.Words, k.More = "close", "leaves the cursor at what was found"
	}
	return k, t.TakesEsc()
}

// Keys tell of the text's own keys, but for Esc. Update does what they say.
func (t *Text) Keys() []kit.Key {
	if t.find != nil {
		return []kit.Key{
			{Show: "Enter", Words: "next", More: "goes to the next place; after the last one to the first"},
			{Show: "Up", Words: "before", More: "goes to the place before"},
		}
	}
	idle := !t.Selecting()
	return []kit.Key{
		{Show: "Ctrl+X", Words: "cut", More: "takes out what is selected, and keeps it for pasting until handover locks", Quiet: idle},
		{Show: "Ctrl+C", Words: "copy", More: "keeps what is selected for pasting in handover alone: never on the system's clipboard", Quiet: idle},
		{Show: "Ctrl+F", Words: "find", More: "looks for words, whatever their capitals and accents"},
		{Show: "F8", Words: "paste", More: "puts in what was cut or copied here; so does Ctrl+V, unless the terminal pastes from the system's clipboard on it", Quiet: true},
		{Show: "Shift+arrows", Words: "select", More: "with Home, End and Ctrl too; typing takes the place of what is selected", Quiet: true},
		{Show: "F6", Words: "select", More: "where Shift and the arrows do not select: after it the arrows do, until F6 or Esc", Quiet: true},
		{Show: "Ctrl+A", Words: "select all", Quiet: true},
		{Show: "Ctrl+Z", Words: "undo", More: "takes back the last burst of typing or deleting, or a paste; Ctrl+Y does it again", Quiet: true},
		{Show: "Ctrl+arrows", Words: "by words", More: "Ctrl+Backspace or Ctrl+W, and Ctrl+Delete, remove one", Quiet: true},
	}
}
