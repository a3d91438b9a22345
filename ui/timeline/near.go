package timeline

import (
	"fmt"
	"strings"

	"handover/model"
)

// How much the closer picture shows on either side of today, and of what it must show, in days.
const (
	nearToday = 45
	nearGap   = 10
)

// Near narrows a timeline to the time around today, the ending and the gaps in cover. A stretch of years
// would make a gap of weeks too small to see. What lies outside stays in the marks: it is drawn as an
// arrow at the edge. Where little would be gained, the line is returned whole.
func Near(l model.Line) model.Line {
	from, to := l.Today.Add(-nearToday), l.Today.Add(nearToday)
	reach := func(d model.Date) {
		if d != "" {
			from, to = min(from, d.Add(-nearGap)), max(to, d.Add(nearGap))
		}
	}
	reach(l.Ending)
	for _, gaps := range [][]model.Gap{l.Gaps, l.Held} {
		for _, gap := range gaps {
			reach(gap.From)
			reach(gap.To)
		}
	}
	from, to = max(from, l.From), min(to, l.To)
	if l.From.Days(l.To) < from.Days(to)*3/2 {
		return l
	}
	l.From, l.To = from, to
	return l
}

// outside says how many dates lie outside what is drawn; "" where none does.
func outside(l model.Line) string {
	before, after := 0, 0
	for _, m := range l.Marks {
		switch {
		case m.On < l.From:
			before++
		case m.On > l.To:
			after++
		}
	}
	var parts []string
	if before > 0 {
		parts = append(parts, fmt.Sprintf("%s before %s", dates(before), l.From.Short()))
	}
	if after > 0 {
		parts = append(parts, fmt.Sprintf("%s after %s", dates(after), l.To.Short()))
	}
	return strings.Join(parts, ", ")
}

func dates(n int) string {
	if n == 1 {
		return "1 date"
	}
	return fmt.Sprintf("%d dates", n)
}
