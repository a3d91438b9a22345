package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/ui/uitest"
)

func TestAQueryCanStayOpenWithAReasonThatTheManagerSees(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc")
		p := &typist{r: r, g: l.Guide}
		p.row("Full chronology")
		p.field("Why it can stay as it is")
		r.Type("The record system is down until Monday.")
		r.Press("esc")
		r.See("stays, with a reason")
	})
	c := l.Desk.Closure()
	if got := c.About("record.chronology").Because; got != "The record system is down until Monday." {
		t.Errorf("the reason is %q", got)
	}
}

func TestWhatIsPlannedComesNextOnTheCaseloadAndIsCalledLateOnceItIs(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc")
		p := &typist{r: r, g: l.Guide}
		p.row("Views")
		r.Press("f3") // how it stands
		choose(r, "Not yet")
		p.field("Planned for")
		r.Type("23 11 2026")
		r.Press("esc", "esc")
		r.See("due tomorrow")
		r.Press("esc")
		r.See("Next: Child consulted")
		r.Press("esc")
		r.See("Child consulted", "due tomorrow")
		r.Wait(3 * 24 * 60 * 60 * 1e9) // the laptop locks itself meanwhile
		r.Press("enter")
		r.Press("enter", "esc", "esc")
		r.See("late in one of them", "2 days late")
	})
}

func TestAPersonSetAsideKeepsWhatWasSaidAndComesBack(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc", "p")
		r.Open("Add an adult in the family")
		r.Type("Mrs Marsh\n")
		r.Open("Mrs Marsh")
		r.Open("Caring role")
		choose(r, "Yes")
		r.Press("esc", "esc")
		r.To("Mrs Marsh")
		r.Press("x")
		r.See("Set Mrs Marsh aside?")
		r.Press("right", "enter")
		r.See("Mrs Marsh is set aside.")
		r.Press("ctrl+z")
		r.See("Took back setting Mrs Marsh aside")
		r.Open("Mrs Marsh")
		r.See("Caring role", "Yes")
	})
}

func TestAnAnswerToAQuestionThatStopsApplyingIsKeptAndShownAsSetAside(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 50, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		p := &typist{r: r, g: l.Guide}
		r.Press("esc")
		p.row("What applies")
		choose(r, "A court order")
		r.Press("esc")
		p.row("When the order ends")
		r.Type("1 12 2026")
		r.Press("esc")
		p.row("What applies")
		choose(r, "A court order")
		r.Press("esc", "end")
		r.See("Set aside: kept, but not asked now", "When the order ends")
	})
}

func TestTheWordsAreThoseOfTheNation(t *testing.T) {
	l := newLaptop(t)
	l.Play(100, 40, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		p := &typist{r: r, g: l.Guide}
		choose(r, "Wales")
		r.Press("esc")
		r.See("Wales Safeguarding Procedures")
		p.row("The plan that followed")
		r.See("Care and support plan", "Care and support protection plan")
		r.NotSee("hild in need plan")
		r.Press("esc")
		p.row("England or Wales")
		choose(r, "England")
		r.Press("esc")
		r.See("Working Together")
		p.row("The plan that followed")
		r.See("hild in need plan", "hild protection plan")
	})
}

func TestADateThatCannotBeIsExplainedBesideItAndTheTypingStays(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("ctrl+n")
		r.See("When was K.M. born?")
		for _, typed := range []string{"31 2 2017", "4 5 3000", "soon", "4 5 2030"} {
			r.Type(typed)
			r.Press("enter") // what is not right yet keeps the focus
			r.See("› Answer", typed)
			r.See(map[string]string{
				"31 2 2017": "Not a date that exists", "soon": "Not a date that exists",
				"4 5 3000": "The year 3000 cannot be", "4 5 2030": "still to come",
			}[typed])
			r.Press("esc")
			r.See("keeps what you typed") // nobody is held at a question; what was typed waits there
			r.Press("esc", "enter")
			r.See("When was K.M. born?", typed)
			r.Press("end", "ctrl+u")
		}
	})
	if v := l.Desk.Closure().About(model.ItemBorn).Value; len(v) > 0 {
		t.Errorf("born %v", v)
	}
}

func TestControlAndDirectionCharactersThatWerePastedAreTakenOut(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Paste("one\r\ntwo\u202e\x1b[31m\u2066three\u0000")
		r.Press("esc")
	})
	got := l.Desk.Closure().Text(model.Field{Item: "record.reason", Subject: model.TheClosure})
	if got != "one\ntwo[31mthree" {
		t.Errorf("the text is %q", got)
	}
}

func TestATextCanBeTakenBackToWhatItWas(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("First words.")
		r.Press("esc")
		r.Open("Reason for involvement")
		r.Type(" Second words.")
		r.Press("esc")
		r.See("4 words")
		r.Press("ctrl+z")
		r.See("Took back the text of “Reason for involvement”", "2 words")
		r.Open("Reason for involvement")
		r.See("First words.")
		r.NotSee("Second words.")
	})
}

func TestKeysTypedAheadReachTheScreensThatTheyWereMeantFor(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("n", "h", "r", "tab", "k", "m", "tab", "enter", "down", "space")
		r.See("(•) Wales")
		r.Press("esc", "esc", "esc")
		r.See("hr  km")
	})
}

func TestHelpIsThereOnEveryScreen(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		help := func() {
			t.Helper()
			r.Press("f1")
			r.See("Help: ")
			for range 3 { // what is said of the page itself stands before its keys
				if !strings.Contains(r.Screen(), "Keys here") {
					r.Press("pgdown")
				}
			}
			r.See("Keys here")
			r.Press("esc")
		}
		help()
		r.Press("n")
		help()
		r.Press("esc")
		begin(r, "HR-204", "K.M.")
		help()
		r.Press("esc")
		help()
		r.Press("esc")
		help()
		for _, page := range []string{"Handover", "Messages", "Closing summary", "What stands in the way", "People and services", "Documents"} {
			r.Open(page)
			help()
			r.Press("esc")
		}
	})
}

func TestAWindowThatIsTooSmallSaysSoAndLosesNothing(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("Still here.")
		r.Resize(20, 5)
		if s := strings.Join(strings.Fields(r.Screen()), " "); !strings.Contains(s, "too small") {
			t.Errorf("it says:\n%s", r.Screen())
		}
		r.Resize(80, 24)
		r.See("Still here.")
	})
}
