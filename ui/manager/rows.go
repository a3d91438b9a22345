package manager

import (
	"fmt"
	"strconv"
	"strings"

	"handover/model"
	"handover/ui/checklist"
	"handover/ui/kit"
)

// workerRow begins the id of a row that counts one worker's closures.
const workerRow = "worker\x00"

// narrow is how many columns a screen needs for a row to say on which day something is due.
const narrow = 64

// Nobody stands for a worker whose name this laptop does not have.
const Nobody = "somebody not known here"

// Names are the names of everybody who is known here.
func Names(workers []model.Worker) map[model.WorkerID]string {
	names := make(map[model.WorkerID]string, len(workers))
	for _, w := range workers {
		names[w.ID] = w.Name
	}
	return names
}

func (s *Screen) named(id model.WorkerID) string {
	if name := s.names[id]; name != "" {
		return name
	}
	return Nobody
}

// rows makes the rows of what is shown, and counts them.
func (s *Screen) rows() []kit.Row {
	var shown []model.Header
	for _, h := range s.headers {
		if !s.one || h.Worker == s.only {
			shown = append(shown, h)
		}
	}
	groups, rest := grouped(shown, s.named)
	var rows []kit.Row
	s.waiting, s.late, s.listed = len(groups[awaiting]), 0, 0
	for g, all := range groups {
		if len(all) == 0 {
			continue
		}
		s.listed += len(all)
		rows = append(rows, kit.Row{Heading: true, Words: groupTitles[g], Right: strconv.Itoa(len(all))})
		for _, h := range all {
			rows = append(rows, s.row(h, group(g)))
		}
	}
	if len(rest) > 0 {
		rows = append(rows, kit.Row{Heading: true, Words: "Not with the manager", Right: strconv.Itoa(len(shown) - s.listed)})
	}
	for _, c := range rest {
		rows = append(rows, kit.Row{ID: workerRow + string(c.worker), Mark: s.r.Theme().Glyphs.Bullet, Words: s.named(c.worker), Right: countWords(c)})
	}
	return rows
}

// countWords says how many closures are being prepared, and how many have ended.
func countWords(c counted) string {
	var out []string
	if c.preparing > 0 {
		out = append(out, fmt.Sprintf("%d being prepared", c.preparing))
	}
	if c.ended > 0 {
		out = append(out, fmt.Sprintf("%d ended", c.ended))
	}
	return strings.Join(out, ", ")
}

// row tells of one closure: which it is and what is due, then whose it is and since when it stands so.
func (s *Screen) row(h model.Header, g group) kit.Row {
	t := s.r.Theme()
	state, right := s.due(h, g)
	if state == kit.Overdue && g == awaiting {
		s.late++
	}
	mark := state
	switch g {
	case edited, apart, voided:
		mark = kit.Overdue
	}
	return kit.Row{
		ID: string(h.ID), Mark: t.Mark(mark), Words: h.Reference + "  " + h.Child, Right: right,
		Under: s.named(h.Worker) + "  " + t.Glyphs.Between + "  " + sinceWords(h, g),
	}
}

// due says what is due in a closure, and how that stands: the decision where one is awaited, else what comes next.
func (s *Screen) due(h model.Header, g group) (kit.State, string) {
	t, today := s.r.Theme(), s.r.Desk.Today()
	if g == awaiting {
		d, ok := decisionDue(h, s.r.Desk.Guide)
		if !ok {
			return kit.Open, ""
		}
		state := kit.Waits
		if d.Due < today {
			state = kit.Overdue
		}
		words := model.DueWords(d, today)
		if s.w < narrow {
			words, _, _ = strings.Cut(words, ", ")
		}
		return state, t.Tell(state, words)
	}
	title, state := model.NextTitle(h.Next, s.r.Desk.Guide), kit.Open
	switch g {
	case authorised:
		state = kit.Settled
	case notToClose:
		state = kit.Aside
	}
	if h.Due == "" {
		return state, title
	}
	if state = kit.Waits; h.Due < today {
		state = kit.Overdue
	}
	when := t.Tell(state, checklist.Late(h.Due, today))
	if title == "" || kit.Width(h.Reference+h.Child+title+when)+12 > s.w {
		return state, when // the day is what may not be missed
	}
	return state, title + "  " + when
}

// sinceWords says since when a closure stands as it does.
func sinceWords(h model.Header, g group) string {
	on := since(h)
	if on == "" {
		return "since when is not known here: open it"
	}
	switch g {
	case awaiting:
		return "sent on " + on.Short()
	case edited:
		return "sent on " + on.Short() + "; the decision waits for it to be sent again"
	case apart:
		return "sent on " + on.Short() + "; to be taken back and sent again"
	case returned:
		return "sent back on " + on.Short()
	case voided:
		return "authorised on " + on.Short() + ", not in force"
	case authorised:
		return "authorised on " + on.Short()
	}
	return "decided on " + on.Short()
}
