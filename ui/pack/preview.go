package pack

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
)

// A decided is a decision in a pack that is not here yet, in words.
type decided struct {
	words  string
	signed bool
}

// decisions says what of decisions is new in a pack, and whose key signed each. Whose name is recorded with one that
// nobody signed is not proved.
func decisions(d *desk.Desk, p *store.Pack) []decided {
	fresh := map[model.EntryID]bool{}
	for _, e := range p.New {
		fresh[e.ID] = true
	}
	names := map[model.WorkerID]string{}
	for _, w := range p.Workers {
		names[w.ID] = w.Name
		if w.Role != "" {
			names[w.ID] += ", " + w.Role
		}
	}
	var out []decided
	for _, sent := range model.Fold(p.Entries).Submissions() {
		for _, of := range []*model.Decision{sent.Decision, sent.Other} {
			if of == nil || !fresh[of.Entry] {
				continue
			}
			words := kit.Sentence(fmt.Errorf("%s", of.Decided.Decision))
			words = strings.TrimSuffix(words, ".") + ". "
			if by := d.Signer(of); by != "" {
				out = append(out, decided{words + by + ".", true})
				continue
			}
			out = append(out, decided{words + "Recorded as decided by " + names[of.By] + ", and not signed: on a laptop that is not their own nobody's identity is proved.", false})
		}
	}
	return out
}

// drawPreview says what taking the pack in would change.
func (s *taking) drawPreview(p *sheet) {
	w, from := s.would, s.pack.From
	day := s.r.Now().Location()
	p.say(p.t.Heading, w.Reference+", from "+w.From)
	p.note("Signed with their key, pinned here on " + from.Compared.String() + " (" + w.Words + "). Written on " + s.pack.Created.In(day).Format("2 January 2006 at 15:04") + "; it can be taken in until " + model.DateOf(s.pack.Expires.In(day)).String() + ".")
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
		p.say(p.t.Plain, "The closure is here. New in it: "+many(w.New, "entry", "entries")+",")
	default:
		p.say(p.t.Plain, "The closure is not here yet. It comes with "+many(w.New, "entry", "entries")+",")
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
	if len(s.decided) > 0 {
		p.head("Decisions")
		for _, d := range s.decided {
			state := kit.Open
			if d.signed {
				state = kit.Settled
			}
			p.lines = append(p.lines, kit.Hang(kit.Bare(p.t.Mark(state))+" ", d.words, p.width)...)
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
