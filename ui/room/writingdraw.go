package room

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// Resize lays the screen out.
func (s *writing) Resize(w, h int) {
	s.w, s.h = w, h
	s.pager.Resize(w, h)
	s.lay()
}

func (s *writing) lay() {
	if s.done != nil && s.w > 0 {
		s.pager.SetLines(s.outcomes(min(s.w-2, kit.Readable)))
	}
}

// leastForm is how many lines the form needs to be filled in with comfort.
const leastForm = 9

// Draw draws the form with the words above it, where there is room for both; or what came of it.
func (s *writing) Draw() (string, *tea.Cursor) {
	switch {
	case s.job != nil:
		words := "Writing " + s.job.words + " …"
		return kit.FitLines([]string{"", "  " + s.r.Theme().Plain.Render(s.r.Theme().Clip(words, s.w-2))}, s.w, s.h), kit.At(min(2, s.w-1), min(1, s.h-1))
	case s.done != nil:
		return s.pager.Draw()
	}
	head := s.head()
	if room := s.h - leastForm; len(head) > room {
		head = head[:max(room, 0)]
	}
	s.form.Resize(s.w, s.h-len(head))
	body, cursor := s.form.Draw()
	if len(head) > 0 {
		body = kit.FitLines(head, s.w, len(head)) + "\n" + body
		cursor.Position.Y += len(head)
	}
	return body, cursor
}

// head says what is written out and for whom, what is to be minded of it, and what becomes of it.
func (s *writing) head() []string {
	t, width := s.r.Theme(), max(min(s.w-4, kit.Readable), 8)
	src, err := s.r.Desk.Source()
	if err != nil {
		return nil
	}
	p := s.papers[0]
	about, why := p.about(src.Closure), ""
	if s.set {
		about = fmt.Sprintf("%d documents for the council. What is not ready is left out, with the reason.", len(s.papers))
		if p.Who != model.TheClosure {
			about = fmt.Sprintf("%d documents for %s. What is not ready, or should not be handed over now, is left out, with the reason.", len(s.papers), src.Closure.Name(p.Who))
		}
	} else if p.Hold != nil {
		why = p.Hold(src)
	}
	var out []string
	for _, l := range kit.Wrap(about, width) {
		out = append(out, "  "+t.Heading.Render(l))
	}
	if why != "" {
		for _, l := range kit.Hang(t.Glyphs.Overdue+" ", why, width) {
			out = append(out, "  "+t.Waits.Render(l))
		}
	}
	for _, l := range kit.Wrap(p.words(), width) {
		out = append(out, "  "+t.Plain.Render(l))
	}
	return append(out, "")
}

// Title names the place.
func (s *writing) Title() string { return s.r.In(cmp.Or(s.papers[0].Title, "Write it out")) }

// Typing reports whether letters are being typed.
func (s *writing) Typing() bool { return s.job == nil && s.done == nil && s.form.Typing() }

// Keys are the screen's keys.
func (s *writing) Keys() []kit.Key {
	back := s.r.BackKey()
	switch {
	case s.job != nil:
		back.Off = "It is being written. That takes a moment."
		return []kit.Key{back}
	case s.done != nil:
		return append(s.pager.Keys(), kit.Key{Press: []string{"enter", "esc"}, Show: "Enter", Words: "go on", Do: s.goOn})
	}
	keys := s.form.Keys()
	if fl := s.form.Focused(); fl == s.file {
		keys[0].Words = "write it"
	}
	if s.form.Typing() || s.papers[0].Of == nil {
		return append(keys, back)
	}
	for _, f := range s.formats() {
		keys = append(keys, kit.Key{Press: []string{formats[f].key}, Show: formats[f].key, Words: formats[f].words, Do: func() tea.Cmd { return s.choose(f) }})
	}
	return append(keys, back)
}

// Help says what becomes of the file.
func (s *writing) Help() string {
	return s.papers[0].words() + "\n\nA file that is there already is never written over: the new one goes beside it, and its name ends in (2). " +
		"The file's name holds the reference and what it is, and no child's name. That it was written out stands in who did what, with the kind of reader and the format, and names nobody."
}

func they(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func theyAre(n int) string {
	if n == 1 {
		return "it is"
	}
	return "they are"
}
