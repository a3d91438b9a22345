package room

import (
	"handover/model"
	"handover/model/document"
)

// A Safety is how it stands with whether somebody may be handed a paper: whether it is safe for them to hold at home,
// or for a professional whether there is a basis for sharing it.
type Safety struct {
	Asked bool   // there is anything to ask
	Hold  bool   // it is not to be handed over now
	Again bool   // what was said was said of a letter, so that it is asked again of this paper
	Words string // a sentence
	Brief string // a word or two, where it is not simply safe
}

// The questions about it (PR-13).
const (
	itemSafeLetter  = "letter.safe-to-hold"
	itemSafeLeaflet = "left.safe-to-hold"
)

// SafeToHold says whether a document may be handed to its reader: whether it is safe for them to hold, as they were
// asked, and for a professional whether the basis for sharing is settled.
func SafeToHold(src document.Source, k document.Kind, to model.Reader) Safety {
	switch {
	case to.Kind == model.ReadsProfessional:
		return sharing(src, to)
	case to.Kind == model.ReadsCouncil:
		return Safety{}
	case k.ID == "letter":
		return asSaid(src, itemSafeLetter, to, "a letter")
	case k.ID == "leaflet":
		return asSaid(src, itemSafeLeaflet, to, "a leaflet")
	}
	if g := src.Closure.LastCopy(to.Who); k.ID == "record" && g != nil && g.Holds() && g.Safe {
		return Safety{Asked: true, Words: "Safe for them to hold a copy, as was noted of the last one."}
	}
	return ofItself(src, k, to, asSaid(src, itemSafeLetter, to, "a letter"))
}

// ofItself is what was said of a paper itself, where that was asked; until then, what follows from what was said of a
// letter. Where anything but safe was answered of
// a letter since, they are asked again.
func ofItself(src document.Source, k document.Kind, to model.Reader, letter Safety) Safety {
	more, said := saysMore(letter), src.Closure.PaperSaid(k.ID, to.Who)
	switch {
	case said == nil, !more.Again:
		return more
	case said.How == model.PaperBack:
		return Safety{Asked: true, Hold: true, Again: true, Words: "To be read together and taken back.", Brief: "take back"}
	case src.Closure.OtherwiseSince(said, model.Field{Item: itemSafeLetter, Subject: to.Who}, "safe"):
		return more
	}
	return Safety{Asked: true, Words: "Safe for them to hold, as they said of this on " + said.On.String() + "."}
}

// asSaid is what was answered of a letter, or of a leaflet.
func asSaid(src document.Source, item string, to model.Reader, what string) Safety {
	it, f := src.Guide.Item(item), model.Field{Item: item, Subject: to.Who}
	if it == nil || !model.Applies(src.Closure, src.Guide, it, to.Who, src.Today) {
		return Safety{}
	}
	a := src.Closure.Answer(f)
	switch {
	case len(src.Closure.Apart(f)) > 0:
		return Safety{Asked: true, Hold: true, Words: "Two people answered differently whether it is safe for them to hold " + what + ": choose first.", Brief: "apart"}
	case a.Status == model.DoesNotApply:
		return Safety{}
	case a.Value.Has("safe"):
		return Safety{Asked: true, Words: "Safe for them to hold " + what + ", as they said."}
	case a.Value.Has("some"):
		return Safety{Asked: true, Words: "Only some things are safe for them to hold: look at what was noted.", Brief: "some things"}
	case a.Value.Has("another-way"):
		return Safety{Asked: true, Hold: true, Words: "Not safe for them to hold " + what + ": another way is chosen.", Brief: "not to hold"}
	case a.Value.Has("not-known"):
		return Safety{Asked: true, Hold: true, Words: "Not known yet whether it is safe for them to hold " + what + ".", Brief: "not known"}
	}
	return Safety{Asked: true, Hold: true, Words: "Not asked yet whether it is safe for them to hold " + what + ": ask them when nobody else is there.", Brief: "ask first"}
}

// saysMore is what was said of a letter, for a paper that says more than one, such as a copy of the record: it is found
// as easily as a letter is, and tells whoever finds it more.
func saysMore(letter Safety) Safety {
	const more, ask = " This paper says more than a letter.", " This paper says more than a letter: ask them about it too, when nobody else is there."
	switch {
	case !letter.Asked:
		return Safety{Asked: true, Hold: true, Again: true, Words: "Not asked yet whether it is safe for them to hold this paper: ask them when nobody else is there.", Brief: "ask first"}
	case !letter.Hold && letter.Brief == "":
		return Safety{Asked: true, Hold: true, Again: true, Words: "They said that a letter is safe for them to hold." + ask, Brief: "ask again"}
	case !letter.Hold:
		letter.Hold, letter.Again = true, true
		letter.Words += ask
		return letter
	}
	letter.Words += more
	return letter
}

// The questions about the basis for sharing with a service (PR-12).
const (
	itemBasis  = "service.basis"
	itemLawful = "service.basis-lawful"
	itemUnsafe = "service.basis-unsafe"
)

// sharing says whether the basis for sharing with a service is settled: they agreed; or did not, and why it is lawful
// is written down; or were not told because that is unsafe, and who would be at risk is.
func sharing(src document.Source, to model.Reader) Safety {
	c, name := src.Closure, src.Closure.Name(to.Who)
	it, f := src.Guide.Item(itemBasis), model.Field{Item: itemBasis, Subject: to.Who}
	if it == nil || !model.Applies(c, src.Guide, it, to.Who, src.Today) {
		return Safety{}
	}
	held := func(words string) Safety {
		return Safety{Asked: true, Hold: true, Words: words + " Settle it under Handover, on the page of " + name + ", before this goes anywhere.", Brief: "no basis"}
	}
	written := func(item string) bool {
		f := model.Field{Item: item, Subject: to.Who}
		return c.Text(f) != "" && len(c.Apart(f)) == 0
	}
	a := c.Answer(f)
	switch {
	case len(c.Apart(f)) > 0:
		return held("The basis for sharing with " + name + " was answered apart.")
	case a.Status != model.Answered || len(a.Value) == 0:
		return held("The basis for sharing with " + name + " is not settled yet.")
	case a.Value.Has("told") && !written(itemLawful):
		return held("Why it is lawful to share with " + name + " is not written yet.")
	case a.Value.Has("not-told") && !written(itemUnsafe):
		return held("Why telling the family what is shared with " + name + " is unsafe is not written yet.")
	}
	return Safety{Asked: true, Words: "The basis for sharing is settled."}
}
