package closure

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// reopenKey begins a new closure that follows this one, once involvement in this one has ended.
func (s *Screen) reopenKey() kit.Key {
	k := kit.Key{Press: []string{"o"}, Show: "o", Words: "reopen", More: "begins a new closure that follows this one; this one stays as it ended",
		Do: func() tea.Cmd { return s.r.Push(newReopen(s.r)) }}
	if c := s.r.Desk.Closure(); c == nil || model.MayReopen(c) != nil {
		k.Off, k.Quiet = "This closure is still open: only what has ended is reopened.", true
	}
	return k
}

// ReopenFields are what reopening asks, whichever closure is reopened.
func ReopenFields() []*kit.Field {
	return []*kit.Field{
		{ID: "reference", Label: "Reference of the new closure", Hint: "Another than the earlier one's, so that the two can be told apart.", Need: "Type a reference, so that the closure can be found again."},
		{ID: "prompted", Label: "What prompted it", Hint: "Who rang or wrote, what was seen or said, and when.", Need: "Say what prompted it."},
		{ID: "because", Label: "Why it is reopened", Need: "Say why it is reopened."},
		{ID: "decided", Label: "Who decided", Hint: "A name and a role.", Need: "Say who decided."},
	}
}

// Follows reads what was typed into ReopenFields.
func Follows(f *kit.Form) model.Reopened {
	return model.Reopened{Because: f.Field("because").Value(), Prompted: f.Field("prompted").Value(), DecidedBy: f.Field("decided").Value()}
}

// newReopen makes the form that reopens the closure on the desk.
func newReopen(r *room.Room) kit.Screen {
	begin := func(f *kit.Form) error {
		_, err := r.Desk.Reopen(f.Field("reference").Value(), "", Follows(f))
		return err
	}
	then := func() tea.Cmd {
		cmd := r.Back() // the page shows what is on the desk: the new closure
		r.Say("Reopened as " + r.Desk.Closure().Reference + ". The earlier closure stays as it ended.")
		return cmd
	}
	return room.NewForm(r, "Reopen",
		"Coming back is no failure, and nobody has to prove anything first. A new closure begins that follows this one. What was written, decided, given and signed here stays as it is.",
		model.Field{Item: "reopen"}, ReopenFields(), "Reopen", begin, then)
}
