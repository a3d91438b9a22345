package export_test

import (
	"slices"
	"strings"
	"testing"

	"handover/model"
	"handover/ui/uitest"
)

func TestALetterThatIsNotSafeToHoldIsInNoSetAndSaysSoByItself(t *testing.T) {
	l := newLaptop(t, "DEMO-TEEN-1")
	l.Play(80, 24, func(r *uitest.Robot) {
		to(r, "the child", "Letter")
		r.See("not to hold", "another way is chosen")
		r.Press("o")
		r.See("Letter, for K.R.", "! Not safe for them to hold a letter: another way is chosen")
		r.Press("esc", "a", "t")
		if strings.Contains(r.Screen(), "Given on") {
			r.Press("enter")
		}
		r.Press("enter")
		r.See("Not safe for them to hold a letter", "can be written out by itself, with o")
	})
	for _, name := range l.files() {
		if strings.Contains(name, "letter") {
			t.Errorf("there is %s", name)
		}
	}
}

func TestABriefingWithoutASettledBasisForSharingIsInNoSet(t *testing.T) {
	for _, a := range []model.Answer{{Status: model.NotYet}, {Status: model.Answered, Value: model.Value{"told"}}} {
		l := newLaptop(t, "DEMO-WAL-1")
		dolwen := model.Subject{Kind: model.KindService, ID: "dolwen"}
		name := l.Desk.Closure().Name(dolwen)
		l.Gives("service.basis", dolwen, a)
		l.Play(120, 48, func(r *uitest.Robot) {
			to(r, name, "Briefing sheet")
			r.See("no basis")
			r.Press("a", "t")
			if strings.Contains(r.Screen(), "Given on") {
				r.Press("enter")
			}
			r.Press("enter")
			r.See("Settle it under Handover, on the page of " + name)
		})
		for _, file := range l.files() {
			if strings.Contains(file, "briefing") {
				t.Errorf("there is %s", file)
			}
		}
	}
}

func TestAStatementIsAskedAboutAgainThoughALetterIsSafeToHold(t *testing.T) {
	l := newLaptop(t, "DEMO-ENG-1")
	l.Gives("letter.safe-to-hold", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"safe"}, Evidence: "with her sister"})
	l.Play(120, 48, func(r *uitest.Robot) {
		to(r, "the child", "Statement of what is stored")
		r.See("ask again", "They said that a letter is safe for them to hold.")
		r.Press("a", "t")
		if strings.Contains(r.Screen(), "Given on") {
			r.Press("enter")
		}
		r.Press("enter")
		r.See("This paper says more than a letter")
		for _, name := range l.files() {
			if strings.Contains(name, "stored") {
				t.Errorf("there is %s", name)
			}
		}
		r.Press("enter")
		to(r, "the child", "Statement of what is stored")
		r.Press("o", "t")
		r.See("Is this safe for them to hold?")
		r.Press("1", "tab", "enter")
		r.See("Written, unsealed.")
		r.Press("enter")
		r.See("Safe for them to hold, as they said of this on 22 November 2026.")
		r.Press("o", "t")
		r.NotSee("Is this safe for them to hold?")
		r.Press("esc", "a", "t")
		if strings.Contains(r.Screen(), "Given on") {
			r.Press("enter")
		}
		r.Press("enter")
		r.NotSee("This paper says more than a letter")
	})
	if got := slices.DeleteFunc(l.files(), func(name string) bool { return !strings.Contains(name, "stored") }); len(got) != 2 {
		t.Errorf("by itself and in the set there are %v", got)
	}
	l.Gives("letter.safe-to-hold", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"another-way"}, Evidence: "her brother looks"})
	l.Play(120, 48, func(r *uitest.Robot) {
		to(r, "the child", "Statement of what is stored")
		r.See("Not safe for them to hold a letter: another way is chosen.")
		r.NotSee("as they said of this")
	})
	l.Gives("letter.safe-to-hold", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"safe"}, Evidence: "with her sister again"})
	l.Play(120, 48, func(r *uitest.Robot) {
		to(r, "the child", "Statement of what is stored")
		r.See("ask again")
		r.NotSee("as they said of this")
	})
}

func TestAStatementThatIsReadTogetherIsHeldBackUntilTheySaySo(t *testing.T) {
	l := newLaptop(t, "DEMO-ENG-1")
	l.Gives("letter.safe-to-hold", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"safe"}, Evidence: "with her sister"})
	l.Play(120, 48, func(r *uitest.Robot) {
		to(r, "the child", "Statement of what is stored")
		r.Press("o", "t", "2", "tab", "enter")
		r.See("Written, unsealed.")
		r.Press("enter")
		r.See("take back", "To be read together and taken back.")
		r.Press("a", "t")
		if strings.Contains(r.Screen(), "Given on") {
			r.Press("enter")
		}
		r.Press("enter")
		r.See("To be read together and taken back.")
		r.Press("enter")
		to(r, "the child", "Statement of what is stored")
		r.Press("o", "t")
		r.See("Is this safe for them to hold?")
		r.Press("1", "tab", "enter")
		r.See("Written, unsealed.")
		r.Press("enter")
		r.See("Safe for them to hold, as they said of this")
	})
	if said := l.Desk.Closure().PaperSaid("stored", model.TheChild); said == nil || said.How != model.PaperHeld {
		t.Errorf("the closure has %+v", said)
	}
}
