package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// A noteLine is the line on which words are typed during a call. What is on it is a draft from the first
// key: Enter makes it a line of the call, and until then it waits here, whatever happens.
type noteLine struct {
	line  kit.Line
	how   string // how the words came about
	about string // the line of the content that they are about; "" for none
	open  bool   // it has the keys
}

// The parts of the draft that the words wait in.
const (
	partWords = "line"
	partAbout = "about" // how they came about, and the line that they are about
)

func (s *Call) draft(part, text string) model.Draft {
	return model.Draft{Closure: s.r.Desk.OpenID(), Field: model.Field{Item: CallPlace, Subject: s.service},
		Part: part, Text: text, By: s.r.Desk.Worker().ID, At: s.r.Now()}
}

// recall brings back the words that waited when the program, or the screen, was left.
func (s *Call) recall() {
	kept, err := s.r.Desk.FormDrafts(s.r.Desk.OpenID())
	if err != nil {
		s.r.Wrong(err)
	}
	of := func(part string) string {
		if d, ok := s.r.Saver.Typed(s.draft(part, "")); ok {
			return d.Text
		}
		for _, d := range kept {
			if d.Field == s.draft(part, "").Field && d.Part == part {
				return d.Text
			}
		}
		return ""
	}
	s.note.line.SetText(of(partWords))
	if how, about, ok := strings.Cut(of(partAbout), " "); ok {
		s.note.how, s.note.about = how, about
	}
}

// waiting reports whether words wait on the line.
func (s *Call) waiting() bool { return strings.TrimSpace(s.note.line.Text()) != "" }

// write opens the line for words of one kind, about the selected line or, for a free note, about none. Words
// that wait there are gone on with.
func (s *Call) write(how string) tea.Cmd {
	about := s.list.ID()
	switch {
	case how == model.HowNote:
		about = ""
	case s.told != "": // the list has gone on to the next line, and they have not
		about = s.told
	}
	s.note.how, s.note.about, s.note.open = how, about, true
	if s.waiting() {
		return s.r.Saver.Type(s.draft(partAbout, how+" "+about))
	}
	return nil
}

// typed takes a key into the line.
func (s *Call) typed(msg tea.Msg) tea.Cmd {
	before := s.note.line.Text()
	if !s.note.line.Update(msg) {
		return nil
	}
	if s.note.line.Text() == before {
		k, isKey := msg.(tea.KeyPressMsg)
		if !isKey || k.Text != "" { // it was more than the line holds
			s.r.Fail("There is no more room on this line, and that was not taken. Press Enter to keep it, and go on with another.")
		}
		return nil
	}
	words := s.r.Saver.Type(s.draft(partWords, s.note.line.Text()))
	if before == "" {
		return tea.Batch(words, s.r.Saver.Type(s.draft(partAbout, s.note.how+" "+s.note.about)))
	}
	return words
}

// enter makes the words a line of the call.
func (s *Call) enter() tea.Cmd {
	if !s.put() {
		return nil
	}
	s.note.open = false
	s.fill()
	return s.tick()
}

// put makes the words that wait a line of the call, and reports whether nothing waits any more.
func (s *Call) put() bool {
	if !s.waiting() {
		if s.note.line.Text() != "" {
			s.drop()
		}
		return true
	}
	how, about := s.note.how, s.note.about
	if how == "" {
		how = model.HowNote
	}
	if model.LineWords(s.closure(), s.r.Desk.Guide, about) == about && about != "" { // the checklist has it no more
		about = ""
	}
	if !s.append(model.Noted{How: how, Line: about, Text: s.note.line.Text()}) {
		return false
	}
	s.drop()
	return true
}

// drop empties the line: its words are in the journal.
func (s *Call) drop() {
	s.note.line.SetText("")
	for _, part := range []string{partWords, partAbout} {
		if err := s.r.Saver.Drop(s.draft(part, "")); err != nil {
			s.r.Wrong(err)
		}
	}
}

// later leaves the words waiting, and goes back to the list.
func (s *Call) later() tea.Cmd {
	s.note.open = false
	s.lay()
	return nil
}

// keys are the line's keys. Every letter belongs to the words.
func (n *noteLine) keys(s *Call) []kit.Key {
	return []kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "keep it", More: "makes the words a line of the call", Do: s.enter},
		{Press: []string{"esc"}, Show: "Esc", Words: "later", More: "goes back to the lines; the words wait", Do: s.later},
	}
}

// asks says what the words on the line are, above it.
func (s *Call) asks() string {
	about := model.LineWords(s.closure(), s.r.Desk.Guide, s.note.about)
	words := map[string]string{model.HowAsked: "They asked", model.HowSaid: "They said"}[s.note.how]
	switch {
	case words == "":
		return "Note"
	case about == "":
		return words
	}
	return words + ", at: " + about
}
