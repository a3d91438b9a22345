package kit

import "strings"

// HelpKey is the key that is never left out of the help line.
var HelpKey = Key{Press: []string{"f1"}, Show: "F1", Words: "help", More: "says what can be done here"}

// HelpLine draws the keys in at most width columns. A key that does not fit is left out; F1,
// which tells them all, always stands, unless it is among the keys and off. Bubbles' own
// help line was tried: in 14 of 60 widths it is wider than it may be.
func (t *Theme) HelpLine(keys []Key, width int) string {
	const gap = "   "
	last := []Key{HelpKey}
	for _, k := range keys {
		if k.Show == HelpKey.Show && !k.Binding().Enabled() {
			last = nil
		}
	}
	room := width
	for _, k := range last {
		room -= len(gap) + Width(k.Show) + 1 + Width(k.Words)
	}
	var shown []string
	for _, k := range keys {
		if k.Quiet || k.Off != "" || k.Show == HelpKey.Show {
			continue
		}
		w := Width(k.Show) + 1 + Width(k.Words)
		if len(shown) > 0 {
			w += len(gap)
		}
		if w > room {
			continue
		}
		shown = append(shown, t.helpFor(k))
		room -= w
	}
	for _, k := range last {
		shown = append(shown, t.helpFor(k))
	}
	return t.Clip(strings.Join(shown, gap), width)
}

func (t *Theme) helpFor(k Key) string {
	h := k.Binding().Help()
	return t.Key.Render(h.Key) + " " + t.Quiet.Render(h.Desc)
}

// HelpPage writes the page that F1 shows: what the screen says of itself, its keys, and the keys
// that work everywhere.
func (t *Theme) HelpPage(help string, keys, everywhere []Key, width int) []string {
	var lines []string
	in := min(width, Readable)
	if help = strings.TrimSpace(help); help != "" {
		lines = append(lines, Wrap(help, in)...)
		lines = append(lines, "")
	}
	wide := 0
	for _, k := range append(append([]Key(nil), keys...), everywhere...) {
		wide = max(wide, min(Width(k.Show), 14))
	}
	part := func(title string, keys []Key) {
		if len(keys) == 0 {
			return
		}
		lines = append(lines, t.Heading.Render(title), "")
		for _, k := range keys {
			words := k.Words
			if k.More != "" {
				words += ": " + k.More
			}
			if k.Off != "" {
				words += " (not now: " + k.Off + ")"
			}
			for i, l := range Wrap(words, max(in-wide-4, 12)) {
				name := ""
				if i == 0 {
					name = k.Show
				}
				lines = append(lines, "  "+t.Key.Render(Pad(name, wide))+"  "+l)
			}
		}
		lines = append(lines, "")
	}
	part("Keys here", keys)
	part("Keys everywhere", everywhere)
	return lines[:max(len(lines)-1, 0)]
}
