package pdf

import "slices"

// fewLines is how many lines are too few for a last page: nobody is handed a sheet with a name alone on it.
const fewLines = 4

// balanced places strips on pages so that the last of them is no orphan. Where what is left over finds room on the
// page before when the two are drawn together a little, it does; else more is moved over to it.
func (f *flow) balanced(all []strip) []sheaf {
	out := f.place(all)
	n := len(out)
	if n < 2 || f.lines(all[out[n-1].first:]) >= fewLines {
		return out
	}
	from := out[n-2].first
	for _, share := range []float64{0.25, 0.5, 0.75, 1} {
		if closer := f.place(drawnTogether(all[from:], share)); len(closer) == 1 {
			closer[0].first = from
			return append(out[:n-2:n-2], closer[0])
		}
	}
	for i := out[n-1].first - 1; i > from; i-- {
		if all[i-1].keep || f.lines(all[i:]) < fewLines {
			continue
		}
		if f.lines(all[from:i]) < fewLines { // the page before would be no better
			break
		}
		last, before := f.place(all[i:]), f.place(all[from:i])
		if len(last) > 1 || len(before) > 1 {
			break
		}
		return append(out[:n-2:n-2], before[0], last[0])
	}
	return out
}

// lines is about how many lines of text strips are as high as.
func (f *flow) lines(some []strip) int {
	n := 0
	for _, s := range some {
		n += max(1, int(s.height/f.line))
	}
	return n
}

// drawnTogether gives strips with so much of the room between them and between their lines that they can spare.
func drawnTogether(some []strip, share float64) []strip {
	const between = 0.4 // of the room above a strip
	out := slices.Clone(some)
	for i := range out {
		out[i].before *= 1 - between*share
		out[i].height -= out[i].give * share
	}
	return out
}
