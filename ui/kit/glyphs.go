package kit

import "charm.land/lipgloss/v2"

// Glyphs are the signs that the program draws with. Every one but Ellipsis is one column wide.
type Glyphs struct {
	Settled, Open, Waits, Discuss, Aside, Overdue string // the states

	Pointer string // before the row or field where the worker is
	Bullet  string
	Between string // between two things on one line
	Into    string // between a place and one within it
	Full    string // a bar's settled part
	Empty   string // and the rest of it
	Up      string // more above
	Down    string // more below
	Left    string // more to the left
	Right   string // more to the right
	Chosen  string // within the brackets of the one option chosen
	Ticked  string // within the brackets of each of several
	Secret  string // for each character of a passphrase

	Ellipsis string

	Across, Upright, Strong                    string // rules; the part of one that stands out
	TopLeft, TopRight, BottomLeft, BottomRight string // a box's corners
}

var unicodeGlyphs = Glyphs{
	Settled: "✓", Open: "○", Waits: "◐", Discuss: "?", Aside: "–", Overdue: "!",
	Pointer: "›", Bullet: "•", Between: "·", Into: "›",
	Full: "━", Empty: "─", Up: "↑", Down: "↓", Left: "←", Right: "→",
	Chosen: "•", Ticked: "✓", Secret: "•", Ellipsis: "…",
	Across: "─", Upright: "│", Strong: "━", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
}

var asciiGlyphs = Glyphs{
	Settled: "+", Open: "o", Waits: "~", Discuss: "?", Aside: "-", Overdue: "!",
	Pointer: ">", Bullet: "*", Between: "-", Into: ">",
	Full: "#", Empty: ".", Up: "^", Down: "v", Left: "<", Right: ">",
	Chosen: "x", Ticked: "x", Secret: "*", Ellipsis: "...",
	Across: "-", Upright: "|", Strong: "=", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
}

// border is the box that Lip Gloss draws.
func (g Glyphs) border() lipgloss.Border {
	return lipgloss.Border{Top: g.Across, Bottom: g.Across, Left: g.Upright, Right: g.Upright,
		TopLeft: g.TopLeft, TopRight: g.TopRight, BottomLeft: g.BottomLeft, BottomRight: g.BottomRight}
}

// A State is how something stands, as the worker sees it. It is always a glyph and a word.
type State int

// The states.
const (
	Open    State = iota // nothing said yet, or nothing that settles it
	Settled              // what is needed has been said
	Waits                // not yet
	Discuss              // to discuss
	Aside                // kept, but no longer asked
	Overdue              // its day has passed
)

// Words names the state.
func (s State) Words() string {
	switch s {
	case Settled:
		return "settled"
	case Waits:
		return "not yet"
	case Discuss:
		return "to discuss"
	case Aside:
		return "set aside"
	case Overdue:
		return "overdue"
	}
	return "open"
}

// Mark draws the state's glyph. The word must stand somewhere beside it: see Say.
func (t *Theme) Mark(s State) string {
	st, glyph := t.state(s)
	return st.Render(glyph)
}

// Say draws the state as its glyph and its word: "✓ settled".
func (t *Theme) Say(s State) string {
	st, glyph := t.state(s)
	return st.Render(glyph + " " + s.Words())
}

// Tell draws words in the state's colour after its glyph, where the plain word says too little:
// "! overdue since 3 Nov 2026".
func (t *Theme) Tell(s State, words string) string {
	st, glyph := t.state(s)
	return st.Render(glyph + " " + words)
}

// Words draws words in the state's colour, for where its glyph stands elsewhere on the line.
func (t *Theme) Words(s State, words string) string {
	st, _ := t.state(s)
	return st.Render(words)
}

func (t *Theme) state(s State) (Style, string) {
	g := t.Glyphs
	switch s {
	case Settled:
		return t.Good, g.Settled
	case Waits:
		return t.Waits, g.Waits
	case Discuss:
		return t.Waits, g.Discuss
	case Aside:
		return t.Quiet, g.Aside
	case Overdue:
		return t.Late, g.Overdue
	}
	return t.Plain, g.Open
}
