package timeline

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// Words says in lines of plain words all that the picture shows, in the order of reading: the gaps in
// cover, how they are counted, each date with what it is, and what has none yet.
func Words(l model.Line) []string {
	out := []string{Brief(l)}
	for _, gap := range l.Gaps {
		out = append(out, GapWords(gap)+" "+gap.Why)
	}
	for _, gap := range l.Held {
		out = append(out, GapWords(gap)+" "+gap.Why)
	}
	out = append(out, l.Counted)
	if words := unlooked(l); words != "" {
		out = append(out, words)
	}
	if l.Unsure {
		out = append(out, unsure)
	}
	told := false
	for _, m := range l.Marks {
		if !told && m.On >= l.Today {
			out = append(out, "Today is "+l.Today.String()+".")
			told = true
		}
		words := m.On.String() + ": " + m.What
		if state := stateWords(m, l.Today); state != "" {
			words += " (" + state + ")"
		}
		out = append(out, words)
	}
	for _, m := range l.Undated {
		out = append(out, "No date yet: "+m.What)
	}
	return out
}

const unsure = "Bank holidays after 2028 may yet change a day that is counted in working days."

// Brief says in a line whether any need would be without anybody.
func Brief(l model.Line) string {
	var open []string
	accepted := 0
	for _, gap := range l.Gaps {
		if gap.Accepted {
			accepted++
		} else {
			open = append(open, gap.Title)
		}
	}
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
func Count(l model.Line) string {
	open, accepted := 0, 0
	for _, gap := range l.Gaps {
		if gap.Accepted {
			accepted++
		} else {
			open++
		}
	}
	switch {
	case open == 1:
		return "1 need with nobody named"
	case open > 1:
		return fmt.Sprintf("%d needs with nobody named", open)
	case l.Ending == "" || l.Unlooked > 0:
		return ""
	case accepted == 1:
		return "1 gap, accepted by a manager"
	case accepted > 1:
		return fmt.Sprintf("%d gaps, accepted by a manager", accepted)
	}
	return "no gap in cover"
}

// unlooked says how many needs nobody looked at; "" for none.
func unlooked(l model.Line) string {
	switch l.Unlooked {
	case 0:
		return ""
	case 1:
		return "1 need is not looked at yet, so whether anybody holds it is not known."
	}
	return fmt.Sprintf("%d needs are not looked at yet, so whether anybody holds them is not known.", l.Unlooked)
}

// GapWords says in a sentence for how long who holds a need.
func GapWords(gap model.Gap) string {
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

// stateWords says of a mark what its sign does; "" of what has been.
func stateWords(m model.Mark, today model.Date) string {
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
