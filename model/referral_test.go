package model

import (
	"slices"
	"strings"
	"testing"
)

// The life of a referral as practice has it: from each place, where it may go.
var lifeOfAReferral = map[string][]string{
	"considered":   {"offered", "agreed", "sent", "declined", "carries-on"},
	"offered":      {"agreed", "chose-not", "sent", "declined"},
	"agreed":       {"chose-not", "sent", "declined", "accepted"},
	"chose-not":    {"considered", "offered", "agreed"},
	"sent":         {"acknowledged", "more-asked", "declined", "accepted", "waiting", "booked", "chose-not"},
	"acknowledged": {"more-asked", "declined", "accepted", "waiting", "booked", "chose-not"},
	"more-asked":   {"acknowledged", "declined", "accepted", "waiting", "booked", "chose-not"},
	"declined":     {"considered", "offered"},
	"accepted":     {"waiting", "booked", "attended", "chose-not", "declined"},
	"waiting":      {"booked", "attended", "chose-not", "declined"},
	"booked":       {"attended", "not-brought", "cancelled", "chose-not"},
	"attended":     {"handed-over"},
	"not-brought":  {"waiting", "booked", "chose-not"},
	"cancelled":    {"waiting", "booked", "chose-not"},
	"handed-over":  {},
	"carries-on":   {"handed-over"},
}

func TestAReferralMovesOnlyAsReferralsDoPG4b(t *testing.T) {
	g := realGuide(t)
	it := g.Item(ItemReferral)
	f := Field{ItemReferral, clinic}
	for _, from := range it.Options {
		may, known := lifeOfAReferral[from.ID]
		if !known {
			t.Errorf("nothing is said of where %q may go", from.ID)
		}
		for _, to := range it.Options {
			if to.ID == from.ID {
				continue
			}
			n := opened()
			n.answer(ItemReferral, clinic, ok(Answer{Value: Value{from.ID}, On: "2026-11-02"}))
			why := Impossible(n.closure(), it, clinic, to.ID)
			_, err := Give(n.closure(), g, f, ok(Answer{Value: Value{to.ID}, On: "2026-11-10"}), today)
			if allowed := slices.Contains(may, to.ID); allowed != (why == "") || allowed != (err == nil) {
				t.Errorf("from %q to %q: %q, %v", from.ID, to.ID, why, err)
			}
			if why != "" && !strings.Contains(why, from.Words) {
				t.Errorf("from %q to %q it is not said how it stands: %s", from.ID, to.ID, why)
			}
		}
	}
}

func TestAReferralThatBeganBeforeTheClosureIsEnteredWhereItStands(t *testing.T) {
	g := realGuide(t)
	for _, o := range g.Item(ItemReferral).Options {
		if why := Impossible(opened().closure(), g.Item(ItemReferral), clinic, o.ID); why != "" {
			t.Errorf("%s: %s", o.ID, why)
		}
	}
}

func TestAMoveIsNotDatedBeforeTheOneItFollows(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}, On: "2026-11-10"}))
	_, err := Give(n.closure(), g, Field{ItemReferral, clinic}, ok(Answer{Value: Value{"accepted"}, On: "2026-11-09"}), today)
	if err == nil || !strings.Contains(err.Error(), "9 November 2026") {
		t.Errorf("accepted before it was sent gave %v", err)
	}
}

func TestAMoveWithoutADaySettlesNothing(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer(ItemReferral, clinic, value("accepted"))
	if Settled(n.closure(), g, g.Item(ItemReferral), clinic, today) {
		t.Error("nobody knows since when")
	}
}

func TestTheLifeOfAReferralIsKeptThoughAServiceDeclinesTwice(t *testing.T) {
	g := realGuide(t)
	n := opened()
	for i, to := range []string{"considered", "sent", "declined", "considered", "sent", "declined"} {
		a := ok(Answer{Value: Value{to}, On: Date("2026-11-02").Add(i), Evidence: "by telephone"})
		events, err := Give(n.closure(), g, Field{ItemReferral, clinic}, a, today)
		if err != nil {
			t.Fatalf("%s: %v", to, err)
		}
		n.write(events...)
	}
	var got []string
	for _, m := range ReferralOf(n.closure(), clinic) {
		got = append(got, m.To)
		if m.On == "" || m.Evidence == "" || m.By != "sam" {
			t.Errorf("%s lacks when, what shows it or who: %+v", m.To, m)
		}
	}
	if want := "considered sent declined considered sent declined"; strings.Join(got, " ") != want {
		t.Errorf("the life is %v", got)
	}
}

func TestACorrectionOfTheSameMoveIsNoMoveOfItsOwn(t *testing.T) {
	n := opened()
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}, On: "2026-11-10"}))
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}, On: "2026-11-11"}))
	if moves := ReferralOf(n.closure(), clinic); len(moves) != 1 || moves[0].On != "2026-11-11" {
		t.Errorf("the moves are %+v", moves)
	}
}

func TestWhatBecameOfAReferralBringsItsOwnQuestions(t *testing.T) {
	g := realGuide(t)
	for to, asked := range map[string][]string{
		"chose-not":   {"service.left-with-them"},
		"declined":    {"service.instead"},
		"waiting":     {"service.wait", "service.meanwhile", "service.check-back"},
		"booked":      {"service.first"},
		"not-brought": {"service.missed"},
		"cancelled":   {"service.missed"},
	} {
		for _, item := range asked {
			n := opened()
			if Applies(n.closure(), g, g.Item(item), clinic, today) {
				t.Errorf("%s is asked before anything happened", item)
			}
			n.answer(ItemReferral, clinic, ok(Answer{Value: Value{to}, On: "2026-11-02"}))
			if !Applies(n.closure(), g, g.Item(item), clinic, today) {
				t.Errorf("%s: %s is not asked", to, item)
			}
		}
	}
}

func TestADayThatIsPutInLaterIsHeldAgainstTheMoveBeforeToo(t *testing.T) {
	g := realGuide(t)
	n := opened()
	f := Field{ItemReferral, clinic}
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}, On: "2026-11-10"}))
	n.answer(ItemReferral, clinic, value("accepted"))
	if _, err := Give(n.closure(), g, f, ok(Answer{Value: Value{"accepted"}, On: "2026-11-09"}), today); err == nil {
		t.Error("accepted before it was sent")
	}
	if _, err := Give(n.closure(), g, f, ok(Answer{Value: Value{"accepted"}, On: "2026-11-10"}), today); err != nil {
		t.Error(err)
	}
}

func TestAMoveThatIsTakenBackIsNoneOfTheLife(t *testing.T) {
	n := opened()
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"considered"}, On: "2026-11-02"}))
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}, On: "2026-11-03"}))
	n.answer(ItemReferral, clinic, Answer{})
	if moves := ReferralOf(n.closure(), clinic); len(moves) != 1 || moves[0].To != "considered" {
		t.Errorf("the moves are %+v", moves)
	}
}

func TestASecondDeclineAsksForItsOwnReasonAndForWhatHappensInstead(t *testing.T) {
	g := realGuide(t)
	n := opened()
	instead := Field{"service.instead", clinic}
	open := func() bool { return Open(n.closure(), g, g.Item(instead.Item), clinic, today) }
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"declined"}, On: "2026-11-02"}))
	n.answer(instead.Item, clinic, value("No room; school holds it"))
	if open() {
		t.Fatal("the first decline is not settled")
	}
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"considered"}, On: "2026-11-05"}))
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"declined"}, On: "2026-11-09"}))
	if !open() {
		t.Error("what was said of the first decline stands for the second")
	}
	n.answer(instead.Item, clinic, value("Out of area; the adviser meets her monthly"))
	if open() {
		t.Error("the second decline is not settled")
	}
}
