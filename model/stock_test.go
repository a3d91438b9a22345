package model

import (
	"testing"

	"handover/model/guide"
)

func TestAStockCountsEveryVersionAndWhatWasTakenBack(t *testing.T) {
	n := inTheGrid()
	first := StockOf(n.closure(), realGuide(t))
	n.say("start.decided", "2026-11-20")
	n.say("start.decided", "2026-11-21")
	n.write(Written{Field{"after.worked", TheClosure}, "Patience."}, SetAside{clinic}, Tried{Service: clinic, On: today, Who: "Jo", Outcome: "spoke"})
	s := StockOf(n.closure(), realGuide(t))
	if s.Entries != first.Entries+5 {
		t.Errorf("%d entries became %d", first.Entries, s.Entries)
	}
	if s.Stages[0].Stage != guide.Readiness || s.Stages[0].Answers != first.Stages[0].Answers+2 || s.Stages[0].Texts != first.Stages[0].Texts+1 {
		t.Errorf("readiness holds %+v, and held %+v", s.Stages[0], first.Stages[0])
	}
	if s.Calls != first.Calls+1 {
		t.Errorf("there are %d calls", s.Calls)
	}
	services := 0
	for _, kind := range s.Things {
		if kind.Kind == KindService {
			services = kind.N
		}
	}
	if services == 0 {
		t.Error("a service that was set aside is stored all the same")
	}
	if len(s.Writers) == 0 || s.First == "" || s.Last < s.First {
		t.Errorf("it was written by %+v from %s to %s", s.Writers, s.First, s.Last)
	}
}
