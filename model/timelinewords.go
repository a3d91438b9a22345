package model

import (
	"fmt"
	"strings"

	"handover/model/guide"
)

// OurLane names the lane of a timeline on which the family's dates and our own stand.
const OurLane = "Family, and our work"

// Words says in lines of plain words all that a picture of a timeline shows, in the order of reading: the
// gaps in cover, how they are counted, each date with what it is, and what has none yet.
func (l Line) Words() []string {
	out := []string{l.Brief()}
	for _, gap := range l.Gaps {
		out = append(out, gap.Sentence()+" "+gap.Why)
	}
	for _, gap := range l.Held {
		out = append(out, gap.Sentence()+" "+gap.Why)
	}
	out = append(out, l.Counted)
	out = append(out, l.Unknowns()...)
	told := false
	for _, m := range l.Marks {
		if !told && m.On >= l.Today {
			out = append(out, "Today is "+l.Today.String()+".")
			told = true
		}
		words := m.On.String() + ": " + m.What
		if state := m.Stands(l.Today); state != "" {
			words += " (" + state + ")"
		}
		out = append(out, words)
	}
	for _, m := range l.Undated {
		out = append(out, "No date yet: "+m.What)
	}
	return out
}

// Unknowns says what the gaps and the days do not tell: that nobody has looked at some needs, and that a day
// may yet change.
func (l Line) Unknowns() []string {
	var out []string
	if words := l.UnlookedWords(); words != "" {
		out = append(out, words)
	}
	if l.Unsure {
		out = append(out, UnsureDays)
	}
	return out
}

// UnsureDays is what is said where bank holidays may yet change a day.
const UnsureDays = "Bank holidays after 2028 may yet change a day that is counted in working days."

// UnlookedWords says how many needs nobody looked at; "" for none.
func (l Line) UnlookedWords() string {
	switch l.Unlooked {
	case 0:
		return ""
	case 1:
		return "1 need is not looked at yet, so whether anybody holds it is not known."
	}
	return fmt.Sprintf("%d needs are not looked at yet, so whether anybody holds them is not known.", l.Unlooked)
}

// gaps names the needs that nobody holds, and counts those gaps that a manager accepts.
func (l Line) gaps() (open []string, accepted int) {
	for _, gap := range l.Gaps {
		if gap.Accepted {
			accepted++
		} else {
			open = append(open, gap.Title)
		}
	}
	return open, accepted
}

// Brief says in a line whether any need would be without anybody.
func (l Line) Brief() string {
	open, accepted := l.gaps()
	switch {
	case len(open) > 0 && l.Ending >= l.Today:
		return "Without anybody once we have gone: " + strings.Join(open, "; ")
	case len(open) > 0:
		return "Without anybody: " + strings.Join(open, "; ")
	case l.Ending == "":
		return l.Counted
	case accepted == 1:
		return "No gap in cover but one that a manager accepts"
	case accepted > 1:
		return fmt.Sprintf("No gap in cover but %d that a manager accepts", accepted)
	}
	return "No gap in cover is known"
}

// Count says in a few words whether any need would be without anybody.
func (l Line) Count() string {
	open, accepted := l.gaps()
	switch {
	case len(open) == 1:
		return "1 need with nobody named"
	case len(open) > 1:
		return fmt.Sprintf("%d needs with nobody named", len(open))
	case l.Ending == "" || l.Unlooked > 0:
		return ""
	case accepted == 1:
		return "1 gap, accepted by a manager"
	case accepted > 1:
		return fmt.Sprintf("%d gaps, accepted by a manager", accepted)
	}
	return "no gap in cover"
}

// Sentence says for how long who holds a need.
func (gap Gap) Sentence() string {
	who := "nobody holds this"
	switch {
	case gap.Meanwhile != "":
		who = "held meanwhile"
	case gap.Accepted:
		who = "nobody holds this, as a manager accepts,"
	case gap.Need.Standing == guide.NeedWatch:
		who = "nobody watches this"
	}
	if gap.To == "" {
		return gap.Title + ": " + who + " from " + gap.From.String() + " on, and until when is not known."
	}
	return gap.Title + ": " + who + " from " + gap.From.String() + " to " + gap.To.String() + "."
}

// Stands says of a mark how near its day is, or for how long it is late; "" of what has been.
func (m Mark) Stands(today Date) string {
	days := today.Days(m.On)
	switch {
	case m.Done:
		return ""
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "late since yesterday"
	case days < 0:
		return fmt.Sprintf("late by %d days", -days)
	}
	return fmt.Sprintf("in %d days", days)
}

// How much Near keeps on either side of today, and of what it must show, in days.
const (
	nearToday = 45
	nearGap   = 10
)

// Near narrows a timeline to the time around today, the ending and the gaps in cover. A stretch of years
// would make a gap of weeks too small to see. What lies outside stays in the marks: it is drawn as an
// arrow at the edge. Where little would be gained, the line is returned whole.
func (l Line) Near() Line {
	from, to := l.Today.Add(-nearToday), l.Today.Add(nearToday)
	reach := func(d Date) {
		if d != "" {
			from, to = min(from, d.Add(-nearGap)), max(to, d.Add(nearGap))
		}
	}
	reach(l.Ending)
	for _, gaps := range [][]Gap{l.Gaps, l.Held} {
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
