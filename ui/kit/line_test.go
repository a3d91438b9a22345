package kit_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"handover/ui/kit"
)

func TestALineStaysWholeWhateverIsPressed(t *testing.T) {
	keys := []string{"a", "é", "space", "backspace", "delete", "ctrl+w", "ctrl+delete", "ctrl+u", "ctrl+k",
		"left", "right", "home", "end", "ctrl+left", "ctrl+right", "ctrl+a", "ctrl+e", "ctrl+v", "tab", "up", "down"}
	th := kit.NewTheme(kit.Look{})
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		l := kit.Line{Secret: r.IntN(4) == 0}
		l.SetText("日本語 Zoe\u0308 👩‍👩‍👧 🇬🇧"[:[]int{0, 9, 10, 15}[r.IntN(4)]])
		for range 100 {
			switch r.IntN(12) {
			case 0:
				l.Update(tea.PasteMsg{Content: " 👩‍👩‍👧\nZoe\u0308"})
			case 1:
				l.Update(tea.KeyPressMsg{Code: '\u0308', Text: "\u0308"})
			default:
				press(t, l.Update, keys[r.IntN(len(keys))])
			}
			width := 2 + r.IntN(30)
			line, x := l.Draw(th, width, true)
			if kit.Width(line) != width || x < 0 || x >= width {
				t.Fatalf("in %d columns: %q, the cursor at %d", width, line, x)
			}
			if !utf8.ValidString(l.Text()) || strings.Contains(l.Text(), "\n") {
				t.Fatalf("the text is %q", l.Text())
			}
		}
	}
}

func TestTheCursorOfALineStandsBeforeTheNextLetter(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	var l kit.Line
	l.SetText("日本語 Zoe\u0308 👩‍👩‍👧 and more words than there is room for")
	for n := uniseg.GraphemeClusterCount(l.Text()); n >= 0; n-- {
		_, x := l.Draw(th, 20, true)
		press(t, l.Update, "|")
		line, _ := l.Draw(th, 20, true)
		bare := kit.Bare(line)
		if at := kit.Width(bare[:strings.Index(bare, "|")]); at != x && x != 19 {
			t.Fatalf("the cursor is at %d, the letter at %d in %q", x, at, bare)
		}
		press(t, l.Update, "backspace", "left")
	}
}

func TestALineTakesNoMoreThanItsLimit(t *testing.T) {
	var l kit.Line
	l.SetText("Amy")
	if l.Update(tea.PasteMsg{Content: strings.Repeat("é", kit.LineLimit/2)}); l.Text() != "Amy" {
		t.Errorf("half a paste: %d bytes", len(l.Text()))
	}
	l.Update(tea.PasteMsg{Content: strings.Repeat("x", kit.LineLimit-3)})
	press(t, l.Update, "y")
	if len(l.Text()) != kit.LineLimit || strings.HasSuffix(l.Text(), "y") {
		t.Errorf("%d bytes", len(l.Text()))
	}
}

func TestASecretIsNotLeftWordByWord(t *testing.T) {
	l := kit.Line{Secret: true}
	l.SetText("correct horse battery")
	press(t, l.Update, "ctrl+left")
	if _, x := l.Draw(kit.NewTheme(kit.Look{}), 40, true); x != 0 {
		t.Errorf("the cursor at %d tells where a word begins", x)
	}
}
