package letter

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// Offers lists what a letter, or a section of the record, does not say yet. Nothing of it goes into the text unless
// the worker puts it there.
type Offers struct {
	r      *room.Room
	ask    model.Ask
	insert func(o document.Offer) error
	list   *kit.Detailed
	offers []document.Offer
	left   int // how many were left out since the list was opened
	gone   bool
}

// NewOffers makes the list for the text that an ask is about. insert puts one into the text.
func NewOffers(r *room.Room, a model.Ask, insert func(o document.Offer) error) *Offers {
	s := &Offers{r: r, ask: a, insert: insert}
	s.list = kit.NewDetailed(r.Theme(), s.detail)
	return s
}

// Of lists what is offered to a letter or a section now.
func Of(r *room.Room, a model.Ask) []document.Offer {
	src, err := r.Desk.Source()
	if err != nil {
		return nil
	}
	return document.Offers(src, a)
}

// Init lists them.
func (s *Offers) Init() tea.Cmd {
	s.fill()
	s.list.Again()
	return nil
}

func (s *Offers) fill() {
	c := s.r.Desk.Closure()
	if c == nil {
		return
	}
	s.offers = Of(s.r, s.ask)
	var rows []kit.Row
	for _, o := range s.offers {
		right := "not in it yet"
		if o.Instead != "" {
			right = "has changed"
		}
		rows = append(rows, kit.Row{ID: o.Key, Mark: s.r.Theme().Mark(kit.Open), Words: o.Title, Right: s.r.Theme().Quiet.Render(right)})
	}
	s.list.SetRows(rows)
}

func (s *Offers) selected() (document.Offer, bool) {
	i := slices.IndexFunc(s.offers, func(o document.Offer) bool { return o.Key == s.list.ID() })
	if i < 0 {
		return document.Offer{}, false
	}
	return s.offers[i], true
}

// Update moves through the list.
func (s *Offers) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if s.gone { // the letter was forgotten too, and is read again there
			return s.r.Back()
		}
		s.fill()
		s.list.Again()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Forget drops what was read, at the lock.
func (s *Offers) Forget() {
	s.gone, s.offers = true, nil
	s.list.SetRows(nil)
}

// Resize lays the page out.
func (s *Offers) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the list, and beside or below it all about the one that is selected.
func (s *Offers) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// detail tells what the text could say now, and what it says.
func (s *Offers) detail(width int) []string {
	o, ok := s.selected()
	if !ok {
		return nil
	}
	t := s.r.Theme()
	var out []string
	add := func(title, words string) {
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, t.Heading.Render(t.Clip(title, width)))
		for _, l := range kit.Wrap(words, width) {
			out = append(out, t.Plain.Render(l))
		}
	}
	add("It could say now", o.Text)
	if o.Instead != "" {
		add("It says now", o.Instead)
	}
	return out
}

// take puts the words into the letter, and goes there.
func (s *Offers) take() tea.Cmd {
	o, ok := s.selected()
	if !ok {
		return nil
	}
	if err := s.insert(o); err != nil {
		s.r.Wrong(err)
		return nil
	}
	s.r.Say("Put in. Your own words stand as they were; Ctrl+Z takes it out again.")
	return s.r.Back()
}

// leave leaves the letter as it is, and keeps that in mind.
func (s *Offers) leave() tea.Cmd {
	o, ok := s.selected()
	if !ok || !s.r.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.LeaveAsIs(c, s.r.Desk.Guide, s.ask.Field(), o.Key)
	}) {
		return nil
	}
	s.left++
	s.r.Say("The text stays as it is. This is not offered again.")
	return s.again()
}

func (s *Offers) undo() tea.Cmd {
	words, err := s.r.Desk.Undo()
	if s.r.Told(err) != nil {
		s.r.Wrong(err)
		return nil
	}
	s.left--
	s.r.Say("Took back " + words + ".")
	return s.again()
}

func (s *Offers) again() tea.Cmd {
	s.fill()
	s.list.Again()
	if len(s.offers) == 0 && s.left == 0 {
		return s.r.Back()
	}
	return nil
}

// Keys are the list's keys.
func (s *Offers) Keys() []kit.Key {
	none := ""
	if _, ok := s.selected(); !ok {
		none = "Nothing is offered any more."
	}
	undo := kit.Key{Press: []string{"u", "ctrl+z"}, Show: "u", Words: "undo", More: "takes back that you left the text as it is", Do: s.undo}
	if s.left == 0 {
		undo.Off = "Nothing was left as it is since you came here."
	}
	return append([]kit.Key{
		{Press: []string{"enter"}, Show: "Enter", Words: "put it in", More: "as a paragraph of its own: behind the one that names it, or else behind the one where the cursor is", Do: s.take, Off: none},
		{Press: []string{"i"}, Show: "i", Words: "leave as it is", More: "keeps the text, and offers this no more", Do: s.leave, Off: none},
		undo, s.r.BackKey(),
	}, s.list.Keys()...)
}

// Title names the place.
func (s *Offers) Title() string { return s.r.In("What has changed") }

// Typing is never so here.
func (s *Offers) Typing() bool { return false }

// Help says what the list is.
func (s *Offers) Help() string {
	return "Something has changed since the text was written, or was not known then. The words are offered, and the text stays yours: nothing in it is changed for you."
}

// Place says where in a letter the words about a service go: behind the paragraph that names it, or else
// behind that where the cursor is; and the words with the space that they need there.
func Place(text, service, words string, cursor int) (at int, insert string) {
	at = -1
	from := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if strings.Contains(strings.ToLower(line), strings.ToLower(service)) {
			at = from + len(strings.TrimSuffix(line, "\n"))
		}
		from += len(line)
	}
	if at < 0 { // never within a paragraph: that would part the writer's words
		at = len(text)
		if n := strings.IndexByte(text[cursor:], '\n'); n >= 0 {
			at = cursor + n
		}
	}
	before, after := text[:at], text[at:]
	insert = words
	switch {
	case before == "" || strings.HasSuffix(before, "\n\n"):
	case strings.HasSuffix(before, "\n"):
		insert = "\n" + insert
	default:
		insert = "\n\n" + insert
	}
	switch {
	case after == "" || strings.HasPrefix(after, "\n\n"):
	case strings.HasPrefix(after, "\n"):
		insert += "\n"
	default:
		insert += "\n\n"
	}
	return at, insert
}
