package kit_test

import (
	"testing"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/uitest"
)

func TestEnterOnAChoiceThatLeadsOnIsFollowedByTyping(t *testing.T) {
	choice := &kit.Field{ID: "choice", Kind: kit.OneField, Onward: true, Label: "What?", Options: []kit.Option{{ID: "one", Words: "One"}, {ID: "two", Words: "Two"}}}
	why := &kit.Field{ID: "why", Label: "Why?"}
	f := kit.NewForm(kit.NewTheme(kit.Look{}), func() model.Date { return "2026-11-22" }, choice, why)
	for _, name := range []string{"enter", "space", "a"} {
		f.Update(uitest.MustKey(t, name))
	}
	if choice.Value() != "one" || f.Focused() != why {
		t.Errorf("the choice is %q, and the focus on %q", choice.Value(), f.Focused().ID)
	}
	choice.Choose()
	f.Focus("choice")
	f.Update(uitest.MustKey(t, "2"))
	if choice.Value() != "two" || f.Focused() != choice {
		t.Error("a digit, which says itself what is chosen, leads on")
	}
}
