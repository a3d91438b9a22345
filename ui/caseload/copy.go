package caseload

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/keeping"
	"handover/ui/kit"
)

// A local copy whose day has come is due, like anything else that has a date.

// due is the day by which a closure is listed: that of what comes next, or that on which its copy was
// to go, once it has come.
func (s *Screen) due(h model.Header) model.Date {
	on, goes := model.Goes(h, s.r.Stays())
	if goes && on <= s.r.Desk.Today() && (h.Due == "" || on < h.Due) {
		return on
	}
	return h.Due
}

// overstays reports whether the day on which a closure's copy was to go has passed.
func (s *Screen) overstays(h model.Header) bool {
	on, goes := model.Goes(h, s.r.Stays())
	return goes && on < s.r.Desk.Today()
}

// sort puts the closures in the order of what is due, as the desk does, with the copies among it.
func (s *Screen) sort(headers []model.Header) {
	const never = "9999-99-99"
	slices.SortStableFunc(headers, func(a, b model.Header) int {
		return cmp.Or(cmp.Compare(cmp.Or(s.due(a), never), cmp.Or(s.due(b), never)), cmp.Compare(a.Reference, b.Reference))
	})
}

// under is a closure's second line: whose it is where it is somebody else's, what is to be done after supervision and
// what there is to say of the local copy, and its four stages, as much of them as there is room for.
func (s *Screen) under(h model.Header) string {
	t := s.r.Theme()
	room := min(s.w, 124) - 4
	whose := s.whose(h)
	words := s.copyWords(h, room)
	todo := s.toDo(h)
	switch {
	case words == "" && whose == "" && todo == "":
		return s.stages(h, min(s.w, 120)-6)
	case words != "" && s.overstays(h):
		words = t.Tell(kit.Overdue, words)
	case words != "":
		words = t.Plain.Render(words)
	}
	switch {
	case words == "":
		words = todo
	case todo != "":
		words = todo + "   " + words
	}
	if whose != "" {
		whose = t.Quiet.Render(t.Clip(whose, max(room/3, 12)))
		if words != "" && kit.Width(whose)+3+kit.Width(words) <= room {
			words = whose + "   " + words
		} else if words == "" {
			words = whose
			if stages := s.stages(h, min(s.w, 120)-9-kit.Width(whose)); strings.Contains(kit.Bare(stages), stageNames[0]) {
				return words + "   " + stages
			}
		}
	}
	left := room - kit.Width(words) - 3
	for _, names := range []bool{true, false} {
		if stages := s.figures(h, names); kit.Width(stages) <= left {
			return words + "   " + stages
		}
	}
	return words
}

// toDo says what was set in supervision and is late, or to be done today; nothing where that is what comes next, and
// stands there.
func (s *Screen) toDo(h model.Header) string {
	today := s.r.Desk.Today()
	words := h.ToDo.Words(today)
	_, late, due := h.ToDo.ToDo(today)
	if words == "" || late+due == 1 && h.Next.Item == model.ItemAction && h.Points == 0 && !h.Void && !h.Edited {
		return ""
	}
	if late > 0 {
		return s.r.Theme().Tell(kit.Overdue, words)
	}
	return s.r.Theme().Tell(kit.Waits, words)
}

// whose says whose a closure is; nothing where it is that of whoever is at the keyboard.
func (s *Screen) whose(h model.Header) string {
	if h.Worker == "" || h.Worker == s.r.Desk.Worker().ID || s.names[h.Worker] == "" {
		return ""
	}
	return s.names[h.Worker] + "'s"
}

// copyWords says how the local copy stands, in at most room columns where that can be.
func (s *Screen) copyWords(h model.Header, room int) string {
	if h.Held {
		return "local copy on hold"
	}
	today := s.r.Desk.Today()
	words := model.GoesWords(h, s.r.Stays(), today)
	if on, ok := model.Goes(h, s.r.Stays()); ok && kit.Width(words)+2 > room {
		switch {
		case on < today:
			words = "copy was due to go " + on.Short()
		case on > today:
			words = "copy goes " + on.Short()
		}
	}
	return words
}

// figures are the four stages without bars, with their names or their first letters.
func (s *Screen) figures(h model.Header, names bool) string {
	t, out := s.r.Theme(), ""
	for i, name := range stageNames {
		if !names {
			name = name[:1]
		}
		if i > 0 {
			out += "  "
		}
		out += t.Quiet.Render(name) + fmt.Sprintf(" %d/%d", h.Stages[i].Settled, h.Stages[i].Needed)
	}
	return out
}

// toEnd says that copies are past their day, and what to do about it; nothing where none is.
func (s *Screen) toEnd() string {
	n := 0
	for _, h := range s.headers {
		if s.overstays(h) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	words := "1 local copy was due to go. Press l on it, to purge it or put it on hold."
	if n > 1 {
		words = fmt.Sprintf("%d local copies were due to go. Press l on each, to purge it or put it on hold.", n)
	}
	if kit.Width(words)+2 > s.w {
		words = fmt.Sprintf("local copy due to go: press l (%d)", n)
	}
	return s.r.Theme().Tell(kit.Overdue, words)
}

// copyKey goes to the local copy of the selected closure.
func (s *Screen) copyKey() kit.Key {
	h, ok := s.headers[s.list.ID()]
	k := kit.Key{Press: []string{"l"}, Show: "l", Words: "local copy", More: "where the copy of the selected closure stands; transfer, hold and purge",
		Quiet: !ok || s.copyWords(h, s.w) == "", Do: func() tea.Cmd {
			page, cmd := s.open(h.ID)
			if page == nil {
				return cmd
			}
			return tea.Batch(cmd, s.r.Push(keeping.New(s.r)))
		}}
	if !ok {
		k.Off = "There is no closure yet. Press n to begin one."
	}
	return k
}
