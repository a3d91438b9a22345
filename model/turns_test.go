package model

import "testing"

func TestEachDeclineKeepsItsOwnReasonPG4b(t *testing.T) {
	g, n := realGuide(t), opened()
	to := func(option string, on Date) {
		n.answer(ItemReferral, clinic, Answer{Status: Answered, Value: Value{option}, On: on})
	}
	instead := func(words string) { n.answer("service.instead", clinic, value(words)) }
	to("sent", "2026-11-02")
	to("declined", "2026-11-04")
	instead("too young")
	instead("too young; try again at eight")
	to("declined", "2026-11-05") // the day put right
	to("considered", "2026-11-06")
	instead("never asked for while it is considered")
	to("sent", "2026-11-07")
	to("declined", "2026-11-09")
	want := []struct {
		to, reason string
		on         Date
	}{{"sent", "", "2026-11-02"}, {"declined", "too young; try again at eight", "2026-11-05"}, {"considered", "", "2026-11-06"},
		{"sent", "", "2026-11-07"}, {"declined", "", "2026-11-09"}}
	turns := Turns(n.closure(), g, clinic)
	if len(turns) != len(want) {
		t.Fatalf("the life is %+v", turns)
	}
	for i, w := range want {
		turn := turns[i]
		if turn.To != w.to || turn.On != w.on {
			t.Errorf("move %d is %s on %s", i, turn.To, turn.On)
		}
		if turn.To != "declined" {
			if len(turn.Said) > 0 {
				t.Errorf("%s brings questions: %+v", turn.To, turn.Said)
			}
			continue
		}
		if len(turn.Said) != 1 || turn.Said[0].Item.ID != "service.instead" || turn.Said[0].Answer.Value.First() != w.reason {
			t.Errorf("move %d: %+v", i, turn.Said)
		}
	}
}

func TestWhatWasLeftWithAFamilyThatChoseNotToStaysWithThatMovePG5l(t *testing.T) {
	g, n := realGuide(t), opened()
	n.answer(ItemReferral, clinic, Answer{Status: Answered, Value: Value{"chose-not"}, On: "2026-11-02"})
	n.answer("service.left-with-them", clinic, value("the leaflet, and Jo's number"))
	n.answer(ItemReferral, clinic, Answer{Status: Answered, Value: Value{"agreed"}, On: "2026-11-12"})
	turns := Turns(n.closure(), g, clinic)
	if len(turns) != 2 || len(turns[0].Said) != 1 || turns[0].Said[0].Answer.Value.First() != "the leaflet, and Jo's number" {
		t.Errorf("the life is %+v", turns)
	}
}

func TestAReferralOfWhichNothingIsSaidHasNoLife(t *testing.T) {
	if turns := Turns(opened().closure(), realGuide(t), clinic); len(turns) > 0 {
		t.Errorf("its life is %+v", turns)
	}
}
