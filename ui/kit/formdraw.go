package kit

import tea "charm.land/bubbletea/v2"

// Draw returns the form, exactly as many lines as Resize gave, and the place of the cursor.
func (f *Form) Draw() (string, *tea.Cursor) {
	t := f.theme
	var lines []string
	cx, cy, from, to := 0, 0, 0, 0 // the cursor, and the lines of the field that has the focus
	optionTo := 0                  // where the option ends that the cursor is on
	for i, fl := range f.fields {
		if !fl.shown() {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		focused := i == f.focus
		more, x, y, high := fl.draw(t, f.w, f.h, focused)
		if focused {
			cx, cy, optionTo = x, len(lines)+y, len(lines)+y+high
			from, to = len(lines), len(lines)+len(more)
		}
		lines = append(lines, more...)
	}
	if f.Finish != "" {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		words := "[ " + f.Finish + " ]"
		if f.focus == len(f.fields) {
			cx, cy, from, to = 4, len(lines), len(lines), len(lines)+1
			words = t.Button.Render(words)
		}
		lines = append(lines, "  "+words)
	}
	seen := f.h
	if len(lines) > f.h && f.h > 2 {
		seen--
	}
	if to-from > seen { // a field higher than the room: the option that the cursor is on decides
		f.top = max(min(f.top, to-seen), from)
		to = min(optionTo, cy+seen)
		if fl := f.Focused(); fl == nil || fl.at > 0 || to-from > seen {
			from = cy
		}
	}
	if to > f.top+seen {
		f.top = to - seen
	}
	f.top = max(min(f.top, from, len(lines)-seen), 0)
	end := min(f.top+seen, len(lines))
	out := append([]string(nil), lines[f.top:end]...)
	if seen < f.h {
		words := ""
		if f.top > 0 {
			words += "  " + t.Glyphs.Up + " more above"
		}
		if end < len(lines) {
			words += "  " + t.Glyphs.Down + " more below"
		}
		out = append(out, t.Quiet.Render(words))
	}
	cursor := At
	if f.Typing() {
		cursor = Type
	}
	return FitLines(out, f.w, f.h), cursor(min(cx, f.w-1), cy-f.top)
}
