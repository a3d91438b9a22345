package model

import (
	"time"

	"handover/model/guide"
)

// A Header is what the caseload shows of a closure without opening its journal. Beyond the
// reference and how the child is referred to it holds facts, counts, ids and dates; what comes
// next is an item's id, never words.
type Header struct {
	ID          ClosureID   `json:"id"`
	Reference   string      `json:"reference"`
	Child       string      `json:"child"`
	State       Life        `json:"state"`
	Void        bool        `json:"void,omitempty"`     // it was authorised, and reads otherwise now
	Edited      bool        `json:"edited,omitempty"`   // it lies with the manager, and reads otherwise now: it has to be sent again
	Worker      WorkerID    `json:"worker,omitempty"`   // whose it is: who opened it
	Sent        Date        `json:"sent,omitempty"`     // when the record went to the manager that was not taken back
	Decision    string      `json:"decision,omitempty"` // what the manager decided on it, or DecisionsApart
	Decided     Date        `json:"decided,omitempty"`  // and when
	Stages      [4]Progress `json:"stages"`             // in the order of guide.Stages
	Outstanding int         `json:"outstanding"`        // gates and queries open, over all steps
	ToShare     int         `json:"toShare,omitempty"`  // once involvement has ended: how many of them stand in the way of all being shared
	Next        Field       `json:"next"`
	Due         Date        `json:"due,omitempty"`         // when what comes next is planned
	ToDo        Days        `json:"toDo,omitempty"`        // the days by which what was set in supervision is to be done
	Points      int         `json:"points,omitempty"`      // of a record that was sent back: how many are not accepted yet
	Transferred Date        `json:"transferred,omitempty"` // when it was put into the council's record
	Held        bool        `json:"held,omitempty"`        // the local copy is on hold
	Changed     time.Time   `json:"changed"`
	Guide       string      `json:"guide"` // the fingerprint of the guide it was computed under
}

// A Progress counts what the rules need of one stage: gates and queries that apply, and how many
// of them are settled or overridden.
type Progress struct {
	Settled int `json:"settled"`
	Needed  int `json:"needed"`
}

// DecisionsApart stands in a header for two decisions that were made apart, on two laptops: neither stands, and the
// record is taken back and sent again.
const DecisionsApart = "apart"

// ActionTitle is what is done next where that was set in supervision.
const ActionTitle = "To do after supervision"

// NextTitle names what comes next; "" for nothing, and for what this guide does not know.
func NextTitle(next Field, g *guide.Guide) string {
	if next.Item == ItemAction {
		return ActionTitle
	}
	if it := g.Item(next.Item); it != nil {
		return it.Title
	}
	return ""
}

// Summarise computes a closure's header.
func Summarise(id ClosureID, c *Closure, g *guide.Guide, today Date) Header {
	h := Header{
		ID: id, Reference: c.Reference, Child: c.Child, State: State(c, g, today), Void: Void(c, g, today),
		Worker: c.OpenedBy, Changed: c.Changed.UTC().Truncate(time.Second), Guide: g.Fingerprint,
	}
	for i, stage := range guide.Stages {
		h.Stages[i] = ProgressOf(c, g, stage, today)
		h.Outstanding += h.Stages[i].Needed - h.Stages[i].Settled
	}
	if next, ok := Next(c, g, today); ok {
		h.Next, h.Due = next.Field, next.Due
	}
	if s := c.Sent(); s != nil {
		h.Sent = DateOf(s.At)
		h.Edited = h.State == WithManager && len(Edited(c, g, s, today)) > 0
		if s.Apart {
			h.Decision = DecisionsApart
		}
		if d := c.Standing(); d != nil {
			h.Decision, h.Decided = d.Decided.Decision, DateOf(d.At)
		}
	}
	if h.ToDo = c.ToDo(); h.State == Returned {
		h.Points = c.PointsLeft()
	}
	if h.State == ClosedLife {
		h.ToShare = len(Outstanding(c, g, guide.Shared, today))
	}
	h.Transferred, _, _ = c.Transfer()
	_, _, h.Held = c.Hold()
	return h
}
