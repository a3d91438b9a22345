package pdf

import "handover/model/document"

// blanks sets places to write in by hand beside each other, or beneath each other where a label leaves no room
// to write. They begin so far from the left margin.
func (l *layout) blanks(at *element, places []document.Blank, in float64) []strip {
	const gap, least = 12, 60
	shares := 0
	for _, p := range places {
		shares += max(p.Share, 1)
	}
	all, x := measure-in, in
	beside := make([]slot, len(places))
	for i, p := range places {
		width := all * float64(max(p.Share, 1)) / float64(shares)
		beside[i] = slot{p, x, width}
		if x += width; i+1 < len(places) {
			beside[i].width -= gap
		}
		if len(places) > 1 && beside[i].width-l.width(p.Label, l.body()) < least {
			var out []strip
			for _, p := range places {
				out = append(out, l.slots(at, []slot{{p, in, all}})...)
			}
			return out
		}
	}
	return l.slots(at, beside)
}

// A slot is a place to write in, where it stands on the page.
type slot struct {
	document.Blank
	x, width float64
}

// slots sets places to write in beside each other. A label that takes most of a place has the line under it.
func (l *layout) slots(at *element, all []slot) []strip {
	const gap = 6
	var first, rules []cell
	above, most := false, 1
	for _, s := range all {
		above = above || l.width(s.Label, l.body()) > 0.7*s.width
		most = max(most, s.Lines)
	}
	for _, s := range all {
		from := 0.0
		if s.Label != "" {
			first = append(first, cell{of: at.add("P"), text: s.Label, x: s.x, width: s.width, style: l.body()})
			if from = l.width(s.Label, l.body()) + gap; above {
				from = 0
			}
		}
		rules = append(rules, l.rule(s.x+from, s.width-from))
	}
	out := []strip{}
	if above {
		out = append(out, l.row(row{before: 0.2 * l.size, above: 0.2 * l.size, whole: true, keep: true}, first...)...)
		out = append(out, l.row(row{above: l.handRoom() / 2, keep: most > 1}, rules...)...)
	} else {
		out = append(out, l.row(row{before: 0.2 * l.size, above: l.handRoom(), keep: most > 1}, append(first, rules...)...)...)
	}
	for n := 2; n <= most; n++ {
		var more []cell
		for _, s := range all {
			if s.Lines >= n {
				from := 0.0
				if len([]rune(s.Label)) <= 2 && s.Label != "" { // a number: all that is answered stands beside it
					from = l.width(s.Label, l.body()) + gap
				}
				more = append(more, l.rule(s.x+from, s.width-from))
			}
		}
		out = append(out, l.row(row{above: l.handRoom(), keep: n < most}, more...)...)
	}
	return out
}
