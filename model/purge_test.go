package model

import (
	"slices"
	"strings"
	"testing"
)

func TestTheLocalCopyMayGoOnceNothingStandsInTheWay(t *testing.T) {
	g := keptGuide(t)
	n := opened()
	n.write(Written{about("record.reason"), "Because"})
	titles := func() []string {
		var out []string
		for _, b := range MayPurge(n.closure(), g, today) {
			if b.Title == "" || b.What == "" || b.Why == "" || b.Mend == "" || strings.ContainsAny(b.What+b.Why+b.Mend, "{}") {
				t.Errorf("something is not said: %+v", b)
			}
			out = append(out, b.Title)
		}
		return out
	}
	for _, step := range []struct {
		write []Event
		want  []string
	}{
		{nil, []string{"Not transferred yet", "The Closure Record"}},
		{[]Event{Held{Because: "a complaint"}}, []string{"Not transferred yet", "On hold", "The Closure Record"}},
		{[]Event{Transferred{On: "2026-11-23", As: "CR-1"}}, []string{"Not transferred yet", "On hold", "The Closure Record"}}, // from a file: no change would let it through
		{[]Event{Transferred{On: "2026-11-22", As: "CR-1"}}, []string{"On hold", "The Closure Record"}},
		{[]Event{Lodged{What: "record", Where: "documents"}}, []string{"On hold"}},
		{[]Event{Released{Because: "it is answered"}}, nil}, // long before any clock has run out
		{[]Event{Written{about("record.reason"), "Because of this"}}, []string{"The Closure Record", "Entered after the transfer"}},
	} {
		n.write(step.write...)
		if got := titles(); !slices.Equal(got, step.want) {
			t.Errorf("after %+v stand in the way %q, not %q", step.write, got, step.want)
		}
	}
}

func TestEachReasonAgainstThePurgeSaysHowToMendIt(t *testing.T) {
	g := keptGuide(t)
	n := full()
	n.write(Held{Because: "a complaint"}, Lodged{What: "calls", Where: "there"}, Tried{Service: clinic, On: today, Outcome: "spoke"})
	mend := map[string]string{}
	for _, b := range MayPurge(n.closure(), g, today) {
		mend[b.Title] = b.What + " " + b.Mend
		if (b.Lack == "") != (b.Title == "On hold") || b.Since.IsZero() {
			t.Errorf("%+v", b)
		}
	}
	for title, want := range map[string]string{
		"On hold":                       "On hold since 2 November 2026: a complaint. Once that is over, end the hold, and say why.",
		"Calls, and what was said back": "1 entry of this kind came since it was last dealt with. Say where it lies in the council's record, or why it is not needed there.",
		"What the child said":           "There is 1 entry of this kind, and nothing here says where it lies in the council's record. Say where it lies in the council's record, or why it is not needed there.",
		"Entered after the transfer":    "There are 2 entries of this kind, and nothing here says where they lie in the council's record. Put it into the council's record too, and enter that transfer; or say where it lies in the council's record, or why it is not needed there.",
	} {
		if mend[title] != want {
			t.Errorf("%s: %s\nnot %s", title, mend[title], want)
		}
	}
}
