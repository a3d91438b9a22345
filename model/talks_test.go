package model

import (
	"strings"
	"testing"
)

func TestTheThreeConversationsWarnWhereTheirOrderIsOutAndRefuseNothing(t *testing.T) {
	g := realGuide(t)
	type said struct{ item, on string }
	for _, c := range []struct {
		name string
		said []said // what is planned, or was held, with the child
		want string // what the warning says; "" for none
	}{
		{"asked, decided, told, goodbye, each on a day of its own", []said{{"consult.child", "2026-11-02"}, {itemTalkTell, "2026-11-27"}, {itemTalkGoodbye, "2026-12-04"}}, ""},
		{"nothing planned", nil, ""},
		{"asked after the decision", []said{{"consult.child", "2026-11-19"}}, "after the decision of 10 November 2026"},
		{"to be asked after the decision", []said{{itemTalkConsult, "2026-12-02"}}, "planned for 2 December 2026, after the decision"},
		{"told before the decision", []said{{itemToldWhy, "2026-11-04"}}, "before the decision of 10 November 2026"},
		{"told before being asked", []said{{"consult.child", "2026-11-09"}, {itemToldWhy, "2026-11-08"}}, "before they are asked, on 9 November 2026"},
		{"goodbye before telling", []said{{itemTalkTell, "2026-12-04"}, {itemTalkGoodbye, "2026-12-01"}}, "before they are told, planned for 4 December 2026"},
		{"telling and goodbye on one day", []said{{itemTalkTell, "2026-12-04"}, {itemTalkGoodbye, "2026-12-04"}}, "on one day"},
		{"asked as planned, and early enough, though the plan was for later", []said{{itemTalkConsult, "2026-12-02"}, {"consult.child", "2026-11-02"}}, ""},
	} {
		n := opened()
		n.say("start.decided", "2026-11-10")
		for _, s := range c.said {
			f := Field{s.item, TheChild}
			a := Answer{Value: Value{s.on}}
			switch s.item {
			case "consult.child":
				a = Answer{Value: Value{"alone"}, On: Date(s.on)}
			case itemToldWhy:
				a = Answer{Value: Value{"yes"}, On: Date(s.on)}
			}
			events, err := Give(n.closure(), g, f, a, today)
			if err != nil {
				t.Fatalf("%s: refused: %v", c.name, err)
			}
			n.write(events...)
		}
		got := strings.Join(TalkWarnings(n.closure(), g, TheChild, today), " ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: it warns %q", c.name, got)
		}
	}
}

func TestATalkThatWasNotHeldDoesNotCountAsHeld(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.say("start.decided", "2026-11-10")
	n.answer("consult.child", TheChild, Answer{Status: Answered, Value: Value{"not-asked"}, On: "2026-11-15"})
	n.answer(itemToldWhy, TheChild, Answer{Status: Answered, Value: Value{"no"}, On: "2026-11-04"})
	if got := TalkWarnings(n.closure(), g, TheChild, today); len(got) != 0 {
		t.Errorf("it warns %q", got)
	}
}

func TestEachPersonHasTheirOwnThreeConversations(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.answer(ItemCaring, mother, value("yes"))
	n.say("start.decided", "2026-11-10")
	n.answer(itemTalkTell, mother, value("2026-11-04"))
	if got := TalkWarnings(n.closure(), g, TheChild, today); len(got) != 0 {
		t.Errorf("what is planned with the mother warns at the child: %q", got)
	}
	if got := TalkWarnings(n.closure(), g, mother, today); len(got) != 1 {
		t.Errorf("at the mother it warns %q", got)
	}
}

func TestTheQuestionsThatSayWhenTheTalksAreAreInTheGuide(t *testing.T) {
	g := realGuide(t)
	for _, id := range []string{itemTalkConsult, itemTalkTell, itemTalkGoodbye, itemToldWhy, itemLastVisit, itemDecided,
		consulted(TheChild), consulted(mother), ItemBand, ItemWish, ItemContactAllowed} {
		if g.Item(id) == nil {
			t.Errorf("no question is called %q", id)
		}
	}
	for _, q := range []string{consulted(TheChild), consulted(mother)} {
		if g.Item(q).Option(notAsked) == nil {
			t.Errorf("%s cannot be answered %q", q, notAsked)
		}
	}
}
