package caseload

import (
	"testing"

	"handover/model"
)

func TestAClosedClosureSaysSoAndHowMuchIsLeftToShare(t *testing.T) {
	for want, h := range map[string]model.Header{
		"closed, 3 to share": {State: model.ClosedLife, ToShare: 3},
		"closed":             {State: model.ClosedLife},
		"closed, all shared": {State: model.ClosedAllShared},
		"":                   {State: model.Authorised},
	} {
		if got := endedWords(h); got != want {
			t.Errorf("%s is told as %q, not %q", h.State, got, want)
		}
	}
}

func TestWhereThereIsNoRoomForBothAClosedClosureSaysThatItIsClosed(t *testing.T) {
	h := model.Header{Reference: "HR-204", Child: "K.M.", State: model.ClosedLife, ToShare: 24}
	for w, want := range map[int]string{
		120: "closed, 24 to share. Second talk, telling: the day  due in 2 days", 90: "closed, 24 to share. Second talk, telling: the day  due in 2 days", 80: "closed, 24 to share  due in 2 days",
	} {
		s := &Screen{w: w}
		if got := s.comes(h, "Second talk, telling: the day", "  due in 2 days"); got != want {
			t.Errorf("in %d columns it says %q", w, got)
		}
	}
	h.State = model.Preparing
	if got := (&Screen{w: 60}).comes(h, "Sent to the manager", ""); got != "Sent to the manager" {
		t.Errorf("while it goes on it says %q", got)
	}
}
