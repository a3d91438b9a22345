package document

import (
	"slices"

	"handover/model"
)

// turnToOpen stands in a draft for words that may send its reader to somebody about whom there are concerns. It says
// nothing of why.
const turnToOpen = "[To be written: whom you can turn to.]"

// turnsToConcern names for the worker each answer that was left out of the letter as it may name somebody of concern
// as somebody to turn to.
func (h *home) turnsToConcern() []string {
	var out []string
	for _, id := range append([]string{itemSayStrengths, itemStrengths, itemOwnStrengths, itemWantKnown}, messagesOfALetter[:]...) {
		it := h.src.Guide.Item(id)
		if it == nil || h.own(id) != turnToOpen {
			continue
		}
		for _, n := range helpersOfConcern(h.src.Closure, h.src.Closure.Text(model.Field{Item: id, Subject: h.to})) {
			if note := "“" + it.Title + "” may name " + n.who + ", about whom there are concerns, as somebody to turn to. It was left out of the letter: settle that first."; !slices.Contains(out, note) {
				out = append(out, note)
			}
		}
	}
	return out
}
