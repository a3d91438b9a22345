package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// everywhere are the keys that work wherever the worker is.
func (a *App) everywhere() []kit.Key {
	keys := []kit.Key{kit.HelpKey}
	keys[0].Do = a.help
	switch {
	case a.lock.screen != nil:
		keys[0].Do = a.helpLocked
		if _, ok := a.lock.screen.(kit.Helped); !ok {
			keys[0].Off = "handover is locked"
		}
	case len(a.dialogs) > 0:
		keys[0].Off = "the question says what it is about"
	}
	if k, ok := a.searchKey(); ok {
		keys = append(keys, k)
	}
	if k, ok := a.maskKey(); ok {
		keys = append(keys, k)
	}
	if a.locks() && a.lock.screen == nil {
		keys = append(keys, kit.Key{Press: []string{"ctrl+l"}, Show: "Ctrl+L", Words: "lock now",
			More: "saves, and hides everything until the passphrase is typed", Do: a.Lock})
	}
	return append(keys, a.quitKey())
}

// A searcher is a screen from which words can be looked for, and from whatever was opened over it: nil where the
// worker is looking for some already.
type searcher interface {
	Search(from kit.Screen) func() tea.Cmd
}

// searchKey goes to the search of the nearest screen that has one. F9 does so while letters are being typed too; the
// letter leaves the key to a screen that has a use of its own for it.
func (a *App) searchKey() (kit.Key, bool) {
	top := a.top()
	if top == nil || a.lock.screen != nil || len(a.dialogs) > 0 {
		return kit.Key{}, false
	}
	for _, s := range slices.Backward(a.stack) {
		here, ok := s.(searcher)
		if !ok {
			continue
		}
		search := here.Search(top)
		if search == nil {
			return kit.Key{}, false
		}
		k := kit.Key{Press: []string{"f9"}, Show: "F9", Words: "search", More: "finds words wherever they stand in this closure; nothing of a search is kept", Do: func() tea.Cmd {
			if !a.leave() { // what is being typed is found too
				return nil
			}
			return search()
		}}
		if top.Typing() {
			return k, true
		}
		told := false
		for _, own := range top.Keys() {
			if slices.Contains(own.Press, "/") {
				return k, true
			}
			told = told || own.Show == "/"
		}
		if k.Press = append(k.Press, "/"); !told {
			k.Show = "/"
			k.More += "; so does F9, while you type too"
		}
		return k, true
	}
	return kit.Key{}, false
}

func (a *App) quitKey() kit.Key {
	return kit.Key{Press: []string{"ctrl+q", "ctrl+c"}, Show: "Ctrl+Q", Words: "quit",
		More: "saves, and ends the program; Ctrl+C does too, where it does not copy", Do: a.quit}
}

// A copier is a screen on which Ctrl+C copies, as in any other program: it must not end this one.
type copier interface{ Copies() bool }

// copies reports whether a key press copies where the worker is.
func (a *App) copies(k tea.KeyPressMsg) bool {
	c, ok := a.top().(copier)
	return ok && k.String() == "ctrl+c" && a.dialog() == nil && c.Copies()
}

// key gives a key to its owner.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	if a.overdue() {
		return a.Lock() // the machine slept: this key was pressed by nobody knows whom
	}
	warned := a.lock.warned
	a.touch()
	if a.lock.hidden {
		a.lock.keys = append(a.lock.keys, k)
		return nil
	}
	if a.tooSmall() {
		if a.quitKey().Matches(k) {
			return a.quit()
		}
		return nil
	}
	if a.lock.screen != nil {
		if a.quitKey().Matches(k) {
			return a.quit()
		}
		if a.dialog() != nil {
			return a.dialogKey(k)
		}
		if kit.HelpKey.Matches(k) {
			return a.helpLocked()
		}
		cmd, _ := a.screenKey(a.lock.screen, k)
		return cmd
	}
	if warned && !(k.Text != "" && a.typing()) {
		return nil // it answered the warning, and is not meant to do anything else
	}
	if g := find(a.everywhere(), k); g != nil && !a.copies(k) {
		if g.Off != "" {
			return nil
		}
		return g.Do()
	}
	if a.dialog() != nil {
		return a.dialogKey(k)
	}
	if k.String() == "esc" && a.toasts.dismiss() {
		return nil
	}
	top := a.top()
	if top == nil {
		return nil
	}
	cmd, off := a.screenKey(top, k)
	if off != "" {
		a.note(off)
	}
	return cmd
}

// screenKey gives a key to a screen: to the first of its keys that binds it, else to its Update.
// When the key does nothing at present, off says why.
func (a *App) screenKey(s kit.Screen, k tea.KeyPressMsg) (cmd tea.Cmd, off string) {
	if !(k.Text != "" && s.Typing()) {
		keys := s.Keys()
		bound := find(keys, k)
		if bound == nil && k.Text != "" { // Caps Lock is no other key
			bound = find(keys, lower(k))
		}
		if bound != nil && bound.Off != "" {
			return nil, bound.Off
		}
		if bound != nil && bound.Do != nil {
			return bound.Do(), ""
		}
	}
	return s.Update(k), ""
}

func find(keys []kit.Key, press fmt.Stringer) *kit.Key {
	for i := range keys {
		if keys[i].Matches(press) {
			return &keys[i]
		}
	}
	return nil
}

// lower is a key press as it would be without Caps Lock.
type lower tea.KeyPressMsg

func (k lower) String() string { return strings.ToLower(tea.KeyPressMsg(k).String()) }

func (a *App) paste(p tea.PasteMsg) tea.Cmd {
	if a.overdue() {
		return a.Lock()
	}
	a.touch()
	switch {
	case a.lock.hidden:
		a.lock.keys = append(a.lock.keys, p)
		return nil
	case a.tooSmall():
		return nil
	case a.dialog() != nil:
		_, kept := a.tellDialog(p)
		return kept
	case a.lock.screen != nil:
		return a.lock.screen.Update(p)
	case a.top() != nil:
		return a.top().Update(p)
	}
	return nil
}

// dialog returns the dialog that has the keys, or nil. Behind a lock only the lock's own has.
func (a *App) dialog() *kit.Dialog {
	switch n := len(a.dialogs); {
	case a.lock.screen != nil:
		return a.lock.dialog
	case n > 0:
		return a.dialogs[n-1]
	}
	return nil
}

// tellDialog gives a key or a paste to the dialog on top, and tells its owner when the words on its
// line have changed.
func (a *App) tellDialog(msg tea.Msg) (*kit.Button, tea.Cmd) {
	d := a.dialog()
	was := d.Text()
	b := d.Update(msg)
	if now := d.Text(); d.Changed != nil && now != was {
		return b, d.Changed(now)
	}
	return b, nil
}

// dialogKey gives a key to the dialog on top, which goes once a button is pressed.
func (a *App) dialogKey(k tea.KeyPressMsg) tea.Cmd {
	b, kept := a.tellDialog(k)
	if b == nil {
		return kept
	}
	if a.lock.screen != nil {
		a.lock.dialog = nil
	} else {
		a.dialogs = a.dialogs[:len(a.dialogs)-1]
	}
	if b.Do == nil {
		return nil
	}
	return b.Do()
}

// typing reports whether letters are being typed where the next key goes.
func (a *App) typing() bool {
	if d := a.dialog(); d != nil {
		return d.Typing()
	}
	return a.top() != nil && a.top().Typing()
}
