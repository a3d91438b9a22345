package room

import (
	"handover/model"
	"handover/model/document"
)

// A Safety is how it stands with whether somebody may hold a paper at home.
type Safety struct {
	Asked bool   // there is anything to ask: what goes home
	Hold  bool   // it is not to be handed over now
	Words string // a sentence
	Brief string // a word or two, where it is not simply safe
}

// The questions about it (PR-13).
const (
	itemSafeLetter  = "letter.safe-to-hold"
	itemSafeLeaflet = "left.safe-to-hold"
)

// SafeToHold says whether it is safe for a reader to hold a document, as they were asked. A copy of the record, or
// whatever else is kept at home, is found as easily as a letter is.
func SafeToHold(src document.Source, k document.Kind, to model.Reader) Safety {
	if to.Kind != model.ReadsChild && to.Kind != model.ReadsParent {
		return Safety{}
	}
	item := itemSafeLetter
	if k.ID == "leaflet" {
		item = itemSafeLeaflet
	}
	it, f := src.Guide.Item(item), model.Field{Item: item, Subject: to.Who}
	if it == nil || !model.Applies(src.Closure, src.Guide, it, to.Who, src.Today) {
		return Safety{}
	}
	a := src.Closure.Answer(f)
	what := "a letter"
	if k.ID == "leaflet" {
		what = "a leaflet"
	}
	switch {
	case len(src.Closure.Apart(f)) > 0:
		return Safety{true, true, "Answered apart whether it is safe for them to hold " + what + ": choose first.", "apart"}
	case a.Status == model.DoesNotApply:
		return Safety{}
	case a.Value.Has("safe"):
		return Safety{true, false, "Safe for them to hold " + what + ", as they said.", ""}
	case a.Value.Has("some"):
		return Safety{true, false, "Only some things are safe for them to hold: look at what was noted.", "some things"}
	case a.Value.Has("another-way"):
		return Safety{true, true, "Not safe for them to hold " + what + ": another way is chosen.", "not to hold"}
	case a.Value.Has("not-known"):
		return Safety{true, true, "Not known yet whether it is safe for them to hold " + what + ".", "not known"}
	}
	return Safety{true, true, "Not asked yet whether it is safe for them to hold " + what + ": ask them, alone.", "ask first"}
}
