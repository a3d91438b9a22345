package keeping

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/room"
)

// done says what was done, and goes back.
func done(r *room.Room, words string) func() tea.Cmd {
	return func() tea.Cmd {
		cmd := r.Back()
		r.Say(words)
		return cmd
	}
}

// newTransfer makes the form that says that the closure was put into the council's record.
func newTransfer(r *room.Room) kit.Screen {
	fields := []*kit.Field{
		{ID: "on", Kind: kit.DateField, Label: "On which day was it put into the council's record?", Hint: "Such as 3 11 2026, or “today”.", Need: "Type the day."},
		{ID: "as", Label: "What is it called there?", Hint: "The name or number under which it is found again.", Need: "Type the name or number that it has in the council's record."},
	}
	return room.NewForm(r, r.In("Transferred"),
		"The transfer itself is made in the council's own system, from what you write out or copy. Here you say that it has been made. "+
			"From that day the clock runs until this copy goes: "+r.Stays().String()+". Another transfer later takes the place of this one, and covers what came meanwhile.",
		model.Field{Item: "transfer", Subject: model.TheClosure}, fields, "It was transferred",
		func(f *kit.Form) error { return r.Desk.Transfer(f.Field("on").Date(), f.Field("as").Value()) },
		done(r, "The transfer is recorded."))
}

// newHold makes the form that puts the copy on hold.
func newHold(r *room.Room) kit.Screen {
	fields := []*kit.Field{{
		ID: "why", Label: "Why does this copy have to stay?",
		Hint: "Such as: a complaint of 3 November, a request to see the record, a court.", Need: "Say why: whoever finds the hold later will want to know.",
	}}
	return room.NewForm(r, r.In("Hold"), "While it is on hold this copy does not go, however long ago it was transferred. A person ends the hold, and says why.",
		model.Field{Item: "hold", Subject: model.TheClosure}, fields, "Put it on hold",
		func(f *kit.Form) error { return r.Desk.Hold(f.Field("why").Value()) }, done(r, "The copy is on hold."))
}

// newRelease makes the form that ends the hold.
func newRelease(r *room.Room) kit.Screen {
	fields := []*kit.Field{{
		ID: "why", Label: "Why may the hold end?", Hint: model.HoldWords(r.Desk.Closure()), Need: "Say why it may end.",
	}}
	return room.NewForm(r, r.In("Hold"), "Once the hold has ended the clock counts again from the transfer: the copy may be due to go at once. It still goes only when a person purges it.",
		model.Field{Item: "release", Subject: model.TheClosure}, fields, "Let go of the hold",
		func(f *kit.Form) error { return r.Desk.Release(f.Field("why").Value()) }, done(r, "The hold has ended."))
}

// The two answers to something that the council's record lacks.
const (
	liesThere = "where"
	notNeeded = "because"
)

// newLodge makes the form that says where in the council's record something lies, or why it is not
// needed there.
func newLodge(r *room.Room, l model.Lack) kit.Screen {
	said := &kit.Field{ID: "said", Kind: kit.OneField, Label: l.Title, Hint: l.Why, Need: "Choose one of the two.", Options: []kit.Option{
		{ID: liesThere, Words: "It lies in the council's record"},
		{ID: notNeeded, Words: "It is not needed there"},
	}}
	fields := []*kit.Field{
		said,
		{ID: liesThere, Label: "Where does it lie there?", Hint: "Such as: case notes, 12 November 2026.", Need: "Say where it lies, so that it is found again.",
			Shown: func() bool { return said.Value() == liesThere }},
		{ID: notNeeded, Label: "Why is it not needed there?", Need: "Say why it is not needed.",
			Shown: func() bool { return said.Value() == notNeeded }},
	}
	about := model.Field{Item: "lodge " + l.What, Subject: model.TheClosure}
	return room.NewForm(r, r.In(l.Title), l.Why+"\n\nThis answers for all that there is of it so far. Should more come, it is asked about again.",
		about, fields, "Say so", func(f *kit.Form) error {
			if said.Value() == liesThere {
				return r.Desk.Lodge(l.What, f.Field(liesThere).Value(), "")
			}
			return r.Desk.Lodge(l.What, "", f.Field(notNeeded).Value())
		}, done(r, "Answered: "+l.Title+"."))
}

// The lacks that may be mended in another way than by saying where they lie.
const (
	lackLater = "later"
	lackApart = "apart"
)

// mendLack goes to where a lack is mended. Where there are two ways it asks which.
func mendLack(r *room.Room, l model.Lack) tea.Cmd {
	say := kit.Button{Words: "Say where it lies", Do: func() tea.Cmd { return r.Push(newLodge(r, l)) }}
	a, apart := firstApart(r)
	switch {
	case l.What == lackApart && apart:
		return r.Ask(&kit.Dialog{Title: l.Title, Words: "Two versions of “" + a.Item.Title + "” stand side by side. Choose between them first, if you can.",
			Buttons: []kit.Button{{Words: "Back"}, {Words: "Go to the two versions", Do: func() tea.Cmd {
				return r.Push(question.Open(r, question.Alone(a), a))
			}}, say}})
	case l.What == lackLater:
		return r.Ask(&kit.Dialog{Title: l.Title, Words: "Was this put into the council's record too? Then enter that transfer.",
			Buttons: []kit.Button{{Words: "Back"}, {Words: "Enter a transfer", Do: func() tea.Cmd { return r.Push(newTransfer(r)) }}, say}})
	}
	return r.Push(newLodge(r, l))
}

// firstApart finds a question of which two versions stand side by side.
func firstApart(r *room.Room) (model.Ask, bool) {
	c := r.Desk.Closure()
	for _, f := range c.Fields() {
		if it := r.Desk.Guide.Item(f.Item); it != nil && len(c.Apart(f)) > 0 {
			return model.Ask{Item: it, Subject: f.Subject}, true
		}
	}
	return model.Ask{}, false
}
