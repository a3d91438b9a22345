package supervision

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// Titles of the forms with which a topic ends.
const (
	titleChange    = "Change needed"
	titleDeferred  = "Deferred"
	titleNotAgreed = "Not agreed"
	titleDone      = "Done"
)

// An aside is words that were typed into a form with which the topic does not end after all.
type aside struct {
	form  string // the form's title
	words string
}

// asides lists what was typed for a topic into other forms than the one with which it ends.
func (s *Talk) asides(t model.Topic, title string) []aside {
	x := s.session()
	if x == nil {
		return nil
	}
	kept, err := s.r.Desk.FormDrafts(s.r.Desk.OpenID())
	if err != nil {
		s.r.Wrong(err)
	}
	var out []aside
	add := func(form, part, whose string) {
		if form == title {
			return
		}
		text := ""
		for _, d := range kept {
			if d.Field == placeOf(t) && d.Part == part {
				text = d.Text
			}
		}
		if d, ok := s.r.Saver.Typed(s.draftOf(t, part, "")); ok {
			text = d.Text
		}
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, aside{form, whose + text})
		}
	}
	add(titleChange, partDo, "")
	add(titleChange, partName, "Who does it: ")
	for _, p := range x.Here {
		add(titleNotAgreed, partVoice+string(p.Worker), nameOf(s.r, p.Worker)+": ")
	}
	add(titleDone, partDoneHow, "")
	return out
}

// unless ends a topic, where nothing was typed into another form for it. Where something was, it asks first what
// becomes of the words: nothing that somebody typed goes without their saying so, and nothing waits for good in a form
// that nobody will open again.
func (s *Talk) unless(t model.Topic, title string, end func() tea.Cmd) tea.Cmd {
	left := s.asides(t, title)
	if len(left) == 0 {
		return end()
	}
	var lines []string
	for _, a := range left {
		lines = append(lines, "“"+a.form+"” was begun. "+a.words)
	}
	words := strings.Join(lines, "\n")
	return s.r.Ask(&kit.Dialog{Title: "Words typed in another form", Words: words + "\n\nThey are no part of how this topic ends. Keep them in its notes, under “Why”, or let them go?", Buttons: []kit.Button{
		{Words: "Back"},
		{Words: "Keep them", Letter: "k", Do: func() tea.Cmd { return tea.Batch(s.keepAside(t, words), end()) }},
		{Words: "Let them go", Letter: "l", Do: end},
	}})
}

// keepAside puts such words under Why, once.
func (s *Talk) keepAside(t model.Topic, words string) tea.Cmd {
	s.reload(t)
	for _, n := range s.notes {
		if n.part != "why" || strings.Contains(n.text.Text(), words) {
			continue
		}
		n.text.SetText(strings.TrimSpace(n.text.Text() + "\n" + words))
		return s.r.Saver.Type(s.draftOf(t, n.part, n.text.Text()))
	}
	return nil
}

// reload reads the notes of a topic again, where the lock has put them away beneath the form in which it ends.
func (s *Talk) reload(t model.Topic) {
	if x := s.session(); s.notes == nil && x != nil {
		s.at = t
		s.load(x)
	}
}
