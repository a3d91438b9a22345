package caseload

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/closure"
	"handover/ui/kit"
	"handover/ui/room"
)

// newReopen makes the form that opens a closure which follows one that is not here any more: after a purge only
// its reference and its dates are known, and they are typed again.
func newReopen(r *room.Room) kit.Screen {
	fields := append([]*kit.Field{
		{ID: "earlier", Label: "Reference of the earlier closure", Hint: "For a closure that is still here, open it and press o there.", Need: "Type the reference that it had."},
		{ID: "ended", Kind: kit.DateField, Label: "When it ended", Need: "Type the day on which involvement ended; the council's record has it."},
		{ID: "child", Label: "How to refer to the child", Need: "Type initials, or another way to refer to the child."},
	}, closure.ReopenFields()...)
	begin := func(f *kit.Form) error {
		follows := closure.Follows(f)
		follows.Reference, follows.Ended = f.Field("earlier").Value(), f.Field("ended").Date()
		_, err := r.Desk.Reopen(f.Field("reference").Value(), f.Field("child").Value(), follows)
		return err
	}
	return room.NewForm(r, "Reopen what is not here",
		"A family has come back whose earlier closure is not on this laptop any more. Its reference and the day on which it ended are typed again; what was written then is in the council's record.",
		model.Field{Item: "reopen"}, fields, "Reopen", begin, func() tea.Cmd { return r.Replace(closure.New(r)) })
}

// newBegin makes the form that opens a new closure. The questions about it follow, one at a time,
// with the closure's page behind them.
func newBegin(r *room.Room) kit.Screen {
	fields := []*kit.Field{
		{ID: "reference", Label: "Reference", Hint: "The council's reference for this closure, or your team's.", Need: "Type a reference, so that the closure can be found again."},
		{ID: "child", Label: "How to refer to the child", Hint: "Initials, unless you need more: the fewer names on a laptop, the less there is to lose.", Need: "Type initials, or another way to refer to the child."},
	}
	begin := func(f *kit.Form) error {
		_, err := r.Desk.Begin(f.Field("reference").Value(), f.Field("child").Value())
		return err
	}
	then := func() tea.Cmd {
		page := closure.New(r)
		cmd := r.Replace(page)
		return tea.Batch(cmd, page.GoTo(guide.Readiness))
	}
	return room.NewForm(r, "New closure",
		"Two things begin a closure. The rest is asked one question at a time, in whatever order suits you, and can wait.",
		model.Field{Item: "new closure"}, fields, "Begin", begin, then)
}
