package question_test

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/uitest"
)

func TestASheetOfSevenShortQuestionsIsTypedThroughWithTabAlone(t *testing.T) {
	said := []struct{ item, words, kept string }{
		{"talk.where", "At school, in the small room", "At school, in the small room"},
		{"talk.with", "Her teacher", "Her teacher"}, {"talk.day", "3 11 2026", "2026-11-03"},
		{"talk.aids", "Pictures, and time", "Pictures, and time"}, {"talk.visits", "2", "2"},
		{"talk.near", "Her aunt", "Her aunt"}, {"talk.calm", "Drawing", "Drawing"},
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := newLaptop(t)
		l.Play(size[0], size[1], func(r *uitest.Robot) {
			r.See("The talk", "0 of 7", "Worry")
			if size[0] == 80 { // beside a wide list stands what is asked
				r.NotSee("Talk: where")
			}
			r.Open("The talk")
			r.See("The talk", "K.M. may remember this day for years. (practice guide, section 3)", "Where will it be?", "It helps to know where beforehand. (known from practice)", "F3")
			for _, s := range said {
				r.Type(s.words)
				behind(r, s.words)
				r.Press("tab")
			}
			r.See("[ Next question ]", "saved")
			r.Press("esc")
			r.See("7 of 7")
		})
		for _, s := range said {
			if a := l.answer(s.item); a.Value.First() != s.kept || a.Status != model.Answered {
				t.Errorf("at %v %s is %+v", size, s.item, a)
			}
		}
	}
}

func TestOnlyWhatWasTouchedOnASheetIsAnEntry(t *testing.T) {
	l := newLaptop(t)
	before := len(l.Desk.Closure().Heads)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("The talk")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab", "tab", "esc")
		r.Open("Worry")
		r.Press("tab", "tab", "tab", "tab", "tab", "esc")
		r.See("0 of 7", "Worry")
	})
	if c := l.Desk.Closure(); len(c.Fields()) != 0 || len(c.Heads) != before {
		t.Errorf("there is something about %v", c.Fields())
	}
}

func TestALockInTheMiddleOfASheetKeepsEveryLetterAndTheFocus(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("Worry")
		r.Press("tab")
		r.Type("We will draw it\nand keep the dra")
		r.Press("ctrl+l")
		r.See("The door is locked")
		r.NotSee("draw")
		r.Press("enter")
		r.See("We will draw it", "and keep the dra")
		r.Type("wing.")
		behind(r, "and keep the drawing.")
		r.Press("esc")
		r.Open("The talk")
		r.Type("At home")
		r.Press("tab")
		r.Type("Her si")
		r.Press("ctrl+l", "enter")
		r.See("Her si", "At home")
		r.Type("ster")
		behind(r, "Her sister")
		r.Press("esc")
	})
	if got := l.text("worry.do"); got != "We will draw it\nand keep the drawing." {
		t.Errorf("the words are %q", got)
	}
	if got := l.answer("talk.with").Value.First(); got != "Her sister" {
		t.Errorf("the answer is %q", got)
	}
}

func TestAKillInTheMiddleOfASheetKeepsEveryLetterThatWasSaved(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("The talk")
		r.Type("At her gran")
		r.Wait(700 * time.Millisecond)
		r.Press("esc")
		r.Open("Worry")
		r.Press("tab")
		r.Type("Zoe\u0308 draws.\nThen we sit")
		r.Wait(700 * time.Millisecond)
		r.See("saved")
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("Worry")
		r.See("Zoë draws.", "Then we sit")
		r.Press("esc")
		r.Open("The talk")
		r.See("At her gran")
	})
	if got := l.text("worry.do"); got != "Zoë draws.\nThen we sit" {
		t.Errorf("the words are %q", got)
	}
}

func TestAQuestionAppearsAndGoesAsAnotherIsAnsweredAndWhatWasTypedIsKept(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Open("Worry")
		r.See("How likely is it that K.M. worries?", "What will you do about it?")
		r.NotSee("What will you say to it?")
		r.Press("1")
		r.See("(•) Likely", "Plan for it.", "What will you say to it?")
		r.Press("tab")
		r.Type("It is all right to worry.")
		r.Press("shift+tab", "2")
		r.See("(•) Unlikely")
		r.NotSee("What will you say to it?", "all right to worry")
		r.Press("tab")
		r.Type("We ring on Friday.")
		r.Press("shift+tab", "1")
		r.See("What will you say to it?", "It is all right to worry.", "We ring on Friday.")
		r.Press("esc")
		r.See("Worry", "3 of 3")
	})
	if l.text("worry.say") != "It is all right to worry." || l.text("worry.do") != "We ring on Friday." {
		t.Errorf("the words are %q and %q", l.text("worry.say"), l.text("worry.do"))
	}
}

func TestTheCursorStandsRightInTheWordsOfASheetInAnyLanguage(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("Worry")
		r.Press("tab")
		for _, words := range []string{"Paid â phoeni, Llŷr", "Zażółć gęślą jaźń", "日本語で話す", "a family 👩‍👩‍👧"} {
			r.Paste(words)
			x, y := r.Cursor()
			if line := strings.TrimRight(r.Line(y), " "); kit.Width(line) != x || !strings.Contains(line, words[:5]) {
				t.Errorf("the cursor is at %d of %q", x, line)
			}
			r.Press("enter")
		}
	})
}

func TestNextStepsPastAllOfASheetAndBackToIt(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("The talk")
		r.Type("At school")
		r.Press("ctrl+p")
		r.See("This is the first one.")
		r.Press("ctrl+n")
		r.See("How likely is it")
		r.Press("ctrl+n")
		r.See("Has K.M. heard that it was not their fault?")
		r.Press("ctrl+p")
		r.See("It sits beside relief.")
		r.Press("ctrl+p")
		r.See("At school")
	})
	if got := l.answer("talk.where").Value.First(); got != "At school" {
		t.Errorf("the answer is %q", got)
	}
}

func TestHowAQuestionOfASheetStandsIsSaidOnAPageOfItsOwn(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 30, func(r *uitest.Robot) {
		r.Open("The talk")
		r.Press("tab", "tab", "f3")
		r.See("On what day?", "Not yet", "To discuss with the manager")
		r.Press("tab", "space", "tab")
		r.Type("1 12 2026")
		r.Press("esc")
		r.See("The talk", "Marked: not yet, planned for 1 December 2026.")
		r.Type("2 11 2026")
		r.Press("tab")
		r.NotSee("Marked: not yet")
	})
	if a := l.answer("talk.day"); a.Status != model.Answered || a.Value.First() != "2026-11-02" || a.On != "" {
		t.Errorf("the answer is %+v", a)
	}
}

func TestWhoIsAskedBesideWordsOfASheetWhereTheQuestionNeedsIt(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Open("Worry")
		r.See("What will you do about it?", "Who does it", "Ana Lopez")
		r.NotSee("What shows it")
		r.Press("tab")
		r.See("Query: settled, or given a reason, before ending involvement")
		r.Type("We ring.")
		r.Press("tab")
		r.See("Answered, without who.")
		r.Press("space")
		r.NotSee("Answered, without who.")
		r.Press("ctrl+z")
		r.See("Took back", "Answered, without who.")
	})
	if a := l.answer("worry.do"); a.By != "" || l.text("worry.do") != "We ring." {
		t.Errorf("the answer is %+v, the words %q", a, l.text("worry.do"))
	}
}

func TestEscLetsGoOfWhatIsSelectedBeforeItLeavesTheSheet(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Open("Worry")
		r.Press("tab")
		r.Type("We ring on Friday.")
		r.Press("ctrl+a", "ctrl+c")
		r.See("Copied 4 words")
		r.Press("ctrl+c", "esc")
		r.See("It sits beside relief.")
		r.Press("ctrl+z") // the last burst of typing
		r.NotSee("We ring on Friday.")
		r.Press("f8", "esc")
		r.See("The talks")
	})
	if got := l.text("worry.do"); got != "We ring on Friday." {
		t.Errorf("the words are %q", got)
	}
}

func TestTwoAnswersOnASheetAreOpenedToChoose(t *testing.T) {
	l := newLaptop(t)
	f := model.Field{Item: "worry.do", Subject: model.TheChild}
	apart(l, f, "We ring on Friday.", "We write a card.")
	l.Play(80, 30, func(r *uitest.Robot) {
		r.See("two answers")
		r.Open("Worry")
		r.Press("tab")
		r.See("Two answers: open to choose")
		r.Press("enter")
		r.See("Two people said this apart", "{+ring on Friday.+}", "{+write a card.+}")
		r.Press("enter")
		r.See("Which one holds?")
		r.Press("esc")
		r.Press(numberOf(r, "We write a card."))
		r.See("Is this the one to keep?")
		r.Press("right", "enter")
		r.See("It sits beside relief.", "We write a card.")
		r.NotSee("We ring on Friday.", "Two answers")
	})
	if got := l.text("worry.do"); got != "We write a card." || len(l.Desk.Closure().Apart(f)) != 0 {
		t.Errorf("the words are %q", got)
	}
}

// numberOf is the number before those of several versions, one below the other, that says so.
func numberOf(r *uitest.Robot, words string) string {
	r.T.Helper()
	n := ""
	for _, line := range r.Lines() {
		line = strings.NewReplacer("{+", "", "+}", "").Replace(strings.TrimSpace(line))
		if first, _, _ := strings.Cut(line, " "); first == "1" || first == "2" {
			n = first
		}
		if strings.Contains(line, words) {
			return n
		}
	}
	r.T.Fatalf("does not see %q on\n%s", words, r.Screen())
	return ""
}

func TestASheetFitsEveryWindowAndItsKeysExist(t *testing.T) {
	l := newLaptop(t)
	l.say("start.born", "2017-05-04")
	for _, title := range []string{"talk.calm", "worry.do", "say.fault", "left.chosen"} {
		s := screen(l, title)
		uitest.Bodies(t, s)
		uitest.Keys(t, s.Keys())
	}
}

func TestAQuestionOffersTheLinesAndServicesThatMayBeLeftWithSomebody(t *testing.T) {
	l := newLaptop(t)
	l.say("start.nation", "england")
	service := l.Adds(model.KindService, "The Lighthouse")
	l.Play(100, 40, func(r *uitest.Robot) {
		r.Open("What the leaflet names")
		r.See("Childline", "The Lighthouse")
		r.Press("1", "2")
		r.See("[✓] Childline", "under 19, about anything at all", "[✓] The Lighthouse")
		r.Press("esc")
	})
	if got := l.answer("left.chosen").Value; len(got) != 2 || !got.Has("childline") || !got.Has("service/"+service.ID) {
		t.Errorf("chosen: %v", got)
	}
}
