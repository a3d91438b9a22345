package model

import (
	"strings"
	"testing"
)

var again = Reopened{From: ClosureID(strings.Repeat("a", 32)), Reference: "CP-1042", Ended: "2025-11-20",
	Because: "AB told her teacher of a new worry", Prompted: "a call from school on 18 November", DecidedBy: "Ms Rees, team manager"}

func TestReopeningBeginsANewClosureThatFollowsTheEarlierOne(t *testing.T) {
	g := realGuide(t)
	events, err := Reopen(g, "CP-2042", "AB", Worker{ID: "sam", Name: "Sam Orr"}, again, today)
	if err != nil {
		t.Fatal(err)
	}
	n := newNotebook("sam")
	n.write(events...)
	c := n.closure()
	if c.Follows == nil || *c.Follows != again || c.Reference != "CP-2042" || State(c, g, today) != Considering || len(c.Odd) != 0 {
		t.Errorf("it follows %+v, and is %s; odd %v", c.Follows, State(c, g, today), c.Odd)
	}
	if _, _, err := Undo(c, g, "sam"); err == nil {
		if events, what, _ := Undo(c, g, "sam"); strings.Contains(what, "reopening") {
			t.Errorf("undo takes the link back: %v", events)
		}
	}
}

func TestReopeningAsksForAReasonWhatPromptedItAndWhoDecided(t *testing.T) {
	g := realGuide(t)
	for _, c := range []struct {
		name  string
		spoil func(r *Reopened)
		want  string
	}{
		{"no reason", func(r *Reopened) { r.Because = " " }, "why it is reopened"},
		{"nothing prompted it", func(r *Reopened) { r.Prompted = "" }, "what prompted it"},
		{"nobody decided", func(r *Reopened) { r.DecidedBy = "" }, "who decided"},
		{"no earlier reference", func(r *Reopened) { r.Reference = "" }, "earlier reference"},
		{"no day", func(r *Reopened) { r.Ended = "" }, "the day on which it ended"},
		{"a day to come", func(r *Reopened) { r.Ended = today.Add(1) }, "still to come"},
	} {
		r := again
		c.spoil(&r)
		if _, err := Reopen(g, "CP-2042", "AB", Worker{ID: "sam", Name: "Sam Orr"}, r, today); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestOnlyWhatHasEndedIsReopened(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	if MayReopen(n.closure()) == nil {
		t.Error("what is with the manager is reopened")
	}
	n.decide(boss.ID, DecisionAuthorised)
	if MayReopen(n.closure()) == nil || n.closure().EndedOn() != "" {
		t.Error("what is authorised and not closed is reopened")
	}
	n.say(ItemClosed, "2026-11-20")
	if err := MayReopen(n.closure()); err != nil || n.closure().EndedOn() != "2026-11-20" {
		t.Errorf("what has ended is not reopened: %v", err)
	}
}
