// Package kit is what the rooms of the program share: what a screen is, its keys, the theme and
// its glyphs, the list, the form, the dialog and the help line.
package kit

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// A Screen is one screen of a room. It lives on the program's stack, as a pointer, and draws
// everything between the title line and the help line.
type Screen interface {
	// Init is called once, when the screen comes onto the stack.
	Init() tea.Cmd
	// Update is given every message that no owner above it took: keys that none of Keys binds,
	// pastes, ticks, results. It is called again with a Shown when the screen above it has gone.
	Update(msg tea.Msg) tea.Cmd
	// Resize says how many columns and lines Draw may fill. It is called before the first Draw.
	Resize(w, h int)
	// Draw returns the body, exactly as many lines as Resize gave and no line wider, and where
	// the cursor stands in it: kit.At where nothing is typed, kit.Type where something is. The
	// cursor is never nil: screen readers follow it.
	Draw() (body string, cursor *tea.Cursor)
	// Title says where the worker is. It never holds a name that the window's title may show.
	Title() string
	// Keys are the screen's keys, in the order of the help line. It is asked again at each key.
	Keys() []Key
	// Typing reports whether letters are being typed, so that letters are no keys.
	Typing() bool
}

// Shown tells a screen that it is on top again, after the one above it has gone.
type Shown struct{}

// A Leaver is a screen that has something to put away (a draft, an answer) before it goes.
type Leaver interface {
	// Leave puts it away. It is called before the screen leaves the stack, before the lock and
	// before the program ends. An error keeps the screen, and is shown.
	Leave() error
}

// A Forgetter is a screen that shows what nobody may find in memory once the program is locked.
type Forgetter interface {
	// Forget drops what the screen has read or was told. It is called at the lock, after Leave,
	// once all that was typed is on disk. The screen is not left, drawn or asked for keys again
	// before it is given a Shown; before that, after the lock, it is given its size.
	Forget()
}

// A Helped screen has more to say on F1 than its keys.
type Helped interface {
	Help() string // some paragraphs, plain
}

// House is the program as a screen sees it. Screens go from one to the next by calling it, never
// by message: keys typed ahead then reach the screen that the worker meant.
type House interface {
	Push(s Screen) tea.Cmd    // goes to s; Back returns here
	Replace(s Screen) tea.Cmd // leaves the top screen and goes to s in its place
	Back() tea.Cmd            // leaves the top screen
	Ask(d *Dialog) tea.Cmd    // puts a question over the screen
	Say(words string)         // tells good news, which fades
	Fail(words string)        // tells what went wrong, which stays until Esc
	Now() time.Time           // the worker's clock
	Theme() *Theme            // colours and glyphs
}
