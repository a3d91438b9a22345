package supervision

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
	"handover/ui/room"
)

// A writing is an editor in a form, which tells whoever types what the editor has to tell.
type writing struct {
	*editor
	r *room.Room
}

type editor = edit.Text

func newEditor(r *room.Room) *edit.Text {
	t := edit.New(model.MaxText)
	t.Share(r.Saver.Clip())
	return t
}

// Update takes a key or a paste.
func (w writing) Update(msg tea.Msg) (used, changed bool) {
	did := w.editor.Update(msg)
	tell(w.r, did)
	return did.Used, did.Changed
}

// tell passes on what an editor has to tell.
func tell(r *room.Room, did edit.Result) {
	if did.Say != "" {
		r.Fail(did.Say)
	}
	if did.Note != "" {
		r.Say(did.Note)
	}
}
