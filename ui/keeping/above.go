package keeping

import "handover/ui/kit"

// above lays out what stands above a list, on a page of w columns and h lines. On a low screen there is room for one
// or two lines of it.
func above(t *kit.Theme, said []string, w, h int) []string {
	var out []string
	for _, words := range said {
		out = append(out, kit.Wrap(words, min(w, kit.Readable))...)
	}
	if most := max(h/3, 1); len(out) > most {
		out = out[:most]
		out[most-1] = t.Clip(out[most-1]+" "+t.Glyphs.Ellipsis, w)
	}
	for i := range out {
		out[i] = t.Plain.Render(out[i])
	}
	if h >= 14 && len(out) > 0 {
		out = append(out, "")
	}
	return out
}

// narrow reports whether a row's words need all the room there is. Before the first size it is not.
func narrow(w int) bool { return w > 0 && w < 60 }

// say wraps words in a style.
func say(out []string, s kit.Style, words string, width int) []string {
	for _, l := range kit.Wrap(words, width) {
		out = append(out, s.Render(l))
	}
	return out
}
