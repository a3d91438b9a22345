package share

import (
	"errors"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

const dayHint = "Such as 3 11 2026, or “today”."

// newGiven asks how a copy was given, and whether it is safe for them to hold (PR-13). Of a copy that says of itself
// that something is not written yet it asks whether it was this one.
func newGiven(r *room.Room, who model.Subject, unwritten int) kit.Screen {
	c := r.Desk.Closure()
	how := &kit.Field{ID: "how", Kind: kit.OneField, Over: c.Name(who), Label: "How was it given?", Need: "Choose how it was given."}
	if unwritten > 0 {
		how.Hint = "It still says in " + model.Many(unwritten, "place", "places") + " that something is not written yet. Was it this that was given?"
	}
	for _, w := range model.CopyWays {
		if w.Given && (who.Kind != model.KindService || w.Holds) {
			how.Options = append(how.Options, kit.Option{ID: w.ID, Words: w.Words})
		}
	}
	holds := func() bool { return model.Copied{How: how.Value()}.Holds() }
	home := func() bool { return holds() && who.Kind != model.KindService }
	by := &kit.Field{ID: "by", Kind: kit.OneField, Label: "By whom?"}
	for _, k := range []model.Kind{model.KindTeam, model.KindProfessional} {
		for _, t := range c.Of(k) {
			by.Options = append(by.Options, kit.Option{ID: t.Subject.ID, Words: t.Name})
		}
	}
	safe := &kit.Field{ID: "safe", Kind: kit.YesNoField, Label: "Is it safe for " + c.Name(who) + " to hold this?", Hint: safeHint(c, who),
		Need: "Say whether it is safe for them to hold it.", Shown: home, Check: func(v string) error {
			if v == "no" {
				return errors.New("then it does not stay with them: choose “Read together, and taken back”, or note with x why none was given")
			}
			return nil
		}}
	keeps := func() bool { return home() && safe.Value() != "no" }
	on := &kit.Field{ID: "on", Kind: kit.DateField, Label: "When?", Hint: dayHint, Need: "Type the day.", Check: func(v string) error {
		if model.Date(v) > r.Desk.Today() {
			return errors.New("that day is still to come: note the copy once it has been given")
		}
		return nil
	}}
	fields := []*kit.Field{
		how,
		safe,
		{ID: "kept", Label: "Where do they keep it, and who might see it?", Shown: keeps},
		on,
		leftThen(r, who, on),
		by,
		{ID: "language", Label: "In which language?", Need: "Type the language."},
		{ID: "interpreter", Label: "Who interpreted, if anybody?", Hint: "Never a child, a relative, or anybody about whom there are concerns."},
		{ID: "marked", Kind: kit.YesNoField, Label: "Does it say whose copy it is, and this day?", Hint: "A copy that is written out here says both. On another day, mark it by hand.", Need: "Say whether the copy is marked.", Shown: holds},
	}
	done := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			src, reader := r.Desk.SourceOf(c), model.ReaderOf(who)
			if _, err := document.Given(src, reader); err != nil {
				return nil, err
			}
			ev := model.Copied{To: who, How: how.Value(), On: f.Field("on").Date(), By: model.PersonID(by.Value()),
				Language: f.Field("language").Value(), Interpreter: f.Field("interpreter").Value()}
			known := false
			if ev.Left, known = document.CopyLeftOn(src, reader, ev.On); !known {
				ev.Left = leftWords(f.Field("left").Value())
			}
			if holds() {
				ev.Marked = f.Field("marked").Value() == "yes"
			}
			if home() {
				ev.Safe, ev.Kept = f.Field("safe").Value() == "yes", f.Field("kept").Value()
			}
			return model.GiveCopy(c, r.Desk.Guide, ev, r.Desk.Today(), src.Here)
		})
	}
	return room.NewForm(r, r.In("A copy was given"), "The version follows from the day. What the copy of that day left out is noted with it.",
		model.Field{Item: "copy-given", Subject: who}, fields, "Note it", done, r.Back)
}

// safeHint says how to ask whether it is safe to hold, with what was noted of letters.
func safeHint(c *model.Closure, who model.Subject) string {
	words := "Ask them, alone. Think of who lives there, and who opens their post or telephone."
	if noted := c.Answer(model.Field{Item: "letter.safe-to-hold", Subject: who}).Evidence; noted != "" {
		words += " Of letters it was noted: " + noted
	}
	return words
}

// newNotGiven asks why somebody gets no copy, and who decided.
func newNotGiven(r *room.Room, who model.Subject) kit.Screen {
	how := &kit.Field{ID: "how", Kind: kit.OneField, Over: r.Desk.Closure().Name(who), Label: "Why is none given?", Need: "Choose one."}
	for _, w := range model.CopyWays {
		if !w.Given {
			how.Options = append(how.Options, kit.Option{ID: w.ID, Words: w.Words})
		}
	}
	fields := []*kit.Field{
		how,
		{ID: "because", Label: "The reason", Hint: "And what they were told in its place, if anything.", Need: "Say why none is given."},
		{ID: "agreed", Label: "Who decided?", Need: "Say who decided."},
		{ID: "on", Kind: kit.DateField, Label: "When?", Hint: dayHint, Need: "Type the day."},
	}
	done := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.GiveCopy(c, r.Desk.Guide, model.Copied{To: who, How: how.Value(), On: f.Field("on").Date(),
				Because: f.Field("because").Value(), Agreed: f.Field("agreed").Value()}, r.Desk.Today(), r.Now().Location())
		})
	}
	return room.NewForm(r, r.In("No copy was given"), "It stays in the log beside every copy. It can be given later all the same.",
		model.Field{Item: "copy-not-given", Subject: who}, fields, "Note it", done, r.Back)
}

// newReceipt asks when a copy came.
func newReceipt(r *room.Room, who model.Subject, copy model.EntryID) kit.Screen {
	fields := []*kit.Field{
		{ID: "on", Kind: kit.DateField, Over: r.Desk.Closure().Name(who), Label: "When did it come?", Hint: dayHint, Need: "Type the day."},
		{ID: "how", Label: "How do we know?", Hint: "Who said so, and how.", Need: "Say how we know."},
	}
	done := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Receive(c, r.Desk.Guide, model.CopyReceived{Copy: copy, On: f.Field("on").Date(), How: f.Field("how").Value()}, r.Desk.Today())
		})
	}
	return room.NewForm(r, r.In("A receipt"), "Sending is not sharing: this notes that it has come.", model.Field{Item: "copy-received", Subject: who}, fields, "Note it", done, r.Back)
}

// newSign asks how somebody signed, or why not.
func newSign(r *room.Room, who model.Subject) kit.Screen {
	how := &kit.Field{ID: "how", Kind: kit.OneField, Over: r.Desk.Closure().Name(who), Label: "How did it go?", Hint: "Signing shows that they have seen the record, not that they agree with it. They do not have to sign.", Need: "Choose one."}
	if it := r.Desk.Guide.Item(model.ItemSignature); it != nil {
		for _, o := range it.Options {
			how.Options = append(how.Options, kit.Option{ID: o.ID, Words: o.Words, Note: o.Note})
		}
	}
	is := func(ids ...string) func() bool {
		return func() bool {
			for _, id := range ids {
				if how.Value() == id {
					return true
				}
			}
			return false
		}
	}
	fields := []*kit.Field{
		how,
		{ID: "wish", Label: "Anything that they wish to have on record about it", Shown: is(model.SignDeclined)},
		{ID: "because", Label: "Why, and who decided", Need: "Say why there is no signature.", Shown: is(model.SignUnable, model.SignNotOffered)},
		{ID: "interpreter", Label: "The interpreter, and the language", Need: "Name the interpreter.", Shown: is(model.SignedExplained)},
		{ID: "on", Kind: kit.DateField, Label: "When?", Hint: dayHint, Need: "Type the day."},
	}
	done := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			ev := model.Signed{Who: who, How: how.Value(), On: f.Field("on").Date()}
			switch {
			case is(model.SignDeclined)():
				ev.Because = f.Field("wish").Value()
			case is(model.SignedExplained)():
				ev.Interpreter = f.Field("interpreter").Value()
			case is(model.SignUnable, model.SignNotOffered)():
				ev.Because = f.Field("because").Value()
			}
			return model.Sign(c, r.Desk.Guide, ev, r.Desk.Today(), r.Now().Location())
		})
	}
	return room.NewForm(r, r.In("The signature"), "It belongs to the version that they were given, or else to the one of which copies are made.",
		model.Field{Item: "signature", Subject: who}, fields, "Note it", done, r.Back)
}
