package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// Letter is the letter to the child or to an adult who cares for them, in the writer's own words. It carries
// neither a marking nor a reference, as it is kept at home. The error says why there is none.
func Letter(src Source, to model.Subject) (*Document, error) {
	if err := noLetterTo(src, to); err != nil {
		return nil, err
	}
	if err := model.MaySend(src.Closure, to); err != nil {
		return nil, err
	}
	c, f := src.Closure, model.Field{Item: itemLetter, Subject: to}
	text := strings.TrimSpace(c.Text(f))
	switch {
	case len(c.Apart(f)) > 0:
		return nil, fmt.Errorf("two versions of the letter to %s were written apart: choose one first", c.Name(to))
	case c.Answer(f).Status == model.DoesNotApply:
		return nil, fmt.Errorf("it was answered that no letter is written to %s", c.Name(to))
	case text == "":
		return nil, fmt.Errorf("no letter to %s is written yet", c.Name(to))
	}
	for _, name := range newHome(src, to).hidden {
		if names(text, name) {
			return nil, fmt.Errorf("the letter to %s says “%s”, which names a service, or somebody there, of which they may not hear: write that place otherwise first", c.Name(to), name)
		}
	}
	written := letterLanguage(src, to, text)
	src.Language = written
	title, in := src.label("letter.title"), src.saidIn("letter.title")
	if name := called(c, to); name != noName {
		title, in = strings.ReplaceAll(src.label("letter.title-for"), "{name}", name), src.saidIn("letter.title-for")
	}
	d := &Document{
		Title: title, Date: src.Today, Language: written, Draft: draft(src), Points: pointsFor(src, to),
		Parts: []Part{{ID: itemLetter, Blocks: paras(text)}},
	}
	if in != written {
		d.Around = in
	}
	return d, nil
}

// pointsFor is how large the type of what is kept at home is: larger for a child, and largest for whoever is only
// learning to read.
func pointsFor(src Source, to model.Subject) float64 {
	switch model.BandOf(src.Closure, to, src.Today) {
	case "under-5", "5-7":
		return 16
	case guide.BandAdult:
		return 12.5
	}
	return 14
}

// paras gives a paragraph for each line of a text.
func paras(text string) []Block {
	var out []Block
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, Para{line})
		}
	}
	return out
}

// noLetterTo says why no letter is written to somebody.
func noLetterTo(src Source, to model.Subject) error {
	return nothingFor(src, to, itemLetter, "letter")
}

// nothingFor says why nothing of a kind, "letter" or "leaflet", goes to somebody: the question about it has to
// be asked of them.
func nothingFor(src Source, to model.Subject, item, what string) error {
	c := src.Closure
	it := src.Guide.Item(item)
	died := model.FlagUp(c, src.Guide, flagDied, model.TheClosure, src.Today)
	switch {
	case it == nil || to.Kind != model.KindChild && to.Kind != model.KindAdult:
		return fmt.Errorf("a %s is for the child, or for an adult who cares for them, and for nobody else", what)
	case !c.Has(to):
		return fmt.Errorf("%s is not in this closure now, so there is no %s for them", c.Name(to), what)
	case died && to == model.TheChild:
		return fmt.Errorf("after a death there is no %s to the child", what)
	case died:
		return fmt.Errorf("after a death the %s that was planned is set aside: what the family hear stands under “After the child's death”", what)
	case ofConcern(c, to):
		return fmt.Errorf("%ss to somebody about whom there are concerns are decided with your manager; none is composed here", what)
	case !model.Applies(c, src.Guide, it, to, src.Today):
		return fmt.Errorf("no %s is composed for %s: it is for those who care for %s, or have parental responsibility", what, c.Name(to), c.Child)
	}
	return nil
}

// ofConcern reports whether anybody has said that there are concerns about an adult.
func ofConcern(c *model.Closure, who model.Subject) bool {
	return model.OfConcern(c, who)
}

// stillOpen finds what a letter leaves open: words in square brackets, and a sentence that breaks off.
var stillOpen = regexp.MustCompile(`\[[^\[\]\n]+\]|[^.!?\n\[]*…`)

// LetterNotes tells the worker what to think of before a letter goes: whether it is safe to hold, what is left
// out of what happens next and why, what the letter still leaves open, and whom it names who should not stand
// in it. They are for the screen beside the letter, and never go out with it.
func LetterNotes(src Source, to model.Subject) []string {
	if noLetterTo(src, to) != nil {
		return nil
	}
	h := newHome(src, to)
	out := h.safeToHold("letter.safe-to-hold", "a letter")
	out = append(out, h.kept()...)
	text := src.Closure.Text(model.Field{Item: itemLetter, Subject: to})
	out = append(out, concernNotes(src.Closure, "the letter", text)...)
	if text == "" || strings.Contains(text, turnToOpen) {
		out = append(out, h.turnsToConcern()...)
	}
	for _, open := range stillOpen.FindAllString(text, -1) {
		out = append(out, "Still to be written: "+strings.TrimSpace(open))
	}
	for _, t := range src.Closure.Things {
		if t.Subject.Kind != model.KindService || !names(text, t.Name) {
			continue
		}
		if why := model.MayHearOf(src.Closure, t.Subject, to); why != "" {
			out = append(out, "Look again: the letter names "+t.Name+", and "+stop(why))
		}
	}
	for _, name := range h.hidden {
		isService := func(t model.Thing) bool { return t.Subject.Kind == model.KindService && t.Name == name }
		if names(text, name) && !slices.ContainsFunc(src.Closure.Things, isService) {
			out = append(out, "Look again: the letter names "+name+", who is at a service of which "+src.Closure.Name(to)+" may not hear.")
		}
	}
	return out
}

// safeToHold tells what was answered on whether somebody may hold something safely.
func (h *home) safeToHold(item, what string) []string {
	c := h.src.Closure
	it, f := h.src.Guide.Item(item), model.Field{Item: item, Subject: h.to}
	a := c.Answer(f)
	name, noted := c.Name(h.to), ""
	if a.Evidence != "" {
		noted = " " + capital(stop(a.Evidence))
	}
	switch {
	case it == nil:
		return nil
	case h.apart(item, h.to):
		return []string{"Two people answered apart whether it is safe for " + name + " to hold " + what + ". Choose first, and hand nothing over until then."}
	case a.Status == model.DoesNotApply:
		return nil
	case a.Status != model.Answered || len(a.Value) == 0:
		return []string{"It is not asked yet whether it is safe for " + name + " to hold " + what + ". Ask them when nobody else is there, before anything is handed over." + noted}
	case a.Value.Has("another-way"):
		if noted == "" {
			noted = " Which way is not noted yet."
		}
		return []string{"Do not hand this over: another way is chosen for " + stop(name) + noted}
	case a.Value.Has("some"):
		return []string{"Only some things are safe for " + name + " to hold." + noted}
	case a.Value.Has("not-known"):
		return []string{"It is not known yet whether it is safe for " + name + " to hold " + what + ". Hand nothing over until you have asked." + noted}
	}
	return nil
}

// kept tells what is left out of what happens next, and what in it to look at.
func (h *home) kept() []string {
	c := h.src.Closure
	var out []string
	for _, t := range c.Of(model.KindService) {
		if why := model.MayHearOf(c, t.Subject, h.to); why != "" {
			out = append(out, t.Name+" is left out: "+stop(why))
			continue
		}
		for _, item := range []string{itemPurpose, itemContact, itemStep, itemMeanwhile, itemWait, itemStart, itemPhone, itemInstead, itemLeft} {
			if said := h.say(item, t.Subject); said != "" && h.tells(said) {
				out = append(out, "What was answered about "+t.Name+" under “"+h.src.Guide.Item(item).Title+"” is left out: it names a service of which "+c.Name(h.to)+" may not hear.")
			}
		}
		if h.asked(itemBasis, t.Subject) && h.answer(itemBasis, t.Subject).Empty() {
			out = append(out, "The basis for sharing with "+t.Name+" is not settled. Be sure that "+c.Name(h.to)+" knows of it.")
		}
	}
	return append(out, h.ofOthers()...)
}

// ofOthers tells of a service that is named as help for somebody else alone: what it is for may be theirs.
func (h *home) ofOthers() []string {
	c := h.src.Closure
	whose := map[model.Subject][]model.Subject{} // whom each service helps
	for _, n := range model.Needs(c, h.src.Guide, h.src.Today) {
		by := model.Subject{Kind: model.KindService, ID: string(c.Answer(n.Field()).By)}
		if n.Standing != "" && n.Standing != guide.NeedSettled {
			whose[by] = append(whose[by], n.Subject)
		}
	}
	var out []string
	for _, t := range c.Of(model.KindService) {
		helped := whose[t.Subject]
		if len(helped) != 1 || model.MayHearOf(c, t.Subject, h.to) != "" || helped[0] == h.to {
			continue
		}
		if k := helped[0].Kind; k == model.KindAdult || k == model.KindOtherChild {
			out = append(out, t.Name+" is named as help for "+c.Name(helped[0])+". Ask whether "+c.Name(h.to)+" is to read of it.")
		}
	}
	return out
}
