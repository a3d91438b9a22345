package question

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/room"
)

// Text is the screen on which a section of the record, or a long answer, is written.
type Text struct {
	spot
	text    *edit.Text
	shown   string // the text of the journal that the editor was filled from
	heading []string
	beside  []string // on a wide screen: what is recorded

	forgotten bool // the screen was locked, and the text is to be read again
}

func newText(r *room.Room, list Lister, a model.Ask) *Text {
	s := &Text{spot: spot{r: r, list: list, ask: a}, text: edit.New(model.MaxText)}
	s.text.Share(r.Saver.Clip())
	s.load()
	return s
}

// Init remembers the place.
func (s *Text) Init() tea.Cmd {
	s.keepPlace()
	return nil
}

func (s *Text) load() {
	s.shown = s.closure().Text(s.ask.Field())
	words := s.shown
	if typed, ok := s.typed(model.PartText); ok {
		words = typed
	}
	s.text.SetText(words)
}

// Update takes keys and pastes into the text.
func (s *Text) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone() {
			return s.r.Back()
		}
		if s.closure().Text(s.ask.Field()) != s.shown || s.forgotten {
			s.load()
			s.forgotten = false
		}
		s.Resize(s.w, s.h)
		return nil
	}
	did := s.text.Update(msg)
	if did.Say != "" {
		s.r.Fail(did.Say)
	}
	if did.Note != "" {
		s.r.Say(did.Note)
	}
	if did.Changed {
		return s.keepDraft()
	}
	return nil
}

// keepDraft keeps the text as a draft.
func (s *Text) keepDraft() tea.Cmd {
	return s.r.Saver.TypeLater(s.draft(model.PartText, ""), s.text.Later())
}

// Leave makes the text an entry before the screen goes.
func (s *Text) Leave() error {
	words := s.text.Text()
	if s.forgotten || s.gone() {
		return nil
	}
	if words == s.closure().Text(s.ask.Field()) {
		if _, typed := s.r.Saver.Typed(s.draft(model.PartText, "")); typed {
			return s.r.Saver.Drop(s.draft(model.PartText, ""))
		}
		return nil
	}
	draft := s.draft(model.PartText, words)
	if err := s.r.Desk.Enter(draft); err != nil {
		return err // the words themselves are the saver's, and it tells how they stand
	}
	s.r.Saver.Entered()
	s.shown = s.closure().Text(s.ask.Field())
	return s.r.Saver.Drop(draft)
}

// Forget drops the text at the lock; it was saved before. What is shown again is read again.
func (s *Text) Forget() {
	s.text.SetText("")
	s.shown, s.heading, s.beside, s.forgotten = "", nil, nil, true
}

// Resize lays the screen out: on a wide one what is recorded stands beside the writing.
func (s *Text) Resize(w, h int) {
	s.w, s.h = w, h
	if w == 0 || s.closure() == nil {
		return
	}
	s.heading = s.head(w, h/2)
	editWidth := w
	s.beside = nil
	if kit.SideBySide(w) {
		if recorded := s.recorded(); recorded != "" {
			editWidth = w * 3 / 5
			t := s.r.Theme()
			s.beside = append(s.beside, t.Heading.Render("What is recorded"), "")
			for _, l := range kit.Wrap(recorded, w-editWidth-3) {
				s.beside = append(s.beside, t.Quiet.Render(l))
			}
		}
	}
	s.text.Resize(editWidth, max(h-len(s.heading)-2, 1))
}

// recorded is what the text can be started from.
func (s *Text) recorded() string {
	if s.ask.Item.Form != guide.Section {
		return ""
	}
	src, err := s.r.Desk.Source()
	if err != nil {
		return ""
	}
	return document.Start(src, s.ask)
}

// Draw draws the heading, the text, and beneath it how long it is.
func (s *Text) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	body, cursor := s.text.Draw()
	lines := append([]string{}, s.heading...)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	if s.beside != nil {
		body = kit.Beside(body, kit.FitLines(s.beside, s.w-s.w*3/5-3, max(s.h-len(s.heading)-2, 1)), s.w*3/5, 3)
	}
	has, limit := s.text.Chars()
	foot := fmt.Sprintf("%d words", s.text.Count())
	if s.text.Count() == 1 {
		foot = "1 word"
	}
	if selected := s.text.Selected(); selected != "" {
		foot = selected + ". " + foot
	}
	if has*10 > limit*9 {
		foot += fmt.Sprintf("; room for %d more characters", max(limit-has, 0))
	}
	if status := s.standing(); status != "" {
		foot += ". " + status
	}
	return kit.Fit(joinLines(lines)+body+"\n\n"+t.Quiet.Render(foot), s.w, s.h), cursor
}

// standing says what else is recorded of the field.
func (s *Text) standing() string {
	a := s.closure().Answer(s.ask.Field())
	switch {
	case a.Status == model.NotYet || a.Status == model.ToDiscuss || a.Status == model.DoesNotApply:
		out := "Marked: " + string(a.Status)
		if a.Because != "" {
			out += ", because " + a.Because
		}
		return out + "."
	case a.Evidence != "":
		return "Shown by: " + a.Evidence + "."
	}
	it := s.ask.Item
	switch model.Lacks(s.closure(), it, s.ask.Subject) {
	case "on":
		return orElse(it.OnWords, "When") + ": not said yet; F3."
	case "by":
		return orElse(it.ByWords, "Who") + ": not said yet; F3."
	case "evidence":
		return "What shows it: not said yet; F3."
	}
	return ""
}

// Keys are the ways from here. Every letter belongs to the text; so does every key while words are
// looked for, and Esc while something is selected.
func (s *Text) Keys() []kit.Key {
	esc := kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "done", More: "keeps the text and goes back", Do: s.r.Back}
	if k, ok := s.text.EscKey(); ok {
		esc = k
	}
	keys := []kit.Key{esc}
	if s.text.Finding() {
		return append(keys, s.text.Keys()...)
	}
	if s.ask.Item.Form == guide.Section {
		keys = append(keys, kit.Key{Press: []string{"f2"}, Show: "F2", Words: "start from the record", More: "puts what is recorded into an empty text, for you to make your own", Do: s.start, Off: s.noStart()})
	}
	keys = append(keys, kit.Key{Press: []string{"f3"}, Show: "F3", Words: "how it stands", More: "not yet, to discuss, does not apply; evidence, date and who", Do: s.stands})
	if s.text.Selecting() { // what can be done with it stands first
		return append(append(keys[:1:1], s.text.Keys()...), append(keys[1:], s.stepKeys(s.Leave)...)...)
	}
	return append(append(keys, s.stepKeys(s.Leave)...), s.text.Keys()...)
}

// Copies reports that Ctrl+C copies here.
func (s *Text) Copies() bool { return true }

func (s *Text) noStart() string {
	if !s.text.Empty() {
		return "The text has words already. They are yours, and nothing is written over them."
	}
	if s.recorded() == "" {
		return "There is nothing to start from here. Tables stand under your words in the record."
	}
	return ""
}

func (s *Text) start() tea.Cmd {
	s.text.SetText(s.recorded())
	s.r.Say("Started from what is recorded. It is yours to change.")
	return s.keepDraft()
}

// stands goes to the form with everything about the field that is not its text.
func (s *Text) stands() tea.Cmd {
	if err := s.Leave(); err != nil {
		s.r.Wrong(err)
		return nil
	}
	return s.r.Push(newForm(s.r, Alone(s.ask), s.ask))
}

// Typing is always so.
func (s *Text) Typing() bool { return true }

// Help explains what belongs in the text.
func (s *Text) Help() string { return s.help() }
