package standing

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

var clearWords = map[guide.Step]string{
	guide.Submit: "Nothing stands in the way. Send the record on the page The decision.",
	guide.Close:  "Nothing stands in the way of ending involvement.",
	guide.Shared: "Nothing is left to share.",
}

// due lists the deadlines that are still running, or have no date yet.
func (s *Screen) due() []model.Deadline {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []model.Deadline
	for _, d := range model.Deadlines(c, s.r.Desk.Guide, s.r.Desk.Today()) {
		if !d.Done {
			out = append(out, d)
		}
	}
	return out
}

// head draws what stands above the list: the steps, what is due, and that nothing stands in the way
// where something else is listed.
func (s *Screen) head(_, h int) []string {
	if s.r.Desk.Closure() == nil || h < 3 {
		return nil
	}
	t := s.r.Theme()
	head := []string{s.tabs()}
	room := 0 // lines for what is due
	switch {
	case h >= tall:
		room = 4
	case h >= 18:
		room = 2
	case h >= 12:
		room = 1
	}
	head = append(head, s.dueLines(room)...)
	if s.open[s.step] == 0 && len(s.ids) > 0 && h >= 12 {
		head = append(head, t.Good.Render(t.Clip(clearWords[guide.Steps[s.step]], s.w)))
	}
	return append(head, "")
}

func (s *Screen) tabs() string {
	t := s.r.Theme()
	var tabs []string
	for i, step := range guide.Steps {
		words := fmt.Sprintf("%s (%d)", stepTitles[step], s.open[i])
		if s.w < 60 && i != s.step {
			words = fmt.Sprintf("(%d)", s.open[i])
		}
		if i == s.step {
			tabs = append(tabs, t.Selected.Render(words))
		} else {
			tabs = append(tabs, t.Quiet.Render(words))
		}
	}
	return t.Clip(strings.Join(tabs, t.Quiet.Render(" "+t.Glyphs.Between+" ")), s.w)
}

// dueLines says what is due, in no more lines than there is room for. Where not all of it fits, each
// deadline has a line, and F1 has the rest.
func (s *Screen) dueLines(room int) []string {
	t, today := s.r.Theme(), s.r.Desk.Today()
	var whole, short []string
	for _, d := range s.due() {
		style := t.Plain
		switch {
		case d.Due == "":
			style = t.Quiet
		case d.Due < today:
			style = t.Late
		case d.Due == today:
			style = t.Waits
		}
		words := model.DeadlineWords(d, today)
		for _, l := range kit.Wrap(words, s.w) {
			whole = append(whole, style.Render(l))
		}
		short = append(short, style.Render(t.Clip(words, s.w)))
	}
	if len(whole) > room {
		whole = short[:min(len(short), room)]
	}
	return whole
}

// detail tells of the selected row: what is wrong, how to mend it and whose it is, and why it is asked.
func (s *Screen) detail(width int) []string {
	b, ok := s.by[s.page.ID()]
	if !ok {
		return nil
	}
	t, roomy := s.r.Theme(), kit.SideBySide(s.w)
	var out []string
	add := func(style kit.Style, words string) {
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
		if roomy {
			out = append(out, "")
		}
	}
	if roomy {
		add(t.Heading, Title(s.r.Desk.Closure(), b.Blocker))
	}
	if b.reason != "" {
		add(t.Plain, "The reason given: "+b.reason)
	}
	add(t.Plain, b.What)
	add(t.Plain, b.Mend)
	switch b.pile.Firmness {
	case model.FirmStays:
	case model.FirmOpen:
		add(t.Quiet, "It holds nothing up.")
	default:
		add(t.Quiet, ownerWords(b.Blocker))
	}
	add(t.Quiet, "Why it is asked: "+b.Why)
	return out
}

// ownerWords says whose it is to settle.
func ownerWords(b model.Blocker) string {
	if b.Owner == "manager" {
		return "Your manager's to settle."
	}
	return "Yours to settle."
}

// about is what F1 says of the selected row; empty where there is none.
func (s *Screen) about() string {
	b, ok := s.by[s.page.ID()]
	if !ok {
		return ""
	}
	words := Title(s.r.Desk.Closure(), b.Blocker) + "\n\n"
	if b.reason != "" {
		words += "The reason given: " + b.reason + "\n\n"
	}
	return words + b.What + " " + b.Mend + "\n\nWhy it is asked: " + b.Why + "\n\n"
}
