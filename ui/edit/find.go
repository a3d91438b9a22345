package edit

import (
	"fmt"
	"sort"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// A finder is the line at the bottom on which the worker types what to look for. The text does not
// change while it is open.
type finder struct {
	line  kit.Line
	theme *kit.Theme
	text  folded
	begun int // the cursor when it was opened
	hits  [][2]int
	at    int // the hit that is shown
	round string
}

// Finding reports whether the worker is looking for words: keys then belong to that.
func (t *Text) Finding() bool { return t.find != nil }

func (t *Text) openFind() {
	from, _ := t.Selection()
	t.move(from)
	t.find = &finder{theme: kit.NewTheme(kit.Look{Plain: true, Simple: true}), text: fold(t.sheet.String()), begun: t.at}
}

// finding takes what is typed on the line, and the keys that go from hit to hit.
func (t *Text) finding(msg tea.Msg) Result {
	f := t.find
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return Result{Used: t.Escape()}
		case "enter", "down", "ctrl+f":
			t.again(1)
			return Result{Used: true}
		case "up", "shift+enter":
			t.again(-1)
			return Result{Used: true}
		}
	}
	before := f.line.Text()
	used := f.line.Update(msg)
	if f.line.Text() != before {
		t.seek()
	}
	return Result{Used: used}
}

// again goes to the next hit or the one before; on an empty line, it looks for the last words again.
func (t *Text) again(step int) {
	f := t.find
	if f.line.Text() == "" && t.sought != "" {
		f.line.SetText(t.sought)
		t.seek()
		return
	}
	n := len(f.hits)
	if n == 0 {
		return
	}
	f.round = ""
	switch f.at += step; {
	case f.at >= n:
		f.at, f.round = 0, ", from the top again"
	case f.at < 0:
		f.at, f.round = n-1, ", from the end again"
	}
	t.show()
}

// seek looks for what stands on the line, from where the cursor was on.
func (t *Text) seek() {
	f := t.find
	f.round = ""
	t.sought = f.line.Text()
	f.hits = f.text.hits(fold(t.sought).text)
	if len(f.hits) == 0 {
		t.move(f.begun)
		return
	}
	f.at = sort.Search(len(f.hits), func(i int) bool { return f.hits[i][0] >= f.begun })
	if f.at == len(f.hits) {
		f.at, f.round = 0, ", from the top again"
	}
	t.show()
}

// show selects the hit. Esc leaves the cursor at its end, with nothing selected: the next letter must
// not take the place of words that nobody chose.
func (t *Text) show() {
	hit := t.find.hits[t.find.at]
	t.move(hit[1])
	if p := t.sheet.find(hit[0]); hit[0] > p.start {
		hit[0] = p.start + kit.After(t.sheet.row(p).text, charBefore(t.sheet.row(p).text, hit[0]-p.start))
	}
	t.anchor = hit[0]
}

// draw draws the line, and gives the cursor's column in it.
func (f *finder) draw(w int) (line string, x int) {
	const label = "Find: "
	status := "Enter goes on, Esc closes"
	switch n := len(f.hits); {
	case f.line.Text() == "":
	case n == 0:
		status = "not found"
	default:
		status = fmt.Sprintf("%s of %s%s", number(f.at+1), number(n), f.round)
	}
	entry, x := f.line.Draw(f.theme, max(min(w-len(label)-len(status)-2, 40), min(w-len(label), 12)), true)
	return kit.FitLines([]string{label + entry + "  " + status}, w, 1), min(len(label)+x, w-1)
}
