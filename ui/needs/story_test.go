package needs_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/needs"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

func emotional(d *desk.Desk) model.Answer {
	return d.Closure().Answer(model.Field{Item: "needs.emotional", Subject: model.TheChild})
}

func TestTheGridBeginsWithNobodyHavingLooked(t *testing.T) {
	page.Play(t, 80, 24, needs.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("Nobody has looked at the needs yet", "○ Feelings and wellbeing", "not looked at yet", "Mother: own support", "Ella: own needs", "Home, money and getting about")
		for _, n := range model.Needs(d.Closure(), d.Guide, d.Today()) {
			if n.Standing != "" {
				t.Errorf("%s was preset as %s", n.Item.ID, n.Standing)
			}
		}
	})
}

func TestAnActiveNeedThatNobodyHoldsStandsOutInWordsAndMark(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		page.Play(t, size[0], size[1], needs.Key, func(d *desk.Desk) {
			page.Give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
			page.Give(t, d, model.ItemReferral, page.Clinic, model.Answer{Status: model.Answered, Value: model.Value{"sent"}, On: d.Today()})
			page.Give(t, d, "needs.education", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"watch"}})
			page.Give(t, d, "needs.sibling", page.Sister, model.Answer{Status: model.Answered, Value: model.Value{"gap"}, By: "worker", On: "2027-01-11", Evidence: "the list opens"})
		}, func(d *desk.Desk, r *uitest.Robot) {
			r.See("2 active: 1 accepted as a gap, 1 not covered", "! Not covered: Feelings and wellbeing", "! Feelings and wellbeing", "active, NOT COVERED",
				"The clinic is named, and has not said yes yet", "To watch, and nobody named who does: School and learning", "gap, accepted", "look again 11 Jan 2027")
			page.Give(t, d, model.ItemReferral, page.Clinic, model.Answer{Status: model.Answered, Value: model.Value{"acknowledged"}, On: d.Today()})
			page.Give(t, d, model.ItemReferral, page.Clinic, model.Answer{Status: model.Answered, Value: model.Value{"accepted"}, On: d.Today()})
			page.Give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic", On: "2026-12-01"})
			r.Press("enter", "esc")
			r.See("2 active: 1 covered, 1 accepted as a gap", "active, covered", "from 1 Dec 2026")
			r.NotSee("NOT COVERED")
		})
	}
}

func TestOneKeySaysHowANeedStandsAndOneTakesItBack(t *testing.T) {
	page.Play(t, 80, 24, needs.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("3")
		r.See("active, NOT COVERED", "nobody is named")
		if got := emotional(d); !got.Value.Has("active") || got.By != "" || got.On != "" {
			t.Errorf("the key answered %+v", got)
		}
		r.Press("ctrl+z")
		r.See("Took back the answer to “Feelings and wellbeing”", "Nobody has looked at the needs yet")
		r.Press("down", "2", "down", "1")
		r.See("◐ School and learning", "✓ Physical health", "5 not looked at yet")
	})
}

func TestOneKeyKeepsWhoHelpsAndTouchesNoGap(t *testing.T) {
	page.Play(t, 80, 24, needs.Key, func(d *desk.Desk) {
		page.Give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"watch"}, By: "mother", On: d.Today(), Evidence: "she rings us"})
		page.Give(t, d, "needs.education", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"gap"}, By: "worker", On: "2027-01-11", Evidence: "the list opens"})
	}, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("1")
		if got := emotional(d); !got.Value.Has("settled") || got.By != "mother" || got.On != d.Today() || got.Evidence != "she rings us" {
			t.Errorf("the key lost what was said: %+v", got)
		}
		r.Press("down", "3")
		r.See("open it with Enter", "gap, accepted")
		if got := d.Closure().Answer(model.Field{Item: "needs.education", Subject: model.TheChild}); !got.Value.Has("gap") {
			t.Errorf("the key changed a gap: %+v", got)
		}
	})
}

func TestLettersThatGoSomewhereElsewhereAnswerNothingHere(t *testing.T) {
	page.Play(t, 80, 24, needs.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("w", "a", "s", "n", "p", "c", "t")
		r.See("Nobody has looked at the needs yet")
	})
}

func TestACellOffersTheServicesAndEscComesBackToItsRow(t *testing.T) {
	page.Play(t, 80, 24, needs.Key, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("down", "down", "enter")
		r.See("physical health stand, and who helps")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab")
		r.See("The clinic")
		r.Press("esc")
		r.See("› ○ Physical health")
		r.Press("enter", "ctrl+n")
		r.See("relationships with family and friends")
		r.Press("esc")
		r.See("› ○ Family and friends")
		r.Press("esc")
		r.See("The page before.")
	})
}

func TestTheGridFitsEveryWindow(t *testing.T) {
	page.Fits(t, needs.Key, func(d *desk.Desk) {
		page.Give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
		page.Give(t, d, "needs.physical", model.TheChild, model.Answer{Status: model.NotYet, On: d.Today().Add(30)})
		page.Give(t, d, "needs.parent", page.Mother, model.Answer{Status: model.Answered, Value: model.Value{"chose-not"}, Evidence: strings.Repeat("the leaflet ", 20)})
	}, func(r *room.Room) kit.Screen { return needs.New(r) })
}
