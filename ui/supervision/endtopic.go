package supervision

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// endKeys are how a topic ends: one key each, and none of them is the usual one. Not to agree is an end like the others.
func (s *Talk) endKeys() []kit.Key {
	keys := []kit.Key{
		{Press: []string{"s"}, Show: "s", Words: "settled", More: "notes it, and goes to the next", Do: s.settled},
		{Press: []string{"c"}, Show: "c", Words: "change", More: "a change is needed: asks what is to be done, who does it and by when", Do: s.form(s.change)},
		{Press: []string{"n"}, Show: "n", Words: "not agreed", More: "keeps the view of each of you, side by side", Do: s.form(s.notAgreed)},
		{Press: []string{"d"}, Show: "d", Words: "deferred", More: "asks until which day", Do: s.form(s.deferred)},
	}
	for i := range keys {
		switch {
		case s.none:
			keys[i].Off = "There is no topic: a goes to the agenda."
		case s.over:
			keys[i].Off = "Everything has ended. The left arrow looks back; e ends the supervision."
		}
	}
	return keys
}

// settled ends the topic as settled.
func (s *Talk) settled() tea.Cmd {
	t := s.at
	return s.unless(t, "", func() tea.Cmd {
		if err := s.note(model.TopicEnded{Topic: t, End: model.EndSettled}); err != nil {
			s.r.Wrong(err)
			return nil
		}
		words := "Settled: " + s.about.title + "."
		if t.Action != "" && !s.about.done {
			words = "Talked through, still to do: " + s.about.title + "."
		}
		return s.ended(t, words)
	})
}

// note notes how a topic ended, with what was typed for it.
func (s *Talk) note(e model.TopicEnded, also ...func(c *model.Closure) ([]model.Event, error)) error {
	s.reload(e.Topic)
	e = s.texts(e)
	_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
		var events []model.Event
		for _, more := range also {
			got, err := more(c)
			if err != nil {
				return nil, err
			}
			events = append(events, got...)
		}
		got, err := model.EndTopic(c, s.r.Desk.Guide, e, s.r.Desk.Today())
		return append(events, got...), err
	})
	return err
}

// form opens a form with which the topic ends.
func (s *Talk) form(of func() *ending) func() tea.Cmd {
	return func() tea.Cmd {
		s.typed = -1
		return s.r.Push(of())
	}
}

// An ending is a form with which a topic ends. What is typed into it waits with the topic.
type ending struct {
	*room.Form
	r *room.Room
}

// newEnding makes the form. make gives the end from what was typed; said says afterwards what was noted.
func (s *Talk) newEnding(title, help string, fields []*kit.Field, finish string, make func() model.TopicEnded, said func() string, also ...func(c *model.Closure) ([]model.Event, error)) *ending {
	t, heading := s.at, s.about.title
	fields[0].Over = heading
	e := &ending{r: s.r}
	var words string
	e.Form = room.NewForm(s.r, s.r.In(title), help, model.Field{Item: strings.TrimPrefix(Place, model.FormPrefix), Subject: placeOf(t).Subject}, fields, finish,
		func(*kit.Form) error {
			end := make()
			end.Topic = t
			words = said() + ": " + heading + "."
			return s.note(end, also...)
		},
		func() tea.Cmd { return tea.Batch(s.r.Back(), s.ended(t, words)) })
	done := e.Done
	e.Done = func() tea.Cmd { return s.unless(t, title, done) }
	return e
}

// Keys are the form's keys, and one that notes it from wherever the cursor stands.
func (e *ending) Keys() []kit.Key {
	keys := e.Form.Keys()
	done := kit.Key{Press: []string{"f2"}, Show: "F2", Words: "note it", More: "notes it, and goes to the next topic", Do: func() tea.Cmd {
		if !e.Check() {
			return nil
		}
		return e.Done()
	}}
	if fl := e.Focused(); fl != nil && fl.Kind == kit.LongField {
		if w, ok := fl.Writing.(writing); ok {
			if k, takes := w.EscKey(); takes {
				keys[len(keys)-1] = k
			}
		}
	}
	return append([]kit.Key{done}, keys...)
}

// Copies reports that Ctrl+C copies where words are being typed.
func (e *ending) Copies() bool { return e.Typing() }

// change asks what is to be done, by whom and by when.
func (s *Talk) change() *ending {
	do := &kit.Field{ID: partDo, Label: "What is to be done?", Need: "Say what is to be done."}
	owner := &kit.Field{ID: partOwner, Kind: kit.OneField, Label: "Who does it?", Need: "Choose who does it, or somebody else."}
	for _, p := range s.session().Here {
		name := nameOf(s.r, p.Worker)
		owner.Options = append(owner.Options, kit.Option{ID: string(p.Worker), Words: name})
	}
	owner.Options = append(owner.Options, kit.Option{ID: somebody, Words: "Somebody else"})
	name := &kit.Field{ID: partName, Label: "Their name", Need: "Say who does it.", Shown: func() bool { return owner.Value() == somebody }}
	by := &kit.Field{ID: partBy, Kind: kit.DateField, Label: "By when?", Ahead: true, Hint: "A day: 4 Dec 2026, tomorrow, friday, or +14 for two weeks.", Need: "Say by which day.", Check: s.ahead(0)}
	e := s.newEnding(titleChange, "What is to be done stays on the list “What is to be done”, and comes back at the next supervision until it is done.",
		[]*kit.Field{do, owner, name, by}, "", func() model.TopicEnded {
			who := name.Value()
			if id := owner.Value(); id != somebody {
				who = nameOf(s.r, model.WorkerID(id))
			}
			return model.TopicEnded{End: model.EndChange, Do: do.Value(), Owner: who, By: by.Date()}
		}, func() string { return "Change needed" })
	step(e.Form, owner, func() string { return nextAfter(owner, partName, partBy) })
	return e
}

// deferred asks until which day the topic waits.
func (s *Talk) deferred() *ending {
	until := &kit.Field{ID: partUntil, Kind: kit.DateField, Label: "Until when does it wait?", Ahead: true, Hint: "A day: 4 Dec 2026, friday, or +14 for two weeks. It is on the agenda again from then.", Need: "Say until which day.", Check: s.ahead(1)}
	return s.newEnding(titleDeferred, "The topic comes back on the agenda from that day.", []*kit.Field{until}, "",
		func() model.TopicEnded { return model.TopicEnded{End: model.EndDeferred, Until: until.Date()} },
		func() string { return "Deferred until " + until.Date().String() })
}

// ahead refuses a day that is not so many days ahead.
func (s *Talk) ahead(days int) func(string) error {
	return func(value string) error {
		if on := model.Date(value); on.Valid() && on < s.r.Desk.Today().Add(days) {
			if days > 0 {
				return errors.New("that day is not still to come: type a later one")
			}
			return errors.New("that day has passed: type one that is still to come")
		}
		return nil
	}
}

// notAgreed asks each who is here what they hold, in the order in which they sat down.
func (s *Talk) notAgreed() *ending {
	here := s.session().Here
	var fields []*kit.Field
	for _, p := range here {
		name := nameOf(s.r, p.Worker)
		fields = append(fields, &kit.Field{ID: partVoice + string(p.Worker), Kind: kit.LongField, Label: name + ", " + model.CapacityWords(p.As), Hint: "What is your view? In your own words.",
			Need: "Write the view of " + name + ".", Writing: writing{newEditor(s.r), s.r}})
	}
	return s.newEnding(titleNotAgreed, "Not to agree is an end like the others. Both voices are kept word for word, alike, in the order in which you sat down; nothing is decided by it.",
		fields, "Keep both voices", func() model.TopicEnded {
			e := model.TopicEnded{End: model.EndNotAgreed}
			for i, p := range here {
				e.Voices = append(e.Voices, model.Voice{Worker: p.Worker, Says: fields[i].Writing.Text()})
			}
			return e
		}, func() string { return "Not agreed, both voices kept" })
}

// finished notes that what was to be done is done, and settles the topic with it.
func (s *Talk) finished() tea.Cmd {
	id := s.at.Action
	on, how := doneFields(s.r)
	on.ID, how.ID = partDoneOn, partDoneHow // the topic has a note of its own called how
	finish := func(c *model.Closure) ([]model.Event, error) {
		return model.FinishAction(c, s.r.Desk.Guide, model.ActionDone{Action: id, On: on.Date(), How: how.Value()}, s.r.Desk.Today())
	}
	return s.r.Push(s.newEnding(titleDone, "Say when it was done, and how. It leaves the list of what is to be done.", []*kit.Field{on, how}, "",
		func() model.TopicEnded { return model.TopicEnded{End: model.EndSettled} },
		func() string { return "Done" }, finish))
}

// undo takes back what was noted last in this supervision. The notes of a topic wait with it again.
func (s *Talk) undo() tea.Cmd {
	x := s.session()
	if len(x.Ended) == 0 {
		s.r.Say("Nothing has ended yet in this supervision.")
		return nil
	}
	last := x.Ended[len(x.Ended)-1]
	if last.Recorded != s.r.Desk.Worker().ID {
		s.r.Fail("That was noted while " + nameOf(s.r, last.Recorded) + " was at the keyboard, and they can take it back.")
		return nil
	}
	words, err := s.r.Desk.Undo()
	if s.r.Told(err) != nil {
		s.r.Wrong(err)
		return nil
	}
	y := s.session()
	if y == nil {
		return s.r.Back()
	}
	if len(y.Ended) == len(x.Ended) { // it was something else
		s.read()
		s.said = "Took back " + words + "."
		return nil
	}
	cmd := s.putBack(last.TopicEnded)
	s.show(last.Topic)
	s.said = "Took back: " + strings.ToLower(model.EndWords(last.End)) + ", " + s.about.title + ". Your notes are here."
	s.lay()
	return cmd
}
