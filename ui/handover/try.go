package handover

import (
	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// newTry makes the form on which an attempt to reach a service is noted.
func newTry(r *room.Room, service model.Subject) kit.Screen {
	var outcomes []kit.Option
	for _, o := range model.Outcomes {
		outcomes = append(outcomes, kit.Option{ID: o.ID, Words: o.Words})
	}
	fields := []*kit.Field{
		{ID: "outcome", Kind: kit.OneField, Label: "What came of it", Options: outcomes, Need: "Choose what came of it."},
		{ID: "on", Kind: kit.DateField, Label: "When", Hint: "Such as 3 11 2026, or “today”.", Need: "Type the day."},
		{ID: "who", Label: "Whom you tried or spoke with"},
		{ID: "note", Label: "Anything to remember"},
	}
	note := func(f *kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.Try(c, r.Desk.Guide, model.Tried{
				Service: service, On: f.Field("on").Date(), Outcome: f.Field("outcome").Value(),
				Who: f.Field("who").Value(), Note: f.Field("note").Value(),
			}, r.Desk.Today())
		})
	}
	return room.NewForm(r, "An attempt to reach them", "Every attempt counts, whatever came of it: it shows that they were tried.",
		model.Field{Item: "attempt", Subject: service}, fields, "Note it", note, r.Back)
}
