package stories

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/uitest"
)

func TestAWorkerBeginsAClosureAndFindsItAgain(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("No closures yet", "n new closure")
		begin(r, "HR-204", "K.M.")
		choose(r, "Wales")
		r.See("saved 09:00")
		r.Press("ctrl+n")
		r.See("When was K.M. born?")
		r.Press("esc", "esc")
		r.See("HR-204", "K.M.", "considering")
		r.Press("esc")
		r.See("Your closures", "HR-204")
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("HR-204", "K.M.")
	})
}

func TestTheProgramOpensWhereItWasLeft(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.See("When was K.M. born?")
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("When was K.M. born?")
		r.Press("esc")
		r.See("Readiness", "This ending")
		r.Press("esc")
		r.See("The four stages")
		r.Open("Handover")
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Who carries on")
		r.Press("esc", "esc")
		r.See("Your closures")
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Your closures")
	})
}

func TestNothingIsPresetAndAnAnswerCanBeTakenBack(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.NotSee("(•)")
		choose(r, "Wales")
		r.See("(•) Wales")
		r.Press("ctrl+z")
		r.See("Took back the answer to “England or Wales”")
		r.NotSee("(•)")
	})
}

func TestSayingThatSocialCareNeverBecameInvolvedLeadsToTheOtherGuide(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc")
		r.Open("What the involvement was")
		choose(r, "never became involved")
		r.See("When the threshold for intervention")
		r.Press("esc", "esc")
		r.Open("What stands in the way")
		r.To("What the involvement was")
		r.See("leaves this open")
	})
}

func TestWordsTypedAreThereAfterTheProgramIsKilled(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("K.M. told a teacher.")
		r.Wait(time.Second)
		r.See("saved 09:00")
	}) // the robot kills the program
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("K.M. told a teacher.")
	})
}

func TestWhatStandsInTheWayLeadsThereAndBack(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc", "w")
		r.See("Going to the manager (", "Gates: each is settled before this step", "since today")
		r.Open("Safe")
		choose(r, "No")
		r.Press("esc")
		r.See("What stands in the way", "leaves this open")
		r.Press("tab")
		r.See("Ending (")
	})
}

func TestAServiceShowsItsEightMarksItsAttemptsAndTheWordsItNeeds(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 30, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Handover")
		r.Press("a")
		r.Type("Harbour therapy\n")
		for _, mark := range []string{"planned", "spoken", "content covered", "read back", "summary sent", "receipt confirmed", "introduced", "family knows"} {
			r.See(mark)
		}
		r.Press("l")
		choose(r, "no answer")
		r.Press("tab")
		r.Type("today")
		r.Press("tab")
		r.Type("Front desk")
		r.Press("tab", "tab", "enter")
		r.See("Tried once; last on 22 Nov 2026: no answer, Front desk")
		r.Press("b")
		r.See("For: Harbour therapy")
	})
	if tries := l.Desk.Closure(); tries != nil && len(tries.Tries) != 1 {
		t.Errorf("%d attempts", len(tries.Tries))
	}
}

func TestASectionIsStartedFromWhatIsRecordedReadAndWrittenOut(t *testing.T) {
	l := newLaptop(t)
	file := filepath.Join(t.TempDir(), "record.txt")
	l.Play(80, 30, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc")
		r.Open("What the involvement was")
		choose(r, "An assessment")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Press("f2")
		r.See("What the involvement was: An assessment")
		r.Press("ctrl+end")
		r.Type("\nMy own words.")
		r.Press("esc", "v")
		r.See("Closure Record", "Draft: not authorised")
		r.Press("o", "enter")
		r.See("not sealed")
		r.Press("t", "ctrl+u")
		r.Type(file + "\n")
		r.See("Written, unsealed")
	})
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(b); !strings.Contains(text, "My own words.\r\n") || !strings.Contains(text, "REASON FOR INVOLVEMENT") {
		t.Errorf("written out:\n%s", text)
	}
}

func TestTheLaptopLocksItselfAfterAWarningAndKeepsWhatWasTyped(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("Half a sen")
		r.Wait(4*time.Minute + 10*time.Second)
		r.See("Locks in a minute")
		r.Wait(time.Minute)
		r.See("The door is locked.")
		r.NotSee("Half a sen", "HR-204")
		r.Press("enter")
		r.See("Half a sen")
	})
}

func TestWordsThatCannotBeSavedStayOnTheScreen(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		l.Engine.Fail(1, -1)
		r.Type("Not lost.")
		r.Wait(3 * time.Second)
		r.See("NOT SAVED", "Not lost.")
		r.Press("ctrl+q")
		if r.Ended() {
			t.Fatal("it ended without saving")
		}
		r.See("Stay", "Try again")
		l.Engine.Fail(0, 0)
		r.Wait(time.Second) // the dialog opened by itself: it takes no key that was on its way
		r.Press("esc")
		r.Wait(31 * time.Second)
		r.NotSee("NOT SAVED")
	})
}

func TestAPasteThatIsTooLongIsRefusedWholeWithTheCount(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("Before.")
		r.Paste(strings.Repeat("word ", 5000))
		r.See("Before.", "25,000")
		r.Press("esc", "esc") // the first puts the refusal away
	})
	f := model.Field{Item: "record.reason", Subject: model.TheClosure}
	if _, err := l.Desk.Open(l.Desk.OpenID()); err != nil {
		t.Fatal(err)
	}
	if text := l.Desk.Closure().Text(f); text != "Before." {
		t.Errorf("the text is %q", text[:min(len(text), 80)])
	}
}
