package document

import (
	"fmt"

	"handover/model"
)

// police says where police involvement ended, and what that does not mean. Nothing else of the criminal
// side stands in a briefing.
func (b *briefing) police() []Block {
	if !b.flag(flagPolice, model.TheClosure) {
		return nil
	}
	noFinding := b.line("briefing.no-finding")
	stands := b.say(itemPolice, model.TheClosure)
	if stands == "" {
		return []Block{b.notWritten(b.line("briefing.ask-police")), Para{noFinding}}
	}
	words := b.line("briefing.police", stop(stands), noFinding)
	if on := b.answer(itemPolice, model.TheClosure).On; on != "" {
		words = b.line("briefing.police-on", on, stop(stands), noFinding)
	}
	return []Block{Para{words}}
}

// line is one of the fixed sentences of the sheet, with what stands in it.
func (b *briefing) line(id string, in ...any) string {
	if len(in) == 0 {
		return b.src.label(id)
	}
	return fmt.Sprintf(b.src.label(id), in...)
}

// notWritten says what is still missing.
func (b *briefing) notWritten(what string) Note {
	return Note{b.src.label("briefing.not-written") + what}
}

// toTalkTo is whom the child trusts, and how the child communicates.
func (b *briefing) toTalkTo() []Block {
	child := b.src.Closure.Child
	var out []Block
	if concernIn(b.src.Closure, b.say(itemTrusted, model.TheClosure)) != "" { // nobody is sent to a person of concern
		out = []Block{Note{b.line("briefing.trusts-open", child)}}
	} else {
		out = b.labelled(itemTrusted, model.TheClosure, b.line("briefing.trusts", child), b.line("briefing.ask-trusts", child))
	}
	if b.flag(flagUnspoken, model.TheChild) {
		out = append(out, b.labelled(itemMeans, model.TheChild, b.line("briefing.communicates", child), b.line("briefing.ask-communicates", child))...)
	}
	return out
}

// chronology is where the full story is held: in the council's record, and not here.
func (b *briefing) chronology() Part {
	p := Part{ID: "briefing.chronology", Title: b.src.label("briefing.chronology")}
	held := b.answer(itemHeld, model.TheClosure)
	if !held.Value.Has("yes") {
		p.Blocks = []Block{b.notWritten(b.line("briefing.ask-chronology"))}
		return p
	}
	p.Blocks = []Block{Para{b.line("briefing.chronology-held")}}
	if held.Evidence != "" {
		p.Blocks = append(p.Blocks, Facts{[]Fact{{b.src.label("briefing.held"), held.Evidence}}})
	}
	return p
}

// guides are the other practice guides to which the lines point, by title: after a child's death none that
// is about talking with the child, or about what the child needs.
func (b *briefing) guides() Part {
	all := []string{
		b.line("briefing.guide-children"),
		b.line("briefing.guide-lives"),
		b.line("briefing.guide-parents"),
		b.line("briefing.guide-yourself"),
		b.line("briefing.guide-signs"),
	}
	if b.flag(flagDied, model.TheClosure) {
		all = all[2:]
	}
	return Part{ID: "briefing.guides", Title: b.src.label("briefing.guides"), Blocks: []Block{List{all}}}
}
