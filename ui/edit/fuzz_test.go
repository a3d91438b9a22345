package edit

import (
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/ui/uitest"
)

// FuzzText lets keys and pastes fall on the editor and on a plain text, which must stay the same: the
// words, the cursor, what is selected. Whatever was done, it can all be undone and done again.
func FuzzText(f *testing.F) {
	f.Add("Amy is safe now.\n\nShe said so.", "pasted\r\n日本 words", []byte{1, 40, 2, 30, 60, 9, 9, 12, 41})
	f.Add("日本語 and Zoe\u0308 👩‍👩‍👧 🇬🇧🇫🇷", "\u0308\u200d🇬", []byte{20, 21, 22, 39, 39, 3, 39, 10, 11, 38})
	f.Add("    spaces                                                                      at the end   ", "a longwordthatisbrokenbecauseitistoolong b", []byte{33, 39, 33, 39, 25, 27, 28})
	keys := []string{"a", "é", "space", "space", "enter", "tab", "backspace", "backspace", "delete", "ctrl+w", "ctrl+delete", "ctrl+u", "ctrl+k",
		"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end",
		"shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end", "ctrl+shift+left", "ctrl+shift+right",
		"ctrl+a", "f6", "ctrl+x", "ctrl+c", "f8", "ctrl+z", "ctrl+y"}
	f.Fuzz(func(t *testing.T, text, paste string, moves []byte) {
		if len(text) > 300 || len(paste) > 120 || len(moves) > 120 {
			t.Skip()
		}
		x := New(400)
		w, h := 8+len(text)%40, 1+len(paste)%7
		x.Resize(w, h)
		x.SetText(text)
		first := x.sheet.String()
		p := &plain{text: first, at: len(first), anchor: -1, goal: -1, limit: 400, w: w, h: h}
		seen := map[string]bool{first: true}
		for _, m := range moves {
			switch n := int(m) % (len(keys) + 5); {
			case n < len(keys):
				k, err := uitest.Key(keys[n])
				if err != nil {
					t.Fatal(err)
				}
				did := x.Update(k)
				switch name := keys[n]; {
				case name == "ctrl+z" || name == "ctrl+y": // how much that is depends on the time
					if now := x.sheet.String(); !seen[now] {
						t.Fatalf("%s made %q, which it never was", name, now)
					} else if did.Changed {
						p.text, p.at, p.anchor, p.goal, p.marking = now, x.at, -1, -1, false
					}
				case k.Text != "":
					p.insert(k.Text)
				default:
					p.press(name)
				}
			case n < len(keys)+3:
				x.Update(tea.PasteMsg{Content: paste})
				p.insert(paste)
			default:
				x.Resize(8+int(m)%60, 1+int(m)%9)
				p.w, p.h = x.w, x.h
			}
			same(t, x, p)
			seen[p.text] = true
			check(t, x)
		}
		for range 2 * len(moves) {
			x.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
		}
		if got := x.sheet.String(); got != first {
			t.Fatalf("undone to %q, and it began as %q", got, first)
		}
		check(t, x)
	})
}

func same(t *testing.T, x *Text, p *plain) {
	t.Helper()
	if got := x.sheet.String(); got != p.text {
		t.Fatalf("the text is\n%q\nwant\n%q", got, p.text)
	}
	from, to := x.Selection()
	wantFrom, wantTo := p.selection()
	if x.at != p.at || from != wantFrom || to != wantTo {
		t.Fatalf("the cursor is at %d with %d to %d selected, want %d with %d to %d, in %q", x.at, from, to, p.at, wantFrom, wantTo, p.text)
	}
	if !utf8.ValidString(x.sheet.slice(from, to)) {
		t.Fatalf("half a letter is selected of %q", p.text)
	}
}
