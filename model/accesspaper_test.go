package model

import (
	"strings"
	"testing"
	"time"
)

func TestWhatWasSaidLastOfAPaperCountsForThatPaperAndReaderAlone(t *testing.T) {
	g, n := smallGuide(t), opened()
	for _, bad := range []PaperSafe{{"", mother, PaperHeld, today}, {"stored", clinic, PaperHeld, today}, {"stored", TheClosure, PaperHeld, today},
		{"stored", mother, "yes", today}, {"stored", mother, PaperHeld, ""}, {"stored", mother, PaperHeld, "2099-01-01"}} {
		if _, err := SayPaperSafe(n.closure(), g, bad, today); err == nil {
			t.Errorf("%+v is kept", bad)
		}
	}
	say := func(n *notebook, how string) Entry {
		t.Helper()
		events, err := SayPaperSafe(n.closure(), g, PaperSafe{"stored", mother, how, today}, today)
		if err != nil || len(events) != 1 {
			t.Fatal(events, err)
		}
		return n.write(events...)
	}
	is := func(n *notebook, want string) {
		t.Helper()
		got := ""
		if said := n.closure().PaperSaid("stored", mother); said != nil {
			got = said.How
		}
		if got != want {
			t.Errorf("what was said is %q, not %q", got, want)
		}
	}
	is(n, "")
	say(n, PaperBack)
	is(n, PaperBack)
	e := say(n, PaperHeld)
	is(n, PaperHeld)
	c := n.closure()
	if again, err := SayPaperSafe(c, g, PaperSafe{"stored", mother, PaperHeld, today}, today); err != nil || len(again) != 0 {
		t.Errorf("said again on one day it is noted twice: %v, %v", again, err)
	}
	if c.PaperSaid("record", mother) != nil || c.PaperSaid("stored", TheChild) != nil {
		t.Error("it is said of another paper, or of somebody else's")
	}
	if l := numbered(t, Everything(c, g), e); l.Title != "Whether the statement of what is stored is safe for Mother to hold" || !strings.Contains(pieces(l), "They said that it is") {
		t.Errorf("in date order it is\n%s", pieces(l))
	}
	events, words, err := Undo(c, g, e.By)
	if err != nil || words != "what was noted of whether the statement of what is stored is safe for Mother to hold" {
		t.Fatal(events, words, err)
	}
	apart := n.copy("kim", 700, n.clock.Add(-24*time.Hour))
	n.write(events...)
	is(n, PaperBack)
	say(n, PaperHeld)
	apart.write(PaperSafe{"stored", mother, PaperBack, today})
	n.entries = Merge(n.entries, apart.entries)
	is(n, PaperBack) // of two that were noted apart
	n.write(PaperSafe{"stored", stranger(), PaperHeld, today})
	if odd := n.closure().Odd; len(odd) != 1 || odd[0].Why != oddSubject {
		t.Errorf("of somebody who is not here: %v", odd)
	}
}

// stranger is an adult who is not in the closure.
func stranger() Subject { return Subject{Kind: KindAdult, ID: "nobody"} }

func TestAnotherAnswerSinceIsTold(t *testing.T) {
	n := opened()
	n.say("risk.safe", "no")
	n.write(PaperSafe{"stored", mother, PaperHeld, today})
	since := func() bool {
		c := n.closure()
		return c.OtherwiseSince(c.PaperSaid("stored", mother), about("risk.safe"), "yes")
	}
	if since() {
		t.Error("the answer came before")
	}
	n.say("risk.safe", "yes")
	if since() {
		t.Error("the answer since is no other")
	}
	n.say("risk.safe", "no")
	n.say("risk.safe", "yes")
	if !since() {
		t.Error("another answer came in between")
	}
}

func TestWhetherADisclosureIsSafeToHoldIsNoLineOfIt(t *testing.T) {
	g, n := smallGuide(t), opened()
	lines := len(Everything(n.closure(), g))
	n.write(AccessRead{"Ms Rees", today, lines})
	said := n.write(PaperSafe{paperAccess, TheChild, PaperHeld, today})
	n.write(Undone{said.ID})
	n.write(PaperSafe{paperAccess, TheChild, PaperBack, today})
	c := n.closure()
	if all := Everything(c, g); len(all) != lines || len(c.AccessUnseen(all)) != 0 {
		t.Errorf("of %d lines there are %d, and %d to be looked through", lines, len(all), len(c.AccessUnseen(all)))
	}
	n.write(PaperSafe{"stored", TheChild, PaperBack, today})
	if all := Everything(n.closure(), g); len(all) != lines+1 {
		t.Error("what was said of another paper is no line")
	}
}
