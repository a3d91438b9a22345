package aid

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"handover/model/plain"
	"handover/model/proof"
)

// A look is what a reading goes by: the lists, and the closure as it is when the reading begins.
type look struct {
	plain plain.Text
	proof proof.Text
	lists *plain.Lists
}

// look gathers what a reading goes by.
func (a *Aid) look() look {
	about := a.about()
	return look{plain: about, lists: a.r.Words, proof: proof.Text{
		Item: a.ask.Item.ID, Subject: a.ask.Subject, Closure: a.r.Desk.Closure(), Guide: a.r.Desk.Guide,
		Today: a.r.Desk.Today(), Others: a.others,
	}}
}

// read reads a text by the lists, and against its closure. What was found in one place is told once: what the
// lists say of it comes first.
func (l look) read(body string) plain.Reading {
	l.plain.Body, l.proof.Body = body, body
	read := l.lists.Read(l.plain)
	if foreign(read) {
		read.Findings, read.Ignored = nil, nil
		return read
	}
	found := slices.Concat(read.Findings, read.Ignored)
	taken := func(f plain.Finding) bool {
		return slices.ContainsFunc(found, func(o plain.Finding) bool {
			return o.Kind != plain.Long && f.From < o.To && o.From < f.To
		})
	}
	for _, f := range proof.Read(l.proof) {
		switch {
		case !proof.Encloses(f.Kind) && taken(f):
		case l.plain.Ignored[f.Key()]:
			read.Ignored = append(read.Ignored, f)
		default:
			read.Findings = append(read.Findings, f)
		}
	}
	byPlace := func(a, b plain.Finding) int { return a.From - b.From }
	slices.SortStableFunc(read.Findings, byPlace)
	slices.SortStableFunc(read.Ignored, byPlace)
	return read
}

// othersMsg brings the fingerprints of the other closures.
type othersMsg struct {
	aid    *Aid
	others *proof.Prints
}

// gather gives the command that takes the fingerprints of the other closures, which may take seconds where there
// are many. Until they are there, and where they cannot be had, a text is read without them.
func (a *Aid) gather() tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	a.stop = stop
	desk := a.r.Desk
	return func() tea.Msg {
		others, err := desk.Prints(ctx)
		if err != nil {
			return nil
		}
		return othersMsg{a, others}
	}
}
