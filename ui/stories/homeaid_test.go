package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/question"
	"handover/ui/uitest"
)

// The reading aid in forms: it stands below the planned words in which the cursor is, and nowhere else.

var toldAmy = model.Field{Item: "say.why-ending", Subject: model.TheChild}

func TestWordsForHomeAreReadAlongBelowTheField(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := newLaptop(t)
		readsAlong(t, l)
		family(t, l)
		leaveAt(t, l, l.Desk.OpenID(), guide.Messages, toldAmy)
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Your words")
			r.NotSee("to look at")
			r.Type(aPage + " Amy claims so. The core group met.")
			r.NotSee("to look at", "Age ") // not while somebody types
			r.Wait(500 * time.Millisecond)
			r.See("2 to look at: F4", "Age ")
			r.NotSee("Reads at about age", "things to look at")
			r.Press("f4")
			r.See("“Amy claims”", "“core group”", "Better:")
			r.To("core group")
			r.Press("i")
			r.See("Left as it is.")
			if got := l.Desk.Closure().Text(toldAmy); !strings.HasSuffix(got, "The core group met.") {
				t.Errorf("what is left as it is stands nowhere: the journal holds %q", got)
			}
			r.To("Amy claims")
			r.Press("enter")
			r.Type("You say") // over the words: they were selected
			r.Wait(500 * time.Millisecond)
			r.See("You say so.", "Age ")
			r.NotSee("to look at:")
			r.Press("tab")
			r.NotSee("Age ")
			r.Press("y", "esc")
		})
		if got, want := l.Desk.Closure().Text(toldAmy), aPage+" You say so. The core group met."; got != want {
			t.Errorf("recorded %q, want %q", got, want)
		}
		if left := l.Desk.Closure().Left(toldAmy); len(left) != 1 {
			t.Errorf("left as they are: %v", left)
		}
	}
}

func TestEscLeavesTheListForWordsForHomeAsTheyWere(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	family(t, l)
	leaveAt(t, l, l.Desk.OpenID(), guide.Messages, toldAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Amy claims so.")
		r.Press("f4", "esc") // nobody waits for the background
		r.Type(" More.")
		r.See("Amy claims so. More.")
		r.Press("ctrl+u")
		r.Press("f4")
		r.See("There is nothing to look at in this text.")
		r.Press("tab", "f1")
		r.NotSee("F4") // in the answer there is nothing to read
	})
}

func TestALockAKillAndLeavingLoseNothingOfWordsForHomeThatAreRead(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	family(t, l)
	leaveAt(t, l, l.Desk.OpenID(), guide.Messages, toldAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Amy claims so.")
		r.Wait(390 * time.Millisecond) // a reading is about to begin
		r.Press("ctrl+l")
		r.See("The door is locked")
		r.Wait(time.Second)
		r.NotSee("claims")
		r.Press("enter")
		r.Wait(100 * time.Millisecond)
		r.See("Amy claims so.", "1 to look at: F4")
		r.Press("f4")
		r.See("“Amy claims”")
		r.Press("ctrl+l") // in the list
		r.NotSee("claims")
		r.Press("enter")
		r.Wait(100 * time.Millisecond)
		r.See("Amy claims so.", "1 to look at: F4")
		r.Type(" And more")
		r.Wait(700 * time.Millisecond)
		r.See("saved")
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Amy claims so. And more")
		r.Wait(100 * time.Millisecond)
		r.See("1 to look at: F4")
		r.Type(".")
		r.Press("esc")
		r.See("Amy, aged 10")
	})
	if got := l.Desk.Closure().Text(toldAmy); got != "Amy claims so. And more." {
		t.Errorf("recorded %q", got)
	}
}

func TestWordsForHomeAreReadAlongOnASheetWhereSomebodyReadsThem(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	family(t, l)
	leaveAt(t, l, l.Desk.OpenID(), guide.Messages, model.Field{Item: "ending.want-known", Subject: model.TheChild})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("What do you want Amy to know from you")
		r.Type("The core group met.")
		r.Wait(500 * time.Millisecond)
		r.See("1 to look at: F4")
		r.Press("tab") // their own words, which nobody corrects
		r.Type("The core group said I am brave.")
		r.Wait(time.Second)
		r.NotSee("to look at", "Age ")
		r.Press("f1")
		r.NotSee("F4")
		r.Press("esc", "shift+tab")
		r.Wait(100 * time.Millisecond)
		r.See("1 to look at: F4")
	})
}

func TestTheWaysToSayItForHomeFitEveryWindowAndGoAtTheLock(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	family(t, l)
	say(t, l, "start.part", model.TheClosure, "harmed")
	belief := model.Field{Item: "say.belief-in-family", Subject: model.TheClosure}
	leaveAt(t, l, l.Desk.OpenID(), guide.Messages, belief)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Has anyone in the family taken our ending", "› Your words", "Suggested for an adult, in", "ways that F2 shows:")
		r.Press("f2")
		r.To("To a parent who finds it hard to believe")
		r.See("It is hard to believe that this could happen")
		r.Press("esc")
		r.NotSee("It is hard to believe that this could happen") // looking at them is taking none
		r.Press("f2", "ctrl+l")
		r.See("The door is locked")
		r.NotSee("believe")
		r.Press("enter")
		r.See("ways that F2 shows:")
		put(r, "To a parent who finds it hard to believe")
		r.See("It is hard to believe that this could happen", "The words that are suggested stand on F1.")
		r.Wait(500 * time.Millisecond)
		r.See("Age ")
	})
	h, r := newHouse(l)
	r.Words = l.words
	l.reread()
	for _, f := range []model.Field{belief, toldAmy} {
		a := model.Ask{Item: l.Guide.Item(f.Item), Subject: f.Subject}
		form := question.Open(r, question.Alone(a), a)
		if cmd := h.Push(form); cmd != nil {
			form.Update(cmd())
		}
		uitest.Bodies(t, form)
		uitest.Keys(t, form.Keys())
	}
	a := model.Ask{Item: l.Guide.Item("say.right-to-seek-help"), Subject: model.TheChild}
	say(t, l, "tell.band", model.TheChild, "12-15")
	form := question.Open(r, question.Alone(a), a)
	h.Push(form)
	press(form, "f2")
	ways := h.stack[len(h.stack)-1]
	if ways == form {
		t.Fatal("there is no choice of words")
	}
	uitest.Bodies(t, ways)
	uitest.Keys(t, ways.Keys())
}
