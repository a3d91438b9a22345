package decision

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// field is where drafts of the form are kept: each person at the keyboard has their own.
func (f *form) field() model.Field {
	return model.Field{Item: model.FormPrefix + model.ItemDecision + " by " + string(f.r.Desk.Worker().ID), Subject: model.TheClosure}
}

func (f *form) draft(part, text string) model.Draft {
	return model.Draft{Closure: f.in, Field: f.field(), Part: part, Text: text, By: f.r.Desk.Worker().ID, At: f.r.Now()}
}

// keep keeps a choice as a draft.
func (f *form) keep(fl *kit.Field) tea.Cmd {
	text := fl.Value()
	if fl.ID == partChoice && text != "" {
		text += " " + f.print()
	}
	return f.r.Saver.Type(f.draft(fl.ID, text))
}

func (f *form) drop(part string) {
	if err := f.r.Saver.Drop(f.draft(part, "")); err != nil {
		f.r.Wrong(err)
	}
}

// drafts is what was typed and chosen before and came to nothing yet, by its part.
func (f *form) drafts() map[string]string {
	out := map[string]string{}
	all, err := f.r.Desk.FormDrafts(f.in)
	if err != nil {
		f.r.Wrong(err)
	}
	parts := []string{partChoice, partBecause}
	for n := 1; n <= 100; n++ { // as many points as a decision may have
		parts = append(parts, partSection(n), partWords(n))
	}
	for _, d := range all {
		if d.Field == f.field() {
			out[d.Part] = d.Text
		}
	}
	for _, part := range parts {
		if d, ok := f.r.Saver.Typed(f.draft(part, "")); ok {
			out[part] = d.Text
		}
	}
	return out
}
