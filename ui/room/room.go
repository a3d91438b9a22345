// Package room is what every room of the program has at hand: the house that it stands in, the
// desk with the open closure, and the saver that keeps what is being typed.
package room

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/model/plain"
	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/saver"
)

// A Room is what a screen works with.
type Room struct {
	kit.House
	Desk  *desk.Desk
	Saver *saver.Saver

	// Stay is how long a local copy stays after its transfer to the council's record, where a policy
	// sets it; nil is what is built in.
	Stay *model.Keep

	// Suggest gives words for what is planned in an ask where the guide itself has none to suggest, such as those
	// that are put together from what is recorded; nil, or none from it, leaves it to the guide.
	Suggest func(a model.Ask) []guide.Wording

	// Instead gives the page on which what an ask is about is done, where its answer follows from that and is not
	// given by hand; nil, or none from it, leaves it to the question's own page.
	Instead func(a model.Ask) kit.Screen

	// Supervise makes the room of supervision, which leads on to most others; nil is none.
	Supervise func() kit.Screen

	// Words are the lists that the reading aid reads by; nil is no aid.
	Words *plain.Lists

	File     string         // the vault's file; "" where it has none
	Demo     bool           // the closures are fictional, and the vault is thrown away on leaving
	Exports  string         // the one folder that files may be written out into, where a policy names one
	Policy   []string       // the rules in force, a sentence each; none where they are as built in
	Strength store.Strength // what another passphrase needs; the zero value is the least
}

// NotInDemo says why what asks for the passphrase cannot be done there.
const NotInDemo = "Not in the demo: nobody knows the passphrase of its vault, which is thrown away when you leave."

// Stays is how long a local copy stays after its transfer to the council's record.
func (r *Room) Stays() model.Keep {
	if r.Stay == nil {
		return model.DefaultKeep()
	}
	return *r.Stay
}

// Wrong tells an error to the worker.
func (r *Room) Wrong(err error) { r.Fail(kit.Sentence(err)) }

// Told passes on how an entry went, and lets the title line tell it: saved, or NOT SAVED.
func (r *Room) Told(err error) error {
	switch {
	case err == nil:
		r.Saver.Entered()
	case errors.Is(err, desk.ErrNotSaved):
		r.Saver.NotEntered()
	}
	return err
}

// Keep makes a change to the open closure, and says whether there was anything to write.
func (r *Room) Keep(change func(*model.Closure) ([]model.Event, error)) (wrote bool, err error) {
	err = r.Desk.Change(func(c *model.Closure) ([]model.Event, error) {
		events, err := change(c)
		wrote = len(events) > 0
		return events, err
	})
	if err == nil && !wrote {
		return false, nil
	}
	return wrote, r.Told(err)
}

// Change makes a change to the open closure; an error is told. It reports whether all went well.
func (r *Room) Change(change func(*model.Closure) ([]model.Event, error)) bool {
	_, err := r.Keep(change)
	if err != nil {
		r.Wrong(err)
	}
	return err == nil
}

// UndoKey takes back the worker's newest change in the open closure. after draws the screen anew.
func (r *Room) UndoKey(after func() tea.Cmd) kit.Key {
	return kit.Key{
		Press: []string{"ctrl+z"}, Show: "Ctrl+Z", Words: "undo",
		More: "takes back your last change in this closure and says which; the journal keeps both",
		Do: func() tea.Cmd {
			words, turns := r.Desk.UndoWould()
			if turns == "" {
				return r.undo(after)
			}
			return r.Ask(&kit.Dialog{Title: "Take it back?", Words: "Your last change was " + words + ". " + turns, Buttons: []kit.Button{
				{Words: "Leave it"},
				{Words: "Take it back", Do: func() tea.Cmd { return r.undo(after) }},
			}})
		},
	}
}

func (r *Room) undo(after func() tea.Cmd) tea.Cmd {
	words, err := r.Desk.Undo()
	if r.Told(err) != nil {
		r.Wrong(err)
		return nil
	}
	r.Say("Took back " + words + ".")
	return after()
}

// KeepPlace remembers where the worker is in the open closure, so that the program opens here again.
func (r *Room) KeepPlace(stage guide.Stage, f model.Field) {
	err := r.Desk.LeaveAt(desk.Place{Closure: r.Desk.OpenID(), Stage: stage, Field: f})
	if err != nil && !errors.Is(err, store.ErrReadOnly) { // where nothing can be saved, this is the least of it
		r.Fail("Where you are could not be kept: " + err.Error() + ".")
	}
}

// In names a place in the open closure for the title line: its reference, then the place.
func (r *Room) In(place string) string {
	c := r.Desk.Closure()
	if c == nil {
		return place
	}
	return c.Reference + " " + r.Theme().Glyphs.Into + " " + place
}

// BackKey leaves the screen.
func (r *Room) BackKey() kit.Key {
	return kit.Key{Press: []string{"esc"}, Show: "Esc", Words: "back", Do: r.Back}
}
