package stories

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/enginetest"
	"handover/ui/uitest"
)

func TestAGoodDateStaysRecordedWhileItIsBeingChanged(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.Type("3 11 2015")
		r.Press("tab", "shift+tab", "end", "backspace", "backspace", "backspace", "backspace", "tab")
		r.Wait(3 * time.Second)
		if got := l.Desk.Closure().About(model.ItemBorn).Value.First(); got != "2015-11-03" {
			t.Errorf("half a date stands where the whole one was: %q", got)
		}
	}) // killed
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("When was K.M. born?", "3 November")
		if got := l.Desk.Closure().About(model.ItemBorn).Value.First(); got != "2015-11-03" {
			t.Errorf("after the kill it is %q", got)
		}
	})
}

func TestWordsThatAreNoAnswerYetAreThereAgainAfterAKill(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.Type("31 2 2015")
		r.Wait(3 * time.Second)
	})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("31 2 2015", "What was typed for “Date of birth”")
	})
}

func TestAnAnswerEndsToDiscuss(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		choose(r, "To discuss")
		r.Press("esc")
		r.Open("Date of birth")
		r.Type("3 11 2015")
		r.Press("esc")
		if a := l.Desk.Closure().About(model.ItemBorn); a.Status != model.Answered {
			t.Errorf("it is %+v", a)
		}
		r.Open("England or Wales")
		choose(r, "To discuss")
		choose(r, "To discuss") // again takes it back
		r.NotSee("(•)")
	})
}

func TestLookingAtAnAnswerNeverChangesIt(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 44, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc")
		jo := l.Adds(model.KindProfessional, "Jo Hale")
		want := model.Answer{Status: model.Answered, Value: model.Value{"wales"}, By: model.PersonID(jo.ID)}
		give := func(c *model.Closure) ([]model.Event, error) {
			return model.Give(c, l.Guide, model.Field{Item: model.ItemNation, Subject: model.TheClosure}, want, l.Desk.Today())
		}
		aside := func(c *model.Closure) ([]model.Event, error) { return model.PutAside(c, l.Guide, jo) }
		l.Keeps(give)
		l.Keeps(aside)
		r.Open("England or Wales")
		r.Press("esc")
		if got := l.Desk.Closure().About(model.ItemNation); !got.Equal(want) {
			t.Errorf("after only looking it is %+v", got)
		}
	})
}

func TestAChoiceThatCannotBeSavedSaysSoAndIsTriedAgain(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		choose(r, "Wales")
		l.Engine.Fail(enginetest.Refused, -1)
		choose(r, "England")
		r.See("NOT SAVED", "could not be saved")
		r.Press("esc")
		r.See("Which nation") // it stays until the disk takes it
		l.Engine.Fail(enginetest.None, 0)
		r.Press("esc", "esc")
		r.See("Readiness", "saved 09:00")
	})
	if got := l.Desk.Closure().About(model.ItemNation).Value.First(); got != "england" {
		t.Errorf("it is %q", got)
	}
}

func TestAQuestionAboutWhatWasTakenBackIsLeft(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Harbour therapy\n")
		r.Open("How the referral stands")
		r.Press("ctrl+z")
		r.See("Took back adding Harbour therapy", "Handover")
		r.NotSee("How the referral stands")
	})
}

func TestAnAnswerThatIsSetAsideIsReadAndLeft(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Harbour therapy\n")
		r.Open("What it is for")
		r.Type("Talking")
		r.Press("esc", "esc", "esc", "p")
		r.To("Harbour therapy")
		r.Press("x", "tab", "enter", "esc")
		r.Open("Handover")
		r.Open("Harbour therapy: what it is for")
		r.See("set aside", "Talking", "not asked now")
		r.Press("esc")
		r.See("Set aside: kept, but not asked now")
	})
}

func TestTheNextQuestionIsTheNextThatIsAskedNow(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.Type("3 11 2015")
		r.Press("ctrl+n")
		r.NotSee("How old") // the date of birth says it
		r.See("What the involvement was")
		r.Press("esc")
		r.See("› ○ What the involvement was")
	})
}

func TestANameThatIsRefusedCanBeMended(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Harbour therapy\n")
		r.Press("esc", "a")
		r.Type("Harbour therapy\n")
		r.See("Harbour therapy is here already", "Add a service")
		r.Type(" West\n")
		r.See("Harbour therapy West")
	})
}

func TestAnAttemptBeingNotedWaitsInItsOwnClosureWithItsChoices(t *testing.T) {
	file := `{"format":"handover closure","version":1,"workers":[{"id":"w","name":"W","role":""}],"entries":[
{"by":"w","kind":"opened","fields":{"reference":"REF","child":"X"}},
{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"camhs"},"name":"CAMHS"}}]}`
	l := newLaptop(t)
	for _, ref := range []string{"AAA-1", "BBB-2"} {
		if _, err := l.Desk.Import(strings.NewReader(strings.ReplaceAll(file, "REF", ref)), false); err != nil {
			t.Fatal(err)
		}
		l.Desk.Shut()
	}
	attempt := func(r *uitest.Robot, ref string) {
		r.Open(ref)
		r.Open("Handover")
		r.Open("CAMHS")
		r.Press("l")
	}
	l.Play(80, 30, func(r *uitest.Robot) {
		attempt(r, "AAA-1")
		choose(r, "no answer")
		r.Press("tab", "tab")
		r.Type("Ms Jones")
		r.Wait(3 * time.Second)
	})
	l.Play(80, 30, func(r *uitest.Robot) {
		r.Open("CAMHS")
		r.Press("l")
		r.See("(•) no answer", "Ms Jones")
		r.Press("esc", "esc", "esc", "esc")
		attempt(r, "BBB-2")
		r.NotSee("(•)", "Ms Jones")
	})
}

func TestTwoAnswersGivenApartAreShownAndAPersonChooses(t *testing.T) {
	l := newLaptop(t)
	f := model.Field{Item: model.ItemNation, Subject: model.TheClosure}
	l.Begins("HR-1", "K")
	var b bytes.Buffer
	if err := l.Desk.Export(&b); err != nil {
		t.Fatal(err)
	}
	file, err := model.ReadFile(&b, model.Reading{Guide: l.Guide, NewID: store.NewID, Now: uitest.Clock(), By: "w"})
	if err != nil {
		t.Fatal(err)
	}
	head := file.Entries[len(file.Entries)-1]
	for _, v := range []string{"england", "wales"} {
		file.Entries = append(file.Entries, model.Entry{
			ID: model.EntryID(store.NewID()), After: []model.EntryID{head.ID}, At: uitest.Clock(), By: head.By,
			Event: model.AnswerGiven{Field: f, Answer: model.Answer{Status: model.Answered, Value: model.Value{v}}},
		})
	}
	b.Reset()
	if err := model.WriteFile(&b, model.ClosureID(store.NewID()), file.Entries, file.Workers); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Desk.Import(strings.NewReader(strings.ReplaceAll(b.String(), "HR-1", "HR-9")), false); err != nil {
		t.Fatal(err)
	}
	l.Desk.Shut()
	l.Play(80, 30, func(r *uitest.Robot) {
		r.Open("HR-9")
		r.Open("Readiness")
		r.See("two answers")
		r.Open("England or Wales")
		r.See("Two people said this apart", "England", "Wales")
		r.Press("esc")
		if n := len(l.Desk.Closure().Apart(f)); n != 2 {
			t.Errorf("after only looking there are %d", n)
		}
		r.Open("England or Wales")
		second := "2"
		if screen := r.Screen(); strings.Index(screen, "{+Wales+}") < strings.Index(screen, "{+England+}") {
			second = "1"
		}
		r.Press(second, "right", "enter")
		r.See("(•) Wales")
	})
}

func TestALockedLaptopCanBeResized(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+l")
		r.See("The door is locked")
		r.Resize(100, 30)
		r.Press("enter")
		r.See("England or Wales")
	})
}

func TestHelpAndUndoLeaveTheWorkerInTheSameField(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		choose(r, "Wales")
		p := &typist{r: r, g: l.Guide}
		p.field("What shows it")
		r.Type("record p3")
		r.Press("tab", "shift+tab", "end")
		r.Press("f1", "esc")
		r.Type(", 1 May")
		r.Press("esc")
	})
	if a := l.Desk.Closure().About(model.ItemNation); a.Evidence != "record p3, 1 May" || a.Value.First() != "wales" {
		t.Errorf("it is %+v", a)
	}
}

func TestWordsTypedOverWhatWasTakenBackAreThereAfterAKill(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		choose(r, "Wales")
		p := &typist{r: r, g: l.Guide}
		p.field("What shows it")
		r.Type("record p3")
		r.Press("tab", "shift+tab", "end")
		r.Type(", and more")
		r.Wait(2 * time.Second)
		r.Press("ctrl+z")
		r.See("record p3, and more")
	})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("record p3, and more")
	})
}

func TestARefusedChoiceIsExplainedAndHoldsNobody(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 44, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Readiness")
		r.Open("What applies")
		choose(r, "Domestic abuse")
		choose(r, "None of these")
		r.See("cannot be chosen along with another answer", "[ ] None of these")
		r.Press("tab", "tab", "shift+tab", "up", "esc")
		r.See("Readiness")
		r.NotSee("keeps what you typed")
	})
}

func TestATextThatIsPutBackAsItWasIsRecordedSo(t *testing.T) {
	l := newLaptop(t)
	f := model.Field{Item: "record.reason", Subject: model.TheClosure}
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("A")
		r.Press("esc")
		r.Open("Reason for involvement")
		r.Type("B")
		for range 4 { // past five minutes of writing the text becomes an entry by itself
			r.Wait(100 * time.Second)
			r.Type("x")
			r.Press("backspace")
			r.Wait(time.Second)
		}
		r.Press("backspace", "esc")
		if got := l.Desk.Closure().Text(f); got != "A" {
			t.Errorf("the text is %q", got)
		}
	})
}

func TestANameHalfTypedInABoxWaitsThere(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Harbour ther")
		r.Wait(time.Second)
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("a")
		r.See("Harbour ther")
		r.Type("apy\n")
		r.See("Harbour therapy")
		r.Press("esc", "a")
		r.Type("School\n") // the box was empty again
	})
	if _, err := l.Desk.Open(l.Desk.OpenID()); err != nil {
		t.Fatal(err)
	}
	if all := l.Desk.Closure().Of(model.KindService); len(all) != 2 || all[0].Name != "Harbour therapy" || all[1].Name != "School" {
		t.Errorf("services: %+v", all)
	}
}
