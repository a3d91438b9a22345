package kit

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// A Button is one of a dialog's answers.
type Button struct {
	Words  string         // "Keep it"
	Letter string         // a letter that presses it, where nothing is typed; may be empty
	Try    func() error   // does what may be refused, while the dialog stands: an error keeps it and its words, and is shown; may be nil
	Do     func() tea.Cmd // what it does, once the dialog has gone; may be nil
	Anyway bool           // presses even when the asked-for words are missing
}

// A Dialog is a question over the screen. Its first button is the safe one: it has the focus, Esc
// presses it, and it tries nothing.
type Dialog struct {
	Title   string
	Words   string                     // some sentences, plain
	Buttons []Button                   // without any, there is one to close it
	Ask     string                     // asks for a line of words, such as a reason; empty asks for nothing
	Need    string                     // said when the words asked for are missing; empty lets them be
	Fill    string                     // words already on that line, to be changed
	Enter   int                        // the button that Enter on that line presses, where that is easily undone; 0 goes to the buttons
	Changed func(words string) tea.Cmd // told of every change on that line, so that it can be kept as a draft; may be nil
	Unasked bool                       // it opens by itself: keys already on their way are not meant for it

	line  Line
	focus int // the button; len(Buttons) while the line has it
	wrong string
	asked bool      // it was opened before: words typed since are kept
	top   int       // the first line of the words that is shown
	quiet time.Time // when the last key came that was not meant for it
	w, h  int
}

// quietFor is how long a dialog that opens by itself waits for the keys to stop.
const quietFor = 425 * time.Millisecond

// Open gets the dialog ready to be shown; again, after a lock, with the words typed so far.
func (d *Dialog) Open() {
	if len(d.Buttons) == 0 {
		d.Buttons = []Button{{Words: "Close"}}
	}
	d.focus = 0
	if d.Ask != "" {
		d.focus = len(d.Buttons)
		if !d.asked {
			d.line.SetText(d.Fill)
		}
	}
	d.asked = true
	d.quiet = time.Now()
}

// Text returns the words typed into the line that Ask asks for.
func (d *Dialog) Text() string { return strings.TrimSpace(d.line.Text()) }

// Typing reports whether the line of words has the focus.
func (d *Dialog) Typing() bool { return d.focus == len(d.Buttons) }

// Resize says how many columns and lines the dialog may take.
func (d *Dialog) Resize(w, h int) { d.w, d.h = w, h }

// Update takes a key or a paste. When a button is pressed, it is returned and the dialog is to go.
func (d *Dialog) Update(msg tea.Msg) *Button {
	if d.Unasked {
		now := time.Now()
		if now.Sub(d.quiet) < quietFor {
			d.quiet = now
			return nil
		}
		d.Unasked = false
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if d.Typing() {
			d.line.Update(msg)
			d.wrong = ""
		}
		return nil
	}
	switch k.String() {
	case "esc":
		return &d.Buttons[0]
	case "tab", "shift+tab":
		d.step(k.String() == "tab")
		return nil
	case "enter":
		if d.Typing() && d.Enter > 0 {
			return d.press(d.Enter)
		}
		if d.Typing() {
			d.step(true)
			return nil
		}
		return d.press(d.focus)
	}
	if d.Typing() {
		switch k.String() {
		case "down":
			d.step(true)
		case "up":
			d.step(false)
		default:
			if d.line.Update(msg) {
				d.wrong = ""
			}
		}
		return nil
	}
	switch k.String() {
	case "right":
		d.focus = min(d.focus+1, len(d.Buttons)-1)
	case "left":
		d.focus = max(d.focus-1, 0)
	case "up":
		if d.Ask != "" && d.top == 0 {
			d.focus = len(d.Buttons)
		}
		d.top = max(d.top-1, 0)
	case "down":
		d.top++ // Draw keeps it within the words
	case "space":
		return d.press(d.focus)
	default:
		for i, b := range d.Buttons {
			if b.Letter != "" && strings.EqualFold(b.Letter, k.String()) {
				return d.press(i)
			}
		}
	}
	return nil
}

// step moves the focus round the buttons and the line.
func (d *Dialog) step(on bool) {
	n := len(d.Buttons)
	if d.Ask != "" {
		n++
	}
	if on {
		d.focus = (d.focus + 1) % n
	} else {
		d.focus = (d.focus + n - 1) % n
	}
}

func (d *Dialog) press(i int) *Button {
	b := &d.Buttons[i]
	if i > 0 && !b.Anyway && d.Ask != "" && d.Need != "" && d.Text() == "" {
		d.refuse(d.Need)
		return nil
	}
	if b.Try != nil {
		if err := b.Try(); err != nil {
			d.refuse(Sentence(err))
			return nil
		}
	}
	return b
}

// refuse says what is wrong, and goes to the line where it can be mended.
func (d *Dialog) refuse(words string) {
	d.wrong = words
	if d.Ask != "" {
		d.focus = len(d.Buttons)
	}
}

// Keys are the dialog's keys, for the help line.
func (d *Dialog) Keys() []Key {
	keys := []Key{{Show: "Enter", Words: "press"}}
	if d.Typing() {
		keys[0].Words = "next"
	} else if len(d.Buttons) > 1 || d.Ask != "" {
		keys = append(keys, Key{Show: "Tab", Words: "next"})
	}
	return append(keys, Key{Show: "Esc", Words: strings.ToLower(d.Buttons[0].Words)})
}

// Draw returns the box and the place of the cursor in it. The box is never larger than Resize
// allowed; words that do not fit are scrolled with the arrows.
func (d *Dialog) Draw(t *Theme) (box string, cursor *tea.Cursor) {
	w := min(max(d.w-4, 12), 64)
	in := max(w-6, 6) // between the box's sides and two columns of space
	tight := d.h < 14
	words := Wrap(d.Words, in)
	tail, cx, cy := d.tail(t, in)
	spare := 2 // the box's own lines
	if !tight {
		spare = 5 // and space above, between and below
	}
	room := max(d.h-spare-len(tail)-1, 1)
	if len(words) > room {
		seen := room
		if room > 1 {
			seen-- // the last line says how much is out of sight
		}
		d.top = max(min(d.top, len(words)-seen), 0)
		end := min(d.top+seen, len(words))
		below := len(words) - end
		words = append([]string(nil), words[d.top:end]...)
		if room > 1 {
			words = append(words, t.more(d.top, below, in))
		}
	} else {
		d.top = 0
	}
	var lines []string
	lines = append(lines, t.Heading.Render(t.Clip(d.Title, in)))
	if !tight && d.Words != "" {
		lines = append(lines, "")
	}
	if d.Words != "" {
		lines = append(lines, words...)
	}
	if !tight {
		lines = append(lines, "")
	}
	cy += len(lines)
	lines = append(lines, tail...)
	if !tight {
		lines = append(append([]string{""}, lines...), "")
		cy++
	}
	if over := len(lines) + 2 - d.h; over > 0 && d.h > 2 { // the title goes before the buttons do
		lines = lines[over:]
		cy -= over
	}
	at := At
	if d.Typing() {
		at = Type
	}
	return t.Box(lines, w), at(cx+3, max(cy+1, 0))
}

// tail draws the line and the buttons, and says where the cursor stands in them.
func (d *Dialog) tail(t *Theme, in int) (lines []string, cx, cy int) {
	if d.Ask != "" {
		for _, l := range Wrap(d.Ask, in) {
			lines = append(lines, t.Quiet.Render(l))
		}
		entry, x := d.line.Draw(t, in, d.Typing())
		if d.Typing() {
			cx, cy = x, len(lines)
		}
		lines = append(lines, entry)
	}
	wrong := Wrap(d.wrong, in)
	if most := max(d.h-7, 1); len(wrong) > most { // the line and the buttons stand
		wrong = wrong[:most]
		wrong[most-1] = t.Clip(wrong[most-1]+" …", in)
	}
	for _, l := range wrong {
		lines = append(lines, t.Wrong.Render(l))
	}
	if d.wrong == "" && d.Ask != "" && d.h >= 14 {
		lines = append(lines, "")
	}
	row, at := "", 0
	for i, b := range d.Buttons {
		words := t.Clip("[ "+b.Words+" ]", in)
		if Width(row) > 0 && Width(row)+2+Width(words) > in {
			lines = append(lines, row)
			row = ""
		} else if row != "" {
			row += "  "
		}
		at = Width(row)
		if i == d.focus {
			cx, cy = at+2, len(lines)
			words = t.Button.Render(words)
		}
		row += words
	}
	return append(lines, row), cx, cy
}

// Box draws lines within a box of width columns, two columns of space at each side. It is in the
// colour of what is selected: it has the keys.
func (t *Theme) Box(lines []string, width int) string {
	in := max(width-6, 1)
	body := make([]string, len(lines))
	for i, l := range lines {
		body[i] = Pad(l, in)
	}
	return lipgloss.NewStyle().Padding(0, 2).Border(t.Glyphs.border()).
		BorderForeground(t.Selected.Lipgloss().GetForeground()).Render(strings.Join(body, "\n"))
}
