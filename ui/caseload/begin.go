package caseload

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/closure"
	"handover/ui/kit"
	"handover/ui/room"
)

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
