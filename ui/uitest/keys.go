package uitest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// Key makes the key press of that name, or says that there is no such key.
func Key(name string) (tea.KeyPressMsg, error) {
	var k tea.KeyPressMsg
	rest := name
	for _, m := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, m.name); ok && after != "" {
			rest = after
			k.Mod |= m.mod
		}
	}
	code, named := named(rest)
	switch {
	case named:
		k.Code = code
		if rest == "space" && k.Mod == 0 {
			k.Text = " "
		}
	case utf8.RuneCountInString(rest) == 1:
		k.Code, _ = utf8.DecodeRuneInString(rest)
		if k.Mod == 0 {
			k.Text = rest
		}
	}
	if k.Code == 0 || k.String() != name {
		return k, fmt.Errorf("no key is called %q", name)
	}
	return k, nil
}

// MustKey makes a key press that there is.
func MustKey(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	k, err := Key(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func named(name string) (rune, bool) {
	switch name {
	case "enter":
		return tea.KeyEnter, true
	case "tab":
		return tea.KeyTab, true
	case "backspace":
		return tea.KeyBackspace, true
	case "esc":
		return tea.KeyEscape, true
	case "space":
		return tea.KeySpace, true
	case "up":
		return tea.KeyUp, true
	case "down":
		return tea.KeyDown, true
	case "left":
		return tea.KeyLeft, true
	case "right":
		return tea.KeyRight, true
	case "insert":
		return tea.KeyInsert, true
	case "delete":
		return tea.KeyDelete, true
	case "pgup":
		return tea.KeyPgUp, true
	case "pgdown":
		return tea.KeyPgDown, true
	case "home":
		return tea.KeyHome, true
	case "end":
		return tea.KeyEnd, true
	}
	if f, ok := strings.CutPrefix(name, "f"); ok {
		if n, err := strconv.Atoi(f); err == nil && n >= 1 && n <= 20 {
			return tea.KeyF1 + rune(n-1), true
		}
	}
	return 0, false
}

// unreachable are keys that some terminal or keyboard does not deliver, or keeps for itself.
var unreachable = map[string]bool{"ctrl+s": true, "f11": true, "shift+enter": true, "ctrl+enter": true,
	"ctrl+i": true, "ctrl+m": true, "ctrl+j": true, "ctrl+h": true}

// Keys fails for every key that does not exist or that not every keyboard delivers, and for two
// that claim the same key press.
func Keys(t *testing.T, keys []kit.Key) {
	t.Helper()
	taken := map[string]string{}
	for _, k := range keys {
		if k.Show == "" || k.Words == "" {
			t.Errorf("the key %v has no words for the worker", k.Press)
		}
		if len(k.Press) > 0 && k.Do == nil && k.Off == "" {
			t.Errorf("the key %s does nothing", k.Show)
		}
		for _, p := range k.Press {
			if _, err := Key(p); err != nil {
				t.Errorf("%s: %v", k.Show, err)
			}
			if unreachable[p] || strings.Contains(p, "alt+") {
				t.Errorf("%s: not every keyboard delivers %s", k.Show, p)
			}
			if was, ok := taken[p]; ok {
				t.Errorf("%s is both %q and %q", p, was, k.Words)
			}
			taken[p] = k.Words
		}
	}
}
