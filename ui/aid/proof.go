package aid

import (
	"context"

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
	t := proof.Text{
		Item: a.ask.Item.ID, Subject: a.ask.Subject, Closure: a.r.Desk.Closure(), Guide: a.r.Desk.Guide,
		Today: a.r.Desk.Today(), Others: a.others,
	}
	t.Ignored = t.Closure.Left(a.ask.Field())
	return look{plain: proof.About(t), proof: t, lists: a.r.Words}
}

// read reads a text by the lists, and against its closure.
func (l look) read(body string) plain.Reading {
	l.proof.Body = body
	return proof.With(l.lists, l.plain, l.proof)
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
