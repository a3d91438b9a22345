package access

import (
	"errors"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// newRead asks who looked through every line, and when. It counts for the lines that there are now.
func newRead(r *room.Room) kit.Screen {
	who := &kit.Field{ID: "who", Label: "Who looked through every line?", Need: "Say who did."}
	on := &kit.Field{ID: "on", Kind: kit.DateField, Label: "When?", Hint: "Such as 3 11 2026, or “today”.", Need: "Type the day.", Check: func(v string) error {
		if model.Date(v) > r.Desk.Today() {
			return errors.New("that day is still to come: note it once every line has been looked through")
		}
		return nil
	}}
	done := func(*kit.Form) error {
		return r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
			return model.ReadAccess(c, r.Desk.Guide, model.AccessRead{Who: who.Value(), On: on.Date()}, r.Desk.Today())
		})
	}
	return room.NewForm(r, r.In("Looked through"), "Every line was read as they would read it, and what has to be left out is left out. It counts for the lines that there are now: what is written later has to be looked through too.",
		model.Field{Item: "access-read", Subject: model.TheClosure}, []*kit.Field{who, on}, "Note it", done, r.Back)
}
