package supervision

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
	"handover/ui/kit"
)

// A note is one of the short texts that go with a topic. It is empty until somebody types, and a draft until the topic
// ends.
type note struct {
	part  string // what its draft is kept under
	label string
	guess bool // what others would say: our guess, and no view of theirs
	text  *edit.Text
}

// newNotes makes the notes of a topic, in the order in which they are asked.
func (s *Talk) newNotes() []*note {
	return []*note{
		{part: "child", label: "What would the child say?", guess: true, text: newEditor(s.r)},
		{part: "parents", label: "What would the parents say?", guess: true, text: newEditor(s.r)},
		{part: "wrong", label: "What would make this wrong?", text: newEditor(s.r)},
		{part: "why", label: "Why", text: newEditor(s.r)},
		{part: "how", label: "How", text: newEditor(s.r)},
	}
}

// Parts of the forms with which a topic ends. What waits in one is told on the topic's page.
const (
	partDo    = "do"
	partOwner = "owner"
	partName  = "owner name"
	partBy    = "by"
	partUntil = "until"
	partVoice = "voice " // and whose

	partDoneOn  = "done on"
	partDoneHow = "done how"
)

// draftOf is what is typed for a part of a topic.
func (s *Talk) draftOf(t model.Topic, part, text string) model.Draft {
	return model.Draft{Closure: s.r.Desk.OpenID(), Field: placeOf(t), Part: part, Text: text, By: s.r.Desk.Worker().ID, At: s.r.Now()}
}

// load fills the notes with what waits for the topic, or with what was said when it ended.
func (s *Talk) load(x *model.Session) {
	said := map[string]string{}
	if end := x.TopicEnd(s.at); end != nil {
		said = textsOf(end.TopicEnded)
	}
	kept, err := s.r.Desk.FormDrafts(s.r.Desk.OpenID())
	if err != nil {
		s.r.Wrong(err)
	}
	s.begun = ""
	for _, d := range kept {
		if d.Field != placeOf(s.at) {
			continue
		}
		said[d.Part] = d.Text
		if strings.TrimSpace(d.Text) != "" {
			s.begun = begunWords(d.Part, s.begun)
		}
	}
	s.notes = s.newNotes()
	for _, n := range s.notes {
		if d, ok := s.r.Saver.Typed(s.draftOf(s.at, n.part, "")); ok {
			said[n.part] = d.Text
		}
		n.text.SetText(said[n.part])
	}
}

// begunWords says which form was begun, by a part of it.
func begunWords(part, before string) string {
	switch {
	case part == partDo || part == partOwner || part == partName || part == partBy:
		return "“Change needed” was begun: c goes on with it."
	case part == partDoneOn || part == partDoneHow:
		return "“Done” was begun: x goes on with it."
	case part == partUntil:
		return "“Deferred” was begun: d goes on with it."
	case strings.HasPrefix(part, partVoice):
		return "“Not agreed” was begun: n goes on with it."
	}
	return before
}

func textsOf(e model.TopicEnded) map[string]string {
	return map[string]string{"child": e.Child, "parents": e.Parents, "wrong": e.Wrong, "why": e.Why, "how": e.How}
}

// texts puts the notes into an end.
func (s *Talk) texts(e model.TopicEnded) model.TopicEnded {
	for _, n := range s.notes {
		words := n.text.Text()
		switch n.part {
		case "child":
			e.Child = words
		case "parents":
			e.Parents = words
		case "wrong":
			e.Wrong = words
		case "why":
			e.Why = words
		case "how":
			e.How = words
		}
	}
	return e
}

// drop drops what waited for a topic, once it has ended: its notes, which the end has, and whatever stands in a form with
// which it did not end.
func (s *Talk) drop(x *model.Session, t model.Topic) {
	parts := []string{partDo, partOwner, partName, partBy, partUntil, partDoneOn, partDoneHow}
	for _, n := range s.newNotes() {
		parts = append(parts, n.part)
	}
	for _, p := range x.Here {
		parts = append(parts, partVoice+string(p.Worker))
	}
	for _, part := range parts {
		if err := s.r.Saver.Drop(s.draftOf(t, part, "")); err != nil {
			s.r.Wrong(err)
		}
	}
}

// putBack lets the notes of an end that was taken back wait again as drafts.
func (s *Talk) putBack(e model.TopicEnded) tea.Cmd {
	var cmds []tea.Cmd
	for part, words := range textsOf(e) {
		if words != "" {
			cmds = append(cmds, s.r.Saver.Type(s.draftOf(e.Topic, part, words)))
		}
	}
	return tea.Batch(cmds...)
}

// to opens a note to be written; beyond the last, none.
func (s *Talk) to(n int) func() tea.Cmd {
	return func() tea.Cmd {
		if s.none || s.over {
			return nil
		}
		if s.typed >= 0 {
			s.notes[s.typed].text.Escape()
		}
		s.typed = n
		if n < 0 || n >= len(s.notes) {
			s.typed = -1
		}
		s.said = ""
		s.lay()
		return nil
	}
}

// write takes a key or a paste into the note that is being written, and leads out of it.
func (s *Talk) write(msg tea.Msg) tea.Cmd {
	n := s.notes[s.typed]
	if k, ok := msg.(tea.KeyPressMsg); ok {
		first, last := n.text.Edges()
		switch {
		case k.String() == "tab":
			return s.to(s.typed + 1)()
		case k.String() == "shift+tab":
			return s.to(s.typed - 1)()
		case k.String() == "up" && first && s.typed > 0:
			return s.to(s.typed - 1)()
		case k.String() == "down" && last && s.typed < len(s.notes)-1:
			return s.to(s.typed + 1)()
		}
	}
	did := n.text.Update(msg)
	tell(s.r, did)
	s.lay()
	if !did.Changed {
		return nil
	}
	return s.r.Saver.TypeLater(s.draftOf(s.at, n.part, ""), n.text.Later())
}

// typingKeys are the keys while a note is being written.
func (s *Talk) typingKeys() []kit.Key {
	n := s.notes[s.typed]
	esc := kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "done", More: "keeps the notes, and goes back to the keys that end the topic", Do: s.to(-1)}
	if k, takes := n.text.EscKey(); takes {
		esc = k
	}
	if n.text.Finding() {
		return append([]kit.Key{esc}, n.text.Keys()...)
	}
	keys := []kit.Key{{Show: "Tab", Words: "next", More: "goes to the next note; Shift+Tab to the one before"}, esc}
	for i, e := range s.endKeys() {
		e.Press, e.Show = []string{fKeys[i]}, strings.ToUpper(fKeys[i])
		keys = append(keys, e)
	}
	keys = append(keys, kit.Key{Press: []string{"f7"}, Show: "F7", Words: "pause", More: "blanks the screen", Do: s.pause, Quiet: true})
	for _, k := range n.text.Keys() {
		k.Quiet = k.Quiet || !n.text.Selecting()
		keys = append(keys, k)
	}
	return keys
}

// fKeys end a topic from within its notes, in the order of endKeys.
var fKeys = [...]string{"f2", "f3", "f4", "f5"}
