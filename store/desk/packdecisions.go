package desk

import (
	"handover/model"
	"handover/store"
)

// A PackDecision is a decision in a pack that is not here yet, in words.
type PackDecision struct {
	Words  string
	Signed bool // with a key that is pinned here, or is this vault's own
}

// decisionsIn says what of decisions is new in a pack, and whose key signed each. Whose name is recorded with one that
// nobody signed is not proved.
func (d *Desk) decisionsIn(p *store.Pack) []PackDecision {
	fresh := newIn(p)
	names := map[model.WorkerID]string{}
	for _, w := range p.Workers {
		names[w.ID] = w.Name
		if w.Role != "" {
			names[w.ID] += ", " + w.Role
		}
	}
	var out []PackDecision
	for _, sent := range model.Fold(p.Entries).Submissions() {
		for _, of := range []*model.Decision{sent.Decision, sent.Other} {
			if of == nil || !fresh[of.Entry] {
				continue
			}
			words := decisionWords(of.Decided.Decision) + ". "
			if by := d.Signer(of); by != "" {
				out = append(out, PackDecision{words + by + ".", true})
				continue
			}
			out = append(out, PackDecision{words + "Recorded as decided by " + names[of.By] + ", and not signed: on a laptop that is not their own nobody's identity is proved.", false})
		}
	}
	return out
}

// decisionWords says what a manager decided.
func decisionWords(decision string) string {
	switch decision {
	case model.DecisionAuthorised:
		return "Authorised"
	case model.DecisionReturned:
		return "Sent back, with points"
	case model.DecisionNotToClose:
		return "Not to close"
	}
	return "A decision that this version does not know"
}

// newIn tells which entries of a pack are not here yet.
func newIn(p *store.Pack) map[model.EntryID]bool {
	fresh := make(map[model.EntryID]bool, len(p.New))
	for _, e := range p.New {
		fresh[e.ID] = true
	}
	return fresh
}
