package supervision

import (
	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

// Keys are one key for each thing that two people do with a topic.
func (s *Talk) Keys() []kit.Key {
	if s.typed >= 0 && s.typed < len(s.notes) {
		return s.typingKeys()
	}
	t := s.r.Theme()
	keys := s.endKeys()
	if s.at.Action != "" && !s.over && !s.about.done {
		keys = append([]kit.Key{{Press: []string{"x"}, Show: "x", Words: "done", More: "notes that it is done, when and how, and goes to the next", Do: s.finished}}, keys...)
	}
	notes := kit.Key{Press: []string{"tab"}, Show: "Tab", Words: "notes", More: "opens the notes below; 1 to 5 open one of them", Do: s.to(0)}
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "where it is answered", More: "goes there; Esc comes back to this topic", Do: s.open, Quiet: true}
	end := kit.Key{Press: []string{"e"}, Show: "e", Words: "end", More: "ends the supervision: how the worker is, and when you sit together again", Do: func() tea.Cmd { return finish(s.r) }, Quiet: !s.over}
	if s.about.page == nil {
		enter.Off = "What there is to read of it stands here."
	}
	if s.none || s.over {
		notes.Off, enter.Off = "There is no topic here.", "There is no topic here."
	}
	skip := kit.Key{Press: []string{"right"}, Show: t.Glyphs.Right, Words: "skip", More: "goes to the next topic, and ends nothing", Do: s.skip(1)}
	if s.over || s.none {
		skip.Off = "There is none after this."
	}
	keys = append(keys, notes, skip,
		kit.Key{Press: []string{"left"}, Show: t.Glyphs.Left, Words: "before", More: "goes to the topic before", Do: s.skip(-1), Quiet: true},
		kit.Key{Press: []string{"u"}, Show: "u", Words: "undo", More: "takes back what was noted last; the notes are there again", Do: s.undo},
		enter,
		kit.Key{Press: []string{"a"}, Show: "a", Words: "agenda", More: "shows all of it: to go to a topic, change the order, add a subject", Do: s.agenda, Quiet: true},
		kit.Key{Press: []string{"p", "f7"}, Show: "p", Words: "pause", More: "blanks the screen until Enter; F7 does so while you type too", Do: s.pause},
		end,
		decisionKey(s.r, nil),
	)
	for i := range s.notes {
		if s.none || s.over {
			break
		}
		digit := string(rune('1' + i))
		keys = append(keys, kit.Key{Press: []string{digit}, Show: digit, Words: "note", More: s.notes[i].label, Do: s.to(i), Quiet: true})
	}
	back := s.r.BackKey()
	leave := back.Do
	back.Do = func() tea.Cmd {
		s.rest()
		return leave()
	}
	back.Words, back.More = "stop for now", "leaves the supervision open; the next opening goes on from here"
	undo := s.r.UndoKey(func() tea.Cmd { return nil })
	undo.Do = s.undo
	undo.Quiet = true
	if len(s.pager.Keys()) > 0 {
		scroll := s.pager.Keys()[0]
		scroll.Words, scroll.Quiet = "scroll", true
		keys = append(keys, scroll)
	}
	return append(keys, back, undo)
}
