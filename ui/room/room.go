// Package room is what every room of the program has at hand: the house that it stands in, the
// desk with the open closure, and the saver that keeps what is being typed.
package room

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/saver"
)

// A Room is what a screen works with.
type Room struct {
	kit.House
	Desk  *desk.Desk
	Saver *saver.Saver
}

// Wrong tells an error to the worker.
func (r *Room) Wrong(err error) { r.Fail(kit.Sentence(err)) }

// Change makes a change to the open closure; an error is told. It reports whether all went well.
func (r *Room) Change(change func(*model.Closure) ([]model.Event, error)) bool {
	if err := r.Desk.Change(change); err != nil {
		r.Wrong(err)
		return false
	}
	r.Saver.Entered()
	return true
}

// UndoKey takes back the worker's newest change in the open closure. after draws the screen anew.
func (r *Room) UndoKey(after func()) kit.Key {
	return kit.Key{
		Press: []string{"ctrl+z"}, Show: "Ctrl+Z", Words: "undo",
		More: "takes back your last change in this closure and says which; the journal keeps both",
		Do: func() tea.Cmd {
			words, err := r.Desk.Undo()
			if err != nil {
				r.Wrong(err)
				return nil
			}
			r.Saver.Entered()
			r.Say("Took back " + words + ".")
			after()
			return nil
		},
	}
}

// KeepPlace remembers where the worker is in the open closure, so that the program opens here again.
func (r *Room) KeepPlace(stage guide.Stage, f model.Field) {
	if err := r.Desk.LeaveAt(desk.Place{Closure: r.Desk.OpenID(), Stage: stage, Field: f}); err != nil {
		r.Fail("Where you are could not be kept: " + err.Error() + ".")
	}
}

// BackKey leaves the screen.
func (r *Room) BackKey() kit.Key {
	return kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: r.Back}
}
