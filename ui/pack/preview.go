package pack

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/ui/kit"
)

// drawPreview says what taking the pack in would change.
func (s *taking) drawPreview(p *sheet) {
	w := s.would
	day := s.r.Now().Location()
	p.say(p.t.Heading, w.Reference+", from "+w.From)
	p.note("Signed with their key, pinned here on " + w.Pinned.String() + " (" + w.Words + "). Written on " + w.Written.In(day).Format("2 January 2006 at 15:04") + "; it can be taken in until " + model.DateOf(w.Until.In(day)).String() + ".")
	for _, words := range w.Told {
		p.tell(kit.Overdue, "Mind: "+words)
	}
	if w.Again != "" {
		p.par("This very pack was taken in on " + w.Again.String() + ".")
	}
	switch {
	case w.New == 0:
		p.tell(kit.Settled, "It holds nothing that is not here already. Nothing would change.")
		return
	case w.Here:
		p.say(p.t.Plain, "The closure is here. New in it: "+model.Many(w.New, "entry", "entries")+",")
	default:
		p.say(p.t.Plain, "The closure is not here yet. It comes with "+model.Many(w.New, "entry", "entries")+",")
	}
	var by, of []string
	for _, c := range w.By {
		by = append(by, fmt.Sprintf("%d by %s", c.N, c.Words))
	}
	for _, c := range w.Of {
		of = append(of, fmt.Sprintf("%d %s", c.N, c.Words))
	}
	p.item(strings.Join(by, "; "))
	p.item(strings.Join(of, ", "))
	if len(w.Decisions) > 0 {
		p.head("Decisions")
		for _, d := range w.Decisions {
			state := kit.Open
			if d.Signed {
				state = kit.Settled
			}
			p.lines = append(p.lines, kit.Hang(kit.Bare(p.t.Mark(state))+" ", d.Words, p.width)...)
		}
	}
	if len(w.Disagreed) > 0 {
		p.head("Not agreed in supervision: both views are in it")
		for _, title := range w.Disagreed {
			p.item(title)
		}
	}
	if n := len(w.Apart); n > 0 {
		p.head("Would stand apart: both versions kept, until you choose")
		for _, title := range w.Apart {
			p.item(title)
		}
	}
	p.head("Where it stands")
	switch {
	case w.Before == "":
		p.item("It comes as: " + string(w.After) + ".")
	case w.Before == w.After:
		p.item("As now: " + string(w.After) + ".")
	default:
		p.item("Now: " + string(w.Before) + ". Afterwards: " + string(w.After) + ".")
	}
	p.gap()
	p.note("Nothing is changed yet: Enter takes it in. That you have read this stands in who did what.")
}
