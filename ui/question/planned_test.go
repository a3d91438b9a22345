package question_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

func TestThePlannedWordsAreOneThingAndHavingSaidThemAnother(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := newLaptop(t)
		l.say("start.born", "2017-05-04")
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			r.Open("Not their fault")
			r.See("Has K.M. heard that it was not their fault?", "Your words",
				"Suggested for 8 to 11, for harm done to them: “It was not your fault. Not any of it.”",
				"Suggested for 8 to 11, if they blame themselves: “Some children think that they caused it. They did not, K.M., and neither did you.”")
			r.Type("You did nothing wrong, ")
			r.Type("Amy.\nNothing at all.")
			behind(r, "Nothing at all.")
			r.Press("tab")
			r.See("saved")
			if a := l.answer("say.fault"); !a.Empty() {
				t.Errorf("planning the words answered the question: %+v", a)
			}
			r.Press("y", "esc")
		})
		if got := l.text("say.fault"); got != "You did nothing wrong, Amy.\nNothing at all." {
			t.Errorf("the words are %q", got)
		}
		if a := l.answer("say.fault"); a.Value.First() != "yes" {
			t.Errorf("the answer is %+v", a)
		}
	}
}

func TestSuggestedWordsAreChosenAndNeverWrittenOverOnesOwn(t *testing.T) {
	l := newLaptop(t)
	l.say("start.born", "2017-05-04")
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("Not their fault")
		r.Press("f2")
		r.See("Which words?", "For harm done to them", "If they blame themselves", "It was not your fault. Not any of it.")
		r.Press("down")
		r.See("Some children think that they caused it.")
		r.NotSee("Not any of it.")
		r.Press("enter")
		r.See("These are suggested words. Make them yours.")
		r.Type(" Truly.")
		behind(r, "did you. Truly.")
		r.Press("f2")
		r.See("They are yours, and nothing is written over them.")
		r.Press("esc", "esc")
		r.Open("They can ask again")
		r.Press("f2") // the only words there are
		behind(r, "You can ask us again.")
		r.Press("esc")
	})
	if got := l.text("say.fault"); got != "Some children think that they caused it. They did not, K.M., and neither did you. Truly." {
		t.Errorf("the words are %q", got)
	}
	if got := l.text("say.again"); got != "You can ask us again." {
		t.Errorf("the words are %q", got)
	}
}

func TestSuggestedWordsAreForWhomTheyAreSaid(t *testing.T) {
	l := newLaptop(t)
	mother := l.Adds(model.KindAdult, "Mrs Marsh")
	l.Play(100, 40, func(r *uitest.Robot) {
		r.Open("They can ask again")
		r.See("Neither the age nor the understanding of K.M. is known, so no words are suggested.", "“Date of birth” (readiness)")
		r.Press("f2")
		r.See("Your words")
		r.NotSee("Which words?")
		r.Press("esc", "esc")
		r.Open("Mrs Marsh: they can ask again")
		r.See("Suggested for an adult: “Ring us whenever you want to.”")
		r.Press("f2")
		behind(r, "Ring us whenever you want to.")
		r.Press("esc")
	})
	if got := l.Desk.Closure().Text(model.Field{Item: "say.again", Subject: mother}); got != "Ring us whenever you want to." {
		t.Errorf("the words are %q", got)
	}
}

func TestWordsThatAreComposedTakeThePlaceOfTheGuides(t *testing.T) {
	l := newLaptop(t)
	l.say("start.born", "2017-05-04")
	l.suggest = func(a model.Ask) []guide.Wording {
		if a.Item.ID != "say.again" {
			return nil
		}
		return []guide.Wording{{Text: "On Monday the Lighthouse rings you."}}
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("They can ask again")
		r.See("Suggested for 8 to 11: “On Monday the Lighthouse rings you.”")
		r.Press("esc")
		r.Open("Not their fault")
		r.See("“It was not your fault.")
	})
}

func TestALongSuggestionLeavesOnesOwnWordsInSight(t *testing.T) {
	l := newLaptop(t)
	l.say("start.born", "2017-05-04")
	l.suggest = func(model.Ask) []guide.Wording {
		return []guide.Wording{{Text: strings.Repeat("First we ring the school and say who comes. ", 30)}}
	}
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("They can ask again")
		r.Type("Mine.")
		behind(r, "Mine.")
		r.See("say who comes.")
		r.Press("ctrl+u", "f2")
		behind(r, "comes.")
		r.Press("tab", "shift+tab")
		r.See("The words that are suggested stand on F1.")
		r.Press("tab", "y", "esc")
	})
	if a := l.answer("say.again"); a.Value.First() != "yes" {
		t.Errorf("the answer is %+v", a)
	}
}

func TestWordsArePlannedUnderALockAndAKillToo(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("They can ask again")
		r.Type("Ring the bell")
		r.Press("ctrl+l", "enter")
		r.Type(" twice.")
		behind(r, "Ring the bell twice.")
		r.Press("f1")
		r.See("Help:")
		r.Press("esc")
		r.Wait(7e8)
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("They can ask again")
		r.See("Ring the bell twice.")
	})
}
