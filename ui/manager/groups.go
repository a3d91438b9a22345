package manager

import (
	"cmp"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// A group is how closures stand with the manager, in the order of the page.
type group int

// The groups.
const (
	awaiting   group = iota // a decision is due
	edited                  // edited while it lay with the manager: it is sent again before anybody decides
	apart                   // two decisions were made of it apart, and neither stands
	returned                // sent back, and not sent again
	voided                  // authorised, and then edited
	authorised              // authorised, and not closed yet
	notToClose              // decided not to close: involvement goes on
	preparing               // not with the manager yet
	ended                   // involvement has ended
)

// groupTitles are their headings; those of preparing and ended are counted by worker, and have none.
var groupTitles = [...]string{
	awaiting: "Awaiting a decision", edited: "Edited since it was sent: to be sent again", apart: "Two decisions, made apart: neither stands", returned: "Sent back, and not sent again",
	voided: "Authorised, and then edited", authorised: "Authorised, and not yet closed", notToClose: "Decided not to close",
}

// groupOf says in which group a closure is, from its header alone.
func groupOf(h model.Header) group {
	switch h.State {
	case model.ClosedLife, model.ClosedAllShared:
		return ended
	case model.WithManager:
		switch {
		case h.Decision == model.DecisionsApart:
			return apart
		case h.Edited:
			return edited
		}
		return awaiting
	case model.Returned:
		return returned
	case model.Withdrawn:
		return notToClose
	case model.Authorised:
		return authorised
	}
	if h.Void {
		return voided
	}
	return preparing
}

// since is the day from which a closure stands as it does; no date where that is not known.
func since(h model.Header) model.Date {
	switch groupOf(h) {
	case awaiting, edited, apart:
		return h.Sent
	}
	return h.Decided
}

// A counted is how many closures of one worker are not listed.
type counted struct {
	worker           model.WorkerID
	preparing, ended int
}

// grouped puts closures into their groups, each with the oldest first, and counts those of preparing and ended by
// worker, in the order of their names. Where since is not known a closure stands first: nobody can say that it is
// not the oldest.
func grouped(headers []model.Header, named func(model.WorkerID) string) (groups [preparing][]model.Header, rest []counted) {
	for _, h := range headers {
		g := groupOf(h)
		if g < preparing {
			groups[g] = append(groups[g], h)
			continue
		}
		i := slices.IndexFunc(rest, func(c counted) bool { return c.worker == h.Worker })
		if i < 0 {
			i, rest = len(rest), append(rest, counted{worker: h.Worker})
		}
		if g == ended {
			rest[i].ended++
		} else {
			rest[i].preparing++
		}
	}
	for _, all := range groups {
		slices.SortStableFunc(all, func(a, b model.Header) int {
			return cmp.Or(cmp.Compare(since(a), since(b)), cmp.Compare(a.Reference, b.Reference))
		})
	}
	slices.SortFunc(rest, func(a, b counted) int {
		return cmp.Or(strings.Compare(named(a.worker), named(b.worker)), cmp.Compare(a.worker, b.worker))
	})
	return groups, rest
}

// decisionDue is the limit on the manager's reading, as it runs for a closure that awaits a decision; ok is false
// where the guide has none, or nobody knows since when it lies there.
func decisionDue(h model.Header, g *guide.Guide) (d model.Deadline, ok bool) {
	for i := range g.Limits {
		if l := &g.Limits[i]; l.Item == model.ItemSent && l.Until == model.ItemDecision && h.Sent != "" {
			return model.Deadline{Limit: l, From: h.Sent, Due: model.DueBy(l, h.Sent)}, true
		}
	}
	return model.Deadline{}, false
}
