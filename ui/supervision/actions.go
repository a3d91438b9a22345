package supervision

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// actions is the page of what is to be done, from every supervision of a closure.
type actions struct {
	r    *room.Room
	list *kit.Detailed
	by   map[string]model.Action
	was  string
}

func newActions(r *room.Room) *actions {
	s := &actions{r: r}
	s.list = kit.NewDetailed(r.Theme(), s.detail)
	s.list.Empty = "Nothing was set to be done in supervision."
	return s
}

// actionsAt makes the page with one of them selected.
func actionsAt(r *room.Room, id model.EntryID) *actions {
	s := newActions(r)
	s.was = string(id)
	return s
}

// Init lists what is to be done.
func (s *actions) Init() tea.Cmd {
	s.fill()
	return nil
}

// fill lists what is open first, by its day, then what is done.
func (s *actions) fill() {
	c, today := s.r.Desk.Closure(), s.r.Desk.Today()
	if c == nil {
		return
	}
	t := s.r.Theme()
	all := c.Actions()
	slices.SortStableFunc(all, func(a, b model.Action) int {
		if (a.Done == nil) != (b.Done == nil) {
			if a.Done == nil {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.TopicEnd.By), string(b.TopicEnd.By))
	})
	s.by = map[string]model.Action{}
	var rows []kit.Row
	heading := ""
	for _, a := range all {
		head := "To do"
		row := kit.Row{ID: string(a.Entry), Mark: t.Mark(kit.Open), Words: a.Do, Right: a.Owner + ", by " + a.TopicEnd.By.String()}
		switch {
		case a.Done != nil:
			head = "Done"
			row.Mark, row.Right = t.Mark(kit.Settled), "done "+a.Done.On.String()
		case a.Late(today):
			row.Mark, row.Right = t.Mark(kit.Overdue), t.Tell(kit.Overdue, "was due "+a.TopicEnd.By.String())
		}
		if head != heading {
			rows = append(rows, kit.Row{Heading: true, Words: head})
			heading = head
		}
		s.by[row.ID] = a
		rows = append(rows, row)
	}
	s.list.SetRows(rows)
	if s.was != "" {
		s.list.Select(s.was)
		s.was = ""
	}
	s.list.Again()
}

// detail tells of the selected one.
func (s *actions) detail(width int) []string {
	a, ok := s.by[s.list.ID()]
	c := s.r.Desk.Closure()
	if !ok || c == nil {
		return nil
	}
	t := s.r.Theme()
	var out []string
	add := func(st kit.Style, words string) {
		if strings.TrimSpace(words) == "" {
			return
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, st.Render(l))
		}
	}
	add(t.Heading, a.Do)
	add(t.Plain, a.Owner+", by "+a.TopicEnd.By.String())
	if a.Done != nil {
		add(t.Good, "Done. "+doneWords(a))
	}
	out = append(out, "")
	add(t.Quiet, "From: "+model.TopicTitle(c, s.r.Desk.Guide, a.Topic)+", "+model.DateOf(a.At.In(s.r.Now().Location())).String())
	if a.Why != "" {
		add(t.Plain, "Why: "+a.Why)
	}
	if a.How != "" {
		add(t.Plain, "How: "+a.How)
	}
	return out
}

// doneFields ask when something was done, and how.
func doneFields(r *room.Room) (on, how *kit.Field) {
	on = &kit.Field{ID: "on", Kind: kit.DateField, Label: "When was it done?", Hint: "A day: 3 Dec 2026, today or yesterday.", Need: "Say on which day.", Check: func(value string) error {
		if model.Date(value) > r.Desk.Today() {
			return errors.New("that day is still to come: note it once it is done")
		}
		return nil
	}}
	return on, &kit.Field{ID: "how", Label: "How?", Hint: "In a line, or leave it empty."}
}

// done notes that the selected one is done.
func (s *actions) done() tea.Cmd {
	a, ok := s.by[s.list.ID()]
	if !ok {
		return nil
	}
	on, how := doneFields(s.r)
	on.Over = a.Do
	return s.r.Push(room.NewForm(s.r, s.r.In("Done"), "Say when it was done, and how. It leaves the list of what is to be done.",
		model.Field{Item: "supervision done", Subject: model.Subject{ID: string(a.Entry)}}, []*kit.Field{on, how}, "",
		func(*kit.Form) error {
			_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
				return model.FinishAction(c, s.r.Desk.Guide, model.ActionDone{Action: a.Entry, On: on.Date(), How: how.Value()}, s.r.Desk.Today())
			})
			return err
		}, func() tea.Cmd {
			cmd := s.r.Back()
			s.r.Say("Noted as done. Ctrl+Z takes it back.")
			return cmd
		}))
}

// Update moves through the list.
func (s *actions) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		s.fill()
		return nil
	}
	s.list.Update(msg)
	return nil
}

// Resize lays the page out.
func (s *actions) Resize(w, h int) { s.list.Resize(w, h) }

// Draw draws the page.
func (s *actions) Draw() (string, *tea.Cursor) { return s.list.Draw() }

// Keys are the page's keys.
func (s *actions) Keys() []kit.Key {
	done := kit.Key{Press: []string{"enter", "x"}, Show: "Enter", Words: "note it done", More: "asks when and how; x does too", Do: s.done}
	if a, ok := s.by[s.list.ID()]; !ok {
		done.Off = "There is nothing to be done."
	} else if a.Done != nil {
		done.Off = "It is done. Ctrl+Z takes back what was noted last."
	}
	out := kit.Key{Press: []string{"o"}, Show: "o", Words: "write it out", More: "the list, as Word, PDF or plain text", Do: func() tea.Cmd {
		k, _ := document.KindOf("actions")
		return s.r.WriteOut(room.PaperOf(k, model.ReaderOf(model.TheClosure)))
	}}
	if len(s.by) == 0 {
		out.Off = "There is nothing to write out."
	}
	return []kit.Key{done, out, s.r.BackKey(), s.r.UndoKey(s.Init)}
}

// Forget drops what was read, at the lock.
func (s *actions) Forget() {
	s.was, s.by = s.list.ID(), nil
	s.list.SetRows(nil)
}

// Title names the place.
func (s *actions) Title() string { return s.r.In("What is to be done") }

// Typing is never so here.
func (s *actions) Typing() bool { return false }

// Help says where the list comes from.
func (s *actions) Help() string {
	return "What was set to be done in supervision, with who does it and by when. It comes back at the next supervision until it is noted as done."
}
