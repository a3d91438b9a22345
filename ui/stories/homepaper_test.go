package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

func TestWhatGoesHomeToAFamilyWhoNeedAnInterpreter(t *testing.T) {
	l := known(t, "Amy", "2016-02-03", [2]string{"start.part", "harmed"})
	mother := l.mother()
	const (
		interpreter = "Polish, with Mrs Nowak of the agency; a woman"
		inPolish    = "Szanowna Pani Rachel, piszę do Pani, bo kończymy naszą pracę z Amy. Amy jest bezpieczna i ma wokół siebie dobrych ludzi. " +
			"Może Pani do nas zadzwonić, kiedy tylko będzie Pani chciała. Nikt nie powiedział, że nic się nie stało. CAMHS zadzwoni w poniedziałek rano i opowie, co będzie dalej. Dziękuję Pani za wszystko."
	)
	l.Play(100, 44, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("People and services")
		r.Open("Rachel Tarn")
		open(r, "English")
		choose(r, "No")
		r.Press("esc")
		onRow(r, "Language and interpreter", interpreter)
		home(r)
		r.Open("Messages")
		r.Open("Rachel Tarn")
		for _, talk := range []string{"First talk, asking", "Second talk, telling", "Third talk, goodbye"} {
			open(r, talk)
			fillIn(r, "What does Rachel Tarn need to follow and to answer", interpreter)
			r.Press("esc")
		}
		open(r, "They can ask again")
		r.Type(inPolish)
		r.Wait(500 * time.Millisecond)
		r.NotSee("Age ", "to look at")
		r.Press("f4")
		r.See("There is nothing to look at in this text.")
		r.Press("esc")
		open(r, "The letter")
		r.Type(inPolish)
		r.Wait(500 * time.Millisecond)
		r.NotSee("Reads at", "to look at: F4")
		r.Press("f7")
		reads(r, "Szanowna Pani Rachel", "Dziękuję Pani")
		r.Press("esc", "esc")
	})
	l.reread()
	if a := l.said("adult.english", mother); !a.Value.Has("no") {
		t.Errorf("English: %+v", a)
	}
	for _, item := range []string{"adult.language", "talk.consult.aids", "talk.tell.aids", "talk.goodbye.aids"} {
		if a := l.said(item, mother); a.Value.First() != interpreter {
			t.Errorf("%s: %+v", item, a)
		}
	}
	for _, item := range []string{"letter.text", "say.ask-again"} {
		if got := l.text(item, mother); got != inPolish {
			t.Errorf("%s: %q", item, got)
		}
	}
}

func TestWhatGoesToAHomeWhereNoLetterIsSafe(t *testing.T) {
	l := known(t, "Amy", "2016-02-03", [2]string{"start.part", "harmed"})
	const way = "Read with her at school, and kept in my file"
	l.Play(80, 24, func(r *uitest.Robot) {
		toHome(r, "Amy, aged 10")
		open(r, "The letter")
		r.Type("Dear Amy,\n\nI liked our walks.\n")
		r.Press("f7")
		reads(r, "I liked our walks.", "It is not asked yet whether it is safe for Amy to hold a letter")
		r.Press("esc", "esc")
		for _, title := range []string{"Safe to hold a letter", "Safe to hold a leaflet"} {
			open(r, title)
			choose(r, "No, and another way is chosen")
			r.See("without what shows it")
			fillIn(r, "What shows it", way)
			r.Press("esc")
		}
		open(r, "What the leaflet names")
		choose(r, "Childline")
		r.Press("esc")
		r.Press("v")
		reads(r, "I liked our walks.", "For you, and not for the paper", "Do not hand this over: another way is chosen for Amy. "+way)
		r.Press("esc", "l")
		reads(r, "Childline", "Do not hand this over: another way is chosen for Amy. "+way)
		r.Press("esc")
		l.stands(guide.Shared, "letter.given", model.TheChild, "")
		open(r, "The letter given")
		choose(r, "Read together, and taken back")
		fillIn(r, "On what day", "20 11 2026")
		r.Press("esc")
		l.clear(guide.Close, "letter.safe-to-hold", model.TheChild)
		l.clear(guide.Close, "left.safe-to-hold", model.TheChild)
		l.clear(guide.Shared, "letter.given", model.TheChild)
	})
	l.reread()
	for item, want := range map[string]string{"letter.safe-to-hold": "another-way", "left.safe-to-hold": "another-way", "letter.given": "read"} {
		if a := l.said(item, model.TheChild); a.Value.First() != want || want == "another-way" && a.Evidence != way {
			t.Errorf("%s: %+v", item, a)
		}
	}
	if letter := l.text("letter.text", model.TheChild); strings.Contains(letter, way) {
		t.Errorf("what is for the worker alone stands in the letter: %q", letter)
	}
}

func TestTalksThatGoHomeOutOfOrderAreWarnedOfAndNothingIsRefused(t *testing.T) {
	l := known(t, "Amy", "2016-02-03")
	day := func(r *uitest.Robot, talk, on string) {
		t.Helper()
		open(r, talk)
		fillIn(r, "On what day?", on)
		r.Press("tab", "esc")
	}
	refuses := func() {
		t.Helper()
		for _, s := range []guide.Step{guide.Submit, guide.Close, guide.Shared} {
			for _, b := range model.Outstanding(l.Desk.Closure(), l.Guide, s, l.Desk.Today()) {
				if strings.HasPrefix(b.Field.Item, "talk.") {
					t.Errorf("%s stands in the way: %s", b.Field.Item, b.What)
				}
			}
		}
	}
	l.Play(80, 40, func(r *uitest.Robot) {
		toHome(r, "Amy, aged 10")
		refuses() // nothing is planned yet
		day(r, "Second talk, telling", "1 12 2026")
		r.NotSee("before they are asked", "!")
		day(r, "First talk, asking", "8 12 2026")
		r.See("Telling Amy is planned for 1 December 2026, before they are asked, planned for 8 December 2026.")
		day(r, "Third talk, goodbye", "1 12 2026")
		r.See("Telling and goodbye are on one day, 1 December 2026.")
		day(r, "Third talk, goodbye", "30 11 2026")
		r.See("The goodbye to Amy is planned for 30 November 2026, before they are told")
		refuses()
		day(r, "First talk, asking", "26 11 2026") // in order again, but for the goodbye
		r.NotSee("before they are asked")
		day(r, "Third talk, goodbye", "15 12 2026")
		r.NotSee("The goodbye to Amy is planned", "on one day")
	})
	l.reread()
	for item, want := range map[string]string{"talk.consult.when": "2026-11-26", "talk.tell.when": "2026-12-01", "talk.goodbye.when": "2026-12-15"} {
		if a := l.said(item, model.TheChild); a.Value.First() != want {
			t.Errorf("%s: %+v", item, a)
		}
	}
}

func TestAnAppointmentThatIsChangedIsOfferedOnceToALetterThatGoesHome(t *testing.T) {
	l := known(t, "Amy", "2014-02-03", [2]string{"start.part", "harmed"})
	service := l.Adds(model.KindService, "Harbour therapy")
	for item, v := range map[string]string{"service.purpose": "Somebody to talk to", "service.referral": "booked", "service.first": "2026-12-02", "service.basis": "agreed"} {
		say(t, l, item, service, v)
	}
	moved := func(r *uitest.Robot, on string) {
		t.Helper()
		toService(r, "Harbour therapy")
		open(r, "The first appointment")
		fillIn(r, "Answer", on)
		r.Press("esc")
		home(r)
		r.Open("Messages")
		r.Open("Amy, aged 12")
		open(r, "The letter")
	}
	l.Play(80, 30, func(r *uitest.Robot) {
		toHome(r, "Amy, aged 12")
		open(r, "The letter")
		r.Press("f2")
		r.See("A first draft")
		r.NotSee("has changed: F5")
		r.Press("ctrl+end")
		r.Type("\n\nMine.")
		moved(r, "9 12 2026")
		r.See("has changed: F5")
		if strings.Contains(l.text("letter.text", model.TheChild), "9 December") {
			t.Error("the letter was changed for the writer")
		}
		r.Press("f5")
		r.See("Harbour therapy", "It could say now", "9 December 2026")
		r.Press("enter")
		r.See("Your own words stand as they were")
		r.NotSee("has changed: F5")
		r.Press("esc")
		open(r, "The letter")
		r.NotSee("has changed: F5") // once
		moved(r, "16 12 2026")
		r.See("has changed: F5")
		r.Press("f5")
		r.See("16 December 2026")
		r.Press("i")
		r.See("This is not offered again.")
		r.Press("esc")
		r.NotSee("has changed: F5")
		r.Press("esc")
		open(r, "The letter")
		r.NotSee("has changed: F5")
		r.Press("esc")
	})
	l.reread()
	letter := l.text("letter.text", model.TheChild)
	if !strings.Contains(letter, "2 December 2026") || !strings.Contains(letter, "9 December 2026") || strings.Contains(letter, "16 December 2026") || !strings.HasSuffix(letter, "\n\nMine.") {
		t.Errorf("the letter reads\n%s", letter)
	}
}

func TestAKillInTheMiddleOfWhatGoesHomeTakesNoLetter(t *testing.T) {
	for _, c := range []struct {
		name, item, label, words string
		part                     string // what is typed there
	}{
		{"a sheet", "talk.tell.badly", "How might it go badly", "She may run. Then Gran\ngoes after her, and I wa", model.PartText},
		{"a short answer of a sheet", "talk.tell.near", "Who is near Amy afterwards", "Gran, and on Frid", model.PartValue},
		{"planned words", "say.why-ending", "Your words", "We stop, Zoë.\n\nNot because of y", model.PartText},
		{"a letter", "letter.text", "", "Dear Amy,\n\nI liked our wa", model.PartText},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := known(t, "Amy", "2016-02-03")
			f := model.Field{Item: c.item, Subject: model.TheChild}
			leaveAt(t, l, l.Desk.OpenID(), guide.Messages, f)
			last := c.words[strings.LastIndex(c.words, "\n")+1:]
			l.Play(80, 24, func(r *uitest.Robot) {
				r.Wait(100 * time.Millisecond)
				if c.label != "" {
					r.See("› " + c.label)
				}
				r.Type(c.words)
				r.Wait(390 * time.Millisecond)
				r.See(last)
				r.Wait(700 * time.Millisecond)
				r.See("saved 09:0")
			}) // killed
			l.Play(80, 24, func(r *uitest.Robot) {
				r.See(last)
				x, y := r.Cursor()
				if before := strings.TrimRight(string([]rune(r.Line(y))[:x]), " "); !strings.HasSuffix(before, last) {
					r.Press("ctrl+end") // the letter opens at its end too
				}
				r.Press("end")
				r.Type(".")
				r.Press("esc")
			})
			l.reread()
			got := l.text(c.item, model.TheChild)
			if c.part == model.PartValue {
				got = l.said(c.item, model.TheChild).Value.First()
			}
			if got != c.words+"." {
				t.Errorf("there is %q, want %q", got, c.words+".")
			}
		})
	}
}
